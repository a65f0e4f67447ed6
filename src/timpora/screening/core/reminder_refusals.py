"""Why somebody is not reminded, and what to do instead."""

from datetime import date

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


MAY_NOT = Refusal(
    code="may_not_remind",
    what=Text(id="Peran Anda tidak mengirim pengingat.", en="Your role sends no reminders."),
    remedy=Text(id="Mintalah petugas, pemeriksa atau kepala seksi.", en="Ask an officer, an examiner or the head of section."),
)  # fmt: skip
NOT_DUE = Refusal(
    code="reminder_not_due",
    what=Text(
        id="Batas tinggal orang ini tidak lagi segera berakhir: datanya berubah, atau catatannya ditarik.",
        en="This person's limit no longer ends soon: the data changed, or the record was withdrawn.",
    ),
    remedy=Text(id="Muat ulang halamannya dan lihat keadaannya sekarang.", en="Load the page again and see how it stands now."),
)  # fmt: skip
NEEDS_A_PERSON = Refusal(
    code="reminder_needs_a_person",
    what=Text(
        id="Ada keadaan yang harus dilihat seseorang sebelum orang ini diingatkan.",
        en="There is something that somebody must look at before this person is reminded.",
    ),
    remedy=Text(
        id="Buka orangnya, baca alasannya, lalu ingatkan satu per satu dengan menulis mengapa.",
        en="Open the person, read the reason, then remind this one alone and write why.",
    ),
)
NEEDS_AN_EXAMINER = Refusal(
    code="reminder_needs_an_examiner",
    what=Text(
        id="Orang ini dilindungi; tidak ada yang dikirim tanpa pemeriksa.",
        en="This person is protected; nothing is sent without an examiner.",
    ),
    remedy=Text(id="Serahkan kepada pemeriksa atau kepala seksi.", en="Hand it to an examiner or the head of section."),
)
NO_REASON = Refusal(
    code="reminder_without_reason",
    what=Text(id="Alasannya belum ditulis.", en="No reason is written."),
    remedy=Text(id="Tulis mengapa orang ini diingatkan juga, atau lagi.", en="Write why this person is reminded all the same, or again."),
)  # fmt: skip
BAD_ADDRESS = Refusal(
    code="reminder_bad_address",
    what=Text(id="Alamat e-mailnya tidak terbaca.", en="The e-mail address cannot be read."),
    remedy=Text(
        id="Tulis seperti nama@contoh.id, atau kosongkan dan cetak suratnya.",
        en="Write it like name@example.com, or leave it empty and print the letter.",
    ),
)
NOBODY_CHOSEN = Refusal(
    code="reminder_nobody_chosen",
    what=Text(id="Belum ada orang yang dipilih.", en="Nobody is chosen."),
    remedy=Text(id="Centang paling sedikit satu orang.", en="Tick at least one person."),
)
NOT_THE_RULE = Refusal(
    code="may_not_set_reminder_rule",
    what=Text(
        id="Peran Anda tidak menetapkan aturan kantor ini.", en="Your role does not set this rule of the office."
    ),
    remedy=Text(id="Mintalah kepala seksi.", en="Ask the head of section."),
)


def reminded_before(limit: date, on: date) -> Refusal:
    """The person was reminded of this very limit."""
    return Refusal(
        code="reminded_before",
        what=Text(
            id="Orang ini sudah diingatkan tentang batas {limit} pada {on}.", en="This person was reminded of the limit {limit} on {on}."
        ).fill(limit=limit, on=on),
        remedy=Text(id="Untuk mengingatkan lagi, tulis alasannya.", en="To remind again, write why."),
    )  # fmt: skip
