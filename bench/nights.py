"""Screening in the office, over the register that `pages` fills: everybody judged and stored, then only the thousandth part of whom something was said, then one person."""

import time
from collections.abc import Callable, Iterator
from datetime import date

from bench import office
from bench.measuring import NeverTwice, Row, compared, measure, prepare
from timpora.postgres.connecting import connect


ON = date(2023, 3, 15)  # one person in twenty is past the limit by then, and one in twenty nears it
ONE_IN = 1_000
MACHINE = "mesin"
CHANGED = (
    "INSERT INTO register_presence (office_id, recorded_by, source_id, confidentiality, person_record_id, place, place_key, place_kind, from_on, met_in_person)"
    " SELECT office_id, 1, source_id, 0, id, 'Hotel Rekaan', 'HOTEL REKAAN', 'home', date '2023-03-10', false"
    " FROM register_personrecord WHERE id %% %s = %s"
)


def rows_over(host: str, people: int) -> Iterator[Row]:
    """Over a register that is filled (`pages.fill`): one row a kind of run; the peer of the second is the first."""
    prepare("nights:add_machine", host)
    [whole] = measure(("nights:whole", host), runs=1)
    [some] = measure(("nights:some", host, people, 0), runs=1)
    [warm] = measure(("nights:some", host, people, 1), runs=1)
    [one] = measure(("nights:one", host), runs=1)
    label = f"{people:,} people"
    note = f"{whole.told['found']:,.0f} findings stored with their reasons"
    yield Row(name="night: everybody", size=label, ours=whole.seconds, peak_mib=whole.peak_mib, note=note)
    note = f"{some.told['judged']:,.0f} people judged"
    yield compared("night: one in a thousand changed", label, some, peer="everybody", theirs=whole, note=note)
    note = f"{warm.told['judged']:,.0f} people judged, by a process that has judged before, as the office's worker has"
    yield compared("the same in the worker", label, warm, peer="everybody", theirs=whole, note=note)
    note = "from the committed fact to the stored finding, the median of 9"
    yield Row(name="one person changed", size=label, ours=one.told["seconds"], peak_mib=one.peak_mib, note=note)


def add_machine(host: str) -> None:
    """The account in whose name people are judged."""
    with connect(office.place(host, office.FILLED, "postgres"), autocommit=True) as connection:
        connection.execute(
            "INSERT INTO accounts_account (sign_in_name, name, role, office_id, password, language)"
            " SELECT %s, 'Pekerjaan malam', 'machine', id, '!', 'id' FROM accounts_office",
            [MACHINE],
        )


def whole(host: str) -> Callable[[], object]:
    """The first night, which judges everybody."""
    return NeverTwice(_night(host))


def some(host: str, people: int, before: int) -> Callable[[], object]:
    """The run after something was said of one person in a thousand, in a process that has judged so often before."""
    night = _night(host)
    for number in range(before):
        _say_something(host, 10**9, 30 + number)
        night()
    _say_something(host, min(ONE_IN, people), 7 + before)
    return NeverTwice(night)


def one(host: str) -> Callable[[], object]:
    """Runs after something was said of one person each, in a process that has judged before."""
    night = _night(host)
    _say_something(host, 10**9, 11)
    night()

    def work() -> object:
        taken = []
        for number in range(12, 21):
            _say_something(host, 10**9, number)
            begun = time.perf_counter()
            night()
            taken.append(time.perf_counter() - begun)
        return {"seconds": sorted(taken)[len(taken) // 2]}

    return NeverTwice(work)


def _say_something(host: str, one_in: int, number: int) -> None:
    with connect(office.place(host, office.FILLED, "postgres"), autocommit=True) as connection:
        connection.execute(CHANGED, [one_in, number])


def _night(host: str) -> Callable[[], dict[str, float]]:
    office.enter(host, office.FILLED, "")
    from timpora.accounts import doors  # noqa: PLC0415 - needs what was set up
    from timpora.screening import nights  # noqa: PLC0415 - needs what was set up

    [machine] = doors.machines()

    def work() -> dict[str, float]:
        with doors.on_behalf_of(machine) as by:
            done = nights.catch_up(by=by, on=ON)
        assert done is not None
        assert not done.failed
        return {"judged": done.judged, "found": done.found}

    return work
