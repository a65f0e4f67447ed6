"""Overstay as Pasal 78 UU 6/2011 and rulings 1 to 6 have it, for one person."""

from datetime import date, timedelta

from tests.factories.plain_readings.law import CHARGE, CHARGE_SINCE, LAW_SINCE, OLD_CHARGE, THRESHOLD_DAYS, Answer
from tests.factories.plain_readings.stay import Stay


SPECIAL_PERMITS = ("bridging", "forced_stay", "diplomatic", "service")
SPECIAL_CIRCUMSTANCES = (
    "in_custody", "trafficking_victim", "smuggling_victim", "registered_with_unhcr", "dual_national_child", "force_majeure",
    "ill_or_pregnant",
)  # fmt: skip


def why_always_a_person(stay: Stay) -> set[str]:
    """Ruling 5 (and 2, 6): where software concludes nothing, whatever the days say."""
    circumstances = stay.circumstances
    found = {str(kind) for kind in circumstances if kind in SPECIAL_CIRCUMSTANCES}
    if stay.pending:
        found.add("pending_application")
    if stay.permit is not None and stay.permit.row["kind"] in SPECIAL_PERMITS:
        found.add(f"{stay.permit.row['kind']}_permit")
    if stay.person["nationality"] in {"XXA", "XXB", "XXC"} or "stateless" in circumstances:
        found.add("stateless_or_refugee")
    if stay.is_child:
        found.add("child")
    if any(permit.last_day == stay.limit and stay.limit is not None for permit in stay.disputed):
        found.add("limit_disputed")
    if stay.limit_is_ambiguous:
        found.add("limit_ambiguous")
    open_permits = stay.without_limit
    found |= {permit.no_index for permit in [*open_permits, *filter(None, [stay.permit])] if permit.no_index}
    return found | ({"limit_not_on_record"} if open_permits else set())


def reading(stay: Stay) -> Answer | None:
    """The answer for a person past the limit; None for one who is not, or whose application in time is undecided."""
    limit, last_day = stay.limit, stay.departed_on or stay.as_of
    if limit is None or last_day <= limit or stay.pending_in_time:
        return None
    met = stay.met_after_limit
    seen = bool(met) or stay.left_late
    judged_on = met[0] if met else last_day
    days = (judged_on - limit).days
    reasons = _reasons(stay, judged_on, days, seen=seen)
    certainty = "no_exit_on_record"
    if seen and not {"limit_disputed", "limit_not_on_record"} & reasons:
        certainty = "proven"
    elif stay.probably_left:
        certainty = "probably_left"
    consequence = "charge" if days < THRESHOLD_DAYS else "deportation_and_ban"
    if reasons:
        consequence = "needs_a_person"
    charge = days * (CHARGE if judged_on >= CHARGE_SINCE else OLD_CHARGE) if consequence == "charge" else None
    return Answer(
        consequence,
        certainty,
        tuple(sorted(reasons)),
        {
            "stay_limit": limit,
            "judged_on": judged_on,
            "overstay_days": days,
            "overstay_charge": charge,
            "worsens_on": _worsens_on(stay, limit, consequence),
            "held_back": not seen and stay.an_exit_feed_is_silent,
        },
    )


def _reasons(stay: Stay, judged_on: date, days: int, *, seen: bool) -> set[str]:
    """Why a person is needed: what always needs one, a departure nobody can exclude, and days that the law leaves open."""
    met = stay.met_after_limit
    reasons = why_always_a_person(stay)
    unseen = {
        "feed_silent": stay.an_exit_feed_is_silent,
        "no_exit_feed": not stay.crossing_feeds,
        "probably_left": stay.probably_left,
    }
    reasons |= {reason for reason, holds in unseen.items() if holds and not seen}
    if judged_on < LAW_SINCE:
        reasons.add("no_threshold_on_that_day")
    if days == THRESHOLD_DAYS:
        reasons.add("exactly_threshold")
    if days <= THRESHOLD_DAYS and met and stay.limit is not None and (met[-1] - stay.limit).days > THRESHOLD_DAYS:
        reasons.add("met_again_beyond_threshold")
    return reasons


def _worsens_on(stay: Stay, limit: date, consequence: str) -> date | None:
    """The 61st day, while it lies ahead of somebody who is still here and would be charged."""
    beyond = limit + timedelta(days=THRESHOLD_DAYS + 1)
    return beyond if consequence == "charge" and stay.departed_on is None and beyond > stay.as_of else None
