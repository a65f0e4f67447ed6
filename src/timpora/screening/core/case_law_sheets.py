"""The closed days and the provisions of a case as plain tables, for pages, the terminal and the reference."""

from collections.abc import Iterable, Mapping

from timpora.engine.backends.prose import days_in_force
from timpora.kernel.text import Language, Text, day_in_words
from timpora.rulebook.citations import citation_in
from timpora.rulebook.closed_days import ClosedDay, ClosedDays, ClosedKind
from timpora.rulebook.provisions import DatedProvision
from timpora.rulebook.rule_texts import status_in_words
from timpora.screening.core.rule_sheets import EMPTY, Sheet


KINDS: Mapping[ClosedKind, Text] = {
    ClosedKind.PUBLIC: Text(id="Hari libur nasional", en="Public holiday"),
    ClosedKind.JOINT_LEAVE: Text(id="Cuti bersama", en="Joint leave"),
    ClosedKind.MOVED: Text(id="Hari libur yang digeser", en="Public holiday, moved"),
    ClosedKind.OPEN: Text(id="Hari kerja", en="Working day"),
}
CLOSED_DAYS = Text(id="Hari kantor tutup", en="Days on which offices are closed")
PROVISIONS = Text(id="Ketentuan yang dikutip dalam perkara", en="Provisions that cases cite")
HEADINGS: Mapping[str, Text] = {
    "day": Text(id="Hari", en="Day"),
    "called": Text(id="Nama", en="Name"),
    "kind": Text(id="Jenis", en="Kind"),
    "id": Text(id="Kode", en="Code"),
    "words": Text(id="Isi singkat", en="In short"),
    "provision": Text(id="Dasar hukum", en="Provision"),
    "holds": Text(id="Berlaku", en="In force"),
    "penalty": Text(id="Ancaman", en="Penalty"),
    "status": Text(id="Status", en="Status"),
}
WEEKDAYS = {
    Language.INDONESIAN: ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    Language.ENGLISH: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
KNOWN = Text(
    id="Cuti bersama diketahui dari {first} sampai {last}. Untuk tahun sesudahnya hanya ada perkiraan hari libur, dan batas yang jatuh di sana ditandai masih dapat bergeser.",
    en="Joint leave is known from {first} to {last}. Later years have only estimated public holidays, and a deadline that falls there is marked as one that may still move.",
)  # fmt: skip


def what_is_known(closed: ClosedDays) -> Text:
    """For which days it is known whether offices work."""
    return KNOWN.fill(first=closed.known.first, last=closed.known.last)


def with_weekday(one: ClosedDay, language: Language) -> str:
    """`Rabu, 19 April 2023`."""
    return f"{WEEKDAYS[language][one.day.weekday()]}, {day_in_words(one.day, language)}"


def closed_days_sheet(days: Iterable[ClosedDay], language: Language) -> Sheet:
    """Closed days with what each is; by which decisions stands beside them (`decisions_of`)."""
    rows = tuple(
        (with_weekday(one, language), one.name.within(language), KINDS[one.kind].within(language)) for one in days
    )
    return _sheet(CLOSED_DAYS, ("day", "called", "kind"), rows, language)


def decisions_of(days: Iterable[ClosedDay]) -> list[tuple[str, bool]]:
    """By which decisions some days are closed, and whether each was confirmed; each once."""
    return list(dict.fromkeys((one.citation, one.confirmed) for one in days))


def decisions_in_words(days: Iterable[ClosedDay], language: Language) -> list[str]:
    """`SKB 855/2023, 3/2023 dan 4/2023 [terkonfirmasi]`."""
    return [
        f"{citation_in(citation, language)} [{status_in_words(confirmed=confirmed).within(language)}]"
        for citation, confirmed in decisions_of(days)
    ]


def provisions_sheet(provisions: Iterable[DatedProvision], language: Language) -> Sheet:
    """Provisions in short words, with their days and penalties."""
    rows = tuple(
        (
            one.id, one.words.within(language), citation_in(one.citation, language), days_in_force(one.holds_from, one.holds_until, language),
            EMPTY if one.penalty is None else one.penalty.within(language), status_in_words(confirmed=one.confirmed).within(language),
        )
        for one in provisions
    )  # fmt: skip
    return _sheet(PROVISIONS, ("id", "words", "provision", "holds", "penalty", "status"), rows, language)


def _sheet(title: Text, names: Iterable[str], rows: tuple[tuple[str, ...], ...], language: Language) -> Sheet:
    return Sheet(
        title=title.within(language), headers=tuple(HEADINGS[name].within(language) for name in names), rows=rows
    )
