"""The office's own certificate, and how it signs a letter: PAdES within the PDF, beside which nothing of the file changes."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from timpora.kernel.refusals import Refused
from timpora.letters import signing_refusals
from timpora.letters.signing_refusals import CERTIFICATE, PASSWORD_FILE, TIME_STAMPS


if TYPE_CHECKING:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfSigner, SimpleSigner

DIGEST = "sha256"
FIELD = "KantorPenerbit"
FIELD_WORDS = "Tanda tangan elektronik kantor penerbit"
SECONDS_FOR_A_TIME_STAMP = 5
# In hexadecimal digits: a chain of certificates and a time stamp have room. Without it the library signs twice to learn how much it needs.
ROOM_FOR_A_SIGNATURE = 32 * 1024


@dataclass(frozen=True, kw_only=True)
class Signing:
    """Where the office's certificate lies, and who stamps the time of a signature, if anybody does."""

    certificate: Path
    password_file: Path
    time_stamps: str = ""


def signing(environment: Mapping[str, str]) -> Signing | None:
    """What the environment names; None where the office signs nothing electronically; raises Refused for what cannot be meant."""
    certificate, password_file = environment.get(CERTIFICATE, "").strip(), environment.get(PASSWORD_FILE, "").strip()
    time_stamps = environment.get(TIME_STAMPS, "").strip()
    if not certificate and not password_file:
        return None
    if not certificate or not password_file:
        raise Refused(signing_refusals.incomplete())
    if time_stamps and not time_stamps.startswith(("http:", "https:")):
        raise Refused(signing_refusals.time_stamps_malformed())
    return Signing(certificate=Path(certificate), password_file=Path(password_file), time_stamps=time_stamps)


@dataclass(frozen=True, kw_only=True)
class Seal:
    """A certificate that was read, ready to sign."""

    name: str
    holds_from: datetime
    holds_until: datetime
    is_own_issuer: bool
    signer: "SimpleSigner"
    time_stamps: str

    def holds_at(self, moment: datetime) -> bool:
        """Whether the certificate is in force."""
        return self.holds_from <= moment <= self.holds_until

    def require(self, moment: datetime) -> None:
        """Raises Refused where the certificate is not in force."""
        if not self.holds_at(moment):
            raise Refused(signing_refusals.not_in_force(f"{self.holds_until:%d-%m-%Y}"))

    def sign(self, pdf: bytes) -> bytes:
        """The same PDF with a signature added to its end; raises Refused where the time-stamp authority does not answer."""
        from pyhanko.sign.timestamps import TimestampRequestError  # noqa: PLC0415 - only whoever signs needs it

        try:
            signed = self._signer().sign_pdf(_writer(pdf), bytes_reserved=ROOM_FOR_A_SIGNATURE)
        except (TimestampRequestError, OSError, TimeoutError) as error:
            raise Refused(signing_refusals.no_time_stamp()) from error
        return bytes(signed.getbuffer())

    def _signer(self) -> "PdfSigner":
        from pyhanko.sign import fields, signers  # noqa: PLC0415 - as above
        from pyhanko.sign.timestamps import HTTPTimeStamper  # noqa: PLC0415 - as above

        meta = signers.PdfSignatureMetadata(
            field_name=FIELD, md_algorithm=DIGEST, subfilter=fields.SigSeedSubFilter.PADES, name=self.name
        )
        stamper = HTTPTimeStamper(self.time_stamps, timeout=SECONDS_FOR_A_TIME_STAMP) if self.time_stamps else None
        # What is seen of the signature is a part of the page; the field itself lies outside of it, as PDF/A and PDF/UA both allow.
        field = fields.SigFieldSpec(
            FIELD, readable_field_name=FIELD_WORDS, invis_sig_settings=fields.InvisSigSettings(box_out_of_bounds=True)
        )
        return signers.PdfSigner(meta, self.signer, timestamper=stamper, new_field_spec=field)


def seal(told: Signing) -> Seal:
    """The office's certificate, read once; raises Refused where it cannot be."""
    return _seal(told)


@cache
def _seal(told: Signing) -> Seal:
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12  # noqa: PLC0415 - only whoever signs needs it
    from cryptography.x509.oid import NameOID  # noqa: PLC0415 - as above

    try:
        held, password = told.certificate.read_bytes(), told.password_file.read_bytes().strip()
        read = load_pkcs12(held, password)
    except OSError as error:
        raise Refused(signing_refusals.unreadable(error.strerror or type(error).__name__)) from error
    except ValueError as error:
        raise Refused(signing_refusals.unreadable("PKCS#12")) from error
    if read.cert is None or read.key is None:
        raise Refused(signing_refusals.unreadable("PKCS#12"))
    about = read.cert.certificate
    names = about.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return Seal(
        name=str(names[0].value) if names else about.subject.rfc4514_string(),
        holds_from=about.not_valid_before_utc,
        holds_until=about.not_valid_after_utc,
        is_own_issuer=about.issuer == about.subject,
        signer=_signer_of(held, password, read.key),
        time_stamps=told.time_stamps,
    )


def _signer_of(held: bytes, password: bytes, key: object) -> "SimpleSigner":
    """A signer that keeps its key: the library reads and examines it anew for each signature, which takes longer than all else."""
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - only whoever signs needs it
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey  # noqa: PLC0415 - as above
    from pyhanko.sign.signers import SimpleSigner  # noqa: PLC0415 - as above

    class Keeping(SimpleSigner):
        def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
            mechanism = self.get_signature_mechanism_for_digest(digest_algorithm).signature_algo
            if isinstance(key, RSAPrivateKey) and mechanism == "rsassa_pkcs1v15" and digest_algorithm == DIGEST:
                return key.sign(data, PKCS1v15(), hashes.SHA256())
            return super().sign_raw(data, digest_algorithm)

    read = SimpleSigner.load_pkcs12_data(held, other_certs=[], passphrase=password)
    return Keeping(signing_cert=read.signing_cert, signing_key=read.signing_key, cert_registry=read.cert_registry)


def _writer(pdf: bytes) -> "IncrementalPdfFileWriter":
    """Adds to the end of a file, and leaves alone what the file says about itself, by which it is known to be fit for the archive."""
    from pyhanko.pdf_utils import incremental_writer  # noqa: PLC0415 - only whoever signs needs it

    class Adding(incremental_writer.IncrementalPdfFileWriter):
        def _update_meta(self) -> None:
            """Nothing: the library would write all of it anew, in another order and under another maker's name."""

    return Adding(io.BytesIO(pdf))
