"""Values and selections of rows in words."""

from abc import ABC
from datetime import date

from timpora.engine import nodes
from timpora.engine.backends.drafting import alike, is_known
from timpora.engine.backends.passages import Joint, Passage
from timpora.engine.backends.terms import Terms, Words
from timpora.engine.nodes import End, Fold, ValueType
from timpora.kernel.days import MONTHS_IN_A_YEAR
from timpora.kernel.text import day_in_words


_INLINE = 2  # values that are still read at one go


class Values(Terms, ABC):
    """Says what an expression yields."""

    def value(self, node: nodes.Node, words: Words | None = None) -> Passage:  # noqa: PLR0911 - one case a node
        node = self.resolved(node)
        if self.has_number(node):
            return Passage(text=self.reference(node))
        match node:
            case nodes.Column(type=ValueType.FLAG) | nodes.Picked(type=ValueType.FLAG):
                return self.condition(node)
            case nodes.Choose():
                return self._choice(node, words or self.words_of(node))
            case nodes.Outermost():
                turn = "latest" if node.end is End.LATEST else "earliest"
                return Passage(text=self.say(turn), items=tuple(self.value(part) for part in node.parts))
            case nodes.Aggregate() if node.fold is not Fold.EXIST:
                return self._fold(node)
            case nodes.UncoveredDays():
                return self._uncovered(node)
            case nodes.DayBefore():
                return self._day_before(node)
            case nodes.ShiftDays() | nodes.ShiftMonths() | nodes.DaysBetween() | nodes.Sum() | nodes.Times():
                return Passage(text=self._sum(node))
            case nodes.Literal() | nodes.AsOf() | nodes.Parameter() | nodes.Column() | nodes.Picked():
                return Passage(text=self._plain(node, words or {}))
        return self.condition(node)

    def _plain(self, node: nodes.Node, words: Words) -> str:
        match node:
            case nodes.Literal():
                return self._literal(node, words)
            case nodes.AsOf():
                return self.say("day_asked")
            case nodes.Parameter():
                return self._parameter(node)
            case nodes.Column():
                return self.say("column", label=self.label_of(node))
            case nodes.Picked():
                row, number = self.row_of(node.pick.table), self.number_of(node.pick)
                if node.name is None:
                    return self.say("row_of", row=row, number=number)
                return self.say("column_of", label=self.label_of(node), row=row, number=number)
        raise TypeError(node)

    def _literal(self, node: nodes.Literal, words: Words) -> str:
        match node.value:
            case None:
                return self.say("nothing")
            case bool():
                return self.say("always" if node.value else "never")
            case date():
                return day_in_words(node.value, self.language)
            case int():
                return str(node.value)
        return self.word(str(node.value), words)

    def word(self, code: str, words: Words) -> str:
        """A code as it is said, in quotation marks."""
        return self.say("word", word=words[code].within(self.language) if code in words else code)

    def _parameter(self, node: nodes.Parameter) -> str:
        if node.name not in self.parameters:
            self.parameters.append(node.name)
        said = self._vocabulary.parameters[node.name]
        parts = {"title": said.title.within(self.language), "mark": f"P{self.parameters.index(node.name) + 1}"}
        if not isinstance(node.on, nodes.AsOf):
            return self.say("parameter_on", day=self.phrase(node.on), **parts)
        if said.value is None:
            return self.say("parameter", **parts)
        return self.say("parameter_now", value=said.value.within(self.language), **parts)

    def _choice(self, node: nodes.Choose, words: Words) -> Passage:
        asked = [is_known(condition) for condition, _ in node.branches]
        values = [value for _, value in node.branches]
        if all(known is not None and alike(known, value) for known, value in zip(asked, values, strict=True)):
            return self._first_known([*values, node.otherwise], words)
        items = []
        for condition, value in node.branches:
            when = self.condition(condition)
            items.append(when.told(self.say("choice", value=self.phrase(value, words), condition=when.text)))
        last = self.value(node.otherwise, words)
        items.append(last.told(self.say("otherwise", value=last.text)))
        return Passage(text=self.say("first_that_holds"), items=tuple(items))

    def _first_known(self, values: list[nodes.Node], words: Words) -> Passage:
        nothing = isinstance(values[-1], nodes.Literal) and values[-1].value is None
        said = [self.value(value, words) for value in (values[:-1] if nothing else values)]
        if len(said) == _INLINE and not any(value.items or value.compound for value in said):
            text = self.say("or_else", value=said[0].text, otherwise=said[1].text)
            return Passage(text=text, compound=True)
        return Passage(text=self.say("first_known"), items=tuple(said))

    def _fold(self, node: nodes.Aggregate) -> Passage:
        rows = self.rows(node.table, node.where, everywhere=node.everywhere)
        if node.value is None:
            return rows.told(self.say("number", rows=rows.text))
        turn = "least" if node.fold is Fold.LEAST else "greatest"
        return rows.told(self.say(turn, value=self.bare(self.phrase(node.value)), rows=rows.text))

    def _day_before(self, node: nodes.DayBefore) -> Passage:
        rows = self.rows(node.table, node.where)
        value, own = self.bare(self.phrase(node.value)), self.bare(self.phrase(node.day))
        return rows.told(self.say("up_to_own" if node.or_on else "before_own", value=value, day=own, rows=rows.text))

    def _uncovered(self, node: nodes.UncoveredDays) -> Passage:
        items = []
        for cover in node.covers:
            rows = self.rows(cover.table, cover.where)
            first, last = self.phrase(cover.first), self.phrase(cover.last)
            items.append(rows.told(self.say("period", first=first, last=last, rows=rows.text)))
        text = self.say("uncovered", first=self.phrase(node.first), last=self.phrase(node.last))
        return Passage(text=text, items=tuple(items))

    def _sum(self, node: nodes.Node) -> str:
        match node:
            case nodes.ShiftDays():
                return self._shifted_days(node)
            case nodes.ShiftMonths():
                return self._shifted_months(node)
            case nodes.DaysBetween():
                return self.say("days_between", start=self.phrase(node.start), end=self.phrase(node.end))
            case nodes.Sum(left=nodes.DaysBetween() as days, right=nodes.Literal(value=1), sign=1):
                return self.say("days_within", start=self.phrase(days.start), end=self.phrase(days.end))
            case nodes.Sum():
                turn = "plus" if node.sign > 0 else "minus"
                return self.say(turn, left=self.phrase(node.left), right=self.phrase(node.right))
            case nodes.Times():
                return self.say("times", left=self.phrase(node.amount), right=self.phrase(node.count))
        raise TypeError(node)

    def _shifted_days(self, node: nodes.ShiftDays) -> str:
        day = self.phrase(node.day)
        match node.days:
            case nodes.Literal(value=1):
                return self.say("next_day", day=day)
            case nodes.Literal(value=-1):
                return self.say("day_before", day=day)
            case nodes.Literal():
                return self.say("plus_days", day=day, days=self.phrase(node.days))
            case nodes.Sum(left=days, right=nodes.Literal(value=1), sign=-1):
                return self.say("last_of_days", day=day, days=self.phrase(days))
        return self.say("plus_named_days", day=day, days=self.phrase(node.days))

    def _shifted_months(self, node: nodes.ShiftMonths) -> str:
        day = self.phrase(node.day)
        reading = self.say("read_latest" if node.reading is End.LATEST else "read_earliest")
        match node.months:
            case nodes.Times(amount=nodes.Parameter() as years, count=nodes.Literal(value=number)) if (
                number == MONTHS_IN_A_YEAR
            ):  # the parameter says its unit itself
                return self.say("plus_named_months", day=day, months=self.phrase(years), reading=reading)
            case nodes.Parameter() | nodes.Column() | nodes.Picked():
                return self.say("plus_named_months", day=day, months=self.phrase(node.months), reading=reading)
        return self.say("plus_months", day=day, months=self.phrase(node.months), reading=reading)

    # -- rows ---------------------------------------------------------------------------------------------------

    def rows(self, table: str, where: nodes.Node | None, *, everywhere: bool = False) -> Passage:
        text = self.say("rows", row=self.row_of(table))
        text = self.say("everywhere", rows=text) if everywhere else text
        parts = [] if where is None else self.flat(where, nodes.AllOf)
        under = [part for part in parts if self.has_number(part) and self._draft.row_table(part) is not None]
        if under:
            paragraphs = [self.say("paragraph", number=self.number_of(part)) for part in under]
            text = self.say("rows_under", rows=text, paragraphs=self.all_of(paragraphs))
        rest = [part for part in parts if not any(part is one for one in under)]
        if not rest:
            return Passage(text=text)
        text = self.say("rows_also", rows=text) if under else text
        said = self.joined(rest, Joint.AND)
        if not said.items:
            return Passage(text=self.say("rows_where", rows=text, condition=said.text), compound=said.compound)
        leads = {self.say("all_hold"): "rows_all", self.say("one_holds"): "rows_one"}
        return said.told(self.say(leads.get(said.text, "rows_such"), rows=text, condition=said.text))

    def flat(self, node: nodes.Node, kind: type[nodes.AllOf | nodes.AnyOf]) -> list[nodes.Node]:
        """The parts of an `and` or `or`, those of its like inside it among them, as far as they are not numbered."""
        node = self.resolved(node)
        if self.has_number(node) or not isinstance(node, kind) or self._draft.asks_for_any_reason(node):
            return [node]
        return [leaf for part in node.parts for leaf in self.flat(part, kind)]

    def joined(self, parts: list[nodes.Node], joint: Joint) -> Passage:
        """Conditions that hold together, or of which one holds, as a sentence or a list."""
        said = [self.condition(part) for part in parts]
        if len(said) == 1:
            return said[0]
        if self.reads_at_one_go(said):
            return Passage(text=self.say(joint.value, left=said[0].text, right=said[1].text), compound=True)
        return Passage(text=self.say("all_hold" if joint is Joint.AND else "one_holds"), items=tuple(said), joint=joint)

    @staticmethod
    def reads_at_one_go(said: list[Passage]) -> bool:
        """Whether conditions are few and short enough to stand in one sentence."""
        short = sum(len(passage.text) for passage in said) <= _LONGEST_INLINE
        return len(said) == _INLINE and short and not any(passage.items or passage.compound for passage in said)


_LONGEST_INLINE = 110  # characters of two conditions that still stand in one sentence
