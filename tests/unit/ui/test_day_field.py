"""Days as people type them into a form."""

from datetime import date

import pytest
from django import forms
from django.utils import translation

from timpora.ui.day_field import DayField, day_typed


class MeetingForm(forms.Form):
    met_on = DayField(label="Ditemui pada")


@pytest.mark.parametrize(
    "typed",
    ["27 Juni 2023", "27 june 2023", "27 Jun. 2023", " 27  JUNI 2023 ", "27/06/2023", "27-6-2023", "27.06.2023", "2023-06-27"],
)  # fmt: skip
def test_a_day_is_read_in_words_or_figures_with_the_day_before_the_month(typed: str) -> None:
    assert day_typed(typed) == date(2023, 6, 27)


@pytest.mark.parametrize(
    "typed", ["31 Juni 2023", "06/27/2023", "27/06/23", "27 Junii 2023", "kemarin", "27 06", "1/1/0000", "٢٧ x 2023"]
)
def test_what_is_no_day_or_could_be_two_is_not_guessed(typed: str) -> None:
    assert day_typed(typed) is None


def test_every_month_is_known_by_its_name_and_its_first_letters_in_both_languages() -> None:
    names = {"Mei": 5, "May": 5, "Agu": 8, "Agustus": 8, "Aug": 8, "Okt": 10, "October": 10, "Des": 12, "Dec": 12}
    assert {name: day_typed(f"3 {name} 2024") for name in names} == {n: date(2024, m, 3) for n, m in names.items()}


def test_a_refused_day_stays_as_typed_and_is_told_how_to_be_typed() -> None:
    form = MeetingForm({"met_on": "31 Juni 2023"})
    assert not form.is_valid()
    assert form.errors["met_on"] == [
        "“31 Juni 2023” bukan hari yang dikenal. Ketik misalnya 27 Juni 2023 atau 27/06/2023."
    ]
    assert 'value="31 Juni 2023"' in str(form["met_on"])


def test_a_known_day_is_shown_in_the_words_of_the_reader() -> None:
    form = MeetingForm(initial={"met_on": date(2023, 6, 27)})
    assert 'value="27 Juni 2023"' in str(form["met_on"])
    with translation.override("en"):
        assert 'value="27 June 2023"' in str(form["met_on"])


def test_a_day_may_be_required_or_left_out() -> None:
    assert DayField(required=False).clean("") is None
    with pytest.raises(forms.ValidationError):
        DayField().clean("")
