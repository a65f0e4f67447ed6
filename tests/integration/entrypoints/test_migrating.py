"""Migrations that make each model by itself leave the database that Django's own way leaves."""

import os

from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoDbBlocker
from tests.office.server import SharedServer, point_django_at

from timpora.entrypoints import backing_up, database
from timpora.postgres.addresses import Address
from timpora.postgres.names import OWNER


# What differs between two databases that are alike: when each migration was applied, and the word that guards a dump.
OF_THIS_RUN = ("\\", "INSERT INTO public.django_migrations ")


def test_the_database_is_the_one_that_django_makes_by_itself(
    server: SharedServer, django_db_blocker: DjangoDbBlocker
) -> None:
    before, name = dict(connection.settings_dict), f"begun_{os.getpid()}_plainly"
    database.make_database(server.place(), name)
    try:
        point_django_at(server.place(name, OWNER))
        with django_db_blocker.unblock():
            call_command("migrate", interactive=False, verbosity=0)
            connection.close()
        plainly, ours = _everything_in(server.place(name)), _everything_in(server.place(server.template))
    finally:
        connection.settings_dict.update(before)
        server.drop(name)
    assert len(ours) > 10_000
    assert ours == plainly


def _everything_in(place: Address) -> list[str]:
    told = backing_up.run("pg_dump", place, os.environ, ["--schema=public", "--inserts"])
    return [line for line in told.splitlines() if not line.startswith(OF_THIS_RUN)]
