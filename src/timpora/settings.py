"""The settings of the running office, read once from the environment; a wrong variable stops the start with a sentence.

Every variable is described in docs/reference/settings.md.
"""

import os
from secrets import token_urlsafe

import structlog

from timpora.accounts.core.session_limits import HOUR, read_session_limits
from timpora.api.core.rates import requests_a_minute
from timpora.entrypoints.logs import LOG_SETTINGS, PROCESSORS
from timpora.entrypoints.secret_key import secret_key
from timpora.intake.limits import files_folder, largest_upload
from timpora.letters.addresses import public_address
from timpora.letters.mail import mail
from timpora.letters.signing import signing
from timpora.postgres.addresses import owner_address, web_address
from timpora.ui.behind_tls import behind_tls
from timpora.ui.security import CONTENT_SECURITY_POLICY
from timpora.ui.standing import stands_on


# Which role this process takes in the database: the web's, unless it migrates or verifies.
IS_OWNER = os.environ.get("TIMPORA_AS") == "owner"
ADDRESS = owner_address(os.environ) if IS_OWNER else web_address(os.environ)

# Without one, models and commands can still be looked at; whoever serves or migrates asks for it (entrypoints/starting.py).
SECRET_KEY = secret_key(os.environ) or token_urlsafe()
STANDS_ON = stands_on(os.environ)  # the pages of the invented office stand still on one day
METRICS_TOKEN = os.environ.get("TIMPORA_METRICS_TOKEN", "")
DEBUG = False
ALLOWED_HOSTS = [host for host in os.environ.get("TIMPORA_HOSTS", "localhost,127.0.0.1").split(",") if host]
BEHIND_TLS = behind_tls(os.environ)

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.forms",
    "django_htmx",
    "timpora.accounts",  # before what it dresses
    "timpora.ui",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "timpora.audit",
    "timpora.api",
    "timpora.jobs",
    "timpora.letters",
    "timpora.register",
    "timpora.screening",
    "timpora.casework",
    "timpora.team",
    "timpora.sharing",
    "timpora.meetings",
    "timpora.evaluation",
    "timpora.intake",
]
MIDDLEWARE = [
    "timpora.entrypoints.requests.RequestLog",
    "timpora.entrypoints.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    # Programs are answered here: no cookie, no session and no page below is for them.
    "timpora.api.door.ApiMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "timpora.ui.language.speaking",
    "timpora.intake.arriving.UploadLimitMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "timpora.accounts.sessions.SessionLimitMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Everything below runs in one transaction, in which the database knows who is looking.
    "timpora.accounts.doors.ViewerMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "timpora.accounts.own_language.OwnLanguageMiddleware",
    "timpora.accounts.doors.SecondFactorMiddleware",
    "timpora.accounts.keeping.SignInRequiredMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "timpora.entrypoints.urls"
API_URLCONF = "timpora.entrypoints.api"
WSGI_APPLICATION = "timpora.entrypoints.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "timpora.ui.context.page",
                "timpora.entrypoints.navigation.shell",
                "timpora.entrypoints.navigation.stands_on",
            ]
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": ADDRESS.host,
        "NAME": ADDRESS.name,
        "USER": ADDRESS.user,
        "PASSWORD": ADDRESS.password,
        "PORT": ADDRESS.port,
        "OPTIONS": {
            **dict(ADDRESS.options),
            **({} if IS_OWNER else {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}}),
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["timpora.accounts.passwords.KeptScrypt"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ["sign_in_name", "name"]}},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]  # fmt: skip
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "timpora.accounts.signing_in.SignInAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "sign_in_name"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = False
# Those who fail are stopped; a whole office that comes to work at eight, from one address, is not.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "verify_letter": "20/m/ip",
    "meeting_calendar": "60/m/ip",
}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "timpora.accounts.sign_in_forms.SignInForm",
    "reauthenticate": "timpora.accounts.sign_in_forms.SayAgainForm",
    "change_password": "timpora.accounts.sign_in_forms.NewPasswordForm",
}
PASSWORD_RESET_TIMEOUT = 3 * 24 * HOUR  # how long a one-time link waits
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_TLS else 0
MFA_ADAPTER = "timpora.accounts.second_factors.SecondFactorAdapter"
MFA_REAUTHENTICATION_REQUIRED = True
MFA_FORMS = {
    "authenticate": "timpora.accounts.sign_in_forms.CodeForm",
    "reauthenticate": "timpora.accounts.sign_in_forms.CodeAgainForm",
    "activate_totp": "timpora.accounts.sign_in_forms.AppForm",
    "add_webauthn": "timpora.accounts.sign_in_forms.PasskeyForm",
    "edit_webauthn": "timpora.accounts.sign_in_forms.PasskeyNameForm",
}
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}  # a passkey is not guessed
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may differ by half a minute
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Timpora"
# Where attempts are counted: in the database, so that every web process knows of every failed one.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "attempt"}}

SESSION_ENGINE = "timpora.accounts.session_store"
SESSION_LIMITS = read_session_limits(os.environ)
SESSION_COOKIE_AGE = SESSION_LIMITS.whole + HOUR  # the server ends a session, and so knows whose it was
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if BEHIND_TLS else 0
SECURE_CSP = CONTENT_SECURITY_POLICY
FORM_RENDERER = "timpora.ui.forms.Renderer"

API_REQUESTS_A_MINUTE = requests_a_minute(os.environ)  # of one token
LARGEST_UPLOAD_MB = largest_upload(os.environ)
FILES_FOLDER = files_folder(os.environ)
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000  # a mapping has a field or two for each column of each sheet
# Letters leave as e-mail, by the worker.
MAIL = mail(os.environ, is_invented=STANDS_ON is not None)
MAILERS, DEFAULT_FROM_EMAIL, MAIL_LEAVES = MAIL.mailers, MAIL.sender, MAIL.leaves
# Codes on letters lead here, and the office signs letters with its own certificate; without the one or the other they say so.
PUBLIC_ADDRESS = public_address(os.environ)
SIGNING = signing(os.environ)
KIND_OF_INDEX = "timpora.entrypoints.law.kind_of_index"

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Indonesia"), ("en", "English")]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
STATIC_URL = "static/"
# `timpora up` gathers the assets first, under names that change with what they hold, and compressed; elsewhere they are served as they come.
STATIC_ROOT = os.environ.get("TIMPORA_ASSETS") or None
STORAGES = {
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_ROOT
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
}
WHITENOISE_USE_FINDERS = STATIC_ROOT is None
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

LOGGING = LOG_SETTINGS
structlog.configure(processors=PROCESSORS, cache_logger_on_first_use=True)
