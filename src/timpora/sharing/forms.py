"""Forms of sharing: what goes to whom for what and until when, why it is withdrawn, what an agency answers, why nothing follows."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from timpora.kernel.areas import areas
from timpora.kernel.text import Text
from timpora.register.forms import NO_AREA
from timpora.sharing.core.answering import ANSWER_WORDS, AnswerKind
from timpora.sharing.core.kinds import FIELD_WORDS, FIELDS, ShareKind, chosen_at_first
from timpora.sharing.core.standing import LONGEST_PURPOSE, LONGEST_TEXT
from timpora.ui.day_field import DayField
from timpora.ui.language import later, said


NEEDED = {"required": later(Text(id="Isi bagian ini.", en="Fill this in."))}
ONE_AT_LEAST = {"required": later(Text(id="Pilih sekurangnya satu.", en="Choose one at least."))}
UNTIL_WHEN = Text(id="Sesudah hari itu instansi tidak membacanya lagi. Paling lambat {day}.", en="After that day the agencies read it no longer. {day} at the latest.")  # fmt: skip


class ShareForm(forms.Form):
    """With whom, which fields, for what and until when; of a note also what it says."""

    text = forms.CharField(
        label=later(Text(id="Isi catatan", en="What the note says")), max_length=LONGEST_TEXT, error_messages=NEEDED, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=later(Text(id="Jangan sebut nama atau nomor paspor; untuk itu bagikan temuannya.", en="Write no name and no passport number; share the finding for that.")),
    )  # fmt: skip
    agencies = forms.TypedMultipleChoiceField(
        label=later(Text(id="Kepada instansi", en="With the agencies")), coerce=int, widget=forms.CheckboxSelectMultiple, error_messages=ONE_AT_LEAST,
        help_text=later(Text(id="Hanya yang duduk dalam tim hari ini.", en="Only those that sit in the team today.")),
    )  # fmt: skip
    fields_told = forms.MultipleChoiceField(
        label=later(Text(id="Bagian yang dibagikan", en="The parts that are shared")), widget=forms.CheckboxSelectMultiple, error_messages=ONE_AT_LEAST,
        help_text=later(Text(id="Yang tidak dipilih tidak meninggalkan jejak. Nama dan nomor dokumen hanya bila tujuannya memerlukannya.", en="What is not chosen leaves no trace. Name and document number only where the purpose needs them.")),
    )  # fmt: skip
    purpose = forms.CharField(
        label=later(Text(id="Untuk apa", en="What for")), max_length=LONGEST_PURPOSE, error_messages=NEEDED, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=later(Text(id="Dibaca instansi penerima. Jangan sebut orang.", en="The agencies read it. Name no person.")),
    )  # fmt: skip
    until = DayField(label=later(Text(id="Sampai dengan", en="Until")), error_messages=NEEDED)
    field_order = ("text", "agencies", "fields_told", "purpose", "until")

    def __init__(
        self, *arguments: Any, kind: ShareKind, agencies: Mapping[int, str], latest: date, **more: Any
    ) -> None:
        super().__init__(*arguments, **more)
        self.fields["agencies"].choices = list(agencies.items())  # type: ignore[attr-defined]
        self.fields["fields_told"].choices = [(one.field.value, said(FIELD_WORDS[one.field])) for one in FIELDS[kind]]  # type: ignore[attr-defined]
        self.fields["until"].help_text = said(UNTIL_WHEN.fill(day=latest))
        self.initial.setdefault("fields_told", [one.value for one in chosen_at_first(kind)])
        if kind is ShareKind.NOTE:
            del self.fields["fields_told"]
        else:
            del self.fields["text"]


class BecauseForm(forms.Form):
    """Why something is withdrawn, or why nothing follows."""

    because = forms.CharField(max_length=LONGEST_PURPOSE, error_messages=NEEDED, widget=forms.Textarea(attrs={"rows": 3}))  # fmt: skip

    def __init__(self, *arguments: Any, label: Text, hint: Text, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.fields["because"].label = said(label)
        self.fields["because"].help_text = said(hint)


class AnswerForm(forms.Form):
    """What an agency knows: in words, where and when it saw the person, or nothing; with one document, if there is one."""

    kind = forms.ChoiceField(label=later(Text(id="Jawaban Anda", en="Your answer")), widget=forms.RadioSelect, error_messages=NEEDED)  # fmt: skip
    text = forms.CharField(
        label=later(Text(id="Yang Anda ketahui", en="What you know")), max_length=LONGEST_TEXT, required=False, widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    place = forms.CharField(
        label=later(Text(id="Dilihat di", en="Seen at")), max_length=LONGEST_TEXT, required=False,
        help_text=later(Text(id="Nama tempat dan alamatnya. Hanya bila Anda melihat orangnya.", en="Name and address of the place. Only where you saw the person.")),
    )  # fmt: skip
    area_code = forms.CharField(
        label=later(Text(id="Kode wilayah", en="Area code")), max_length=13, required=False,
        help_text=later(Text(id="Bila tahu, misalnya 36.04.08.", en="If you know it, such as 36.04.08.")),
    )  # fmt: skip
    seen_on = DayField(label=later(Text(id="Dilihat pada", en="Seen on")), required=False)
    document = forms.FileField(
        label=later(Text(id="Lampiran, bila ada", en="A document, if there is one")), required=False, widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        help_text=later(Text(id="PDF, JPEG atau PNG, paling besar 20 MB, tanpa sandi.", en="PDF, JPEG or PNG, 20 MB at most, without a password.")),
    )  # fmt: skip

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.fields["kind"].choices = [(one.value, said(ANSWER_WORDS[one])) for one in AnswerKind]  # type: ignore[attr-defined]

    def clean_area_code(self) -> str:
        """An area that exists, or none."""
        code = str(self.cleaned_data["area_code"]).strip()
        if code and code not in areas():
            raise forms.ValidationError(said(NO_AREA), code="unknown")
        return code
