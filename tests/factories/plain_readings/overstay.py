"""Overstay as Pasal 78 UU 6/2011 and rulings 1 to 6 have it, for one person."""

from datetime import date, timedelta

from tests.factories.plain_readings.law import (
    CHARGE,
    CHARGE_SINCE,
    DAYS_TO_APPLY,
    DAYS_TO_APPLY_SINCE,
    LAW_SINCE,
    OLD_CHARGE,
    THRESHOLD_DAYS,
    Answer,
    day_of,
)
from tests.factories.plain_readings.records import limit_is_contradicted
from tests.factories.plain_readings.stay import Stay, is_silent


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
    if limit_is_contradicted(stay):
        found.add("limit_contradicted")
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
    undecided = {"limit_disputed", "limit_contradicted", "limit_not_on_record", "permit_feed_silent"}
    if seen and not reasons & undecided:
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
            "held_back": (not seen and stay.an_exit_feed_is_silent) or "permit_feed_silent" in reasons,
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
    if a_permit_may_not_have_arrived(stay, judged_on):
        reasons.add("permit_feed_silent")
    if may_be_a_late_application(stay):
        reasons.add("late_limited_stay_application")
    if judged_on < LAW_SINCE:
        reasons.add("no_threshold_on_that_day")
    if days == THRESHOLD_DAYS:
        reasons.add("exactly_threshold")
    if days <= THRESHOLD_DAYS and met and stay.limit is not None and (met[-1] - stay.limit).days > THRESHOLD_DAYS:
        reasons.add("met_again_beyond_threshold")
    return reasons


def a_permit_may_not_have_arrived(stay: Stay, judged_on: date) -> bool:
    """Whether a feed of permits that is silent now had not told of the day judged."""
    silent = [row for row in stay.feeds if row["kind"] == "permits" and is_silent(row, stay.as_of)]
    return any((told := day_of(row, "last_arrival_on")) is None or told < judged_on for row in silent)


def may_be_a_late_application(stay: Stay) -> bool:
    """A limited stay of 30 days or less, no extension: perhaps the days in which the permit itself was to be applied for."""
    if stay.permit is None or stay.limit is None or stay.permit.row["kind"] != "limited":
        return False
    begun = day_of(stay.permit.row, "valid_from")
    if begun is None or begun < DAYS_TO_APPLY_SINCE or stay.permit.row.get("extension_of") is not None:
        return False
    return (stay.limit - begun).days + 1 <= DAYS_TO_APPLY


def _worsens_on(stay: Stay, limit: date, consequence: str) -> date | None:
    """The 61st day, while it lies ahead of somebody who is still here and would be charged."""
    beyond = limit + timedelta(days=THRESHOLD_DAYS + 1)
    return beyond if consequence == "charge" and stay.departed_on is None and beyond > stay.as_of else None
