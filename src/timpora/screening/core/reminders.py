"""Reminders as such: what became of one, how its messages stand, who may not be reminded without an examiner, and figures by month."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from timpora.facts.codes import CircumstanceKind
from timpora.kernel.text import Text


class Outcome(StrEnum):
    """What became of a reminder, as far as is on record."""

    OPEN = "open"
    WAITING = "waiting"
    EXTENDED = "extended"
    LEFT = "left"
    NEITHER = "neither"
    CHANGED = "changed"


OUTCOME_WORDS: Mapping[Outcome, Text] = {
    Outcome.OPEN: Text(id="Masih ada waktu", en="There is still time"),
    Outcome.WAITING: Text(id="Mengajukan, menunggu keputusan", en="Applied, waiting for a decision"),
    Outcome.EXTENDED: Text(id="Diperpanjang", en="Extended"),
    Outcome.LEFT: Text(id="Keluar tepat waktu", en="Left in time"),
    Outcome.NEITHER: Text(id="Batas lewat", en="Limit passed"),
    Outcome.CHANGED: Text(id="Catatan dibetulkan", en="Record corrected"),
}
HEEDED = frozenset({Outcome.EXTENDED, Outcome.LEFT})


@dataclass(frozen=True, kw_only=True)
class Stood:
    """How somebody stands now."""

    stay_limit: date | None
    departed_on: date | None
    is_waiting: bool


def outcome(limit: date, stood: Stood | None, on: date) -> Outcome:
    """What became of a reminder of a limit by a day; `stood` is None for somebody who is no longer on record.

    A later limit says extended, whether by an extension or a new permit. An earlier one, or none, says that the record was wrong.
    """
    if stood is None:
        return Outcome.CHANGED
    if stood.stay_limit is not None and stood.stay_limit > limit:
        return Outcome.EXTENDED
    if stood.departed_on is not None and stood.departed_on <= limit:
        return Outcome.LEFT
    if stood.stay_limit != limit:
        return Outcome.CHANGED
    if stood.is_waiting and stood.departed_on is None:
        return Outcome.WAITING
    return Outcome.OPEN if on <= limit and stood.departed_on is None else Outcome.NEITHER


@dataclass(frozen=True, kw_only=True)
class Month:
    """The reminders made within one month; `first` is its first day."""

    first: date
    made: int
    by_outcome: Mapping[Outcome, int]

    @property
    def rate(self) -> int | None:
        """Whole percent of those heeded among those that are decided; None while none is."""
        heeded = sum(self.by_outcome[one] for one in HEEDED)
        decided = heeded + self.by_outcome[Outcome.NEITHER]
        return None if decided == 0 else 100 * heeded // decided


def by_month(made: Iterable[tuple[date, Outcome]]) -> Sequence[Month]:
    """Reminders counted by the month in which they were made, the latest first."""
    counted: dict[date, dict[Outcome, int]] = {}
    for on, became in made:
        month = counted.setdefault(on.replace(day=1), dict.fromkeys(Outcome, 0))
        month[became] += 1
    return [
        Month(first=first, made=sum(counts.values()), by_outcome=counts)
        for first, counts in sorted(counted.items(), reverse=True)
    ]


class Recipient(StrEnum):
    """To whom a letter goes."""

    PERSON = "person"
    SPONSOR = "sponsor"


RECIPIENT_WORDS: Mapping[Recipient, Text] = {
    Recipient.PERSON: Text(id="Orang asing", en="The foreigner"),
    Recipient.SPONSOR: Text(id="Penjamin", en="The sponsor"),
}


class Failure(StrEnum):
    """Why a message did not leave."""

    NO_SERVER = "no_server"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"
    ALTERED = "altered"


FAILURE_WORDS: Mapping[Failure, Text] = {
    Failure.NO_SERVER: Text(id="Kantor ini belum menyebut server surat. Cetak suratnya, dan minta pengelola mesin mengisi TIMPORA_MAIL_SERVER.", en="This office names no mail server. Print the letter, and ask whoever runs the machine to set TIMPORA_MAIL_SERVER."),
    Failure.REFUSED: Text(id="Server surat menolak alamat atau suratnya. Periksa alamatnya, lalu ingatkan lagi.", en="The mail server refused the address or the letter. Check the address, then remind again."),
    Failure.NO_ANSWER: Text(id="Server surat tidak menjawab setelah dicoba beberapa kali. Cetak suratnya, atau ingatkan lagi nanti.", en="The mail server did not answer after several tries. Print the letter, or remind again later."),
    Failure.UNSURE: Text(id="Terputus saat sedang dikirim; mungkin sudah sampai, maka tidak dikirim lagi sendiri. Tanyakan kepada penerimanya.", en="Cut off while it was leaving; it may have arrived, so it is not sent again by itself. Ask the recipient."),
    Failure.WITHDRAWN: Text(id="Catatan orang ini ditarik sebelum suratnya terkirim, maka tidak dikirim.", en="The record of this person was withdrawn before the letter left, so it was not sent."),
    Failure.ALTERED: Text(id="Isi surat yang tersimpan tidak lagi sama dengan yang diterbitkan. Beri tahu pengelola.", en="What is kept of the letter is no longer what was issued. Tell the administrator."),
}  # fmt: skip

# Of whom nothing is sent unless somebody with clearance for protected people has looked.
PROTECTED = frozenset(
    {
        CircumstanceKind.TRAFFICKING_VICTIM.value, CircumstanceKind.SMUGGLING_VICTIM.value, CircumstanceKind.REGISTERED_WITH_UNHCR.value,
        CircumstanceKind.DUAL_NATIONAL_CHILD.value, "stateless_or_refugee", "child",
    }
)  # fmt: skip
