"""The prose back end: a rule as a numbered text that a lawyer can read, in Indonesian or in English."""

import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from timpora.engine import nodes
from timpora.engine.backends.conditions import Speaker
from timpora.engine.backends.drafting import Draft
from timpora.engine.backends.headings import HEADINGS
from timpora.engine.backends.passages import BULLET, Paragraph, Passage, Section
from timpora.engine.rules import Clause, Rule
from timpora.engine.vocabulary import ColumnWords, Vocabulary
from timpora.kernel.text import Language, Text, day_in_words


@dataclass(frozen=True, kw_only=True)
class RuleText:
    """A rule in words: its title, its sections in reading order, and the parameters it reads as [P1], [P2], ..."""

    title: str
    sections: tuple[Section, ...]
    parameters: tuple[str, ...]


def rule_in_words(rule: Rule, vocabulary: Vocabulary, language: Language) -> RuleText:
    """A rule as a numbered text.

    Raises KeyError for a table, column, answer or parameter that the vocabulary has no words for, and TypeError for a
    node that has none.
    """
    return _Writer(rule, vocabulary, language).text()


class _Writer:
    def __init__(self, rule: Rule, vocabulary: Vocabulary, language: Language) -> None:
        self._rule = rule
        self._vocabulary = vocabulary
        self._language = language
        draft = Draft(
            (value.node for value in rule.all_values()),
            subject=rule.subject,
            reasons=(reason.when.node for reason in rule.reasons),
        )
        self._speaker = Speaker(draft, vocabulary, language)

    def text(self) -> RuleText:
        rule, speaker = self._rule, self._speaker
        for step in rule.steps:
            speaker.value(step.node)
        said = {
            "applies": [self._applies()],
            "answers": [self._answer(name, value.node) for name, value in rule.answers.items()],
            "reasons": [self._when(reason.text.within(self._language), reason.when.node) for reason in rule.reasons],
            "sentence": [self._clause(clause) for clause in rule.sentence],
            "evidence": self._evidence(),
            "clears": [Passage(text=rule.clears.within(self._language))],
        }
        definitions = speaker.definitions
        numbers = iter(range(1, len(definitions) + sum(len(passages) for passages in said.values()) + 1))
        sections = [self._question(), self._section("definitions", definitions, numbers)]
        sections += [self._section(name, passages, numbers) for name, passages in said.items() if passages]
        return RuleText(
            title=rule.title.within(self._language),
            sections=(*sections, self._provisions()),
            parameters=tuple(speaker.parameters),
        )

    def _heading(self, name: str) -> str:
        return HEADINGS[name].within(self._language)

    def _section(self, name: str, passages: Iterable[Passage], numbers: Iterator[int]) -> Section:
        paragraphs = tuple(Paragraph(mark=f"({next(numbers)})", passage=passage) for passage in passages)
        opening = HEADINGS.get(f"{name}_opening")
        return Section(
            heading=self._heading(name),
            paragraphs=paragraphs,
            opening=None if opening is None else Passage(text=opening.within(self._language)),
        )

    def _question(self) -> Section:
        words = f"{self._rule.question.within(self._language)} {self._rule.matters.within(self._language)}"
        return Section(heading=self._heading("question"), opening=Passage(text=words))

    def _applies(self) -> Passage:
        said = self._speaker.condition(self._rule.fires.node)
        return said.told(f"{self._heading('applies_where')} {said.text}")

    def _answer(self, name: str, node: nodes.Node) -> Passage:
        words = self._vocabulary.answers.get(name) or _label_of(node, name)
        said = self._speaker.value(node, self._speaker.words_of(node) or words.words)
        if isinstance(node, nodes.Literal) and node.value is None:
            said = said.told(self._heading("not_answered"))
        return said.told(f"{words.label.within(self._language)}: {said.text}")

    def _when(self, words: str, node: nodes.Node) -> Passage:
        said = self._speaker.condition(node)
        return said.told(f"“{words.removesuffix('.')}”{self._heading('where')} {said.text}")

    def _clause(self, clause: Clause) -> Passage:
        words = self._filled(clause.text)
        if clause.when is None:
            return Passage(text=f"“{words.removesuffix('.')}”{self._heading('always_said')}")
        return self._when(words, clause.when.node)

    def _filled(self, text: Text) -> str:
        """A sentence whose blanks are named after the definitions that fill them."""
        filled = ""
        for before, name, _, _ in string.Formatter().parse(text.within(self._language)):
            filled += before
            if name:
                named = self._rule.definitions[name]
                number = self._speaker.number_of(named)
                filled += f"[{self._speaker.short_label(named)} ({number})]"
        return filled

    def _evidence(self) -> list[Passage]:
        if not self._rule.evidence:
            return [Passage(text=self._speaker.say("row_in", row=self._speaker.row_of(self._rule.subject)))]
        return [self._speaker.value(evidence.row.node) for evidence in self._rule.evidence]

    def _provisions(self) -> Section:
        rule, language = self._rule, self._language
        marks = [self._heading("confirmed" if citation.confirmed else "to_be_confirmed") for citation in rule.citations]
        known = self._vocabulary.citations
        said = [
            known[one.citation].within(language) if one.citation in known else one.citation for one in rule.citations
        ]
        paragraphs = [
            Paragraph(mark=BULLET, passage=Passage(text=f"{citation} [{mark}]"))
            for citation, mark in zip(said, marks, strict=True)
        ]
        checked = _in_one_language(rule.checked_by, language)
        facts = {
            "in_force": days_in_force(rule.in_force.first, rule.in_force.last, language),
            "written_by": rule.written_by,
            "checked_by": checked,
            "review_on": day_in_words(rule.review_on, language),
        }
        about = [
            Paragraph(mark=BULLET, passage=Passage(text=f"{self._heading(name)}: {said}"))
            for name, said in facts.items()
        ]
        return Section(heading=self._heading("provisions"), paragraphs=(*paragraphs, *about))


def _label_of(node: nodes.Node, name: str) -> ColumnWords:
    """An answer that the vocabulary does not name is called what its definition is called."""
    if isinstance(node, nodes.Named):
        return ColumnWords(label=node.label)
    raise KeyError(name)


def _in_one_language(words: str, language: Language) -> str:
    """`belum diperiksa / not yet checked` in one language; a name stays as it is."""
    indonesian, slash, english = words.partition(" / ")
    return english if slash and language is Language.ENGLISH else indonesian


def days_in_force(first: date, last: date | None, language: Language) -> str:
    """`3 Mei 2019 sampai 16 Desember 2024`, `sejak 17 Desember 2024`."""
    return HEADINGS["since" if last is None else "from_to"].fill(first=first, last=last or first).within(language)
