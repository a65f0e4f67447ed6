"""The positions that somebody may hold in a team."""

from collections.abc import Mapping
from enum import StrEnum

from timpora.kernel.text import Text


class Position(StrEnum):
    """What somebody is in a team; a substitute is so for one holder of another position."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    MEMBER = "member"
    SUBSTITUTE = "substitute"


POSITION_WORDS: Mapping[Position, Text] = {
    Position.CHAIR: Text(id="Ketua", en="Chair"),
    Position.SECRETARY: Text(id="Sekretaris", en="Secretary"),
    Position.MEMBER: Text(id="Anggota", en="Member"),
    Position.SUBSTITUTE: Text(id="Pengganti", en="Substitute"),
}
# Held by one person of a team at a time, whichever agency that is.
SINGLE = (Position.CHAIR, Position.SECRETARY)
