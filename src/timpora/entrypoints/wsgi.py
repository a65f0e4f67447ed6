"""What the web server calls."""

from django.core.wsgi import get_wsgi_application

from timpora.entrypoints.starting import name_settings


name_settings()
application = get_wsgi_application()
