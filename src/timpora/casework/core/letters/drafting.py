"""Whether a draft of what an act would issue can be composed: all but what is asked of the hand that does it."""

from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.checks import deciding
from timpora.casework.core.checks.every import CHECKS
from timpora.casework.core.checks.keeping import people_exist, the_day_has_come
from timpora.casework.core.checks.situation import Situation, refusal
from timpora.casework.core.letters.every import ISSUED
from timpora.casework.core.policy import state_allows
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


OF_THE_HAND = frozenset({deciding.the_evidence_was_opened})
NO_LETTER = refusal("no_letter", what=Text(id="Langkah ini tidak menerbitkan surat.", en="This step issues no letter."), remedy=Text(id="Catat langkahnya saja.", en="Just record the step."))  # fmt: skip


def issues_letters(kind: ActKind) -> bool:
    """Whether such an act may issue letters."""
    return kind in ISSUED


def why_not_drafted(kind: ActKind, situation: Situation) -> Refusal | None:
    """Why nothing can be drafted; None where something can."""
    if not issues_letters(kind):
        return NO_LETTER
    if (refused := state_allows(kind, situation.state)) is not None:
        return refused
    asked = (people_exist, the_day_has_come, *(check for check in CHECKS[kind] if check not in OF_THE_HAND))
    return next((found for check in asked if (found := check(situation)) is not None), None)
