"""What is kept of a judgement: how each person stands, and each finding with the values that its sentence is made of.

What is kept holds until `next_change_on`: counts that grow from day to day are left out and computed anew when somebody reads
(engine/ticking.py). What is asked of all feeds together turns for everybody at once and is compared apart (`of_all_feeds`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from types import MappingProxyType

import polars as pl

from timpora.engine import nodes
from timpora.engine.backends.polars import Frames, evaluate
from timpora.engine.backends.reference import Reference
from timpora.engine.environment import Environment
from timpora.engine.expressions import Value
from timpora.engine.rules import Rule
from timpora.engine.ticking import kept_and_moving, ticks
from timpora.engine.turning import next_change
from timpora.facts.register import Register
from timpora.rulebook import book, stay
from timpora.screening.core.one_person import NOBODY
from timpora.screening.core.verdicts import KEYS


ROW_NUMBER = "row_number"
MOST_NAMES = 6
DISTRICT = len("36.04.08")  # a code of a district, or of what is wider where the report names no district
STANDING: Mapping[str, pl.DataType] = MappingProxyType(
    {
        "person": pl.Int64(), "stay_limit": pl.Date(), "departed_on": pl.Date(), "is_waiting": pl.Boolean(), "next_change_on": pl.Date(),
        "district": pl.String(),
    }
)  # fmt: skip
FINDING: Mapping[str, pl.DataType] = MappingProxyType(
    {
        "person": pl.Int64(), "feed": pl.String(), "rule_id": pl.String(), "certainty": pl.String(), "consequence": pl.String(),
        "reasons": pl.String(), "held_back": pl.Boolean(), "stay_limit": pl.Date(), "worsens_on": pl.Date(),
        "next_change_on": pl.Date(), "area_code": pl.String(), "told": pl.String(),
    }
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Judged:
    """One row a person with the columns of STANDING, and one row a finding with those of FINDING, in order of person and rule."""

    standings: pl.DataFrame
    findings: pl.DataFrame


def judged(register: Register, rules: Sequence[Rule], environment: Environment) -> Judged:
    """Everybody in a register, and its feeds, under some rules on the day of the environment."""
    numbered = {name: frame.with_row_index(ROW_NUMBER).collect() for name, frame in register.frames().items()}
    stood = evaluate(_standing_values(tuple(rules), environment), frames=_frames("people", register.frames()), environment=environment)  # fmt: skip
    found = []
    for rule in rules:
        if rule.subject == "feeds":
            own = numbered
        else:
            firing = stood.filter(pl.col(rule.id)).get_column("person")
            if firing.is_empty():
                continue
            own = _of_people(numbered, firing)
        found.append(_findings_of(rule, own, environment))
    findings = pl.concat([pl.DataFrame(schema=FINDING), *found]).sort("person", "feed", "rule_id", nulls_last=True)
    turning = findings.drop_nulls("person").group_by("person").agg(pl.col("next_change_on").min().alias("turns_on"))
    standings = (
        stood.join(turning, on="person", how="left", maintain_order="left")
        .join(_last_reported(numbered["presence"], environment), on="person", how="left", maintain_order="left")
        .with_columns(pl.col("area_code").cast(pl.String).str.slice(0, DISTRICT).alias("district"))
        .with_columns(pl.min_horizontal("next_change_on", "turns_on").alias("next_change_on"))
        .select([pl.col(name).cast(of) for name, of in STANDING.items()])
    )
    return Judged(standings=standings, findings=findings)


def _frames(subject: str, tables: Mapping[str, pl.LazyFrame]) -> Frames:
    return Frames(subject_table=subject, key=KEYS[subject], tables=tables, looked_up=book.LOOKED_UP)


@lru_cache(maxsize=16)
def _standing_values(rules: tuple[Rule, ...], environment: Environment) -> Mapping[str, nodes.Node]:
    """For whom each rule fires, how somebody stands, and when time alone may change any of it."""
    own = [rule for rule in rules if rule.subject == "people"]
    waiting = stay.is_pending & (stay.stay_limit.is_missing() | stay.was_lodged_in_time)
    standing: dict[str, Value] = {
        "stay_limit": stay.stay_limit, "departed_on": stay.departed_on, "is_waiting": waiting,
    }  # fmt: skip
    # Where somebody was last reported is kept beside the standing, and is another place once a reported day has come.
    turning = [*(rule.fires for rule in own), *standing.values(), stay.last_reported_on]
    values: dict[str, Value] = {rule.id: rule.fires for rule in own} | standing
    values |= {"next_change_on": next_change(turning, environment, everywhere=False)}
    return MappingProxyType({name: value.node for name, value in values.items()})


def _of_people(numbered: Mapping[str, pl.DataFrame], persons: pl.Series) -> dict[str, pl.DataFrame]:
    """All rows about some people, with their numbers in the register; feeds whole."""
    return {
        name: frame if "person" not in frame.columns else frame.filter(pl.col("person").is_in(persons.implode()))
        for name, frame in numbered.items()
    }


@lru_cache(maxsize=256)
def kept_values(rule: Rule, environment: Environment) -> Mapping[str, nodes.Node]:
    """What is kept of a rule that fires, by column name; raises TypeError for an answer that is neither a step nor stands still."""
    kept, moving = kept_and_moving(rule)
    values: dict[str, Value] = {
        f"step.{step.node.name}": step for step in rule.steps if isinstance(step.node, nodes.Named) and step.node.name in kept
    }  # fmt: skip
    for name, value in rule.answers.items():
        if ticks(value.node) and value.node not in moving.values():
            message = f"Answer {name} of rule {rule.id} moves with the day and is no step of it"
            raise TypeError(message)
        if not ticks(value.node):
            values[f"answer.{name}"] = value
    values |= {f"reason.{reason.code}": reason.when for reason in rule.reasons}
    values |= {f"clause.{n}": clause.when for n, clause in enumerate(rule.sentence) if clause.when is not None}
    turning = [rule.fires, *(value for value in values.values() if not isinstance(value.node, nodes.Literal))]
    if rule.subject == "people":
        turning.append(stay.last_reported_on)  # where somebody was last reported is shown beside every finding
    values |= {f"evidence.{number}": evidence.row for number, evidence in enumerate(rule.evidence)}
    values |= {"fires": rule.fires, "next_change_on": next_change(turning, environment, everywhere=False)}
    return MappingProxyType({name: value.node for name, value in values.items()})


def _findings_of(rule: Rule, own: Mapping[str, pl.DataFrame], environment: Environment) -> pl.DataFrame:
    """The findings of one rule among the people whose rows these are."""
    lazy = {name: frame.lazy() for name, frame in own.items()}
    rows = evaluate(kept_values(rule, environment), frames=_frames(rule.subject, lazy), environment=environment)
    rows = rows.filter(pl.col("fires"))
    key = KEYS[rule.subject]
    rows = rows.join(_particulars(own, environment), on="person", how="left", maintain_order="left") if key == "person" else rows  # fmt: skip
    rows = rows.with_columns(_evidence(rule, rows, own))
    missing = [pl.lit(None).alias(name) for name in ("person", "feed", "area_code") if name not in rows.columns]
    told = pl.struct(list(_told(rule, rows))).struct.json_encode()
    return rows.with_columns(*missing).select(
        pl.col("person").cast(pl.Int64),
        pl.col("feed").cast(pl.String),
        rule_id=pl.lit(rule.id),
        certainty=pl.col("answer.certainty").cast(pl.String),
        consequence=pl.col("answer.consequence").cast(pl.String),
        reasons=_reasons(rule),
        held_back=_flag(rows, "answer.held_back"),
        stay_limit=_day(rows, "answer.stay_limit"),
        worsens_on=_day(rows, "answer.worsens_on"),
        next_change_on=_day(rows, "next_change_on"),
        area_code=pl.col("area_code").cast(pl.String),
        told=told,
    )


def _flag(rows: pl.DataFrame, column: str) -> pl.Expr:
    return pl.col(column).fill_null(value=False) if column in rows.columns else pl.lit(value=False)


def _day(rows: pl.DataFrame, column: str) -> pl.Expr:
    return (pl.col(column) if column in rows.columns else pl.lit(None)).cast(pl.Date)


def _reasons(rule: Rule) -> pl.Expr:
    """The codes of the reasons that hold, in the order of the rule, with spaces between."""
    held = [pl.when(pl.col(f"reason.{reason.code}")).then(pl.lit(reason.code)) for reason in rule.reasons]
    return pl.concat_str(held, separator=" ", ignore_nulls=True) if held else pl.lit("")


def _told(rule: Rule, rows: pl.DataFrame) -> Iterator[pl.Expr]:
    """What the sentence, the evidence and the list show, as one text; days as they are written in JSON."""
    steps = [name for name in rows.columns if name.startswith("step.")]
    yield (_struct(rows, steps, "step.") if steps else pl.lit(None)).alias("steps")
    said = [f"clause.{n}" for n, clause in enumerate(rule.sentence) if clause.when is not None]
    yield (_struct(rows, said, "clause.") if said else pl.lit(None)).alias("clauses")
    yield pl.col("evidence")
    yield from (pl.col(name) for name in PARTICULARS if name in rows.columns)


def _struct(rows: pl.DataFrame, columns: Sequence[str], prefix: str) -> pl.Expr:
    return pl.struct(
        [
            (pl.col(name).cast(pl.String) if rows.schema[name] != pl.Boolean and not rows.schema[name].is_integer() else pl.col(name))
            .alias(name.removeprefix(prefix))
            for name in columns
        ]
    )  # fmt: skip


PLACE = ("source_file", "source_sheet", "source_row")


def _evidence(rule: Rule, rows: pl.DataFrame, own: Mapping[str, pl.DataFrame]) -> pl.Series:
    """Where the facts that a finding rests on were read, as a list of file, sheet and row; the subject's own row where it names none."""
    parts = []
    for number, evidence in enumerate(rule.evidence):
        rows = rows.with_columns(_places(rows, f"evidence.{number}", own[evidence.table], ROW_NUMBER))
        parts.append(rows.get_column("place"))
    if not rule.evidence:
        subject = own[rule.subject]
        rows = rows.with_columns(_places(rows, KEYS[rule.subject], subject, KEYS[rule.subject]))
        parts.append(rows.get_column("place"))
    listed = pl.DataFrame({f"{n}": part for n, part in enumerate(parts)})
    return (
        listed.select(pl.concat_list(pl.all()).list.drop_nulls().list.unique(maintain_order=True))
        .to_series()
        .alias("evidence")
    )


def _places(rows: pl.DataFrame, column: str, table: pl.DataFrame, key: str) -> pl.Series:
    """Where the rows with these numbers or keys were read; missing where none is named."""
    place = pl.struct(file="source_file", sheet="source_sheet", row="source_row").alias("place")
    where = table.select(pl.col(key).alias(column).cast(rows.schema[column]), place, there=pl.lit(value=True))
    found = rows.select(column).join(where, on=column, how="left", maintain_order="left")
    return found.select(pl.when("there").then("place")).to_series()


PARTICULARS = ("names", "document_number", "nationality", "place", "sponsor")


def _particulars(own: Mapping[str, pl.DataFrame], environment: Environment) -> pl.DataFrame:
    """What a finding shows of its person: names, the last document, where last reported or met, the last sponsor."""
    written = pl.concat([own["people"].select("person", "name"), own["names"].select("person", "name")])
    documents = pl.concat(
        [own[name].select("person", "document_number") for name in ("travel_documents", "stay_permits")]
    )
    names = (
        written.join(documents.rename({"document_number": "name"}).drop_nulls(), on=["person", "name"], how="anti", maintain_order="left")
        .group_by("person", maintain_order=True)
        .agg(pl.col("name").unique(maintain_order=True).head(MOST_NAMES).alias("names"))
    )  # fmt: skip
    return (
        own["people"]
        .select("person", "nationality")
        .join(names, on="person", how="left")
        .join(_last(documents, "document_number"), on="person", how="left")
        .join(_last_reported(own["presence"], environment), on="person", how="left")
        .join(_last(own["stay_permits"], "sponsor"), on="person", how="left")
    )


def _last_reported(presence: pl.DataFrame, environment: Environment) -> pl.DataFrame:
    """Where each person was last reported or met by the day judged."""
    seen = presence.filter(pl.col("from_on") <= environment.as_of).sort("from_on", maintain_order=True)
    return seen.group_by("person").agg(pl.col("place", "area_code").last())


def _last(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    return frame.drop_nulls(column).group_by("person", maintain_order=True).agg(pl.col(column).last())


def of_all_feeds(register: Register, rules: Sequence[Rule], environment: Environment) -> str:
    """The answers to everything that rules about people ask of all feeds together, as a digest.

    Two days with the same digest differ for nobody because of feeds alone.
    """
    feeds = register.feeds.collect()
    frames = {"feeds": feeds}
    reader = Reference(replace(NOBODY, everywhere={"feeds": feeds.rows(named=True)}), environment)
    asked = _asked_of_all_feeds(tuple(rules))
    told = [str(reader.value(node)) for node in asked]
    silent = sorted(str(row) for row in _silent(frames, rules, environment))
    return sha256("\n".join([*told, *silent]).encode()).hexdigest()


def _silent(frames: Mapping[str, pl.DataFrame], rules: Sequence[Rule], environment: Environment) -> list[tuple[object, ...]]:  # fmt: skip
    """The findings about feeds: they too change with the feeds alone."""
    found: list[tuple[object, ...]] = []
    for rule in rules:
        if rule.subject == "feeds":
            rows = evaluate(
                kept_values(rule, environment),
                frames=_frames("feeds", {name: frame.lazy() for name, frame in frames.items()}),
                environment=environment,
            )
            found += rows.filter(pl.col("fires")).rows()
    return found


@lru_cache(maxsize=16)  # a rulebook has some thousands of nodes, and never changes
def _asked_of_all_feeds(rules: tuple[Rule, ...]) -> tuple[nodes.Node, ...]:
    """What rules about people ask of all feeds together."""
    values = [value.node for rule in rules if rule.subject == "people" for value in rule.all_values()]
    return tuple(node for node in nodes.walk(*values) if isinstance(node, nodes.Aggregate) and node.everywhere)


@lru_cache(maxsize=64)
def asks_of_all_feeds(rule: Rule) -> bool:
    """Whether a rule about people asks something of all feeds together."""
    return bool(_asked_of_all_feeds((rule,)))
