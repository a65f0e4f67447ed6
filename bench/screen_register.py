"""Row 1: a whole register, all rules, reasons stored as columns, from Parquet to the verdict frame."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl
from tests.factories.plain_readings.readings import OF_A_PERSON
from tests.factories.plain_readings.stay import Stay

from bench.measuring import Row, compared, measure, prepare
from bench.peers.overstay_in_openfisca import VARIABLES, Consequence, simulation_of
from timpora.engine import nodes
from timpora.engine.backends.plans import Compiler
from timpora.engine.sharing import Sharing
from timpora.facts.register import SCHEMAS, Register
from timpora.rulebook import book
from timpora.rulebook.parameters import standard_parameters
from timpora.rulebook.rules import overstay
from timpora.rulebook.visa_indexes import standard_visa_indexes
from timpora.sample.large import write_parquet
from timpora.screening.core.verdicts import stored_of, verdict_columns
from timpora.screening.run import verdict_frame


AS_OF = date(2023, 6, 27)
SIZES = {"short": (10_000,), "full": (10_000, 100_000, 1_000_000, 10_000_000)}
RUNS = {"short": 1, "full": 3}
PEOPLE_RULES = tuple(rule for rule in book.rules_in_force(AS_OF) if rule.subject == "people")
OPENFISCA = "OpenFisca, 4 variables"
SAMPLE = 1_000  # people of the plain loop; its time for a whole register is this many people's, multiplied


def rows(size: str) -> Iterator[Row]:
    """Ours against the scan of the same columns, a plain loop, and OpenFisca-Core by the rule."""
    for stays in SIZES[size]:
        with TemporaryDirectory(prefix="timpora-bench-") as folder:
            prepare("screen_register:write", folder, stays)
            yield from _rows(folder, stays, RUNS[size])


def _rows(folder: str, stays: int, runs: int) -> Iterator[Row]:
    label = f"{stays:,} stays"
    names = ("ours", "scan", "overstay_alone", "openfisca")
    ours, scan, alone, openfisca = measure(*((f"screen_register:{name}", folder) for name in names), runs=runs)
    yield compared("screen_register", label, ours, peer="Parquet scan", theirs=scan)
    [loop] = measure(("screen_register:plain_loop", folder, SAMPLE), runs=1)
    people, sampled = loop.told["people"], loop.told["sampled"]
    whole = replace(loop, seconds=loop.told["seconds"] * people / sampled)
    note = f"loop: {sampled:,.0f} of {people:,.0f} people, multiplied"
    yield compared("screen_register", label, ours, peer="plain Python loop", theirs=whole, note=note)
    note = "ours from Parquet, with reasons; peer from arrays folded beforehand"
    yield compared("overstay rule alone", label, alone, peer=OPENFISCA, theirs=openfisca, note=note)
    one_rule = replace(ours, seconds=ours.seconds / len(PEOPLE_RULES))
    note = f"ours: all divided by {len(PEOPLE_RULES)} rules"
    yield compared("one rule of all", label, one_rule, peer=OPENFISCA, theirs=openfisca, note=note)


def write(folder: str, stays: int) -> None:
    """The register as one Parquet file a kind of fact."""
    write_parquet(Path(folder), stays)


def register_in(folder: str) -> Register:
    """The register as it lies in files; nothing is read before somebody collects."""
    frames: dict[str, Any] = {
        name: schema.cast(pl.scan_parquet(Path(folder, f"{name}.parquet"))) for name, schema in SCHEMAS.items()
    }
    return Register(**frames)


def ours(folder: str) -> Callable[[], object]:
    """All rules, each answer and reason as a column."""
    return lambda: {"people": verdict_frame(register_in(folder), as_of=AS_OF).height}


def overstay_alone(folder: str) -> Callable[[], object]:
    """The same for the overstay rule alone."""
    law = book.environment_on(AS_OF, standard_parameters(), standard_visa_indexes())
    return lambda: {"people": verdict_columns([overstay.RULE], register_in(folder), law).height}


def columns_read() -> Mapping[str, set[str]]:
    """The stored columns that some rule about people reads, by table, from the rules' own expressions."""
    law = book.environment_on(AS_OF, standard_parameters(), standard_visa_indexes())
    found = Compiler(Sharing().all_of(stored_of(PEOPLE_RULES, law)), "people", law).plan().columns
    for table, looked_up in book.LOOKED_UP.items():
        own = {node.name for node in nodes.walk(looked_up.on) if isinstance(node, nodes.Column)}
        found[table] = {column for column in found[table] if "." not in column} | own | {looked_up.key.name}
    return {table: columns | {"person"} & set(SCHEMAS[table].column_names()) for table, columns in found.items()}


def scan(folder: str) -> Callable[[], object]:
    """Reads the very columns that the rules read, and does nothing with them: the physical limit."""
    columns = columns_read()

    def read() -> object:
        files = [pl.scan_parquet(Path(folder, f"{table}.parquet")).select(sorted(columns[table])) for table in columns]
        return {"bytes": sum(frame.estimated_size() for frame in pl.collect_all(files))}

    return read


def plain_loop(folder: str, sample: int) -> Callable[[], object]:
    """The plain readings of the law that the tests hold against the rulebook, person by person over a sample.

    The rows are given as dictionaries beforehand, so only the judging is timed.
    """
    frames = {name: frame.collect() for name, frame in register_in(folder).frames().items()}
    people = frames["people"].height
    own: dict[int, dict[str, list[dict[str, object]]]] = {
        person: {name: [] for name in frames} for person in frames["people"]["person"].head(sample)
    }
    for name, frame in frames.items():
        if name != "feeds":
            for row in frame.filter(pl.col("person").is_in(list(own))).iter_rows(named=True):
                own[row["person"]][name].append(row)
    feeds = frames["feeds"].rows(named=True)

    def judge() -> object:
        begun = time.perf_counter()
        for history in own.values():
            stay = Stay(history, feeds, AS_OF)
            for reading in OF_A_PERSON.values():
                reading(stay)
        return {"seconds": time.perf_counter() - begun, "people": people, "sampled": len(own)}

    return judge


def openfisca(folder: str) -> Callable[[], object]:
    """OpenFisca-Core on the same people: rows folded into one a person beforehand, then the four variables."""
    simulation, day = simulation_of(register_in(folder), AS_OF)

    def calculate() -> object:
        for variable in VARIABLES:
            simulation.delete_arrays(variable)
        found = {variable: simulation.calculate(variable, day) for variable in VARIABLES}
        return {"people": simulation.persons.count, "charged": int((found["consequence"] == Consequence.charge).sum())}

    return calculate
