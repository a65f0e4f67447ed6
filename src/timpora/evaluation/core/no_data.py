"""Why there is no data: what had not begun by then."""

from timpora.kernel.text import Text


NOTHING_RECORDED = Text(id="Waktu itu belum ada data yang dicatat.", en="Nothing had been recorded by then.")
NOT_JUDGED = Text(id="Waktu itu register belum pernah dinilai.", en="The register had not been judged by then.")
JUDGED_SINCE = Text(
    id="Register baru dinilai sejak {day}; sebelumnya tidak ada riwayat temuan.",
    en="The register has been judged since {day}; before that there is no history of findings.",
)
NO_CASE = Text(id="Waktu itu belum ada perkara yang dicatat.", en="No case had been recorded by then.")
CASES_SINCE = Text(
    id="Perkara baru dicatat sejak {day}; sebelumnya tidak diketahui.",
    en="Cases have been recorded since {day}; what was before is not known.",
)
NO_REMINDER = Text(id="Waktu itu belum ada pengingat yang dicatat.", en="No reminder had been recorded by then.")
NO_LIST = Text(id="Waktu itu belum ada daftar yang masuk.", en="No list had come by then.")
NO_PROMISE = Text(
    id="Waktu itu belum ada tindak lanjut yang dicatat.", en="No agreed action had been recorded by then."
)
NO_PLACE = Text(id="Waktu itu belum ada penginapan yang dicatat.", en="No accommodation had been recorded by then.")
