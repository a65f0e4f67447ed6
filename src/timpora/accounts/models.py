"""Tables of offices, agencies, the accounts of people who sign in, the tokens of their programs, and why they opened what."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from timpora.accounts.core.roles import Role
from timpora.kernel.text import Language


class Office(models.Model):
    """An immigration office; every row of the register belongs to one."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name=""), name="%(app_label)s_%(class)s_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.code


class OfficeLetterhead(models.Model):
    """What an office's letters say of the office from a day on; nobody changes one, a later one takes its place."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    from_day = models.DateField()
    said = models.JSONField()  # the lines of `core.paper.OfficePaper` by name
    written_by = models.BigIntegerField()
    written_at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "from_day"], name="%(app_label)s_letterhead_of_a_day")]

    def __str__(self) -> str:
        return f"letterhead {self.pk}"


class OfficeArea(models.Model):
    """An area for which an office is responsible, by its Kemendagri code."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="areas")
    area_code = models.CharField(max_length=13)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "area_code"], name="%(app_label)s_%(class)s_once"),
            models.CheckConstraint(
                condition=Q(area_code__regex=r"^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$"),
                name="%(app_label)s_%(class)s_code_is_of_an_area",
            ),
        ]

    def __str__(self) -> str:
        return self.area_code


class Agency(models.Model):
    """A member agency of an office's supervision team."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="agencies")
    name = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "name"], name="%(app_label)s_%(class)s_once"),
        ]

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager["Account"]):
    """How Django's sign-in finds an account."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(sign_in_name=username)


class Account(AbstractBaseUser):
    """Somebody who signs in, in one role at one office."""

    sign_in_name = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="accounts")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="accounts")
    role = models.CharField(max_length=20)
    language = models.CharField(max_length=2, default=Language.INDONESIAN.value)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AccountManager()

    USERNAME_FIELD = "sign_in_name"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(role__in=[role.value for role in Role]), name="%(app_label)s_%(class)s_role_is_known"),
            models.CheckConstraint(condition=Q(language__in=[one.value for one in Language]), name="%(app_label)s_%(class)s_language_is_spoken"),
            models.CheckConstraint(
                condition=Q(sign_in_name__regex=r"^[a-z0-9][a-z0-9._-]*$"), name="%(app_label)s_%(class)s_sign_in_name_is_plain"
            ),
            models.CheckConstraint(
                condition=Q(agency__isnull=True) ^ Q(role=Role.MEMBER_AGENCY.value), name="%(app_label)s_%(class)s_agency_is_a_member_s"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"account {self.pk}"

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # Django's is a flag, ours follows from the end
        """Whether the account may sign in: it has not ended, and is no machine's."""
        return self.ended_at is None and self.role != Role.MACHINE


class LookReason(models.Model):
    """Why somebody opened a record outside the own work; the audit trail refers to it by number and keeps no words."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    account = models.BigIntegerField()
    subject = models.CharField(max_length=120)
    reason = models.TextField()
    given_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["account", "subject", "given_at"], name="%(app_label)s_%(class)s_given"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(reason__regex=r"\S"), name="%(app_label)s_%(class)s_says_something"),
        ]

    def __str__(self) -> str:
        return f"reason {self.pk}"


class ApiToken(models.Model):
    """With what a program works in the name of an account, with a part of its powers, until a day; only the digest is kept."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=100)
    digest = models.BinaryField(max_length=32, unique=True)
    permissions = ArrayField(models.CharField(max_length=40))
    ends_on = models.DateField()
    made_at = models.DateTimeField(db_default=TransactionNow(), editable=False)
    last_used_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.BigIntegerField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["account", "ended_at"], name="%(app_label)s_%(class)s_of_account")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(name__regex=r"\S"), name="%(app_label)s_%(class)s_has_a_name"),
            models.CheckConstraint(condition=Q(permissions__len__gte=1), name="%(app_label)s_%(class)s_may_do_something"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="%(app_label)s_%(class)s_ended_when_and_by",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"token {self.pk}"
