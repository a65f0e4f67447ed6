"""Signing: with the office's certificate, when a letter is issued, within the PDF, beside which nothing of the file changes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto.tsp import TimeStampReq
from asn1crypto.x509 import Certificate
from django.test import override_settings
from django.utils import timezone
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers import SimpleSigner
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader
from tests.factories import official as made
from tests.factories.office import account, as_owner, looking

from timpora.entrypoints.examining.outcome import State
from timpora.entrypoints.examining.signing import certificate
from timpora.kernel.refusals import Refused
from timpora.letters import actions, queries, signing
from timpora.letters.core.kinds import LetterKind
from timpora.letters.models import Letter, SignedLetter
from timpora.letters.printing import printed
from timpora.letters.signing import Signing
from timpora.letters.trying_certificate import trying_certificate


pytestmark = pytest.mark.usefixtures("office_database", "unblocked")
NOW = datetime.now(UTC)  # noqa: TID251 - a certificate holds while the tests run, whenever that is
OFFICE = "Kantor Imigrasi Rekaan Serang"


@pytest.fixture
def unblocked(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Signing]:
    told = trying_certificate(tmp_path, OFFICE, NOW)
    with override_settings(SIGNING=told):
        yield told


def issued(**told: object) -> tuple[queries.LetterSeen, bytes]:
    officer = account()
    with looking(officer) as by:
        number = actions.issue_document(by=by, document=made.letter(**told), subject="case:1", confidentiality=0)
    with looking(officer) as by:
        seen, pdf = queries.letter(by, number), queries.pdf(by, number)
        assert queries.pdf(by, number) == pdf
    assert seen is not None
    assert pdf is not None
    return seen, pdf


def status(pdf: bytes) -> PdfSignatureStatus:
    [signature] = PdfFileReader(BytesIO(pdf)).embedded_signatures
    held: Certificate = signature.signer_cert
    return validate_pdf_signature(signature, ValidationContext(trust_roots=[held], allow_fetching=False))


@pytest.mark.usefixtures("own")
def test_a_signed_letter_is_valid_over_the_whole_file_and_the_same_for_ever() -> None:
    seen, pdf = issued()
    found = status(pdf)
    assert seen.is_signed
    assert (found.intact, found.valid, found.trusted, found.bottom_line) == (True, True, True, True)
    assert found.coverage is SignatureCoverageLevel.ENTIRE_FILE
    [signature] = PdfFileReader(BytesIO(pdf)).embedded_signatures
    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"  # PAdES
    told = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert "Ditandatangani secara elektronik" in told
    assert "SERTIFIKAT UJI" in told


@pytest.mark.usefixtures("own")
def test_a_letter_that_was_changed_after_signing_is_found() -> None:
    _, pdf = issued()
    at = pdf.index(b"0001/PERWAKILAN/2023") if b"0001/PERWAKILAN/2023" in pdf else 2000
    assert not status(pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]).intact


@pytest.mark.usefixtures("own")
def test_the_archive_and_reading_aloud_survive_the_signature() -> None:
    _, pdf = issued()
    reader = PdfReader(BytesIO(pdf))
    root = reader.trailer["/Root"]
    about = root["/Metadata"].get_object().get_data().decode()
    for mark in ("<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"):
        assert mark in about
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "id"
    [field] = [one.get_object() for one in root["/AcroForm"]["/Fields"]]
    page = reader.pages[0]
    assert page["/Tabs"] == "/S"
    assert field["/TU"]
    # PDF/A wants it printed and not hidden; PDF/UA leaves alone what lies outside the page.
    assert (field["/F"] & 4, field["/F"] & 2) == (4, 0)
    assert max(map(float, field["/Rect"])) < 0


@pytest.mark.usefixtures("own")
def test_signing_only_adds_to_the_end_of_what_was_set() -> None:
    seen, pdf = issued()
    with as_owner():
        row = Letter.objects.get(pk=seen.id)
    was = printed(LetterKind(row.kind), row.said, made_at=timezone.localtime(row.issued_at))
    assert pdf.startswith(was)
    assert len(pdf) > len(was)


@pytest.mark.usefixtures("own")
def test_only_what_the_official_signs_electronically_is_signed() -> None:
    seen, pdf = issued(signatories=(made.EXAMINER, made.PERSON))
    assert not seen.is_signed
    assert PdfFileReader(BytesIO(pdf)).embedded_signatures == []


def test_without_a_certificate_the_letter_says_that_nobody_signed_it_electronically() -> None:
    seen, pdf = issued()
    assert not seen.is_signed
    told = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert "(tanpa tanda tangan elektronik)" in told


@pytest.mark.usefixtures("own")
def test_a_signed_letter_that_was_withdrawn_is_marked_and_its_signed_file_kept() -> None:
    seen, pdf = issued()
    with looking(account(name="rekan")) as by:
        actions.withdraw(by=by, letter=seen.id, because="salah", on=made.ON)
        marked = queries.pdf(by, seen.id)
        assert queries.pdf(by, seen.id, as_issued=True) == pdf
    assert marked is not None
    told = " ".join(
        " ".join(page.extract_text().replace("\u200b", "").split()) for page in PdfReader(BytesIO(marked)).pages
    )
    assert "DICABUT pada 27 Juni 2023" in told
    assert "cetakan ini bukan salinan bertanda tangan elektronik" in told


@pytest.mark.usefixtures("own")
def test_a_signed_file_altered_past_the_wall_is_not_handed_out() -> None:
    seen, _ = issued()
    with as_owner():
        SignedLetter.objects.update(pdf=b"%PDF-")
    with looking(account(name="rekan")) as by, pytest.raises(queries.LetterAlteredError):
        queries.pdf(by, seen.id)


@pytest.mark.usefixtures("socket_enabled")
def test_where_an_authority_stamps_the_time_the_signature_holds_its_stamp(tmp_path: Path) -> None:
    there = trying_certificate(tmp_path, OFFICE, NOW)
    with time_stamps(there) as address:
        told = Signing(certificate=there.certificate, password_file=there.password_file, time_stamps=address)
        with override_settings(SIGNING=told):
            _, pdf = issued()
    found = status(pdf)
    assert found.bottom_line
    assert found.timestamp_validity is not None
    assert found.timestamp_validity.intact
    assert found.timestamp_validity.valid


@contextmanager
def time_stamps(told: Signing) -> Iterator[str]:
    """An authority for time stamps on this machine, which stamps with the given certificate."""
    signer = SimpleSigner.load_pkcs12_data(told.certificate.read_bytes(), [], told.password_file.read_bytes())
    stamper = DummyTimeStamper(signer.signing_cert, signer.signing_key)

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            answer = stamper.request_tsa_response(asked).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_told: object) -> None:
            """Nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield "http:" + f"//127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.usefixtures("socket_enabled")
def test_what_cannot_be_signed_is_not_issued_and_takes_no_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = trying_certificate(tmp_path / "a", OFFICE, NOW - timedelta(days=400))
    there = trying_certificate(tmp_path / "b", OFFICE, NOW)
    silent = Signing(
        certificate=there.certificate, password_file=there.password_file, time_stamps="http:" + "//127.0.0.1:9"
    )
    missing = Signing(certificate=tmp_path / "none.p12", password_file=there.password_file)
    wrong = Signing(certificate=there.certificate, password_file=ended.password_file)
    monkeypatch.setattr(signing, "SECONDS_FOR_A_TIME_STAMP", 1)
    told = {}
    for name, one in {"ended": ended, "silent": silent, "missing": missing, "wrong": wrong}.items():
        with override_settings(SIGNING=one), pytest.raises(Refused) as refused:
            issue_one(name)
        told[name] = refused.value.refusal.code
    assert told == {
        "ended": "signing_certificate_expired",
        "silent": "signing_without_time_stamp",
        "missing": "signing_certificate_unreadable",
        "wrong": "signing_certificate_unreadable",
    }
    with as_owner():
        assert not Letter.objects.exists()


def issue_one(name: str) -> None:
    with looking(account(name=f"petugas.{name}")) as by:
        actions.issue_document(
            by=by, document=made.document(LetterKind.SUMMONS, made.IDENTITY), subject="case:1", confidentiality=0
        )


def test_the_doctor_says_how_it_stands_with_the_certificate(tmp_path: Path) -> None:
    told = trying_certificate(tmp_path, OFFICE, NOW)
    named = {
        "TIMPORA_SIGNING_CERTIFICATE": str(told.certificate),
        "TIMPORA_SIGNING_PASSWORD_FILE": str(told.password_file),
    }
    assert certificate({}, NOW).state is State.GOOD
    assert certificate(named, NOW).state is State.WATCH  # it has issued itself
    assert "issued by itself" in certificate(named, NOW).told.en
    assert certificate(named, NOW + timedelta(days=350)).state is State.WATCH
    assert certificate(named, NOW + timedelta(days=400)).state is State.WRONG
    told.password_file.chmod(0o640)
    assert "chmod" in certificate(named, NOW).remedy.en
    assert certificate({**named, "TIMPORA_SIGNING_CERTIFICATE": str(tmp_path / "x")}, NOW).state is State.WRONG
    assert certificate({"TIMPORA_SIGNING_CERTIFICATE": "x"}, NOW).state is State.WRONG


def test_a_trying_certificate_is_kept_and_renewed_before_it_ends(tmp_path: Path) -> None:
    first = trying_certificate(tmp_path, OFFICE, NOW).certificate.read_bytes()
    assert trying_certificate(tmp_path, OFFICE, NOW + timedelta(days=300)).certificate.read_bytes() == first
    assert trying_certificate(tmp_path, OFFICE, NOW + timedelta(days=340)).certificate.read_bytes() != first
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
