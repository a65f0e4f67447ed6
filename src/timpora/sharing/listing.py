"""What is shared as a list: what an address asks for, the rows for the office or for an agency, and the same as a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from timpora.kernel.text import Text
from timpora.sharing import telling
from timpora.sharing.core.answering import Waits
from timpora.sharing.core.kinds import KIND_WORDS, ShareKind
from timpora.sharing.core.standing import OF_AGENCY, OF_OFFICE, SHARE_STATE_WORDS, ShareState
from timpora.sharing.list_queries import Asked
from timpora.sharing.queries import ShareSeen
from timpora.ui.components.dialogs import Applied, Choice, Filter, FilterBar
from timpora.ui.components.tables import Cell, Column, Pagination, Table


FILE = "dibagikan"
PAGE = 50
CAPTION = Text(id="Yang dibagikan", en="What is shared")
FOUND = Text(id="Yang dibagikan, ditemukan: {number}", en="Shares found: {number}")
EVERY = Text(id="Semua", en="All")
WHAT, WHOM = Text(id="Apa", en="What"), Text(id="Kepada", en="With")
FOR_WHAT = Text(id="Untuk apa", en="What for")
SHARED_ON, UNTIL = Text(id="Dibagikan pada", en="Shared on"), Text(id="Sampai dengan", en="Until")
STATE, OPENED, ANSWERED = Text(id="Keadaan", en="State"), Text(id="Dibuka oleh", en="Opened by"), Text(id="Jawaban", en="Answers")  # fmt: skip
AGENCY, KIND = Text(id="Instansi", en="Agency"), Text(id="Jenis", en="Kind")
ANSWER_CHOICES: Mapping[str, Text] = {
    Waits.WAITING: Text(id="Jawaban menunggu ditindaklanjuti", en="Answers to be dealt with"),
    Waits.UNANSWERED: Text(id="Belum dijawab", en="Not answered yet"),
}
BY_SHARED, BY_UNTIL = "dibagikan", "sampai"
ORDERS = (BY_SHARED, BY_UNTIL)


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What the list shows, as its address says."""

    state: ShareState | None = None
    kind: ShareKind | None = None
    agency: int | None = None
    answer: Waits | None = None
    order: str = BY_SHARED
    begin: int = 0

    def href(self, **changed: Any) -> str:
        """The address of the list with something changed, from its beginning."""
        one = replace(self, **{"begin": 0, **changed})
        told = {
            "keadaan": one.state or "", "jenis": one.kind or "", "instansi": one.agency or "", "jawaban": one.answer or "",
            "urut": "" if one.order == BY_SHARED else one.order, "dari": one.begin or "",
        }  # fmt: skip
        query = urlencode({name: value for name, value in told.items() if value})
        return f"{reverse('shares')}?{query}" if query else reverse("shares")

    @property
    def asked(self) -> Asked:
        """What the database is asked for."""
        return Asked(state=self.state, kind=self.kind, agency=self.agency, answer=self.answer, by_last_day=self.order == BY_UNTIL)  # fmt: skip

    @property
    def is_narrowed(self) -> bool:
        """Whether something is left out."""
        return replace(self, order=BY_SHARED, begin=0) != Chosen()


def chosen(query: QueryDict) -> Chosen:
    """What an address asks for; what is not understood is left out."""
    state, kind, answer, order = (query.get(name, "") for name in ("keadaan", "jenis", "jawaban", "urut"))
    return Chosen(
        state=ShareState(state) if state in set(ShareState) else None,
        kind=ShareKind(kind) if kind in set(ShareKind) else None,
        agency=_number(query.get("instansi", "")) or None,
        answer=Waits(answer) if answer in set(Waits) else None,
        order=order if order in ORDERS else BY_SHARED,
        begin=_number(query.get("dari", "")),
    )


def _number(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) < len("1000000000000000000") else 0


def page(found: Sequence[ShareSeen], one: Chosen, total: int, agencies: Mapping[int, str], *, is_agency: bool) -> dict[str, Any]:  # fmt: skip
    """What the page of the list shows: some of the shares that are wanted, of so many."""
    return {
        "filters": _filters(agencies, one, total, is_agency=is_agency),
        "table": table(found, is_agency=is_agency, sorts=one) if found else None,
        "pages": _pages(one, len(found), total) if total > PAGE else None,
        "is_narrowed": one.is_narrowed,
    }


def table(found: Sequence[ShareSeen], *, is_agency: bool, sorts: Chosen | None = None) -> Table:
    """What is shared, one a row; an agency sees neither who else has it nor what followed."""
    return Table(
        caption=CAPTION,
        shows_caption=False,
        columns=[
            Column(heading=WHAT), Column(heading=FOR_WHAT), *([] if is_agency else [Column(heading=WHOM)]), _sorted(SHARED_ON, BY_SHARED, sorts),
            _sorted(UNTIL, BY_UNTIL, sorts), Column(heading=STATE), *([] if is_agency else [Column(heading=OPENED)]), Column(heading=ANSWERED),
        ],
        rows=[_row(one, is_agency=is_agency) for one in found],
    )  # fmt: skip


def _row(one: ShareSeen, *, is_agency: bool) -> list[Cell]:
    waits = telling.WAITING.fill(number=one.waiting) if one.waiting and not is_agency else None
    return [
        Cell(value=telling.title(one), href=reverse("share", args=[one.id])),
        Cell(value=one.words.purpose if one.words else None),
        *([] if is_agency else [Cell(value=telling.with_whom(one))]),
        Cell(value=one.shared_on),
        Cell(value=one.until),
        Cell(value=telling.state_tag(one), below=telling.since(one)),
        *([] if is_agency else [Cell(value=telling.opened(one))]),
        Cell(value=one.answers, below=waits),
    ]


def _sorted(heading: Text, order: str, one: Chosen | None) -> Column:
    if one is None:
        return Column(heading=heading)
    direction = "ascending" if order == BY_UNTIL else "descending"
    return Column(heading=heading, sort_href=one.href(order=order), sorted=direction if one.order == order else None)


def _filters(named: Mapping[int, str], one: Chosen, number: int, *, is_agency: bool) -> FilterBar:
    agencies = {str(agency): Text(id=name, en=name) for agency, name in named.items()}
    words: dict[str, tuple[str, Text, Mapping[str, Text], str]] = {
        "state": (
            "keadaan",
            STATE,
            {state.value: SHARE_STATE_WORDS[state] for state in (OF_AGENCY if is_agency else OF_OFFICE)},
            one.state or "",
        ),
        "kind": ("jenis", KIND, {kind.value: KIND_WORDS[kind] for kind in ShareKind}, one.kind or ""),
        "answer": ("jawaban", ANSWERED, ANSWER_CHOICES, one.answer or ""),
        "agency": ("instansi", AGENCY, agencies, str(one.agency or "")),
    }
    shown = [name for name in words if not (is_agency and name in {"agency", "answer"})]
    empty = {"state": None, "kind": None, "answer": None, "agency": None}
    return FilterBar(
        href=reverse("shares"),
        filters=[_filter(*words[name]) for name in shown],
        applied=[Applied(name=words[name][2][words[name][3]], href=one.href(**{name: empty[name]})) for name in shown if words[name][3] in words[name][2]],
        found=FOUND.fill(number=number),
        clear_href=reverse("shares"),
        carried=[("urut", one.order)] if one.order != BY_SHARED else [],
    )  # fmt: skip


def _filter(name: str, label: Text, words: Mapping[str, Text], current: str) -> Filter:
    every = Choice(value="", name=EVERY, is_chosen=not current)
    return Filter(name=name, label=label, choices=[every, *(Choice(value=value, name=told, is_chosen=value == current) for value, told in words.items())])  # fmt: skip


def _pages(one: Chosen, shown: int, total: int) -> Pagination:
    return Pagination(
        first=one.begin + 1,
        last=one.begin + shown,
        total=total,
        previous_href=one.href(begin=max(one.begin - PAGE, 0)) if one.begin else None,
        next_href=one.href(begin=one.begin + PAGE) if one.begin + shown < total else None,
    )
