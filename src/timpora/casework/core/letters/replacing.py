"""Which earlier letters of a case hold no more once an act is done, why, and which new one takes their place."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from timpora.casework.core.acts.deciding import Propose
from timpora.casework.core.acts.keeping import Split
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.checks.money import has_lapsed
from timpora.casework.core.file import Step
from timpora.casework.core.letters.correction import TOLD_OTHERWISE, is_withdrawn
from timpora.casework.core.letters.paper import Earlier, Paper
from timpora.casework.core.told import found_no_longer
from timpora.letters.core.kinds import LetterKind


DECIDED_ANEW = "Diganti oleh keputusan baru dalam perkara yang sama."
ISSUED_ANEW = "Diganti oleh surat baru dalam perkara yang sama."
SET_ASIDE = "Keputusan dibatalkan atas keberatan dengan keputusan nomor {number}."
CORRECTED = "Data yang mendasarinya dibetulkan; perkara ditutup."
CORRECTED_SINCE = "Data yang mendasarinya dibetulkan sesudah perkara ditutup."


@dataclass(frozen=True, kw_only=True)
class Withdrawn:
    """A letter that holds no more; `by` is of which kind, about the same person, the one is that takes its place."""

    letter: Earlier
    because: str
    by: LetterKind | None = None


def withdrawn(paper: Paper) -> tuple[Withdrawn, ...]:
    """The letters that hold no more after the act."""
    found = _BY_KIND.get(paper.act.kind)
    return () if found is None else tuple(found(paper))


def whose(steps: Iterable[Step]) -> Mapping[int, int | None]:
    """Whom each letter of a case is about, by its id; None where it is about the whole case."""
    proposed: tuple[int, ...] = ()
    gone: set[int] = set()
    found: dict[int, int | None] = {}
    for step in steps:
        act = step.act
        if isinstance(act, Propose):
            proposed = tuple(sorted({measure.person for measure in act.measures}))
        if isinstance(act, Split):
            gone |= set(act.people)
        about: tuple[int | None, ...] = (getattr(act, "person", None),) * len(step.letters)
        if act.kind is ActKind.DECIDE:
            about = tuple(one for one in proposed if one not in gone)
        if len(about) == len(step.letters):
            found |= dict(zip(step.letters, about, strict=True))
    return found


def _decided(paper: Paper) -> Iterator[Withdrawn]:
    whom = {one.number for one in paper.people_decided()}
    for one in paper.letters(LetterKind.ACTION_DECISION):
        if one.person in whom:
            yield Withdrawn(letter=one, because=DECIDED_ANEW, by=LetterKind.ACTION_DECISION)


def _ordered(paper: Paper) -> Iterator[Withdrawn]:
    # An order whose days are over, or whose check has its result, is no longer in force and is not replaced.
    until = paper.before.ordered_until
    if until is not None and until >= paper.on and paper.before.checked_on is None:
        yield from _last(paper, LetterKind.SUPERVISION_ORDER)


def _summoned(paper: Paper) -> Iterator[Withdrawn]:
    if paper.act.person in paper.before.summons:
        yield from _last(paper, LetterKind.SUMMONS)


def _billed(paper: Paper) -> Iterator[Withdrawn]:
    # A code that can be paid still, beside which another one is issued over the rest, stays in force.
    bills = paper.before.of(paper.act.person).bills
    if not bills or bills[-1].paid:
        return
    if paper.act.another_because.strip() or has_lapsed(paper.law, bills[-1], paper.on):
        yield from _last(paper, LetterKind.CHARGE_NOTICE)


def _planned(paper: Paper) -> Iterator[Withdrawn]:
    yield from _last(paper, LetterKind.REMOVAL_COSTS_STATEMENT)
    yield from _last(paper, LetterKind.ESCORT_ORDER)


def _last(paper: Paper, kind: LetterKind) -> Iterator[Withdrawn]:
    about = getattr(paper.act, "person", None)
    held = [one for one in paper.letters(kind) if one.person == about]
    if held:
        yield Withdrawn(letter=held[-1], because=ISSUED_ANEW, by=kind)


def _set_aside(paper: Paper) -> Iterator[Withdrawn]:
    if not paper.act.granted:
        return
    for one in paper.letters(LetterKind.ACTION_DECISION, LetterKind.CHARGE_NOTICE):
        if one.person == paper.act.person:
            yield Withdrawn(letter=one, because=SET_ASIDE.format(number=paper.act.number.strip() or "-"))


def _corrected(paper: Paper) -> Iterator[Withdrawn]:
    if is_withdrawn(paper):
        for one in paper.letters(*TOLD_OTHERWISE):
            yield Withdrawn(letter=one, because=CORRECTED, by=LetterKind.CORRECTION_NOTICE)


def _corrected_since(paper: Paper) -> Iterator[Withdrawn]:
    whom = found_no_longer(paper.file, paper.after)
    for one in paper.letters(*TOLD_OTHERWISE):
        if one.person in whom:
            yield Withdrawn(letter=one, because=CORRECTED_SINCE, by=LetterKind.CORRECTION_NOTICE)


_BY_KIND: Mapping[ActKind, Callable[[Paper], Iterator[Withdrawn]]] = {
    ActKind.DECIDE: _decided,
    ActKind.ORDER_FIELD_CHECK: _ordered,
    ActKind.SUMMON: _summoned,
    ActKind.BILL: _billed,
    ActKind.PLAN_DEPARTURE: _planned,
    ActKind.DECIDE_OBJECTION: _set_aside,
    ActKind.CLOSE: _corrected,
    ActKind.TELL_CORRECTION: _corrected_since,
}
WITHDRAWS = frozenset(_BY_KIND)
