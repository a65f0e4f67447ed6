"""What a database looks like, apart from the rows that offices write."""

from collections.abc import Sequence

import psycopg
from psycopg import sql


# Rows of these change only when somebody changes what the database is made of.
CATALOGUES = (
    "pg_attribute", "pg_attrdef", "pg_constraint", "pg_default_acl", "pg_description", "pg_event_trigger", "pg_extension", "pg_index",
    "pg_inherits", "pg_largeobject_metadata", "pg_namespace", "pg_policy", "pg_proc", "pg_rewrite", "pg_seclabel", "pg_sequence",
    "pg_statistic_ext", "pg_trigger", "pg_type",
)  # fmt: skip
# What the planner knows of rows that tests wrote; of the catalogues themselves it learns by itself, at moments of its own.
KNOWN_OF_ROWS = """
    SELECT c.relname::text, count(*), sum(s.xmin::text::bigint) FROM pg_statistic s JOIN pg_class c ON c.oid = s.starelid
    WHERE c.relnamespace = 'public'::regnamespace GROUP BY 1 ORDER BY 1
"""
RELATIONS = """
    SELECT c.relname::text, c.relowner, c.relkind::text, c.relacl::text, c.relrowsecurity, c.relforcerowsecurity, c.reloptions,
        c.relpersistence::text, c.relnatts
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace ORDER BY 1
"""
ITSELF = "SELECT datdba, datacl::text, datconnlimit, datallowconn FROM pg_database WHERE datname = current_database()"
ITS_SETTINGS = """
    SELECT s.setrole, s.setconfig FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
    WHERE d.datname = current_database() ORDER BY 1
"""
HOW_FAR_COUNTED = "SELECT seqrelid::regclass::text, pg_sequence_last_value(seqrelid) FROM pg_sequence ORDER BY 1"


def fingerprint(inside: psycopg.Connection, filled: Sequence[str]) -> list[object]:
    """What two databases have in common that nothing but offices' rows tells apart; `filled` are the tables whose rows are not theirs."""
    changes = sql.SQL(" UNION ALL ").join(
        sql.SQL("SELECT {}, count(*), sum(xmin::text::bigint) FROM {}").format(sql.Literal(name), sql.Identifier(name))
        for name in CATALOGUES
    )
    rows = [
        inside.execute(sql.SQL("SELECT t::text FROM {} t ORDER BY 1").format(sql.SQL(name))).fetchall()
        for name in filled
    ]
    told = [
        inside.execute(query).fetchall() for query in (KNOWN_OF_ROWS, RELATIONS, ITSELF, ITS_SETTINGS, HOW_FAR_COUNTED)
    ]
    return [sorted(inside.execute(changes).fetchall()), *told, *rows]
