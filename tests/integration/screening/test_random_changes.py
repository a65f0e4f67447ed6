"""Judging only who changed and whose day has come leaves, after random changes over many days, exactly what judging everybody leaves.

`TIMPORA_CHANGES` says how many people change; each has a history of facts that come, go and are joined over several days.
"""

import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.factories import facts
from tests.factories.chance import Dice, happens, pick
from tests.factories.deliveries import recorded
from tests.factories.histories import history
from tests.factories.office import account, looking
from tests.integration.intake import lists

from timpora.accounts.core.roles import Role
from timpora.kernel.refusals import Refused
from timpora.register import actions as register
from timpora.register import queries
from timpora.register.judgements import Verdict
from timpora.screening import nights
from timpora.screening.models import Finding, FindingEvent


PEOPLE = int(os.environ.get("TIMPORA_CHANGES", "100"))
FIRST = date(2023, 6, 24)
STEPS = (0, 1, 2, 3, 10, 34)  # days after the first; the feed of crossings falls silent on the way
KEPT_APART = {
    "stay_permits": "permit_number",
    "work_permits": "work_permit_number",
    "presence": "place_key",
    "travel_documents": "document_number",
    "crossings": "border_post",
    "applications": "application_number",
}


pytestmark = pytest.mark.usefixtures("office_database", "unblocked", "files")


@pytest.fixture
def unblocked(django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


class Changes:
    """Random changes of a register, some on each step."""

    def __init__(self, seed: int) -> None:
        self.chance = Dice(seed)
        self.officer = account(Role.EXAMINER)
        self.waiting: list[
            tuple[int, str, int, dict[str, object]]
        ] = []  # the step, the kind, the person's place, what is said
        self.records: list[int] = []
        self.judgements: list[int] = []
        self.numbers = 0

    def record_people(self) -> None:
        rows = []
        for place in range(PEOPLE):
            told = history(self.chance, FIRST + timedelta(days=pick(self.chance, (0, 1, 5, 30))))
            said = told.pop("people")[0]
            alike = rows[-1] if place % 2 else said  # two by two they may be one person, as far as birth and state go
            told_alike = {name: alike[name] for name in ("born_earliest", "born_latest", "nationality")}
            rows.append({**said, **told_alike, "name": f"Reka {place}", "name_key": f"REKA {place}"})
            told["circumstances"] = told["circumstances"][:1]  # two of one kind at once exclude each other
            for kind, said in told.items():
                self.waiting += [(self.chance.number(0, len(STEPS) - 1), kind, place, row) for row in said]
        with looking(self.officer) as by:
            frame = pl.DataFrame(
                rows, schema_overrides={"born_earliest": pl.Date, "born_latest": pl.Date, "nationality": pl.String}
            )
            source = facts.source(by)
            self.records = register.record_many(by=by, kind="people", source=source, rows=frame)
            shared = [f"S{place // 2}" for place in range(PEOPLE)]
            passports = pl.DataFrame({"person_record_id": self.records, "document_number": shared})
            register.record_many(by=by, kind="travel_documents", source=source, rows=passports)

    def step(self, number: int) -> None:
        """Records what comes on this step, withdraws some of what is there, joins some people and parts others."""
        for kind in sorted({kind for step, kind, _, _ in self.waiting if step == number}):
            self._record(kind, [(place, row) for step, of, place, row in self.waiting if (step, of) == (number, kind)])
        with looking(self.officer) as by:
            for kind in ("stay_permits", "presence", "crossings", "travel_documents", "people"):
                there = list(queries.facts(by, kind).values_list("pk", flat=True))
                for fact in there[:: max(1, len(there) // 4)] if there else []:
                    if happens(self.chance, 50):
                        register.withdraw(by=by, kind=kind, fact=fact, because="keliru dicatat")
            for _ in range(6):
                self._join(by)
            if self.judgements and happens(self.chance, 70):
                register.withdraw_judgement(by=by, judgement=self.judgements.pop(), because="ternyata bukan")

    def _record(self, kind: str, rows: list[tuple[int, dict[str, object]]]) -> None:
        with looking(self.officer) as by:
            open_ones = set(queries.facts(by, "people").values_list("pk", flat=True))
            told = [
                {"person_record_id": self.records[place], **row, **self._apart(kind)}
                for place, row in rows
                if self.records[place] in open_ones
            ]
            if kind == "work_permits":
                told = [
                    {"employer": "PT Reka", **row, "employer_key": row.get("employer_key") or "REKA"} for row in told
                ]
            if told:
                register.record_many(
                    by=by, kind=kind, source=facts.source(by), rows=pl.DataFrame(told, infer_schema_length=None)
                )

    def _apart(self, kind: str) -> dict[str, object]:
        """A number of its own, where two facts that say the same of one day would exclude each other."""
        self.numbers += 1
        return {KEPT_APART[kind]: f"R{self.numbers}"} if kind in KEPT_APART else {}

    def _join(self, by: Any) -> None:
        there = list(queries.facts(by, "people").values_list("pk", flat=True))
        pair = pick(self.chance, there), pick(self.chance, there)
        if pair[0] != pair[1]:
            try:
                self.judgements.append(
                    register.judge(by=by, records=pair, verdict=Verdict.SAME, because="orang yang sama")
                )
            except Refused:
                return


def differences(machine: Any, on: date) -> list[object]:
    with looking(machine) as by:
        found, stood = nights.compare(by=by, on=on)
    frames = (found.found, found.changed, found.gone, stood.added, stood.changed)
    return [row for frame in frames for row in frame.rows(named=True)] + stood.gone


def test_judging_who_changed_leaves_what_judging_everybody_leaves(tmp_path: Path) -> None:
    changes, machine = Changes(20230627), account(Role.MACHINE)
    changes.record_people()
    header = ("Nama", "No Paspor", "Kewarganegaraan", "Arah", "Tanggal Lintas")
    rows = [
        ("CONTOH LINTAS", "L0000001", "Jepang", "Masuk", "20/06/2023"),
        ("CONTOH LAIN", "L0000002", "Jepang", "Masuk", "23/06/2023"),
    ]
    recorded(lists.xlsx(tmp_path / "lintas.xlsx", {"Lintas": [header, *rows]}))
    kinds = []
    for number, days in enumerate(STEPS):
        on = FIRST + timedelta(days=days)
        changes.step(number)
        with looking(machine) as by:
            done = nights.catch_up(by=by, on=on)
        assert done is not None
        assert not done.failed
        kinds.append(done.kind)
        assert differences(machine, on) == [], on
    assert kinds == [nights.Kind.WHOLE, *[nights.Kind.CHANGED] * (len(STEPS) - 1)]
    with looking(changes.officer):
        assert Finding.objects.values("rule_id").distinct().count() >= 8
        happened = set(FindingEvent.objects.values_list("what", flat=True))
    assert happened >= {"found", "gone", "changed"}
