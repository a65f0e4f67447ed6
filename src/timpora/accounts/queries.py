"""What may be read about accounts, their offices and agencies; the viewer comes first."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.tokens import default_token_generator
from django.contrib.postgres.functions import TransactionNow
from django.db.models import Count, Exists, OuterRef, Q
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from timpora.accounts.core.devices import device_in_words
from timpora.accounts.core.paper import OfficePaper
from timpora.accounts.core.roles import ROLES, Role, RoleMeaning
from timpora.accounts.models import Account, Agency, LookReason, Office, OfficeArea, OfficeLetterhead
from timpora.accounts.passwords import SealedSecrets
from timpora.kernel.areas import Area, area
from timpora.kernel.text import Language, Text
from timpora.kernel.viewers import Viewer


SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True)
class OwnName:
    """Who one is, and where."""

    name: str
    office: str
    role: RoleMeaning


@dataclass(frozen=True)
class OwnAccount(OwnName):
    """One's own account, as one reads it."""

    has_second_factor: bool

    @property
    def must_add_second_factor(self) -> bool:
        """Whether the role asks for a second factor that is not there yet."""
        return self.role.needs_second_factor and not self.has_second_factor


@dataclass(frozen=True)
class Colleague:
    """An account of the own office, as its administrator reads it."""

    id: int
    name: str
    sign_in_name: str
    role: Role
    agency: str | None
    agency_id: int | None
    last_signed_in: datetime | None
    ended_at: datetime | None
    has_password: bool

    @property
    def meaning(self) -> RoleMeaning:
        """What the role is in words."""
        return ROLES[self.role]


@dataclass(frozen=True)
class Administrator:
    """An administrator of some office, as the owner of the database finds one."""

    id: int
    office: int
    name: str
    has_password: bool


@dataclass(frozen=True)
class OwnSession:
    """A browser in which the viewer is signed in."""

    id: int
    device: Text
    address: str
    began_at: datetime
    is_this_one: bool


@dataclass(frozen=True)
class MemberAgency:
    """A member agency of the own office."""

    id: int
    name: str
    accounts: int


@dataclass(frozen=True)
class OwnOffice:
    """The own office and the areas it answers for."""

    code: str
    name: str
    areas: tuple[Area, ...]


def own_account(viewer: Viewer) -> OwnAccount:
    """The viewer's own account."""
    factors = Authenticator.objects.filter(user_id=OuterRef("pk"), type__in=SECOND_FACTORS)
    told = Account.objects.select_related("office").annotate(has_one=Exists(factors)).get(pk=viewer.account)
    return OwnAccount(
        name=told.name, office=told.office.name, role=ROLES[Role(told.role)], has_second_factor=told.has_one
    )


def own_office_code(viewer: Viewer) -> str:
    """The code of the viewer's office."""
    code: str = Office.objects.values_list("code", flat=True).get(accounts=viewer.account)
    return code


def own_name(viewer: Viewer) -> OwnName:
    """What the frame around each page says of the viewer: no more than it shows, since every page asks."""
    name, office, role = Account.objects.values_list("name", "office__name", "role").get(pk=viewer.account)
    return OwnName(name=name, office=office, role=ROLES[Role(role)])


def has_second_factor(viewer: Viewer) -> bool:
    """Whether the viewer has a passkey or an authenticator app; recovery codes alone are none."""
    return bool(Authenticator.objects.filter(user_id=viewer.account, type__in=SECOND_FACTORS).exists())


def factors(viewer: Viewer) -> dict[int, str]:
    """The kinds of the viewer's second factors, recovery codes among them, by number."""
    return dict(Authenticator.objects.filter(user_id=viewer.account).values_list("id", "type"))


def factors_of_another_secret(viewer: Viewer) -> set[str]:
    """Which kinds of the viewer's second factors were sealed under another secret of the office, so that no code fits them any more."""
    box = SealedSecrets(settings.SECRET_KEY)
    kept = Authenticator.objects.filter(user_id=viewer.account).values_list("type", "data__secret", "data__seed")
    return {kind for kind, *sealed in kept if any(one and not box.is_ours(one) for one in sealed)}


def has_seen_recovery_codes(viewer: Viewer) -> bool:
    """Whether the viewer's recovery codes were shown before."""
    codes = Authenticator.objects.filter(user_id=viewer.account, type=Authenticator.Type.RECOVERY_CODES)
    return bool(codes.filter(data__has_key="viewed_at").exists())


def may_remove_a_factor(viewer: Viewer) -> bool:
    """Whether one second factor less leaves what the role needs."""
    is_the_last = Authenticator.objects.filter(user_id=viewer.account, type__in=SECOND_FACTORS).count() == 1
    return not (is_the_last and own_account(viewer).role.needs_second_factor)


def own_sessions(viewer: Viewer, session_key: str | None) -> list[OwnSession]:
    """Where the viewer is signed in, this browser first."""
    account = Account.objects.get(pk=viewer.account)
    told = [
        OwnSession(one.pk, device_in_words(one.user_agent), one.ip, one.created_at, one.session_key == session_key)
        for one in UserSession.objects.purge_and_list(account)
    ]
    return sorted(told, key=lambda one: (not one.is_this_one, -one.began_at.timestamp()))


def people(viewer: Viewer, *, ended: bool = False) -> list[Colleague]:
    """The people of the own office by name: who may sign in, or whose account has ended."""
    accounts = Account.objects.filter(office=viewer.office, ended_at__isnull=not ended).exclude(role=Role.MACHINE.value)
    return [_colleague(account) for account in accounts.select_related("agency").order_by("name", "id")]


def names(viewer: Viewer) -> dict[int, str]:
    """The name of everybody who has or had an account in the own office."""
    everybody = Account.objects.filter(office=viewer.office).exclude(role=Role.MACHINE.value)
    return dict(everybody.values_list("pk", "name"))


def colleague(viewer: Viewer, account: int) -> Colleague | None:
    """One account of the own office; None where there is none, also when it belongs to another one."""
    found = Account.objects.filter(office=viewer.office, pk=account).exclude(role=Role.MACHINE.value)
    first = found.select_related("agency").first()
    return None if first is None else _colleague(first)


def languages(viewer: Viewer, accounts: Iterable[int]) -> Mapping[int, Language]:
    """In which language each of some accounts of the own office reads."""
    found = Account.objects.filter(office=viewer.office, pk__in=set(accounts)).values_list("pk", "language")
    return {account: Language(language) for account, language in found}


def one_time_link(viewer: Viewer, account: int) -> tuple[str, str] | None:
    """The two parts of a link with which a colleague chooses a password; None for who has one.

    A link ends when it is used, and after some days (`PASSWORD_RESET_TIMEOUT`).
    """
    found = Account.objects.filter(office=viewer.office, pk=account, ended_at=None).first()
    if found is None or found.has_usable_password():
        return None
    return urlsafe_base64_encode(str(found.pk).encode()), default_token_generator.make_token(found)


def office_codes() -> set[str]:
    """As the owner of the database: the code of every office."""
    return set(Office.objects.values_list("code", flat=True))


def administrator_named(sign_in_name: str) -> Administrator | None:
    """As the owner of the database: the administrator of any office with a user name."""
    rows = Account.objects.filter(sign_in_name=sign_in_name, role=Role.ADMINISTRATOR.value, ended_at=None)
    found = rows.first()
    if found is None:
        return None
    return Administrator(found.pk, found.office_id, found.name, found.has_usable_password())


def account_of_link(person: str, token: str) -> Account | None:
    """At the door: whom a one-time link lets choose a password; None when it was used, is too old, or never was one."""
    try:
        number = int(urlsafe_base64_decode(person).decode())
    except ValueError:
        return None
    found = Account.objects.filter(pk=number, ended_at=None).first()
    return found if found is not None and default_token_generator.check_token(found, token) else None


def agencies(viewer: Viewer) -> list[MemberAgency]:
    """The member agencies of the own office by name."""
    counted = Agency.objects.filter(office=viewer.office).annotate(
        active=Count("accounts", filter=Q(accounts__ended_at=None))
    )
    return [MemberAgency(one.pk, one.name, one.active) for one in counted.order_by("name", "id")]


def own_office(viewer: Viewer) -> OwnOffice:
    """The own office with its areas, in the order of their codes."""
    office = Office.objects.get(accounts=viewer.account)
    codes = OfficeArea.objects.filter(office=office).order_by("area_code").values_list("area_code", flat=True)
    return OwnOffice(office.code, office.name, tuple(area(code) for code in codes))


def office_paper(viewer: Viewer, *, on: date) -> OfficePaper:
    """What the own office's letters say of it on a day; everything empty but its name where nothing was written by then."""
    rows = OfficeLetterhead.objects.filter(office=viewer.office, from_day__lte=on).order_by("-from_day", "-id")
    return _paper(viewer, rows.first())


def latest_paper(viewer: Viewer) -> OfficePaper:
    """What was written last, also where it holds from a later day on: from there an administrator goes on."""
    return _paper(viewer, OfficeLetterhead.objects.filter(office=viewer.office).order_by("-id").first())


def _paper(viewer: Viewer, row: OfficeLetterhead | None) -> OfficePaper:
    name = Office.objects.values_list("name", flat=True).get(accounts=viewer.account)
    return OfficePaper(office=name) if row is None else OfficePaper(office=name, from_day=row.from_day, **row.said)


def own_areas(viewer: Viewer) -> list[str]:
    """The codes of the areas that the own office answers for."""
    return list(OfficeArea.objects.filter(office=viewer.office).values_list("area_code", flat=True))


def reason_that_holds(viewer: Viewer, subject: str, *, seconds: int) -> int | None:
    """The reason that the viewer gave for opening something, where it is not older than that."""
    given = LookReason.objects.filter(
        office=viewer.office,
        account=viewer.account,
        subject=subject,
        given_at__gt=TransactionNow() - timedelta(seconds=seconds),
    )
    return given.order_by("-id").values_list("id", flat=True).first()


def reasons(viewer: Viewer, numbers: Collection[int]) -> Mapping[int, str]:
    """The words of reasons by their numbers, for whoever reads the audit trail."""
    return dict(LookReason.objects.filter(office=viewer.office, pk__in=numbers).values_list("id", "reason"))


def _colleague(account: Account) -> Colleague:
    return Colleague(
        id=account.pk,
        name=account.name,
        sign_in_name=account.sign_in_name,
        role=Role(account.role),
        agency=account.agency.name if account.agency else None,
        agency_id=account.agency_id,
        last_signed_in=account.last_login,
        ended_at=account.ended_at,
        has_password=not account.password.startswith(UNUSABLE_PASSWORD_PREFIX),
    )
