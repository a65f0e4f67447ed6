"""What rows that are no facts are called, wherever a receipt tells of them."""

from collections.abc import Mapping

from timpora.kernel.text import Text


SET_ASIDE_WORDS: Mapping[str, Text] = {  # {s} is the English plural
    "empty": Text(id="baris kosong", en="empty row{s}"),
    "title": Text(id="judul di atas tabel", en="title{s} above the table"),
    "header": Text(id="judul kolom", en="header row{s}"),
    "numbering": Text(id="baris nomor kolom", en="row{s} numbering the columns"),
    "total": Text(id="jumlah", en="total{s}"),
    "note": Text(id="catatan", en="note{s}"),
    "duplicate": Text(id="baris yang sama persis", en="exact duplicate{s}"),
    "no_list": Text(id="baris pada lembar tanpa daftar", en="row{s} on sheets without a list"),
    "unmapped": Text(id="baris tanpa judul kolom yang dikenali", en="row{s} without a recognised header"),
}
