"""Letters leave as e-mail to whom each is for, unless it was undone, the record was withdrawn, or there is no server; each office's in its own name."""

import pytest
from django.core import mail
from django.db import connection, transaction
from tests.factories.office import as_owner, looking, office
from tests.factories.reminders import SoonOffice

from timpora.register import actions as register
from timpora.screening import tasks
from timpora.screening.reminder_models import ReminderMessage


pytestmark = pytest.mark.usefixtures("office_database", "unblocked")
TO = {"person": "reka@contoh.example", "sponsor": "hrd@contoh.example"}


@pytest.fixture
def unblocked(django_db_blocker):
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def soon(settings) -> SoonOffice:
    settings.MAIL_LEAVES = True
    made = SoonOffice()
    person = made.somebody()
    made.night()
    made.person = person  # type: ignore[attr-defined]
    return made


def states(soon: SoonOffice) -> list[tuple[str, str | None]]:
    with looking(soon.machine):
        return list(ReminderMessage.objects.order_by("id").values_list("state", "failed_because"))


def waiting(soon: SoonOffice) -> list[int]:
    with looking(soon.machine):
        return list(ReminderMessage.objects.order_by("id").values_list("pk", flat=True))


def test_each_letter_leaves_to_its_address_with_the_letter_attached_and_names_nobody_else(soon: SoonOffice) -> None:
    soon.remind(soon.person, **TO)  # type: ignore[attr-defined]
    assert mail.outbox == [], "nothing leaves within the act itself"
    for message in waiting(soon):
        tasks.send_message(message)
    assert [sent.to for sent in mail.outbox] == [["reka@contoh.example"], ["hrd@contoh.example"]]
    assert states(soon) == [("sent", None)] * 2
    first, second = mail.outbox
    assert [one.filename for one in (first.attachments[0], second.attachments[0])] == [
        "0001-PENGINGAT-2023.pdf",
        "0002-PENGINGAT-2023.pdf",
    ]
    assert first.attachments[0].content.startswith(b"%PDF")
    assert "3 Juli 2023" in first.body
    assert "3 July 2023" in first.body
    assert "Reka Wei" not in second.body + second.subject


def test_what_is_undone_sends_nothing(soon: SoonOffice) -> None:
    def breaks_off() -> None:
        with transaction.atomic():
            soon.remind(soon.person, **TO)  # type: ignore[attr-defined]
            raise RuntimeError

    with pytest.raises(RuntimeError):
        breaks_off()
    assert waiting(soon) == []
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'timpora.screening.send_message'")
        assert cursor.fetchone() == (0,)


def test_to_somebody_whose_record_is_withdrawn_before_it_leaves_nothing_is_sent(soon: SoonOffice) -> None:
    soon.remind(soon.person, person=TO["person"])  # type: ignore[attr-defined]
    with looking(soon.officer) as by:
        register.withdraw(by=by, kind="people", fact=soon.person, because="salah orang")  # type: ignore[attr-defined]
    tasks.send_message(*waiting(soon))
    assert states(soon) == [("failed", "withdrawn")]
    assert mail.outbox == []


def test_an_office_without_a_mail_server_says_so_instead_of_pretending(soon: SoonOffice, settings) -> None:
    settings.MAIL_LEAVES = False
    soon.remind(soon.person, person=TO["person"])  # type: ignore[attr-defined]
    tasks.send_message(*waiting(soon))
    assert states(soon) == [("failed", "no_server")]


def test_each_office_s_letters_leave_in_its_own_name(soon: SoonOffice) -> None:
    elsewhere = SoonOffice(office("lain-rekaan"))
    somebody = elsewhere.somebody("Reka Lain")
    elsewhere.night()
    elsewhere.remind(somebody, person="lain@contoh.example")
    soon.remind(soon.person, person=TO["person"])  # type: ignore[attr-defined]
    tasks.send_waiting(0)
    assert sorted(sent.to[0] for sent in mail.outbox) == ["lain@contoh.example", "reka@contoh.example"]
    assert {sent.attachments[0].filename for sent in mail.outbox} == {"0001-PENGINGAT-2023.pdf"}, (
        "each office counts for itself"
    )
