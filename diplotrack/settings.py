"""All settings. No other module reads the environment.

Its variables, and what each says, are listed in docs/running.md.
"""

from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF

env = environ.FileAwareEnv()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

# Security

SECRET_KEY = env("SECRET_KEY")
DEBUG = env.bool("DEBUG", False)
LOCAL = env.bool("DIPLOTRACK_LOCAL", False)

ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if LOCAL else []
)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

SECURE_SSL_REDIRECT = not LOCAL
SECURE_HSTS_SECONDS = 0 if LOCAL else 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = not LOCAL
SECURE_HSTS_PRELOAD = not LOCAL
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = not LOCAL
CSRF_COOKIE_SECURE = not LOCAL
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "dialogues.views.signing.csrf_failure"

# Headers that any client could send are believed only from a proxy.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PROXY_COUNT", 0)
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Application

INSTALLED_APPS = [
    "dialogues",
    "allauth",
    "allauth.account",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "diplotrack.middleware.permissions_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Before whatever reads a cookie or a form.
    "diplotrack.gate.gate",
    "diplotrack.room.room_for_readers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "diplotrack.middleware.no_copies",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "diplotrack.urls"
WSGI_APPLICATION = "diplotrack.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dialogues.context.rights",
            ],
        },
    }
]

# Widgets of forms are templates like any other: templates/django/ has one of them.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# A record with many participants and meetings is saved as one form. No form takes a
# file. All bounds on what is sent: docs/security.md.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FILES = 1

FIXTURE_DIRS = [BASE_DIR / "fixtures"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True

# Database and cache. No ATOMIC_REQUESTS: on SQLite every page would then wait
# for the one write lock.

DATABASES = {
    "default": env.db("DATABASE_URL", f"sqlite:///{VAR_DIR / 'diplotrack.sqlite3'}")
}
IS_SQLITE = DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"
if IS_SQLITE:
    if Path(DATABASES["default"]["NAME"]).parent == VAR_DIR:
        VAR_DIR.mkdir(mode=0o700, exist_ok=True)  # for its owner alone
    DATABASES["default"]["ENGINE"] = "diplotrack.sqlite"
    DATABASES["default"]["OPTIONS"] = {
        # A transaction that starts by reading cannot wait for the lock later on.
        "transaction_mode": "IMMEDIATE",
        # Seconds to wait in line, then for the lock; then 503 (diplotrack.outages).
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    # To compile a query of a page takes PostgreSQL longer than to run it. Times are in
    # milliseconds: the wait for a lock, one statement, a transaction that does nothing
    # (a download may be read slowly). What the URL says stands beside these, and its
    # own `options` behind them, where they count: ?options=-c%20statement_timeout%3D0
    of_url = DATABASES["default"].setdefault("OPTIONS", {})
    of_url["options"] = (
        "-c jit=off -c lock_timeout=3000 -c statement_timeout=60000 "
        f"-c idle_in_transaction_session_timeout=600000 {of_url.get('options', '')}"
    ).strip()
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# Shared by all processes, or each would count wrong passwords on its own.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
    }
}
if IS_SQLITE:
    # Beside it in files, so that signing in and out waits for no save.
    FOLDER = Path(DATABASES["default"]["NAME"]).parent
    SESSION_ENGINE = "django.contrib.sessions.backends.file"
    SESSION_FILE_PATH = FOLDER / "sessions"
    if FOLDER.is_dir():
        SESSION_FILE_PATH.mkdir(mode=0o700, exist_ok=True)
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": FOLDER / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
if CACHE_URL := env.str("CACHE_URL", ""):
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": CACHE_URL,
    }

# Of each process; diplotrack.serve sets it by its threads.
SAVES_AT_ONCE = env.int("SAVES_AT_ONCE", 12)

# Counts of what everybody may see. Each process keeps its own: they are quick to read
# and never old (dialogues.filters.facets.kept), and crowd out no count of passwords.
CACHES["counts"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "counts",
    "OPTIONS": {"MAX_ENTRIES": 2000},
}

# Static files

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "diplotrack.npm.NpmFinder",
    "diplotrack.bundles.BundleFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "diplotrack.storage.HashedFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# Accounts

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/workspace/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "diplotrack.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {
    # Wrong passwords. The key is an account tried from one address
    # (diplotrack.accounts); `ip` is all accounts tried from there.
    "login_failed": "5/5m/key,20/15m/ip",
}

vars().update(env.email("EMAIL_URL", "consolemail://"))
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="diplotrack@localhost")

# API: closed unless a view says otherwise

REST_FRAMEWORK = {
    # Passwords go through the sign-in page alone, which counts wrong ones.
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "rest_framework.authentication.SessionAuthentication"
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "dialogues.api.problems.handle",
    # Or `format` would be a parameter that no view has.
    "URL_FORMAT_OVERRIDE": None,
}

SPECTACULAR_SETTINGS = {
    "TITLE": "DiploTrack",
    "DESCRIPTION": (
        "Dialogues between adversaries: on which track each ran, who took part and in "
        "what capacity, and every move between tracks, with sources. For reading."
    ),
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/",
    # Every part is made from the models; nothing is guessed or renamed afterwards.
    "POSTPROCESSING_HOOKS": [],
}

# Logging: everything to standard error

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}
    },
    "filters": {
        "in_one_line": {
            "()": "django.utils.log.CallbackFilter",
            "callback": "ext://diplotrack.logs.in_one_line",
        },
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
    },
    "root": {"handlers": ["stderr"], "level": env("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"handlers": [], "level": "INFO"},
        "django.request": {"filters": ["in_one_line"]},
    },
}
