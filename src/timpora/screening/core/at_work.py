"""Who works for an organisation by its lists, and who by permits; and where the two do not agree.

Nothing here is a verdict: what the law makes of it is said by rules, and what is seen here is where somebody should look.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from timpora.kernel.text import Text


LISTS_OF_ONE_TIME = timedelta(days=92)  # lists of several workplaces within a quarter count together


class Concern(StrEnum):
    """What does not agree for a person on a day."""

    NO_PERMIT = "no_permit"
    OTHER_EMPLOYER = "other_employer"
    NO_WORK = "no_work"
    PLAN_ENDED = "plan_ended"
    NOT_LISTED = "not_listed"


CONCERN_WORDS: Mapping[Concern, Text] = {
    Concern.NO_PERMIT: Text(id="Tanpa izin berlaku", en="No permit in force"),
    Concern.OTHER_EMPLOYER: Text(id="Pemberi kerja lain", en="Another employer"),
    Concern.NO_WORK: Text(id="Indeks tanpa izin kerja", en="Index allows no work"),
    Concern.PLAN_ENDED: Text(id="RPTKA berakhir", en="Work permit has ended"),
    Concern.NOT_LISTED: Text(id="Tidak dalam daftar", en="Not on the latest list"),
}


class Report(Protocol):
    """A report that names the organisation or one of its workplaces."""

    @property
    def source(self) -> int: ...
    @property
    def from_on(self) -> date: ...
    @property
    def place_key(self) -> str | None: ...
    @property
    def employer_key(self) -> str | None: ...
    @property
    def left_on(self) -> date | None: ...


class Running(Protocol):
    """A permit or plan with the organisation that it names and its days."""

    @property
    def employer_key(self) -> str | None: ...
    @property
    def valid_until(self) -> date | None: ...


@dataclass(frozen=True, kw_only=True)
class AtWork[P: Running, Q: Running]:
    """A person of an organisation on a day."""

    person: int
    listed_on: date | None  # by a list, be it the latest or an earlier one
    is_listed: bool  # by the latest list
    present_on: date | None  # reported or met at a workplace by somebody else
    permit: P | None  # the one in force that names the organisation, or else the last one in force
    names_it: bool
    allows_work: bool | None  # None where the index is unknown, or no permit is in force
    plan: Q | None  # of this organisation, the one that ends last
    concerns: tuple[Concern, ...]

    @property
    def works(self) -> bool:
        """Whether a list or a report says that the person works there."""
        return self.is_listed or self.present_on is not None


def latest_lists(reports: Collection[Report]) -> frozenset[int]:
    """The sources that are the latest lists: of each workplace its last one, unless the organisation has told much since."""
    last: dict[str | None, tuple[date, int]] = {}
    for one in reports:
        last[one.place_key] = max(last.get(one.place_key, (date.min, 0)), (one.from_on, one.source))
    newest = max((on for on, _ in last.values()), default=date.min)
    return frozenset(source for on, source in last.values() if newest - on <= LISTS_OF_ONE_TIME)


@dataclass(frozen=True, kw_only=True)
class Known[P: Running, Q: Running]:
    """What is known of a person and an organisation: `permits` are those in force, the last to begin last, and `allows` says by place in them which let work."""

    person: int
    listed: Sequence[Report]
    present: Sequence[Report]
    permits: Sequence[P]
    plans: Sequence[Q]
    allows: Mapping[int, bool | None]


def at_work[P: Running, Q: Running](
    known: Known[P, Q], *, organisation: str, latest: Collection[int], on: date
) -> AtWork[P, Q]:
    """How a person stands to an organisation on a day."""
    listed, permits = known.listed, known.permits
    gone = any(one.left_on is not None and one.left_on <= on for one in listed if one.source in latest)
    is_listed = not gone and any(one.source in latest for one in listed)
    own = [place for place, one in enumerate(permits) if one.employer_key == organisation]
    shown = own[-1] if own else len(permits) - 1
    of_it = sorted(
        (one for one in known.plans if one.employer_key == organisation), key=lambda one: one.valid_until or date.max
    )
    plan = of_it[-1] if of_it else None
    found: AtWork[P, Q] = AtWork(
        person=known.person, listed_on=max((one.from_on for one in listed), default=None), is_listed=is_listed,
        present_on=max((one.from_on for one in known.present), default=None), permit=permits[shown] if permits else None,
        names_it=bool(own), allows_work=known.allows.get(shown) if permits else None, plan=plan, concerns=(),
    )  # fmt: skip
    return replace(found, concerns=tuple(_concerns(found, permits, has_lists=bool(latest), gone=gone, on=on)))


def _concerns(
    found: AtWork[Running, Running], permits: Sequence[Running], *, has_lists: bool, gone: bool, on: date
) -> list[Concern]:
    concerns = []
    if found.works and found.permit is None:
        concerns.append(Concern.NO_PERMIT)
    if found.works and not found.names_it and any(one.employer_key is not None for one in permits):
        concerns.append(Concern.OTHER_EMPLOYER)
    if found.works and found.allows_work is False:
        concerns.append(Concern.NO_WORK)
    if found.plan is not None and found.plan.valid_until is not None and found.plan.valid_until < on and not gone:
        concerns.append(Concern.PLAN_ENDED)
    if has_lists and found.names_it and not found.is_listed:
        concerns.append(Concern.NOT_LISTED)
    return concerns


def concerns_at_place(
    report: Report, permits: Sequence[Running], allows: Mapping[int, bool | None]
) -> tuple[Concern, ...]:
    """What does not agree for somebody who was reported at a place, where all that is known of work is whom the report names as employer."""
    concerns = [] if permits else [Concern.NO_PERMIT]
    if report.employer_key is not None and permits:
        named = {one.employer_key for one in permits if one.employer_key is not None}
        if named and report.employer_key not in named:
            concerns.append(Concern.OTHER_EMPLOYER)
        if allows.get(len(permits) - 1) is False:
            concerns.append(Concern.NO_WORK)
    return tuple(concerns)
