"""The law by which an office is judged on a day: rules in force, parameters, visa indexes, and a digest of all of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable

from timpora.engine.environment import Environment
from timpora.engine.rules import Rule
from timpora.rulebook import book
from timpora.rulebook.parameters import Parameter, standard_parameters
from timpora.rulebook.visa_indexes import VisaIndexes, standard_visa_indexes
from timpora.screening.core.assembly import BasisByReasons, basis_by_reasons


@dataclass(frozen=True, eq=False, kw_only=True)
class LawOfDay:
    """What is applied on a day; `digest` is another one as soon as anything of it is."""

    on: date
    rules: tuple[Rule, ...]
    environment: Environment
    digest: str

    def rule(self, rule_id: str) -> Rule | None:
        """A rule by its name, also one that is no longer in force."""
        return next((rule for rule in book.RULES if rule.id == rule_id), None)

    def basis(self, rule: Rule) -> BasisByReasons:
        """What findings of a rule rest on."""
        return _basis(rule, self.on)


@lru_cache(maxsize=16)
def law_on(on: date) -> LawOfDay:
    """The law of a day; raises Refused for a day outside it."""
    parameters, indexes = standard_parameters(), standard_visa_indexes()
    rules = book.rules_in_force(on)
    return LawOfDay(
        on=on, rules=rules, environment=book.environment_on(on, parameters, indexes), digest=_digest(rules, parameters, indexes)
    )  # fmt: skip


@lru_cache(maxsize=256)
def _basis(rule: Rule, on: date) -> BasisByReasons:
    return basis_by_reasons(rule, standard_parameters(), on)


def _digest(rules: tuple[Rule, ...], parameters: Mapping[str, Parameter], indexes: VisaIndexes) -> str:
    """Of everything that decides a verdict: this version of the rulebook, which rules hold, all dated values and indexes."""
    told = [
        _version(),
        *(rule.id for rule in rules),
        *(repr(parameters[name]) for name in sorted(parameters)),
        *map(repr, indexes.under_every_code()),
    ]
    return sha256("\n".join(told).encode()).hexdigest()


@cache
def _version() -> str:
    """The texts of rulebook, engine and what is kept of a judgement: after an update everybody is judged anew."""
    told = sha256()
    for package in ("timpora.rulebook", "timpora.engine", "timpora.screening.core"):
        for file in _files(resources.files(package)):
            told.update(file.read_bytes())
    return told.hexdigest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir() and one.name != "__pycache__":
            yield from _files(one)
        elif one.name.endswith((".py", ".csv", ".yaml")):
            yield one
