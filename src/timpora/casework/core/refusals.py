"""Why something about cases is not done, beside what the checks of an act say."""

from datetime import date

from timpora.casework.core.checks.situation import refusal
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


MAY_NOT = refusal("may_not_open", what=Text(id="Peran Anda tidak membuka perkara.", en="Your role opens no cases."), remedy=Text(id="Mintalah petugas, pemeriksa atau kepala seksi.", en="Ask an officer, an examiner or the head of section."))  # fmt: skip
NOBODY = refusal("nobody", what=Text(id="Perkara harus tentang seseorang.", en="A case is about somebody."), remedy=Text(id="Pilih temuan tentang seseorang, atau orangnya.", en="Choose a finding about a person, or the person."))  # fmt: skip
NOBODY_FOUND = refusal("nobody_found", what=Text(id="Tidak ada orang dengan nomor itu dalam register.", en="Nobody in the register has that number."), remedy=Text(id="Periksa nomor paspornya, atau cari orangnya dan pilih “Buka perkara” di halamannya: perkara yang sudah terbuka ditawarkan di sana.", en="Check the passport number, or look the person up and choose “Open a case” on that page: cases that are open already are offered there."))  # fmt: skip
SEVERAL_FOUND = refusal("several_found", what=Text(id="Beberapa orang tercatat dengan nomor itu.", en="Several people are recorded with that number."), remedy=Text(id="Cari orangnya, dan tulis nomor yang tertera di alamat halamannya.", en="Look the person up, and write the number that stands in the address of that page."))  # fmt: skip
NOT_OPEN = refusal("finding_not_open", what=Text(id="Temuan ini tidak terbuka, atau bukan tentang seseorang.", en="This finding is not open, or not about a person."), remedy=Text(id="Muat ulang halamannya dan lihat keadaannya sekarang.", en="Load the page again and see how it stands now."))  # fmt: skip
HAS_A_CASE = Text(id="Temuan ini sudah menjadi perkara {number}.", en="This finding is in case {number} already.")
OPEN_THAT = Text(id="Lanjutkan di perkara itu.", en="Go on in that case.")
NOT_THERE = refusal("not_there", what=Text(id="Perkara itu tidak ada.", en="There is no such case."), remedy=Text(id="Periksa nomornya.", en="Check its number."))  # fmt: skip
MOVED_ON = refusal("moved_on", what=Text(id="Orang lain baru saja mencatat langkah dalam perkara ini.", en="Somebody else has just recorded a step in this case."), remedy=Text(id="Muat ulang halamannya, baca langkah itu, lalu ulangi.", en="Load the page again, read that step, then try again."))  # fmt: skip
NOT_OF_THE_CASE = refusal("finding_of_another", what=Text(id="Temuan ini bukan tentang orang dalam perkara.", en="This finding is about nobody of the case."), remedy=Text(id="Tambahkan orangnya lebih dahulu.", en="Add the person first."))  # fmt: skip
ONLY_BY_ITS_DOOR = refusal("by_its_own_door", what=Text(id="Langkah ini dicatat dari halamannya sendiri.", en="This step is recorded from a page of its own."), remedy=Text(id="Buka halaman itu dari perkaranya.", en="Open that page from the case."))  # fmt: skip
FINDING_TAKEN = refusal("finding_taken", what=Text(id="Temuan ini sudah menjadi perkara.", en="This finding is in a case already."), remedy=Text(id="Muat ulang halamannya; bila perkaranya tidak tampak, tanyakan kepada kepala seksi.", en="Load the page again; if you see no case, ask the head of section."))  # fmt: skip
SEES_LESS = refusal("officer_sees_less", what=Text(id="Petugas itu tidak dapat melihat perkara ini.", en="That officer does not see this case."), remedy=Text(id="Pilih petugas yang boleh melihat data orang yang dilindungi.", en="Choose an officer who may see data of protected people."))  # fmt: skip
NO_OFFICE = refusal("no_such_office", what=Text(id="Kantor itu tidak dikenal.", en="That office is not known."), remedy=Text(id="Pilih kantor dari daftar.", en="Choose an office from the list."))  # fmt: skip
NOT_THE_OWN_OFFER = refusal("answer_not_yours", what=Text(id="Kantor yang menawarkan menarik kembali; kantor yang ditawari menerima atau mengembalikan.", en="The office that offers takes back; the office that is offered accepts or returns."), remedy=Text(id="Pilih jawaban kantor Anda.", en="Choose the answer of your office."))  # fmt: skip
EXAMINED_ALREADY = refusal("other_case_past_examination", what=Text(id="Pemeriksaan perkara tujuan sudah selesai.", en="The examination of the other case has ended."), remedy=Text(id="Kembalikan perkara tujuan ke pemeriksaan lebih dahulu.", en="Take the other case back to its examination first."))  # fmt: skip
DELEGATED_BACKWARDS = refusal("delegated_backwards", what=Text(id="Hari pelimpahan wewenang tidak berurutan, atau sudah lewat.", en="The days of the delegation are not in order, or are over."), remedy=Text(id="Mulai hari ini atau sesudahnya, dan akhiri pada hari yang sama atau sesudahnya.", en="Begin today or later, and end on that day or later."))  # fmt: skip
NO_REASON = refusal("no_reason", what=Text(id="Alasannya belum ditulis.", en="No reason is written."), remedy=Text(id="Tulis alasannya.", en="Write the reason."))  # fmt: skip
NO_DELEGATION = refusal("no_such_delegation", what=Text(id="Pelimpahan wewenang itu tidak ada, bukan milik Anda, atau sudah diakhiri.", en="There is no such delegation of yours, or it has ended."), remedy=Text(id="Muat ulang halamannya.", en="Load the page again."))  # fmt: skip
NO_OFFICER = refusal("no_such_officer", what=Text(id="Petugas itu tidak menangani perkara di kantor ini.", en="That officer does not work on cases of this office."), remedy=Text(id="Pilih petugas dari daftar.", en="Choose an officer from the list."))  # fmt: skip
NO_PERMIT = refusal("no_permit_to_change", what=Text(id="Register tidak memuat izin tinggal orang ini yang masih berlaku.", en="The register holds no stay permit of this person that is still valid."), remedy=Text(id="Catat izin tinggalnya di register lebih dahulu, atau kosongkan batasnya.", en="Record the permit in the register first, or leave the limit empty."))  # fmt: skip
NO_PROPOSAL = refusal("no_proposal_waits", what=Text(id="Tidak ada usulan yang menunggu.", en="No proposal is waiting."), remedy=Text(id="Lihat tahap perkaranya.", en="See where the case stands."))  # fmt: skip
RECEIPT_TAKEN = refusal("number_taken", what=Text(id="Kode billing atau NTPN ini sudah tercatat pada perkara lain.", en="This billing code or state receipt number is recorded in another case."), remedy=Text(id="Periksa nomornya pada bukti aslinya.", en="Check the number on the original."))  # fmt: skip
NOT_A_POWER = refusal("not_ones_own_power", what=Text(id="Hanya wewenang sendiri yang dapat dilimpahkan.", en="Only a power of one's own can be delegated."), remedy=Text(id="Pilih wewenang yang Anda miliki.", en="Choose a power that you hold."))  # fmt: skip
BY_A_PERSON = refusal("only_by_a_person", what=Text(id="Menyetujui, memerintahkan dan memutus dilakukan oleh orang yang masuk sendiri, bukan oleh program.", en="Approving, ordering and deciding are done by a person who signed in, and by no program."), remedy=Text(id="Lakukan di halaman perkaranya.", en="Do it on the page of the case."))  # fmt: skip
NOT_AS_ASKED = refusal("not_as_asked", what=Text(id="Ada isian yang terlalu panjang, memuat tanda kendali, atau hari yang terlalu jauh.", en="Something is too long, contains control characters, or is a day too far away."), remedy=Text(id="Perbaiki isiannya, lalu ulangi.", en="Correct it, then try again."))  # fmt: skip

LONGER = Text(id="Izin tinggal orang ini berlaku sampai {day}.", en="This person's stay permit reaches until {day}.")
NOT_LONGER = Text(id="Pembatasan tidak memperpanjang: tulis hari itu atau sebelumnya.", en="Limiting a permit extends nothing: write that day or an earlier one.")  # fmt: skip


def longer_than_it_was(reach: date) -> Refusal:
    """A limit that lies beyond the permit which it should cut short."""
    return refusal("limit_longer", what=LONGER.fill(day=reach), remedy=NOT_LONGER)


def has_a_case(number: str) -> Refusal:
    """A finding that is part of an open case."""
    return refusal("finding_has_a_case", what=HAS_A_CASE.fill(number=number), remedy=OPEN_THAT)
