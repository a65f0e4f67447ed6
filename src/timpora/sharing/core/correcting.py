"""What everybody is told to whom a finding was shared that is found no longer, or whose limit is another one now."""

from datetime import date

from timpora.casework.core.known import GONE, limit_of
from timpora.kernel.text import Text


FOUND_NO_LONGER = Text(
    id="Yang dibagikan kepada Anda pada {day} tidak ditemukan lagi. Jangan pakai lagi, dan sampaikan kepada siapa pun yang menerimanya dari Anda.",
    en="What was shared with you on {day} is found no longer. Use it no more, and tell whoever had it from you.",
)
ANOTHER_LIMIT = Text(
    id="Batas tinggal dalam yang dibagikan kepada Anda pada {day} berubah: sekarang {limit}.",
    en="The stay limit in what was shared with you on {day} changed: now {limit}.",
)
LIMIT_CHANGED = Text(
    id="Batas tinggal dalam yang dibagikan kepada Anda pada {day} tidak benar lagi. Tanyakan kepada kantor imigrasi sebelum memakainya.",
    en="The stay limit in what was shared with you on {day} is right no longer. Ask the immigration office before you use it.",
)


def is_correction(before: str, now: str) -> bool:
    """Whether what agencies were told is wrong now: found no longer, found again, or another limit; how sure it is changes nothing."""
    return before != now and (GONE in {before, now} or limit_of(before) != limit_of(now))


def notice_of(now: str, *, shared_on: date, says_limit: bool) -> Text:
    """The notice; the new limit is told only where the share told the old one and is in force."""
    if now == GONE:
        return FOUND_NO_LONGER.fill(day=shared_on)
    limit = limit_of(now)
    if says_limit and limit is not None:
        return ANOTHER_LIMIT.fill(day=shared_on, limit=limit)
    return LIMIT_CHANGED.fill(day=shared_on)
