"""Pages of cases and of figures while fifty officers work at once, in an office with many cases: lists, one case, the workload, today, evaluation."""

from collections.abc import Iterator
from tempfile import TemporaryDirectory

from bench import figures, office, pages
from bench.measuring import Row, measure, prepare
from timpora.postgres.connecting import connect


PEOPLE, CASES = {"short": 2_000, "full": 100_000}, {"short": 1_000, "full": 100_000}
SECONDS, ALONE = {"short": 4, "full": 60}, {"short": 2, "full": 40}
OFFICERS, NOTES = 50, 8
OPEN_ONE_IN = 4
PAGES = {
    "cases": "/perkara/?lihat=semua", "own cases": "/perkara/", "due": "/perkara/?lihat=tenggat", "case": "/perkara/{person}/",
    "workload": "/perkara/beban/", "today with cases": "/hari-ini/", **figures.PAGES,
}  # fmt: skip
COLLEAGUES = """
    INSERT INTO accounts_account (sign_in_name, name, role, office_id, password, language)
    SELECT 'rekan' || g, 'Reka Rekan ' || g, 'officer', o.id, '!', 'id' FROM accounts_office o, generate_series(2, %(officers)s) g"""
# Each case is about one person and the findings about that person; it was opened in the month of the report, and a quarter of them are open. The server writes them, and asks nothing meanwhile.
FILL = (
    """
    INSERT INTO casework_case (office_id, confidentiality, year, sequence, status, since, origin, owner, outcome, opened_on, closed_on,
                               due_on, warn_on, due_clock, steps)
    SELECT o.id, 0, 2023, g, CASE WHEN is_open THEN 'verification' ELSE 'closed' END, date '2023-02-10', 'finding',
           (SELECT min(id) FROM accounts_account) + CASE WHEN g %% %(officers)s = 0 THEN 0 ELSE g %% %(officers)s + 1 END,
           CASE WHEN is_open THEN NULL ELSE 'cleared' END, date '2023-02-09', CASE WHEN is_open THEN NULL ELSE date '2023-02-10' END,
           CASE WHEN is_open THEN date '2023-03-12' + g %% 30 END, CASE WHEN is_open THEN date '2023-03-10' + g %% 30 END,
           CASE WHEN is_open THEN 'verification' END, %(notes)s + 2 + (NOT is_open)::int
    FROM accounts_office o, generate_series(1, %(cases)s) g, LATERAL (SELECT g %% %(one_in)s = 0) AS standing (is_open)""",
    """
    INSERT INTO casework_caseperson (office_id, case_id, number, record)
    SELECT c.office_id, c.id, 1, p.id FROM casework_case c
    JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM register_personrecord) p ON p.place = c.sequence""",
    """
    INSERT INTO casework_casefinding (office_id, case_id, person, finding, known)
    SELECT c.office_id, c.case_id, 1, f.id, '' FROM casework_caseperson c JOIN screening_finding f ON f.person = c.record""",
    """
    INSERT INTO casework_casestep (office_id, case_id, number, kind, "on", account, said, rests_on, letters)
    SELECT c.office_id, c.id, s.number, s.said->>'kind', date '2023-02-09', c.owner, s.said || '{"on": "2023-02-09"}', '{}', '{}'
    FROM casework_case c, LATERAL (
        SELECT 1 AS number, '{"kind": "open", "origin": "finding", "because": "coba rekaan"}'::jsonb AS said
        UNION ALL SELECT 2, '{"kind": "verify", "result": "coba rekaan"}'
        UNION ALL SELECT 2 + g, '{"kind": "note", "text": "coba rekaan"}' FROM generate_series(1, %(notes)s) g
        UNION ALL SELECT %(notes)s + 3, '{"kind": "close", "outcome": "cleared", "because": "coba rekaan", "referred_to": ""}'
                  WHERE c.status = 'closed'
    ) s""",
)


def rows(size: str) -> Iterator[Row]:
    """Figures worked out and a report made; then the slowest twentieth of each page's answers."""
    host, people, cases = office.host_of_this_run(), PEOPLE[size], CASES[size]
    prepare("pages:fill", host, people)
    prepare("nights:add_machine", host)
    prepare("nights:whole", host)
    prepare("cases:fill", host, cases)
    yield from figures.rows_over(host, size, people)
    with TemporaryDirectory(prefix="timpora-bench-") as files, pages.served(host, files) as (port, server):
        [visited] = measure(
            ("pages:visit", host, files, port, server, cases, SECONDS[size], ALONE[size], PAGES), runs=1
        )
    yield from pages.rows_of(visited.told, PAGES, f"{cases:,} cases")


def fill(host: str, cases: int) -> None:
    """So many cases over the register that was filled and judged."""
    values = {"cases": cases, "officers": OFFICERS, "notes": NOTES, "one_in": OPEN_ONE_IN}
    with connect(office.place(host, office.FILLED, "postgres"), autocommit=True) as connection:
        connection.execute(COLLEAGUES, values)
        connection.execute("SET session_replication_role = replica")  # what guards each step would ask a million times
        for statement in FILL:
            connection.execute(statement, values)
        connection.execute("SET session_replication_role = origin")
        connection.execute("VACUUM ANALYZE")
