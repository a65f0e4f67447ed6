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
JUDGED_ALREADY = Refusal(
    code="judged_already",
    what=Text(id="Kedua catatan ini sudah pernah dinilai.", en="These two records have been judged already."),
    remedy=Text(id="Tarik penilaian itu dahulu bila keliru.", en="Withdraw that judgement first if it is wrong."),
)
JUDGED_APART = Refusal(
    code="judged_apart",
    what=Text(
        id="Catatan dari kedua orang ini sudah dinilai bukan orang yang sama.",
        en="Records of these two people were judged not to be the same person.",
    ),
    remedy=Text(id="Tarik penilaian itu dahulu bila keliru.", en="Withdraw that judgement first if it is wrong."),
)
JUDGED_TOGETHER = Refusal(
    code="judged_together",
    what=Text(
        id="Kedua catatan ini satu orang karena penilaian petugas.",
        en="These two records are one person because officers judged so.",
    ),
    remedy=Text(id="Tarik penilaian “sama” itu dahulu bila keliru.", en="Withdraw that judgement “the same” first if it is wrong."),
)  # fmt: skip
NO_SUCH_PAIR = Refusal(
    code="no_such_pair",
    what=Text(id="Tidak ada dua catatan dengan nomor itu.", en="There are no two records of these numbers."),
    remedy=Text(id="Periksa nomornya dan coba lagi.", en="Check the numbers and try again."),
)
