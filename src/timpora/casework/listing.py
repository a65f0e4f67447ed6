"""Lists of cases and of what is in one: what an address asks for, the rows, and the same as a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from timpora.accounts import exporting
from timpora.casework import queries, showing
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.acts.measures import MEASURE_WORDS, Measure
from timpora.casework.core.statuses import OPEN, ORIGIN_WORDS, OUTCOME_WORDS, STATUS_WORDS, Status
from timpora.casework.core.table import UNTIL_EXAMINED
from timpora.casework.queries import Asked
from timpora.casework.situations import Looked, workers
from timpora.casework.telling import Names, terms_of, withdrawal_of
from timpora.kernel.text import Text, counted, rupiah_in_words
from timpora.kernel.viewers import Viewer
from timpora.register import identity
from timpora.register import people as register
from timpora.screening import queries as screening
from timpora.ui.components.dialogs import Applied, Choice, Filter, FilterBar
from timpora.ui.components.exports import Downloads
from timpora.ui.components.shell import Tab, Tabs
from timpora.ui.components.statements import Notice, Tone
from timpora.ui.components.tables import Cell, Column, Name, Table


MINE, ALL, WAITING, DUE, CHANGED, CLOSED = "saya", "semua", "menunggu", "tenggat", "berubah", "ditutup"
VIEWS: Mapping[str, Text] = {
    MINE: Text(id="Perkara saya", en="My cases"),
    WAITING: Text(id="Menunggu jawaban", en="Waiting for an answer"),
    DUE: Text(id="Tenggat dekat", en="Due soon"),
    CHANGED: Text(id="Data berubah", en="Facts changed"),
    ALL: Text(id="Semua yang terbuka", en="All open"),
    CLOSED: Text(id="Ditutup", en="Closed"),
}
FOUND = Text(id="Perkara di halaman ini: {number}", en="Cases on this page: {number}")
KEPT_BACK = Text(
    id="Tidak disertakan: {number} perkara tentang orang yang dilindungi", en="Left out: {number} of protected people"
)  # fmt: skip
ALREADY = Text(
    id="Sudah ada perkara terbuka tentang orang ini: {number}", en="A case about this person is open: {number}"
)
LINK_INSTEAD = Text(id="Kaitkan temuan ke perkara itu, atau buka yang baru bila pokoknya lain.", en="Link the finding to that case, or open a new one where it is about something else.")  # fmt: skip
SEE = Text(id="Buka perkaranya", en="Open the case")
LATE = Text(id="Terlambat", en="Late")
EVERY = Text(id="Semua", en="All")


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What a list shows, as its address says."""

    view: str
    status: Status | None = None
    officer: int | None = None
    is_late: bool = False
    begin: int = 0

    def query(self) -> str:
        """The same as the end of an address."""
        told = {
            "lihat": self.view,
            "tahap": self.status.value if self.status else "",
            "petugas": self.officer or "",
            "terlambat": "1" if self.is_late else "",
            "dari": self.begin or "",
        }
        return urlencode({name: value for name, value in told.items() if value})


def chosen(query: QueryDict, viewer: Viewer) -> Chosen:
    """What an address asks for; what is not understood is left out."""
    first = WAITING if viewer.may("decide_cases") else MINE if viewer.may("work_cases") else ALL
    view, status, begin = query.get("lihat", first), query.get("tahap", ""), query.get("dari", "")
    officer = query.get("petugas", "")
    return Chosen(
        view=view if view in VIEWS else first,
        status=Status(status) if status in set(Status) else None,
        officer=int(officer) if officer.isdecimal() and len(officer) < len("1000000000") else None,
        is_late=query.get("terlambat") == "1",
        begin=int(begin) if begin.isdecimal() and len(begin) < len("1000000") else 0,
    )


def asked(viewer: Viewer, one: Chosen, on: date) -> Asked:
    """The same as a question to the database."""
    wanted = {
        MINE: Asked(owner=viewer.account), ALL: Asked(), WAITING: Asked(waits=True),
        DUE: Asked(warned_by=on), CHANGED: Asked(statuses=tuple(Status), is_changed=True), CLOSED: Asked(statuses=(Status.CLOSED,)),
    }[one.view]  # fmt: skip
    if one.is_late:
        wanted = replace(wanted, late_on=on)
    if one.officer is not None and one.view != MINE:
        wanted = replace(wanted, owner=one.officer)
    return wanted if one.status is None else replace(wanted, statuses=(one.status,))


def page(viewer: Viewer, one: Chosen, *, on: date, downloads: Downloads) -> dict[str, Any]:
    """What the page of cases shows."""
    found, has_more = queries.page(viewer, asked(viewer, one, on), begin=one.begin)
    return {
        "tabs": Tabs(label=Text(id="Perkara", en="Cases"), tabs=[Tab(name=words, href=_href(replace(one, view=view, begin=0, status=None, officer=None, is_late=False)), is_current=view == one.view) for view, words in VIEWS.items()]),
        "filters": _filters(viewer, one, len(found)),
        "queue": showing.queues(viewer, [(VIEWS[one.view], found)], on=on)[0] if found else None,
        "earlier": _href(replace(one, begin=max(0, one.begin - queries.PAGE))) if one.begin else None,
        "later": _href(replace(one, begin=one.begin + queries.PAGE)) if has_more else None,
        "downloads": downloads,
        "view": one.view,
        "unfiltered": None if one == Chosen(view=one.view) else _href(Chosen(view=one.view)),
        "may_work": viewer.may("work_cases"),
    }  # fmt: skip


def _href(one: Chosen) -> str:
    return f"{reverse('cases')}?{one.query()}"


def of_officer(officer: int, *, is_late: bool = False) -> str:
    """Where an officer's open cases are listed, or those of them that are late."""
    return _href(Chosen(view=ALL, officer=officer, is_late=is_late))


def _filters(viewer: Viewer, one: Chosen, number: int) -> FilterBar:
    statuses = (Status.CLOSED,) if one.view == CLOSED else OPEN
    stages = [(status.value, STATUS_WORDS[status], status is one.status) for status in statuses]
    filters = [_filter("tahap", Text(id="Tahap", en="Stage"), stages)]
    applied = (
        []
        if one.status is None
        else [Applied(name=STATUS_WORDS[one.status], href=_href(replace(one, status=None, begin=0)))]
    )
    if one.view != CLOSED:
        filters.append(_filter("terlambat", Text(id="Tenggat", en="Deadline"), [("1", LATE, one.is_late)]))
    if one.is_late:
        applied.append(Applied(name=LATE, href=_href(replace(one, is_late=False, begin=0))))
    if one.view != MINE:
        names = {account: Text(id=name, en=name) for account, name in workers(viewer)}
        filters.append(
            _filter(
                "petugas",
                Text(id="Petugas", en="Officer"),
                [(str(account), name, account == one.officer) for account, name in names.items()],
            )
        )
        if one.officer in names:
            applied.append(Applied(name=names[one.officer], href=_href(replace(one, officer=None, begin=0))))
    return FilterBar(
        href=reverse("cases"), filters=filters, applied=applied, found=FOUND.fill(number=number), clear_href=_href(Chosen(view=one.view)), carried=[("lihat", one.view)],
    )  # fmt: skip


def _filter(name: str, label: Text, choices: Sequence[tuple[str, Text, bool]]) -> Filter:
    every = Choice(value="", name=EVERY, is_chosen=not any(is_chosen for _, _, is_chosen in choices))
    return Filter(
        name=name,
        label=label,
        choices=[every, *(Choice(value=value, name=words, is_chosen=is_chosen) for value, words, is_chosen in choices)],
    )


def file_table(viewer: Viewer, wanted: Asked, caption: Text) -> Table:
    """The list as a file: without names of people, and without the cases of who is protected, which leave in no list.

    How many of these there are stands in its last line, so that nobody takes the file for the whole.
    """
    found, _ = queries.page(viewer, replace(wanted, is_confidential=False), begin=0, most=exporting.MOST + 1)
    kept_back = queries.count(viewer, replace(wanted, is_confidential=True))
    officers = queries.officers(viewer)
    headings = [
        Text(id="Nomor", en="Number"), Text(id="Tahap", en="Stage"), Text(id="Sejak", en="Since"), Text(id="Asal", en="Origin"),
        Text(id="Petugas", en="Officer"), Text(id="Dibuka", en="Opened"), Text(id="Tenggat", en="Due"), Text(id="Hasil", en="Outcome"),
        Text(id="Ditutup", en="Closed"),
    ]  # fmt: skip
    return Table(
        caption=caption,
        columns=[Column(heading=heading) for heading in headings],
        rows=[
            [
                Cell(value=row.number), Cell(value=STATUS_WORDS[row.status]), Cell(value=row.since), Cell(value=ORIGIN_WORDS[row.origin]),
                Cell(value=officers.get(row.owner, "-")), Cell(value=row.opened_on), Cell(value=row.due_on),
                Cell(value=OUTCOME_WORDS[row.outcome] if row.outcome else None), Cell(value=row.closed_on),
            ]
            for row in found
        ]
        + ([[Cell(value=KEPT_BACK.fill(number=counted(kept_back, "case", "cases"))), *(Cell(value=None) for _ in headings[1:])]] if kept_back else []),
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class PersonShown:
    """Somebody of a case, with what is found and what is owed."""

    number: int
    record: int
    name: str
    about: str
    findings: Sequence[tuple[int, Text, bool]]
    allegations: Sequence[tuple[Text, str]]
    measures: Sequence[Text]
    money: Text | None
    withdrawn: Text | None


def people_of_case(looked: Looked, officers: Mapping[int, str]) -> list[PersonShown]:
    """The people of a case as its page shows them."""
    state, law = looked.situation.state, looked.situation.law_of(looked.situation.on)
    shown = []
    for one in looked.file.people:
        own = state.of(one.number)
        allegations = [(law.provisions[name].citation if name in law.provisions else Text(id=name, en=name), conduct) for name, conduct in own.allegations.items()]  # fmt: skip
        charge = state.charge_for(one.number)
        shown.append(
            PersonShown(
                number=one.number, record=one.record, name=one.name, about=" · ".join(filter(None, [one.nationality, one.document_number])),
                findings=[(finding.finding, finding.sentence, finding.facts is None) for finding in looked.file.findings_of(one.number)],
                allegations=allegations, measures=[MEASURE_WORDS[measure.measure] for measure in state.measures_for(one.number)],
                money=None if charge is None else PAID.fill(paid=rupiah_in_words(own.paid), amount=rupiah_in_words(charge.amount)),
                withdrawn=withdrawal_of(one, officers),
            )
        )  # fmt: skip
    return shown


FILE = "perkara"
PAID = Text(id="Dibayar {paid} dari {amount}", en="{paid} of {amount} paid")


def measures_table(measures: Sequence[Measure], names: Names) -> Table:
    """What a proposal would change, one row a measure."""
    rows = [
        [
            Cell(value=Name(name=names.person(one.person))),
            Cell(value=MEASURE_WORDS[one.measure]),
            Cell(value=terms_of(one, names)),
        ]
        for one in measures
    ]  # fmt: skip
    return Table(
        caption=Text(id="Yang berubah bila disetujui", en="What changes if it is approved"),
        columns=[Column(heading=Text(id="Orang", en="Person")), Column(heading=Text(id="Tindakan", en="Measure")), Column(heading=Text(id="Isi", en="Terms"))],
        rows=rows,
    )  # fmt: skip


def cases_already(viewer: Viewer, findings: Sequence[int], records: Sequence[int], *, on: date) -> list[Notice]:
    """The open cases of those about whom one is to be opened: a finding is linked to one, and nobody is examined twice unawares."""
    people = [one.told.person for one in screening.some(viewer, findings, on=on) if one.told.person is not None]
    persons = identity.around(viewer, {*people, *records})
    own = {record for one in set(persons.person_of.values()) for record in persons.records_of(one)}
    return [
        Notice(
            tone=Tone.WARNING, title=ALREADY.fill(number=one.number), body=LINK_INSTEAD, href=reverse("case", args=[one.id]), action=SEE
        )
        for one in queries.of_records(viewer, sorted(own))
        if one.status is not Status.CLOSED
    ]  # fmt: skip


def added_to(viewer: Viewer, records: Sequence[int]) -> list[tuple[str, str]]:
    """The viewer's own cases to which one person can be added still: the way there, and whose cases they are; of several people, none."""
    if len(records) != 1:
        return []
    found, _ = queries.page(viewer, Asked(owner=viewer.account, statuses=UNTIL_EXAMINED))
    people = queries.people_of(viewer, {one.id for one in found})
    return [
        (
            f"{reverse('case_act', args=[one.id, ActKind.ADD_PERSON.value])}?orang={records[0]}",
            f"{one.number}: {', '.join(each.name for each in people[one.id])}",
        )
        for one in found
        if records[0] not in {each.record for each in people[one.id]}
    ]


def whom(viewer: Viewer, findings: Sequence[int], records: Sequence[int], *, on: date) -> list[tuple[str, Text | None]]:
    """About whom a case is to be opened, with the sentence of each finding."""
    found = [(", ".join(one.told.names) or "-", one.told.sentence) for one in screening.some(viewer, findings, on=on)]
    return [*found, *((one.name, None) for one in register.some(viewer, records))]
