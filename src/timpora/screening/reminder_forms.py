"""Forms of reminders; a form validates, an action writes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from timpora.kernel.text import Text
from timpora.screening.core import reminder_refusals as refusals
from timpora.screening.core.reminders import Recipient
from timpora.screening.due_reminders import Due
from timpora.screening.reminding import Asked
from timpora.ui.language import later, said


LONGEST_ADDRESS = 254
MOST_DAYS = 366
ADDRESS_HINT = Text(
    id="Boleh kosong: suratnya tetap terbit dan dapat dicetak.", en="May stay empty: the letter is issued all the same and can be printed."
)  # fmt: skip
BAD_ADDRESS = {"invalid": later(refusals.BAD_ADDRESS.remedy)}
REASON_HINT = Text(
    id="Misalnya “sudah bicara dengan ibunya, pendamping setuju”. Orang lain harus dapat memahaminya kelak.",
    en="Such as “spoke with the mother, the support worker agrees”. Others must be able to understand it later.",
)


class RemindForm(forms.Form):
    """Where the letters of one reminder go, and why where a reason is needed."""

    person = forms.EmailField(
        label=later(Text(id="E-mail orang asing", en="E-mail of the foreigner")), help_text=later(ADDRESS_HINT), required=False,
        max_length=LONGEST_ADDRESS, error_messages=BAD_ADDRESS, widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    sponsor = forms.EmailField(
        label=later(Text(id="E-mail penjamin", en="E-mail of the sponsor")), help_text=later(ADDRESS_HINT), required=False,
        max_length=LONGEST_ADDRESS, error_messages=BAD_ADDRESS, widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    because = forms.CharField(
        label=later(Text(id="Mengapa diingatkan juga", en="Why reminded all the same")), help_text=later(REASON_HINT), max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}), error_messages={"required": later(refusals.NO_REASON.remedy)},
    )  # fmt: skip

    def __init__(self, *arguments: Any, has_sponsor: bool, needs_reason: bool, **more: Any) -> None:
        super().__init__(*arguments, **more)
        if not has_sponsor:
            del self.fields["sponsor"]
        if not needs_reason:
            del self.fields["because"]

    def asked(self, finding: int) -> Asked:
        """What was asked for."""
        addresses = {recipient: str(self.cleaned_data.get(recipient.value) or "") for recipient in Recipient}
        return Asked(finding=finding, addresses=addresses, because=self.cleaned_data.get("because") or "")


class RuleForm(forms.Form):
    """How many days before a limit the office reminds by itself."""

    days_before = forms.IntegerField(
        label=later(Text(id="Berapa hari sebelum batas", en="How many days before the limit")),
        help_text=later(Text(id="Kosongkan supaya kantor tidak mengingatkan sendiri.", en="Leave it empty for no reminders by itself.")),
        min_value=1, max_value=MOST_DAYS, required=False,
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Line:
    """One person on the page that reminds many: what is ticked and typed, and what is wrong with it."""

    due: Due
    ticked: bool
    addresses: Mapping[Recipient, str]
    wrong: Sequence[Recipient] = ()
    is_left_to_a_person: bool = False

    @property
    def name(self) -> str:
        """The name of the person."""
        return self.due.told.names[0] if self.due.told.names else "-"

    @property
    def person_is_wrong(self) -> bool:
        """Whether the person's address cannot be read."""
        return Recipient.PERSON in self.wrong

    @property
    def sponsor_is_wrong(self) -> bool:
        """Whether the sponsor's address cannot be read."""
        return Recipient.SPONSOR in self.wrong

    @property
    def person(self) -> str:
        """The person's address."""
        return self.addresses.get(Recipient.PERSON, "")

    @property
    def sponsor(self) -> str:
        """The sponsor's address."""
        return self.addresses.get(Recipient.SPONSOR, "")

    @property
    def asked(self) -> Asked:
        """What the action is asked for."""
        return Asked(finding=self.due.finding, addresses=self.addresses)


def lines(
    due: Iterable[Due],
    known: Mapping[int, Mapping[Recipient, str]],
    sent: Mapping[str, Any] | None,
    ticked: Sequence[str],
) -> list[Line]:
    """Everybody as the page opens, or as it was sent."""
    return [_line(one, known.get(one.finding, {}), sent, ticked) for one in due]


def _line(due: Due, known: Mapping[Recipient, str], sent: Mapping[str, Any] | None, ticked: Sequence[str]) -> Line:
    left = bool(due.case.reasons) or due.case.is_protected
    if sent is None:
        return Line(due=due, ticked=not left, addresses=known, is_left_to_a_person=left)
    typed = {one: str(sent.get(f"{one.value}-{due.finding}", "")).strip() for one in Recipient}
    is_ticked = str(due.finding) in ticked and not left
    wrong = [one for one, address in typed.items() if is_ticked and address and not _is_an_address(address)]
    return Line(due=due, ticked=is_ticked, addresses=typed, wrong=wrong, is_left_to_a_person=left)


def _is_an_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= LONGEST_ADDRESS


def wrong_in_words(wrong: Sequence[Line]) -> list[str]:
    """What has to be mended, one sentence a person."""
    return [f"{line.name}: {said(refusals.BAD_ADDRESS.remedy)}" for line in wrong]
