"""The command line: every command of `timpora`, each in a module of its own."""

import typer

from timpora.entrypoints.later import Group, Later, commands_of


COMMANDS = commands_of(
    Later("screen", "screen:screen", "Siapa melewati batas tinggal, sejak kapan, seberapa pasti / who is past the limit, since when, how sure."),
    Later("explain", "explain:explain", "Satu orang: kalimatnya, buku harinya, dan mengapa / one person: the sentence, the day ledger, and why."),
    Later("calc", "calc:calc", "Sampai kapan boleh tinggal, dan mengapa / until when one may stay, and why."),
    Later("zone", "zone:zone", "Membaca dan memeriksa zona terbaca mesin paspor, visa atau kartu / reads and checks a machine-readable zone."),
    Later("sample", "sample:sample", 'Menulis daftar kantor rekaan "Serang" beserta kebenarannya / writes the invented office\'s lists and the truth.'),
    Later("import", "import_lists:import_lists", "Catat daftar ke dalam register kantor / record lists in the office's register."),
    Later("night", "night:night", "Nilai yang berubah dan yang harinya tiba, atau buktikan keduanya sama / judge who changed and whose day has come."),
    Later("findings", "findings:findings", "Temuan kantor hari ini atau pada hari lain / the office's findings of today or of another day."),
    Later("evaluate", "evaluate:evaluate", "Angka kantor untuk satu masa, menurut yang diketahui waktu itu / the office's figures for a period, as they were known."),
    Later("report", "report:report", "Buat laporan bulanan kantor: PDF dan XLSX / make the office's monthly report: PDF and XLSX."),
    Later("pack", "pack:pack", "Buat berkas rapat: acara, janji, evaluasi dan angka peta dalam satu PDF / make the pack of a meeting."),
    Later("up", "up:up", "Jalankan kantor: basis data, halaman, pekerjaan; Ctrl-C menghentikan / run the office: database, pages, work; Ctrl-C stops."),
    Later("migrate", "migrate:migrate", "Siapkan atau perbarui basis data kantor / make the office's database ready, or bring it up to date."),
    Later("doctor", "doctor:doctor", "Periksa kantor di mesin ini dan sebutkan yang salah beserta obatnya / say what is wrong with this office, and how to mend it."),
    Later("backup", "backup:backup", "Cadangkan kantor ke satu berkas, selagi bekerja / back the office up into one file, while it works."),
    Later("restore", "backup:restore", "Pulihkan kantor dari cadangan; kantor harus berhenti / put a backup back; the office must be stopped."),
    Later("demo", "demo:demo", 'Muat kantor rekaan "Serang" ke basis data kosong, atau cetak kode masuknya / load the invented office, or print its sign-in code.'),
    Group(
        "cases",
        "Perkara / cases",
        Later("list", "cases:cases_list", "Perkara kantor, yang paling mendesak lebih dulu / the office's cases, the most urgent first."),
        Later("open", "case_open:cases_open", "Buka perkara dari temuan, lapangan atau laporan / open a case from a finding, the field or a tip."),
        Later("show", "cases:cases_show", "Satu perkara: orangnya, tenggatnya dan berkasnya / one case: its people, deadlines and file."),
        Later("acts", "case_acts:cases_acts", "Apa yang dapat dilakukan dalam perkara ini, dan mengapa tidak / what can be done in a case now, and why not."),
        Later("do", "case_acts:cases_do", "Catat satu langkah dalam perkara / do an act in a case."),
        Later("letters", "cases:cases_letters", "Surat-surat satu perkara / the letters of a case."),
    ),
    Group(
        "team",
        "Tim / teams",
        Later("list", "teams:team_list", "Tim kantor, atau tim tempat instansi Anda duduk / the office's teams, or those in which your agency sits."),
        Later("show", "teams:team_show", "Satu tim: dasarnya, kursinya, dan siapa bertindak hari ini / one team: its basis, its seats, and who acts today."),
        Later("actions", "teams:team_actions", "Tindak lanjut satu tim: siapa berjanji apa, sampai kapan, dan bagaimana keadaannya / what a team agreed: who promised what by when, and how it stands."),
        Later("shares", "shares:team_shares", "Yang dibagikan kepada instansi: kepada siapa, sampai kapan, siapa membuka dan menjawab / what is shared: with whom, until when, who opened and answered."),
        Later("meetings", "team_meetings:team_meetings", "Rapat satu tim: kapan, di mana, bagaimana keadaannya, dan siapa hadir / a team's meetings: when, where, how they stand, and who came."),
    ),
    Group(
        "office",
        "Kantor dan pengelola pertamanya / the office and its first administrator",
        Later("open", "office:office_open", "Buka kantor dengan wilayah, instansi dan pengelola pertamanya / open an office with its areas, agencies and first administrator."),
        Later("link", "office:office_link", "Cetak tautan sekali pakai untuk pengelola yang tidak dapat masuk / print a one-time link for an administrator who cannot sign in."),
    ),
    Group(
        "audit",
        "Jejak audit / the audit trail",
        Later("verify", "audit:audit_verify", "Hitung ulang seluruh jejak audit dan sebutkan baris yang diubah / hash the audit trail anew and name what was changed."),
        Later("anchor", "audit:audit_anchor", "Cetak jangkar hari ini untuk disimpan di luar komputer / print the anchor of this moment, to be kept elsewhere."),
    ),
    Group(
        "token",
        "Token untuk program / tokens for programs",
        Later("make", "tokens:token_make", "Buat token untuk sebuah program; ditampilkan satu kali / make a token for a program; it is shown once."),
        Later("list", "tokens:token_list", "Token sebuah akun / the tokens of an account."),
        Later("end", "tokens:token_end", "Akhiri token; sejak itu ditolak / end a token; from then on it is refused."),
    ),
    Group(
        "rules",
        "Buku aturan / the rulebook",
        Later("list", "rules:rules_list", "Semua aturan dengan dasar hukum, status dan banyaknya contoh / all rules with provision, status and examples."),
        Later("show", "rules:rules_show", "Satu aturan dalam kata-kata, dengan ketetapan dan contohnya / one rule in words, with parameters and examples."),
        Later("days", "rule_days:rules_days", "Hari libur dan cuti bersama satu tahun / public holidays and joint leave of a year."),
        Later("check", "rules:rules_check", "Menjalankan contoh dan membandingkan jawabannya / runs worked examples and compares the answers."),
    ),
)  # fmt: skip
app = typer.Typer(cls=COMMANDS, add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


@app.callback()
def timpora() -> None:
    """Daftar masuk, temuan keluar / lists in, findings out."""


def main() -> None:
    """The `timpora` command."""
    app()
