"""The law by which an office works on its cases."""

from datetime import date

from timpora.kernel.viewers import Viewer
from timpora.screening.core.case_law import CaseLaw, case_law_on
from timpora.screening.office_law import dated_law_of


def case_law_of(viewer: Viewer, on: date) -> CaseLaw:
    """The law of the viewer's office on a day, with the changes that it approved; raises Refused for a day outside it."""
    return case_law_on(on, dated_law_of(viewer))
