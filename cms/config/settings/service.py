"""The service profile: PostgreSQL and everything else from the environment; system checks name what is missing."""

from __future__ import annotations

from cms.config.settings.base import *
from cms.config.settings.base import env

# An editor's work is not lost for it; the log says which door forgot.
REFUSE_OUTSIDE_TRANSACTION = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=True)
# Probes come straight to the server, without TLS.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("TRUST_PROXY", default=False) else None
SECURE_HSTS_SECONDS = env.number("HSTS_SECONDS", default=31536000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
PROFILE_REQUIRES = [
    "SECRET_KEY",
    "DATABASE_URL",
    "ALLOWED_HOSTS",
    "EMAIL_URL",
    "API_URL",
    "CLUB_URL",
    "EDITION_KEYS_DIR",
    "PRIVATE_DIR",
    "FRONTEND_KEYS",
]
