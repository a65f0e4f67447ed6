"""Forms in which changes of the law's dated data are proposed and decided on; a form reads what was typed, the rulebook says what fits."""

from datetime import date
from typing import Any

from django import forms

from timpora.kernel.text import Text
from timpora.rulebook.change_refusals import ends_before_it_begins
from timpora.rulebook.parameters import Parameter
from timpora.rulebook.setting_changes import LARGEST
from timpora.rulebook.visa_indexes import VisaIndex
from timpora.rulebook.words import TABLES
from timpora.screening.core.law_changes import ChangeOf, ChangeTold
from timpora.ui.day_field import DayField
from timpora.ui.language import later, said


LONGEST_TITLE, LONGEST_CITATION, LONGEST_REASON, MOST_DAYS = 200, 400, 1000, 36_500
STAYS = {
    "days": Text(id="Sekian hari", en="So many days"),
    "months": Text(id="Sekian bulan", en="So many months"),
    "varies": Text(id="Menurut izinnya", en="As the permit says"),
}
NO_LENGTH = Text(id="Tulis berapa hari atau bulan.", en="Write how many days or months.")
INDEX = Text(id="Indeks", en="Index")
YES, NO = Text(id="ya", en="yes"), Text(id="tidak", en="no")
# In which field what the rulebook refuses was typed.
FIELDS_OF_REFUSALS = {
    "index": "visa_index", "alias": "visa_index", "gap": "exists_from", "overlap": "exists_from", "past": "exists_from",
    "in_force": "exists_from", "out_of_reach": "exists_from", "ends_before_it_begins": "exists_until", "citation": "citation", "value": "value",
}  # fmt: skip


def _label(indonesian: str, english: str) -> str:
    return later(Text(id=indonesian, en=english))


def _why() -> dict[str, forms.Field]:
    """What every proposal says: its basis, and why it is made."""
    return {
        "citation": forms.CharField(
            label=_label("Dasar hukum", "Provision"), max_length=LONGEST_CITATION,
            help_text=_label("Peraturan dan pasalnya, atau surat keputusan kantor.", "The regulation and its article, or the office's own decision."),
        ),
        "because": forms.CharField(
            label=_label("Alasan usulan", "Why it is proposed"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_label("Yang memutus membacanya; jangan menulis data orang.", "Whoever decides reads it; write no data of people."),
        ),
    }  # fmt: skip


def _apart() -> forms.Field:
    return forms.BooleanField(
        label=_label(
            "Celahnya disengaja: di antara masa ini dan masa lain indeks itu memang tidak ada",
            "The gap is meant: between this period and another the index does not exist",
        ),
        required=False,
    )  # fmt: skip


class ProposalForm(forms.Form):
    """What every proposal has, in the order in which it is asked."""

    def refused(self, code: str, words: str) -> None:
        """Says at its field what the rulebook refuses."""
        field = FIELDS_OF_REFUSALS.get(code.removeprefix("law_change_"))
        last = {"exists_from": "last_day"}
        known = next((name for name in (field, last.get(field or "")) if name in self.fields), None)
        self.add_error(known, words)


class RowForm(ProposalForm):
    """A row of the table of visa indexes."""

    visa_index = forms.CharField(
        label=_label("Indeks", "Index"),
        max_length=10,
        help_text=_label("Misalnya B213 atau E33G.", "Such as B213 or E33G."),
    )
    exists_from = DayField(
        label=_label("Berlaku sejak", "In force from"),
        help_text=_label(
            "Baris yang berlaku tanpa batas berakhir sehari sebelumnya. Misalnya 27 Juni 2023 atau 27/06/2023.",
            "A row without a last day ends the day before. Such as 27 June 2023 or 27/06/2023.",
        ),
    )
    exists_until = DayField(label=_label("Sampai dengan", "Until"), required=False)
    title_id = forms.CharField(label=_label("Judul (Indonesia)", "Title (Indonesian)"), max_length=LONGEST_TITLE)
    title_en = forms.CharField(label=_label("Judul (Inggris)", "Title (English)"), max_length=LONGEST_TITLE)
    kind = forms.ChoiceField(label=_label("Jenis izin", "Kind of permit"))
    work = forms.ChoiceField(label=_label("Bekerja", "Work"))
    stay = forms.ChoiceField(label=_label("Lama tinggal pertama", "First stay"), widget=forms.RadioSelect)
    stay_length = forms.IntegerField(
        label=_label("Berapa hari atau bulan", "How many days or months"), required=False, min_value=1, max_value=MOST_DAYS
    )  # fmt: skip
    longest_extensions = forms.IntegerField(
        label=_label("Paling banyak berapa kali diperpanjang", "How often extended at most"), required=False, min_value=0, max_value=99,
        help_text=_label("0: tidak dapat diperpanjang. Kosong: menurut izinnya.", "0: not extended. Empty: as the permit says."),
    )  # fmt: skip
    extension_days = forms.IntegerField(
        label=_label("Hari setiap perpanjangan", "Days of each extension"), required=False, min_value=1, max_value=MOST_DAYS
    )  # fmt: skip
    longest_days = forms.IntegerField(
        label=_label("Paling lama seluruhnya (hari)", "Longest stay altogether (days)"), required=False, min_value=1, max_value=MOST_DAYS
    )  # fmt: skip
    note_id = forms.CharField(label=_label("Catatan (Indonesia)", "Note (Indonesian)"), required=False, max_length=LONGEST_REASON)  # fmt: skip
    note_en = forms.CharField(label=_label("Catatan (Inggris)", "Note (English)"), required=False, max_length=LONGEST_REASON)  # fmt: skip
    is_confirmed = forms.BooleanField(
        label=_label("Sudah dicocokkan dengan lembaran negara", "Compared with the official gazette"), required=False
    )
    stands_apart = _apart()

    def __init__(self, *arguments: Any, code: str | None, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.code = code
        self.fields |= _why()
        self.order_fields(["visa_index", "exists_from", "exists_until", "stands_apart", "title_id", "title_en", "kind", "work", "stay",
            "stay_length", "longest_extensions", "extension_days", "longest_days", "note_id", "note_en", "citation", "is_confirmed", "because"])  # fmt: skip
        columns = TABLES["stay_permits"].columns
        for name, column in (("kind", "kind"), ("work", "index.work")):
            self.fields[name].choices = [(word, said(words)) for word, words in columns[column].words.items()]  # type: ignore[attr-defined]  # a field of choices
        self.fields["stay"].choices = [(value, said(words)) for value, words in STAYS.items()]  # type: ignore[attr-defined]  # a field of choices
        if code is not None:
            del self.fields["visa_index"]

    def clean(self) -> dict[str, Any]:
        """A first stay of days or months says how many, and a last day is not before the first."""
        told = super().clean() or {}
        first, last = told.get("exists_from"), told.get("exists_until")
        if first and last and last < first:
            refusal = ends_before_it_begins(self.code or told.get("visa_index") or INDEX, first, last)
            self.add_error("exists_until", said(refusal))
        if told.get("stay") in {"days", "months"} and not told.get("stay_length") and "stay_length" not in self.errors:
            self.add_error("stay_length", said(NO_LENGTH))
        return told

    def row(self) -> dict[str, str]:
        """The columns of the table as text, of a valid form."""
        told = self.cleaned_data
        columns = ("title_id", "title_en", "kind", "work", "longest_extensions", "extension_days", "longest_days", "note_id", "note_en", "citation")  # fmt: skip
        length = str(told["stay_length"] or "")
        return {
            **{name: "" if told[name] is None else str(told[name]) for name in columns},
            "visa_index": self.code or told["visa_index"].strip(),
            "exists_from": told["exists_from"].isoformat(),
            "exists_until": "" if told["exists_until"] is None else told["exists_until"].isoformat(),
            "stay_varies": "true" if told["stay"] == "varies" else "false",
            "initial_days": length if told["stay"] == "days" else "",
            "initial_months": length if told["stay"] == "months" else "",
            "status": "confirmed" if told["is_confirmed"] else "to_be_confirmed",
        }

    def change(self, *, corrects: date | None = None) -> ChangeTold:
        """A new row, or what stands instead of the one that was to begin on a day."""
        row = self.row()
        return ChangeTold(
            of=ChangeOf.NEW_ROW if corrects is None else ChangeOf.ROW_CORRECTED, name=row["visa_index"],
            begins_on=corrects or self.cleaned_data["exists_from"], last_day=self.cleaned_data["exists_until"],
            stands_apart=self.cleaned_data["stands_apart"], told=row, citation=row["citation"],
        )  # fmt: skip


def typed_of(row: VisaIndex) -> dict[str, object]:
    """A row as it stands in a form that begins with it, without what is noted of that row alone."""
    stay = "varies" if row.stay_varies else "months" if row.initial_months is not None else "days"
    return {
        "title_id": row.title.id, "title_en": row.title.en, "kind": row.kind.value, "work": row.work, "stay": stay,
        "stay_length": row.initial_days or row.initial_months, "longest_extensions": row.longest_extensions,
        "extension_days": row.extension_days, "longest_days": row.longest_days,
    }  # fmt: skip


class EndForm(ProposalForm):
    """The last day of a row."""

    last_day = DayField(label=_label("Hari terakhir berlaku", "Last day in force"))
    stands_apart = _apart()

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.fields |= _why()

    def change(self, row: VisaIndex) -> ChangeTold:
        """The end of a row."""
        told = self.cleaned_data
        return ChangeTold(
            of=ChangeOf.ROW_ENDS, name=row.visa_index, begins_on=row.exists_from, last_day=told["last_day"],
            stands_apart=told["stands_apart"], told={}, citation=told["citation"],
        )  # fmt: skip


class SettingForm(ProposalForm):
    """A value of what the office sets itself, from a day on."""

    exists_from = DayField(label=_label("Berlaku sejak", "In force from"))

    def __init__(self, *arguments: Any, parameter: Parameter, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.parameter = parameter
        label = _label("Nilai", "Value")
        if parameter.unit == "flag":
            choices = [("true", said(YES)), ("false", said(NO))]
            value: forms.Field = forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)
        else:
            value = forms.IntegerField(label=label, min_value=0, max_value=LARGEST)
        self.fields = {"value": value, **self.fields, **_why()}

    def change(self) -> ChangeTold:
        """A new value."""
        told = self.cleaned_data
        value = told["value"] == "true" if self.parameter.unit == "flag" else told["value"]
        return ChangeTold(
            of=ChangeOf.SETTING, name=self.parameter.id, begins_on=told["exists_from"], last_day=None, stands_apart=False,
            told={"value": value}, citation=told["citation"],
        )  # fmt: skip


class DecisionForm(forms.Form):
    """What somebody says when deciding on a proposal."""

    because = forms.CharField(
        label=_label("Catatan keputusan", "Note on the decision"), required=False, max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_label("Wajib bila dikembalikan.", "Needed where it is returned."),
    )  # fmt: skip
