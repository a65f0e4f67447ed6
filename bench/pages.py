"""Pages over a register of many people while fifty officers work at once, and the search for names behind the walls."""

import os
import random
import socket
import statistics
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from bench import nights, office
from bench.measuring import Row, compared, measure, prepare
from timpora.entrypoints import serving
from timpora.postgres.connecting import connect
from timpora.ui.standing import VARIABLE as STANDS_ON


PEOPLE = {"short": (2_000,), "full": (5_000, 10_000, 100_000, 1_000_000)}
SECONDS = {"short": 4, "full": 60}
USERS, LONGEST_THOUGHT = 50, 10.0  # an officer reads what came for up to ten seconds, five on the average
DATABASE = office.FILLED
AT_FIRST, FEW, STEP = 12, 2, 7919  # pages that are served before anything is counted; few where little is
ALONE = {"short": 2, "full": 40}  # pages of each kind that nobody else asks for meanwhile
AT_ONCE = 50_000
SEARCH = "/cari/"
PAGES = {
    "people": "/orang-asing/", "person": "/orang-asing/{person}/", "search": SEARCH, "places": "/tempat/",
    "contradictions": "/orang-asing/bertentangan/", "files": "/daftar/", "feeds": "/daftar/sumber/", "work": "/pekerjaan/",
    "today": "/hari-ini/", "findings": "/temuan/", "reminders": "/pengingat/kirim/", "rulebook": "/aturan/",
}  # fmt: skip
TOKEN = "a" * 32  # of forms; what it guards against is not measured here
LOOPBACK, OK = "127.0.0.1", 200

# Names of two words of invented syllables, so that each word is borne by some and each pair by few; each word sounds as it is written.
KNOWN = ("PA", "TI", "KU", "SA", "MI", "NU", "LA", "RI", "TA", "FA", "TU", "KA", "PI", "SU", "MA", "LI")
SYLLABLES = f"ARRAY{list(KNOWN)}"
WORDS = (
    f"({SYLLABLES})[1 + g %% 16] || ({SYLLABLES})[1 + g / 16 %% 16] || ({SYLLABLES})[1 + g / 256 %% 16]",
    f"({SYLLABLES})[1 + g * 7 %% 16] || ({SYLLABLES})[1 + g / 4096 %% 16] || ({SYLLABLES})[1 + g / 65536 %% 16]",
)
NAME = " || ' ' || ".join(WORDS)
OF_SOURCE = "office_id, recorded_by, source_id, confidentiality"
FILL = (
    (
        f"INSERT INTO register_personrecord ({OF_SOURCE}, name, name_key, name_sounds, born_earliest, born_latest, nationality)"
        f" SELECT s.office_id, 1, s.id, 0, 'Rekaan ' || {NAME}, 'REKAAN ' || {NAME}, 'RIKAN ' || {NAME}, day, day, 'JPN'"
        " FROM register_source s, generate_series(%(first)s::int, %(last)s::int) g, LATERAL (SELECT date '1960-01-01' + g %% 15000) AS born (day)"
    ),
    (
        f"INSERT INTO register_traveldocument ({OF_SOURCE}, person_record_id, document_number)"
        " SELECT office_id, 1, source_id, 0, id, 'X' || lpad(id::text, 8, '0') FROM register_personrecord WHERE id > %(before)s"
    ),
    (
        f"INSERT INTO register_staypermit ({OF_SOURCE}, person_record_id, kind, visa_index, permit_number, valid_from, valid_until)"
        " SELECT office_id, 1, source_id, 0, id, 'visit', 'B213', 'R' || id, date '2023-01-01' + (id %% 300)::int, date '2023-03-01' + (id %% 300)::int"
        " FROM register_personrecord WHERE id > %(before)s"
    ),
    (
        f"INSERT INTO register_presence ({OF_SOURCE}, person_record_id, place, place_key, place_kind, from_on, met_in_person)"
        " SELECT office_id, 1, source_id, 0, id, 'Hotel Khayal', 'HOTEL KHAYAL', 'accommodation', date '2023-01-02' + (id %% 300)::int, false"
        " FROM register_personrecord WHERE id > %(before)s AND id %% 4 = 0"
    ),
)


def rows(size: str) -> Iterator[Row]:
    """Nights over the register; the slowest twentieth of each page's answers; one search, by the function and by row-level security alone."""
    host = office.host_of_this_run()
    with TemporaryDirectory(prefix="timpora-bench-") as files:
        for people in PEOPLE[size]:
            prepare("pages:fill", host, people)
            yield from nights.rows_over(host, people)
            with served(host, files) as (port, server):
                [visited] = measure(
                    ("pages:visit", host, files, port, server, people, SECONDS[size], ALONE[size], PAGES), runs=1
                )
            yield from rows_of(visited.told, PAGES, f"{people:,} people")
            ours, theirs = measure(*((f"pages:{by}", host, people) for by in ("by_function", "by_wall_alone")), runs=1)
            yield compared(
                "a name behind walls", f"{people:,} people", ours, peer="row-level security alone", theirs=theirs
            )


def rows_of(told: Mapping[str, float], pages: Iterable[str], size: str) -> Iterator[Row]:
    """A row a page, of what the officers met."""
    for page in pages:
        note = (
            f"95th percentile of {told[page + ' answers']:.0f}; median {1000 * told[page + ' median']:.0f} ms;"
            f" {1000 * told[page + ' processor']:.0f} ms of a processor"
        )
        yield Row(name=f"page: {page}", size=size, ours=told[page], peak_mib=told["server"], note=note)


def fill(host: str, people: int) -> None:
    """A database of so many people, each with a passport and a permit, every fourth reported by a hotel; written by the server itself."""
    office.copy(host, DATABASE)
    with connect(office.place(host, DATABASE, "postgres"), autocommit=True) as connection:
        connection.execute(
            "INSERT INTO register_source (office_id, recorded_by, kind, file)"
            " SELECT id, 1, 'list', 'daftar rekaan.csv' FROM accounts_office"
        )
        for first in range(0, people, AT_ONCE):
            told = connection.execute("SELECT coalesce(max(id), 0) FROM register_personrecord").fetchone()
            values = {"first": first, "last": min(first + AT_ONCE, people) - 1, "before": told[0] if told else 0}
            for statement in FILL:
                connection.execute(statement, values)
        connection.execute("VACUUM ANALYZE")


@contextmanager
def served(host: str, files: str) -> Iterator[tuple[int, int]]:
    """The pages as `timpora up` serves them, on a free port: that, and the number of the first process."""
    with socket.socket() as free:
        free.bind((LOOPBACK, 0))
        port = int(free.getsockname()[1])
    command = serving.web(LOOPBACK, port, serving.web_processes(os.environ)).command
    environment = {
        **os.environ,
        **office.variables(host, DATABASE, files),
        STANDS_ON: nights.ON.isoformat(),
        serving.FIGURES: str(serving.figures_from_nought(Path(files))),
        "PYTHONPATH": os.pathsep.join([".", "src"]),
    }
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            yield port, server.pid
        finally:
            server.terminate()


def visit(  # noqa: PLR0917, PLR0913 - arguments travel as JSON
    host: str, files: str, port: int, server: int, people: int, seconds: int, alone: int, pages: Mapping[str, str]
) -> Callable[[], object]:
    """Fifty officers, each with a session of his own, open page after page and read for a while between two."""
    sessions = _signed_in(host, files)
    _wait_for(port)
    computed = {
        f"{page} processor": _processor_time(port, sessions[0], pages[page], people, server, alone) for page in pages
    }

    def work() -> object:
        ends = time.monotonic() + seconds
        with ThreadPoolExecutor(USERS) as officers:
            done = [
                officers.submit(_officer, port, session, people, ends, place, pages)
                for place, session in enumerate(sessions)
            ]
        taken: dict[str, list[float]] = {page: [] for page in pages}
        for one in done:
            for page, time_taken in one.result():
                taken[page].append(time_taken)
        found: dict[str, float] = {"server": _memory_of(server), **computed}
        for page, times in taken.items():
            found |= {
                page: statistics.quantiles(times, n=20)[-1],
                f"{page} median": statistics.median(times),
                f"{page} answers": len(times),
            }
        return found

    return work


def _processor_time(port: int, session: str, address: str, people: int, server: int, times: int) -> float:  # noqa: PLR0917 - one argument a thing that differs
    """How long the processes of the pages compute for one answer, before everybody comes; each of them has served it before."""
    for person in range(AT_FIRST if times >= AT_FIRST else FEW):
        _open(port, session, address, 1 + person)
    begun = _computed(server)
    for number in range(times):
        _open(port, session, address, 1 + STEP * number % people)
    return (_computed(server) - begun) / times


def _computed(server: int) -> float:
    return sum(office.processor_seconds(process) for process in (server, *_started_by(server)))


def _officer(  # noqa: PLR0917 - one argument a thing that differs
    port: int, session: str, people: int, ends: float, place: int, pages: Mapping[str, str]
) -> list[tuple[str, float]]:
    chance = random.Random(session)
    time.sleep(chance.uniform(0, LONGEST_THOUGHT / 2))
    found = []
    page = list(pages)[
        place % len(pages)
    ]  # each page is somebody's first, so that all are opened however short it lasts
    while time.monotonic() < ends:
        found.append((page, _open(port, session, pages[page], 1 + chance.randrange(people))))
        time.sleep(chance.uniform(0, LONGEST_THOUGHT))
        page = chance.choice(list(pages))
    return found


def _open(port: int, session: str, address: str, person: int) -> float:
    """One page from the request to the last byte of the answer."""
    cookies = {"Cookie": f"sessionid={session}; csrftoken={TOKEN}"}
    begun = time.perf_counter()
    connection = HTTPConnection(LOOPBACK, port, timeout=60)
    if address == SEARCH:
        typed = urlencode({"q": " ".join(_words_of(person - 1)), "csrfmiddlewaretoken": TOKEN})
        form = {**cookies, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", address, typed, form)
    else:
        connection.request("GET", address.format(person=person), headers=cookies)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert answer.status == OK, (address, answer.status)
    return time.perf_counter() - begun


def _words_of(number: int) -> tuple[str, str]:
    """The name of somebody by number, as it was filled in."""
    places = (number, number // 16, number // 256), (number * 7, number // 4096, number // 65536)
    first, second = ("".join(KNOWN[place % 16] for place in word) for word in places)
    return first, second


def _wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            connection = HTTPConnection(LOOPBACK, port, timeout=5)
            connection.request("GET", "/healthz")
            connection.getresponse().read()
        except OSError:
            assert time.monotonic() < until, "the pages are not served"
            time.sleep(0.2)
        else:
            return


def _memory_of(server: int) -> float:
    """What the process of the pages and those that it started hold, in MiB; nothing where the machine does not say."""
    held = 0
    for process in [server, *_started_by(server)]:
        told = Path(f"/proc/{process}/status")
        if told.exists():
            lines = told.read_text(encoding="utf-8").splitlines()
            held += sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
    return held / 1024


def _started_by(process: int) -> list[int]:
    told = Path(f"/proc/{process}/task/{process}/children")
    own = [int(number) for number in told.read_text(encoding="utf-8").split()] if told.exists() else []
    return [*own, *(further for one in own for further in _started_by(one))]


def _signed_in(host: str, files: str) -> list[str]:
    """Sessions of the one who records, made as signing in makes them."""
    office.enter(host, DATABASE, files)
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: PLC0415 - needs what was set up

    from timpora.accounts import doors  # noqa: PLC0415 - needs what was set up
    from timpora.accounts.models import Account  # noqa: PLC0415 - needs what was set up
    from timpora.accounts.session_store import SessionStore  # noqa: PLC0415 - needs what was set up

    number = doors.account_named(office.RECORDS)
    assert number is not None
    with doors.on_behalf_of(number):
        hashed = Account.objects.get(pk=number).get_session_auth_hash()
    keys = []
    for _ in range(USERS):
        session = SessionStore()
        session[SESSION_KEY], session[HASH_SESSION_KEY] = str(number), hashed
        session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        session[doors.HAS_SECOND_FACTOR] = True
        session.save()
        keys.append(str(session.session_key))
    return keys


def by_function(host: str, people: int) -> Callable[[], object]:
    """As pages search: through the function that applies the wall itself."""
    return _searching(host, people, "SELECT register_people_sounding('', ARRAY[%s], ARRAY[]::text[], NULL, 51, 51)")


def by_wall_alone(host: str, people: int) -> Callable[[], object]:
    """The same through row-level security, where no index of sounds helps."""
    statement = (
        "SELECT id FROM register_personrecord WHERE array_to_tsvector(string_to_array(name_sounds, ' ')) @@ %s::tsquery"
        " AND withdrawn_at IS NULL LIMIT 51"
    )
    return _searching(host, people, statement)


def _searching(host: str, people: int, statement: str) -> Callable[[], object]:
    office.enter(host, DATABASE, "")
    from django.db import connection  # noqa: PLC0415 - needs what was set up

    from timpora.accounts import doors  # noqa: PLC0415 - needs what was set up

    number = doors.account_named(office.RECORDS)
    assert number is not None
    question = " & ".join(_words_of(people // 3))

    def search() -> object:
        with doors.on_behalf_of(number), connection.cursor() as cursor:
            cursor.execute(statement, [question])
            return {"found": len(cursor.fetchall())}

    return search
