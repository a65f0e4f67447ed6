"""The search for names over a growing register of invented people: what stands first, what among the first five, and how long it takes.

Beside it stands PostgreSQL's pg_trgm alone, over the same names in the same database: what is similar, the most similar first.
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


PEOPLE = {"short": (10_000,), "full": (10_000, 100_000, 1_000_000)}
PAIRS_A_KIND = {"short": 25, "full": 50}
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
    with office.opened() as host:
        prepare("office:migrate", host)
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
    return Row(
        name=f"name: {kind}", size=f"{people:,} people", ours=ours.told[f"{kind} time"], peak_mib=ours.peak_mib, peer=PEER,
        theirs=theirs.told[f"{kind} time"], their_peak_mib=theirs.peak_mib,
        note=f"{', '.join(told)}; median {1000 * ours.told[f'{kind} median']:.1f} ms",
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

    def find(typed: str) -> Sequence[str]:
        with doors.on_behalf_of(number) as by:
            return [one.listed.name for one in search.people_sought(by, sought(typed), most=FEW)]

    return _asking(find, people, each)


def by_trigrams(host: str, people: int, each: int) -> Callable[[], object]:
    """The names most similar by their trigrams, without any wall."""
    connection = connect(office.place(host, DATABASE, "postgres"), autocommit=True)

    def find(typed: str) -> Sequence[str]:
        key = name_key(typed)
        return [name for (name,) in connection.execute(SIMILAR, [key, key]).fetchall()]

    return _asking(find, people, each)


def _asking(find: Callable[[str], Sequence[str]], people: int, each: int) -> Callable[[], object]:
    drawn = list(names(min(people, DRAWN_FROM)))
    labelled = pairs(drawn, each)

    def ask() -> object:
        for pair in labelled[:: len(labelled) // 20]:
            find(pair.typed)
        return _told([(pair, *_timed(find, pair)) for pair in labelled])

    return ask


def _timed(find: Callable[[str], Sequence[str]], pair: Pair) -> tuple[int | None, float]:
    """The place of the first who is named as the one meant, from 1, and the time it took; a namesake counts."""
    begun = time.perf_counter()
    found = find(pair.typed)
    taken = time.perf_counter() - begun
    wanted = document_key(pair.on_record)
    return next((place for place, name in enumerate(found, 1) if document_key(name) == wanted), None), taken


def _told(asked: Sequence[tuple[Pair, int | None, float]]) -> Mapping[str, float]:
    told: dict[str, float] = {}
    for kind in (EVERYTHING, *KINDS):
        own = [(place, taken) for pair, place, taken in asked if kind in {EVERYTHING, pair.kind}]
        times = [taken for _, taken in own]
        told |= {f"{kind} {most}": sum(place is not None and place <= most for place, _ in own) / len(own) for most in (FIRST, FEW)}  # fmt: skip
        told |= {f"{kind} time": statistics.quantiles(times, n=20)[-1], f"{kind} median": statistics.median(times)}
    return told
