"""Why something about accounts is not done, and the remedy."""

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


MAY_NOT = Refusal(
    code="may_not",
    what=Text(id="Peran Anda tidak mencakup pengelolaan akun ini.", en="Your role does not include managing this account."),
    remedy=Text(id="Minta pengelola lain di kantor Anda.", en="Ask another administrator of your office."),
)  # fmt: skip
OFFICE_IS_THERE = Refusal(
    code="office_is_there",
    what=Text(id="Kantor dengan kode ini sudah dibuka.", en="An office of this code is open already."),
    remedy=Text(
        id="Beri kode lain; pengelolanya menambah akun di halaman Orang dan peran.",
        en="Give another code; its administrator adds accounts on the page People and roles.",
    ),
)
NAME_TAKEN = Refusal(
    code="sign_in_name_taken",
    what=Text(id="Nama pengguna ini sudah dipakai.", en="This user name is taken."),
    remedy=Text(id="Pilih nama pengguna lain.", en="Choose another user name."),
)
AGENCY_IS_THERE = Refusal(
    code="agency_is_there",
    what=Text(id="Instansi dengan nama ini sudah ada.", en="There is an agency of this name already."),
    remedy=Text(id="Pakai yang sudah ada, atau beri nama lain.", en="Use that one, or give another name."),
)
BAD_LETTERHEAD = Refusal(
    code="bad_letterhead",
    what=Text(id="Kop surat tanpa hari mulai, atau barisnya terlalu panjang.", en="A letterhead without its first day, or with a line too long."),
    remedy=Text(id="Isi hari mulai; tiap baris paling banyak 200 huruf.", en="Write its first day; each line has at most 200 characters."),
)  # fmt: skip
AREA_IS_THERE = Refusal(
    code="area_is_there",
    what=Text(id="Wilayah ini sudah termasuk wilayah kantor.", en="This area belongs to the office already."),
    remedy=Text(id="Pilih wilayah lain.", en="Choose another area."),
)
AGENCY_OF_A_MEMBER = Refusal(
    code="agency_of_a_member",
    what=Text(
        id="Hanya peran Instansi anggota yang mempunyai instansi, dan peran itu harus mempunyainya.",
        en="Only the role Member agency has an agency, and it must have one.",
    ),
    remedy=Text(
        id="Pilih instansinya, atau kosongkan untuk peran lain.", en="Choose the agency, or leave it empty for another role."
    ),
)  # fmt: skip
NO_REASON = Refusal(
    code="no_reason",
    what=Text(id="Alasannya belum ditulis.", en="The reason is not written yet."),
    remedy=Text(id="Tulis untuk apa data ini dibuka.", en="Write what the data are opened for."),
)
