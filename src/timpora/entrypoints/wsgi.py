"""What the web server calls."""

import signal

from django.core.wsgi import get_wsgi_application

from timpora.entrypoints.starting import set_up_django


# A process of the server begins with its parent's way of being told to end, which here would tell nobody. Until it serves, it just ends.
signal.signal(signal.SIGTERM, signal.SIG_DFL)
set_up_django()
application = get_wsgi_application()
