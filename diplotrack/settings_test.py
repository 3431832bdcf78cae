"""The settings, made quick for tests. DATABASE_URL is honoured."""

import os

os.environ["SECRET_KEY"] = "only-for-tests"  # noqa: S105
os.environ["DIPLOTRACK_LOCAL"] = "1"
os.environ["DEBUG"] = "0"
os.environ.pop("CACHE_URL", None)

from diplotrack.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
IN_MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
CACHES = CACHES | {"default": IN_MEMORY}  # noqa: F405
# In the database, as with PostgreSQL, so that both ask as many queries.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# No test needs its database after a loss of power.
OPTIONS = DATABASES["default"]["OPTIONS"]  # noqa: F405
if IS_SQLITE:  # noqa: F405
    OPTIONS["init_command"] += " PRAGMA synchronous=OFF;"
else:
    OPTIONS["options"] += " -c synchronous_commit=off"

# Hashed names exist only after collectstatic, which tests do without.
STATIC_ROOT = None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
