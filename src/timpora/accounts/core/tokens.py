"""Tokens of the API: what they look like, what they may be given, how long they may hold, and why one is not made.

A token is shown once and kept as its digest. Its last letters check the others, so that a garbled one is refused unasked.
"""

import hashlib
import re
import zlib
from collections.abc import Mapping
from datetime import date, timedelta

from timpora.accounts.core.roles import Permission
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


PREFIX = "timpora_"
SECRET_LETTERS, CHECK_LETTERS = 43, 8
SHAPE = re.compile(rf"{PREFIX}[A-Za-z0-9_-]{{{SECRET_LETTERS}}}[0-9a-f]{{{CHECK_LETTERS}}}")
# How the office keeps its tokens; none of this is a number of the law.
LONGEST_DAYS = 366
MOST_TOKENS = 20
SHORTEST_NAME, LONGEST_NAME = 3, 100

# What a token may be given, in words. Managing accounts is not among them: that is done by a person who signed in.
POWERS: Mapping[Permission, Text] = {
    Permission.READ_REGISTER: Text(id="Membaca register dan daftar masuk", en="Read the register and what came in"),
    Permission.RECORD_FACTS: Text(id="Mencatat data", en="Record facts"),
    Permission.WITHDRAW_FACTS: Text(id="Menarik data", en="Withdraw facts"),
    Permission.IMPORT_LISTS: Text(
        id="Mengirim dan memeriksa daftar; untuk mencatatnya perlu juga “Mencatat data”",
        en="Send and check lists; to record them, “Record facts” is needed as well",
    ),
    Permission.UNDO_IMPORTS: Text(
        id="Mengurungkan daftar yang tercatat; perlu juga “Menarik data”",
        en="Undo recorded lists; “Withdraw facts” is needed as well",
    ),
    Permission.TRIAGE_FINDINGS: Text(id="Menilai temuan", en="Judge findings"),
    Permission.SEND_REMINDERS: Text(id="Mengirim pengingat", en="Send reminders"),
    Permission.WORK_CASES: Text(
        id="Menangani perkara; menyetujui dan memutus tidak dapat diberikan",
        en="Work on cases; approving and deciding cannot be given",
    ),
    Permission.ISSUE_LETTERS: Text(id="Menerbitkan dan mencabut surat", en="Issue and withdraw letters"),
    Permission.READ_AUDIT: Text(id="Membaca jejak audit", en="Read the audit trail"),
    Permission.SEND_REPORTS: Text(id="Mengirim laporan", en="Send reports"),
    Permission.TAKE_PART: Text(id="Membaca tim tempat instansi duduk", en="Read the teams in which the agency sits"),
    Permission.SEE_MAP: Text(id="Membaca angka peta pengawasan", en="Read the figures of the supervision map"),
}

TOO_MUCH = Refusal(
    code="token_too_powerful",
    what=Text(id="Token tidak dapat diberi wewenang yang bukan milik Anda.", en="A token cannot be given powers that are not yours."),
    remedy=Text(id="Pilih dari wewenang Anda sendiri.", en="Choose among your own powers."),
)  # fmt: skip
NO_POWER = Refusal(
    code="token_without_power",
    what=Text(id="Token ini belum diberi wewenang.", en="The token is given no power yet."),
    remedy=Text(id="Pilih sekurang-kurangnya satu wewenang.", en="Choose at least one power."),
)
WRONG_DAY = Refusal(
    code="token_day_wrong",
    what=Text(
        id=f"Hari terakhir token harus antara hari ini dan {LONGEST_DAYS} hari ke depan.",
        en=f"The last day of a token must lie between today and {LONGEST_DAYS} days ahead.",
    ),
    remedy=Text(id="Pilih hari yang lebih dekat; token baru dapat dibuat kapan saja.", en="Choose a nearer day; a new token can be made at any time."),
)  # fmt: skip
WRONG_NAME = Refusal(
    code="token_name_wrong",
    what=Text(
        id=f"Nama token terdiri atas {SHORTEST_NAME} sampai {LONGEST_NAME} huruf.",
        en=f"The name of a token has {SHORTEST_NAME} to {LONGEST_NAME} letters.",
    ),
    remedy=Text(id="Tulis program atau mesin mana yang memakainya.", en="Write which program or machine uses it."),
)
TOO_MANY = Refusal(
    code="too_many_tokens",
    what=Text(id=f"Anda sudah mempunyai {MOST_TOKENS} token yang berlaku.", en=f"You have {MOST_TOKENS} tokens that work already."),
    remedy=Text(id="Akhiri yang tidak dipakai lagi.", en="End those that are no longer used."),
)  # fmt: skip
SECOND_FACTOR_FIRST = Refusal(
    code="second_factor_first",
    what=Text(id="Peran ini memerlukan langkah kedua sebelum membuat token.", en="This role needs a second step before it makes a token."),
    remedy=Text(id="Tambahkan kunci sandi atau aplikasi kode pada akun Anda dahulu.", en="Add a passkey or an authenticator app to your account first."),
)  # fmt: skip
NOT_THERE = Refusal(
    code="token_not_there",
    what=Text(id="Token ini tidak ada, atau sudah diakhiri.", en="There is no such token, or it has ended already."),
    remedy=Text(id="Muat ulang daftar token.", en="Load the list of tokens anew."),
)


def assembled(secret: str) -> str:
    """A token around a random secret: its beginning says what it is, its end checks it."""
    return f"{PREFIX}{secret}{_check(secret)}"


def is_well_formed(token: str) -> bool:
    """Whether a text can be a token at all."""
    secret = token.removeprefix(PREFIX)[:SECRET_LETTERS]
    return SHAPE.fullmatch(token) is not None and token.endswith(_check(secret))


def digest_of(token: str) -> bytes:
    """What is kept of a token; the secret is long and random, so a plain hash cannot be turned back."""
    return hashlib.sha256(b"timpora token\0" + token.encode()).digest()


def refusal_of_the_day(ends_on: date, *, on: date) -> Refusal | None:
    """Why a token cannot hold until a day."""
    return None if on <= ends_on <= on + timedelta(days=LONGEST_DAYS) else WRONG_DAY


def _check(secret: str) -> str:
    return f"{zlib.crc32(secret.encode()):08x}"
