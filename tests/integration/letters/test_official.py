"""Official documents: issued on their day or not at all, read back as they were said, withdrawn and kept, behind the same walls."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from django.db import DatabaseError, connection
from pypdf import PdfReader
from tests.factories import official as made
from tests.factories.office import account, as_owner, looking, office

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.kernel.refusals import Refused
from timpora.letters import actions, queries
from timpora.letters.core.blocks import Field, Fields
from timpora.letters.core.documents import OfficialDocument
from timpora.letters.core.kinds import KIND_WORDS, LetterKind
from timpora.letters.models import Letter, WithdrawnLetter


pytestmark = pytest.mark.usefixtures("office_database", "unblocked")
OFFICIAL = [kind for kind in LetterKind if kind is not LetterKind.REMINDER]
ISSUERS = {Role.OFFICER, Role.EXAMINER, Role.HEAD_OF_SECTION, Role.HEAD_OF_OFFICE}
LATER = date(2023, 7, 3)


@pytest.fixture
def unblocked(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


def issue(by: Account, document: OfficialDocument | None = None, *, subject: str = "case:12", level: int = 0) -> int:
    with looking(by) as viewer:
        said = document or made.document(LetterKind.SUMMONS, made.IDENTITY)
        return actions.issue_document(by=viewer, document=said, subject=subject, confidentiality=level)


def withdraw(
    by: Account, letter: int, *, because: str = "salah tanggal", on: date = LATER, replaced_by: int | None = None
) -> None:
    with looking(by) as viewer:
        actions.withdraw(by=viewer, letter=letter, because=because, on=on, replaced_by=replaced_by)


def words_of(pdf: bytes | None) -> str:
    assert pdf is not None
    return " ".join(
        " ".join(page.extract_text().replace("\u200b", "").split()) for page in PdfReader(BytesIO(pdf)).pages
    )


@pytest.mark.parametrize("kind", OFFICIAL)
def test_every_kind_is_issued_read_back_and_printed_alike(kind: LetterKind) -> None:
    officer, said = account(), made.document(kind)
    number = issue(officer, said)
    with looking(officer) as by:
        seen, first, again = queries.letter(by, number), queries.pdf(by, number), queries.pdf(by, number)
        assert queries.document(by, number) == said
    assert seen is not None
    assert first == again
    told = words_of(first)
    wanted = (seen.number, seen.code, KIND_WORDS[kind].id.upper(), "Serang, 27 Juni 2023", "tidak tercakup")
    assert [words for words in wanted if words not in told] == []


def test_reminders_and_documents_share_one_sequence_an_office_and_year() -> None:
    officer = account()
    numbers = [issue(officer), issue(officer, made.letter())]
    with looking(officer) as by:
        numbers.append(
            actions.issue(
                by=by, kind=LetterKind.REMINDER, issued_on=made.ON, subject="people:1", confidentiality=0, said={}
            )
        )
        seen = queries.letters(by, numbers)
        assert [one.id for one in queries.letters_about(by, "case:12")] == numbers[:2]
        assert [one.id for one in queries.letters_about(by, "case:12", LetterKind.SUMMONS)] == numbers[:1]
        assert queries.document(by, numbers[2]) is None
    assert [seen[number].number for number in numbers] == [
        "0001/PANGGILAN/2023",
        "0002/PERWAKILAN/2023",
        "0003/PENGINGAT/2023",
    ]


def test_a_character_without_typeface_names_field_and_character_and_takes_no_number() -> None:
    officer = account()
    unprintable = Fields(fields=(Field(label="Nama", value="CONTOH"), Field(label="Nama asli", value="ꦱꦸ CONTOH")))
    with pytest.raises(actions.UnprintableError) as refused:
        issue(officer, made.document(LetterKind.SUMMONS, unprintable))
    assert (refused.value.field.id, refused.value.character) == ("bagian 1, isian 2, isi", "ꦱ")
    assert "U+A9B1 JAVANESE LETTER SA" in refused.value.refusal.what.en
    issue(officer)
    with looking(officer) as by:
        assert [one.number for one in queries.letters_about(by, "case:12")] == ["0001/PANGGILAN/2023"]


def test_an_official_document_is_not_issued_as_loose_words() -> None:
    with looking(account()) as by, pytest.raises(ValueError, match="as a document"):
        actions.issue(by=by, kind=LetterKind.SUMMONS, issued_on=made.ON, subject="case:1", confidentiality=0, said={})


@pytest.mark.parametrize("role", list(Role))
def test_only_who_may_issue_letters_issues_or_withdraws_one(role: Role) -> None:
    own, officer = account(role, name="sendiri"), account(name="rekan")
    there = issue(officer)
    if role in ISSUERS:
        withdraw(own, issue(own))
        return
    with pytest.raises(DatabaseError):
        issue(own)
    with pytest.raises((DatabaseError, Refused)):
        withdraw(own, there)
    with as_owner():
        assert not WithdrawnLetter.objects.exists()


def test_a_withdrawn_letter_says_so_and_keeps_its_words() -> None:
    officer = account()
    wrong, right = issue(officer), issue(officer)
    with looking(officer) as by:
        before = queries.pdf(by, wrong)
    withdraw(officer, wrong, replaced_by=right)
    with looking(officer) as by:
        seen, kept = queries.letter(by, wrong), queries.letter(by, right)
        after, as_issued = queries.pdf(by, wrong), queries.pdf(by, wrong, as_issued=True)
    assert seen is not None
    assert kept is not None
    assert seen.withdrawn == queries.Withdrawal(
        on=LATER, because="salah tanggal", replaced_by=right, replaced_by_number="0002/PANGGILAN/2023"
    )
    assert seen.withdrawn.replaced_by_number == kept.number
    assert kept.withdrawn is None
    assert as_issued == before
    told = words_of(after)
    assert "DICABUT pada 3 Juli 2023" in told
    assert "Digantikan oleh surat nomor 0002/PANGGILAN/2023" in told
    assert "DICABUT" not in words_of(before)
    _, body = words_of(before).split("SURAT PANGGILAN")
    assert body in told


def test_a_reminder_can_be_withdrawn_too(reminder_said: dict[str, object]) -> None:
    officer = account()
    with looking(officer) as by:
        number = actions.issue(
            by=by,
            kind=LetterKind.REMINDER,
            issued_on=made.ON,
            subject="people:1",
            confidentiality=0,
            said=reminder_said,
        )
    withdraw(officer, number)
    with looking(officer) as by:
        assert "DICABUT pada 3 Juli 2023" in words_of(queries.pdf(by, number))


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"because": "  "}, "letter_withdrawn_without_reason"),
        ({"because": "x" * 401}, "letter_withdrawn_without_reason"),
        ({"on": date(2023, 6, 26)}, "letter_withdrawn_before_issued"),
        ({"replaced_by": 4_000_000}, "letter_not_there"),
    ],
)
def test_a_withdrawal_says_when_why_and_what_replaces_it(told: dict[str, object], code: str) -> None:
    officer = account()
    number = issue(officer)
    with pytest.raises(Refused) as refused:
        withdraw(officer, number, **told)  # type: ignore[arg-type]
    assert refused.value.refusal.code == code


def test_a_letter_is_withdrawn_once_and_not_by_itself_nor_from_elsewhere() -> None:
    officer, elsewhere = account(), account(Role.OFFICER, office("lain-rekaan"))
    number, foreign = issue(officer), issue(elsewhere)
    protected = issue(account(Role.EXAMINER), level=2)
    for letter, replaced_by in (
        (number, number),
        (foreign, None),
        (number, foreign),
        (protected, None),
        (number, protected),
    ):
        with pytest.raises(Refused) as refused:
            withdraw(officer, letter, replaced_by=replaced_by)
        assert refused.value.refusal.code == "letter_not_there"
    withdraw(officer, number)
    with pytest.raises(Refused) as refused:
        withdraw(officer, number)
    assert refused.value.refusal.code == "letter_withdrawn_before"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE letters_withdrawnletter SET because = 'lain'",
        "DELETE FROM letters_withdrawnletter",
        "UPDATE letters_signedletter SET digest = ''",
        "INSERT INTO letters_signedletter (office_id, letter_id, pdf, digest) SELECT office_id, id, '', '' FROM letters_letter",
        (
            "INSERT INTO letters_withdrawnletter (office_id, letter_id, withdrawn_on, withdrawn_by, because)"
            " SELECT office_id, id, '2023-07-03', wall_account() + 1, 'x' FROM letters_letter ORDER BY id DESC LIMIT 1"
        ),
    ],
)
def test_no_statement_changes_a_withdrawal_or_forges_one_or_a_signed_file(statement: str) -> None:
    officer = account()
    withdraw(officer, issue(officer))
    issue(officer)
    with pytest.raises(DatabaseError), looking(officer), connection.cursor() as cursor:
        cursor.execute(statement)


def test_nobody_elsewhere_or_below_the_clearance_sees_that_a_letter_was_withdrawn() -> None:
    examiner = account(Role.EXAMINER)
    number = issue(examiner, level=2)
    withdraw(examiner, number)
    for other in (account(Role.OFFICER), account(Role.EXAMINER, office("lain-rekaan"))):
        with looking(other) as by:
            assert queries.letter(by, number) is None
            assert queries.letters_about(by, "case:12") == []
            assert not WithdrawnLetter.objects.exists()


def test_words_altered_past_the_wall_are_not_read_back() -> None:
    officer = account()
    number = issue(officer)
    with as_owner():
        Letter.objects.update(said={"document": {}})
    with looking(officer) as by, pytest.raises(queries.LetterAlteredError):
        queries.document(by, number)
