"""What of an answer is shown to who may not see the rows: small counts, and what would let them be computed back, are hidden."""

from collections.abc import Hashable, Iterator
from dataclasses import replace

from timpora.evaluation.core.computing import Answer, Figure
from timpora.evaluation.core.disclosure import Count, hidden
from timpora.evaluation.core.indicators import Kind
from timpora.evaluation.core.words import OF_PEOPLE


HIDDEN = Figure(is_hidden=True)


def shown(told: Answer) -> Answer:
    """An answer without what tells of fewer than five people; counts of feeds, places and files tell of nobody."""
    if told.indicator.counted not in OF_PEOPLE or told.whole.counted is None:
        return told
    counts = list(_counts(told))
    away = hidden(counts)
    # The first count of each figure stands for the whole of it; a share says its numerator, and with it what is left.
    each = 3 if told.indicator.kind is Kind.SHARE else 1
    figures = [told.whole, *(figure for _, figure in told.groups)]
    kept = [HIDDEN if away & set(range(place * each, (place + 1) * each)) else one for place, one in enumerate(figures)]
    names = [name for name, _ in told.groups]
    return replace(told, whole=kept[0], groups=tuple(zip(names, kept[1:], strict=True)))


def _counts(told: Answer) -> Iterator[Count]:
    """The counts of the whole and of each group; then by how much groups exceed the whole where somebody is in several.

    Nobody is told the latter, but where all else is shown anybody can compute it, so that it is protected as a count is.
    """
    is_share = told.indicator.kind is Kind.SHARE
    groups = [figure for _, figure in told.groups]
    yield from _of_the_whole(_parts(told.whole), is_share=is_share, is_alone=not groups)
    for place, one in enumerate(groups, start=1):
        yield from _of_a_group(_parts(one), place, is_share=is_share)
    for line in ("fits", "rest") if is_share else ("counted",):
        over = sum(_parts(one)[line][0] for one in groups) - _parts(told.whole)[line][0] if groups else 0
        yield _count(len(groups) + 1, line, "whole", (over, over))


type Part = tuple[int, int]  # how many, and how many people stand behind them


def _parts(one: Figure) -> dict[str, Part]:
    counted, fits = one.counted or 0, one.numerator or 0
    behind = dict(zip(("counted", "fits", "rest"), one.people, strict=True))
    return {
        name: (number, min(number, behind[name]))
        for name, number in (("counted", counted), ("fits", fits), ("rest", counted - fits))
    }


def _count(figure: int, tail: Hashable, head: Hashable, part: Part) -> Count:
    return Count(figure=figure, tail=tail, head=head, number=part[0], people=part[1])


def _of_the_whole(parts: dict[str, Part], *, is_share: bool, is_alone: bool) -> Iterator[Count]:
    if not is_share:
        yield _count(0, "whole" if is_alone else "counted", "whole", parts["counted"])
        return
    yield _count(0, "all", "whole", parts["counted"])
    for line in ("fits", "rest"):
        yield _count(0, "whole" if is_alone else line, "all", parts[line])


def _of_a_group(parts: dict[str, Part], place: int, *, is_share: bool) -> Iterator[Count]:
    if not is_share:
        yield _count(place, "whole", "counted", parts["counted"])
        return
    yield _count(place, "whole", place, parts["counted"])
    for line in ("fits", "rest"):
        yield _count(place, place, line, parts[line])
