"""Looks at the certificate with which the office signs letters: whether it is read, closed to others, and in force. Changes nothing."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from timpora.entrypoints.examining.outcome import Outcome, good, refused, watch, wrong
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.letters import signing
from timpora.letters.signing import Seal, Signing
from timpora.letters.signing_refusals import CERTIFICATE


NAME = Text(id="Tanda tangan surat", en="Signing of letters")
SOON = timedelta(days=45)
FOR_OTHERS = 0o077
RENEW = Text(
    id="Mintalah sertifikat baru, ganti berkasnya, lalu jalankan Timpora lagi; lihat docs/how-to/sign-letters.md.",
    en="Ask for a new certificate, replace the file, and start Timpora again; see docs/how-to/sign-letters.md.",
)


def certificate(environment: Mapping[str, str], at: datetime) -> Outcome:
    """How it stands with the office's certificate."""
    try:
        told = signing.signing(environment)
        if told is None:
            return good(
                NAME,
                Text(
                    id=f"tanpa sertifikat ({CERTIFICATE} kosong)", en=f"without a certificate ({CERTIFICATE} is empty)"
                ),
            )
        seal = signing.seal(told)
    except Refused as stopped:
        return refused(NAME, stopped.refusal)
    open_ones = _open_to_others(told)
    return _open(open_ones) if open_ones else _in_force(seal, at)


def _open_to_others(told: Signing) -> list[str]:
    return [str(path) for path in (told.certificate, told.password_file) if path.stat().st_mode & FOR_OTHERS]


def _open(paths: list[str]) -> Outcome:
    return wrong(
        NAME,
        Text(id=f"Orang lain di mesin ini dapat membaca {', '.join(paths)}.", en=f"Others on this machine can read {', '.join(paths)}."),
        Text(id=f"Tutup dengan `chmod go= {' '.join(paths)}`.", en=f"Close it with `chmod go= {' '.join(paths)}`."),
    )  # fmt: skip


def _in_force(seal: Seal, at: datetime) -> Outcome:
    last = seal.holds_until.date()
    told = Text(id="{name}, berlaku sampai {last}", en="{name}, in force until {last}").fill(name=seal.name, last=last)
    if not seal.holds_at(at):
        ended = Text(id="{name}, tidak berlaku (sampai {last})", en="{name}, not in force (until {last})")
        return wrong(NAME, ended.fill(name=seal.name, last=last), RENEW)
    if seal.holds_until < at + SOON:
        return watch(NAME, told, RENEW)
    if seal.is_own_issuer:
        return watch(
            NAME,
            Text(id="{told}; menerbitkan dirinya sendiri", en="{told}; issued by itself").fill(told=told),
            Text(
                id="Untuk surat sungguhan, pakailah sertifikat dari penyelenggara sertifikasi elektronik.",
                en="For real letters, use a certificate of a certification authority.",
            ),
        )
    return good(NAME, told)
