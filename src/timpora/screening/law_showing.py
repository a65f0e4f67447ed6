"""What the pages of the visa indexes and of proposed changes show, as components."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from django.urls import reverse

from timpora.kernel.text import Text
from timpora.rulebook.change_refusals import ONE_DAY
from timpora.rulebook.parameters import Parameter
from timpora.rulebook.rule_texts import value_in_words
from timpora.rulebook.visa_indexes import VisaIndex, entry_of, standard_visa_indexes
from timpora.rulebook.words import TABLES
from timpora.screening.core.law_changes import ChangeOf, ChangeState, ChangeTold, DatedLaw
from timpora.screening.core.rule_sheets import stay_in_words
from timpora.screening.law_queries import Change
from timpora.screening.rulebook_showing import cited, holds, status
from timpora.ui.components.dialogs import Choice, Filter, FilterBar
from timpora.ui.components.statements import Tag, Tone
from timpora.ui.components.tables import Cell, Column, KeyValue, KeyValues, Name, Table
from timpora.ui.moments import moment


type Line = tuple[Text, Cell]
INDEX = Text(id="Indeks", en="Index")
VALUE = Text(id="Nilai", en="Value")
HOLDS = Text(id="Berlaku", en="In force")
PROVISION = Text(id="Dasar hukum", en="Provision")
STATUS = Text(id="Status", en="Status")
OF_THE_OFFICE = Text(id="Perubahan kantor ini", en="This office's change")
FROM_DAY = Text(id="{what}, sejak {day}", en="{what}, from {day}")
STATES: Mapping[ChangeState, Tag] = {
    ChangeState.PROPOSED: Tag(tone=Tone.OPEN, label=Text(id="Menunggu keputusan", en="Waits for a decision")),
    ChangeState.APPROVED: Tag(tone=Tone.GOOD, label=Text(id="Disetujui", en="Approved")),
    ChangeState.RETURNED: Tag(tone=Tone.WARNING, label=Text(id="Dikembalikan", en="Returned")),
    ChangeState.TAKEN_BACK: Tag(tone=Tone.INFORMATION, label=Text(id="Ditarik pengusul", en="Taken back")),
}
NOT_APPLIED = Tag(tone=Tone.ALERT, label=Text(id="Tidak diterapkan", en="Not applied"))
WHAT: Mapping[ChangeOf, Text] = {
    ChangeOf.NEW_ROW: Text(id="Baris baru", en="New row"),
    ChangeOf.ROW_ENDS: Text(id="Akhir baris", en="End of a row"),
    ChangeOf.ROW_CORRECTED: Text(id="Pembetulan baris", en="Correction of a row"),
    ChangeOf.SETTING: Text(id="Ketetapan kantor", en="Setting of the office"),
}
WHEN = {
    "": Text(id="Semua", en="All"),
    "kini": Text(id="Berlaku hari ini", en="In force today"),
    "nanti": Text(id="Belum berlaku", en="Not yet in force"),
    "lewat": Text(id="Sudah berakhir", en="Ended"),
    "kantor": Text(id="Perubahan kantor ini", en="Changed by this office"),
}
CHOSEN = "saat"


@cache
def _standard() -> frozenset[VisaIndex]:
    return frozenset(standard_visa_indexes().entries)


def chosen(law: DatedLaw, when: str, on: date) -> list[VisaIndex]:
    """The rows that were asked for."""
    match when:
        case "kini":
            return [one for one in law.indexes.entries if one.exists_on(on)]
        case "nanti":
            return [one for one in law.indexes.entries if one.exists_from > on]
        case "lewat":
            return [one for one in law.indexes.entries if one.exists_until is not None and one.exists_until < on]
        case "kantor":
            return [one for one in law.indexes.entries if one not in _standard()]
    return list(law.indexes.entries)


def index_filters(when: str, found: int) -> FilterBar:
    """Which rows of the table are shown."""
    here = reverse("visa_indexes")
    choices = [Choice(value=value, name=name, is_chosen=value == when) for value, name in WHEN.items()]
    return FilterBar(
        href=here,
        filters=[Filter(name=CHOSEN, label=Text(id="Baris", en="Rows"), choices=choices)],
        found=Text(id="{found} baris", en="{found} rows").fill(found=found),
        clear_href=here,
    )


def indexes_table(rows: Sequence[VisaIndex]) -> Table:
    """Indexes with what each allows, from when to when, on which provision."""
    words = TABLES["stay_permits"].columns
    headings = (
        INDEX,
        Text(id="Judul", en="Title"),
        Text(id="Bekerja", en="Work"),
        Text(id="Lama tinggal", en="Stay"),
        HOLDS,
        PROVISION,
        STATUS,
    )
    return Table(
        caption=Text(id="Tabel indeks visa", en="Table of visa indexes"),
        shows_caption=False,
        columns=[Column(heading=heading) for heading in headings],
        rows=[
            [
                Cell(value=one.visa_index, href=reverse("visa_index", args=[one.visa_index])),
                Cell(value=one.title, below=words["kind"].words[one.kind]),
                Cell(value=words["index.work"].words[one.work]),
                Cell(value=stay_in_words(one)),
                Cell(value=holds(one.exists_from, one.exists_until), below=None if one in _standard() else OF_THE_OFFICE),
                Cell(value=cited(one.citation)),
                Cell(value=status(confirmed=one.confirmed)),
            ]
            for one in rows
        ],
    )  # fmt: skip


def row_lines(row: VisaIndex, *, marked: bool = False) -> list[Line]:
    """What a row says; where asked, whether it is this office's."""
    below = OF_THE_OFFICE if marked and row not in _standard() else None
    words = TABLES["stay_permits"].columns
    return [
        (HOLDS, Cell(value=holds(row.exists_from, row.exists_until), below=below)),
        (Text(id="Judul", en="Title"), Cell(value=row.title)),
        (Text(id="Jenis izin", en="Kind of permit"), Cell(value=words["kind"].words[row.kind])),
        (Text(id="Bekerja", en="Work"), Cell(value=words["index.work"].words[row.work])),
        (Text(id="Lama tinggal", en="Stay"), Cell(value=stay_in_words(row))),
        (PROVISION, Cell(value=cited(row.citation, row.note))),
        (STATUS, Cell(value=status(confirmed=row.confirmed))),
    ]


def key_values(lines: Sequence[Line]) -> KeyValues:
    """Lines as properties of one thing."""
    return KeyValues(rows=[KeyValue(key=key, cell=cell) for key, cell in lines])


def setting_lines(parameter: Parameter, law: DatedLaw, on: date) -> list[Line]:
    """What a setting is on a day."""
    held = law.parameters[parameter.id].known_on(on) or parameter.values[-1]
    return [
        (VALUE, Cell(value=value_in_words(parameter, held.value))),
        (HOLDS, Cell(value=holds(held.holds_from, held.holds_until))),
        (PROVISION, Cell(value=cited(held.citation, held.note))),
    ]


def told_lines(change: ChangeTold, law: DatedLaw) -> list[Line]:
    """What a change says."""
    if change.of is ChangeOf.SETTING:
        parameter, value = law.parameters[change.name], change.told["value"]
        assert isinstance(value, int)  # what is kept was accepted, and a flag is a number too
        lines = [(VALUE, Cell(value=value_in_words(parameter, value))), (HOLDS, Cell(value=holds(change.begins_on, None)))]  # fmt: skip
        return [*lines, (PROVISION, Cell(value=cited(change.citation)))]
    if change.of is ChangeOf.ROW_ENDS:
        return [(HOLDS, Cell(value=holds(change.begins_on, change.last_day))), (PROVISION, Cell(value=cited(change.citation)))]  # fmt: skip
    return row_lines(entry_of({name: str(value) for name, value in change.told.items()}))


def lines_before(change: ChangeTold, law: DatedLaw, on: date) -> list[Line]:
    """What holds as long as a change is not approved; nothing where it is the first of its kind."""
    if change.of is ChangeOf.SETTING:
        return setting_lines(law.parameters[change.name], law, on)
    own = [one for one in law.indexes.entries if one.visa_index == change.name]
    if change.of is not ChangeOf.NEW_ROW:
        own = [one for one in own if one.exists_from == change.begins_on]
    rows = [one for one in own if one.exists_from <= change.begins_on]
    return row_lines(rows[-1]) if rows else []


ENDS = Text(
    id="Baris yang berlaku sejak {first} berakhir pada {last}.", en="The row in force since {first} ends on {last}."
)


def what_ends(change: ChangeTold, law: DatedLaw) -> Text | None:
    """Which row ends by a new one that begins while it holds until further notice."""
    if change.of is not ChangeOf.NEW_ROW:
        return None
    rows = [one for one in law.indexes.entries if one.visa_index == change.name and one.exists_from < change.begins_on]
    if not rows or rows[-1].exists_until is not None:
        return None
    return ENDS.fill(first=rows[-1].exists_from, last=change.begins_on - ONE_DAY)


SAYS, NOW, PROPOSED = (
    Text(id="Isi", en="What"),
    Text(id="Sekarang", en="Now"),
    Text(id="Menurut usulan", en="As proposed"),
)
CHANGED = Tag(tone=Tone.INFORMATION, label=Text(id="Berubah", en="Changes"))
SAME = Text(id="tetap", en="stays")
NOTHING_YET = Text(id="belum ada", en="nothing yet")


def comparison(before: Sequence[Line], after: Sequence[Line]) -> Table:
    """What holds now and what would, side by side, so that whoever approves reads what changes."""
    old = dict(before)
    rows = []
    for key, cell in after:
        now = old.get(key, Cell(value=NOTHING_YET))
        is_same = now.value == cell.value
        rows.append([Cell(value=key), now, cell, Cell(value=SAME if is_same else CHANGED)])
    headings = (SAYS, NOW, PROPOSED, Text(id="Bedanya", en="Difference"))
    return Table(
        caption=Text(id="Sekarang dan menurut usulan", en="Now and as proposed"),
        shows_caption=False,
        columns=[Column(heading=heading) for heading in headings],
        rows=rows,
    )


def called(change: ChangeTold, law: DatedLaw) -> Text:
    """What a change is about: an index by its code, a setting by its title."""
    if change.of is ChangeOf.SETTING and change.name in law.parameters:
        return law.parameters[change.name].title
    return Text(id=f"Indeks {change.name}", en=f"Index {change.name}")


def changes_table(changes: Sequence[Change], law: DatedLaw, names: Mapping[int, str]) -> Table:
    """Changes with who proposed each, and how far it is."""
    headings = (
        Text(id="Perubahan", en="Change"),
        Text(id="Diusulkan", en="Proposed"),
        Text(id="Keadaan", en="Standing"),
    )
    return Table(
        caption=Text(id="Usulan perubahan", en="Proposed changes"),
        shows_caption=False,
        columns=[Column(heading=heading) for heading in headings],
        rows=[
            [
                Cell(
                    value=called(one.told, law),
                    href=reverse("law_change", args=[one.id]),
                    below=FROM_DAY.fill(what=WHAT[one.told.of], day=one.told.last_day if one.told.of is ChangeOf.ROW_ENDS else one.told.begins_on),
                ),
                Cell(value=moment(one.proposed_at), below=names.get(one.proposed_by)),
                Cell(value=NOT_APPLIED if one.unfitting else STATES[one.state]),
            ]
            for one in changes
        ],
    )  # fmt: skip


def change_facts(change: Change, names: Mapping[int, str]) -> KeyValues:
    """Who proposed a change and why, and who decided on it."""
    lines: list[Line] = [
        (Text(id="Keadaan", en="Standing"), Cell(value=NOT_APPLIED if change.unfitting else STATES[change.state])),
        (Text(id="Diusulkan", en="Proposed"), _who(change.proposed_by, names, moment(change.proposed_at))),
        (Text(id="Alasan usulan", en="Why it is proposed"), Cell(value=change.because)),
    ]
    if change.decided_by is not None and change.decided_at is not None:
        lines.append((Text(id="Diputus", en="Decided"), _who(change.decided_by, names, moment(change.decided_at))))
    if change.decided_because:
        lines.append((Text(id="Catatan keputusan", en="Note on the decision"), Cell(value=change.decided_because)))
    return key_values(lines)


def _who(account: int, names: Mapping[int, str], when: Text) -> Cell:
    return Cell(value=Name(name=names[account]) if account in names else None, below=when)
