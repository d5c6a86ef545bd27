"""Tests: an in-memory SQLite, or DATABASE_URL; files in a temporary folder that ends with the process."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path

from cms.config.settings.base import *
from cms.config.settings.base import DATABASES, INSTALLED_APPS, STORAGES

INSTALLED_APPS = ["fixtures.apps.FixturesConfig", *INSTALLED_APPS]
SECRET_KEY = "only-for-tests"
FRONTEND_KEYS = ["test-front-end"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
ALLOWED_HOSTS = ["*"]

_folder = Path(tempfile.mkdtemp(prefix="cimaise-test-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
MEDIA_ROOT = _folder / "media"
PRIVATE_ROOT = _folder / "private"
EDITION_KEYS_DIR = _folder / "keys"
DEMONSTRATION_MAIL_DIR = _folder / "mail"
STORAGES = {
    **STORAGES,
    "private": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads of one test then see one database, as processes do.
    DATABASES["default"]["TEST"] = {"NAME": str(_folder / "test.sqlite3")}
