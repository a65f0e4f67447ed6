"""Why a picture cannot be read, with what to do about it."""

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


LARGEST_SCAN_MB = 25
MOST_MEGAPOINTS, LONGEST_SIDE = 50, 12_000
_OR_TYPE = Text(id="Pindai lagi sebagai JPEG atau PNG pada 300 dpi, atau ketik zonanya.", en="Scan it again as JPEG or PNG at 300 dpi, or type the zone.")  # fmt: skip

NO_ZONE = Refusal(
    "no_zone_in_scan",
    Text(id="Zona terbaca mesin tidak ditemukan dalam gambar ini.", en="No machine-readable zone was found in this picture."),
    Text(
        id="Pindai lagi pada 300 dpi: halaman lurus dan rata, seluruh zona terlihat, tanpa pantulan cahaya. Atau ketik zonanya.",
        en="Scan it again at 300 dpi: the page straight and flat, the whole zone in the picture, without glare. Or type the zone.",
    ),
)  # fmt: skip
NO_SCAN = Refusal(
    "no_scan",
    Text(id="Belum ada gambar yang dipilih.", en="No picture was chosen."),
    Text(id="Pilih satu gambar halaman data, atau ketik zonanya.", en="Choose one picture of the data page, or type the zone."),
)  # fmt: skip
NO_PICTURE = Refusal(
    "scan_no_picture",
    Text(id="Berkas ini bukan gambar JPEG, PNG atau TIFF.", en="This file is no picture as JPEG, PNG or TIFF."),
    _OR_TYPE,
)
DAMAGED = Refusal(
    "scan_damaged", Text(id="Gambar ini rusak atau terpotong.", en="The picture is damaged or cut off."), _OR_TYPE
)  # fmt: skip
SEVERAL_PAGES = Refusal(
    "scan_several_pages",
    Text(id="Berkas ini berisi beberapa gambar.", en="The file holds several pictures."),
    Text(id="Kirim hanya halaman data paspornya.", en="Send the passport's data page alone."),
)
TOO_LARGE = Refusal(
    "scan_too_large",
    Text(
        id=f"Gambar ini lebih besar dari {LARGEST_SCAN_MB} MB.", en=f"The picture is larger than {LARGEST_SCAN_MB} MB."
    ),
    _OR_TYPE,
)
TOO_MANY_POINTS = Refusal(
    "scan_too_many_points",
    Text(
        id=f"Gambar ini lebih dari {MOST_MEGAPOINTS} juta titik, atau sisinya lebih dari 12.000 titik.",
        en=f"The picture has more than {MOST_MEGAPOINTS} million points, or a side of more than 12,000.",
    ),
    _OR_TYPE,
)
TOO_LONG = Refusal(
    "scan_took_too_long", Text(id="Gambar ini tidak selesai dibaca.", en="The picture could not be read in time."), _OR_TYPE
)  # fmt: skip
NO_READER = Refusal(
    "scan_no_reader",
    Text(id="Pembaca gambar (Pillow) belum terpasang.", en="The reader of pictures (Pillow) is not installed."),
    Text(id="Pasang dengan `pip install 'timpora[office]'`, atau ketik zonanya.", en="Install it with `pip install 'timpora[office]'`, or type the zone."),
)  # fmt: skip
