"""The gallery alone, without a database and without accounts, for the tests that look at it."""

from django.urls import include, path

from timpora.ui.security import CONTENT_SECURITY_POLICY


SECRET_KEY = "known to everybody, since it keeps nothing secret"
ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
INSTALLED_APPS = ["django.contrib.staticfiles", "django.forms", "timpora.ui"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "timpora.ui.language.speaking",
    "django.middleware.csrf.CsrfViewMiddleware",
]
SECURE_CSP = CONTENT_SECURITY_POLICY
ROOT_URLCONF = "tests.factories.gallery_settings"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "timpora.ui.context.page"],
        },
    }
]
FORM_RENDERER = "timpora.ui.forms.Renderer"
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Indonesia"), ("en", "English")]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True

urlpatterns = [path("galeri/", include("timpora.ui.urls"))]
