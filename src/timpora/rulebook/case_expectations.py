"""What a worked example expects of one rule: that it is silent, or what it answers and why a person is needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from timpora.engine import nodes
from timpora.engine.nodes import Scalar, ValueType
from timpora.engine.rules import Rule
from timpora.kernel.text import Text
from timpora.rulebook import book
from timpora.rulebook.marked_yaml import Marked


NEXT_CHANGE = "next_change_on"
_OTHER_FIELDS = ("rule", "person", "feed", "absent", "reasons")


@dataclass(frozen=True, kw_only=True)
class Expectation:
    """What one rule must say about one person or feed; only the answers named are compared."""

    rule: str  # its id; the value itself would fill pages when a test prints it
    subject: int | str
    absent: bool
    answers: Mapping[str, Scalar | None]
    reasons: tuple[str, ...] | None  # codes in order; None when the example does not say
    line: int


def expectation_of(entry: Marked, *, people: Sequence[int], feeds: Sequence[str]) -> Expectation:
    """An expectation from its YAML entry; raises Refused for what no rule could answer."""
    fields = dict(entry.fields())
    if "rule" not in fields:
        raise entry.refused(
            Text(id="Harapan ini tidak menyebut aturan.", en="This expectation names no rule."),
            Text(id="Tulis rule: dengan id aturan.", en="Write rule: with the id of a rule."),
        )
    rule = _rule(fields["rule"])
    absent = fields["absent"].flag() if "absent" in fields else None
    answers = {name: _answer(rule, name, value) for name, value in fields.items() if name not in _OTHER_FIELDS}
    reasons = _reasons(rule, fields["reasons"]) if "reasons" in fields else None
    _check_says_something(entry, absent=absent, says_more=bool(answers) or reasons is not None)
    return Expectation(
        rule=rule.id,
        subject=_subject(entry, rule, people=people, feeds=feeds),
        absent=absent is True,
        answers=answers,
        reasons=reasons,
        line=entry.line,
    )


def _rule(value: Marked) -> Rule:
    found = next((rule for rule in book.RULES if rule.id == value.text()), None)
    if found is None:
        known = ", ".join(rule.id for rule in book.RULES)
        raise value.refused(
            Text(id=f"Aturan {value.text()!r} tidak ada.", en=f"There is no rule {value.text()!r}."),
            Text(id=f"Yang ada: {known}.", en=f"There are: {known}."),
        )
    return found


def _subject(entry: Marked, rule: Rule, *, people: Sequence[int], feeds: Sequence[str]) -> int | str:
    fields = entry.fields()
    known: Sequence[int | str] = feeds if rule.subject == "feeds" else people
    field = "feed" if rule.subject == "feeds" else "person"
    other = {"feed", "person"} - {field}
    misplaced = next((fields[name] for name in other if name in fields), None)
    if misplaced is not None:
        raise misplaced.refused(
            Text(id=f"Aturan {rule.id} tidak menilai hal itu.", en=f"The rule {rule.id} does not judge that."),
            Text(id=f"Sebutkan {field}.", en=f"Name the {field}."),
        )
    if field not in fields:
        if len(known) == 1:
            return known[0]
        raise entry.refused(
            Text(id=f"Tidak jelas {field} mana yang dimaksud.", en=f"It is not clear which {field} is meant."),
            Text(id=f"Sebutkan {field}.", en=f"Name the {field}."),
        )
    named = fields[field].text() if field == "feed" else fields[field].number()
    if named not in known:
        listed = ", ".join(str(each) for each in known)
        raise fields[field].refused(
            Text(id=f"{named} tidak ada dalam fakta contoh ini.", en=f"{named} is not in the facts of this example."),
            Text(id=f"Yang ada: {listed}.", en=f"There are: {listed}."),
        )
    return named


def _answer(rule: Rule, name: str, value: Marked) -> Scalar | None:
    types = {answer: given.node.type for answer, given in rule.answers.items()} | {NEXT_CHANGE: ValueType.DAY}
    if name not in types:
        raise value.refused(
            Text(id=f"Aturan {rule.id} tidak menjawab {name}.", en=f"The rule {rule.id} does not answer {name}."),
            Text(
                id=f"Ia menjawab: {', '.join(types)}; selain itu absent dan reasons.",
                en=f"It answers: {', '.join(types)}; besides absent and reasons.",
            ),
        )
    if value.is_missing():
        return None
    match types[name]:
        case ValueType.DAY:
            return value.day()
        case ValueType.FLAG:
            return value.flag()
        case ValueType.COUNT | ValueType.MONEY:
            return value.number()
    written = value.text()
    possible = possible_words(rule.answers[name].node)
    if possible is not None and written not in possible:
        listed = ", ".join(sorted(possible)) or "null"
        raise value.refused(
            Text(id=f"{name} tidak pernah {written!r}.", en=f"{name} is never {written!r}."),
            Text(id=f"Yang mungkin: {listed}.", en=f"Possible are: {listed}."),
        )
    return written


@cache
def possible_words(node: nodes.Node) -> frozenset[str] | None:
    """The words that an expression can yield, or None when they come from the facts."""
    match node:
        case nodes.Literal():
            return frozenset() if node.value is None else frozenset({str(node.value)})
        case nodes.Named():
            return possible_words(node.value)
        case nodes.Choose():
            parts = [possible_words(value) for _, value in node.branches] + [possible_words(node.otherwise)]
            known = [part for part in parts if part is not None]
            return frozenset().union(*known) if len(known) == len(parts) else None
    return None


def _reasons(rule: Rule, value: Marked) -> tuple[str, ...]:
    known = [reason.code for reason in rule.reasons]
    codes = []
    for entry in value.items():
        if entry.text() not in known:
            raise entry.refused(
                Text(
                    id=f"Aturan {rule.id} tidak mempunyai alasan {entry.text()!r}.",
                    en=f"The rule {rule.id} has no reason {entry.text()!r}.",
                ),
                Text(id=f"Alasannya: {', '.join(known) or '-'}.", en=f"Its reasons: {', '.join(known) or '-'}."),
            )
        codes.append(entry.text())
    return tuple(codes)


def _check_says_something(entry: Marked, *, absent: bool | None, says_more: bool) -> None:
    if absent is True and says_more:
        raise entry.refused(
            Text(
                id="Aturan yang tidak berlaku tidak menjawab apa-apa.",
                en="A rule that does not apply answers nothing.",
            ),
            Text(id="Hapus absent atau jawabannya.", en="Remove absent or the answers."),
        )
    if absent is None and not says_more:
        raise entry.refused(
            Text(id="Harapan ini tidak mengatakan apa-apa.", en="This expectation says nothing."),
            Text(
                id="Tulis absent: true, absent: false, reasons, atau satu jawaban.",
                en="Write absent: true, absent: false, reasons, or an answer.",
            ),
        )
