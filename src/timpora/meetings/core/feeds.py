"""The address under which somebody's own calendar reads the meetings of the own teams: what is kept of it, and why none is made."""

import hashlib

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


SECRET_BYTES = 32
NOT_SEATED = Refusal(
    code="calendar_without_seat",
    what=Text(id="Anda tidak duduk dalam tim mana pun hari ini, jadi tidak ada rapat untuk kalender Anda.", en="You sit in no team today, so that there is no meeting for your calendar."),
    remedy=Text(id="Mintalah sekretaris tim mencatat Anda dalam kursi instansi Anda.", en="Ask the team's secretary to seat you for your agency."),
)  # fmt: skip


def digest_of(token: str) -> bytes:
    """What is kept of the secret part of an address; it is long and random, so a plain hash cannot be turned back."""
    return hashlib.sha256(b"timpora meeting calendar\0" + token.encode()).digest()
