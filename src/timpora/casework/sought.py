"""Somebody of the register, or a case, by what is typed of them: the number that stands on paper."""

import re

from timpora.casework import queries
from timpora.casework.core import refusals
from timpora.kernel.identifiers import document_key
from timpora.kernel.refusals import Refused
from timpora.kernel.viewers import Viewer
from timpora.register import people


CASE_NUMBER = re.compile(r"0*(?P<sequence>\d{1,9})\s*/\s*(?:PERKARA\s*/\s*)?(?P<year>\d{4})", re.IGNORECASE)
MOST_DIGITS = 12


def person(viewer: Viewer, typed: str) -> int:
    """The record of whom a document number names, or the number in the register; raises Refused where nobody or several fit."""
    text = typed.strip()
    [(_, holders)] = people.by_document(viewer, [document_key(text)]) or [("", [])]
    if not holders and text.isdecimal() and len(text) <= MOST_DIGITS:
        holders = people.some(viewer, [int(text)])
    if not holders:
        raise Refused(refusals.NOBODY_FOUND)
    if len(holders) > 1:
        raise Refused(refusals.SEVERAL_FOUND)
    return holders[0].person


def case(viewer: Viewer, typed: str) -> int:
    """The case of a number such as 0001/PERKARA/2023; raises Refused where the viewer sees none."""
    found = CASE_NUMBER.fullmatch(typed.strip())
    number = None if found is None else queries.numbered(viewer, int(found["sequence"]), int(found["year"]))
    if number is None:
        raise Refused(refusals.NOT_THERE)
    return number
