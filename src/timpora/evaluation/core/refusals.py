"""Why figures are not worked out or a report is not made, with what to do next."""

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


MAY_NOT = Refusal(
    code="figures_not_allowed",
    what=Text(id="Menghitung angka kantor butuh hak membaca register.", en="Working out the office's figures takes the right to read the register."),
    remedy=Text(id="Mintalah petugas kantor menghitungnya.", en="Ask an officer of the office to work them out."),
)  # fmt: skip
SEES_NOT_EVERYBODY = Refusal(
    code="report_not_allowed",
    what=Text(id="Laporan bulanan menghitung semua orang, juga yang dilindungi; ia dibuat oleh yang boleh melihat semuanya.", en="The monthly report counts everybody, protected people too; it is made by who may see all of them."),
    remedy=Text(id="Mintalah pemeriksa, kepala seksi atau kepala kantor membuatnya.", en="Ask an examiner, the head of section or the head of office to make it."),
)  # fmt: skip
MONTH_GOES_ON = Refusal(
    code="month_goes_on",
    what=Text(id="{month} belum berakhir.", en="{month} has not ended."),
    remedy=Text(id="Pilih bulan yang sudah lewat.", en="Choose a month that is over."),
)
NO_SUCH_MONTH = Refusal(
    code="no_such_month",
    what=Text(id="Bulan yang dilaporkan tidak ada pada daftar.", en="The month to report is not on the list."),
    remedy=Text(id="Pilih satu bulan dari daftar, lalu buat laporannya.", en="Choose a month from the list, then make its report."),
)  # fmt: skip
