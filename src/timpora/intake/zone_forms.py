"""The form of a person with the travel document, which a machine-readable zone fills as far as it is sure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from timpora.intake.core.zones import states, words
from timpora.intake.core.zones.comparing import Recorded
from timpora.intake.core.zones.facts import person_in_facts, sure_name
from timpora.intake.core.zones.values import Read, Zone
from timpora.kernel.periods import Period
from timpora.kernel.text import Text
from timpora.register.core.kinds import KINDS
from timpora.register.forms import REPORTER, SOURCE, FactForm, field_of
from timpora.ui.language import later, said


ZONE = "zone"
DOCUMENT = KINDS["travel_documents"]
FROM_ZONE = Text(id="Dari zona: {certainty}.", en="From the zone: {certainty}.")
HAS_READ = Text(id="paspor dibaca dari zonanya", en="passport read by its zone")
NO_NUMBER = Text(
    id="Tulis nomor dokumennya, atau kosongkan data dokumen.",
    en="Write the document's number, or leave its data empty.",
)
ROOMY = 5_000  # a zone amid other text; more is none


class ZonePersonForm(FactForm):
    """A zone, who its holder is, the document that bears it, and where all this is known from."""

    def __init__(self, *arguments: Any, read: Zone | None = None, **more: Any) -> None:
        super().__init__(*arguments, kind="people", **more)
        self.fields[ZONE] = forms.CharField(
            label=later(Text(id="Zona yang dapat dibaca mesin", en="Machine-readable zone")),
            help_text=later(
                Text(
                    id="Dua atau tiga baris di kaki halaman data. Ketik, tempel, atau pindai dengan pembaca paspor, lalu tekan “Isi dari zona”.",
                    en="The two or three lines at the foot of the data page. Type, paste, or scan them with a passport reader, then press “Fill from the zone”.",
                )
            ),
            widget=forms.Textarea(
                attrs={"rows": 3, "spellcheck": "false", "autocapitalize": "characters", "autocomplete": "off", "class": "zone"}
            ),
            required=False,
            max_length=ROOMY,
        )  # fmt: skip
        for column in DOCUMENT.columns:
            self.fields[column.name] = field_of(column)
        self.fields["document_number"].required = False
        self.order_fields(
            [ZONE, *(column.name for kind in (self.kind, DOCUMENT) for column in kind.columns), SOURCE, REPORTER]
        )
        if read is not None:
            self._say_how_sure(read)

    def _say_how_sure(self, read: Zone) -> None:
        """Beside each field that the zone fills: whether a check digit agrees, whether it was repaired, whether it is doubtful."""
        for name, told in _told(read).items():
            self.fields[name].help_text = said(FROM_ZONE.fill(certainty=words.CERTAINTIES[told.certainty]))

    def clean(self) -> dict[str, Any]:
        """What is said of a document is said of one with a number."""
        told = super().clean()
        if not told.get("document_number") and any(told.get(column.name) for column in DOCUMENT.columns):
            self.add_error("document_number", said(NO_NUMBER))
        return told

    def document_values(self) -> Mapping[str, object]:
        """The columns of the travel document; none of them where there is no number."""
        if not self.cleaned_data.get("document_number"):
            return {}
        return {column.name: self.cleaned_data.get(column.name) for column in DOCUMENT.columns}

    def recorded(self) -> Recorded:
        """What was typed, to be held against the zone."""
        told = self.cleaned_data
        born = told.get("born_earliest")
        return Recorded(
            name=told.get("name") or None,
            number=told.get("document_number") or None,
            born=None if born is None else Period(first=born, last=told.get("born_latest") or born),
            nationality=(told.get("nationality") or "").upper() or None,
            valid_until=told.get("valid_until"),
        )


def filled_from(zone: Zone, typed: Mapping[str, str]) -> dict[str, str | date]:
    """What the zone surely tells where nothing is typed yet; what was typed stays."""
    state = states.state_in_facts(zone.issuing_state.value or "") if zone.issuing_state.is_sure else None
    told: dict[str, object] = {"name": sure_name(zone), **person_in_facts(zone), SOURCE: said(HAS_READ)}
    if not zone.is_visa:
        told |= {"document_number": zone.number.value if zone.number.is_sure else None, "issuing_state": state}
        told["valid_until"] = zone.expires_on.value if zone.expires_on.is_sure else None
    surely = {name: value for name, value in told.items() if isinstance(value, str | date)}
    return {**surely, **{name: value for name, value in typed.items() if value.strip()}}


def _told(zone: Zone) -> dict[str, Read[Any]]:
    """The fields of the form that a zone speaks of."""
    told: dict[str, Read[Any]] = {
        "name": zone.surname if zone.surname.value else zone.given_names, "born_earliest": zone.born, "nationality": zone.nationality,
    }  # fmt: skip
    of_the_document = {
        "document_number": zone.number,
        "issuing_state": zone.issuing_state,
        "valid_until": zone.expires_on,
    }
    return told if zone.is_visa else told | of_the_document
