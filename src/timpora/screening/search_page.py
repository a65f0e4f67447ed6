"""What the page of the search shows: whoever fits what was typed, how each stands, and why each was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from timpora.intake import queries as intake
from timpora.intake.core.zones import words
from timpora.intake.core.zones.reading import read_zone
from timpora.intake.core.zones.values import Weight, Zone
from timpora.kernel.identifiers import document_key
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Language, Text
from timpora.kernel.viewers import Viewer
from timpora.register import people as register_people
from timpora.register import search, showing, telling
from timpora.register.core.search.sought import Sought
from timpora.register.core.words import ORGANISATION_KINDS, PLACE_KINDS
from timpora.screening import queries
from timpora.screening.core.findings import Subject
from timpora.screening.one_person_known import explained
from timpora.screening.person_page import Brief, brief_of
from timpora.ui.components.statements import Notice, Tone
from timpora.ui.components.tables import Value


SHORTEST_ZONE = 28
FILLERS = "<<"
ALIKE = 0.85
LOOK = Text(id="Perlu dibandingkan dengan dokumennya", en="To be compared with the document")
NO_ZONE = Text(id="Dicari menurut huruf dan angkanya saja.", en="Searched by its letters and digits alone.")


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A person who was found; the sentence is missing for who is not of the office's own work, and outside the law's days."""

    person: int
    name: str
    other_names: Sequence[str]
    nationality: str | None
    born: Value
    documents: Sequence[str]
    last_place: str | None
    is_own_work: bool
    sentence: Brief | None
    why: Sequence[Text]


@dataclass(frozen=True, kw_only=True)
class Named:
    """A place or an organisation that was found."""

    href: str
    name: str
    kind: Text
    address: str | None
    area_code: str | None


@dataclass(frozen=True, kw_only=True)
class Page:
    """Everything on the page below the box."""

    people: Sequence[Shown]
    places: Sequence[Named]
    organisations: Sequence[Named]
    notices: Sequence[Notice]
    more: bool
    named_first: bool  # what has the very name is nearer than people whose names are only a little alike

    @property
    def is_empty(self) -> bool:
        """Whether nothing fits."""
        return not (self.people or self.places or self.organisations)


def page_of(viewer: Viewer, typed: str, *, as_of: date) -> Page:
    """What fits what was typed, be it a machine-readable zone or anything else."""
    zone, notices = _zone(typed)
    if zone is not None:
        asked = Sought(name=zone.name, number=document_key(zone.number.value or ""), words=())
        found = search.Answers(people=search.people_sought(viewer, asked), places=(), organisations=(), more=False)
    else:
        found = search.find(viewer, typed)
    places, organisations = _named("places", found.places), _named("organisations", found.organisations)
    return Page(
        people=_shown(viewer, found.people, as_of), places=places, organisations=organisations, notices=notices, more=found.more,
        named_first=bool(places or organisations) and all(one.score < ALIKE for one in found.people),
    )  # fmt: skip


def _named(kind: str, found: Sequence[Any]) -> list[Named]:
    known: Mapping[str, Text] = {"places": PLACE_KINDS, "organisations": ORGANISATION_KINDS}[kind]
    return [
        Named(href=reverse("fact", args=[kind, one.pk]), name=one.name, kind=known[one.kind], address=one.address, area_code=one.area_code)
        for one in found
    ]  # fmt: skip


def _shown(viewer: Viewer, found: Sequence[search.Answer], as_of: date) -> list[Shown]:
    records_of = {one.listed.person: one.records for one in found}
    own = register_people.own_work_among(viewer, records_of)
    sentences = _sentences(viewer, {person: records for person, records in records_of.items() if person in own}, as_of)
    return [
        Shown(
            person=one.listed.person, name=one.listed.name, other_names=one.listed.other_names, nationality=one.listed.nationality,
            born=showing.born(*one.listed.born), documents=one.listed.documents, last_place=one.listed.last_place,
            is_own_work=one.listed.person in own, sentence=sentences.get(one.listed.person), why=one.why,
        )
        for one in found
    ]  # fmt: skip


def _sentences(viewer: Viewer, records_of: Mapping[int, Sequence[int]], as_of: date) -> dict[int, Brief]:
    """How each stands, in the sentence that every page says; nothing outside the law's days.

    It is read as it was kept when each was judged last, as in the list of people; only who never was is judged now.
    """
    try:
        kept = queries.stood(viewer, records_of, on=as_of)
        return {
            person: brief_of(kept.get(person) or _judged(viewer, person, records, as_of))
            for person, records in records_of.items()
        }
    except Refused:
        return {}


def _judged(viewer: Viewer, person: int, records: Sequence[int], as_of: date) -> queries.Stood:
    told = explained(viewer, person, telling.told_of(viewer, records), as_of=as_of, as_known=None)
    first = next((one for one in told.findings if one.subject is Subject.PERSON), None)
    return queries.Stood(finding=first, sentence=told.standing, has_limit=told.stay_limit is not None)


def _zone(typed: str) -> tuple[Zone | None, list[Notice]]:
    """The zone that was pasted, and whether it checks; None where nothing like one was."""
    if FILLERS not in typed or len(typed) < SHORTEST_ZONE:
        return None, []
    try:
        zone = read_zone(typed, on=intake.day_of_the_office())
    except Refused as refused:
        title = refused.refusal.what
        return None, [Notice(tone=Tone.WARNING, title=title, body=NO_ZONE)]
    wrong = [defect for defect in zone.defects if defect.weight is not Weight.NOTICE]
    told = [Notice(tone=Tone.WARNING if wrong else Tone.GOOD, title=words.sentence(zone))]
    if wrong:
        said = {language: " ".join(one.within(language) for one in wrong) for language in Language}
        body = Text(id=said[Language.INDONESIAN], en=said[Language.ENGLISH])
        told.append(Notice(tone=Tone.WARNING, title=LOOK, body=body))
    return zone, told
