"""Whom no share may be about: children, refugees and who seeks asylum, possible victims; of them, agencies are told numbers at most."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from timpora.casework.core.protection import CONFIDENTIAL, PROTECTION_WORDS, Protection
from timpora.facts.codes import CircumstanceKind
from timpora.kernel.days import months_after
from timpora.kernel.text import Text


MONTHS = 12
ADULT = "child.age_years"  # the parameter of the law that says until which age somebody is a child
# What the register says of somebody, and which protection that is.
OF_CIRCUMSTANCES = {
    CircumstanceKind.TRAFFICKING_VICTIM: Protection.VICTIM,
    CircumstanceKind.SMUGGLING_VICTIM: Protection.VICTIM,
    CircumstanceKind.REGISTERED_WITH_UNHCR: Protection.ASYLUM_SEEKER,
    CircumstanceKind.DUAL_NATIONAL_CHILD: Protection.DUAL_NATIONAL_CHILD,
}


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """What is known of somebody that can forbid a share."""

    circumstances: Collection[str] = ()
    protections: Collection[Protection] = field(default_factory=frozenset)
    born_latest: date | None = None
    is_sealed: bool = False  # seen by as few as can be, for whatever reason


def protections_of(person: Somebody, *, on: date, adult_at: int) -> frozenset[Protection]:
    """Why nothing of somebody is shared; a birth date that is only partly known is read as the latest day: the reading that protects."""
    said = {OF_CIRCUMSTANCES[CircumstanceKind(one)] for one in person.circumstances if one in OF_CIRCUMSTANCES}
    said |= CONFIDENTIAL.intersection(person.protections)
    if person.born_latest is not None and on < months_after(person.born_latest, adult_at * MONTHS).latest:
        said.add(Protection.CHILD)
    return frozenset(said)


def in_words(protections: Collection[Protection]) -> Text:
    """Some protections as one text."""
    told = [PROTECTION_WORDS[one] for one in Protection if one in protections]
    return Text(id=", ".join(one.id for one in told), en=", ".join(one.en for one in told))
