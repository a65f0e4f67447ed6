"""Forms of teams: what is asked, and a sentence for what is not understood."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from timpora.kernel.areas import areas
from timpora.kernel.text import Text
from timpora.team.core.agreed import LONGEST, NEEDS_NO_WORDS, WITH_A_DAY, StepKind
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
IN_THE_OFFICE = later(Text(id="Bila ada. Hanya dibaca di kantor imigrasi.", en="If there is one. Read at the immigration office alone."))  # fmt: skip
CASE_NUMBER = r"^0{0,3}[1-9]\d{0,8}/(?:PERKARA/)?\d{4}$"
MOST_ROW = 2**63 - 1
THE_AGENCY = Text(id="Instansinya", en="The agency")
STEP_ASKS = {
    StepKind.PROGRESS: Text(id="Apa yang sudah dilakukan", en="What was done so far"),
    StepKind.REPORTED: Text(id="Apa yang menunjukkan bahwa ini selesai", en="What shows that it is done"),
    StepKind.ACCEPTED: Text(id="Catatan, bila perlu", en="A note, where needed"),
    StepKind.RETURNED: Text(id="Mengapa belum selesai", en="Why it is not done yet"),
    StepKind.DROPPED: Text(id="Mengapa dibatalkan", en="Why it is dropped"),
    StepKind.DAY_ASKED: Text(id="Mengapa perlu tenggat lain", en="Why another due day is needed"),
    StepKind.DAY_MOVED: Text(id="Mengapa tenggatnya dipindah", en="Why the due day is moved"),
    StepKind.DAY_KEPT: Text(id="Mengapa tenggatnya tetap", en="Why the due day stays"),
}
DAY_NOW = Text(id="Sekarang {day}. Tenggat sebelumnya tetap terbaca.", en="Now {day}. Earlier due days stay readable.")
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


class PromiseForm(forms.Form):
    """What an agency promised: what, what would show it done, by when, and what led to it."""

    seat = forms.TypedChoiceField(label=later(Text(id="Instansi", en="Agency")), coerce=int, error_messages=NEEDED)
    person = forms.TypedChoiceField(label=later(Text(id="Orang", en="Person")), coerce=int, empty_value=None, required=False)  # fmt: skip
    what = forms.CharField(label=later(Text(id="Yang disepakati", en="What was agreed")), max_length=LONGEST, error_messages=NEEDED, widget=forms.Textarea(attrs={"rows": 3}))  # fmt: skip
    shown_by = forms.CharField(
        label=later(Text(id="Bukti selesainya", en="What shows it done")), max_length=LONGEST, error_messages=NEEDED, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=later(Text(id="Misalnya daftar, berita acara, atau surat. Semua instansi tim membaca kedua kalimat ini: jangan sebut orang.", en="Such as a list, a record or a letter. Every agency of the team reads both sentences: name no person.")),
    )  # fmt: skip
    agreed_on = DayField(label=later(Text(id="Disepakati", en="Agreed on")), error_messages=NEEDED)
    due_on = DayField(label=later(Text(id="Tenggat", en="Due")), error_messages=NEEDED)
    finding = forms.IntegerField(label=later(Text(id="Nomor temuan", en="Number of the finding")), required=False, min_value=1, max_value=MOST_ROW, help_text=IN_THE_OFFICE)  # fmt: skip
    place = forms.IntegerField(label=later(Text(id="Nomor tempat", en="Number of the place")), required=False, min_value=1, max_value=MOST_ROW, help_text=IN_THE_OFFICE)  # fmt: skip
    case = forms.RegexField(
        CASE_NUMBER, label=later(Text(id="Nomor perkara", en="Number of the case")), required=False, help_text=IN_THE_OFFICE,
        error_messages={"invalid": later(Text(id="Tulis seperti 0001/PERKARA/2023.", en="Write it as 0001/PERKARA/2023."))},
    )  # fmt: skip

    def __init__(self, *arguments: Any, seats: list[tuple[int, str]], people: list[tuple[int, str]], **more: Any) -> None:  # fmt: skip
        super().__init__(*arguments, **more)
        self.fields["seat"].choices = [("", said(CHOOSE)), *seats]  # type: ignore[attr-defined]
        self.fields["person"].choices = [("", said(THE_AGENCY)), *people]  # type: ignore[attr-defined]


class StepForm(forms.Form):
    """What is said of an agreed action, and the other due day where one is asked for or agreed."""

    due_on = DayField(label=later(Text(id="Tenggat baru", en="New due day")), error_messages=NEEDED)
    text = forms.CharField(max_length=LONGEST, error_messages=NEEDED, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *arguments: Any, kind: StepKind, due_on: date, **more: Any) -> None:
        super().__init__(*arguments, **more)
        if kind in WITH_A_DAY:
            self.fields["due_on"].help_text = said(DAY_NOW.fill(day=due_on))
        else:
            del self.fields["due_on"]
        self.fields["text"].label = said(STEP_ASKS[kind])
        self.fields["text"].required = kind is not NEEDS_NO_WORDS
