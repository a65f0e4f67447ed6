"""Random histories: small registers in which everything that can go together does."""

from datetime import date, timedelta

from hypothesis import strategies as st

from tests.factories.registers import person, register_of
from timpora.facts import codes
from timpora.facts.register import Register


START = date(2023, 1, 1)
AS_OF = date(2023, 6, 27)
days = st.integers(0, 220).map(lambda number: START + timedelta(days=number))
maybe_day = st.none() | days
people_numbers = st.integers(0, 3)


def _ordered(row: dict[str, object], first: str, last: str) -> dict[str, object]:
    begin, end = row[first], row[last]
    if isinstance(begin, date) and isinstance(end, date) and end < begin:
        return row | {first: end, last: begin}
    return row


def _rows(**columns: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries({"person": people_numbers, **columns})


def _words(kind: type[codes.StrEnum]) -> st.SearchStrategy[str]:
    return st.sampled_from([value.value for value in kind])


indexes = st.sampled_from(["B213", "B211A", "312", "317", "C312", "ZZ9", None])
permits = _rows(
    kind=_words(codes.PermitKind), visa_index=indexes, valid_from=maybe_day, valid_until=maybe_day,
    granted_on=maybe_day, cancelled_on=st.none() | st.none() | days, closed_because=st.none() | _words(codes.ClosedBecause),
).map(lambda row: _ordered(row, "valid_from", "valid_until"))  # fmt: skip
crossings = _rows(direction=_words(codes.Direction), crossed_on=days)
keys = st.sampled_from(["BAJA REKAAN", "SEMEN CONTOH", None])
presence = _rows(
    place_kind=_words(codes.PlaceKind), from_on=days, until_on=maybe_day, met_in_person=st.booleans(),
    activity=st.none() | _words(codes.Activity), employer_key=keys, place_key=keys, left_indonesia_on=st.none() | st.none() | days,
).map(lambda row: _ordered(row, "from_on", "until_on"))  # fmt: skip
applications = _rows(
    applied_for=_words(codes.AppliedFor), lodged_on=days, decided_on=maybe_day, outcome=_words(codes.Outcome)
).map(lambda row: _ordered(row, "lodged_on", "decided_on")).map(
    lambda row: row | ({"outcome": None} if row["decided_on"] is None else {})
)  # fmt: skip
documents = _rows(document_number=st.just("X0000001"), valid_until=maybe_day)
plans = _rows(
    employer=st.just("PT Baja Rekaan"), employer_key=st.just("BAJA REKAAN"), place_key=keys, valid_from=maybe_day, valid_until=maybe_day
).map(lambda row: _ordered(row, "valid_from", "valid_until"))  # fmt: skip
circumstances = _rows(kind=_words(codes.CircumstanceKind), from_on=maybe_day, until_on=maybe_day).map(
    lambda row: _ordered(row, "from_on", "until_on")
)
feeds = st.lists(
    st.fixed_dictionaries(
        {"kind": _words(codes.FeedKind), "rhythm_days": st.none() | st.integers(1, 30), "last_arrival_on": maybe_day}
    ),
    max_size=2,
).map(lambda rows: [row | {"feed": f"umpan {number}"} for number, row in enumerate(rows)])
births = st.sampled_from([None, date(1980, 1, 31), date(2005, 6, 27), date(2010, 2, 28)])
people = st.lists(births, min_size=4, max_size=4).map(
    lambda found: [
        person(number, born_earliest=born, born_latest=born, nationality=["CHN", "XXA", None, "JPN"][number])
        for number, born in enumerate(found)
    ]
)


def registers(most: int = 5) -> st.SearchStrategy[Register]:
    """Registers of four people with up to `most` rows of each kind of fact."""

    def lists(rows: st.SearchStrategy[dict[str, object]]) -> st.SearchStrategy[list[dict[str, object]]]:
        return st.lists(rows, max_size=most)

    return st.builds(
        register_of, people=people, stay_permits=lists(permits), crossings=lists(crossings), presence=lists(presence),
        applications=lists(applications), travel_documents=lists(documents), work_permits=lists(plans),
        circumstances=lists(circumstances), feeds=feeds,
    )  # fmt: skip
