"""Why something about teams is not done, and the remedy: the same words on the page, in the API and at the terminal."""

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text
from timpora.team.core.levels import LEVEL_WORDS, TeamLevel


def _refusal(code: str, *, what: Text, remedy: Text) -> Refusal:
    return Refusal(code=code, what=what, remedy=remedy)


MAY_NOT_RUN = _refusal("may_not_run_team", what=Text(id="Peran Anda tidak mengurus tim.", en="Your role does not run teams."), remedy=Text(id="Mintalah petugas, pemeriksa atau kepala seksi.", en="Ask an officer, an examiner or the head of section."))  # fmt: skip
MAY_NOT_DECIDE = _refusal("may_not_decide_teams", what=Text(id="Surat keputusan tim dicatat dan dicabut oleh kepala kantor.", en="Decrees of a team are recorded and revoked by the head of office."), remedy=Text(id="Mintalah kepala kantor.", en="Ask the head of office."))  # fmt: skip
NOT_THERE = _refusal("team_not_there", what=Text(id="Tim itu tidak ada.", en="There is no such team."), remedy=Text(id="Periksa nomornya, atau pilih dari daftar tim.", en="Look at its number, or choose it from the list of teams."))  # fmt: skip
ROW_NOT_THERE = _refusal("team_row_not_there", what=Text(id="Yang dimaksud tidak ada dalam tim ini, atau akhirnya sudah dicatat.", en="There is no such row in this team, or its end is recorded already."), remedy=Text(id="Muat ulang halaman timnya.", en="Load the page of the team again."))  # fmt: skip
TEAM_IS_THERE = _refusal("team_is_there", what=Text(id="Tim sejenis untuk wilayah ini sudah ada.", en="There is a team of this kind for this area already."), remedy=Text(id="Buka tim itu dari daftar tim.", en="Open that team from the list of teams."))  # fmt: skip
NO_NAME = _refusal("team_without_name", what=Text(id="Namanya belum ditulis, terlalu panjang, atau lebih dari satu baris.", en="The name is not written, is too long, or is more than one line."), remedy=Text(id="Tulis nama dalam satu baris, paling banyak 200 huruf.", en="Write a name in one line, of at most 200 letters."))  # fmt: skip
NO_RHYTHM = _refusal("team_rhythm_wrong", what=Text(id="Irama rapat harus antara 1 dan 60 bulan, atau kosong.", en="The rhythm of meetings is 1 to 60 months, or empty."), remedy=Text(id="Tulis berapa bulan sekali tim rapat.", en="Write every how many months the team meets."))  # fmt: skip
BACKWARDS = _refusal("team_days_backwards", what=Text(id="Hari terakhir mendahului hari pertama.", en="The last day comes before the first."), remedy=Text(id="Perbaiki harinya.", en="Mend the days."))  # fmt: skip
FAR_AWAY = _refusal("team_day_far_away", what=Text(id="Tahunnya tidak mungkin untuk sebuah tim.", en="There are no teams in that year."), remedy=Text(id="Periksa tahunnya.", en="Look at the year."))  # fmt: skip
NO_ADDRESS = _refusal("team_address_wrong", what=Text(id="Alamat e-mail dinas itu tidak dapat dipakai.", en="That official e-mail address cannot be used."), remedy=Text(id="Tulis seperti nama@dinas.example.", en="Write it like name@agency.example."))  # fmt: skip
NOT_SHORTER = _refusal("team_end_not_shorter", what=Text(id="Hari terakhir itu tidak mempersingkat yang sudah tercatat.", en="That last day does not shorten what is on record."), remedy=Text(id="Pilih hari yang lebih awal, paling awal sehari sebelum hari pertamanya bila tidak pernah berlaku.", en="Choose an earlier day; the day before its first one where it never held."))  # fmt: skip
INCOMPLETE_DECREE = _refusal("team_decree_incomplete", what=Text(id="Dasar hukum, nomor, atau pejabat yang menetapkan belum ditulis.", en="The legal basis, the number or the issuer is not written."), remedy=Text(id="Tulis seperti pada surat keputusannya.", en="Write them as the decree has them."))  # fmt: skip
DECREE_IS_THERE = _refusal("team_decree_is_there", what=Text(id="Surat keputusan bernomor ini sudah tercatat pada tim ini.", en="A decree of this number is recorded for this team already."), remedy=Text(id="Periksa nomornya.", en="Check its number."))  # fmt: skip
NO_AGENCY = _refusal("team_agency_unknown", what=Text(id="Instansi itu tidak dikenal di kantor ini.", en="That agency is not known in this office."), remedy=Text(id="Pilih dari daftar, atau mintalah pengelola menambahnya.", en="Choose from the list, or ask the administrator to add it."))  # fmt: skip
SEATED_ALREADY = _refusal("team_agency_seated", what=Text(id="Instansi ini sudah mempunyai kursi pada hari-hari itu.", en="This agency has a seat on those days already."), remedy=Text(id="Pakai kursi yang ada, atau akhiri dahulu.", en="Use that seat, or end it first."))  # fmt: skip
TAKEN = _refusal("team_position_taken", what=Text(id="Kedudukan itu sudah ada yang memegang pada hari-hari itu, atau orang ini sudah berkedudukan dalam tim.", en="Somebody holds that position on those days already, or this person has a position in the team."), remedy=Text(id="Akhiri yang lama dahulu, lalu ulangi.", en="End the former one first, then try again."))  # fmt: skip
NOT_OF_THE_AGENCY = _refusal("team_person_elsewhere", what=Text(id="Akun ini bukan akun aktif instansi yang memegang kursi.", en="This account is no active one of the agency that holds the seat."), remedy=Text(id="Pilih orang dari instansi itu, atau tulis namanya.", en="Choose somebody of that agency, or write the name."))  # fmt: skip
NOBODY = _refusal("team_nobody", what=Text(id="Orangnya belum disebut: pilih akunnya, atau tulis nama, jabatan, dan e-mail dinasnya.", en="Nobody is named: choose the account, or write name, position and official e-mail."), remedy=Text(id="Isi salah satunya.", en="Fill in one of the two."))  # fmt: skip
FOR_WHOM = _refusal("team_substitute_of_whom", what=Text(id="Pengganti menggantikan seorang pemegang kedudukan di kursi yang sama; yang lain tidak menggantikan siapa pun.", en="A substitute is so for a holder of a position in the same seat; others are for nobody."), remedy=Text(id="Pilih siapa yang digantikan, atau kedudukan lain.", en="Choose whose substitute it is, or another position."))  # fmt: skip
OUTSIDE_THE_SEAT = _refusal("team_outside_the_seat", what=Text(id="Kursi instansi ini belum ada pada hari pertama itu, atau sudah berakhir.", en="The agency's seat is not there yet on that first day, or is over."), remedy=Text(id="Pilih hari di dalam hari-hari kursinya.", en="Choose a day within the days of the seat."))  # fmt: skip
AWAY_ALREADY = _refusal("team_away_already", what=Text(id="Orang ini sudah tercatat berhalangan pada sebagian hari itu.", en="This person is recorded as absent on some of those days already."), remedy=Text(id="Pilih hari lain, atau catat bahwa ia sudah kembali.", en="Choose other days, or record that the person is back."))  # fmt: skip
NEEDS_AN_AREA = Text(id="Tim tingkat {level} memerlukan kode wilayah tingkat itu.", en="A team of the level {level} needs the code of an area of that level.")  # fmt: skip
NEEDS_NO_AREA = _refusal("team_area_of_the_centre", what=Text(id="Tim pusat tidak berwilayah: ia untuk seluruh negeri.", en="The team of the centre has no area: it is for the whole country."), remedy=Text(id="Kosongkan wilayahnya.", en="Leave the area empty."))  # fmt: skip
AS_KEMENDAGRI = Text(id="Tulis kodenya seperti Kemendagri, misalnya 36, 36.04, 36.04.08, atau 36.04.08.2001.", en="Write the code as Kemendagri does, such as 36, 36.04, 36.04.08 or 36.04.08.2001.")  # fmt: skip


def needs_an_area(level: TeamLevel) -> Refusal:
    """The code is missing, or of another level."""
    return _refusal(
        "team_area_of_another_level", what=NEEDS_AN_AREA.fill(level=LEVEL_WORDS[level]), remedy=AS_KEMENDAGRI
    )
