"""Figures of the viewer's office for a period, as they were known at a moment: its frames filled behind the viewer's walls, and worked out.

What could not be known then is not known: facts withdrawn later still count, steps recorded later do not. Where the stored history cannot
tell, a frame is not filled, and says why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from timpora.evaluation.core.asking import Asked
from timpora.evaluation.core.computing import Answer, Behind, Filled, answer, behind
from timpora.evaluation.core.hiding import shown
from timpora.evaluation.core.indicators import Indicator
from timpora.evaluation.filling import Filling, Judging
from timpora.kernel.viewers import Viewer


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """The answers to what was asked, how many people could not be judged (missing where that is hidden), and by which law everybody was."""

    asked: Asked
    answers: tuple[Answer, ...]
    not_judged: int | None = 0
    law: str | None = None
    # The rows of each indicator; none where small counts are hidden.
    behind: Mapping[str, Behind] = MappingProxyType({})


def evaluate(viewer: Viewer, asked: Asked, *, hides_small: bool = False, judging: Judging | None = None) -> Evaluation:
    """Works out what is asked, without small counts where these are hidden; raises Refused for a day outside the law's days.

    `judging` is shared by evaluations of the same viewer, of which several end alike.
    """
    return _worked_out(
        viewer,
        asked,
        [(one, asked.by if asked.by in one.grouping else None) for one in asked.indicators],
        hides_small=hides_small,
        judging=judging,
    )


def evaluate_every_way(
    viewer: Viewer, asked: Asked, *, hides_small: bool = False, judging: Judging | None = None
) -> Evaluation:
    """The same of each indicator as a whole, and by everything by which it may be grouped: an answer for each."""
    return _worked_out(
        viewer,
        asked,
        [(one, by) for one in asked.indicators for by in (None, *one.grouping)],
        hides_small=hides_small,
        judging=judging,
    )


def _worked_out(
    viewer: Viewer,
    asked: Asked,
    wanted: Sequence[tuple[Indicator, str | None]],
    *,
    hides_small: bool,
    judging: Judging | None,
) -> Evaluation:
    filling = Filling(viewer, asked, judging or Judging())
    kept: dict[str, Filled] = {}
    answers = []
    for one, by in wanted:
        if one.frame not in kept:
            kept[one.frame] = filling.frame(one.frame)
        answers.append(answer(one, kept[one.frame], asked.period, by=by))
    judged = vars(filling).get("judged")
    law, failed = (judged.law, judged.failed) if judged else (None, 0)
    if hides_small:
        return Evaluation(asked=asked, answers=shown(answers, kept), not_judged=None, law=law)
    rows = {one.id: told for one, _ in wanted if (told := behind(one, kept[one.frame], asked.period)) is not None}
    return Evaluation(asked=asked, answers=tuple(answers), not_judged=failed, law=law, behind=rows)
