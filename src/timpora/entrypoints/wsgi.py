"""What the web server calls."""

from django.core.wsgi import get_wsgi_application

from timpora.entrypoints.starting import set_up_django


set_up_django()
application = get_wsgi_application()
