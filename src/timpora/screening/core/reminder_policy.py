"""Whether somebody may be reminded, and why not: asked before the button is shown, and again when it is pressed."""

from dataclasses import dataclass
from datetime import date

from timpora.kernel.refusals import Reason, Refusal
from timpora.screening.core import reminder_refusals as refusals
from timpora.screening.core.reminders import PROTECTED


@dataclass(frozen=True, kw_only=True)
class Case:
    """What is known of one reminder that is to be made."""

    reasons: tuple[Reason, ...]  # why a person is needed
    is_protected: bool  # by the confidentiality of the record
    reminded_on: date | None  # of this very limit
    limit: date


@dataclass(frozen=True, kw_only=True)
class Hand:
    """Whose hand it is: the office's rule, or somebody with a clearance who may have written a reason."""

    by_rule: bool
    sees_protected: bool
    because: str
    one_by_one: bool  # whether this person alone was looked at


def is_protected(case: Case) -> bool:
    """Whether nothing is sent without an examiner."""
    return case.is_protected or any(reason.code in PROTECTED for reason in case.reasons)


def why_not(case: Case, hand: Hand) -> Refusal | None:
    """Why this reminder is not made; None where it is."""
    needs_a_person = bool(case.reasons) or case.is_protected
    if needs_a_person and (hand.by_rule or not hand.one_by_one):
        return refusals.NEEDS_A_PERSON
    if is_protected(case) and not hand.sees_protected:
        return refusals.NEEDS_AN_EXAMINER
    if case.reminded_on is not None and not (hand.one_by_one and hand.because):
        return refusals.reminded_before(case.limit, case.reminded_on)
    return refusals.NO_REASON if needs_a_person and not hand.because else None
