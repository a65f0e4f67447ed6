"""A machine-readable zone from text: found, repaired where that is proven, read, and judged."""

from datetime import date
from itertools import groupby

from timpora.intake.core.zones.agreement import composite_expected
from timpora.intake.core.zones.arithmetic import FILLER, at, check_digit, with_characters
from timpora.intake.core.zones.fields import Fields
from timpora.intake.core.zones.finding import find
from timpora.intake.core.zones.layouts import Format, Layout
from timpora.intake.core.zones.lettering import lettered
from timpora.intake.core.zones.marking import Marks
from timpora.intake.core.zones.proving import Change, Proof, prove
from timpora.intake.core.zones.values import Because, Certainty, DocumentKind, Read, Zone


_FIRST_LETTERS = {Format.TD1: "CAI", Format.TD2: "CAI", Format.TD3: "P", Format.MRV_A: "V", Format.MRV_B: "V"}
_KINDS = {
    "P": DocumentKind.PASSPORT, "V": DocumentKind.VISA, "A": DocumentKind.CARD, "C": DocumentKind.CARD, "I": DocumentKind.CARD,
}  # fmt: skip


def read_zone(text: str, *, on: date) -> Zone:
    """The zone in a text as it is typed, pasted or sent by a reader; `on` is the day that decides centuries.

    What no check digit can decide stays as it is, and every doubt is named. Raises Refused where no zone is found.
    """
    found = find(text)
    layout, marks = found.layout, Marks(layout=found.layout)
    marks.found(found)
    letters = lettered(found.text, layout, marks)
    proof = prove(letters, layout)
    _tell(letters, proof, layout, marks)
    repaired = frozenset[int]()
    if proof.text != found.text:
        both = enumerate(zip(found.text, proof.text, strict=True))
        repaired = frozenset(place for place, (was, now) in both if was != now)
    return _zone(Fields(layout=layout, text=proof.text, proof=proof, repaired=repaired, marks=marks, on=on))


def _tell(letters: str, proof: Proof, layout: Layout, marks: Marks) -> None:
    """Says what the check digits proved, and where they disagree."""
    for because, changes in groupby(proof.changes, lambda change: _because(change, proof, layout)):
        marks.repair(letters, list(changes), because)
    for one in proof.checked:
        if one.name not in proof.failing:
            continue
        readings = proof.failing[one.name]
        printed, expected = proof.text[one.digit], check_digit(at(proof.text, one.places))
        code = ("check_digit", "contradicted_reading", "several_readings")[min(len(readings), 2)]
        if printed == FILLER and not readings:
            code = "no_check_digit"
        marks.defect(code, one.digit, one.name, printed=printed, expected=expected, readings=readings)
    if not proof.composite_holds and not proof.failing and layout.composite_digit is not None:
        code = "composite_several" if proof.whole_readings else "composite"
        printed, expected = proof.text[layout.composite_digit], composite_expected(proof.text, layout)
        marks.defect(code, layout.composite_digit, printed=printed, expected=expected)


def _because(change: Change, proof: Proof, layout: Layout) -> Because:
    """Days and digits can hold digits alone; everything else rests on the check digits."""
    digits = {one.digit for one in proof.checked} | {layout.composite_digit} | {*layout.birth, *layout.expiry}
    return Because.DIGITS_ONLY if change[0] in digits else Because.CHECK_DIGIT


def _zone(fields: Fields) -> Zone:
    layout, marks = fields.layout, fields.marks
    code = _document_code(fields)
    state = fields.state("issuing_state", layout.issuing_state)
    number, born = fields.number(), fields.born()
    expires_on = fields.expires_on(born)
    nationality, sex, optional = fields.state("nationality", layout.nationality), fields.sex(), fields.optional()
    names, certainty = fields.names()
    text = with_characters(fields.text, [(layout.names.start + place, now) for place, now in names.changes])
    return Zone(
        format=layout.format,
        kind=_kind(code.value or ""),
        document_code=code,
        issuing_state=state,
        number=number,
        surname=_name(names.surname, certainty),
        given_names=_name(names.given_names, certainty),
        name_may_be_cut=names.may_be_cut,
        born=born,
        sex=sex,
        expires_on=expires_on,
        nationality=nationality,
        optional=optional,
        lines=tuple(text[start : start + layout.width] for start in range(0, layout.length, layout.width)),
        repairs=tuple(marks.repairs),
        defects=tuple(sorted(marks.defects, key=lambda defect: (defect.line, defect.position))),
    )


def _name(value: str | None, certainty: Certainty) -> Read[str]:
    return Read(value=value, certainty=Certainty.EMPTY if value is None else certainty)


def _document_code(fields: Fields) -> Read[str]:
    code = at(fields.text, fields.layout.document_code).rstrip(FILLER)
    if code[:1] not in set(_FIRST_LETTERS[fields.layout.format]):
        fields.marks.defect("unusual_code", 0, printed=code, readings=[fields.layout.format.value])
        return Read(value=code, certainty=Certainty.DOUBTFUL)
    repaired = not fields.repaired.isdisjoint(fields.layout.document_code)
    return Read(value=code, certainty=Certainty.REPAIRED if repaired else Certainty.UNCHECKED)


def _kind(code: str) -> DocumentKind:
    """The kind by the first letter; the second is not read, because states use PO, PD, PS ... with different meanings."""
    return DocumentKind.CREW_CERTIFICATE if code == "AC" else _KINDS.get(code[:1], DocumentKind.UNKNOWN)
