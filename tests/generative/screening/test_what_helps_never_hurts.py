"""Changes that may only help the person: a later permit, an exit on record, a gap in the list."""

from collections.abc import Iterator
from datetime import date

import pytest
from tests.factories.batches import Batch, batch, with_rows, without
from tests.factories.histories import History, Row, shifted
from tests.factories.judging import Values
from tests.factories.plain_readings.law import days_of
from tests.factories.plain_readings.stay import Stay, is_silent


NUMBERS = (0, 1, 2, 5, 9)
LAWFUL: Row = {
    "kind": "limited", "visa_index": "312", "granted_on": None, "cancelled_on": None, "closed_because": None,
    "permit_number": None, "extension_of": None,
}  # fmt: skip
LARGEST_CHARGE = 59_000_000


def days_over(values: Values) -> int:
    """Days of overstay that the rule finds; 0 where it finds none."""
    days = values["answer.overstay_days"]
    return days if values["fires"] is True and isinstance(days, int) else 0


def is_proven(values: dict[str, Values]) -> bool:
    return values["overstay"]["fires"] is True and values["overstay"]["answer.certainty"] == "proven"


def pairs(before: Batch, after: Batch) -> Iterator[tuple[History, dict[str, Values], dict[str, Values]]]:
    return zip(before.histories, before.verdicts, after.verdicts, strict=True)


def _extended(facts: History, of: Batch, until: date | None) -> History:
    """The history with a lawful permit from the day after the limit; unchanged where none."""
    stay = Stay(facts, of.feeds, of.as_of)
    begin = None if stay.limit is None else shifted(stay.limit, 1)
    if begin is None or (until is not None and until < begin) or begin > (stay.departed_on or of.as_of):
        return facts
    permit = LAWFUL | {"valid_from": begin, "valid_until": until or shifted(begin, 20)}
    return with_rows(facts, "stay_permits", [*facts["stay_permits"], permit])


@pytest.mark.parametrize("number", NUMBERS)
def test_a_later_lawful_permit_never_adds_a_day_of_overstay(number: int) -> None:
    before = batch(number)
    after = before.changed(lambda facts: _extended(facts, before, None))
    helped = 0
    for facts, old, new in pairs(before, after):
        by_now, by_then = (values["overstay"]["step.days_by_now"] for values in (new, old))
        assert by_then is None or by_now <= by_then, facts  # type: ignore[operator]
        helped += by_now != by_then
        # Seen on two days (met, or leaving), the one judged may move from before the permit to after it (decision 2).
        if is_proven(new) and is_proven(old) and _times_seen(facts) <= 1:
            assert days_over(new["overstay"]) <= days_over(old["overstay"]), facts
    assert helped > 10


def _times_seen(facts: History) -> int:
    met = sum(row["met_in_person"] is True for row in facts["presence"])
    return met + sum(row["direction"] == "exit" for row in facts["crossings"])


@pytest.mark.parametrize("number", NUMBERS)
def test_a_permit_that_reaches_the_day_judged_ends_every_overstay(number: int) -> None:
    before = batch(number)
    after = before.changed(lambda facts: _extended(facts, before, shifted(before.as_of, 30)))
    helped = 0
    for facts, old, new in pairs(before, after):
        if days_over(old["overstay"]):
            assert not days_over(new["overstay"]), facts
            helped += 1
    assert helped > 10


@pytest.mark.parametrize("number", NUMBERS)
def test_an_exit_on_record_never_adds_a_day_or_a_finding_of_overstay(number: int) -> None:
    before = batch(number)
    for days in (0, 1, 10):
        left_on = shifted(before.as_of, -days)
        after = before.changed(lambda facts, day=left_on: _left(facts, before, day))  # type: ignore[misc]
        recorded = 0
        for facts, old, new in pairs(before, after):
            assert days_over(new["overstay"]) <= days_over(old["overstay"]), (facts, left_on)
            recorded += new != old
        assert recorded > 10


def _left(facts: History, of: Batch, day: date) -> History:
    """The history of who had not left with an exit, where no stamp and no permit says that it came too early."""
    stamps = days_of(facts["crossings"], "crossed_on") + days_of(facts["stay_permits"], "valid_from")
    if Stay(facts, of.feeds, of.as_of).departed_on is not None or any(stamp >= day for stamp in stamps):
        return facts
    return with_rows(facts, "crossings", [*facts["crossings"], {"direction": "exit", "crossed_on": day}])


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("stay_permits", "granted_on"), ("presence", "activity"), ("presence", "employer_key"), ("presence", "place_key"),
        ("work_permits", "place_key"), ("travel_documents", "valid_until"), ("people", "nationality"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("number", NUMBERS[:3])
def test_a_column_that_a_list_lacks_never_accuses_anybody(table: str, column: str, number: int) -> None:
    before = batch(number)
    after = before.changed(lambda facts: without(facts, table, column))
    for facts, old, new in pairs(before, after):
        accused = {
            rule_id for rule_id, values in new.items() if values["fires"] is True and old[rule_id]["fires"] is not True
        }
        # Without a limit that the day of grant gave, nothing is left but to say that none is on record.
        assert accused <= ({"no_lawful_stay_on_record"} if column == "granted_on" else set()), facts
        assert days_over(new["overstay"]) <= days_over(old["overstay"])


@pytest.mark.parametrize("number", range(12))
def test_what_is_concluded_is_undisputed_and_what_is_charged_lies_below_the_threshold(number: int) -> None:
    seen: set[object] = set()
    judged = batch(number, people=600)
    for values in judged.verdicts:
        overstay = values["overstay"]
        consequence = overstay["answer.consequence"]
        if overstay["fires"] is not True:
            continue
        seen.add(consequence)
        if consequence in {"charge", "deportation_and_ban"}:
            assert not any(value for name, value in overstay.items() if name.startswith("reason."))
            assert overstay["answer.certainty"] != "probably_left"
            seen_after = overstay["step.met_on"] is not None or overstay["step.departed_on"] is not None
            assert seen_after == (overstay["answer.certainty"] == "proven")
            # Who was not seen is only concluded about while a feed that would bring the exit still arrives.
            assert seen_after or _exits_arrive(judged)
        charge = overstay["answer.overstay_charge"]
        assert (charge is not None) == (consequence == "charge")
        assert charge is None or 0 < charge <= LARGEST_CHARGE  # type: ignore[operator]
        assert consequence != "charge" or 1 <= days_over(overstay) <= 59
        assert consequence != "deportation_and_ban" or days_over(overstay) >= 61
    assert seen == {"charge", "deportation_and_ban", "needs_a_person"}


def _exits_arrive(judged: Batch) -> bool:
    exits = [row for row in judged.feeds if row["kind"] == "crossings"]
    return bool(exits) and not any(is_silent(row, judged.as_of) for row in exits)


def test_without_any_list_of_crossings_nobody_unseen_is_concluded() -> None:
    lonely = Batch(batch(0).as_of, batch(0).histories, ())
    for values in lonely.verdicts:
        overstay = values["overstay"]
        if overstay["fires"] is True and overstay["answer.certainty"] != "proven":
            assert overstay["answer.consequence"] == "needs_a_person"
