"""What may be received into a case: documents and pictures that can be opened by everybody, and nothing that runs or is locked."""

from hashlib import sha256
from pathlib import PurePath

from timpora.casework.core.checks.situation import refusal
from timpora.casework.core.file_kinds import Contents, MediaType, kind_of
from timpora.kernel.harmless import harmless
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


ENDINGS = {MediaType.PDF: ".pdf", MediaType.JPEG: ".jpg", MediaType.PNG: ".png"}
MOST_BYTES = 20 * 2**20
LONGEST_NAME = 120
EMPTY = refusal("document_empty", what=Text(id="Berkas itu kosong.", en="The file is empty."), remedy=Text(id="Pilih berkas lain.", en="Choose another file."))  # fmt: skip
TOO_LARGE = refusal("document_too_large", what=Text(id="Berkas itu lebih dari 20 MB.", en="The file is larger than 20 MB."), remedy=Text(id="Pindai dengan resolusi lebih rendah, atau bagi menjadi beberapa berkas.", en="Scan it at a lower resolution, or split it."))  # fmt: skip
NOT_KNOWN = refusal("document_kind", what=Text(id="Hanya PDF, JPEG dan PNG yang diterima; isi berkas ini lain.", en="Only PDF, JPEG and PNG are received; this file holds something else."), remedy=Text(id="Simpan dokumennya sebagai PDF, atau pindai.", en="Save the document as PDF, or scan it."))  # fmt: skip
LOCKED = refusal("document_locked", what=Text(id="Berkas PDF ini dikunci dengan sandi.", en="This PDF is locked with a password."), remedy=Text(id="Buka kuncinya, simpan tanpa sandi, lalu unggah lagi.", en="Unlock it, save it without a password, and upload it again."))  # fmt: skip
RUNS = refusal("document_runs", what=Text(id="PDF ini berisi program atau berkas lain di dalamnya.", en="This PDF holds a program or another file."), remedy=Text(id="Cetak ke PDF baru, lalu unggah yang baru.", en="Print it into a new PDF, and upload that."))  # fmt: skip
DAMAGED = refusal("document_damaged", what=Text(id="Berkas itu rusak, atau tidak dapat dibuka.", en="The file is damaged, or cannot be opened."), remedy=Text(id="Buka dan simpan ulang, atau pindai dokumennya.", en="Open it and save it again, or scan the document."))  # fmt: skip
TOO_LONG = refusal("document_too_long", what=Text(id="Berkas itu terlalu rumit untuk diperiksa.", en="The file is too complex to be checked."), remedy=Text(id="Cetak ke PDF baru, atau pindai dokumennya.", en="Print it into a new PDF, or scan the document."))  # fmt: skip
TOO_MANY_POINTS = refusal("document_too_many_points", what=Text(id="Gambar itu terlalu besar.", en="The picture has too many pixels."), remedy=Text(id="Pindai dengan resolusi lebih rendah.", en="Scan it at a lower resolution."))  # fmt: skip
KEPT_ALREADY = refusal("document_kept_already", what=Text(id="Berkas yang sama sudah ada dalam perkara ini.", en="The same file is in this case already."), remedy=Text(id="Buka berkas yang sudah ada.", en="Open the one that is there."))  # fmt: skip


REFUSED_FOR = {
    Contents.LOCKED: LOCKED,
    Contents.RUNS: RUNS,
    Contents.DAMAGED: DAMAGED,
    Contents.TOO_MANY_POINTS: TOO_MANY_POINTS,
}


def why_not(content: bytes) -> Refusal | None:
    """Why a file is not received; what is inside a PDF is looked at by `document_contents`."""
    if not content:
        return EMPTY
    if len(content) > MOST_BYTES:
        return TOO_LARGE
    return None if kind_of(content) else NOT_KNOWN


def digest_of(content: bytes) -> str:
    """By which a file is known."""
    return sha256(content).hexdigest()


def name_of(given: str, kind: MediaType) -> str:
    """A name without folders and control characters, with the ending of what the file is."""
    stem = harmless(PurePath(given.replace("\\", "/")).stem).strip() or "dokumen"
    return f"{stem[: LONGEST_NAME - len(ENDINGS[kind])]}{ENDINGS[kind]}"
