"""Why a program's request is not answered: each problem with its status, in words, and what to do about it (RFC 9457)."""

from dataclasses import dataclass

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


MEDIA_TYPE = "application/problem+json"
TYPE = "urn:timpora:problem:{code}"
WRONG_REQUEST = 422


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A kind of problem: `code` for programs, the sentences for whoever reads their log."""

    code: str
    status: int
    title: Text
    remedy: Text


class ProblemError(Exception):
    """Raised where a request ends with a problem; `places` name the parts of the request that are wrong, `wait` says for how many seconds."""

    def __init__(self, problem: Problem, *, places: tuple[str, ...] = (), wait: int | None = None) -> None:
        super().__init__(problem.code)
        self.problem = problem
        self.places = places
        self.wait = wait


# A refusal of the office that a program can do something about otherwise than by changing its request.
STATUS_OF_REFUSALS = {
    "may_not": 403,
    "may_not_triage": 403,
    "case_may_not": 403,
    "case_may_not_open": 403,
    "case_only_by_a_person": 403,
    "case_moved_on": 409,
    "case_finding_has_a_case": 409,
    "finding_not_from_there": 409,
    "delivery_not_there": 409,
    "delivery_under_way": 409,
    "delivery_not_looked_into": 409,
    "same_file": 409,
    "fact_not_there": 409,
}


def problem_of(refusal: Refusal) -> Problem:
    """What the office refuses, as a problem; what changed meanwhile is one problem, whoever noticed it."""
    if refusal.code == "delivery_changed":
        return CHANGED
    status = STATUS_OF_REFUSALS.get(refusal.code, WRONG_REQUEST)
    return Problem(code=refusal.code, status=status, title=refusal.what, remedy=refusal.remedy)


MALFORMED = Problem(
    code="malformed", status=400, title=Text(id="Permintaan ini tidak dapat dibaca.", en="The request cannot be read."),
    remedy=Text(id="Periksa susunan isi dan kepalanya.", en="Check how its body and head are put together."),
)  # fmt: skip
NO_KEY = Problem(
    code="idempotency_key_missing", status=400,
    title=Text(id="Kepala Idempotency-Key belum ada, atau bukan 8 sampai 100 huruf, angka, titik dan garis.", en="The head lacks an Idempotency-Key of 8 to 100 letters, figures, dots and dashes."),
    remedy=Text(id="Kirim kunci yang baru untuk setiap perbuatan, dan kunci yang sama bila mengulanginya.", en="Send a new key for each act, and the same key when repeating it."),
)  # fmt: skip
NO_TOKEN = Problem(
    code="token_needed", status=401, title=Text(id="Token tidak ada atau tidak berlaku.", en="There is no token, or it does not work."),
    remedy=Text(id="Kirim “Authorization: Bearer TOKEN” dengan token yang berlaku; buat di Akun saya.", en="Send “Authorization: Bearer TOKEN” with a token that works; make one under My account."),
)  # fmt: skip
NOT_IN_SCOPE = Problem(
    code="not_in_scope", status=403, title=Text(id="Token ini tidak diberi wewenang untuk hal ini.", en="The token was not given the power to do this."),
    remedy=Text(id="Pakai token dengan wewenang itu, bila pemiliknya mempunyainya.", en="Use a token with that power, if its owner has it."),
)  # fmt: skip
REASON_NEEDED = Problem(
    code="reason_needed", status=403,
    title=Text(id="Data orang ini di luar pekerjaan kantor; alasan membukanya harus ditulis.", en="These data are outside the office's own work; why they are opened must be written."),
    remedy=Text(id="Kirim kepala Timpora-Reason, 5 sampai 500 huruf, huruf istimewa sebagai %XX. Atasan dan auditor membacanya.", en="Send the head Timpora-Reason, 5 to 500 letters, special ones as %XX. Heads and auditors read it."),
)  # fmt: skip
NOT_FOUND = Problem(
    code="not_found", status=404, title=Text(id="Ini tidak ada.", en="There is no such thing."),
    remedy=Text(id="Periksa alamat dan nomornya.", en="Check the address and the number."),
)  # fmt: skip
WRONG_METHOD = Problem(
    code="wrong_method", status=405, title=Text(id="Alamat ini tidak menerima cara itu.", en="This address does not take that method."),
    remedy=Text(id="Lihat kepala Allow.", en="See the head Allow."),
)  # fmt: skip
UNDER_WAY = Problem(
    code="same_key_under_way", status=409,
    title=Text(id="Permintaan dengan kunci ini sedang dikerjakan.", en="A request with this key is being worked on."),
    remedy=Text(id="Ulangi sebentar lagi dengan kunci yang sama; jawabannya akan sama.", en="Repeat it in a moment with the same key; the answer will be the same."),
)  # fmt: skip
NO_LENGTH = Problem(
    code="length_needed", status=411, title=Text(id="Panjang isi tidak disebut.", en="The length of the body is not stated."),
    remedy=Text(id="Kirim kepala Content-Length.", en="Send the head Content-Length."),
)  # fmt: skip
CHANGED = Problem(
    code="changed_meanwhile", status=412, title=Text(id="Ini sudah diubah sejak Anda membacanya.", en="This was changed since you read it."),
    remedy=Text(id="Baca lagi, lalu ulangi perubahan dengan ETag yang baru.", en="Read it again and repeat the change with the new ETag."),
)  # fmt: skip
TOO_LARGE = Problem(
    code="too_large", status=413, title=Text(id="Isi permintaan terlalu besar, dan tidak dibaca.", en="The body is too large, and was not read."),
    remedy=Text(id="Bagi menjadi beberapa permintaan, atau kirim daftar sebagai XLSX.", en="Split it into several requests, or send a list as XLSX."),
)  # fmt: skip
WRONG_VALUES = Problem(
    code="wrong_values", status=WRONG_REQUEST, title=Text(id="Ada isian yang tidak sesuai uraian API.", en="Some values are not as the API describes them."),
    remedy=Text(id="Perbaiki bagian yang disebut dalam errors.", en="Mend the parts that errors name."),
)  # fmt: skip
KEY_USED_OTHERWISE = Problem(
    code="idempotency_key_used_otherwise", status=WRONG_REQUEST,
    title=Text(id="Kunci ini sudah dipakai untuk permintaan lain.", en="This key was used for another request."),
    remedy=Text(id="Pakai kunci baru untuk perbuatan yang baru.", en="Use a new key for a new act."),
)  # fmt: skip
IF_MATCH_NEEDED = Problem(
    code="if_match_needed", status=428, title=Text(id="Kepala If-Match belum ada.", en="The head lacks If-Match."),
    remedy=Text(id="Baca dahulu, lalu kirim ETag yang didapat sebagai If-Match.", en="Read it first, and send the ETag that you got as If-Match."),
)  # fmt: skip
TOO_MANY = Problem(
    code="too_many_requests", status=429, title=Text(id="Terlalu banyak permintaan dalam satu menit.", en="Too many requests within a minute."),
    remedy=Text(id="Tunggu selama yang disebut kepala Retry-After.", en="Wait for as long as the head Retry-After says."),
)  # fmt: skip
BROKE = Problem(
    code="broke", status=500, title=Text(id="Permintaan ini berhenti karena kesalahan program; tidak ada yang tersimpan.", en="The request stopped because of a fault in the program; nothing was stored."),
    remedy=Text(id="Ulangi; bila terulang, beri tahu pengelola jamnya.", en="Repeat it; if it happens again, tell the administrator at what time."),
)  # fmt: skip
