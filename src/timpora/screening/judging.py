"""Judges people without letting one whom a rule cannot take stop all others: such a one is found by halving, and named."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl
import structlog

from timpora.facts.register import Register
from timpora.screening.core.judged import FINDING, STANDING, Judged, judged
from timpora.screening.law import LawOfDay


LOG = structlog.get_logger("timpora.screening")


@dataclass(frozen=True, kw_only=True)
class Failed:
    """A person whom the rules could not take, and of which kind the error was; what it says may hold personal data and is not kept."""

    person: int
    error: str


@dataclass(frozen=True, kw_only=True)
class JudgedSurely:
    """What was judged, and who could not be."""

    judged: Judged
    failed: list[Failed]


def judge(register: Register, law: LawOfDay) -> JudgedSurely:
    """Everybody in a register under the law of a day, and its feeds."""
    parts = list(_parts(register, law))
    done = [part for part in parts if isinstance(part, Judged)]
    standings = pl.concat([pl.DataFrame(schema=STANDING), *(part.standings for part in done)]).sort("person")
    findings = pl.concat([pl.DataFrame(schema=FINDING), *(part.findings for part in done)])
    # Feeds are judged with each part, and are the same in all.
    findings = findings.unique(["person", "feed", "rule_id"], keep="first", maintain_order=True)
    return JudgedSurely(
        judged=Judged(standings=standings, findings=findings), failed=[part for part in parts if isinstance(part, Failed)]
    )  # fmt: skip


def _parts(register: Register, law: LawOfDay) -> Iterator[Judged | Failed]:
    try:
        yield judged(register, law.rules, law.environment)
    except Exception as error:
        persons = register.people.select("person").collect().get_column("person")
        if persons.len() <= 1:
            yield from (Failed(person=person, error=type(error).__name__) for person in persons)
            LOG.warning("person_not_judged", error=type(error).__name__)
            if persons.is_empty():
                raise
            return
        half = persons.len() // 2
        for part in (persons[:half], persons[half:]):
            yield from _parts(only(register, part), law)


def only(register: Register, persons: pl.Series) -> Register:
    """A register with the facts of some people, and all feeds."""
    frames = {
        name: frame if name == "feeds" else frame.filter(pl.col("person").is_in(persons.implode()))
        for name, frame in register.frames().items()
    }
    return Register(**frames)  # type: ignore[arg-type]  # a selection of typed frames is of the same types
