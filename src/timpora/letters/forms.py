"""The code of a letter as somebody types it."""

from django import forms

from timpora.kernel.text import Text
from timpora.letters.core.proof import code_typed
from timpora.ui.language import later, said


LABEL = Text(id="Kode pada surat", en="Code on the letter")
HELP = Text(
    id="Dua belas huruf dan angka, seperti 7K3M-Q2XD-9HFA.", en="Twelve letters and digits, such as 7K3M-Q2XD-9HFA."
)
NOT_ONE = Text(
    id="Ini bukan kode surat. Kode terdiri atas dua belas huruf dan angka, seperti 7K3M-Q2XD-9HFA.",
    en="This is no code of a letter. A code is made of twelve letters and digits, such as 7K3M-Q2XD-9HFA.",
)
LONGEST = 40


class CodeForm(forms.Form):
    """One code."""

    code = forms.CharField(
        label=later(LABEL), help_text=later(HELP), max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip

    def clean_code(self) -> str:
        """The code without what stands between its letters."""
        code = code_typed(self.cleaned_data["code"])
        if code is None:
            raise forms.ValidationError(said(NOT_ONE))
        return code
