"""Changes of the law's dated data: what held on past days stays, nothing overlaps, and a gap is refused unless it is meant."""

from collections.abc import Callable
from datetime import date

import pytest

from timpora.kernel.refusals import Refused
from timpora.rulebook.parameters import load_parameters, standard_parameters
from timpora.rulebook.setting_changes import SettingChange, with_setting
from timpora.rulebook.visa_index_changes import IndexChange, NewRow, RowCorrected, RowEnds, with_change
from timpora.rulebook.visa_indexes import VisaIndex, VisaIndexes, entry_of, load_visa_indexes


TODAY = date(2023, 6, 27)
HEAD = (
    "visa_index,exists_from,exists_until,kind,title_id,title_en,work,stay_varies,initial_days,initial_months,"
    "extension_days,longest_extensions,longest_days,citation,status,note_id,note_en"
)
OPEN = "Q1,2020-01-01,,visit,Rekaan,Invented,none,false,30,,,0,30,Pasal Rekaan,confirmed,,"
ENDED = "Q2,2020-01-01,2022-12-31,visit,Rekaan,Invented,none,false,30,,,0,30,Pasal Rekaan,confirmed,,"
OTHER = "Z9,2020-01-01,,limited,Rekaan,Invented,none,true,,,,,,Pasal Rekaan,confirmed,,"
REMINDER = "reminder.limit_within_days"


def table() -> VisaIndexes:
    return load_visa_indexes(
        f"{HEAD}\n{OPEN}\n{ENDED}\n{OTHER}", "alias,visa_index,means_from,means_until\nVOQ,Q1,2020-01-01,"
    )


def row(code: str = "Q1", first: str = "2023-09-01", last: str = "", **columns: str) -> VisaIndex:
    told = dict(zip(HEAD.split(","), OPEN.split(","), strict=True))
    return entry_of(
        told | {"visa_index": code, "exists_from": first, "exists_until": last, "initial_days": "60"} | columns
    )


def days_of(indexes: VisaIndexes, code: str) -> list[tuple[str, str]]:
    return [(f"{one.exists_from}", f"{one.exists_until or ''}") for one in indexes.entries if one.visa_index == code]


def changed(change: IndexChange, within: VisaIndexes | None = None) -> VisaIndexes:
    return with_change(within or table(), change, today=TODAY)


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        act()
    told = refused.value.refusal
    assert told.what.id != told.what.en
    assert told.remedy.id.strip()
    assert told.remedy.en.strip()
    return told.code.removeprefix("law_change_")


def test_a_new_row_ends_the_open_one_the_day_before_and_leaves_the_past_as_it_was() -> None:
    after = changed(NewRow(row=row()))
    assert days_of(after, "Q1") == [("2020-01-01", "2023-08-31"), ("2023-09-01", "")]
    before, now = after.on("Q1", date(2023, 8, 31)), after.on("Q1", date(2023, 9, 1))
    assert before is not None
    assert now is not None
    assert (before.initial_days, now.initial_days) == (30, 60)
    assert after.on("VOQ", date(2023, 9, 1)) == now, "an alias means the new row as well"
    assert days_of(after, "Z9") == days_of(table(), "Z9")


def test_an_index_that_nobody_knew_may_begin_on_a_day_that_has_passed() -> None:
    assert days_of(changed(NewRow(row=row("N7", "2021-03-01"))), "N7") == [("2021-03-01", "")]


def test_a_row_ends_on_a_day_and_only_from_today_on() -> None:
    end = RowEnds(visa_index="Q1", begins_on=date(2020, 1, 1), last_day=TODAY)
    assert days_of(changed(end), "Q1") == [("2020-01-01", "2023-06-27")]
    past = RowEnds(visa_index="Q1", begins_on=date(2020, 1, 1), last_day=date(2023, 6, 26))
    assert code_of(lambda: changed(past)) == "past"


def test_what_has_ended_is_not_prolonged_over_days_that_have_passed() -> None:
    longer = RowEnds(visa_index="Q2", begins_on=date(2020, 1, 1), last_day=date(2024, 1, 1))
    assert code_of(lambda: changed(longer)) == "past"


def test_a_row_that_is_not_yet_in_force_is_corrected_and_the_row_before_it_follows() -> None:
    once = changed(NewRow(row=row()))
    later = RowCorrected(begins_on=date(2023, 9, 1), row=row(first="2023-10-01", initial_days="45"))
    after = changed(later, once)
    assert days_of(after, "Q1") == [("2020-01-01", "2023-09-30"), ("2023-10-01", "")]
    now = after.on("Q1", date(2023, 10, 1))
    assert now is not None
    assert now.initial_days == 45


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (NewRow(row=row(first="2023-06-26")), "past"),
        (NewRow(row=row(first="2020-01-01")), "overlap"),
        (NewRow(row=row("Q2", "2022-06-01")), "overlap"),
        (NewRow(row=row("Q2", "2019-01-01")), "overlap"),
        (NewRow(row=row("Q2", "2023-09-01")), "gap"),
        (NewRow(row=row("Q2", "2018-01-01", "2019-06-30")), "gap"),
        (NewRow(row=row("VOQ")), "alias"),
        (NewRow(row=row("q 1")), "index"),
        (NewRow(row=row("Q1", "20230-09-01".replace("20230", "2300"))), "out_of_reach"),
        (RowEnds(visa_index="Q1", begins_on=date(2020, 1, 1), last_day=date(2019, 1, 1)), "ends_before_it_begins"),
        (RowEnds(visa_index="Q1", begins_on=date(2021, 1, 1), last_day=TODAY), "unknown_row"),
        (RowCorrected(begins_on=date(2020, 1, 1), row=row()), "in_force"),
        (RowCorrected(begins_on=date(2023, 9, 1), row=row()), "unknown_row"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_remedy(change: IndexChange, code: str) -> None:
    assert code_of(lambda: changed(change)) == code


def test_a_gap_that_is_meant_is_no_mistake() -> None:
    after = changed(NewRow(row=row("Q2", "2023-09-01"), stands_apart=True))
    assert days_of(after, "Q2") == [("2020-01-01", "2022-12-31"), ("2023-09-01", "")]
    assert after.on("Q2", date(2023, 3, 1)) is None


def test_ending_a_row_before_the_next_one_begins_leaves_a_gap_that_is_refused() -> None:
    once = changed(NewRow(row=row()))
    end = RowEnds(visa_index="Q1", begins_on=date(2020, 1, 1), last_day=date(2023, 7, 31))
    assert code_of(lambda: changed(end, once)) == "gap"


@pytest.mark.parametrize(
    "columns",
    [
        {"kind": "tourist"},
        {"work": "anything"},
        {"citation": " "},
        {"exists_until": "2023-08-01"},
        {"initial_days": "thirty"},
        {"initial_months": "2"},
        {"note_id": "Hanya satu bahasa."},
    ],
)
def test_a_row_that_says_what_no_row_can_is_refused(columns: dict[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        row(**columns)
    assert refused.value.refusal.source is None
    assert "kirim lagi" in refused.value.refusal.remedy.id


def setting(first: str, value: int = 10, parameter: str = REMINDER, citation: str = "SK rekaan") -> SettingChange:
    return SettingChange(parameter=parameter, begins_on=date.fromisoformat(first), value=value, citation=citation)


def test_a_setting_holds_from_its_day_on_and_what_held_before_stays() -> None:
    after = with_setting(standard_parameters(), setting("2023-07-01"), today=TODAY)[REMINDER]
    assert [(one.value, f"{one.holds_from}", f"{one.holds_until or ''}") for one in after.values] == [
        (14, "2011-05-05", "2023-06-30"),
        (10, "2023-07-01", ""),
    ]


def test_a_setting_that_is_not_yet_in_force_gives_way_to_another_of_the_same_day() -> None:
    once = with_setting(standard_parameters(), setting("2023-07-01"), today=TODAY)
    again = with_setting(once, setting("2023-07-01", 21), today=TODAY)[REMINDER]
    assert [one.value for one in again.values] == [14, 21]
    assert code_of(lambda: with_setting(once, setting("2023-07-01", 21), today=date(2023, 7, 1))) == "in_force"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (setting("2023-06-26"), "past"),
        (setting("2023-07-01", citation=" "), "citation"),
        (setting("2023-07-01", 14), "nothing"),
        (setting("2023-07-01", value=True), "value"),
        (setting("2023-07-01", -1), "value"),
        (setting("2023-07-01", parameter="overstay.threshold_days"), "no_setting"),
        (setting("2023-07-01", parameter="nothing.like_it"), "no_setting"),
        (setting("2900-07-01"), "out_of_reach"),
    ],
)
def test_a_setting_that_does_not_fit_is_refused(change: SettingChange, code: str) -> None:
    assert code_of(lambda: with_setting(standard_parameters(), change, today=TODAY)) == code


def test_a_setting_that_would_leave_a_gap_or_overlap_is_refused() -> None:
    ended = load_parameters(
        {
            "kantor.yaml": "- {id: a.b, title: {id: Rekaan, en: Invented}, unit: days, office_setting: true, values: ["
            "{from: 2020-01-01, until: 2023-06-30, value: 3, citation: SK rekaan, status: confirmed}]}"
        }
    )
    assert code_of(lambda: with_setting(ended, setting("2023-08-01", parameter="a.b"), today=TODAY)) == "gap"
    assert code_of(lambda: with_setting(ended, setting("2019-08-01", parameter="a.b"))) == "overlap"


def test_a_file_of_parameters_with_a_gap_or_an_overlap_is_refused_by_name_and_day() -> None:
    def of(*values: str) -> Callable[[], object]:
        listed = ", ".join(f"{{{value}, value: 3, citation: Rekaan, status: confirmed}}" for value in values)
        text = f"- {{id: a.b, title: {{id: Rekaan, en: Invented}}, unit: days, values: [{listed}]}}"
        return lambda: load_parameters({"rekaan.yaml": text})

    for act, words in (
        (of("from: 2020-01-01, until: 2020-12-31", "from: 2021-02-01"), "a.b has a gap after 2020-12-31."),
        (of("from: 2020-01-01", "from: 2021-02-01"), "a.b overlaps on 2021-02-01."),
        (of("from: 2020-01-01, until: 2019-12-31"), "a.b ends before it begins (2020-01-01)."),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.refusal.what.en == f"Parameter {words}"
        assert refused.value.refusal.source is not None
        assert refused.value.refusal.source.file == "rekaan.yaml"
