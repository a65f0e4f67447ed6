"""A certificate for trying signatures out, made for an invented office; its name says on every letter that it proves nothing."""

import os
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_urlsafe

from timpora.letters.signing import Signing


MARK = "SERTIFIKAT UJI"
FILE, PASSWORD_FILE = "trying_certificate.p12", "trying_certificate.password"
HOLDS_FOR, RENEWED_BEFORE = timedelta(days=365), timedelta(days=30)
KEY_BITS, PUBLIC_EXPONENT = 3072, 65537


def trying_certificate(folder: Path, office: str, at: datetime) -> Signing:
    """The certificate in this folder; made anew where there is none, or where it soon ends."""
    told = Signing(certificate=folder / FILE, password_file=folder / PASSWORD_FILE)
    if not _lasts(told, at):
        password = token_urlsafe(24).encode()
        _write(told.password_file, password)
        _write(told.certificate, _made(office, password, at))
    return told


def _lasts(told: Signing, at: datetime) -> bool:
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12  # noqa: PLC0415 - only the invented office needs it

    try:
        found = load_pkcs12(told.certificate.read_bytes(), told.password_file.read_bytes()).cert
    except (OSError, ValueError):
        return False
    return found is not None and found.certificate.not_valid_after_utc > at + RENEWED_BEFORE


def _made(office: str, password: bytes, at: datetime) -> bytes:
    from cryptography import x509  # noqa: PLC0415 - only the invented office needs it
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.serialization import pkcs12  # noqa: PLC0415 - as above

    name = f"{MARK} - {office}"[:64]  # no longer, says X.509
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    key = rsa.generate_private_key(PUBLIC_EXPONENT, KEY_BITS)
    may = dict.fromkeys(
        (
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject).issuer_name(subject).public_key(key.public_key()).serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(hours=1)).not_valid_after(at + HOLDS_FOR)
        .add_extension(x509.KeyUsage(digital_signature=True, content_commitment=True, **may), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    sealed = serialization.BestAvailableEncryption(password)
    return pkcs12.serialize_key_and_certificates(name.encode(), key, certificate, None, sealed)


def _write(path: Path, held: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(held)
