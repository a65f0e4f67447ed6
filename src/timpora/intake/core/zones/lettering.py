"""Repairs by place: where only letters, a known code, or M, F and the filler can stand."""

from timpora.intake.core.zones import states
from timpora.intake.core.zones.arithmetic import FILLER, at, with_characters
from timpora.intake.core.zones.confusions import AS_LETTERS, FILLER_LIKE
from timpora.intake.core.zones.layouts import Layout
from timpora.intake.core.zones.marking import Marks
from timpora.intake.core.zones.values import Because


def lettered(text: str, layout: Layout, marks: Marks) -> str:
    """The text with digits in the document code, codes of states and the sex put right, where that has one way only."""
    made = _document_code(text, layout, marks)
    made = _state(made, layout.issuing_state, "issuing_state", marks)
    made = _state(made, layout.nationality, "nationality", marks)
    return _sex(made, layout, marks)


def _document_code(text: str, layout: Layout, marks: Marks) -> str:
    letters = [(place, AS_LETTERS[text[place]]) for place in layout.document_code if text[place] in AS_LETTERS]
    changes = [(place, found) for place, found in letters if len(found) == 1]
    marks.repair(text, changes, Because.LETTERS_ONLY)
    return with_characters(text, changes)


def _state(text: str, places: range, name: str, marks: Marks) -> str:
    printed = at(text, places)
    fitting = states.readings(printed)
    if len(fitting) == 1:
        changes = [(place, now) for place, was, now in zip(places, printed, fitting[0], strict=True) if was != now]
        marks.repair(text, changes, Because.KNOWN_CODE)
        return with_characters(text, changes)
    codes = [field.rstrip(FILLER) for field in fitting]
    code = "several_states" if codes else "unknown_state"
    marks.defect(code, places.start, name, printed=printed.rstrip(FILLER), readings=codes)
    return text


def _sex(text: str, layout: Layout, marks: Marks) -> str:
    if text[layout.sex] not in FILLER_LIKE:
        return text
    changes = [(layout.sex, FILLER)]
    marks.repair(text, changes, Because.FILLERS_ONLY)
    return with_characters(text, changes)
