"""Why somebody may not draw on the map."""

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


MAY_NOT = Refusal(
    code="may_not_draw_boundaries",
    what=Text(
        id="Garis batas digambar oleh pengelola atau kepala seksi.",
        en="Boundaries are drawn by an administrator or a head of section.",
    ),
    remedy=Text(id="Minta salah satu dari mereka.", en="Ask one of them."),
)
NO_FILE = Refusal(
    code="no_boundary_file",
    what=Text(id="Belum ada berkas yang dipilih.", en="No file was chosen yet."),
    remedy=Text(id="Pilih satu berkas GeoJSON.", en="Choose one GeoJSON file."),
)
