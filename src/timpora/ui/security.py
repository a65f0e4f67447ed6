"""What a page may load: its own files and nothing else; no script and no style stands in the page itself."""

from collections.abc import Mapping, Sequence

from django.utils.csp import CSP


CONTENT_SECURITY_POLICY: Mapping[str, Sequence[str]] = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],  # a code to be scanned is drawn into its page
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "worker-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
