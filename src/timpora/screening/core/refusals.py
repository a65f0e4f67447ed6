"""What screening refuses, in words."""

from datetime import date

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


NO_REASON = Refusal(
    code="finding_without_reason",
    what=Text(id="Alasan belum ditulis.", en="No reason is given."),
    remedy=Text(id="Tulis alasannya: orang lain harus dapat memahaminya kelak.", en="Write it: others must understand it later."),
)  # fmt: skip
NOT_FROM_THERE = Refusal(
    code="finding_not_from_there",
    what=Text(id="Sebagian temuan sudah diubah orang lain atau tidak ditemukan lagi.", en="Some findings were moved by somebody else, or are no longer found."),
    remedy=Text(id="Muat ulang daftar, lalu pilih lagi.", en="Load the list again, then choose again."),
)  # fmt: skip
NOTHING_CHOSEN = Refusal(
    code="no_finding_chosen",
    what=Text(id="Belum ada temuan yang dipilih.", en="No finding is chosen."),
    remedy=Text(id="Centang paling sedikit satu temuan.", en="Tick at least one finding."),
)
MAY_NOT = Refusal(
    code="may_not_triage",
    what=Text(id="Peran Anda tidak menilai temuan.", en="Your role does not judge findings."),
    remedy=Text(id="Mintalah petugas, pemeriksa atau kepala seksi.", en="Ask an officer, an examiner or the head of section."),
)  # fmt: skip
MAY_NOT_PROPOSE = Refusal(
    code="may_not_propose_law",
    what=Text(id="Peran Anda tidak mengusulkan perubahan aturan.", en="Your role does not propose changes of the law."),
    remedy=Text(id="Mintalah pengelola kantor ini.", en="Ask this office's administrator."),
)
MAY_NOT_DECIDE = Refusal(
    code="may_not_approve_law",
    what=Text(id="Peran Anda tidak memutus usulan perubahan aturan.", en="Your role does not decide on changes of the law."),
    remedy=Text(id="Mintalah kepala seksi atau kepala kantor.", en="Ask the head of section or the head of office."),
)  # fmt: skip
ONES_OWN_PROPOSAL = Refusal(
    code="own_law_change",
    what=Text(id="Ini usulan Anda sendiri; orang lain yang memutusnya.", en="This is your own proposal; somebody else decides on it."),
    remedy=Text(id="Mintalah kepala seksi, kepala kantor atau pengelola lain.", en="Ask the head of section, the head of office or another administrator."),
)  # fmt: skip
NOT_ONES_OWN_PROPOSAL = Refusal(
    code="not_own_law_change",
    what=Text(
        id="Hanya pengusulnya yang dapat menarik usulan ini.", en="Only who made this proposal can take it back."
    ),
    remedy=Text(id="Setujui, atau kembalikan dengan alasan.", en="Approve it, or return it with a reason."),
)
DECIDED_ALREADY = Refusal(
    code="law_change_decided",
    what=Text(
        id="Usulan ini sudah diputus atau tidak ada lagi.", en="This proposal has been decided on, or is there no more."
    ),
    remedy=Text(id="Muat ulang halamannya.", en="Load the page again."),
)
NO_REASON_WHY = Refusal(
    code="law_change_without_reason",
    what=Text(id="Alasan belum ditulis.", en="No reason is given."),
    remedy=Text(id="Tulis alasannya: pengusul harus tahu apa yang perlu diperbaiki.", en="Write it: who proposed it must know what to mend."),
)  # fmt: skip


def clock_went_back(on: date, last: date) -> Refusal:
    """The day lies before the one that was judged last."""
    return Refusal(
        code="clock_went_back",
        what=Text(
            id="Jam komputer menunjukkan {on}, padahal penilaian terakhir berlaku untuk {last}; tidak ada yang dinilai.",
            en="The clock says {on}, but the last judging was for {last}; nothing is judged.",
        ).fill(on=on, last=last),
        remedy=Text(
            id="Betulkan jam komputer; penilaian berlanjut sendiri begitu harinya benar.",
            en="Set the clock right; judging goes on by itself once the day is right.",
        ),
    )
