"""What of answers is shown to who may not see the rows: small counts, and what would let them be computed back, are hidden.

What is hidden is the same for every indicator of a frame, whichever was asked for: a group that one of them hides none of them shows, and a
whole that the groups of one grouping would give away is hidden without any grouping too. So what one answer hides is not read off another.

What the map shows by district is not told by district here: beside it, a district that the map hides could be computed from the whole.
What single agencies promised is told in their teams, and by agency to nobody outside them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from timpora.evaluation.core.computing import Answer, Figure, Filled, answer
from timpora.evaluation.core.indicators import Kind, standard_indicators
from timpora.evaluation.core.words import OF_PEOPLE
from timpora.kernel.disclosure import Count, hidden
from timpora.kernel.periods import Period


HIDDEN = Figure(is_hidden=True)
# Below so many, the bounds of a median and its quartiles are the days of single people: a choice of the project, and no number of the law.
LEAST_SPREAD = 20
LISTED = frozenset(Kind) - {Kind.SHARE}  # whose answers say how many each figure rests on
# Of frames as the map counts them by district, that grouping; of promises, the agencies, since not every agency sits in every team.
TOLD_ELSEWHERE = frozenset({("people", "district"), ("judged", "district"), ("places", "district"), ("promises", "agency")})  # fmt: skip
PARTED = frozenset({Kind.SHARE, Kind.RATE})  # whose answers say a part, and with it what is left


@dataclass(frozen=True)
class _Away:
    """What is hidden of a frame: the whole of some indicators, and some groups of each grouping."""

    wholes: set[str] = field(default_factory=set)
    groups: set[tuple[str | None, str | None]] = field(default_factory=set)


def shown(told: Sequence[Answer], frames: Mapping[str, Filled]) -> tuple[Answer, ...]:
    """Answers, of one period, without what tells of fewer than five people; `frames` are those that they were worked out of.

    Counts of feeds, places, files and promises tell of nobody.
    """
    names = {one.indicator.frame for one in told if _tells_of_people(one)}
    away = {name: _away(name, frames[name], told[0].period) for name in names}
    kept = (replace(one, groups=()) if (one.indicator.frame, one.by) in TOLD_ELSEWHERE else one for one in told)
    return tuple(_without(one, away[one.indicator.frame]) if _tells_of_people(one) else one for one in kept)


def _tells_of_people(told: Answer) -> bool:
    return told.indicator.counted in OF_PEOPLE and told.whole.counted is not None


def _away(frame: str, filled: Filled, period: Period) -> _Away:
    """What is hidden of a frame: more of it, until nothing that is shown by any grouping of any indicator gives away what is hidden."""
    every = [
        answer(one, filled, period, by=by)
        for one in standard_indicators().values()
        if one.frame == frame
        for by in (None, *one.grouping)
    ]
    counts = [list(_counts(one)) for one in every]
    away, before = _Away(), -1
    while before < (before := len(away.wholes) + len(away.groups)):
        for one, its_counts in zip(every, counts, strict=True):
            _hide_more(away, one, its_counts)
    return away


def _hide_more(away: _Away, told: Answer, counts: Sequence[Count]) -> None:
    names = [name for name, _ in told.groups]
    already = {place for place, name in enumerate(names, start=1) if (told.by, name) in away.groups}
    if told.indicator.id in away.wholes:
        already.add(0)
    figures = {counts[place].figure for place in hidden(counts, already=already)}
    if 0 in figures:
        away.wholes.add(told.indicator.id)
    away.groups.update((told.by, name) for place, name in enumerate(names, start=1) if place in figures)


def _without(told: Answer, away: _Away) -> Answer:
    groups = tuple((name, HIDDEN if (told.by, name) in away.groups else _spread(one)) for name, one in told.groups)
    return replace(told, whole=HIDDEN if told.indicator.id in away.wholes else _spread(told.whole), groups=groups)


def _spread(one: Figure) -> Figure:
    """A figure without the days that single people took."""
    if one.quartiles is None or min(one.counted or 0, one.people[0]) >= LEAST_SPREAD:
        return one
    return replace(one, quartiles=None, interval=None)


type Part = tuple[int, int]  # how many, and how many people stand behind them


def _counts(told: Answer) -> Iterator[Count]:
    """What an answer lets anybody read: how many its figures rest on, and of shares and rates the part and what is left."""
    figures = [told.whole, *(figure for _, figure in told.groups)]
    if told.indicator.kind in LISTED:
        yield from _of_a_list([_part(one.counted or 0, one.people[0]) for one in figures])
    if told.indicator.kind in PARTED:
        yield from _of_a_table([_parts(one) for one in figures])


def _part(number: int, people: int) -> Part:
    return number, min(number, people)


def _parts(one: Figure) -> tuple[Part, Part, Part]:
    every, fits = one.denominator or 0, one.numerator or 0
    numbers = (every, fits, every - fits)
    first, second, third = (_part(number, behind) for number, behind in zip(numbers, one.people, strict=True))
    return first, second, third


def _of_a_list(parts: Sequence[Part]) -> Iterator[Count]:
    """The whole, the groups, and by how much these exceed it where somebody is in several.

    Nobody is told the latter, but where all else is shown anybody can compute it, so that it is protected as a count is.
    """
    whole, *groups = parts
    yield Count(0, "counted" if groups else "whole", "whole", *whole)
    for place, one in enumerate(groups, start=1):
        yield Count(place, "whole", "counted", *one)
    over = sum(one[0] for one in groups) - whole[0] if groups else 0
    yield Count(len(parts), "counted", "whole", over, over)


def _of_a_table(parts: Sequence[tuple[Part, Part, Part]]) -> Iterator[Count]:
    """Likewise, each with its part and with what is left."""
    (every, *halves), *groups = parts
    yield Count(0, "all", "every", *every)
    for line, half in zip(("fits", "rest"), halves, strict=True):
        yield Count(0, line if groups else "every", "all", *half)
    for place, (own, *own_halves) in enumerate(groups, start=1):
        yield Count(place, "every", place, *own)
        for line, half in zip(("fits", "rest"), own_halves, strict=True):
            yield Count(place, place, line, *half)
    for which, line in enumerate(("fits", "rest"), start=1):
        over = sum(one[which][0] for one in groups) - parts[0][which][0] if groups else 0
        yield Count(len(parts), line, "every", over, over)
