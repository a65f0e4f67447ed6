"""Explaining one person: reads the register once and answers for as many people as are asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import polars as pl

from timpora.facts.register import Register
from timpora.kernel.identifiers import document_key, name_key
from timpora.rulebook import book
from timpora.rulebook.parameters import Parameter, standard_parameters
from timpora.rulebook.visa_indexes import VisaIndexes, standard_visa_indexes
from timpora.screening.core.explanation import Explanation, Law, explanation_of, law_for_people
from timpora.screening.core.law_changes import DatedLaw, standard_law
from timpora.screening.core.one_person import PersonReader, facts_of_one
from timpora.screening.law import law_on


def _law(as_of: date, parameters: Mapping[str, Parameter], indexes: VisaIndexes) -> Law:
    environment = book.environment_on(as_of, parameters, indexes)
    return law_for_people(book.rules_in_force(as_of), environment, parameters, indexes)


@lru_cache(maxsize=32)
def _kept_law(as_of: date, dated: DatedLaw) -> Law:
    """The law of a day as the rulebook or an office has it; a page asks for the same few days again and again."""
    law = law_on(as_of, dated)
    return law_for_people(law.rules, law.environment, dated.parameters, dated.indexes)


@dataclass(frozen=True, kw_only=True)
class Match:
    """Somebody who fits what was asked for."""

    person: int
    name: str
    documents: tuple[str, ...]


class Explainer:
    """A register on a day, ready to be asked about one person after another; each costs the same at any size."""

    def __init__(
        self,
        register: Register,
        *,
        as_of: date,
        parameters: Mapping[str, Parameter] | None = None,
        indexes: VisaIndexes | None = None,
        dated: DatedLaw | None = None,
    ) -> None:
        """`dated` is the law of an office; raises Refused for a day outside the law's days."""
        if parameters is None and indexes is None:
            self._law = _kept_law(as_of, dated or standard_law())
        else:
            self._law = _law(as_of, parameters or standard_parameters(), indexes or standard_visa_indexes())
        frames = register.frames()
        self._reader = PersonReader(
            dict(zip(frames, pl.collect_all(frames.values()), strict=True)), self._law.environment
        )

    def explain(self, person: int) -> Explanation:
        """Everything about one person; raises KeyError where the register does not know the number."""
        return explanation_of(self._reader.facts_of("people", person), self._law)


def explain(
    register: Register,
    *,
    person: int,
    as_of: date,
    parameters: Mapping[str, Parameter] | None = None,
    indexes: VisaIndexes | None = None,
    dated: DatedLaw | None = None,
) -> Explanation:
    """One person's names, standing, findings, ledger and each rule step by step; many ask one `Explainer`.

    Raises Refused for a day outside the law's days and KeyError for a person that the register does not know.
    """
    return Explainer(register, as_of=as_of, parameters=parameters, indexes=indexes, dated=dated).explain(person)


def explain_rows(
    rows: Mapping[str, Sequence[dict[str, Any]]],
    everywhere: Mapping[str, Sequence[dict[str, Any]]],
    *,
    as_of: date,
    dated: DatedLaw | None = None,
) -> Explanation:
    """The same of one person whose rows were read already, kind by kind, each with every column; raises Refused outside the law's days."""
    law = _kept_law(as_of, dated or standard_law())
    return explanation_of(facts_of_one(rows, everywhere, law.environment), law)


def people_who_fit(register: Register, key: str) -> Sequence[Match]:
    """Whom a document number or a name means, in order of person.

    A document number in any spacing comes first, then a name as any source writes it, its words in any order and script,
    then names that contain all the words.
    """
    documents = _documents(register)
    number = document_key(key)
    found = {person for person, document in documents if document == number}
    people, names = pl.collect_all([register.people.select("person", "name"), register.names.select("person", "name")])
    if not found:
        wanted = set(name_key(key).split())
        keys = [(person, name_key(name)) for person, name in pl.concat([people, names]).iter_rows()]
        found = {person for person, own in keys if own == name_key(key)} or {
            person for person, own in keys if wanted and wanted <= set(own.split())
        }
    own: dict[int, list[str]] = {}
    for person, document in documents:
        own.setdefault(person, []).append(document)
    return [
        Match(person=person, name=name, documents=tuple(dict.fromkeys(own.get(person, ()))))
        for person, name in people.filter(pl.col("person").is_in(list(found))).iter_rows()
    ]


def _documents(register: Register) -> list[tuple[int, str]]:
    tables = [
        frame.select("person", "document_number").filter(pl.col("document_number").is_not_null())
        for frame in (register.travel_documents, register.stay_permits)
    ]
    return pl.concat(pl.collect_all(tables)).rows()
