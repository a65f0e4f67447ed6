"""The table of visa indexes as a lawyer reads it: what each allows, since when, until when, and how sure it is."""

from datetime import date

import pytest
from tests.factories.registers import day

from timpora.kernel.refusals import Refused
from timpora.rulebook.visa_indexes import VisaIndex, load_visa_indexes, standard_visa_indexes


INDEXES = standard_visa_indexes()
LETTERS, CUT = date(2023, 9, 1), date(2025, 6, 1)
HEAD = (
    "visa_index,exists_from,exists_until,kind,title_id,title_en,work,stay_varies,initial_days,initial_months,"
    "extension_days,longest_extensions,longest_days,citation,status,note_id,note_en\n"
)
ROW = "Q1,2023-09-01,,visit,Rekaan,Invented,none,false,30,,,0,30,Rekaan,confirmed,,\n"
ALIASES = "alias,visa_index,means_from,means_until\n"


def entry(code: str, on: str) -> VisaIndex:
    found = INDEXES.on(code, day(on))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("code", "on", "stay", "extensions", "work", "confirmed"),
    [  # first stay (days, months), extensions (how many, of how many days), work, and whether it is confirmed
        ("BVK", "2023-06-27", (30, None), (0, None), "none", False),
        ("B213", "2023-06-27", (30, None), (1, 30), "none", False),
        ("B211A", "2023-06-27", (60, None), (2, 60), "none", False),
        ("312", "2023-06-27", (None, None), (None, None), "employer_only", False),
        ("317", "2023-06-27", (None, None), (None, None), "by_marriage", False),
        ("A1", "2026-01-01", (30, None), (0, None), "none", False),  # that it cannot be extended nobody confirmed
        ("B1", "2024-12-10", (30, None), (1, 30), "none", False),
        ("B1", "2026-01-01", (30, None), (1, 30), "none", True),
        ("B4", "2026-01-01", (30, None), (1, 30), "none", False),  # the cut of 2025 names business and medical alone
        ("C1", "2024-01-01", (60, None), (2, 60), "none", False),
        ("C5", "2024-01-01", (60, None), (2, 60), "no_employment", False),
        ("C7C", "2026-01-01", (None, None), (None, None), "limited_activity", True),
        ("C9", "2024-01-01", (60, None), (2, 60), "none", True),
        ("C12", "2024-01-01", (180, None), (0, None), "none", False),
        ("C18", "2024-01-01", (None, None), (None, None), "limited_activity", False),
        ("D12", "2024-01-01", (None, None), (None, None), "none", False),
        ("F1", "2024-01-01", (None, None), (None, None), "none", False),
        ("E23B", "2024-01-01", (None, None), (None, None), "employer_only", False),
        ("E23", "2026-01-01", (None, None), (None, None), "employer_only", True),
        ("E24", "2024-01-01", (None, None), (None, None), "limited_activity", False),
        ("E28A", "2024-01-01", (None, 24), (None, None), "own_business", False),
        ("E28F", "2026-01-01", (None, None), (None, None), "unknown", True),
        ("E31A", "2024-01-01", (None, None), (None, None), "by_marriage", False),
        ("E33E", "2024-01-01", (None, 60), (None, None), "none", False),
        ("E33G", "2024-01-01", (None, 12), (None, None), "limited_activity", False),
        ("ITAP", "2024-01-01", (None, None), (None, None), "unknown", False),
    ],
)
def test_each_index_allows_what_the_sources_say(
    code: str, on: str, stay: tuple[int, int], extensions: tuple[int, int], work: str, *, confirmed: bool
) -> None:
    found = entry(code, on)
    assert (found.initial_days, found.initial_months) == stay
    assert (found.longest_extensions, found.extension_days) == extensions
    assert (found.work, found.confirmed) == (work, confirmed)


@pytest.mark.parametrize(
    ("code", "exists", "does_not"),
    [
        ("B1", ("2023-09-01", "2026-01-01"), ("2023-08-31", "2011-05-05")),
        ("A1", ("2023-09-01", "2026-01-01"), ("2023-08-31",)),
        ("B2", ("2023-09-01", "2025-06-30"), ("2023-08-31", "2025-07-01")),  # merged into B1
        ("B3", ("2023-09-01", "2025-06-30"), ("2025-07-01",)),
        ("E23", ("2025-06-01", "2026-01-01"), ("2025-05-31", "2023-09-01")),
        ("E23B", ("2023-09-01", "2025-06-30"), ("2023-08-31", "2025-07-01")),  # merged into E23
        ("E23W", ("2023-09-01", "2025-06-30"), ("2025-07-01",)),
        (
            "E23U",
            ("2023-09-01", "2025-05-31", "2025-06-01", "2026-01-01"),
            ("2023-08-31",),
        ),  # stayed, with another meaning
        ("C7C", ("2025-06-01",), ("2025-05-31",)),
        ("E28G", ("2025-06-01",), ("2025-05-31",)),
        ("PERALIHAN", ("2024-04-01",), ("2024-03-31",)),
        ("ITKT", ("2016-08-01",), ("2016-07-31",)),
    ],
)
def test_an_index_exists_from_the_decision_that_made_it_to_the_one_that_ended_it(
    code: str, exists: tuple[str, ...], does_not: tuple[str, ...]
) -> None:
    assert [on for on in exists if INDEXES.on(code, day(on)) is None] == []
    assert [on for on in does_not if INDEXES.on(code, day(on)) is not None] == []


def test_no_letter_is_dated_back_before_the_decision_of_2023() -> None:
    cited = {"Kepmen M.HH-02.GR.01.04/2023": LETTERS, "Kepmen M.IP-08.GR.01.01/2025": CUT}
    early = [one.visa_index for one in INDEXES.entries if one.exists_from < cited.get(one.citation, date.min)]
    assert early == []
    assert all(
        one.citation in cited for one in INDEXES.entries if one.visa_index[1:2].isdigit() and len(one.visa_index) == 2
    )


@pytest.mark.parametrize(
    ("written", "on", "meant"),
    [
        ("VoA", "2023-08-31", "B213"),
        ("voa", "2023-09-01", "B1"),
        ("e-VOA", "2024-01-01", "B1"),
        ("BVKS", "2019-01-01", "BVK"),
        ("BVKS", "2024-01-01", "A1"),
        ("Kitap", "2024-01-01", "ITAP"),
        ("b-211 a", "2023-06-27", "B211A"),
    ],
)
def test_what_clerks_write_stands_for_the_index_of_that_day(written: str, on: str, meant: str) -> None:
    assert entry(written, on).visa_index == meant
    assert INDEXES.kind_of(written) == entry(meant, on).kind


def test_an_unknown_index_has_no_kind_and_no_entry() -> None:
    assert (INDEXES.kind_of("Q9X"), INDEXES.on("Q9X", CUT), list(INDEXES.entries_of("Q9X", CUT))) == (None, None, [])


def test_titles_and_notes_are_whole_words_in_both_languages() -> None:
    for one in INDEXES.entries:
        assert one.title.id != one.title.en, one.visa_index
        assert one.note is None or one.note.id.endswith("."), one.visa_index


def test_two_decisions_of_one_month_leave_no_day_of_it_without_an_index() -> None:
    june = [date(2025, 6, number) for number in range(1, 31)]
    assert [on for on in june if INDEXES.on("E23", on) is None or INDEXES.on("E23B", on) is None] == []


@pytest.mark.parametrize(
    ("table", "aliases", "said"),
    [
        (ROW.replace(",30,,,0", ",,,,0"), "", "in days, or in months"),
        (ROW.replace(",30,,,0", ",30,1,,0"), "", "in days, or in months"),
        (ROW.replace("false", "true"), "", "in days, or in months"),
        (ROW.replace(",confirmed,,", ",confirmed,Catatan,"), "", "both languages"),
        (ROW.replace(",Rekaan,confirmed", ", ,confirmed"), "", "cites no provision"),
        (ROW.replace(",none,", ",anything,"), "", "kind of work"),
        (ROW + ROW, "", "overlaps"),
        (ROW, "ABC,Q2,2023-09-01,\n", "must name an index"),
        (ROW, "Q1,Q1,2023-09-01,\n", "no index itself"),
        (ROW, "ABC,Q1,2023-09-01,\nABC,Q1,2024-01-01,\n", "overlaps"),
    ],
)
def test_a_table_that_cannot_be_right_is_refused(table: str, aliases: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        load_visa_indexes(HEAD + table, ALIASES + aliases)
    assert said in str(refused.value)
