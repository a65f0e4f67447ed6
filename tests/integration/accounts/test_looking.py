"""Opening a record outside the own work asks for a reason, and every look is told in the audit trail."""

import json
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib.messages.storage.fallback import FallbackStorage
from django.db import connection
from django.db.utils import DatabaseError
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from tests.factories import office as offices

from timpora.accounts import actions, queries
from timpora.accounts.core.roles import Role
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.looking import looks_at
from timpora.accounts.models import Account, LookReason
from timpora.accounts.session_store import SessionStore
from timpora.kernel.refusals import Refused
from timpora.kernel.viewers import Viewer


pytestmark = pytest.mark.usefixtures("office_database")
OWN_RECORD, OTHER_RECORD, NO_RECORD = 7, 8, 9
REASON = "laporan hotel rekaan, surat 12"


def is_own_work(viewer: Viewer, record: int) -> bool:
    assert viewer.account
    if record == NO_RECORD:
        raise Http404
    return record == OWN_RECORD


@looks_at(subject=lambda record: f"person_record:{record}", own_work=is_own_work)
def page(_request: ViewedRequest, record: int) -> HttpResponse:
    return HttpResponse(f"data {record}")


def look(account: Account, record: int, **sent: str) -> HttpResponse:
    """One request for the page, as the middleware hands it on."""
    address = f"/contoh/{record}/"
    request = RequestFactory().post(address, sent) if sent else RequestFactory().get(address)
    request.session = SessionStore()
    request.user = SimpleNamespace(is_authenticated=True, pk=account.pk)
    vars(request)["_messages"] = FallbackStorage(request)  # where Django looks for them
    with offices.looking(account) as viewer:
        request.viewer = viewer
        return page(request, record=record)


def events() -> list[tuple[str, int, str, dict[str, object]]]:
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT action, account, subject, details FROM audit_event ORDER BY id")
        return [(*told, json.loads(details)) for *told, details in cursor.fetchall()]


def test_the_own_work_opens_and_is_noted() -> None:
    own = offices.account()
    answer = look(own, OWN_RECORD)
    assert (answer.content, "no-store" in answer["Cache-Control"]) == (b"data 7", True)
    assert events() == [("record_opened", own.pk, "person_record:7", {"own_work": True, "reason": None})]


def test_other_work_is_not_shown_before_a_reason_is_written() -> None:
    own = offices.account()
    asked = look(own, OTHER_RECORD).content.decode()
    assert ("Ini di luar pekerjaan Anda" in asked, "data 8" in asked) == (True, False)
    for nothing in ("", "   ", "ya"):
        again = look(own, OTHER_RECORD, reason=nothing).content.decode()
        assert ('class="error-summary"' in again, "data 8" in again) == (True, False)
    assert events() == []


def test_with_a_reason_it_opens_again_and_again_and_each_look_names_the_reason() -> None:
    own = offices.account()
    answer = look(own, OTHER_RECORD, reason=REASON)
    assert (answer.status_code, answer["Location"]) == (302, f"/contoh/{OTHER_RECORD}/")
    assert look(own, OTHER_RECORD).content == b"data 8"
    assert look(own, OTHER_RECORD).content == b"data 8"
    with offices.as_owner():
        kept = LookReason.objects.get()
    assert kept.reason == REASON
    opened = ("record_opened", own.pk, "person_record:8", {"own_work": False, "reason": kept.pk})
    assert events() == [("reason_given", own.pk, "person_record:8", {"reason": kept.pk}), opened, opened]
    assert REASON not in json.dumps(events())


def test_a_reason_is_of_one_person_for_one_record_and_one_working_day() -> None:
    own, other = offices.account(), offices.account(Role.EXAMINER)
    look(own, OTHER_RECORD, reason=REASON)
    assert b"data 8" not in look(other, OTHER_RECORD).content
    assert b"data 10" not in look(own, 10).content
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE accounts_lookreason SET given_at = given_at - %s * interval '1 second'",
            [settings.SESSION_LIMITS.whole],
        )
    assert b"data 8" not in look(own, OTHER_RECORD).content


def test_a_reason_from_a_list_for_what_opens_anyway_leads_to_the_page() -> None:
    own = offices.account()
    assert look(own, OWN_RECORD, reason=REASON).status_code == 302
    assert events() == []


def test_nobody_is_asked_a_reason_for_what_is_not_there() -> None:
    with pytest.raises(Http404):
        look(offices.account(), NO_RECORD)


def test_reasons_are_read_by_who_gave_them_and_by_who_reads_the_trail() -> None:
    own = offices.account()
    look(own, OTHER_RECORD, reason=REASON)
    with offices.as_owner():
        (number,) = LookReason.objects.values_list("id", flat=True)
    sees = {own: True, offices.account(Role.EXAMINER): False, offices.account(Role.AUDITOR): True}
    sees[offices.account(Role.AUDITOR, offices.office("lain-rekaan"))] = False
    for reader, reads in sees.items():
        with offices.looking(reader) as viewer:
            assert queries.reasons(viewer, [number]) == ({number: REASON} if reads else {}), reader.sign_in_name
            assert LookReason.objects.exists() is reads


def test_a_reason_is_never_changed_nor_given_for_another() -> None:
    own, other = offices.account(), offices.account(Role.EXAMINER)
    look(own, OTHER_RECORD, reason=REASON)
    for statement in (
        "UPDATE accounts_lookreason SET reason = 'lain'",
        "DELETE FROM accounts_lookreason",
        f"INSERT INTO accounts_lookreason (office_id, account, subject, reason) VALUES ({own.office_id}, {other.pk}, 's', 'x')",
    ):
        with offices.looking(own), connection.cursor() as cursor, pytest.raises(DatabaseError):
            cursor.execute(statement)


def test_an_empty_reason_is_refused() -> None:
    with offices.looking(offices.account()) as viewer, pytest.raises(Refused) as refused:
        actions.give_reason(by=viewer, subject="person_record:8", reason="  ")
    assert refused.value.refusal.code == "no_reason"
