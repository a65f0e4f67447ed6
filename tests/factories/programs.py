"""Programs that work with a token, and people in the register for them to ask about."""

import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tests.factories import facts, tokens
from tests.factories import office as offices
from timpora.accounts.core.roles import Permission
from timpora.accounts.models import Account, OfficeArea


PREFIX = "/api/v1"


@dataclass
class Program:
    """What shows a token and reads answers."""

    secret: str
    heads: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, query: Any = None, **heads: str) -> HttpResponse:
        return Client().get(f"{PREFIX}{path}", query, headers=self.heads_with(heads))

    def post(self, path: str, body: Any = None, *, key: str = "", **heads: str) -> HttpResponse:
        """An act with a key of its own unless one is given."""
        own = {"Idempotency-Key": key or uuid.uuid4().hex, **self.heads_with(heads)}
        return Client().post(f"{PREFIX}{path}", body or {}, content_type="application/json", headers=own)

    def send(self, name: str, content: bytes, *, key: str = "", sender: str = "Hotel Khayal") -> HttpResponse:
        """A file."""
        own = {"Idempotency-Key": key or uuid.uuid4().hex, **self.heads_with({})}
        sent = {"file": SimpleUploadedFile(name, content), "sender": sender}
        return Client().post(f"{PREFIX}/deliveries", sent, headers=own)

    def put(self, path: str, body: Any, **heads: str) -> HttpResponse:
        return Client().put(f"{PREFIX}{path}", body, content_type="application/json", headers=self.heads_with(heads))

    def heads_with(self, heads: dict[str, str]) -> dict[str, str]:
        """The heads of every request, and some more."""
        told = {name.replace("_", "-"): value for name, value in heads.items()}
        shown = {"Authorization": f"Bearer {self.secret}"} if self.secret else {}
        return {**shown, **self.heads, **told}


def program(account: Account, *permissions: Permission) -> Program:
    """A program of an account, with all of its powers unless some are named; it speaks English."""
    return Program(tokens.token(account, *permissions), {"Accept-Language": "en"})


def overstayer(account: Account, *, area: str = "36.04.30", **values: object) -> int:
    """Somebody with a visit permit until 15 May 2023, met on 27 June 2023."""
    with offices.looking(account) as by:
        source = facts.source(by)
        record = facts.fact(by, "people", source=source, source_row=7, **{"nationality": "CHN", **values})
        facts.fact(by, "travel_documents", source=source, person_record_id=record)
        facts.fact(by, "stay_permits", source=source, source_row=7, person_record_id=record)
        facts.fact(by, "crossings", source=source, person_record_id=record)
        facts.fact(by, "presence", source=source, person_record_id=record, place="Hotel Khayal", area_code=area, met_in_person=True, from_on=date(2023, 6, 27), until_on=date(2023, 6, 27))  # fmt: skip
    return record


def ending_soon(account: Account, on: date, **values: object) -> int:
    """Somebody whose limit ends five days after a day."""
    with offices.looking(account) as by:
        source = facts.source(by)
        record = facts.fact(by, "people", source=source, **values)
        until = on + timedelta(days=5)
        facts.fact(
            by,
            "stay_permits",
            source=source,
            person_record_id=record,
            valid_from=on,
            valid_until=until,
            visa_index=None,
        )
        facts.fact(
            by, "presence", source=source, person_record_id=record, area_code="36.04.30", from_on=on, until_on=None
        )
    return record


def answers_for(account: Account, area: str) -> None:
    """The office of an account answers for an area."""
    with offices.as_owner():
        OfficeArea.objects.get_or_create(office_id=account.office_id, area_code=area)
