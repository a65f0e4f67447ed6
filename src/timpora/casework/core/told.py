"""Who was told of the people of a case, by which letter or step and when, so that a correction reaches each of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from timpora.casework.core.acts.carrying_out import PlanDeparture
from timpora.casework.core.acts.detaining import MoveToCentre, PlaceElsewhere
from timpora.casework.core.acts.done import DONE_WORDS
from timpora.casework.core.acts.every import AnyAct
from timpora.casework.core.acts.inquiry import Examine
from timpora.casework.core.acts.keeping import OfferTransfer, Tell
from timpora.casework.core.acts.measures import COST_WORDS, CostBearer
from timpora.casework.core.corrected import stands_no_more, withdrawn_people
from timpora.casework.core.file import CaseFile, Step
from timpora.casework.core.protection import NO_CONSULAR_NOTICE
from timpora.casework.core.state import CaseState
from timpora.casework.core.statuses import Status
from timpora.kernel.text import Text
from timpora.letters.core.kinds import KIND_WORDS, LetterKind


OTHER_OFFICE = "Kantor imigrasi lain"
TO_A_PERSON = "Sdr. "
# What says itself that the data were corrected, or only sums up what the case was.
AFTERWARDS = frozenset({LetterKind.CORRECTION_NOTICE, LetterKind.CLOSING_REPORT})


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A letter of the case as it went out: about whom (None: the whole case), to whom, with copies to whom."""

    id: int
    kind: LetterKind
    number: str
    on: date
    person: int | None
    recipient: tuple[str, ...]
    copies: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """By what somebody was told, and when; without a number where no letter was written."""

    what: Text
    number: str
    on: date
    of_the_case: bool = (
        True  # whether it said that there is a case: a reminder does not, and nobody knows what was said by mouth
    )


@dataclass(frozen=True, kw_only=True)
class Told:
    """Somebody who was told: `whom` as letters name them, in lines; `person` where it is somebody of the case; about whom, and by what."""

    whom: tuple[str, ...]
    person: int | None = None
    people: tuple[int, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    notice: Occasion | None = None  # by which they learned of the correction
    is_spared: bool = False  # must not be told any more, as the mission of who seeks asylum
    holds: tuple[int, ...] = ()  # who was handed over to them

    @property
    def waits(self) -> bool:
        """Whether the correction has still to reach them."""
        return self.notice is None and not self.is_spared

    @property
    def knows_of_the_case(self) -> bool:
        """Whether anything that they were told said that there is a case."""
        return any(one.of_the_case for one in self.occasions)


@dataclass
class _Gathered:
    whom: tuple[str, ...]
    person: int | None
    people: set[int] = field(default_factory=set)
    occasions: list[Occasion] = field(default_factory=list)
    notice: Occasion | None = None
    is_mission: bool = False
    holds: set[int] = field(default_factory=set)


def corrected_people(file: CaseFile, state: CaseState) -> frozenset[int]:
    """The people about whom something is no longer found, and not by what was done in this case.

    Of a case that has ended that is what it was told: who has left since is no longer found either.
    """
    if state.status is Status.CLOSED:
        told = {
            one.person
            for one in file.findings
            if state.withdrawn.get(one.finding, False) and stands_no_more(file, state, one)
        }
        return frozenset(told - state.corrected) | found_no_longer(file, state)
    gone = {one.person for one in file.findings if stands_no_more(file, state, one)}
    return frozenset(gone | {number for number in withdrawn_people(file) if not file.findings_of(number)})


def found_no_longer(file: CaseFile, state: CaseState) -> frozenset[int]:
    """Of whom something was put right since the case ended, and nothing of what was found is found any longer on the day of the case."""
    found = {number: file.findings_of(number) for number in state.corrected}
    return frozenset(number for number, own in found.items() if own and all(one.facts is None for one in own))


def everybody_told(
    file: CaseFile, state: CaseState, sent: Sequence[Sent], *, about: Collection[int], offices: Mapping[int, str]
) -> tuple[Told, ...]:  # fmt: skip
    """Everybody who was told of some people of the case: the people first, then the others in the order in which they were told."""
    own = [_gathered(file, (f"{TO_A_PERSON}{one.name}",), {one.number}) for one in file.people if one.number in about]
    gathered = {_key(one.whom): one for one in own}
    for told, occasion in (*_by_letters(file, sent, about), *_by_steps(file, sent, about, offices)):
        held = gathered.setdefault(_key(told.whom), told)
        held.people |= told.people
        held.is_mission |= told.is_mission
        held.holds |= told.holds
        if occasion not in held.occasions:
            held.occasions.append(occasion)
    for one in sent:
        if one.kind is LetterKind.CORRECTION_NOTICE and (known := gathered.get(_key(one.recipient))) is not None:
            known.notice = Occasion(what=KIND_WORDS[one.kind], number=one.number, on=one.on)
    in_order = sorted(gathered.values(), key=lambda one: (one.person is None, one.person or 0))
    return tuple(_told(one, state) for one in in_order)


def _told(one: _Gathered, state: CaseState) -> Told:
    hidden = {number for number in one.people if one.is_mission and state.of(number).protections & NO_CONSULAR_NOTICE}
    return Told(
        whom=one.whom, person=one.person, people=tuple(sorted(one.people - hidden or one.people)), is_spared=not one.people - hidden,
        occasions=tuple(sorted(one.occasions, key=lambda each: each.on)), notice=one.notice,
        holds=tuple(sorted(one.holds)),
    )  # fmt: skip


def _by_letters(file: CaseFile, sent: Iterable[Sent], about: Collection[int]) -> Iterator[tuple[_Gathered, Occasion]]:
    for letter in sent:
        people = set(about) if letter.person is None else {letter.person} & set(about)
        if letter.kind in AFTERWARDS or not people:
            continue
        occasion = Occasion(
            what=KIND_WORDS[letter.kind], number=letter.number, on=letter.on, of_the_case=letter.kind is not LetterKind.REMINDER
        )  # fmt: skip
        for lines in (letter.recipient, *((copy,) for copy in letter.copies)):
            if lines:
                is_mission = letter.kind is LetterKind.MISSION_NOTICE and lines is letter.recipient
                yield _gathered(file, lines, people, is_mission=is_mission), occasion


def _by_steps(
    file: CaseFile, sent: Iterable[Sent], about: Collection[int], offices: Mapping[int, str]
) -> Iterator[tuple[_Gathered, Occasion]]:
    """What letters do not name as a recipient: who was examined or told by mouth, who took somebody or the case, and who pays."""
    numbers = {one.id: one.number for one in sent}
    for step in file.steps:
        found = _whom(file, step, offices)
        people = set(about) & ({step.act.person} if hasattr(step.act, "person") else set(about))
        if found is None or not people:
            continue
        number = next((numbers[letter] for letter in step.letters if letter in numbers), "")
        told = _gathered(file, (found,), people)
        told.holds = set(people) if isinstance(step.act, MoveToCentre) else set()
        told.is_mission = _is_mission(step.act)
        yield told, Occasion(what=DONE_WORDS[step.act.kind], number=number, on=step.act.on, of_the_case=not isinstance(step.act, Tell))  # fmt: skip


def _is_mission(act: AnyAct) -> bool:
    if isinstance(act, Tell):
        return act.is_mission
    return isinstance(act, PlanDeparture) and act.cost_bearer is CostBearer.MISSION


def _whom(file: CaseFile, step: Step, offices: Mapping[int, str]) -> str | None:
    act = step.act
    match act:
        case OfferTransfer():
            return offices.get(act.office, OTHER_OFFICE)
        case Examine():
            person = file.person(act.person)
            return " ".join(act.examined.split()) or (person.name if person else None)
        case MoveToCentre(centre=whom) | PlaceElsewhere(place=whom) | Tell(whom=whom):
            return " ".join(whom.split())
        case PlanDeparture() if act.cost_bearer is not CostBearer.PERSON:
            person = file.person(act.person)
            return None if person is None else f"{COST_WORDS[act.cost_bearer].id} {person.name}"
    return None


def _gathered(file: CaseFile, lines: tuple[str, ...], people: set[int], *, is_mission: bool = False) -> _Gathered:
    whom = tuple(line.strip().rstrip(";.").strip() for line in lines)
    name = whom[0].removeprefix(TO_A_PERSON).casefold()
    person = next((one for one in file.people if one.name.casefold() == name), None)
    if person is not None:
        whom = (f"{TO_A_PERSON}{person.name}",)
    return _Gathered(whom=whom, person=person.number if person else None, people=set(people), is_mission=is_mission)


def _key(lines: Sequence[str]) -> str:
    return lines[0].strip().rstrip(";.").casefold() if lines else ""
