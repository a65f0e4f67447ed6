"""Why a whole file or sheet cannot be read, in both languages, with what to do about it."""

from collections.abc import Mapping
from pathlib import Path

from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Text


_AGAIN = Text(id="Minta pengirim mengirim ulang.", en="Ask the sender for it again.")
_SAVE = Text(id="Simpan sebagai XLSX, ODS atau CSV.", en="Save it as XLSX, ODS or CSV.")
_SPLIT = Text(id="Bagi daftarnya menjadi beberapa berkas, atau simpan ulang sebagai CSV.", en="Split the list into several files, or save it again as CSV.")  # fmt: skip

# {detail} is what was found: a format, a number, a limit.
_WHY: Mapping[str, tuple[Text, Text]] = {
    "missing": (Text(id="Berkas tidak ada.", en="The file does not exist."), Text(id="Periksa nama dan foldernya.", en="Check its name and folder.")),
    "directory": (Text(id="Ini folder, bukan berkas.", en="This is a folder, not a file."), Text(id="Beri berkas di dalamnya.", en="Give the files in it.")),
    "no_regular_file": (Text(id="Ini pipa atau perangkat, bukan berkas.", en="This is a pipe or device, not a file."), Text(id="Simpan daftarnya sebagai berkas biasa.", en="Save the list as an ordinary file.")),
    "no_permission": (Text(id="Berkas tidak boleh dibaca.", en="The file may not be read."), Text(id="Minta izin baca untuk berkas itu.", en="Ask for permission to read it.")),
    "empty": (Text(id="Berkas kosong.", en="The file is empty."), _AGAIN),
    "no_list": (Text(id="Berkas ini {detail}, bukan daftar.", en="This is a {detail} file, not a list."), _SAVE),
    "web_page": (Text(id="Berkas ini halaman web ({detail}) yang diberi nama lembar kerja.", en="This is a web page ({detail}) named like a spreadsheet."), Text(id="Buka di aplikasi lembar kerja dan simpan ulang sebagai XLSX.", en="Open it in a spreadsheet and save it again as XLSX.")),
    "packed": (Text(id="Berkas ini arsip ({detail}).", en="This is an archive ({detail})."), Text(id="Ekstrak dulu, lalu beri berkas di dalamnya.", en="Unpack it first and give the files in it.")),
    "encrypted": (Text(id="Berkas ini dikunci kata sandi.", en="The file is locked by a password."), Text(id="Simpan tanpa kata sandi, lalu kirim lagi.", en="Save it without a password and send it again.")),
    "unreadable": (Text(id="Berkas rusak, terpotong, atau bukan daftar.", en="The file is damaged, cut off, or no list."), Text(id="Buka di aplikasi lembar kerja dan simpan ulang sebagai XLSX atau CSV.", en="Open it in a spreadsheet and save it again as XLSX or CSV.")),
    "binary": (Text(id="Berkas ini bukan teks: ada data biner di dalamnya.", en="The file is no text: there are binary data in it."), _SAVE),
    "too_large": (Text(id="Berkas lebih besar dari {detail} MB.", en="The file is larger than {detail} MB."), _SPLIT),
    "unpacks_too_large": (Text(id="Isi berkas mengembang tidak wajar besar.", en="The file unpacks to an unreasonable size."), Text(id="Simpan ulang daftar itu sebagai CSV.", en="Save the list again as CSV.")),
    "too_wide": (Text(id="Ada isi di luar kolom ke-{detail}.", en="There are cells beyond column {detail}."), Text(id="Hapus kolom yang bukan bagian daftar.", en="Delete the columns that are no part of the list.")),
    "too_many_cells": (Text(id="Lembar ini lebih dari {detail} juta sel.", en="The sheet has more than {detail} million cells."), Text(id="Hapus baris dan kolom kosong yang berformat di sekeliling daftar, atau bagi daftarnya.", en="Delete stray rows and columns around the list, or split the list.")),
    "took_too_long": (Text(id="Berkas tidak selesai dibaca dalam {detail} detik.", en="The file could not be read within {detail} seconds."), Text(id="Buka di aplikasi lembar kerja dan simpan ulang sebagai XLSX.", en="Open it in a spreadsheet and save it again as XLSX.")),
}  # fmt: skip


def refused(path: Path, why: str, detail: object = "", *, sheet: str | None = None) -> Refused:
    """The exception for a file, or one sheet of it, that cannot be read."""
    what, remedy = _WHY[why]
    return Refused(Refusal(f"file_{why}", what.fill(detail=detail), remedy, Source(name_of(path), sheet)))


def name_of(path: Path) -> str:
    """The name of a file as it can be printed and written: bytes in it that are no text are shown as `?`."""
    return path.name.encode("utf-8", "replace").decode()
