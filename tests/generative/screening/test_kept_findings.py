"""What is kept of a judgement says on each day what a fresh screening of that day says, until the day on which it has to be judged anew."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from timpora.facts.register import Register
from timpora.intake.reading import read_lists
from timpora.rulebook import book
from timpora.rulebook.parameters import standard_parameters
from timpora.rulebook.visa_indexes import standard_visa_indexes
from timpora.sample.lists import write_sample
from timpora.screening.core.assembly import basis_by_reasons
from timpora.screening.core.findings import Finding
from timpora.screening.core.judged import Judged, judged, of_all_feeds
from timpora.screening.core.kept_findings import Kept, finding_on
from timpora.screening.run import screen


FIRST, LAST = date(2023, 6, 12), date(2023, 7, 20)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    lists = write_sample(tmp_path_factory.mktemp("serang"), people=250)
    return read_lists(lists, on=LAST, kind_of_index=standard_visa_indexes().kind_of).register


def judged_on(register: Register, day: date) -> Judged:
    law = book.environment_on(day, standard_parameters(), standard_visa_indexes())
    return judged(register, book.rules_in_force(day), law)


def read_on(row: Mapping[str, Any], day: date) -> Finding:
    law = book.environment_on(day, standard_parameters(), standard_visa_indexes())
    rule = next(rule for rule in book.RULES if rule.id == row["rule_id"])
    columns = {name: row[name] for name in Kept.__dataclass_fields__}
    kept = Kept(**{**columns, "reasons": row["reasons"].split()})
    return finding_on(kept, rule, law, basis_by_reasons(rule, standard_parameters(), day))


def comparable(finding: Finding) -> Finding:
    """A finding as both ways show it: on which day to look again is a choice of each, and names are shown up to some."""
    return replace(finding, next_change_on=None, names=finding.names[:6], details={})


def by_key(findings: list[Finding]) -> dict[tuple[object, ...], Finding]:
    return {(one.person, one.rule_id, one.sources if one.person is None else ()): comparable(one) for one in findings}


@pytest.mark.parametrize("day", [FIRST, date(2023, 6, 27)])
def test_what_is_kept_says_what_a_screening_of_that_day_says(register: Register, day: date) -> None:
    kept = [read_on(row, day) for row in judged_on(register, day).findings.iter_rows(named=True)]
    fresh = screen(register, as_of=day, with_ledger=False).findings
    assert by_key(kept) == by_key(list(fresh))
    assert len(kept) == len(fresh)


def test_a_finding_says_on_every_later_day_what_a_screening_of_that_day_says_until_it_turns(register: Register) -> None:
    """Each day only those are judged anew whose day has come; feeds, which turn for all at once, are compared apart."""
    rows: dict[int, list[dict[str, Any]]] = {}
    due: dict[int, date | None] = {}
    feeds, day, judged_anew = "", FIRST, 0
    while day <= LAST:
        law = book.environment_on(day, standard_parameters(), standard_visa_indexes())
        told = of_all_feeds(register, book.rules_in_force(day), law)
        fresh = judged_on(register, day)
        everybody = fresh.standings.get_column("person").to_list()
        anew = everybody if told != feeds else [person for person, on in due.items() if on is not None and on <= day]
        judged_anew += len(anew) if told == feeds else 0
        for person in anew:
            rows[person] = []
        for row in fresh.findings.iter_rows(named=True):
            if row["person"] in set(anew):
                rows[row["person"]].append(row)
        turns = dict(fresh.standings.select("person", "next_change_on").iter_rows())
        due.update({person: turns[person] for person in anew})
        feeds = told
        kept = [read_on(row, day) for own in rows.values() for row in own]
        said = [one for one in screen(register, as_of=day, with_ledger=False).findings if one.person is not None]
        assert by_key(kept) == by_key(said), day
        day += timedelta(days=5)
    assert judged_anew < 250 * 4, "what stands still is not judged each time"
