"""The service profile: PostgreSQL and everything else from the environment; system checks name what is missing."""

from __future__ import annotations

from cms.config.settings.base import *
from cms.config.settings.base import env

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("TRUST_PROXY", default=False) else None
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31536000)
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
