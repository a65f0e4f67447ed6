"""A step in words: what was done, by whom, and what was said, field by field as it was asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, is_dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from timpora.casework import queries, standing_queries
from timpora.casework.core.acts.base import BECAUSE
from timpora.casework.core.acts.done import DONE_WORDS
from timpora.casework.core.acts.every import AnyAct
from timpora.casework.core.acts.keeping import FactsWithdrawn, Join, OfferTransfer, Split, TransferAnswered
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.acts.measures import MEASURE_WORDS, Measure
from timpora.casework.core.asking import Field, fields_of
from timpora.casework.core.file import CaseFile, PersonOfCase, Step
from timpora.casework.core.known import in_words
from timpora.casework.core.rights import Right
from timpora.casework.core.words import CHOICE_WORDS
from timpora.kernel.text import Language, Text, rupiah_in_words, spoken
from timpora.kernel.viewers import Viewer
from timpora.screening.core.case_law import CaseLaw
from timpora.ui.components.statements import Tag, Tone


YES, NO = Text(id="ya", en="yes"), Text(id="tidak", en="no")
BEFORE, NOW = Text(id="Sebelumnya", en="Before"), Text(id="Sekarang", en="Now")
NEW_CASE = Text(id="Perkara baru", en="New case")
ACCEPTED = Text(id="Diterima", en="Accepted")
BY_ITSELF = Text(id="Timpora", en="Timpora")
ELSEWHERE = Text(id="Kantor lain", en="Another office")
WITHDRAWN = Text(id="Catatan orang ini ditarik dari register {day} oleh {who}: {because}", en="The record of this person was withdrawn from the register on {day} by {who}: {because}")  # fmt: skip
MONEY = frozenset({"amount"})
HIDDEN = frozenset({"on", "person", "document"})


@dataclass(frozen=True, kw_only=True)
class StepTold:
    """One entry of the case file."""

    number: int
    kind: ActKind
    title: Text
    on: date
    at: datetime
    by: Text | str
    about: str | None
    lines: Sequence[tuple[Text, Text | str]]
    letters: Sequence[Any]
    tag: Tag | None = None


@dataclass(frozen=True, kw_only=True)
class Names:
    """Who is who: officers by account, people by number within the case, and the provisions of the day."""

    officers: Mapping[int, str]
    file: CaseFile
    law: CaseLaw
    offices: Mapping[int, str] = field(default_factory=dict)
    cases: Mapping[int, str] = field(default_factory=dict)

    def person(self, number: int) -> str:
        """The name of somebody of the case, also of who was split off."""
        found = self.file.person(number)
        return found.name if found else "-"


_TAGS = {
    ActKind.SKIP_RIGHT: Tag(tone=Tone.WARNING, label=Text(id="Hak tidak terpenuhi", en="Right not given")),
    ActKind.FACTS_WITHDRAWN: Tag(tone=Tone.ALERT, label=Text(id="Data berubah", en="Facts changed")),
    ActKind.RETURN_PROPOSAL: Tag(tone=Tone.OPEN, label=Text(id="Dikembalikan", en="Returned")),
    ActKind.DECIDE: Tag(tone=Tone.INFORMATION, label=Text(id="Keputusan", en="Decision")),
    ActKind.PROTECT: Tag(tone=Tone.WARNING, label=Text(id="Dilindungi", en="Protected")),
}


def names_of(viewer: Viewer, file: CaseFile, law: CaseLaw) -> Names:
    """Whom and what the steps of a case name by their numbers, as far as the viewer sees them."""
    acts = [step.act for step in file.steps]
    cases = [act.other if isinstance(act, Join) else act.into for act in acts if isinstance(act, Join | Split)]
    is_offered = any(isinstance(act, OfferTransfer) for act in acts)
    return Names(
        officers=queries.officers(viewer), file=file, law=law, cases={one.id: one.number for one in queries.some(viewer, cases)},
        offices={one.id: one.name for one in standing_queries.other_offices(viewer)} if is_offered else {},
    )  # fmt: skip


def withdrawal_of(person: PersonOfCase, officers: Mapping[int, str]) -> Text | None:
    """That the record of somebody of a case was withdrawn, when, by whom and why; None where it stands."""
    gone = person.withdrawn
    return None if gone is None else WITHDRAWN.fill(day=gone.on, who=officers.get(gone.by, BY_ITSELF), because=gone.because)  # fmt: skip


def steps_told(names: Names, letters: Mapping[int, Any]) -> list[StepTold]:
    """The file in order of time, the latest first."""
    return [_told(step, names, letters) for step in reversed(names.file.steps)]


def _told(step: Step, names: Names, letters: Mapping[int, Any]) -> StepTold:
    act = step.act
    number = getattr(act, "person", None)
    by: Text | str = names.officers.get(step.by, ELSEWHERE if act.kind is ActKind.TRANSFER_ANSWERED else BY_ITSELF)
    return StepTold(
        number=step.number, kind=act.kind, title=DONE_WORDS[act.kind], on=act.on, at=step.at, by=by,
        about=names.person(number) if number is not None else None, lines=[*lines_of(act, names), *_filled_in(act, names)],
        letters=[letters[one] for one in step.letters if one in letters], tag=_TAGS.get(act.kind),
    )  # fmt: skip


def lines_of(act: Any, names: Names) -> Iterator[tuple[Text, Text | str]]:
    """What was said in an act, or in a part of one, as label and value; what was left empty is left out."""
    for one in fields_of(type(act)):
        value = getattr(act, one.name)
        if one.name in HIDDEN or value in {None, "", ()} or _is_as_usual(one, value, act):
            continue
        if isinstance(value, tuple) and value and is_dataclass(value[0]):
            for number, row in enumerate(value, start=1):
                yield from _row(number, row, names)
            continue
        yield one.asked.label, _value(one, value, names)


def _filled_in(act: AnyAct, names: Names) -> Iterator[tuple[Text, Text | str]]:
    """What nobody was asked for: the case that a split made, what changed of the facts, and what another office answered."""
    if isinstance(act, Split) and act.into in names.cases:
        yield NEW_CASE, names.cases[act.into]
    if isinstance(act, FactsWithdrawn):
        yield BEFORE, in_words(act.before)
        yield NOW, in_words(act.now)
    if isinstance(act, TransferAnswered):
        yield ACCEPTED, YES if act.accepted else NO
        if act.because:
            yield BECAUSE.label, act.because


def _is_as_usual(one: Field, value: Any, act: Any) -> bool:
    """A box that was left as it stood says nothing, but where the person was asked."""
    is_left = isinstance(value, bool) and not one.is_needed and value == one.default
    return is_left and getattr(act, "right", None) is not Right.CONSULAR_ASKED


def _row(number: int, row: Any, names: Names) -> Iterator[tuple[Text, Text | str]]:
    if hasattr(row, "measure"):
        who, terms = names.person(row.person), terms_of(row, names)
        yield MEASURE_WORDS[row.measure], Text(id=f"{who} — {terms.id}", en=f"{who} — {terms.en}")
        return
    for label, value in lines_of(row, names):
        yield Text(id=f"{label.id} {number}", en=f"{label.en} {number}"), value


def terms_of(measure: Measure, names: Names) -> Text:
    """What a measure says beside whom it is about, in one line."""
    lines = list(lines_of(measure, names))
    told = {
        language: "; ".join(f"{label.within(language)}: {spoken(value, language)}" for label, value in lines) or "-"
        for language in Language
    }
    return Text(id=told[Language.INDONESIAN], en=told[Language.ENGLISH])


def _value(one: Field, value: Any, names: Names) -> Text | str:
    match value:
        case bool():
            return YES if value else NO
        case StrEnum():
            return CHOICE_WORDS[type(value)][value]
        case date():
            return Text(id="{day}", en="{day}").fill(day=value)
        case time():
            return Text(id=f"{value:%H.%M}", en=f"{value:%H:%M}")
        case tuple():
            return ", ".join(names.person(number) for number in value)
    return _of_what(one, value, names)


def _of_what(one: Field, value: Any, names: Names) -> Text | str:
    if one.asked.of == "provisions":
        found = names.law.provisions.get(value)
        return Text(id=f"{found.citation.id}: {found.words.id}", en=f"{found.citation.en}: {found.words.en}") if found else str(value)  # fmt: skip
    if one.asked.of == "offices":
        return names.offices.get(value, ELSEWHERE)
    if one.name in MONEY:
        return rupiah_in_words(value)
    return _named(one, value, names) or str(value)


def _named(one: Field, value: Any, names: Names) -> Text | str | None:
    """What a number stands for; None where it is one, or the viewer does not see it."""
    match one.asked.of:
        case "pictures":
            return names.file.title_of(value)
        case "officers":
            return names.officers.get(value)
        case "cases":
            return names.cases.get(value, "-")
        case "people":
            return next((person.name for person in names.file.people if person.record == value), None)
        case "findings":
            return next((found.sentence for found in names.file.findings if found.finding == value), None)
    return None
