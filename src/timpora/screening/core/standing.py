"""How a person stands on the day judged, in one sentence, whether or not a rule finds anything."""

from datetime import date

from timpora.engine.backends.reference import Reference
from timpora.engine.expressions import Value
from timpora.kernel.text import Language, Text, days_in_words
from timpora.rulebook import stay


_UNTIL = Text(id="Batas tinggal sampai {limit}, {days} lagi.", en="Within the limit until {limit}, {days} from now.")
_LAST_DAY = Text(
    id="Hari ini, {limit}, adalah hari sah terakhir.", en="Today, {limit}, is the last lawful day."
)  # fmt: skip
_PAST = Text(
    id="Batas tinggal {limit} lewat {days} lalu dan keluar wilayah belum tercatat.",
    en="The stay limit {limit} passed {days} ago and no exit is on record.",
)
_WAITING = Text(
    id="Batas tinggal {limit} lewat {days} lalu; permohonan yang diajukan tepat waktu belum diputus.",
    en="The stay limit {limit} passed {days} ago; an application lodged in time is undecided.",
)
_LEFT_IN_TIME = Text(
    id="Sudah keluar wilayah {departed}, dalam batas tinggal {limit}.",
    en="Left the country on {departed}, within the stay limit {limit}.",
)
_LEFT_LATE = Text(
    id="Sudah keluar wilayah {departed}, {days} setelah batas tinggal {limit}.",
    en="Left the country on {departed}, {days} after the stay limit {limit}.",
)
_LEFT = Text(
    id="Sudah keluar wilayah {departed}; batas tinggal tidak tercatat.",
    en="Left the country on {departed}; no stay limit is on record.",
)
_WAITING_WITHOUT_LIMIT = Text(
    id="Menunggu keputusan permohonan; batas tinggal tidak tercatat.",
    en="Waiting for a decision; no stay limit is on record.",
)
_NOTHING = Text(id="Tidak ada batas tinggal dalam catatan.", en="No stay limit is on record.")


def standing_of(reference: Reference, as_of: date) -> Text:
    """One sentence from the rulebook's own definitions: the limit, an exit, or what is waiting."""
    limit, departed = _day(reference, stay.stay_limit), _day(reference, stay.departed_on)
    waits = _holds(reference, stay.is_pending) and (limit is None or _holds(reference, stay.was_lodged_in_time))
    return standing_in_words(stay_limit=limit, departed_on=departed, is_waiting=waits, as_of=as_of)


def standing_in_words(*, stay_limit: date | None, departed_on: date | None, is_waiting: bool, as_of: date) -> Text:
    """The same of what was kept: the limit, an exit, and whether an application waits that was lodged in time, or has no limit to be in time for."""
    limit, departed = stay_limit, departed_on
    if limit is None:
        if departed is not None:
            return _LEFT.fill(departed=departed)
        return _WAITING_WITHOUT_LIMIT if is_waiting else _NOTHING
    if departed is not None:
        said = _LEFT_IN_TIME if departed <= limit else _LEFT_LATE
        return said.fill(departed=departed, limit=limit, days=_days(limit, departed))
    if limit == as_of:
        return _LAST_DAY.fill(limit=limit)
    if limit > as_of:
        return _UNTIL.fill(limit=limit, days=_days(as_of, limit))
    return (_WAITING if is_waiting else _PAST).fill(limit=limit, days=_days(limit, as_of))


def _day(reference: Reference, value: Value) -> date | None:
    found = reference.value(value.node)
    return found if isinstance(found, date) else None


def _holds(reference: Reference, value: Value) -> bool:
    return reference.value(value.node) is True


def _days(first: date, last: date) -> Text:
    count = abs((last - first).days)
    return Text(id=days_in_words(count, Language.INDONESIAN), en=days_in_words(count, Language.ENGLISH))
