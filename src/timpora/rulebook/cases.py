"""Worked examples of the law: facts, a day, and what each rule must answer, read from YAML and checked word for word.

The format is described in docs/how-to/check-your-own-examples.md.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib import resources

from timpora.facts.register import Register
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text
from timpora.rulebook.case_expectations import Expectation, expectation_of
from timpora.rulebook.case_facts import FactRow, facts_of, register_of
from timpora.rulebook.marked_yaml import Marked, marked


FIELDS = ("id", "title", "source", "as_of", "facts", "expect")


@dataclass(frozen=True, kw_only=True)
class Case:
    """One worked example; `source` says why the expected answers are right: a provision or a published case."""

    id: str
    title: Text
    source: str
    as_of: date
    facts: Mapping[str, Sequence[FactRow]]
    given: Mapping[str, Sequence[FactRow]] = field(repr=False)  # only what the file says, for showing
    expectations: tuple[Expectation, ...]
    file: str
    line: int

    def register(self) -> Register:
        """The facts as a register."""
        return register_of(self.facts)

    def rules(self) -> tuple[str, ...]:
        """The rules that it says something about, each once."""
        return tuple(dict.fromkeys(expectation.rule for expectation in self.expectations))


@dataclass(frozen=True, kw_only=True)
class CaseReading:
    """The examples that could be read, and why others could not."""

    cases: tuple[Case, ...]
    refusals: tuple[Refusal, ...]


@cache
def standard_cases() -> tuple[Case, ...]:
    """The worked examples that come with the project."""
    folder = resources.files("timpora.rulebook") / "cases"
    if not folder.is_dir():
        return ()
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    return load_cases({file.name: file.read_text(encoding="utf-8") for file in files})


def load_cases(texts: Mapping[str, str]) -> tuple[Case, ...]:
    """Worked examples from YAML texts by file name; raises Refused for the first thing that is wrong."""
    reading = read_cases(texts)
    if reading.refusals:
        raise Refused(reading.refusals[0])
    return reading.cases


def read_cases(texts: Mapping[str, str]) -> CaseReading:
    """Worked examples from YAML texts by file name; one that cannot be used is refused with file, line and remedy.

    Refused are unreadable YAML, an unknown field, table, column, word, rule, answer or reason, a value of another
    type, a day that does not exist, a missing source, an id that stands twice, an expectation that expects nothing,
    and facts that contradict themselves.
    """
    cases: dict[str, Case] = {}
    refusals: list[Refusal] = []
    for name, text in texts.items():
        for entry in _entries(name, text, refusals):
            try:
                case = _case(entry)
                if case.id in cases:
                    raise entry.refused(_twice(cases[case.id]), _ANOTHER_ID)
                cases[case.id] = case
            except Refused as refused:
                refusals.append(_about(entry, refused.refusal))
    return CaseReading(cases=tuple(cases.values()), refusals=tuple(refusals))


def _about(entry: Marked, refusal: Refusal) -> Refusal:
    """The same refusal, saying in which example."""
    fields = entry.fields() if entry.is_mapping() else {}
    if "id" not in fields or not fields["id"].is_scalar():
        return refusal
    name = fields["id"].text()
    what = Text(id=f"Contoh {name}: {refusal.what.id}", en=f"Example {name}: {refusal.what.en}")
    return replace(refusal, what=what)


_ANOTHER_ID = Text(id="Beri id yang lain.", en="Give it another id.")


def _twice(first: Case) -> Text:
    return Text(
        id=f"id {first.id} sudah dipakai di {first.file} baris {first.line}.",
        en=f"The id {first.id} is already used in {first.file} row {first.line}.",
    )


def _entries(name: str, text: str, refusals: list[Refusal]) -> Iterator[Marked]:
    try:
        root = marked(name, text)
        yield from [] if root is None else root.items()
    except Refused as refused:
        refusals.append(refused.refusal)


def _case(entry: Marked) -> Case:
    fields = entry.fields()
    for name, value in fields.items():
        if name not in FIELDS:
            raise value.refused(
                Text(id=f"Bidang {name} tidak dikenal.", en=f"The field {name} is unknown."),
                Text(id=f"Yang dikenal: {', '.join(FIELDS)}.", en=f"Known are: {', '.join(FIELDS)}."),
            )
    for name in FIELDS:
        if name not in fields or fields[name].is_missing():
            raise entry.refused(
                Text(id=f"Contoh ini tidak mempunyai {name}.", en=f"This example has no {name}."), _WHY_NEEDED[name]
            )
    as_of = fields["as_of"].day()
    given, facts = facts_of(fields["facts"])
    people = [int(str(row["person"])) for row in facts["people"]]
    feeds = [str(row["feed"]) for row in facts.get("feeds", ())]
    expected = fields["expect"].items()
    if not expected:
        raise fields["expect"].refused(
            Text(id="Contoh ini tidak mengharapkan apa pun.", en="This example expects nothing."), _WHY_NEEDED["expect"]
        )
    return Case(
        id=fields["id"].text(),
        title=_title(fields["title"]),
        source=fields["source"].text(),
        as_of=as_of,
        facts=facts,
        given=given,
        expectations=tuple(expectation_of(each, people=people, feeds=feeds) for each in expected),
        file=entry.file,
        line=entry.line,
    )


_WHY_NEEDED: Mapping[str, Text] = {
    "id": Text(id="Beri satu nama tanpa spasi.", en="Give it one name without spaces."),
    "title": Text(id="Tulis title: {id: ..., en: ...}.", en="Write title: {id: ..., en: ...}."),
    "source": Text(
        id="Sebutkan pasal atau perkara yang menjadi dasar jawabannya.",
        en="Name the article or published case that makes the answer right.",
    ),
    "as_of": Text(id="Tulis hari yang dinilai, misalnya 2023-06-27.", en="Write the day judged, such as 2023-06-27."),
    "facts": Text(id="Tulis fakta per tabel.", en="Write the facts by table."),
    "expect": Text(
        id="Tulis paling sedikit satu aturan dengan jawabannya.", en="Write one rule at least with its answers."
    ),
}


def _title(value: Marked) -> Text:
    fields = value.fields()
    if set(fields) != {"id", "en"} or not all(part.text().strip() for part in fields.values()):
        raise value.refused(
            Text(id="Judul harus dalam kedua bahasa.", en="The title is needed in both languages."),
            _WHY_NEEDED["title"],
        )
    return Text(id=fields["id"].text(), en=fields["en"].text())
