"""Forms about accounts, offices and agencies; a form validates, an action writes."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from timpora.accounts.core.paper import LONGEST_LINE, PAPER_LINES, PAPER_WORDS, OfficePaper
from timpora.accounts.core.refusals import AGENCY_OF_A_MEMBER
from timpora.accounts.core.roles import ROLES, Role
from timpora.kernel.areas import AreaLevel, areas
from timpora.kernel.text import Text
from timpora.ui.day_field import DayField
from timpora.ui.language import later, said


NAME = later(Text(id="Nama lengkap", en="Full name"))
SIGN_IN_NAME = later(Text(id="Nama pengguna", en="User name"))
SIGN_IN_NAME_HINT = later(
    Text(
        id="Untuk masuk: huruf kecil, angka, titik, garis; misalnya “sari.khayalan”.",
        en="For signing in: small letters, figures, dots, dashes; such as “sari.khayalan”.",
    )
)
ROLE = later(Text(id="Peran", en="Role"))
AGENCY = later(Text(id="Instansi", en="Agency"))
AGENCY_HINT = later(Text(id="Hanya untuk peran Instansi anggota.", en="Only for the role Member agency."))
NO_AGENCY = later(Text(id="Tidak ada", en="None"))
AGENCY_NAME = later(Text(id="Nama instansi", en="Name of the agency"))
AREA = later(Text(id="Wilayah", en="Area"))
CHOOSE_AREA = later(Text(id="Pilih kabupaten, kota, atau kecamatan", en="Choose a regency, city or district"))
GIVEN = tuple(role for role in Role if role is not Role.MACHINE)
PLAIN_NAME = RegexValidator(
    r"^[a-z0-9][a-z0-9._-]*$",
    later(Text(id="Hanya huruf kecil, angka, titik, garis bawah dan tanda hubung.", en="Only small letters, figures, dots, underscores and dashes.")),
)  # fmt: skip
type Choices = Iterable[tuple[str, str]]


class RoleForm(forms.Form):
    """Which role somebody has, and of which agency a member is."""

    role = forms.ChoiceField(label=ROLE, widget=forms.RadioSelect)
    agency = forms.TypedChoiceField(label=AGENCY, help_text=AGENCY_HINT, required=False, coerce=int, empty_value=None)

    def __init__(self, *arguments: Any, agencies: Choices, **more: Any) -> None:
        super().__init__(*arguments, **more)
        roles = [(role.value, f"{said(ROLES[role].name)}: {said(ROLES[role].purpose)}") for role in GIVEN]
        self.fields["role"].choices = roles  # type: ignore[attr-defined]  # a field of choices
        self.fields["agency"].choices = [("", str(NO_AGENCY)), *agencies]  # type: ignore[attr-defined]  # a field of choices

    def clean(self) -> dict[str, Any]:
        """A member has an agency, and nobody else."""
        told = super().clean() or {}
        is_member = told.get("role") == Role.MEMBER_AGENCY
        if "role" in told and is_member != (told.get("agency") is not None):
            refusal = AGENCY_OF_A_MEMBER
            self.add_error("agency", f"{said(refusal.what)} {said(refusal.remedy)}")
        return told

    @property
    def chosen_role(self) -> Role:
        """The role of a valid form."""
        return Role(self.cleaned_data["role"])


class ColleagueForm(RoleForm):
    """Somebody who is to sign in."""

    name = forms.CharField(label=NAME, max_length=200)
    sign_in_name = forms.CharField(
        label=SIGN_IN_NAME, help_text=SIGN_IN_NAME_HINT, max_length=60, validators=[PLAIN_NAME]
    )
    field_order = ("name", "sign_in_name", "role", "agency")

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.fields["name"].widget.attrs["autocomplete"] = "off"
        self.fields["sign_in_name"].widget.attrs.update(autocomplete="off", autocapitalize="none", spellcheck="false")


class AgencyForm(forms.Form):
    """A member agency by its name."""

    name = forms.CharField(label=AGENCY_NAME, max_length=200)


class AreaForm(forms.Form):
    """An area for the office, of those that are known by name."""

    area = forms.ChoiceField(label=AREA)

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.fields["area"].choices = [("", str(CHOOSE_AREA)), *_areas_to_choose()]  # type: ignore[attr-defined]  # a field of choices


class LetterheadForm(forms.Form):
    """What the office's letters say of the office, and from which day on."""

    from_day = DayField(label=later(Text(id="Berlaku mulai", en="From this day on")))

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        for name in PAPER_LINES:
            self.fields[name] = forms.CharField(
                label=later(PAPER_WORDS[name]), help_text=later(LETTERHEAD_HINTS[name]) if name in LETTERHEAD_HINTS else "",
                required=name in NEEDED_LINES, max_length=LONGEST_LINE, widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )  # fmt: skip

    def paper(self, office: str) -> OfficePaper:
        """What was written."""
        told = self.cleaned_data
        return OfficePaper(office=office, from_day=told["from_day"], **{name: told[name] for name in PAPER_LINES})


NEEDED_LINES = frozenset({"ministry", "directorate", "town", "address"})
LETTERHEAD_HINTS = {
    "town": Text(id="Di depan tanggal surat, misalnya “Serang”.", en="Before the day of a letter, such as “Serang”."),
    "head_name": Text(id="Dengan gelar, seperti pada tanda tangan.", en="With titles, as it is signed."),
    "complaints": Text(id="Tertulis pada setiap pemberitahuan kepada orang.", en="Written on each notice to a person."),
    "section": Text(id="Tanpa kata Kepala, misalnya “Seksi Intelijen dan Penindakan Keimigrasian”.", en="Without the word Head."),
}  # fmt: skip


def _areas_to_choose() -> Iterable[tuple[str, list[tuple[str, str]]]]:
    """Each regency with its districts; a regency as a whole stands first."""
    known = areas().values()
    for regency in (one for one in known if one.level is AreaLevel.REGENCY):
        districts = [one for one in known if one.within == regency.code]
        yield regency.name, [(one.code, f"{one.name} ({one.code})") for one in (regency, *districts)]
