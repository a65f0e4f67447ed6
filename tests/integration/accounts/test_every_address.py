"""Each role at each address: a table in which a new address has no row until somebody says who may open it."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.factories import office as offices
from tests.factories.signed_in import client_of

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account, Agency, OfficeArea
from timpora.accounts.queries import one_time_link


pytestmark = pytest.mark.usefixtures("office_database")
OPEN, AWAY, NOT_FOR_YOU, NOT_THERE, POST_ONLY, GONE = 200, 302, 403, 404, 405, 410
TO_SIGN_IN = "/masuk/?next="
PEOPLE = tuple(role for role in Role if role is not Role.MACHINE)


@dataclass(frozen=True)
class Row:
    """What opening an address answers: to who is not signed in, to who is, and to some roles something else."""

    at_the_door: int | str
    signed_in: int
    instead: int | None = None
    to: AbstractSet[Role] = frozenset()

    def answer_to(self, role: Role) -> int:
        return self.signed_in if self.instead is None or role not in self.to else self.instead


ADMINISTRATOR = Role.ADMINISTRATOR
RECORDERS = frozenset({Role.OFFICER, Role.EXAMINER, Role.HEAD_OF_SECTION})
READERS = RECORDERS | {Role.HEAD_OF_OFFICE, Role.AUDITOR}
OWN = Row("sign in", OPEN)
ADMINISTRATION = Row("sign in", NOT_FOR_YOU, OPEN, {ADMINISTRATOR})
AT_THE_DOOR = Row(OPEN, AWAY)
READING = Row("sign in", NOT_FOR_YOU, OPEN, READERS)
LAW = Row("sign in", NOT_FOR_YOU, OPEN, READERS | {ADMINISTRATOR})
# Of what is not there, or not here: who might read or record such things learns no more than that.
ONE_TO_READ = Row("sign in", NOT_FOR_YOU, NOT_THERE, READERS)
ONE_TO_RECORD = Row("sign in", NOT_FOR_YOU, NOT_THERE, RECORDERS)
TEAM_READERS = READERS | {Role.MEMBER_AGENCY}
ONE_TO_DECIDE = Row("sign in", NOT_FOR_YOU, NOT_THERE, {Role.HEAD_OF_OFFICE})
SEEING_THE_MAP = Row("sign in", OPEN, NOT_FOR_YOU, {Role.REPORTER, ADMINISTRATOR})
TABLE: Mapping[str, Row] = {
    "start": Row("sign in", AWAY),
    "account_login": AT_THE_DOOR,
    "account_logout": Row(AWAY, OPEN),
    "account_inactive": Row(OPEN, OPEN),
    "mfa_login_webauthn": Row(AWAY, AWAY),
    "mfa_authenticate": Row(AWAY, AWAY),
    "account_reauthenticate": OWN,
    "mfa_reauthenticate": Row("sign in", AWAY),
    "mfa_reauthenticate_webauthn": Row("sign in", AWAY),
    "choose_password": Row(GONE, GONE),
    "own_account": OWN,
    "first_steps": OWN,
    "account_change_password": OWN,
    "own_sessions": OWN,
    "end_other_sessions": Row("sign in", POST_ONLY),
    "end_session": Row("sign in", POST_ONLY),
    "mfa_index": OWN,
    "mfa_activate_totp": OWN,
    "mfa_deactivate_totp": Row("sign in", NOT_THERE),
    "mfa_view_recovery_codes": Row("sign in", NOT_THERE),
    "mfa_generate_recovery_codes": OWN,
    "mfa_download_recovery_codes": Row("sign in", NOT_THERE),
    "mfa_list_webauthn": OWN,
    "mfa_add_webauthn": OWN,
    "mfa_remove_webauthn": Row("sign in", NOT_THERE),
    "mfa_edit_webauthn": Row("sign in", NOT_THERE),
    "people": ADMINISTRATION,
    "add_person": ADMINISTRATION,
    "person_account": ADMINISTRATION,
    "person_role": ADMINISTRATION,
    "person_link": Row("sign in", NOT_FOR_YOU, AWAY, {ADMINISTRATOR}),
    "reset_access": ADMINISTRATION,
    "end_account": ADMINISTRATION,
    "own_tokens": OWN,
    "make_token": OWN,
    "end_token": Row("sign in", NOT_THERE),
    "office_tokens": ADMINISTRATION,
    "agencies": ADMINISTRATION,
    "agency": ADMINISTRATION,
    "office": ADMINISTRATION,
    "letterhead": ADMINISTRATION,
    "remove_area": Row("sign in", NOT_FOR_YOU, POST_ONLY, {ADMINISTRATOR}),
    "verify": Row(OPEN, OPEN),
    "verified": Row(NOT_THERE, NOT_THERE),
    "search": READING,
    "foreigners": READING,
    "foreigner": Row("sign in", NOT_THERE),
    "what_if": Row("sign in", NOT_THERE),
    "today": Row("sign in", NOT_FOR_YOU, OPEN, READERS | {ADMINISTRATOR}),
    "findings": READING,
    "findings_step": Row("sign in", NOT_FOR_YOU, AWAY, RECORDERS),
    "save_view": READING,
    "remove_view": Row("sign in", POST_ONLY),
    "export_findings": READING,
    "findings_on": READING,
    "findings_of_question": ONE_TO_READ,
    "findings_of_run": Row("sign in", AWAY),
    "reminders": READING,
    "remind_many": Row("sign in", NOT_FOR_YOU, OPEN, RECORDERS),
    "reminder_rule": READING,
    "remind": ONE_TO_RECORD,
    "reminder": ONE_TO_READ,
    "reminder_letter": ONE_TO_READ,
    "finding": ONE_TO_READ,
    "finding_step": ONE_TO_RECORD,
    "rulebook": LAW,
    "rule": LAW,
    "rule_parameters": LAW,
    "propose_setting": ADMINISTRATION,
    "visa_indexes": LAW,
    "visa_index": LAW,
    "propose_index": ADMINISTRATION,
    "propose_row": ADMINISTRATION,
    "propose_end": ADMINISTRATION,
    "propose_correction": Row("sign in", NOT_FOR_YOU, NOT_THERE, {ADMINISTRATOR}),
    "closed_days": LAW,
    "case_provisions": LAW,
    "law_changes": LAW,
    "law_change": Row("sign in", NOT_FOR_YOU, NOT_THERE, READERS | {ADMINISTRATOR}),
    "person_trail": Row("sign in", NOT_FOR_YOU, NOT_THERE, {Role.HEAD_OF_SECTION, Role.HEAD_OF_OFFICE, Role.AUDITOR}),
    "cases": READING,
    "open_case": Row("sign in", NOT_FOR_YOU, OPEN, RECORDERS),
    "billing": Row("sign in", NOT_FOR_YOU, OPEN, RECORDERS),
    "transfers": READING,
    "transfer": ONE_TO_READ,
    "delegations": READING,
    "end_delegation": Row("sign in", POST_ONLY),
    "workload": READING,
    "case": ONE_TO_READ,
    "case_trail": Row("sign in", NOT_FOR_YOU, NOT_THERE, {Role.HEAD_OF_SECTION, Role.HEAD_OF_OFFICE, Role.AUDITOR}),
    "case_letter": ONE_TO_READ,
    "receive_document": ONE_TO_RECORD,
    "case_document": ONE_TO_READ,
    "case_evidence": ONE_TO_READ,
    "case_act": ONE_TO_READ,
    "case_draft": Row("sign in", NOT_FOR_YOU, AWAY, READERS),
    "teams": Row("sign in", NOT_FOR_YOU, OPEN, TEAM_READERS),
    "open_team": Row("sign in", NOT_FOR_YOU, OPEN, RECORDERS),
    **dict.fromkeys(
        ("team", "team_holder", "agreed_actions", "agreed_action", "action_step"),
        Row("sign in", NOT_FOR_YOU, NOT_THERE, TEAM_READERS),
    ),
    **dict.fromkeys(("own_calendar", "make_calendar"), Row("sign in", NOT_FOR_YOU, OPEN, TEAM_READERS)),
    "end_calendar": Row("sign in", POST_ONLY),
    "calendar_feed": Row(NOT_THERE, NOT_THERE),
    "shares": Row("sign in", NOT_FOR_YOU, OPEN, TEAM_READERS),
    **dict.fromkeys(("share", "answer_document"), Row("sign in", NOT_FOR_YOU, NOT_THERE, TEAM_READERS)),
    "answer_share": Row("sign in", NOT_FOR_YOU, NOT_THERE, {Role.MEMBER_AGENCY}),
    **dict.fromkeys(("share_note", "share_list"), Row("sign in", NOT_FOR_YOU, OPEN, RECORDERS)),
    **dict.fromkeys(("share_row", "withdraw_share", "take_in_answer", "let_answer_be"), ONE_TO_RECORD),
    "team_trail": Row("sign in", NOT_FOR_YOU, NOT_THERE, {Role.HEAD_OF_SECTION, Role.HEAD_OF_OFFICE, Role.AUDITOR}),
    "add_decree": ONE_TO_DECIDE,
    **dict.fromkeys(("change_team", "agree", "add_seat", "seat_person", "add_absence", "end_row"), ONE_TO_RECORD),
    **dict.fromkeys(
        ("meetings", "meeting", "meeting_step", "meeting_here", "meeting_calendar"),
        Row("sign in", NOT_FOR_YOU, NOT_THERE, TEAM_READERS),
    ),
    **dict.fromkeys(
        ("plan_meeting", "add_item", "agenda_item", "write_minutes", "add_entry", "entry_to_action", "show_code"),
        ONE_TO_RECORD,
    ),
    **dict.fromkeys(
        (
            "raise_item",
            "remove_entry",
            "tap_attendance",
            "issue_minutes",
            "came_back",
            "reminder_came_back",
            "invite_too",
            "keep_minutes",
            "make_pack",
        ),
        Row("sign in", POST_ONLY),
    ),
    "meeting_paper": ONE_TO_READ,
    "pack_file": Row("sign in", NOT_FOR_YOU, NOT_THERE, TEAM_READERS),
    "pack_of_meeting": ONE_TO_READ,
    "contradictions": READING,
    "add_about": ONE_TO_RECORD,
    "evaluation": SEEING_THE_MAP,
    "evaluation_indicator": SEEING_THE_MAP,
    "evaluation_of_day": Row("sign in", AWAY, NOT_FOR_YOU, {Role.REPORTER, ADMINISTRATOR}),
    "evaluation_rows": READING,
    "evaluation_of_question": ONE_TO_READ,
    "work_out": Row("sign in", POST_ONLY),
    "reports": SEEING_THE_MAP,
    "report_of_month": Row("sign in", AWAY, NOT_FOR_YOU, {Role.REPORTER, ADMINISTRATOR}),
    "report_file": Row("sign in", NOT_THERE, NOT_FOR_YOU, {Role.REPORTER, ADMINISTRATOR}),
    "map": SEEING_THE_MAP,
    "map_drawing": SEEING_THE_MAP,
    "map_boundaries": Row("sign in", NOT_FOR_YOU, OPEN, {ADMINISTRATOR, Role.HEAD_OF_SECTION}),
    "remove_boundaries": Row("sign in", POST_ONLY),
    "map_area": ONE_TO_READ,
    "map_places": ONE_TO_READ,
    "places": READING,
    "organisations": READING,
    "place": ONE_TO_READ,
    "organisation": ONE_TO_READ,
    "silent_places": READING,
    "add_fact": ONE_TO_RECORD,
    "from_zone": Row("sign in", NOT_FOR_YOU, OPEN, RECORDERS),
    "fact": ONE_TO_READ,
    "correct_fact": ONE_TO_RECORD,
    "withdraw_fact": ONE_TO_RECORD,
    "judge": ONE_TO_RECORD,
    "take_back": ONE_TO_RECORD,
    "intake": READING,
    "feeds": READING,
    "feed": ONE_TO_RECORD,
    "delivery": ONE_TO_RECORD,
    "check": ONE_TO_RECORD,
    "refused": ONE_TO_RECORD,
    "receipt": ONE_TO_READ,
    "undo": Row("sign in", NOT_FOR_YOU, NOT_THERE, {Role.HEAD_OF_SECTION}),
    "set_aside": Row("sign in", POST_ONLY),
    "jobs": READING,
    "job": Row("sign in", NOT_THERE),
    "job_state": Row("sign in", AWAY),
    "job_cancel": Row("sign in", POST_ONLY),
    "ui:gallery": Row(OPEN, OPEN),
    "ui:gallery-progress": Row(OPEN, OPEN),
    "ui:gallery-sign-in": Row(OPEN, OPEN),
    "ui:gallery-public": Row(OPEN, OPEN),
}


OF_A_MEETING = ("meeting", "add_item", "show_code", "meeting_calendar", "issue_minutes", "make_pack", "keep_minutes", "invite_too")  # fmt: skip
OF_A_PART = ("agenda_item", "raise_item", "write_minutes", "remove_entry", "entry_to_action", "tap_attendance", "came_back", "reminder_came_back")  # fmt: skip


def _names(resolver: URLResolver, within: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{within}{pattern.name or pattern.pattern}"
        else:
            yield from _names(pattern, f"{within}{pattern.namespace}:" if pattern.namespace else within)


def _addresses(colleague: Account) -> dict[str, str]:
    with offices.as_owner():
        agency = Agency.objects.get_or_create(office_id=colleague.office_id, name="Instansi Rekaan")[0].pk
    filled = {
        "choose_password": ("x", "y"),
        "end_session": (1,),
        "mfa_remove_webauthn": (1,),
        "mfa_edit_webauthn": (1,),
        "agency": (agency,),
        "remove_area": ("36.04",),
        "add_about": (1, "stay_permits"),
        "rule": ("overstay",),
        "propose_setting": ("reminder.limit_within_days",),
        **dict.fromkeys(("visa_index", "propose_row"), ("B213",)),
        "propose_end": ("B213", "2011-05-05"),
        "propose_correction": ("B213", "2030-01-01"),
        "law_change": (1,),
        "export_findings": ("csv",),
        **dict.fromkeys(("map_area", "map_places"), ("36.04.16",)),
        **dict.fromkeys(("evaluation_indicator", "evaluation_rows"), ("hit_rate",)),
        **dict.fromkeys(("evaluation_of_day", "evaluation_of_question", "report_of_month"), (1,)),
        "report_file": (1, "pdf"),
        "verified": ("0000-0000-0000",),
        "finding_step": (1, "seen"),
        "add_fact": ("no_kind",),
        "reminder_letter": (1, "person"),
        **dict.fromkeys(("case_letter", "case_document"), (1, 1)),
        **dict.fromkeys(("case_act", "case_draft"), (1, "verify")),
        **dict.fromkeys(
            ("team", "change_team", "team_trail", "add_decree", "add_seat", "agreed_actions", "agree"), (1,)
        ),
        **dict.fromkeys(("seat_person", "team_holder", "add_absence", "agreed_action"), (1, 1)),
        "action_step": (1, 1, "progress"),
        "share_row": ("finding", 1),
        **dict.fromkeys(("share", "withdraw_share", "answer_share"), (1,)),
        **dict.fromkeys(("answer_document", "take_in_answer", "let_answer_be"), (1, 1)),
        "end_row": (1, "kursi", 1),
        **dict.fromkeys(("meetings", "plan_meeting"), (1,)),
        **dict.fromkeys(OF_A_MEETING, (1, 1)),
        **dict.fromkeys(OF_A_PART, (1, 1, 1)),
        "calendar_feed": ("x",),
        "meeting_step": (1, 1, "open"),
        "meeting_here": (1, 1, "x"),
        "meeting_paper": (1, 1, "minutes"),
        "pack_file": (1, 1, 1),
        "pack_of_meeting": (1,),
        "add_entry": (1, 1, 1, "decision"),
        **dict.fromkeys(("fact", "correct_fact", "withdraw_fact"), ("places", 1)),
        **dict.fromkeys(
            (
                "foreigner",
                "what_if",
                "remove_view",
                "findings_of_question",
                "finding",
                "place",
                "organisation",
                "findings_of_run",
                "remind",
                "reminder",
                "person_trail",
                "transfer",
                "end_delegation",
                "case",
                "case_trail",
                "receive_document",
                "case_evidence",
                "judge",
                "take_back",
                "feed",
                "job",
                "job_state",
                "job_cancel",
                "end_token",
            ),
            (1,),
        ),
        **dict.fromkeys(("delivery", "check", "refused", "receipt", "undo", "set_aside"), (1,)),
        **dict.fromkeys(
            ("person_account", "person_role", "person_link", "reset_access", "end_account"), (colleague.pk,)
        ),
    }
    return {name: reverse(name, args=filled.get(name, ())) for name in TABLE}


def test_every_address_has_a_row_in_the_table() -> None:
    assert set(_names(get_resolver())) == set(TABLE)


def test_who_is_not_signed_in_is_led_to_sign_in_and_back() -> None:
    told = {}
    for name, address in _addresses(offices.account()).items():
        answer = Client().get(address)
        away = answer.get("Location", "") == f"{TO_SIGN_IN}{address}"
        told[name] = "sign in" if away else answer.status_code
    assert told == {name: row.at_the_door for name, row in TABLE.items()}


@pytest.mark.parametrize("role", PEOPLE)
def test_each_role_opens_what_the_table_says(role: Role) -> None:
    addresses = _addresses(offices.account(Role.OFFICER, name="rekan"))
    client = client_of(offices.account(role, name="sendiri"))
    told = {name: client.get(address).status_code for name, address in addresses.items()}
    assert told == {name: row.answer_to(role) for name, row in TABLE.items()}


@pytest.mark.parametrize("role", PEOPLE)
def test_no_role_sends_what_it_may_not_open(role: Role) -> None:
    colleague = offices.account(Role.OFFICER, name="rekan")
    addresses = _addresses(colleague)
    closed = {name for name, row in TABLE.items() if row.signed_in == NOT_FOR_YOU and role not in row.to}
    client = client_of(offices.account(role, name="sendiri"))
    told = {
        name: client.post(
            addresses[name], {"role": "administrator", "agency": "", "name": "x", "area": "36.04"}
        ).status_code
        for name in sorted(closed)
    }
    assert {name: status for name, status in told.items() if status not in {NOT_FOR_YOU, POST_ONLY}} == {}
    with offices.as_owner():
        colleague.refresh_from_db()
    assert (colleague.role, colleague.ended_at, OfficeArea.objects.count()) == (Role.OFFICER, None, 0)


def test_an_administrator_finds_nobody_and_nothing_of_another_office() -> None:
    elsewhere = offices.office("lain-rekaan")
    addresses = _addresses(offices.account(Role.OFFICER, elsewhere))
    client = client_of(offices.account(ADMINISTRATOR))
    for name in ("person_account", "person_role", "person_link", "reset_access", "end_account", "agency"):
        assert {client.get(addresses[name]).status_code, client.post(addresses[name]).status_code} <= {404, 405}, name


def test_a_machine_s_account_is_nobody_s_to_manage() -> None:
    machine = offices.account(Role.MACHINE)
    administrator = offices.account(ADMINISTRATOR)
    assert client_of(administrator).get(reverse("person_account", args=[machine.pk])).status_code == 404
    with offices.looking(administrator) as viewer:
        assert one_time_link(viewer, machine.pk) is None
