"""Defined terms: what has a paragraph is written once, numbered, and referred to by its label and number."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence

from timpora.engine import nodes
from timpora.engine.backends.drafting import Draft
from timpora.engine.backends.grammar import TURNS, WHAT
from timpora.engine.backends.passages import Passage
from timpora.engine.nodes import End, ValueType
from timpora.engine.vocabulary import ColumnWords, Vocabulary
from timpora.kernel.text import Language, Text


type Words = Mapping[str, Text]


class Terms(ABC):
    """The numbered definitions of one rule in one language, in the order in which they build on one another."""

    def __init__(self, draft: Draft, vocabulary: Vocabulary, language: Language) -> None:
        self.language = language
        self.definitions: list[Passage] = []
        self.parameters: list[str] = []
        self._draft = draft
        self._vocabulary = vocabulary
        self._numbers: dict[int, int] = {}
        self._forced: set[int] = set()  # too long for the sentence they stand in
        self._open: set[int] = set()  # being written, so said in full
        self._told: set[str] = set()  # tables whose dictionary was told of
        self._kept: list[nodes.Node | nodes.Pick] = []  # known by id, so they must live

    @abstractmethod
    def condition(self, node: nodes.Node) -> Passage:
        """A condition as a sentence, or as a list of what must hold."""

    @abstractmethod
    def value(self, node: nodes.Node, words: Words | None = None) -> Passage:
        """A value at the end of a sentence, where a list may follow."""

    @abstractmethod
    def rows(self, table: str, where: nodes.Node | None, *, everywhere: bool = False) -> Passage:
        """Rows of a table, all or those for which a condition holds."""

    def say(self, turn: str, **parts: object) -> str:
        """A turn of phrase with its parts filled in."""
        return TURNS[turn].within(self.language).format(**parts)

    def phrase(self, node: nodes.Node, words: Words | None = None) -> str:
        """A value within a sentence; one that needs a list or an "or" gets a paragraph of its own."""
        passage = self.value(node, words)
        return self._hoisted(node) if passage.items or passage.compound else passage.text

    def sentence(self, node: nodes.Node) -> str:
        """A condition within a sentence; one that needs a list or an "or" gets a paragraph of its own."""
        passage = self.condition(node)
        return self._hoisted(node) if passage.items or passage.compound else passage.text

    def number_of(self, part: nodes.Node | nodes.Pick) -> int:
        """The number of a part's paragraph, which is written first if it is not there yet."""
        if id(part) not in self._numbers:
            body = {id(part), id(part.value)} if isinstance(part, nodes.Named) else {id(part)}
            self._open |= body
            passage = self._definition(part)
            self._open -= body
            self._kept.append(part)
            self.definitions.append(passage)
            self._numbers[id(part)] = len(self.definitions)
        return self._numbers[id(part)]

    def has_number(self, part: nodes.Node | nodes.Pick) -> bool:
        """Whether a part is referred to by number here."""
        return id(part) not in self._open and (id(part) in self._forced or self._draft.has_paragraph(part))

    def resolved(self, node: nodes.Node) -> nodes.Node:
        """The definition whose value an expression is, unless that very definition is being written."""
        return node if id(node) in self._open else self._draft.definition_of(node)

    def reference(self, part: nodes.Node, *, denied: bool = False, its: bool = False) -> str:
        """How a sentence refers to a paragraph; `its` where the sentence speaks about one row."""
        number = self.number_of(part)
        outcome = "fails" if denied else "holds"
        if isinstance(part, nodes.Named):
            term = self.say("term", label=self.short_label(part), number=number)
            return self.say(f"term_{outcome}", term=term) if part.type is ValueType.FLAG else term
        paragraph = self.say("paragraph", number=number)
        is_about_row = self._draft.row_table(part) is not None
        if part.type is not ValueType.FLAG:
            what = WHAT[part.type].within(self.language)
            return self.say("under", what=self._its(what) if its and is_about_row else what, number=number)
        if is_about_row:
            return self.say("fails" if denied else "satisfies", paragraph=paragraph)
        return self.say(f"paragraph_{outcome}", paragraph=paragraph)

    def short_label(self, named: nodes.Named) -> str:
        """A label without what stands in brackets behind it."""
        return named.label.within(self.language).split(" (", maxsplit=1)[0]

    def label_of(self, node: nodes.Column | nodes.Picked) -> str:
        """What a column is called."""
        return self._column_words(node).label.within(self.language)

    def its_label(self, node: nodes.Column) -> str:
        """What a column is called in a sentence about its row."""
        return self.say("column", label=self._its(self.label_of(node)))

    def bare(self, phrase: str) -> str:
        """A phrase after "the latest", where English drops its article."""
        return phrase.removeprefix("the ") if self.language is Language.ENGLISH else phrase

    def row_of(self, table: str) -> str:
        """What a row of a table is called."""
        return self._vocabulary.tables[table].row.within(self.language)

    def all_of(self, said: Sequence[str]) -> str:
        """Several references in a row."""
        return said[0] if len(said) == 1 else self.say("and", left=", ".join(said[:-1]), right=said[-1])

    def words_of(self, node: nodes.Node) -> Words:
        """How the codes that an expression can yield are said."""
        match node:
            case nodes.Named():
                return dict(node.words) or self.words_of(node.value)
            case nodes.Column() | nodes.Picked() if node.name is not None:
                return self._column_words(node).words
            case nodes.Choose():
                values = [value for _, value in node.branches] + [node.otherwise]
                return {code: word for value in values for code, word in self.words_of(value).items()}
        return {}

    def _hoisted(self, node: nodes.Node) -> str:
        self._forced.add(id(node))
        return self.reference(node)

    def _column_words(self, node: nodes.Column | nodes.Picked) -> ColumnWords:
        table = node.table if isinstance(node, nodes.Column) else node.pick.table
        assert node.name is not None
        if "." in node.name:
            self._tell_of_dictionary(table)
        return self._vocabulary.tables[table].columns[node.name]

    def _its(self, label: str) -> str:
        """Indonesian says "its" with an ending: arahnya, indeks visanya."""
        if self.language is Language.ENGLISH:
            return label
        words, bracket, rest = label.partition(" (")
        return f"{words}nya{bracket}{rest}"

    def _row_parts(self, table: str) -> Mapping[str, str]:
        row = self.row_of(table)
        article = "an" if row[0] in "aeiou" else "a"
        return {"row": row, "a": article, "A": article.capitalize()}

    def _tell_of_dictionary(self, table: str) -> None:
        """Says once, before the first use, which entry of a dictionary a row is read in."""
        looked_up = self._vocabulary.dictionaries.get(table)
        if looked_up is None or table in self._told:
            return
        self._told.add(table)
        on = self.phrase(looked_up.on)
        dictionary = looked_up.name.within(self.language)
        self.definitions.append(
            Passage(text=self.say("looked_up", on=on, dictionary=dictionary, **self._row_parts(table)))
        )

    def _definition(self, part: nodes.Node | nodes.Pick) -> Passage:
        match part:
            case nodes.Pick():
                rows = self.rows(part.table, part.where)
                turn = "latest_row" if part.end is End.LATEST else "earliest_row"
                row = self.row_of(part.table)
                return rows.told(self.say(turn, row=row, by=self.bare(self.phrase(part.by)), rows=rows.text))
            case nodes.Named(type=ValueType.FLAG):
                said = self.condition(part.value)
                return said.told(self.say("holds", label=part.label.within(self.language), passage=said.text))
            case nodes.Named():
                said = self.value(part.value, dict(part.words))
                return said.told(self.say("is", label=part.label.within(self.language), passage=said.text))
        return self._anonymous(part)

    def _anonymous(self, node: nodes.Node) -> Passage:
        table = self._draft.row_table(node)
        parts = {} if table is None else self._row_parts(table)
        if node.type is ValueType.FLAG:
            said = self.condition(node)
            return said.told(self.say("this_holds" if table is None else "row_holds", passage=said.text, **parts))
        said = self.value(node)
        what = WHAT[node.type].within(self.language)
        turn = "this_is" if table is None else "row_is"
        return said.told(self.say(turn, passage=said.text, what=what, What=what.capitalize(), **parts))
