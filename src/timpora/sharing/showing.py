"""One share as its page shows it: how it stands, its words, who opened it, what was answered and what followed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from timpora.kernel.text import Text
from timpora.sharing import listing, telling
from timpora.sharing.core.answering import ANSWER_WORDS, FOLLOWING_WORDS, AnswerKind, Following
from timpora.sharing.core.kinds import ShareKind
from timpora.sharing.core.saying import Said
from timpora.sharing.queries import AnswerSeen, OpeningSeen, Origin, ShareSeen
from timpora.ui.components.tables import Cell, Column, KeyValue, KeyValues, Name, Table
from timpora.ui.moments import moment


BY = Text(id="Dibagikan oleh", en="Shared by")
WHY = Text(id="Mengapa ditarik", en="Why it was withdrawn")
FROM = Text(id="Dibuat dari", en="Made of")
OPENINGS = Text(id="Siapa membukanya", en="Who opened it")
WHEN, WHO = Text(id="Kapan", en="When"), Text(id="Siapa", en="Who")
SAID = Text(id="Keterangan", en="What was said")
SEEN_AT = Text(id="Dilihat di", en="Seen at")
SEEN_ON = Text(id="Dilihat pada", en="Seen on")
AREA = Text(id="Kode wilayah", en="Area code")
FOLLOWED = Text(id="Tindak lanjutnya", en="What followed")
BY_ON = Text(id="{name}, {day}", en="{name}, {day}")
PAGES: Mapping[ShareKind, str] = {ShareKind.FINDING: "finding", ShareKind.CASE: "case", ShareKind.PLACE: "place"}


@dataclass(frozen=True, kw_only=True)
class AnswerShown:
    """An answer with what one can do about it."""

    id: int
    title: Text
    agency: str
    on: date
    rows: KeyValues | None
    document: str | None  # its name
    waits: bool


def properties(one: ShareSeen, origin: Origin | None, because: str | None, names: Mapping[int, str]) -> KeyValues:
    """How it stands, for what and until when; for the office also with whom, by whom and of what."""
    of_office = origin is not None
    rows = [
        (listing.STATE, Cell(value=telling.state_tag(one), below=telling.since(one))),
        (listing.FOR_WHAT, Cell(value=one.words.purpose) if one.words else None),
        (listing.WHOM, Cell(value=telling.with_whom(one), below=telling.opened_below(one)) if of_office else None),
        (listing.SHARED_ON, Cell(value=one.shared_on)),
        (listing.UNTIL, Cell(value=one.until)),
        (BY, Cell(value=names.get(one.by, "-")) if of_office else None),
        (WHY, Cell(value=because) if because else None),
        (FROM, _from(one, origin)),
    ]
    return KeyValues(rows=[KeyValue(key=key, cell=cell) for key, cell in rows if cell is not None])


def _from(one: ShareSeen, origin: Origin | None) -> Cell | None:
    if origin is None or origin.row is None or one.words is None or one.words.kind not in PAGES:
        return None
    return Cell(value=telling.what(one), href=reverse(PAGES[one.words.kind], args=[origin.row]))


def words_of(lines: Sequence[Said]) -> KeyValues:
    """What it says."""
    return KeyValues(rows=[KeyValue(key=one.label, cell=Cell(value=one.value)) for one in lines])


def openings(found: Sequence[OpeningSeen], names: Mapping[int, str]) -> Table | None:
    """Who opened it, the latest first; an account that has no name here is told by its agency alone."""
    if not found:
        return None
    return Table(
        caption=OPENINGS,
        shows_caption=False,
        columns=[Column(heading=heading) for heading in (WHEN, listing.AGENCY, WHO)],
        rows=[
            [
                Cell(value=moment(one.at)),
                Cell(value=one.agency),
                Cell(value=Name(name=names[one.by]) if one.by in names else None),
            ]
            for one in found
        ],
    )


def answers(found: Sequence[AnswerSeen], names: Mapping[int, str], *, may_take_in: bool) -> list[AnswerShown]:
    """What was answered, the first first."""
    return [
        AnswerShown(
            id=one.id, title=ANSWER_WORDS[one.kind], agency=one.agency, on=one.on, rows=_rows(one, names),
            document=one.document.name if one.document else None, waits=may_take_in and one.taken is None,
        )
        for one in found
    ]  # fmt: skip


def _rows(one: AnswerSeen, names: Mapping[int, str]) -> KeyValues | None:
    rows = [
        (SAID, Cell(value=one.text) if one.text else None),
        (SEEN_AT, Cell(value=one.place) if one.kind is AnswerKind.SEEN else None),
        (AREA, Cell(value=one.area_code) if one.area_code else None),
        (SEEN_ON, Cell(value=one.seen_on) if one.kind is AnswerKind.SEEN else None),
        (FOLLOWED, _followed(one, names)),
    ]
    told = [KeyValue(key=key, cell=cell) for key, cell in rows if cell is not None]
    return KeyValues(rows=told) if told else None


def _followed(one: AnswerSeen, names: Mapping[int, str]) -> Cell | None:
    """The fact that it became, or why nothing followed."""
    taken = one.taken
    if taken is None:
        return None
    by = BY_ON.fill(name=names.get(taken.by, "-"), day=taken.on)
    if taken.following is Following.NOTHING:
        below = Text(id=f"{taken.because} ({by.id})", en=f"{taken.because} ({by.en})")
        return Cell(value=FOLLOWING_WORDS[taken.following], below=below)
    return Cell(value=FOLLOWING_WORDS[taken.following], href=reverse("fact", args=[taken.fact_kind, taken.fact]), below=by)  # fmt: skip
