"""What a page of figures shows, as its address says: a period, as known when, by theme; and what of it is kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from timpora.accounts.core.roles import Permission
from timpora.evaluation import kept_queries as queries
from timpora.evaluation.core.comparing import period_before
from timpora.evaluation.core.standard_periods import months, period_of, quarters
from timpora.evaluation.core.themes import THEMES
from timpora.evaluation.kept_queries import Kept
from timpora.kernel.periods import Period
from timpora.kernel.refusals import Refused
from timpora.kernel.viewers import Viewer
from timpora.ui.day_field import day_typed


# Not `dari`, by which lists begin further down, and which their files leave out.
FIRST_DAY, LAST_DAY, KNOWN_ON, KEY = "mulai", "selesai", "diketahui", "masa"
type Found = Callable[[Period, date | None], Kept | None]


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """A period by its key or by two days, the day of knowledge (missing for today), and one theme or all."""

    period: Period
    key: str = ""
    known_on: date | None = None
    theme: str = ""

    @property
    def carried(self) -> list[tuple[str, str]]:
        """The same as fields of an address."""
        last = self.period.last.isoformat() if self.period.last else ""
        days = [(KEY, self.key)] if self.key else [(FIRST_DAY, self.period.first.isoformat()), (LAST_DAY, last)]
        told = [*days, (KNOWN_ON, self.known_on.isoformat() if self.known_on else ""), ("tema", self.theme)]
        return [(name, value) for name, value in told if value]

    @property
    def query(self) -> str:
        """The same as the end of an address."""
        return urlencode(self.carried)


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What somebody typed into the form of another period, kept where it was not understood."""

    first: str = ""
    last: str = ""
    known_on: str = ""
    key: str = ""
    is_wrong_period: bool = False
    is_wrong_day: bool = False

    @property
    def is_wrong(self) -> bool:
        """Whether anything was not understood, so that nothing is shown in its place."""
        return self.is_wrong_period or self.is_wrong_day

    @property
    def carried(self) -> list[tuple[str, str]]:
        """The same as fields of an address."""
        told = [(KEY, self.key), (FIRST_DAY, self.first), (LAST_DAY, self.last), (KNOWN_ON, self.known_on)]
        return [(name, value) for name, value in told if value]


def choices(viewer: Viewer, on: date) -> Mapping[str, Period]:
    """The periods that are kept, by key: for who reads the register also those that go on, and quarters."""
    monthly = months(on)
    if viewer.may(Permission.READ_REGISTER):
        return {**monthly, **quarters(on)}
    return dict(list(monthly.items())[1:])


def chosen_of(query: QueryDict, viewer: Viewer, on: date) -> tuple[Chosen, Typed]:
    """What an address asks for: the last whole month where it asks for none, and beside it what was not understood."""
    offered, last_month, theme = choices(viewer, on), list(months(on))[1], query.get("tema", "")
    theme = theme if theme in THEMES else ""
    key = query.get(KEY, "")
    of_key = offered.get(key) or period_of(key)
    is_wrong_key = bool(key) and of_key is None
    reads = viewer.may(Permission.READ_REGISTER)
    typed = _typed(query, is_wrong_key=is_wrong_key) if reads else Typed(key=key[:40], is_wrong_period=is_wrong_key)
    known_on = day_typed(typed.known_on)
    known_on = None if known_on is None or known_on >= on else known_on
    own = _own_period(typed)
    if of_key is None and own is not None:
        return Chosen(period=own, known_on=known_on, theme=theme), typed
    key = last_month if of_key is None else key
    return Chosen(period=of_key or offered[last_month], key=key, known_on=known_on, theme=theme), typed


def _typed(query: QueryDict, *, is_wrong_key: bool) -> Typed:
    first, last, known_on = (query.get(name, "")[:40] for name in (FIRST_DAY, LAST_DAY, KNOWN_ON))
    typed = Typed(first=first, last=last, known_on=known_on, key=query.get(KEY, "")[:40])
    no_period = bool(first or last) and _own_period(typed) is None
    return replace(
        typed, is_wrong_period=no_period or is_wrong_key, is_wrong_day=bool(known_on) and day_typed(known_on) is None
    )


def _own_period(typed: Typed) -> Period | None:
    first, last = day_typed(typed.first), day_typed(typed.last)
    return None if first is None or last is None or last < first else Period(first, last)


@dataclass(frozen=True, kw_only=True)
class There:
    """What is kept for a viewer: the chosen period, the one before it, and the months and quarters of the trend, the earliest first."""

    now: Kept | None
    before: Kept | None
    months: Sequence[tuple[Period, Kept | None]]
    quarters: Sequence[tuple[Period, Kept | None]]

    @property
    def kept(self) -> list[Kept]:
        """Each of them once."""
        every = [self.now, self.before, *(one for _, one in (*self.months, *self.quarters))]
        return list({one.id: one for one in every if one is not None}.values())


def there_for(viewer: Viewer, chosen: Chosen, typed: Typed, on: date) -> There:
    """Looked up in one question; nothing where what was typed is wrong, so that no other figures pass for it."""
    if typed.is_wrong:
        return There(now=None, before=None, months=(), quarters=())
    kept, reads = queries.evaluations(viewer), viewer.may(Permission.READ_REGISTER)

    def found(period: Period, known_on: date | None) -> Kept | None:
        wanted = known_on if reads else period.last
        return next((one for one in kept if one.period == period and one.known_on == wanted), None)

    monthly = list(months(on).values())[:-1] if reads else list(months(on).values())[1:-1]
    quarterly = list(quarters(on).values())[:-1] if reads else []
    return There(
        now=found(chosen.period, chosen.known_on), before=_before(chosen, on, found),
        months=[(one, found(one, None)) for one in reversed(monthly)], quarters=[(one, found(one, None)) for one in reversed(quarterly)],
    )  # fmt: skip


def _before(chosen: Chosen, on: date, found: Found) -> Kept | None:
    """Nothing beside a month or a quarter that goes on: its figures are not those of a whole one."""
    if chosen.key and chosen.period.last == on:
        return None
    try:
        return found(period_before(chosen.period), chosen.known_on)
    except Refused:
        return None
