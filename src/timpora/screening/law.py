"""The law by which an office is judged on a day: rules in force, parameters, visa indexes, and a digest of all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable

from timpora.engine.environment import Environment
from timpora.engine.rules import Rule
from timpora.rulebook import book
from timpora.screening.core.assembly import BasisByReasons, basis_by_reasons
from timpora.screening.core.law_changes import DatedLaw, standard_law


@dataclass(frozen=True, eq=False, kw_only=True)
class LawOfDay:
    """What is applied on a day; `digest` is another one as soon as anything of it is."""

    on: date
    rules: tuple[Rule, ...]
    dated: DatedLaw
    environment: Environment
    digest: str

    def rule(self, rule_id: str) -> Rule | None:
        """A rule by its name, also one that is no longer in force."""
        return next((rule for rule in book.RULES if rule.id == rule_id), None)

    def basis(self, rule: Rule) -> BasisByReasons:
        """What findings of a rule rest on."""
        return _basis(rule, self)


def law_on(on: date, dated: DatedLaw | None = None) -> LawOfDay:
    """The law of a day, with an office's own changes or as it comes with the project; raises Refused for a day outside it."""
    return _law_on(on, dated or standard_law())


@lru_cache(maxsize=64)
def _law_on(on: date, dated: DatedLaw) -> LawOfDay:
    rules = book.rules_in_force(on)
    return LawOfDay(
        on=on,
        rules=rules,
        dated=dated,
        environment=book.environment_on(on, dated.parameters, dated.indexes),
        digest=_digest(on, rules, dated),
    )


@lru_cache(maxsize=256)
def _basis(rule: Rule, law: LawOfDay) -> BasisByReasons:
    return basis_by_reasons(rule, law.dated.parameters, law.on)


def _digest(on: date, rules: tuple[Rule, ...], dated: DatedLaw) -> str:
    """Of everything that decides a verdict: this version of the rulebook, which rules hold, the dated values they read, the indexes.

    Which value holds on the day is told apart, so that everybody is judged on the first day of a new one. What no rule reads, such
    as the deadlines of cases, makes nobody be judged anew.
    """
    read = sorted(frozenset[str]().union(*(rule.parameters() for rule in rules)))
    told = [
        _version(),
        *(rule.id for rule in rules),
        *(repr(dated.parameters[name]) for name in read),
        *(repr(dated.parameters[name].known_on(on)) for name in read),
        *map(repr, dated.indexes.under_every_code()),
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
