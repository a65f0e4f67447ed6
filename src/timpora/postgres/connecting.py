"""Connections to the database outside Django: for whoever prepares it."""

import psycopg
from psycopg.conninfo import make_conninfo

from timpora.postgres.addresses import Address


def connect(place: Address, *, autocommit: bool = False) -> psycopg.Connection:
    """A connection to one database as one role."""
    return psycopg.connect(make_conninfo("", **place.arguments()), autocommit=autocommit)
