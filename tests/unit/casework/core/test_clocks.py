"""A clock says how far a deadline has run, in one sentence, and what may still move it."""

from dataclasses import replace
from datetime import date

import pytest

from timpora.casework.core.clocks import ClockState, Span, clock_of, clocks_of
from timpora.casework.core.terms import ClockKind
from timpora.kernel.periods import Period
from timpora.rulebook.setting_changes import SettingChange, with_setting
from timpora.screening.core.case_law import CaseLaw, case_law_on
from timpora.screening.core.law_changes import DatedLaw, standard_law


BEGAN = date(2023, 6, 27)
LAW = case_law_on(BEGAN)
DETAINED = Span(kind=ClockKind.DETENTION, person=7, began_on=BEGAN)


def with_value(name: str, value: int, begins_on: date) -> DatedLaw:
    law = standard_law()
    change = SettingChange(parameter=name, begins_on=begins_on, value=value, citation="SK Kepala Kantor Rekaan")
    return replace(law, parameters=with_setting(law.parameters, change))


@pytest.mark.parametrize(
    ("span", "on", "indonesian", "english"),
    [
        (DETAINED, date(2023, 7, 8), "Hari ke-12 dari 30 di ruang detensi; batas 26 Juli 2023.",
         "Day 12 of 30 in the detention room; the limit is 26 July 2023."),
        (DETAINED, date(2023, 7, 26), "Hari ke-30 dari 30 di ruang detensi; batasnya hari ini, 26 Juli 2023.",
         "Day 30 of 30 in the detention room; the limit is today, 26 July 2023."),
        (DETAINED, date(2023, 7, 27), "Ruang detensi: 1 hari lewat dari batas 26 Juli 2023.",
         "Detention room: 1 day past the limit of 26 July 2023."),
        (replace(DETAINED, ended_on=date(2023, 7, 1)), date(2023, 7, 8), "Ruang detensi: selesai 1 Juli 2023, dalam batas 26 Juli 2023.",
         "Detention room: done on 1 July 2023, within the limit of 26 July 2023."),
        (replace(DETAINED, ended_on=date(2023, 7, 28)), date(2023, 9, 8), "Ruang detensi: selesai 28 Juli 2023, 2 hari setelah batas 26 Juli 2023.",
         "Detention room: done on 28 July 2023, 2 days after the limit of 26 July 2023."),
        (Span(kind=ClockKind.OBJECTION, person=7, began_on=BEGAN), BEGAN,
         "Keberatan: belum satu hari pun dihitung dari 21; batas 1 Agustus 2023.",
         "Objection: no day of 21 has been counted yet; the limit is 1 August 2023."),
        (replace(DETAINED, pauses=(Period(date(2023, 7, 1)),)), date(2023, 7, 8),
         "Hari ke-4 dari 30 di ruang detensi; batas 3 Agustus 2023. Penghitungan sedang berhenti.",
         "Day 4 of 30 in the detention room; the limit is 3 August 2023. The count is stopped at present."),
    ],
)  # fmt: skip
def test_a_clock_says_in_one_sentence_how_it_stands(span: Span, on: date, indonesian: str, english: str) -> None:
    clock = clock_of(span, law=LAW, on=on)
    assert clock is not None
    assert (clock.sentence.id, clock.sentence.en) == (indonesian, english)


def test_a_time_to_object_that_nobody_used_is_over_and_makes_nobody_late() -> None:
    span = Span(kind=ClockKind.OBJECTION, person=7, began_on=BEGAN)
    clock = clock_of(span, law=LAW, on=date(2023, 8, 2))
    assert clock is not None
    assert (clock.state, clock.is_over) == (ClockState.RUN_OUT, False), (
        "it stays among what is due until the case is closed"
    )
    assert clock.sentence.id == "Keberatan: tenggangnya berakhir 1 Agustus 2023 tanpa dipakai."


def test_a_deadline_of_no_days_is_due_on_the_day_on_which_it_begins() -> None:
    law = case_law_on(BEGAN, with_value("case.triage_working_days", 0, BEGAN))
    clock = clock_of(Span(kind=ClockKind.TRIAGE, person=None, began_on=BEGAN), law=law, on=BEGAN)
    assert clock is not None
    assert (clock.due_on, clock.state) == (BEGAN, ClockState.DUE_TODAY)
    assert clock.sentence.en == "Triage: the limit is today, 27 June 2023."


def test_a_setting_that_changes_later_does_not_move_a_deadline_that_has_begun_but_warns_at_once() -> None:
    changed = with_value("case.verification_working_days", 20, date(2023, 7, 3))
    law: CaseLaw = case_law_on(date(2023, 7, 4), changed)
    begun, new = (Span(kind=ClockKind.VERIFICATION, person=None, began_on=day) for day in (BEGAN, date(2023, 7, 4)))
    old, later = (clock_of(one, law=law, on=date(2023, 7, 4)) for one in (begun, new))
    assert old is not None
    assert later is not None
    assert (old.of, later.of) == (5, 20)
    warned = case_law_on(date(2023, 7, 3), with_value("case.warning_days", 10, date(2023, 7, 3)))
    early = clock_of(begun, law=warned, on=date(2023, 7, 3))
    assert early is not None
    assert (early.state, early.warn_on) == (ClockState.WARNING, BEGAN)


def test_where_the_joint_leave_of_a_year_is_not_known_a_deadline_says_that_it_may_move() -> None:
    clock = clock_of(
        Span(kind=ClockKind.OBJECTION, person=1, began_on=date(2027, 12, 20)), law=LAW, on=date(2027, 12, 21)
    )
    assert clock is not None
    assert clock.note is not None
    assert "2028" in clock.note.id
    assert clock.due_on > date(2028, 1, 1)
    past = clock_of(Span(kind=ClockKind.OBJECTION, person=1, began_on=date(2027, 6, 1)), law=LAW, on=date(2028, 3, 1))
    assert past is not None
    assert (past.note, past.state) == (None, ClockState.RUN_OUT), (
        "a limit that lies in a year that is known does not move any more"
    )


def test_the_most_urgent_stands_first_and_what_is_done_last() -> None:
    spans = [
        Span(kind=ClockKind.OBJECTION, person=1, began_on=BEGAN),
        replace(DETAINED, ended_on=date(2023, 6, 28)),
        DETAINED,
        Span(kind=ClockKind.OBJECTION_ADVICE, person=1, began_on=BEGAN),
        Span(kind=ClockKind.TRIAGE, person=None, began_on=BEGAN),
    ]
    clocks = clocks_of(spans, law=LAW, on=date(2023, 7, 3))
    assert [one.span.kind for one in clocks] == [
        ClockKind.TRIAGE,
        ClockKind.DETENTION,
        ClockKind.OBJECTION,
        ClockKind.DETENTION,
    ]
    assert [one.is_over for one in clocks] == [False, False, False, True]


def test_a_span_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends on or after"):
        replace(DETAINED, ended_on=date(2023, 6, 26))
