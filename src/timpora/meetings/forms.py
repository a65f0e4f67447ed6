"""Forms of meetings: what is asked, and a sentence for what is not understood."""

from typing import Any

from django import forms
from django.http import QueryDict

from timpora.kernel.text import Text
from timpora.meetings.core.agenda import LONGEST_REASON, LONGEST_TEXT, LONGEST_TITLE
from timpora.meetings.core.attending import Came
from timpora.meetings.core.minutes import LONGEST as LONGEST_MINUTES
from timpora.meetings.core.minutes import LONGEST_ENTRY, EntryKind
from timpora.meetings.core.states import LONGEST, LONGEST_PLACE, SAYS_WHY, StepKind
from timpora.team.core.agreed import LONGEST as LONGEST_PROMISE
from timpora.ui.day_field import DayField
from timpora.ui.language import later, said


NEEDED = {"required": later(Text(id="Isi bagian ini.", en="Fill this in."))}
A_TIME = {**NEEDED, "invalid": later(Text(id="Tulis jamnya seperti 09.00.", en="Write the time like 09.00."))}
LONGEST_NUMBER = 19
IN_HOURS = ("%H.%M", "%H:%M")
CHOOSE = Text(id="Pilih", en="Choose")
THE_AGENCY = Text(id="Instansinya", en="The agency")
STEP_ASKS = {
    StepKind.FALL_OUT: Text(id="Mengapa rapat ini batal", en="Why the meeting falls out"),
    StepKind.RETURN: Text(id="Apa yang perlu dibetulkan", en="What has to be mended"),
    StepKind.NOTE: Text(id="Catatan pembetulan", en="Note of correction"),
    StepKind.ACCEPT: Text(id="Bagaimana ketua menerimanya, bila Anda mencatat bagi ketua yang tidak punya akun", en="How the chair accepted them, where you record it for a chair without an account"),
}  # fmt: skip
ENTRY_ASKS = {
    EntryKind.DECISION: Text(id="Apa yang diputuskan", en="What was decided"),
    EntryKind.DISSENT: Text(id="Apa yang dikatakannya", en="What it said"),
    EntryKind.NIL: Text(id="Yang nihil, bila perlu dijelaskan", en="What was nil, where that needs a word"),
}
READ_BY_ALL = later(Text(id="Semua instansi tim membacanya: jangan sebut orang asing.", en="Every agency of the team reads it: name no foreigner."))  # fmt: skip


class WhenForm(forms.Form):
    """On which day, from when until when, and where."""

    day = DayField(label=later(Text(id="Hari rapat", en="Day of the meeting")), error_messages=NEEDED)
    begins = forms.TimeField(label=later(Text(id="Mulai", en="Begins")), input_formats=IN_HOURS, error_messages=A_TIME, widget=forms.TimeInput(format="%H.%M"))  # fmt: skip
    ends = forms.TimeField(label=later(Text(id="Selesai", en="Ends")), input_formats=IN_HOURS, error_messages=A_TIME, widget=forms.TimeInput(format="%H.%M"))  # fmt: skip
    place = forms.CharField(label=later(Text(id="Tempat", en="Place")), max_length=LONGEST_PLACE, error_messages=NEEDED)


class WordsForm(forms.Form):
    """What is said with a step."""

    text = forms.CharField(max_length=LONGEST, error_messages=NEEDED, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *arguments: Any, kind: StepKind, **more: Any) -> None:
        super().__init__(*arguments, **more)
        if kind not in STEP_ASKS:
            del self.fields["text"]
            return
        self.fields["text"].label = said(STEP_ASKS[kind])
        self.fields["text"].required = kind in SAYS_WHY


class ItemForm(forms.Form):
    """How an item is called, what is written below it, and why it is left out."""

    title = forms.CharField(label=later(Text(id="Nama acara", en="Title of the item")), max_length=LONGEST_TITLE, required=False)  # fmt: skip
    text = forms.CharField(label=later(Text(id="Keterangan", en="What is to be known")), help_text=READ_BY_ALL, max_length=LONGEST_TEXT, required=False, widget=forms.Textarea(attrs={"rows": 4}))  # fmt: skip
    left_out = forms.CharField(
        label=later(Text(id="Alasan melewatkannya", en="Why it is left out")), max_length=LONGEST_REASON, required=False,
        help_text=later(Text(id="Kosong berarti acara ini dibicarakan. Alasannya hanya dibaca di kantor imigrasi.", en="Empty means that the item is talked about. The reason is read at the immigration office alone.")),
    )  # fmt: skip
    base = forms.CharField(widget=forms.HiddenInput, required=False)  # the wording that it goes on from

    def __init__(self, *arguments: Any, is_new: bool = False, is_own: bool = True, **more: Any) -> None:
        super().__init__(*arguments, **more)
        if is_new:
            del self.fields["left_out"], self.fields["base"]
        if is_own:
            self.fields["title"].required = True
            self.fields["title"].error_messages.update(NEEDED)
        else:
            self.fields["title"].help_text = said(Text(id="Kosong berarti nama yang biasa.", en="Empty means the usual title."))  # fmt: skip


class AttendanceForm(forms.Form):
    """How an agency is there, by one tap, and who came; how long a name may be is said by the act."""

    came = forms.ChoiceField(choices=[(one.value, one.value) for one in Came])
    name = forms.CharField(required=False)


class MinutesForm(forms.Form):
    """The text of an item, and from which text it goes on."""

    text = forms.CharField(label=later(Text(id="Notula acara ini", en="Minutes of this item")), max_length=LONGEST_MINUTES, required=False, help_text=READ_BY_ALL, widget=forms.Textarea(attrs={"rows": 8}))  # fmt: skip
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    settles = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)


def minutes_typed(told: QueryDict) -> dict[int, MinutesForm]:
    """What is typed under the items of a meeting, by item, as the room sends all of it together."""
    items = [name.removeprefix("text-") for name in told if name.startswith("text-")]
    return {
        int(item): MinutesForm({"text": told[f"text-{item}"], "base": told.get(f"base-{item}", "")}, auto_id=f"id_%s_{item}")
        for item in items
        if item.isdecimal() and len(item) < LONGEST_NUMBER
    }  # fmt: skip


def minutes_waiting(told: QueryDict) -> dict[int, tuple[str, int]]:
    """The same where it waits to be kept: each text, and from which one it goes on."""
    typed = {item: form.cleaned_data for item, form in minutes_typed(told).items() if form.is_valid()}
    return {item: (each["text"], each["base"]) for item, each in typed.items()}


def names_waiting(told: QueryDict) -> dict[int, str]:
    """Who is typed to have come, by seat, where that waits for a tap."""
    seats = [name.removeprefix("name-") for name in told if name.startswith("name-")]
    return {int(seat): str(told[f"name-{seat}"]) for seat in seats if seat.isdecimal() and len(seat) < LONGEST_NUMBER}


class EntryForm(forms.Form):
    """A decision, a dissent with whose it is, or that there was nothing."""

    seat = forms.TypedChoiceField(label=later(Text(id="Instansi", en="Agency")), coerce=int, error_messages=NEEDED)
    text = forms.CharField(max_length=LONGEST_ENTRY, error_messages=NEEDED, help_text=READ_BY_ALL, widget=forms.Textarea(attrs={"rows": 3}))  # fmt: skip

    def __init__(self, *arguments: Any, kind: EntryKind, seats: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.fields["text"].label = said(ENTRY_ASKS[kind])
        self.fields["text"].required = kind is not EntryKind.NIL
        self.fields["seat"].choices = [("", said(CHOOSE)), *seats]  # type: ignore[attr-defined]
        if kind is not EntryKind.DISSENT:
            del self.fields["seat"]


class ActionForm(forms.Form):
    """Whose a decision is, by when, and what would show it done."""

    seat = forms.TypedChoiceField(label=later(Text(id="Instansi", en="Agency")), coerce=int, error_messages=NEEDED)
    person = forms.TypedChoiceField(label=later(Text(id="Orang", en="Person")), coerce=int, empty_value=None, required=False)  # fmt: skip
    what = forms.CharField(label=later(Text(id="Yang disepakati", en="What was agreed")), max_length=LONGEST_PROMISE, error_messages=NEEDED, widget=forms.Textarea(attrs={"rows": 3}))  # fmt: skip
    shown_by = forms.CharField(label=later(Text(id="Bukti selesainya", en="What shows it done")), max_length=LONGEST_PROMISE, error_messages=NEEDED, help_text=READ_BY_ALL, widget=forms.Textarea(attrs={"rows": 2}))  # fmt: skip
    due_on = DayField(label=later(Text(id="Tenggat", en="Due")), error_messages=NEEDED)

    def __init__(self, *arguments: Any, seats: list[tuple[int, str]], people: list[tuple[int, str]], **more: Any) -> None:  # fmt: skip
        super().__init__(*arguments, **more)
        self.fields["seat"].choices = [("", said(CHOOSE)), *seats]  # type: ignore[attr-defined]
        self.fields["person"].choices = [("", said(THE_AGENCY)), *people]  # type: ignore[attr-defined]
