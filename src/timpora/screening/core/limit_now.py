"""Whether somebody's limit ends soon by the facts of this moment, and why a person is needed before anybody writes to the one concerned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timpora.engine.backends.asked import Facts
from timpora.engine.backends.reference import Reference
from timpora.engine.environment import Environment
from timpora.kernel.refusals import Reason
from timpora.rulebook import persons_needed, stay
from timpora.rulebook.rules.limits import LIMIT_SOON


@dataclass(frozen=True, kw_only=True)
class LimitNow:
    """A limit that ends soon; the rule that finds it concludes nothing, so why a person is needed is asked here."""

    limit: date
    reasons: Sequence[Reason]


def limit_now(facts: Facts, environment: Environment) -> LimitNow | None:
    """By the rule and its reasons; None where no limit ends soon."""
    reference = Reference(facts, environment)
    limit = reference.value(stay.stay_limit.node)
    if reference.value(LIMIT_SOON.fires.node) is not True or not isinstance(limit, date):
        return None
    reasons = [Reason(one.code, one.text) for one in persons_needed.ALWAYS if reference.value(one.when.node) is True]
    return LimitNow(limit=limit, reasons=reasons)
