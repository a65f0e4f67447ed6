"""Doors: how a request or a job tells the database who is looking, once, until its transaction ends."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from psycopg.pq import TransactionStatus

from timpora.accounts import queries
from timpora.accounts.core.roles import ROLES, Clearance, Role
from timpora.accounts.core.tokens import digest_of, is_well_formed
from timpora.accounts.models import Account, ApiToken
from timpora.kernel.text import Language
from timpora.kernel.viewers import NOBODY, Viewer
from timpora.postgres import asked_once
from timpora.postgres.passes import PassKey, show


HAS_SECOND_FACTOR = "has_second_factor"
OPEN_WITHOUT_SECOND_FACTOR = ("masuk/", "akun/")
USE = "SELECT token, account, permissions, uses, seconds_left FROM accounts_use_token(%s, %s)"
Respond = Callable[[HttpRequest], HttpResponse]


class ViewedRequest(HttpRequest):
    """A request behind the viewer middleware."""

    viewer: Viewer


@dataclass(frozen=True, kw_only=True)
class TokenUse:
    """A token that works and was just used: whose it is, what it may, how often it was used within the last minute, this use counted.

    `seconds_left` is when the oldest of these uses counts no more, and the next one has room.
    """

    token: int
    account: int
    permissions: frozenset[str]
    uses: int
    seconds_left: int


def viewer_of(account: Account) -> Viewer:
    """The viewer that an account is."""
    return Viewer(
        account=account.pk,
        office=account.office_id,
        permissions=frozenset(permission.value for permission in ROLES[Role(account.role)].permissions),
        language=Language(account.language),
    )


def enter(viewer: Viewer) -> None:
    """Shows the database who is looking, until the transaction ends; outside a transaction it would be forgotten at once."""
    if not connection.in_atomic_block:
        message = "A viewer enters within a transaction"
        raise RuntimeError(message)
    connection.ensure_connection()
    raw = connection.connection
    signed = PassKey(settings.SECRET_KEY).sign(
        account=viewer.account, process=raw.info.backend_pid, at=int(time.time()), token=viewer.token
    )
    show(raw, signed)
    asked_once.begin()


class TokenEndedError(Exception):
    """The token within which somebody was to act has ended, or its last day is over."""


@contextmanager
def on_behalf_of(account: int, token: int | None = None) -> Iterator[Viewer]:
    """One transaction in which an account looks and acts, for jobs and commands, within a token where one is named.

    Raises Account.DoesNotExist where the account has ended, and TokenEndedError where the token has.
    """
    with transaction.atomic(durable=True):
        enter(Viewer(account=account, token=token))
        whole = viewer_of(Account.objects.get(pk=account, ended_at=None))
        yield whole if token is None else _within(whole, token)


@contextmanager
def with_no_more_than(clearance: Clearance) -> Iterator[None]:
    """Within a transaction: the database shows no more than a clearance sees, whatever whoever looks may see otherwise."""
    _narrow(str(clearance.value))
    try:
        yield
    finally:
        # A transaction that failed takes the setting with it, and would hide its error behind another one.
        if connection.connection.info.transaction_status is not TransactionStatus.INERROR:
            _narrow("")


def _narrow(to: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('timpora.no_more_than', %s, true)", [to])
    asked_once.begin()


def _within(whole: Viewer, token: int) -> Viewer:
    """The viewer with no more than a token says; the wall shows one that has ended to nobody who comes with it."""
    found = ApiToken.objects.filter(pk=token, ended_at=None).first()
    if found is None:
        raise TokenEndedError
    return replace(whole, token=token, permissions=whole.permissions & set(found.permissions))


def used_token(shown: str) -> TokenUse | None:
    """Notes the use of a token, in a transaction of its own, so that it counts whatever becomes of the request; None for none."""
    if not is_well_formed(shown):
        return None
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        # What is counted within a minute need not outlive a power cut, and nobody waits for the disk.
        cursor.execute("SET LOCAL synchronous_commit = off")
        cursor.execute(USE, [digest_of(shown), settings.API_REQUESTS_A_MINUTE])
        found = cursor.fetchone()
    if found is None:
        return None
    token, account, permissions, uses, seconds_left = found
    return TokenUse(
        token=token, account=account, permissions=frozenset(permissions), uses=uses, seconds_left=seconds_left
    )


def enter_by_token(use: TokenUse) -> Viewer | None:
    """Within a transaction: the account of a token looks, with what both may; None where it has ended since."""
    enter(Viewer(account=use.account, token=use.token))
    account = Account.objects.filter(pk=use.account, ended_at=None).first()
    if account is None:
        return None
    whole = viewer_of(account)
    return replace(whole, token=use.token, permissions=whole.permissions & use.permissions)


def enter_as(account: int) -> Viewer | None:
    """Within a transaction: somebody looks who was known by a secret and not by a session; None where the account has ended."""
    enter(Viewer(account=account))
    found = Account.objects.filter(pk=account, ended_at=None).first()
    return None if found is None else viewer_of(found)


def account_named(sign_in_name: str) -> int | None:
    """The active account of a person with a user name, for commands of whoever has the office's secret; None where there is none."""
    with transaction.atomic():
        enter(NOBODY)
        found = Account.objects.filter(sign_in_name=sign_in_name.strip().lower(), ended_at=None)
        return found.exclude(role=Role.MACHINE.value).values_list("pk", flat=True).first()


def machines() -> list[int]:
    """The accounts in whose names the nightly work of each office is done."""
    with transaction.atomic():
        enter(NOBODY)
        found = Account.objects.filter(role=Role.MACHINE.value, ended_at=None).order_by("office")
        return list(found.values_list("pk", flat=True))


class ViewerMiddleware:
    """Each request is one transaction in which the database knows who is looking, and `request.viewer` says it to the program."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: ViewedRequest) -> HttpResponse:
        with transaction.atomic():
            claimed = _claimed_account(request)
            enter(Viewer(account=claimed))
            # The session may be of an account that has ended, or of a password that has changed since.
            if request.user.is_authenticated:
                request.viewer = viewer_of(request.user)
            else:
                request.viewer = NOBODY
                if claimed:
                    enter(NOBODY)
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:  # noqa: ARG002 - Django's signature
        """What went wrong in the middle leaves nothing behind; a refusal or a page not found may have been noted and stays."""
        if not isinstance(exception, (Http404, PermissionDenied)):
            transaction.set_rollback(True)


class SecondFactorMiddleware:
    """Whoever's role needs a second factor adds one before anything else is opened."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: ViewedRequest, *_view: object) -> HttpResponse | None:
        """Sends to the first steps; the session remembers that there is a second factor."""
        route = request.resolver_match.route if request.resolver_match else ""
        if request.viewer.is_at_the_door or route.startswith(OPEN_WITHOUT_SECOND_FACTOR):
            return None
        if not request.session.get(HAS_SECOND_FACTOR):
            if queries.own_account(request.viewer).must_add_second_factor:
                return redirect("first_steps")
            request.session[HAS_SECOND_FACTOR] = True
        return None


def _claimed_account(request: HttpRequest) -> int:
    """The account that the session names; whether it may still sign in is asked next."""
    named = request.session.get("_auth_user_id", "")
    return int(named) if named.isdigit() else NOBODY.account
