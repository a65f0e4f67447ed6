"""Why the register does not do what is asked, and the remedy."""

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


NOT_THERE = Refusal(
    code="fact_not_there",
    what=Text(id="Data ini tidak ada, atau sudah ditarik.", en="There is no such fact, or it was withdrawn already."),
    remedy=Text(id="Muat ulang halaman dan lihat keadaan sekarang.", en="Load the page anew and look at how things stand now."),
)  # fmt: skip
NO_REASON = Refusal(
    code="reason_missing",
    what=Text(id="Penarikan memerlukan alasan.", en="A withdrawal needs a reason."),
    remedy=Text(id="Tulis mengapa data ini salah.", en="Write why this fact is wrong."),
)
SAME_FILE = Refusal(
    code="same_file",
    what=Text(id="Berkas ini sudah pernah dicatat.", en="This very file was recorded before."),
    remedy=Text(id="Buka tanda terimanya, atau tarik berkas itu dahulu.", en="Open its receipt, or withdraw that file first."),
)  # fmt: skip
EXCLUDED = Refusal(
    code="fact_excluded",
    what=Text(
        id="Data lain yang masih berlaku sudah mengatakan hal ini untuk hari yang sama.",
        en="Another fact that still stands already says this of the same days.",
    ),
    remedy=Text(id="Tarik yang salah dengan alasannya, lalu catat yang benar.", en="Withdraw the wrong one with the reason, then record the right one."),
)  # fmt: skip
MAY_NOT = Refusal(
    code="may_not",
    what=Text(id="Peran Anda tidak mencakup ini.", en="Your role does not include this."),
    remedy=Text(id="Minta rekan yang berwenang.", en="Ask a colleague who may."),
)
