"""What the environment says of the office's address and certificate, and certificates of every kind that authorities hand out."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from tests.factories import official as made

from timpora.kernel.refusals import Refused
from timpora.letters.addresses import public_address
from timpora.letters.core.kinds import LetterKind
from timpora.letters.core.official import Proof, official_said
from timpora.letters.printing import printed
from timpora.letters.signing import Signing, seal, signing


NOW = datetime.now(UTC)  # noqa: TID251 - a certificate holds while the tests run, whenever that is
WEB = "https:" + "//"
FILES = {"TIMPORA_SIGNING_CERTIFICATE": "a.p12", "TIMPORA_SIGNING_PASSWORD_FILE": "a.password"}


def test_an_office_without_address_or_certificate_has_none() -> None:
    assert public_address({}) == ""
    assert signing({}) is None


def test_the_address_is_scheme_and_name_alone() -> None:
    assert public_address({"TIMPORA_ADDRESS": f" {WEB}kantor.example:8443/ "}) == f"{WEB}kantor.example:8443"
    for wrong in (
        "kantor.example",
        f"ftp:{WEB[6:]}x",
        f"{WEB}a/b",
        f"{WEB}a?b=c",
        f"{WEB}u@a",
        WEB,
        f"{WEB}kantör.example",
    ):
        with pytest.raises(Refused, match="TIMPORA_ADDRESS"):
            public_address({"TIMPORA_ADDRESS": wrong})


def test_certificate_and_password_go_together_and_time_stamps_are_an_address() -> None:
    told = signing({**FILES, "TIMPORA_SIGNING_TIME_STAMPS": f"{WEB}waktu.example"})
    assert told == Signing(
        certificate=Path("a.p12"), password_file=Path("a.password"), time_stamps=f"{WEB}waktu.example"
    )
    for name in FILES:
        with pytest.raises(Refused, match="go together"):
            signing({name: "x"})
    with pytest.raises(Refused, match="no address"):
        signing({**FILES, "TIMPORA_SIGNING_TIME_STAMPS": "waktu.example"})


@pytest.mark.parametrize("kind", ["rsa", "ec"])
def test_keys_of_either_kind_sign_and_the_password_file_may_end_with_a_new_line(tmp_path: Path, kind: str) -> None:
    key = rsa.generate_private_key(65537, 2048) if kind == "rsa" else ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, "Kantor Rekaan")])  # without a common name
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(NOW - timedelta(days=1)).not_valid_after(NOW + timedelta(days=1)).sign(key, hashes.SHA256())
    )  # fmt: skip
    told = Signing(certificate=tmp_path / "a.p12", password_file=tmp_path / "a.password")
    told.certificate.write_bytes(
        pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, BestAvailableEncryption(b"rahasia"))
    )
    told.password_file.write_text("rahasia\n")
    own = seal(told)
    assert own.name == "O=Kantor Rekaan"
    said = official_said(made.document(LetterKind.SUMMONS, made.IDENTITY), Proof(number="1", code="7K3MQ2XD9HFA"))
    [signature] = PdfFileReader(BytesIO(own.sign(printed(LetterKind.SUMMONS, said, made_at=NOW)))).embedded_signatures
    found = validate_pdf_signature(
        signature, ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
    )
    assert (found.intact, found.valid) == (True, True)


def test_a_file_that_holds_a_key_and_no_certificate_is_refused(tmp_path: Path) -> None:
    told = Signing(certificate=tmp_path / "a.p12", password_file=tmp_path / "a.password")
    key = ec.generate_private_key(ec.SECP256R1())
    told.certificate.write_bytes(
        pkcs12.serialize_key_and_certificates(b"x", key, None, None, BestAvailableEncryption(b"x"))
    )
    told.password_file.write_text("x")
    with pytest.raises(Refused, match="cannot be read"):
        seal(told)
