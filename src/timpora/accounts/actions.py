"""Writing about offices and accounts; each act is told in the audit trail in the same transaction.

The database refuses on its own what is refused here in words (docs/explanation/walls.md).
"""

from collections.abc import Callable, Iterable

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.postgres.functions import TransactionNow
from django.db import IntegrityError, connection, transaction

from timpora.accounts import token_actions
from timpora.accounts.core import events, refusals
from timpora.accounts.core.paper import LONGEST_LINE, PAPER_LINES, OfficePaper
from timpora.accounts.core.roles import ROLES, Permission, Role
from timpora.accounts.models import Account, Agency, LookReason, Office, OfficeArea, OfficeLetterhead
from timpora.audit import actions as audit
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Language
from timpora.kernel.viewers import Viewer


@transaction.atomic
def open_office(
    *, code: str, name: str, areas: Iterable[str], agencies: Iterable[str] = (), paper: OfficePaper | None = None
) -> int:
    """Opens an office with its areas, agencies, letterhead and the account of its nightly work; as the owner of the database.

    No account may open another office.
    """
    made = Office(code=code, name=name)
    _write(lambda: made.save(force_insert=True), refusals.OFFICE_IS_THERE)
    OfficeArea.objects.bulk_create(OfficeArea(office=made, area_code=area) for area in dict.fromkeys(areas))
    Agency.objects.bulk_create(Agency(office=made, name=agency) for agency in dict.fromkeys(agencies))
    machine = Account(
        office=made, role=Role.MACHINE.value, sign_in_name=f"mesin-{made.pk}", name=ROLES[Role.MACHINE].name.id
    )
    machine.set_unusable_password()
    machine.save(force_insert=True)
    if paper is not None and paper.from_day is not None:
        OfficeLetterhead.objects.create(office=made, from_day=paper.from_day, said=_lines(paper), written_by=machine.pk)
    audit.record(events.OFFICE_OPENED, subject=f"office:{made.pk}")
    return made.pk


@transaction.atomic
def open_account(  # noqa: PLR0913 - what an account is
    *, office: int, role: Role, sign_in_name: str, name: str, password: str | None, agency: str | None = None, language: str = "id",
    shares_with: int | None = None,
) -> int:  # fmt: skip
    """Opens an account; within an office by its administrator, the first one by the owner of the database.

    Without a password the account cannot sign in until it gets one. In the invented office all accounts have one password: hashing takes
    its time on purpose, so that the others share what was kept of the first.
    """
    own_agency = None if agency is None else Agency.objects.get_or_create(office_id=office, name=agency)[0]
    made = Account(
        office_id=office, role=role.value, sign_in_name=sign_in_name, name=name, agency=own_agency, language=language
    )
    if shares_with is None:
        made.set_password(password)
    else:
        made.password = Account.objects.get(pk=shares_with).password
    _write(lambda: made.save(force_insert=True), refusals.NAME_TAKEN)
    audit.record(events.ACCOUNT_OPENED, subject=f"account:{made.pk}", details={"role": role.value})
    return made.pk


@transaction.atomic
def give_app(*, account: int, secret: str) -> None:
    """As the owner of the database, for the invented office: an authenticator app whose secret is known."""
    app = {"secret": get_adapter().encrypt(secret)}
    Authenticator.objects.create(user_id=account, type=Authenticator.Type.TOTP, data=app)
    audit.record(events.FACTOR_ADDED, subject=f"account:{account}", details={"kind": Authenticator.Type.TOTP.value})


@transaction.atomic
def begin_anew(*, account: int) -> None:
    """As the owner of the database, for who has no administrator to ask: password and second factors are forgotten."""
    forgotten = Account.objects.get(pk=account)
    forgotten.set_unusable_password()
    forgotten.save(update_fields=["password"])
    Authenticator.objects.filter(user_id=account).delete()
    audit.record(events.ACCESS_RESET, subject=f"account:{account}")


@transaction.atomic
def add_colleague(*, by: Viewer, role: Role, sign_in_name: str, name: str, agency: int | None = None) -> int:
    """Opens an account in the own office, without a password: a one-time link lets its owner choose one."""
    office = _managed_office(by)
    _require_fitting(role, agency)
    made = Account(office_id=office, role=role.value, sign_in_name=sign_in_name, name=name, agency_id=agency)
    made.set_unusable_password()
    _write(lambda: made.save(force_insert=True), refusals.NAME_TAKEN)
    audit.record(events.ACCOUNT_OPENED, subject=f"account:{made.pk}", details={"role": role.value})
    return made.pk


@transaction.atomic
def give_role(*, by: Viewer, account: int, role: Role, agency: int | None = None) -> None:
    """Gives a colleague another role; nobody gives himself one."""
    _require_fitting(role, agency)
    _change(by, account, role=role.value, agency_id=agency)
    audit.record(events.ROLE_GIVEN, subject=f"account:{account}", details={"role": role.value})


@transaction.atomic
def end_account(*, by: Viewer, account: int) -> None:
    """Ends a colleague's account: from this moment it sees nothing, cannot sign in, and no program works in its name."""
    _change(by, account, ended_at=TransactionNow())
    token_actions.end_tokens_of(by=by, account=account)
    audit.record(events.ACCOUNT_ENDED, subject=f"account:{account}")


@transaction.atomic
def reset_access(*, by: Viewer, account: int) -> None:
    """For who lost password or telephone: both are forgotten, every session and token ends, and a one-time link begins anew."""
    forgotten = Account()
    forgotten.set_unusable_password()
    _change(by, account, password=forgotten.password)
    token_actions.end_tokens_of(by=by, account=account)
    with connection.cursor() as cursor:
        cursor.execute("SELECT accounts_forget_factors(%s)", [account])
    audit.record(events.ACCESS_RESET, subject=f"account:{account}")


@transaction.atomic
def make_link(*, by: Viewer, account: int) -> None:
    """Notes that a one-time link was shown to an administrator."""
    _managed_office(by, account)
    audit.record(events.LINK_MADE, subject=f"account:{account}")


@transaction.atomic
def make_first_link(*, account: int) -> None:
    """As the owner of the database: notes that a one-time link of an administrator was printed."""
    audit.record(events.LINK_MADE, subject=f"account:{account}")


@transaction.atomic
def end_sessions(*, by: Viewer, keep: str | None, only: int | None = None) -> int:
    """Ends one session of one's own, or all but the one to keep; how many that were."""
    own = UserSession.objects.filter(user_id=by.account)
    ended = list(own.exclude(session_key=keep) if only is None else own.filter(pk=only))
    for session in ended:
        session.end()
    audit.record(events.SESSION_ENDED, subject=f"account:{by.account}", details={"sessions": len(ended)})
    return len(ended)


@transaction.atomic
def choose_first_password(*, by: Viewer, password: str) -> None:
    """Keeps the password that somebody chose with a one-time link, which ends with it."""
    own = Account.objects.get(pk=by.account)
    own.set_password(password)
    own.save(update_fields=["password"])
    audit.record(events.PASSWORD_CHANGED, subject=f"account:{by.account}")


@transaction.atomic
def choose_language(*, by: Viewer, language: Language) -> None:
    """Keeps in which language somebody reads."""
    Account.objects.filter(pk=by.account).update(language=language.value)


@transaction.atomic
def add_agency(*, by: Viewer, name: str) -> int:
    """Adds a member agency."""
    made = Agency(office_id=_managed_office(by), name=name)
    _write(lambda: made.save(force_insert=True), refusals.AGENCY_IS_THERE)
    audit.record(events.AGENCY_ADDED, subject=f"agency:{made.pk}")
    return made.pk


@transaction.atomic
def rename_agency(*, by: Viewer, agency: int, name: str) -> None:
    """Calls a member agency by another name."""
    rows = Agency.objects.filter(office=_managed_office(by), pk=agency)
    if _write(lambda: rows.update(name=name), refusals.AGENCY_IS_THERE) != 1:
        raise Refused(refusals.MAY_NOT)
    audit.record(events.AGENCY_RENAMED, subject=f"agency:{agency}")


@transaction.atomic
def add_area(*, by: Viewer, code: str) -> None:
    """Adds an area to those for which the office answers."""
    office = _managed_office(by)
    made = OfficeArea(office_id=office, area_code=code)
    _write(lambda: made.save(force_insert=True), refusals.AREA_IS_THERE)
    audit.record(events.AREA_ADDED, subject=f"office:{office}", details={"area": code})


@transaction.atomic
def remove_area(*, by: Viewer, code: str) -> None:
    """Takes an area from those for which the office answers; taking it twice is taking it once."""
    office = _managed_office(by)
    removed, _ = OfficeArea.objects.filter(office=office, area_code=code).delete()
    if removed:
        audit.record(events.AREA_REMOVED, subject=f"office:{office}", details={"area": code})


@transaction.atomic
def write_letterhead(*, by: Viewer, paper: OfficePaper) -> int:
    """Writes what the office's letters say of it from a day on; those of earlier days keep what was written before."""
    office = _managed_office(by)
    if paper.from_day is None or any(len(line) > LONGEST_LINE for line in _lines(paper).values()):
        raise Refused(refusals.BAD_LETTERHEAD)
    made = OfficeLetterhead(office_id=office, from_day=paper.from_day, said=_lines(paper), written_by=by.account)
    made.save(force_insert=True)
    audit.record(events.LETTERHEAD_WRITTEN, subject=f"office:{office}", details={"letterhead": made.pk})
    return made.pk


def _lines(paper: OfficePaper) -> dict[str, str]:
    return {name: " ".join(str(getattr(paper, name)).split()) for name in PAPER_LINES}


@transaction.atomic
def give_reason(*, by: Viewer, subject: str, reason: str) -> int:
    """Keeps why somebody opens what is not the own work; the trail holds the number and not the words."""
    if not reason.strip() or by.office is None:
        raise Refused(refusals.NO_REASON)
    made = LookReason(office_id=by.office, account=by.account, subject=subject, reason=reason.strip())
    made.save(force_insert=True)
    audit.record(events.REASON_GIVEN, subject=subject, details={"reason": made.pk})
    return made.pk


def _managed_office(by: Viewer, account: int | None = None) -> int:
    """The office of who manages its accounts; refuses everybody else, and everybody for the own account."""
    if by.office is None or not by.may(Permission.MANAGE_ACCOUNTS) or account == by.account:
        raise Refused(refusals.MAY_NOT)
    return by.office


def _require_fitting(role: Role, agency: int | None) -> None:
    if role is Role.MACHINE:
        raise Refused(refusals.MAY_NOT)
    if (role is Role.MEMBER_AGENCY) != (agency is not None):
        raise Refused(refusals.AGENCY_OF_A_MEMBER)


def _change(by: Viewer, account: int, **values: object) -> None:
    own = Account.objects.filter(pk=account, office=_managed_office(by, account), ended_at=None).exclude(
        role=Role.MACHINE.value
    )
    if own.update(**values) != 1:
        raise Refused(refusals.MAY_NOT)


def _write[Result](write: Callable[[], Result], taken: Refusal) -> Result:
    """Writes; where a row is there already that is said in words, and the transaction stays usable."""
    try:
        with transaction.atomic():
            return write()
    except IntegrityError as error:
        raise Refused(taken) from error
