"""The search for names over a growing register of invented people: what stands first, what among the first five, and how long it takes.

What is timed is the search itself, from what was typed to the ranked records; the note has the whole answer too, with who is one
person and what is listed of each. Beside it stands PostgreSQL's pg_trgm alone, over the same names in the same database and without
any wall: what is similar, the most similar first.
"""

import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

from bench import office
from bench.invented_names import Pair, names
from bench.measuring import Measured, Row, measure, prepare
from bench.name_variations import KINDS, pairs
from timpora.kernel.identifiers import document_key, name_key
from timpora.postgres.connecting import connect


PEOPLE = {"short": (8_000,), "full": (8_000, 10_000, 100_000, 1_000_000)}
PAIRS_A_KIND = {"short": 2, "full": 25}
DRAWN_FROM = 8_000  # the first people of every register, so that each size is asked for the same ones
FIRST, FEW = 1, 5
DATABASE = "pencarian"
PEER = "pg_trgm alone"
EVERYTHING = "every kind"
COLUMNS = "office_id, recorded_by, source_id, confidentiality, name, name_key, name_sounds"
SIMILAR = (
    "SELECT name FROM register_personrecord WHERE name_key %% %s AND withdrawn_at IS NULL"
    " ORDER BY similarity(name_key, %s) DESC, id LIMIT 5"
)


def rows(size: str) -> Iterator[Row]:
    """Each kind of variation by itself in the smallest register, then all together in each."""
    host = office.host_of_this_run()
    for people in PEOPLE[size]:
        prepare("search:fill", host, people)
        asked = (host, people, PAIRS_A_KIND[size])
        ours, theirs = measure(("search:ours", *asked), ("search:by_trigrams", *asked), runs=1)
        yield _row(EVERYTHING, people, ours, theirs)
        for kind in KINDS:
            yield _row(kind, people, ours, theirs)


def _row(kind: str, people: int, ours: Measured, theirs: Measured) -> Row:
    told = [
        f"{label} {ours.told[f'{kind} {most}']:.0%} to {theirs.told[f'{kind} {most}']:.0%}"
        for label, most in (("first", FIRST), ("of five", FEW))
    ]

    def in_ms(measured: Measured, what: str) -> str:
        return f"{1000 * measured.told[f'{kind} {what}']:.1f} ms"

    return Row(
        name=f"name: {kind}", size=f"{people:,} people", ours=ours.told[f"{kind} time"], peak_mib=ours.peak_mib, peer=PEER,
        theirs=theirs.told[f"{kind} time"], their_peak_mib=theirs.peak_mib,
        note=f"{', '.join(told)}; median {in_ms(ours, 'time median')}, whole answer {in_ms(ours, 'whole median')}, 95th {in_ms(ours, 'whole')}",
    )  # fmt: skip


def fill(host: str, people: int) -> None:
    """A database of so many invented people, and the peer's index beside ours."""
    from timpora.register.core.search.sounds import name_sounds  # noqa: PLC0415 - only the office has what it needs

    office.copy(host, DATABASE)
    with connect(office.place(host, DATABASE, "postgres"), autocommit=True) as connection:
        connection.execute(
            "INSERT INTO register_source (office_id, recorded_by, kind, file) SELECT id, 1, 'list', 'daftar rekaan.csv' FROM accounts_office"
        )
        [own, source] = connection.execute("SELECT office_id, id FROM register_source").fetchone() or (0, 0)
        with connection.cursor() as cursor, cursor.copy(f"COPY register_personrecord ({COLUMNS}) FROM STDIN") as lines:
            for _, name in names(people):
                lines.write_row((own, 1, source, 0, name, name_key(name), name_sounds(name)))
        connection.execute(
            "INSERT INTO register_traveldocument (office_id, recorded_by, source_id, confidentiality, person_record_id, document_number)"
            " SELECT office_id, 1, source_id, 0, id, 'X' || lpad(id::text, 8, '0') FROM register_personrecord"
        )
        connection.execute("CREATE INDEX peer ON register_personrecord USING gin (name_key gin_trgm_ops)")
        connection.execute("VACUUM ANALYZE")


def ours(host: str, people: int, each: int) -> Callable[[], object]:
    """As the page asks: candidates by sound behind the wall, likeness, one person of several records, what is listed of each."""
    office.enter(host, DATABASE, "")
    from timpora.accounts import doors  # noqa: PLC0415 - needs what was set up
    from timpora.register import search  # noqa: PLC0415 - needs what was set up
    from timpora.register.core.search.sought import sought  # noqa: PLC0415 - needs what was set up

    number = doors.account_named(office.RECORDS)
    assert number is not None

    def find(typed: str) -> tuple[Sequence[str], float, float]:
        with doors.on_behalf_of(number) as by:
            begun = time.perf_counter()
            search.by_name(by, typed)
            found_in = time.perf_counter() - begun
            names_found = [one.listed.name for one in search.people_sought(by, sought(typed), most=FEW)]
            return names_found, found_in, time.perf_counter() - begun - found_in

    return _asking(find, people, each)


def by_trigrams(host: str, people: int, each: int) -> Callable[[], object]:
    """The names most similar by their trigrams, without any wall."""
    connection = connect(office.place(host, DATABASE, "postgres"), autocommit=True)

    def find(typed: str) -> tuple[Sequence[str], float, float]:
        key, begun = name_key(typed), time.perf_counter()
        found = [name for (name,) in connection.execute(SIMILAR, [key, key]).fetchall()]
        taken = time.perf_counter() - begun
        return found, taken, taken

    return _asking(find, people, each)


def _asking(find: Callable[[str], tuple[Sequence[str], float, float]], people: int, each: int) -> Callable[[], object]:
    drawn = list(names(min(people, DRAWN_FROM)))
    labelled = pairs(drawn, each)

    def ask() -> object:
        for pair in labelled[:: len(labelled) // 20]:
            find(pair.typed)
        return _told([(pair, *_placed(find, pair)) for pair in labelled])

    return ask


def _placed(find: Callable[[str], tuple[Sequence[str], float, float]], pair: Pair) -> tuple[int | None, float, float]:
    """The place of the first who is named as the one meant, from 1, and the times; a namesake counts."""
    found, taken, whole = find(pair.typed)
    wanted = document_key(pair.on_record)
    place = next((place for place, name in enumerate(found, 1) if document_key(name) == wanted), None)
    return place, taken, whole


def _told(asked: Sequence[tuple[Pair, int | None, float, float]]) -> Mapping[str, float]:
    told: dict[str, float] = {}
    for kind in (EVERYTHING, *KINDS):
        own = [one for one in asked if kind in {EVERYTHING, one[0].kind}]
        for most in (FIRST, FEW):
            told[f"{kind} {most}"] = sum(place is not None and place <= most for _, place, _, _ in own) / len(own)
        for what, times in (("time", [one[2] for one in own]), ("whole", [one[3] for one in own])):
            told |= {
                f"{kind} {what}": statistics.quantiles(times, n=20)[-1],
                f"{kind} {what} median": statistics.median(times),
            }
    return told
