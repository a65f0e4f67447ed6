"""Conditions in words: what holds, what does not, and what cannot be told."""

from timpora.engine import nodes
from timpora.engine.backends.drafting import alike, contrary, in_order, value_first
from timpora.engine.backends.grammar import VERBS
from timpora.engine.backends.passages import Joint, Passage
from timpora.engine.backends.values import Values
from timpora.engine.nodes import Comparison, Fold, ValueType


class Speaker(Values):
    """Says every expression of one rule in one language."""

    def condition(self, node: nodes.Node) -> Passage:  # noqa: PLR0911 - one case a node
        node = self.resolved(node)
        if self.has_number(node):
            return Passage(text=self.reference(node))
        match node:
            case nodes.AllOf():
                return self.joined(self.flat(node, nodes.AllOf), Joint.AND)
            case nodes.AnyOf() if self._draft.asks_for_any_reason(node):
                return Passage(text=self.say("any_reason"))
            case nodes.AnyOf():
                return self._missing_idiom(node) or self.joined(self.flat(node, nodes.AnyOf), Joint.OR)
            case nodes.Not():
                return self._denied(node.value)
            case nodes.Aggregate(fold=Fold.EXIST):
                return self._exist(node, "there_is")
            case nodes.Choose():
                return Passage(text=self._hoisted(node)) if id(node) not in self._open else self._choice(node, {})
        return Passage(text=self._atom(node))

    def _atom(self, node: nodes.Node) -> str:
        match node:
            case nodes.Compare():
                return self._comparison(value_first(node))
            case nodes.Among():
                return self._among(node, denied=False)
            case nodes.IsMissing():
                return self._missing(node.value, missing=True)
            case nodes.Literal():
                return self.say("always" if node.value else "never")
            case nodes.Parameter():
                return self.say("says_yes", value=self.phrase(node))
            case nodes.Column() | nodes.Picked():
                return self._flag_column(node, denied=False)
        raise TypeError(node)

    def _denied(self, node: nodes.Node) -> Passage:  # noqa: PLR0911 - one case a node
        node = self.resolved(node)
        if self.has_number(node):
            return Passage(text=self.reference(node, denied=True))
        match node:
            case nodes.AllOf():
                return self._listed("not_all_hold", self.flat(node, nodes.AllOf), Joint.AND)
            case nodes.AnyOf():
                return self._listed("none_holds", self.flat(node, nodes.AnyOf), Joint.APART)
            case nodes.Aggregate(fold=Fold.EXIST):
                return self._exist(node, "there_is_no")
            case nodes.IsMissing():
                return Passage(text=self._missing(node.value, missing=False))
            case nodes.Among():
                return Passage(text=self._among(node, denied=True))
            case nodes.Column() | nodes.Picked():
                return Passage(text=self._flag_column(node, denied=True))
            case nodes.Parameter():
                return Passage(text=self.say("says_no", value=self.phrase(node)))
        if isinstance(node, nodes.Not | nodes.Compare | nodes.Literal):
            return self.condition(contrary(node))
        return Passage(text=self.say("not_so", condition=self.sentence(node)))

    def _listed(self, turn: str, parts: list[nodes.Node], joint: Joint) -> Passage:
        return Passage(text=self.say(turn), items=tuple(self.condition(part) for part in parts), joint=joint)

    def _missing_idiom(self, node: nodes.AnyOf) -> Passage | None:
        """How rules say how a missing value is read, in the words in which people say it."""
        match node.parts:
            case (nodes.IsMissing(value=value), nodes.Not(value=same)) if alike(value, same):
                return Passage(text=self.say("not_established", condition=self.sentence(value)))
            case (nodes.IsMissing(value=value), same) if alike(value, same):
                return Passage(text=self.say("or_open", condition=self.sentence(value)), compound=True)
        return None

    def _missing(self, node: nodes.Node, *, missing: bool) -> str:
        node = self.resolved(node)
        if node.type is ValueType.FLAG:
            return self.say("open" if missing else "settled", condition=self.sentence(node))
        if isinstance(node, nodes.Column | nodes.Picked):
            return self.say("not_recorded" if missing else "recorded", value=self._topic(node))
        return self.say("not_known" if missing else "known", value=self._topic(node))

    def _comparison(self, node: nodes.Compare) -> str:
        words = self.words_of(self.resolved(node.left)) or self.words_of(self.resolved(node.right))
        verb = VERBS[node.left.type][node.comparison]
        if (node.left.type, node.comparison) == (ValueType.WORD, Comparison.EQUAL) and not isinstance(
            node.right, nodes.Literal
        ):
            verb = VERBS[ValueType.COUNT][Comparison.EQUAL]
        left, right = self._topic(node.left), self.phrase(node.right, words)
        return self.say("compared", left=left, verb=verb.within(self.language), right=right)

    def _topic(self, node: nodes.Node) -> str:
        """What a sentence speaks about: its first words."""
        node = self.resolved(node)
        if self.has_number(node):
            return self.reference(node, its=True)
        if isinstance(node, nodes.Column):
            return self.its_label(node)
        passage = self.value(node)
        if passage.items or passage.compound:
            self._forced.add(id(node))
            return self.reference(node, its=True)
        return passage.text

    def _among(self, node: nodes.Among, *, denied: bool) -> str:
        said = self.words_of(self.resolved(node.value))
        words = [self.word(word, said) for word in in_order(node.words, said)]
        listed = self.say("or", left=", ".join(words[:-1]), right=words[-1]) if len(words) > 1 else words[0]
        turn = ("not_" if denied else "") + ("among" if len(words) > 1 else "among_one")
        return self.say(turn, value=self._topic(node.value), words=listed)

    def _exist(self, node: nodes.Aggregate, turn: str) -> Passage:
        rows = self.rows(node.table, node.where, everywhere=node.everywhere)
        return rows.told(self.say(turn, rows=rows.text))

    def _flag_column(self, node: nodes.Column | nodes.Picked, *, denied: bool) -> str:
        column = self._column_words(node)
        said = column.fails if denied else column.holds
        if said is None:
            message = f"A yes-or-no column needs both sentences: {node.name}"
            raise TypeError(message)
        if isinstance(node, nodes.Column):
            return said.within(self.language)
        row = self.say("row_of", row=self.row_of(node.pick.table), number=self.number_of(node.pick))
        return self.say("rows_such", rows=row, condition=said.within(self.language))
