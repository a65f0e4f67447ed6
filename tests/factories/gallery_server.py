"""Serves pages on a free port of this machine until its standard input ends; the first line printed is the port.

A line on the standard input asks it to rest: it lets go of the database; one that names a day asks it to stand on that day. It says so.
"""

import sys
from datetime import date
from socketserver import ThreadingMixIn
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections


class Silent(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_message(self, *_words: object) -> None:
        return


class Threaded(ThreadingMixIn, WSGIServer):
    """Several requests at once, as a browser makes them."""

    daemon_threads = True


if __name__ == "__main__":
    server = make_server("127.0.0.1", 0, get_wsgi_application(), Threaded, Silent)
    Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_port, flush=True)  # noqa: T201 - how the test learns it
    for line in sys.stdin:
        asked = line.strip()
        if asked == "rest":
            for one in connections.all():
                one.close_pool()
        else:
            settings.STANDS_ON = date.fromisoformat(asked)
        print(asked, flush=True)  # noqa: T201 - how the test learns that it was done
