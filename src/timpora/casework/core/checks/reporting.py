"""Checks of reporting under a duty to live in a place: the duty was decided and is in effect."""

from timpora.casework.core.acts.measures import MeasureKind
from timpora.casework.core.checks.deciding import decided
from timpora.casework.core.checks.situation import Situation, anybody, refusal
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


NO_DUTY = refusal("no_duty_to_report", what=Text(id="Untuk orang ini tidak diputus kewajiban bertempat tinggal dan melapor.", en="No duty to live in a place and to report was decided for this person."), remedy=Text(id="Lihat keputusannya.", en="See the decision."))  # fmt: skip
NOT_IN_EFFECT = refusal("duty_not_in_effect", what=Text(id="Kewajiban itu belum dicatat dilaksanakan.", en="The duty is not recorded as carried out."), remedy=Text(id="Catat pelaksanaannya lebih dahulu.", en="Record that it was, first."))  # fmt: skip
BEFORE_IT_BEGAN = refusal("reported_before_the_duty", what=Text(id="Hari itu mendahului berlakunya kewajiban melapor.", en="That day lies before the duty to report began."), remedy=Text(id="Periksa harinya.", en="Check the day."))  # fmt: skip


def a_duty_to_report_holds(situation: Situation) -> Refusal | None:
    """Nobody reports but under a duty that was decided and is carried out, from that day on."""
    if not decided(MeasureKind.PLACE_DUTY, situation):
        return NO_DUTY
    if not anybody(situation, lambda one: one.reports_from is not None):
        return NOT_IN_EFFECT
    act = situation.act
    if act is None or situation.of.reports_from is None:
        return None
    return BEFORE_IT_BEGAN if act.on < situation.of.reports_from else None
