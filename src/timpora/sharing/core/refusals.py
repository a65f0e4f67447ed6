"""Why something is not shared, answered or taken in, and the remedy: the same words on the page, in the API and at the terminal."""

from datetime import date

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


MAY_NOT = Refusal(code="may_not_share", what=Text(id="Peran Anda tidak membagikan data.", en="Your role shares nothing."), remedy=Text(id="Mintalah petugas, pemeriksa atau kepala seksi.", en="Ask an officer, an examiner or the head of section."))  # fmt: skip
NOT_THERE = Refusal(code="share_not_there", what=Text(id="Tidak ada yang dibagikan dengan nomor ini.", en="Nothing was shared under this number."), remedy=Text(id="Pilih dari daftar.", en="Choose from the list."))  # fmt: skip
NOTHING_TO_SHARE = Refusal(code="share_of_nothing", what=Text(id="Yang hendak dibagikan tidak ditemukan.", en="What was to be shared was not found."), remedy=Text(id="Buka halamannya dan mulai dari sana.", en="Open its page and begin there."))  # fmt: skip
NO_PURPOSE = Refusal(code="share_without_purpose", what=Text(id="Belum ditulis untuk apa ini dibagikan.", en="It is not written what this is shared for."), remedy=Text(id="Tulis tujuannya dalam satu kalimat.", en="Write the purpose in one sentence."))  # fmt: skip
TOO_LONG = Refusal(code="share_too_long", what=Text(id="Tulisannya terlalu panjang.", en="The text is too long."), remedy=Text(id="Persingkat.", en="Shorten it."))  # fmt: skip
OVER_ALREADY = Refusal(code="share_over_already", what=Text(id="Hari terakhirnya sudah lewat.", en="Its last day is over already."), remedy=Text(id="Pilih hari ini atau sesudahnya.", en="Choose today or a later day."))  # fmt: skip
TOO_FAR = Text(id="Hari terakhirnya terlalu jauh.", en="Its last day is too far off.")
NOT_AFTER = Text(id="Pilih paling lambat {day}. Bila masih perlu sesudahnya, bagikan lagi.", en="Choose {day} or an earlier day. Where it is needed after that, share it anew.")  # fmt: skip
NOBODY = Refusal(code="share_with_nobody", what=Text(id="Belum dipilih instansi yang menerimanya, atau instansi itu tidak duduk dalam tim hari ini.", en="No agency is chosen to receive it, or that agency does not sit in the team today."), remedy=Text(id="Pilih instansi dari daftar.", en="Choose agencies from the list."))  # fmt: skip
SAYS_NOTHING = Refusal(code="share_says_nothing", what=Text(id="Tidak ada bagian yang dipilih untuk dibagikan.", en="No part is chosen to be shared."), remedy=Text(id="Pilih sekurangnya satu bagian.", en="Choose one part at least."))  # fmt: skip
CHANGED_SINCE = Refusal(code="share_changed_since", what=Text(id="Isinya berubah sejak pratinjau.", en="What it says changed since the preview."), remedy=Text(id="Periksa pratinjau yang baru, lalu bagikan.", en="Look at the new preview, then share it."))  # fmt: skip
NOT_IN_FORCE = Refusal(code="share_not_in_force", what=Text(id="Yang dibagikan ini tidak berlaku lagi.", en="This share is in force no longer."), remedy=Text(id="Muat ulang halamannya.", en="Load its page again."))  # fmt: skip
NO_REASON = Refusal(code="share_without_reason", what=Text(id="Alasannya belum ditulis.", en="The reason is not written."), remedy=Text(id="Tulis alasannya dalam satu kalimat.", en="Write the reason in one sentence."))  # fmt: skip
NO_WORDS = Refusal(code="share_answer_without_words", what=Text(id="Belum ditulis apa yang diketahui.", en="It is not written what is known."), remedy=Text(id="Tulis dalam satu atau dua kalimat, atau jawab bahwa Anda tidak punya data.", en="Write a sentence or two, or answer that you have nothing."))  # fmt: skip
WHERE_AND_WHEN = Refusal(code="share_seen_where_and_when", what=Text(id="Belum ditulis di mana dan kapan orangnya dilihat.", en="It is not written where and when the person was seen."), remedy=Text(id="Isi tempat dan harinya.", en="Fill in place and day."))  # fmt: skip
SEEN_AHEAD = Refusal(code="share_seen_ahead", what=Text(id="Hari dilihatnya belum tiba.", en="The day of the sighting has not come yet."), remedy=Text(id="Perbaiki harinya.", en="Mend the days."))  # fmt: skip
NOT_FOR_YOU = Refusal(code="share_not_for_you", what=Text(id="Hanya instansi penerima yang menjawab, selama berlaku.", en="Only the agency that received it answers, while it is in force."), remedy=Text(id="Hubungi kantor imigrasi.", en="Call the immigration office."))  # fmt: skip
TAKEN_ALREADY = Refusal(code="share_answer_taken", what=Text(id="Jawaban ini sudah ditindaklanjuti.", en="This answer was dealt with already."), remedy=Text(id="Muat ulang halamannya.", en="Load its page again."))  # fmt: skip
NO_SUCH_ANSWER = Refusal(code="share_answer_not_there", what=Text(id="Jawaban itu tidak ada.", en="There is no such answer."), remedy=Text(id="Pilih dari daftar jawaban.", en="Choose from the list of answers."))  # fmt: skip
OF_NOBODY = Refusal(code="share_of_nobody", what=Text(id="Yang dibagikan ini bukan tentang orang itu.", en="This share is not about that person."), remedy=Text(id="Pilih orang dari daftar.", en="Choose a person from the list."))  # fmt: skip
RECORD_GONE = Refusal(code="share_record_gone", what=Text(id="Data orang ini sudah ditarik sejak dibagikan, dan tidak ada gantinya yang Anda lihat.", en="The data of this person were withdrawn since they were shared, and you see none in their place."), remedy=Text(id="Catat atas orang lain dari yang dibagikan, atau catat mengapa tidak ada yang mengikuti.", en="Record it of another person of the share, or note why nothing follows."))  # fmt: skip
OF_A_HOME = Refusal(code="share_of_a_home", what=Text(id="Tempat tinggal seseorang tidak dibagikan sebagai tempat.", en="Where somebody lives is not shared as a place."), remedy=Text(id="Bagikan temuannya, bila memang ada.", en="Share the finding, where there is one."))  # fmt: skip
NUMBERS_ONLY = Text(id="Bagikan daftar dalam angka bila instansi perlu tahu besarnya persoalan.", en="Share a list in numbers where agencies need to know how large the matter is.")  # fmt: skip
PROTECTED = Refusal(code="share_of_protected", what=Text(id="Orangnya dilindungi; datanya tidak dibagikan kepada instansi lain.", en="The person is protected; nothing about the person is shared with other agencies."), remedy=NUMBERS_ONLY)  # fmt: skip
PROTECTED_AS = Text(id="Orangnya dilindungi ({why}); datanya tidak dibagikan kepada instansi lain.", en="The person is protected ({why}); nothing about the person is shared with other agencies.")  # fmt: skip
SEALED = Refusal(code="share_of_sealed", what=Text(id="Data ini hanya untuk sesedikit mungkin orang, dan tidak dibagikan.", en="These data are for as few people as can be, and are not shared."), remedy=NUMBERS_ONLY)  # fmt: skip


def too_far(latest: date) -> Refusal:
    """The last day lies beyond the longest that the office shares anything."""
    return Refusal(code="share_too_far", what=TOO_FAR, remedy=NOT_AFTER.fill(day=latest))


def protected_as(why: Text) -> Refusal:
    """The same with the reason, for whoever may see it."""
    return Refusal(code=PROTECTED.code, what=PROTECTED_AS.fill(why=why), remedy=NUMBERS_ONLY)
