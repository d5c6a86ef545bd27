"""Settings shared by every profile. What a deployment changes comes from the environment (docs/configuration.md)."""

from __future__ import annotations

from pathlib import Path

from cms.config.environment import Environment

ROOT = Path(__file__).resolve().parents[3]

env = Environment()
env.read_file(ROOT / ".env")
# What could not be read; a system check says it (cms.core.checks).
ENVIRONMENT_PROBLEMS = env.problems

DEBUG = env.flag("DEBUG", default=False)
SECRET_KEY = env.text("SECRET_KEY")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", default=("localhost", ".localhost", "127.0.0.1"))
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "gateway",
    "workflows.curation",
    "workflows.voting",
    "workflows.people",
    "workflows.core",
    "cms.mirroring",
    "cms.pages",
    "cms.collections",
    "cms.sites",
    "cms.core",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail.contrib.simple_translation",
    "wagtail",
    "wagtail_headless_preview",
    "modelcluster",
    "taggit",
    "guardian",
    "graphene_django",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.sites.middleware.PagesOfOnesOwn",
    # Last, so that the whole of an unsafe request is one transaction (gateway G23).
    "cms.core.middleware.AtomicUnsafeRequests",
]

ROOT_URLCONF = "cms.config.urls"
ASGI_APPLICATION = "cms.config.asgi.application"
WSGI_APPLICATION = "cms.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# Database -----------------------------------------------------------------------------------------------------------
DATABASES = {"default": env.database("DATABASE_URL", default=f"sqlite:///{ROOT / 'var' / 'cimaise.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        # A writer takes its lock when it begins, so it never fails half-way with "database is locked".
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;",
    }

# An act of Wagtail's outside a transaction is refused where it can still be mended (gateway G23).
REFUSE_OUTSIDE_TRANSACTION = True

# Work done after the answer ------------------------------------------------------------------------------------------
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Staff and roles -----------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "cms_core.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend", "guardian.backends.ObjectPermissionBackend"]
ANONYMOUS_USER_NAME = None
GUARDIAN_RAISE_403 = True
LOGIN_URL = "/admin/login/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Languages -----------------------------------------------------------------------------------------------------------
# No LocaleMiddleware: the admin is French until a member of staff chooses otherwise in their account, whatever their browser asks for;
# the API answers each caller in the language that the caller names.
LANGUAGE_CODE = "fr"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", "Français"), ("en", "English")]
WAGTAIL_I18N_ENABLED = True
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Paris"

# Addresses -----------------------------------------------------------------------------------------------------------
API_URL = env.address("API_URL", default="http://localhost:8000")
CLUB_URL = env.address("CLUB_URL", default="http://localhost:3001")
# How a site's own address is made from its host name.
SITE_SCHEME = env.choice("SITE_SCHEME", default="http", of=("http", "https"))
SITE_PORT = env.number("SITE_PORT", default=3000, least=1, most=65535)
FRONTEND_KEYS = env.keys("FRONTEND_KEYS")

# Files ---------------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "build" / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = env.folder("MEDIA_DIR", default=ROOT / "var" / "media")
PRIVATE_ROOT = env.folder("PRIVATE_DIR", default=ROOT / "var" / "private")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Originals: never under a public address.
    "private": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

# The electoral secret lives outside the database and its backups (voting V29).
EDITION_KEYS_DIR = env.folder("EDITION_KEYS_DIR", default=ROOT / "var" / "keys")
BACKUP_DAYS = env.number("BACKUP_DAYS", default=30)

# The demonstration ---------------------------------------------------------------------------------------------------
DEMONSTRATION = env.flag("DEMONSTRATION", default=False)
DEMONSTRATION_MAIL_DIR = env.folder("DEMONSTRATION_MAIL_DIR", default=ROOT / "var" / "demonstration" / "mail")
# A duration ("3d", "90m") or "file:PATH" of a file that holds one; only tests and the demonstration may set it.
CLOCK_OFFSET = env.text("CLOCK_OFFSET")

# Mail ----------------------------------------------------------------------------------------------------------------
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
vars().update(env.mail("EMAIL_URL", default="consolemail://"))
# A mail leaves inside a transaction; a server that does not answer must not hold the lock on.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.sender("DEFAULT_FROM_EMAIL", default="Cimaise <ne-pas-repondre@localhost>")

# Wagtail -------------------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Cimaise"
WAGTAILADMIN_BASE_URL = API_URL
WAGTAILIMAGES_IMAGE_MODEL = "cms_collections.NetworkImage"
WAGTAILDOCS_DOCUMENT_MODEL = "cms_collections.NetworkDocument"
WAGTAILIMAGES_RENDITION_STORAGE = "default"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.collections.forms.image.NetworkImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.collections.forms.media.NetworkDocumentForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 200 * 1000 * 1000
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "avif"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "ods", "pdf", "txt", "xlsx", "zip"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_USER_LOGIN_FORM = "cms.core.forms.sign_in.SignInForm"
# Off: Wagtail would look the address up in every site's tree and name the page, drafts' titles too.
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = "off"
# Old addresses are kept by cms.mirroring, one row a rename.
WAGTAILREDIRECTS_AUTO_CREATE = False
WAGTAIL_HEADLESS_PREVIEW = {"SERVE_BASE_URL": None, "REDIRECT_ON_PREVIEW": False, "ENFORCE_TRAILING_SLASH": False}
TAGGIT_CASE_INSENSITIVE = True

GRAPHENE = {"SCHEMA": "gateway.schema.schema", "SCHEMA_OUTPUT": "graphql/schema.graphql"}

X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.level("LOG_LEVEL", default="WARNING")},
}
