"""The form with which an office says whose work its boundaries are."""

from django import forms

from timpora.kernel.text import Text
from timpora.ui.language import later


class BoundaryForm(forms.Form):
    """Beside the file: where it comes from, as the map will say it."""

    source = forms.CharField(
        label=later(Text(id="Sumber dan lisensi", en="Source and licence")),
        help_text=later(
            Text(
                id="Tertulis di bawah peta, misalnya: Badan Informasi Geospasial, batas kecamatan 2023.",
                en="Written below the map, for example: Badan Informasi Geospasial, district boundaries 2023.",
            )
        ),
        max_length=300,
    )
