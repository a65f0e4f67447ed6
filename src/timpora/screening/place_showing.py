"""What the pages of organisations and places show of people and of reporting, as components."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from timpora.kernel.text import Language, Text, days_in_words
from timpora.register.core.kinds import KINDS
from timpora.register.people import Listed
from timpora.register.ties import Permit, Plan, Report
from timpora.register.told import Accommodation
from timpora.screening.core.at_work import CONCERN_WORDS, AtWork, Concern
from timpora.screening.core.punctuality import Month, Punctuality
from timpora.screening.person_page import apart
from timpora.screening.where_people_are import Stood
from timpora.ui.components.statements import Tag, Tone
from timpora.ui.components.tables import Cell, Column, Name, Table


PERMIT_KINDS = next(column.words for column in KINDS["stay_permits"].columns if column.name == "kind") or {}
UNTIL = Text(id="sampai {day}", en="until {day}")
BY_LIST = Text(id="daftar pekerja {day}", en="workers' list of {day}")
BY_EARLIER_LIST = Text(id="daftar lama, {day}", en="an earlier list, {day}")
BY_PRESENCE = Text(id="dilaporkan di tempat kerjanya {day}", en="reported at its workplace on {day}")
BY_PERMIT, BY_PLAN = Text(id="izin tinggal", en="stay permit"), Text(id="RPTKA", en="work permit")
WORK_TAGS: Mapping[bool | None, Tag] = {
    True: Tag(tone=Tone.GOOD, label=Text(id="Ya", en="Yes")),
    False: Tag(tone=Tone.ALERT, label=Text(id="Tidak", en="No")),
    None: Tag(tone=Tone.OPEN, label=Text(id="Indeks tidak dikenal", en="Index unknown")),
}
NOT_JUDGED = Text(id="Belum dinilai.", en="Not judged yet.")
NOTHING = Text(id="tidak ada", en="nothing")
PERCENT = Text(id="{percent}%", en="{percent}%")
NEVER = Text(id="belum pernah", en="never")
PERSON, PERMIT = Text(id="Orang", en="Person"), Text(id="Izin tinggal", en="Stay permit")
TO_LOOK_AT = Text(id="Perlu dilihat", en="To look at")


def in_days(count: int) -> Text:
    """`1 hari`, `1 day`."""
    return Text(id=days_in_words(count, Language.INDONESIAN), en=days_in_words(count, Language.ENGLISH))


def one_after_another(texts: Sequence[Text], between: str = "; ") -> Text:
    """Some texts as one."""
    return Text(id=between.join(one.id for one in texts), en=between.join(one.en for one in texts))


def person_cell(one: Listed, stood: Stood, query: str) -> Cell:
    """A person with how he or she stands."""
    sentence = NOT_JUDGED if stood.sentence is None else apart(stood.sentence)[0]
    return Cell(value=Name(name=one.name), href=f"{reverse('foreigner', args=[one.person])}{query}", below=sentence)


def permit_cell(permit: Permit | None, names: Mapping[str, str]) -> Cell:
    """A permit by its index, until when it holds, and whom it names."""
    if permit is None:
        return Cell(value=None)
    told = [] if permit.valid_until is None else [UNTIL.fill(day=permit.valid_until)]
    named = names.get(permit.employer_key or "", permit.sponsor or "")
    told += [Text(id=named, en=named)] if named else []
    return Cell(
        value=permit.visa_index or PERMIT_KINDS[permit.kind], below=one_after_another(told, " · ") if told else None
    )


def concerns_cell(concerns: Sequence[Concern]) -> Cell:
    """What does not agree; the first stands out."""
    if not concerns:
        return Cell(value=NOTHING)
    rest = [CONCERN_WORDS[one] for one in concerns[1:]]
    return Cell(
        value=Tag(tone=Tone.WARNING, label=CONCERN_WORDS[concerns[0]]), below=one_after_another(rest) if rest else None
    )


def workers_table(
    shown: Sequence[AtWork[Permit, Plan]], told: Mapping[int, Listed], stood: Mapping[int, Stood], names: Mapping[str, str], query: str
) -> Table:  # fmt: skip
    """The people of an organisation: what connects them, what is in force for them, and what does not agree."""
    headings = (
        PERSON, Text(id="Dikaitkan oleh", en="Connected by"), PERMIT, Text(id="Boleh bekerja", en="May work"), Text(id="RPTKA", en="Work permit (RPTKA)"), TO_LOOK_AT,
    )  # fmt: skip
    return Table(
        caption=Text(id="Orang asing pada organisasi ini", en="Foreigners of this organisation"),
        shows_caption=False,
        columns=[Column(heading=heading) for heading in headings],
        rows=[
            [
                person_cell(told[one.person], stood[one.person], query),
                Cell(value=one_after_another(_ties(one))),
                permit_cell(one.permit, names),
                Cell(value=None if one.permit is None else WORK_TAGS[one.allows_work]),
                _plan_cell(one.plan),
                concerns_cell(one.concerns),
            ]
            for one in shown
            if one.person in told
        ],
    )


def _ties(one: AtWork[Permit, Plan]) -> list[Text]:
    told = []
    if one.listed_on is not None:
        told.append((BY_LIST if one.is_listed else BY_EARLIER_LIST).fill(day=one.listed_on))
    if one.present_on is not None:
        told.append(BY_PRESENCE.fill(day=one.present_on))
    return told + [words for words, holds in ((BY_PERMIT, one.names_it), (BY_PLAN, one.plan is not None)) if holds]


def _plan_cell(plan: Plan | None) -> Cell:
    if plan is None:
        return Cell(value=None)
    return Cell(
        value=plan.number or BY_PLAN, below=None if plan.valid_until is None else UNTIL.fill(day=plan.valid_until)
    )


def guests_table(
    shown: Sequence[tuple[int, Report, Permit | None, Sequence[Concern]]], told: Mapping[int, Listed], stood: Mapping[int, Stood],
    names: Mapping[str, str], query: str,
) -> Table:  # fmt: skip
    """The people at a place on a day, since when, and what is in force for them."""
    headings = (PERSON, Text(id="Sejak", en="Since"), PERMIT, TO_LOOK_AT)
    return Table(
        caption=Text(id="Orang asing di tempat ini", en="Foreigners at this place"),
        shows_caption=False,
        columns=[Column(heading=heading) for heading in headings],
        rows=[
            [
                person_cell(told[person], stood[person], query),
                Cell(value=report.from_on, below=None if report.until_on is None else UNTIL.fill(day=report.until_on)),
                permit_cell(permit, names),
                concerns_cell(concerns),
            ]
            for person, report, permit, concerns in shown
            if person in told
        ],
    )


def findings_table(persons: Sequence[int], told: Mapping[int, Listed], stood: Mapping[int, Stood], rules: Sequence[str], query: str) -> Table | None:  # fmt: skip
    """What some rules have found of the people on the page; None where nothing."""
    rows = [
        [
            Cell(
                value=apart(finding.sentence)[0], below=apart(finding.sentence)[1],
                href=reverse("finding", args=[number]) if number else f"{reverse('foreigner', args=[person])}{query}",
            ),
            Cell(value=Name(name=told[person].name)),
            Cell(value=finding.stay_limit),
        ]
        for person in persons
        for number, finding in stood[person].findings
        if finding.rule_id in rules and person in told
    ]  # fmt: skip
    headings = (Text(id="Temuan", en="Finding"), PERSON, Text(id="Batas tinggal", en="Stay limit"))
    caption = Text(id="Temuan terbuka tentang mereka", en="Open findings about them")
    return Table(caption=caption, shows_caption=False, columns=[Column(heading=one) for one in headings], rows=rows) if rows else None  # fmt: skip


def months_table(months: Sequence[Month]) -> Table:
    """How soon stays were told, month by month."""
    return Table(
        caption=Text(id="Ketepatan laporan menurut bulan", en="Reporting by month"),
        shows_caption=False,
        columns=[
            Column(heading=Text(id="Bulan menginap mulai", en="Month in which stays began")),
            Column(heading=Text(id="Orang dilaporkan", en="People reported"), is_number=True),
            Column(heading=Text(id="Hari sampai laporan datang (median)", en="Days until the report came (median)"), is_number=True),
            Column(heading=Text(id="Tepat waktu", en="In time"), is_number=True),
        ],
        rows=[
            [Cell(value=_month(one.month)), Cell(value=one.told.stays), Cell(value=one.told.median_days), Cell(value=in_time(one.told))] for one in months
        ],
    )  # fmt: skip


def _month(first: date) -> str:
    return f"{first:%m/%Y}"


def in_time(told: Punctuality) -> Text | None:
    """Of a hundred stays, how many were told in time."""
    return None if told.in_time_percent is None else PERCENT.fill(percent=told.in_time_percent)


def neighbours_table(places: Sequence[Accommodation], caption: Text) -> Table:
    """Accommodations with their last stay and how many began lately."""
    return Table(
        caption=caption,
        shows_caption=False,
        columns=[
            Column(heading=Text(id="Penginapan", en="Accommodation")),
            Column(heading=Text(id="Menginap terakhir dilaporkan", en="Last stay reported")),
            Column(heading=Text(id="Belakangan ini", en="Lately"), is_number=True),
        ],
        rows=[
            [
                Cell(value=one.name, href=reverse("place", args=[one.place])),
                Cell(value=one.last_on or NEVER),
                Cell(value=one.lately),
            ]
            for one in places
        ],
    )
