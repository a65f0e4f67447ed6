"""Forms of teams: what is asked, and a sentence for what is not understood."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from timpora.kernel.areas import areas
from timpora.kernel.text import Text
from timpora.team.core.checks import LONGEST_NAME, MONTHS
from timpora.team.core.levels import AREA_OF, KIND_WORDS, LEVEL_WORDS, TeamKind, TeamLevel
from timpora.team.core.positions import POSITION_WORDS, Position
from timpora.ui.day_field import DayField
from timpora.ui.language import later, said


NEEDED = {"required": later(Text(id="Isi bagian ini.", en="Fill this in."))}
CHOOSE = Text(id="Pilih", en="Choose")
FIRST = later(Text(id="Sejak", en="From"))
LAST = later(Text(id="Sampai dengan", en="Until"))
OPEN_END = later(Text(id="Kosongkan bila belum diketahui.", en="Leave it empty where it is not known yet."))
SEVERAL = Text(id="Ada beberapa wilayah bernama itu: {listed}. Tulis kodenya.", en="Several areas have that name: {listed}. Write the code.")  # fmt: skip
MOST_LISTED = 8
OFFICE = "0"  # of a seat: the office's own


class RhythmForm(forms.Form):
    """What a team is called, and every how many months it meets."""

    name = forms.CharField(label=later(Text(id="Nama tim", en="Name of the team")), max_length=LONGEST_NAME, error_messages=NEEDED)  # fmt: skip
    rhythm_months = forms.IntegerField(
        label=later(Text(id="Rapat setiap (bulan)", en="Meets every (months)")),
        help_text=later(Text(id="Misalnya 3. Kosongkan bila belum disepakati.", en="Such as 3. Leave it empty where none is agreed yet.")),
        required=False, min_value=MONTHS[0], max_value=MONTHS[-1], widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip


class TeamForm(RhythmForm):
    """A new team: whose, how far it reaches, and for which area."""

    kind = forms.ChoiceField(label=later(Text(id="Jenis", en="Kind")), error_messages=NEEDED)
    level = forms.ChoiceField(label=later(Text(id="Tingkat", en="Level")), error_messages=NEEDED)
    area = forms.CharField(
        label=later(Text(id="Wilayah", en="Area")), required=False, max_length=LONGEST_NAME,
        help_text=later(Text(id="Kode atau nama, misalnya 36.04 atau Kabupaten Serang; kosong untuk tim pusat.", en="Code or name, such as 36.04 or Kabupaten Serang; empty for the team of the centre.")),
    )  # fmt: skip
    field_order = ("kind", "level", "area", "name", "rhythm_months")

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.fields["kind"].choices = [(one.value, said(KIND_WORDS[one])) for one in TeamKind]  # type: ignore[attr-defined]
        self.fields["level"].choices = [("", said(CHOOSE)), *((one.value, said(LEVEL_WORDS[one])) for one in TeamLevel)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A name becomes the code of the one area of that level that has it; what is no name stays as it was typed."""
        told = super().clean() or self.cleaned_data
        typed, level = " ".join(told.get("area", "").split()), told.get("level")
        if typed and level:
            of_level = [one for one in areas().values() if one.level is AREA_OF[TeamLevel(level)]]
            named = [one.code for one in of_level if one.name.casefold() == typed.casefold()]
            if len(named) > 1:
                listed = ", ".join(f"{typed} ({code})" for code in named[:MOST_LISTED])
                self.add_error("area", ValidationError(said(SEVERAL.fill(listed=listed)), code="several"))
            told["area"] = named[0] if len(named) == 1 else typed
        return told


class DecreeForm(forms.Form):
    """On what a team rests, as the decree has it."""

    legal_basis = forms.CharField(
        label=later(Text(id="Dasar hukum", en="Legal basis")), max_length=300, error_messages=NEEDED,
        help_text=later(Text(id="Misalnya Pasal 69 UU 6/2011; Permenkumham 50/2016.", en="Such as Article 69 of Act 6/2011; Permenkumham 50/2016.")),
    )  # fmt: skip
    number = forms.CharField(label=later(Text(id="Nomor surat keputusan", en="Number of the decree")), max_length=120, error_messages=NEEDED)  # fmt: skip
    issuer = forms.CharField(label=later(Text(id="Ditetapkan oleh", en="Issued by")), max_length=200, error_messages=NEEDED)  # fmt: skip
    issued_on = DayField(label=later(Text(id="Ditetapkan pada", en="Issued on")), error_messages=NEEDED)
    first_day = DayField(label=FIRST, error_messages=NEEDED)
    last_day = DayField(label=LAST, help_text=OPEN_END, required=False)


class SeatForm(forms.Form):
    """Which agency sits, and when."""

    agency = forms.ChoiceField(label=later(Text(id="Instansi", en="Agency")), error_messages=NEEDED)
    first_day = DayField(label=FIRST, error_messages=NEEDED)
    last_day = DayField(label=LAST, help_text=OPEN_END, required=False)

    def __init__(self, *arguments: Any, agencies: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.fields["agency"].choices = [("", said(CHOOSE)), *agencies]  # type: ignore[attr-defined]


class HolderForm(forms.Form):
    """Who sits, in which position, and when: an account, or somebody without one."""

    held_by = forms.TypedChoiceField(
        label=later(Text(id="Akun", en="Account")), coerce=int, empty_value=None, required=False,
        help_text=later(Text(id="Bila orangnya tidak punya akun, tulis nama, jabatan, dan e-mail dinasnya di bawah.", en="Where the person has no account, write name, position and official e-mail below.")),
    )  # fmt: skip
    name = forms.CharField(label=later(Text(id="Nama", en="Name")), max_length=LONGEST_NAME, required=False)
    title = forms.CharField(label=later(Text(id="Jabatan", en="Position")), max_length=LONGEST_NAME, required=False)
    email = forms.EmailField(
        label=later(Text(id="E-mail dinas", en="Official e-mail")), max_length=200, required=False,
        error_messages={"invalid": later(Text(id="Tulis alamat seperti nama@instansi.example.", en="Write an address such as name@agency.example."))},
    )  # fmt: skip
    position = forms.ChoiceField(label=later(Text(id="Kedudukan dalam tim", en="Position in the team")), error_messages=NEEDED)  # fmt: skip
    stands_for = forms.TypedChoiceField(label=later(Text(id="Pengganti bagi", en="Substitute for")), coerce=int, empty_value=None, required=False)  # fmt: skip
    first_day = DayField(label=FIRST, error_messages=NEEDED)
    last_day = DayField(label=LAST, help_text=OPEN_END, required=False)

    def __init__(self, *arguments: Any, people: list[tuple[int, str]], seated: list[tuple[int, str]], **more: Any) -> None:  # fmt: skip
        super().__init__(*arguments, **more)
        self.fields["held_by"].choices = [("", said(WITHOUT_ACCOUNT)), *people]  # type: ignore[attr-defined]
        possible = [one for one in reversed(Position) if seated or one is not Position.SUBSTITUTE]
        self.fields["position"].choices = [(one.value, said(POSITION_WORDS[one])) for one in possible]  # type: ignore[attr-defined]
        self.fields["stands_for"].choices = [("", said(NOBODY)), *seated]  # type: ignore[attr-defined]
        self.initial.setdefault("position", Position.MEMBER.value)
        if not seated:
            del self.fields["stands_for"]


WITHOUT_ACCOUNT = Text(id="Tanpa akun", en="Without an account")
NOBODY = Text(id="Bukan pengganti", en="No substitute")


class AbsenceForm(forms.Form):
    """On which days somebody cannot act; why is not asked."""

    first_day = DayField(label=FIRST, error_messages=NEEDED)
    last_day = DayField(label=LAST, error_messages=NEEDED)


class EndForm(forms.Form):
    """The last day of what was to hold longer."""

    last_day = DayField(
        label=later(Text(id="Hari terakhir", en="Last day")), error_messages=NEEDED,
        help_text=later(Text(id="Misalnya 27 Juni 2023. Sehari sebelum hari pertamanya berarti tidak pernah berlaku.", en="Such as 27 June 2023. The day before its first one means that it never held.")),
    )  # fmt: skip
