"""What was answered before under a key; the viewer comes first, and the database shows a token its own answers only."""

from dataclasses import dataclass

from timpora.api.models import Answer
from timpora.kernel.viewers import Viewer


@dataclass(frozen=True, kw_only=True)
class Answered:
    """An answer that was given, and the digest of the request that it answered."""

    request: bytes
    status: int
    body: bytes
    heads: dict[str, str]


def answered(viewer: Viewer, key: str) -> Answered | None:
    """The answer under a key; None where the key is new."""
    found = Answer.objects.filter(token=viewer.token, key=key).first()
    if found is None:
        return None
    return Answered(request=bytes(found.request), status=found.status, body=bytes(found.body), heads=found.heads)
