"""Walls: statements with which a migration shuts a table to everybody but those whom a policy lets through."""

from collections.abc import Iterable, Sequence

from timpora.postgres.names import OWNER, WALL, WEB


def shut(table: str) -> str:
    """Row-level security, for the owner too; the owner reads for backups and verification, and goes through no other door."""
    return f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        REVOKE ALL ON {table} FROM PUBLIC, {WEB};
        CREATE POLICY owner ON {table} TO {OWNER} USING (true) WITH CHECK (true);
    """


def let_read(table: str, condition: str) -> str:
    """Which rows the web role reads."""
    return f"""
        GRANT SELECT ON {table} TO {WEB};
        CREATE POLICY reads ON {table} FOR SELECT TO {WEB} USING ({condition});
    """


def let_add(table: str, condition: str) -> str:
    """Which rows the web role adds."""
    return f"""
        GRANT INSERT ON {table} TO {WEB};
        CREATE POLICY adds ON {table} FOR INSERT TO {WEB} WITH CHECK ({condition});
    """


def let_change(table: str, columns: Iterable[str], *, only: str, into: str) -> str:
    """Which columns of which rows the web role changes, and what they may become."""
    return f"""
        GRANT UPDATE ({", ".join(columns)}) ON {table} TO {WEB};
        CREATE POLICY changes ON {table} FOR UPDATE TO {WEB} USING ({only}) WITH CHECK ({into});
    """


def let_remove(table: str, condition: str) -> str:
    """Which rows the web role removes; most tables have none, since what was known stays."""
    return f"""
        GRANT DELETE ON {table} TO {WEB};
        CREATE POLICY removes ON {table} FOR DELETE TO {WEB} USING ({condition});
    """


def let_the_wall_read(table: str, columns: Iterable[str]) -> str:
    """What the functions that say who is looking read themselves."""
    return f"""
        GRANT SELECT ({", ".join(columns)}) ON {table} TO {WALL};
        CREATE POLICY wall ON {table} FOR SELECT TO {WALL} USING (true);
    """


def same_office(table: str, column: str, other: str) -> str:
    """A reference that cannot leave the office: a foreign key over the office and the row together.

    Foreign keys look past walls; without this, a row of another office could be pointed at, and its existence learned.
    """
    return f"""
        ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_same_office
            FOREIGN KEY (office_id, {column}) REFERENCES {other} (office_id, id);
    """


def let_call(functions: Iterable[str], callers: Sequence[str], *, owner: str) -> str:
    """Who alone may call functions; said in the role that owns them, since what another one says of them changes nothing.

    PostgreSQL lets everybody call a new function, and gives no error to who takes that back without owning it.
    """
    named = ", ".join(functions)
    return f"""
        SET LOCAL ROLE {owner};
        REVOKE ALL ON FUNCTION {named} FROM PUBLIC;
        {f"GRANT EXECUTE ON FUNCTION {named} TO {', '.join(callers)};" if callers else ""}
        RESET ROLE;
    """
