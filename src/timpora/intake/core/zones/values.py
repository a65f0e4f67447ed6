"""What a machine-readable zone says, how sure each part is, what was repaired and what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from timpora.intake.core.zones.layouts import Format
from timpora.kernel.periods import Period
from timpora.kernel.text import Language, Text


class Certainty(StrEnum):
    """How sure the value of a field is."""

    PROVEN = "proven"  # a check digit agrees
    REPAIRED = "repaired"  # read after a repair that is named
    UNCHECKED = "unchecked"  # no check digit covers it
    DOUBTFUL = "doubtful"  # a defect is named
    EMPTY = "empty"


class Weight(StrEnum):
    """How much a defect weighs: the zone is wrong, a person has to look, or it is only good to know."""

    WRONG = "wrong"
    DOUBTFUL = "doubtful"
    NOTICE = "notice"


class Because(StrEnum):
    """What a repair rests on."""

    CHECK_DIGIT = "check_digit"
    DIGITS_ONLY = "digits_only"
    LETTERS_ONLY = "letters_only"
    KNOWN_CODE = "known_code"
    FILLERS_ONLY = "fillers_only"
    LENGTH = "length"


class DocumentKind(StrEnum):
    """What kind of document bears the zone."""

    PASSPORT = "passport"
    VISA = "visa"
    CREW_CERTIFICATE = "crew_certificate"
    CARD = "card"
    UNKNOWN = "unknown"


class Sex(StrEnum):
    """What the zone says; no rule reads it, and it becomes no fact."""

    FEMALE = "female"
    MALE = "male"
    UNSPECIFIED = "unspecified"


@dataclass(frozen=True, kw_only=True)
class Repair:
    """A misreading that was mended: where, what stood there, what stands there now, and why that is right."""

    because: Because
    line: int
    position: int | None
    was: str
    became: str
    text: Text


@dataclass(frozen=True, kw_only=True)
class Defect:
    """What is wrong or good to know: where, in words, and how to mend it."""

    code: str
    weight: Weight
    line: int
    position: int
    what: Text
    remedy: Text

    def within(self, language: Language) -> str:
        """`Baris 2, posisi 10: ...` and the remedy."""
        place = Text(id="Baris {line}, posisi {position}", en="Line {line}, position {position}").fill(
            line=self.line, position=self.position
        )
        return f"{place.within(language)}: {self.what.within(language)} {self.remedy.within(language)}"


@dataclass(frozen=True, kw_only=True)
class Read[T]:
    """The value of a field and how sure it is.

    `also_fits` are readings that no check digit can tell from this one, because 6 and G (or K and the filler) weigh the same.
    """

    value: T | None
    certainty: Certainty
    also_fits: tuple[str, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether the value may be used as it stands."""
        return self.certainty not in {Certainty.DOUBTFUL, Certainty.EMPTY}


@dataclass(frozen=True, kw_only=True)
class Zone:
    """A machine-readable zone as it was read; `lines` are its lines after all repairs.

    A name that is not split (mononyms, Indonesian single names) is the surname; a document without a surname has None there.
    """

    format: Format
    kind: DocumentKind
    document_code: Read[str]
    issuing_state: Read[str]
    number: Read[str]
    surname: Read[str]
    given_names: Read[str]
    name_may_be_cut: bool
    born: Read[Period]
    sex: Read[Sex]
    expires_on: Read[date]
    nationality: Read[str]
    optional: tuple[Read[str], ...]
    lines: tuple[str, ...]
    repairs: Sequence[Repair]
    defects: Sequence[Defect]

    @property
    def name(self) -> str:
        """Surname and given names with one space between them."""
        return " ".join(part for part in (self.surname.value, self.given_names.value) if part)

    @property
    def is_visa(self) -> bool:
        """Whether number and days are those of a visa and not of a travel document."""
        return self.format in {Format.MRV_A, Format.MRV_B}

    @property
    def is_sound(self) -> bool:
        """Whether nothing in it is wrong or doubtful; repairs and notices do not count."""
        return all(defect.weight is Weight.NOTICE for defect in self.defects)
