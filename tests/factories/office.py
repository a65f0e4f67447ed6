"""Invented offices and accounts in the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from tests.factories.letterheads import OFFICE
from timpora.accounts import doors
from timpora.accounts.core.paper import PAPER_LINES
from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account, Agency, Office, OfficeLetterhead
from timpora.accounts.passwords import KeptScrypt
from timpora.kernel.viewers import Viewer
from timpora.postgres.names import OWNER, WEB


PASSWORD = "kata sandi rekaan yang panjang"
# Scrypt takes its time on purpose, and as much of it as the hash says: that of invented accounts says very little.
HASHED = KeptScrypt().encode(PASSWORD, "garam rekaan", n=2**4)


@contextmanager
def as_owner() -> Iterator[None]:
    """In the role that owns the tables, within one transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {OWNER}")
        yield
        cursor.execute(f"SET LOCAL ROLE {WEB}")


@contextmanager
def looking(account: Account) -> Iterator[Viewer]:
    """One transaction in which the database knows that this account looks."""
    viewer = doors.viewer_of(account)
    with transaction.atomic():
        doors.enter(viewer)
        yield viewer


def office(code: str = "serang-rekaan", *, has_paper: bool = True) -> Office:
    """An invented office, with a letterhead unless asked otherwise."""
    with as_owner():
        made, is_new = Office.objects.get_or_create(code=code, defaults={"name": f"Kantor Imigrasi Rekaan {code}"})
        if is_new and has_paper:
            said = {name: getattr(OFFICE, name) for name in PAPER_LINES}
            OfficeLetterhead.objects.create(office=made, from_day=OFFICE.from_day, said=said, written_by=0)
        return made


def account(role: Role = Role.OFFICER, of: Office | None = None, name: str = "") -> Account:
    """An invented account in one role, with the password that all of them have."""
    own = of or office()
    sign_in_name = name or f"{role.value}.{own.code}"
    with as_owner():
        agency = None
        if role is Role.MEMBER_AGENCY:
            agency = Agency.objects.get_or_create(office=own, name="Instansi Rekaan")[0]
        made = Account(
            sign_in_name=sign_in_name, name=f"Reka {role.value.title()}", office=own, agency=agency, role=role
        )
        made.password = HASHED
        made.save()
        return made
