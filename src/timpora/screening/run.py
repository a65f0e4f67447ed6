"""Screening a register on a day: collects what the rulebook says and makes it readable."""

from collections.abc import Iterator, Mapping
from datetime import date

import polars as pl

from timpora.engine.rules import Rule
from timpora.facts.register import Register
from timpora.kernel.progress import Progress, silent, told
from timpora.kernel.refusals import Source
from timpora.kernel.text import Text
from timpora.rulebook import book
from timpora.rulebook.parameters import Parameter, standard_parameters
from timpora.rulebook.visa_indexes import VisaIndexes, standard_visa_indexes
from timpora.screening.core.assembly import Particulars, findings_of, names_told, provisions_behind
from timpora.screening.core.definitions import parameter_definitions
from timpora.screening.core.findings import Definition, Finding, Screening
from timpora.screening.core.ledger import ledgers_of
from timpora.screening.core.verdicts import KEYS, fired, firing, verdict_columns, verdicts_over


_JUDGING = Text(id="Menilai semua orang", en="Judging everybody")
_LEDGER = Text(id="Menyusun hari demi hari", en="Laying out the days")


def screen(
    register: Register,
    *,
    as_of: date,
    parameters: Mapping[str, Parameter] | None = None,
    indexes: VisaIndexes | None = None,
    with_ledger: bool = True,
    progress: Progress = silent,
) -> Screening:
    """Every finding of the rules in force on `as_of`, most urgent first.

    The ledger of days is most of the work where many people have a finding; `with_ledger=False` leaves it empty.
    Raises Refused for a day outside the law's days.
    """
    progress(_JUDGING, 0, None)
    parameters, indexes = parameters or standard_parameters(), indexes or standard_visa_indexes()
    environment = book.environment_on(as_of, parameters, indexes)
    rules = book.rules_in_force(as_of)
    own = _of_people(register, fired(rules, register, environment))
    judged = verdicts_over(rules, {name: frame.lazy() for name, frame in own.items()}, environment)
    firings = {rule.id: firing(rule, judged[rule.subject]) for rule in rules}
    particulars = _particulars(own, as_of)
    found = [
        finding
        for rule in rules
        for finding in findings_of(rule, _rows(firings[rule.id], rule, progress), particulars, parameters, as_of)
    ]
    persons = own["people"].get_column("person").to_list() if with_ledger else []
    return Screening(
        as_of=as_of,
        people=register.people.select(pl.len()).collect().item(),
        findings=sorted(found, key=_urgency),
        ledger=ledgers_of(own, told(persons, progress, _LEDGER, len(persons)), environment, indexes),
        definitions=[
            *[_definition(rule, parameters, as_of) for rule in rules],
            *parameter_definitions(rules, parameters, as_of),
        ],
    )


def _rows(firing_rows: pl.DataFrame, rule: Rule, progress: Progress) -> Iterator[dict[str, object]]:
    what = Text(id=f"Menyusun temuan: {rule.title.id}", en=f"Wording findings: {rule.title.en}")
    return told(firing_rows.iter_rows(named=True), progress, what, firing_rows.height)


def _urgency(finding: Finding) -> tuple[object, ...]:
    certainty = ["proven", None, "no_exit_on_record", "probably_left"].index(finding.certainty)
    return (
        finding.subject.value != "person",
        certainty,
        -(finding.overstay_days or 0),
        finding.rule_id,
        finding.person or 0,
    )


def _definition(rule: Rule, parameters: Mapping[str, Parameter], as_of: date) -> Definition:
    provisions = provisions_behind(rule, rule.parameters(), parameters, as_of)
    return Definition(
        id=rule.id,
        title=rule.title,
        meaning=Text(id=f"{rule.question.id} {rule.matters.id}", en=f"{rule.question.en} {rule.matters.en}"),
        citation="; ".join(provision.citation for provision in provisions),
        confirmed=all(provision.confirmed for provision in provisions),
    )


def verdict_frame(
    register: Register,
    *,
    as_of: date,
    parameters: Mapping[str, Parameter] | None = None,
    indexes: VisaIndexes | None = None,
) -> pl.DataFrame:
    """What the rules in force on `as_of` say of every person: one row a person, in order of `person`.

    `rule` (Boolean) says whether a rule fires; `rule.certainty`, `rule.overstay_days` ... are its answers and
    `rule.reason.code` (Boolean) why an officer must look, missing or false where it does not fire; `next_change_on`
    (Date) is the next day on which time alone changes a verdict. Raises Refused for a day outside the law's days.
    """
    environment = book.environment_on(as_of, parameters or standard_parameters(), indexes or standard_visa_indexes())
    return verdict_columns(book.rules_in_force(as_of), register, environment)


def _of_people(register: Register, fired_for: Mapping[str, pl.Series]) -> dict[str, pl.DataFrame]:
    """All facts of the people for whom a rule fires, with the numbers of their rows in the register; feeds whole."""
    persons = pl.concat([found for found in fired_for.values() if found.dtype == pl.Int64]).unique()
    numbered = {name: frame.with_row_index("row_number") for name, frame in register.frames().items()}
    chosen = [
        frame if name == "feeds" else frame.filter(pl.col("person").is_in(persons.implode()))
        for name, frame in numbered.items()
    ]
    return dict(zip(numbered, pl.collect_all(chosen), strict=True))


def _particulars(own: Mapping[str, pl.DataFrame], as_of: date) -> Particulars:
    """What the findings show about their people, and where each fact of theirs was read."""
    sources = {
        (name, row[KEYS.get(name, "row_number")]): Source(row["source_file"], row["source_sheet"], row["source_row"])
        for name, frame in own.items()
        for row in frame.iter_rows(named=True)
    }
    people = {row["person"]: row for row in own["people"].iter_rows(named=True)}
    documents = _latest(own["travel_documents"], "document_number") | _latest(own["stay_permits"], "document_number")
    numbers = _every(own["travel_documents"], "document_number"), _every(own["stay_permits"], "document_number")
    written = _every(own["names"], "name")
    seen = own["presence"].filter(pl.col("from_on") <= as_of).sort("from_on", maintain_order=True)
    return Particulars(
        people=people,
        names={
            number: names_told(
                row["name"], written.get(number, ()), {name for of in numbers for name in of.get(number, ())}
            )
            for number, row in people.items()
        },
        documents=documents,
        places={row["person"]: row for row in seen.iter_rows(named=True)},
        sponsors=_latest(own["stay_permits"], "sponsor"),
        sources=sources,
    )


def _every(frame: pl.DataFrame, column: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for person, value in frame.select("person", column).drop_nulls().iter_rows():
        found.setdefault(person, []).append(value)
    return found


def _latest(frame: pl.DataFrame, column: str) -> dict[int, str]:
    known = frame.filter(pl.col(column).is_not_null()).select("person", column)
    return dict(known.iter_rows())
