"""Why a file of boundaries is not taken, with the area that is wrong in it, and how to mend it."""

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


LARGEST_MB = 2
MOST_AREAS, MOST_POINTS = 1_000, 50_000
EXPORT_ANEW = Text(
    id="Ekspor lagi dari perangkat peta sebagai GeoJSON (WGS 84, EPSG:4326).",
    en="Export it again from the mapping program as GeoJSON (WGS 84, EPSG:4326).",
)


def too_large() -> Refusal:
    """More bytes than are read."""
    return Refusal(
        code="boundaries_too_large",
        what=Text(id=f"Berkas batas lebih besar dari {LARGEST_MB} MB.", en=f"The boundary file is larger than {LARGEST_MB} MB."),
        remedy=Text(
            id="Sederhanakan garisnya di perangkat peta, lalu kirim lagi: untuk layar ketelitian 100 meter sudah cukup.",
            en="Simplify its lines in the mapping program and send it again: for a screen, 100 metres are exact enough.",
        ),
    )  # fmt: skip


def no_json() -> Refusal:
    """A file that holds something else, or nests deeper than any map."""
    return Refusal(
        code="boundaries_no_json",
        what=Text(id="Berkas ini bukan JSON yang utuh.", en="This file is no whole JSON."),
        remedy=EXPORT_ANEW,
    )


def no_collection() -> Refusal:
    """JSON, but no collection of areas."""
    return Refusal(
        code="boundaries_no_collection",
        what=Text(
            id="Berkas ini bukan FeatureCollection GeoJSON yang berisi wilayah.",
            en="This file is no GeoJSON FeatureCollection with areas in it.",
        ),
        remedy=EXPORT_ANEW,
    )


def other_system() -> Refusal:
    """Coordinates of another system."""
    return Refusal(
        code="boundaries_other_system",
        what=Text(
            id="Koordinat berkas ini memakai sistem lain, bukan WGS 84.",
            en="The coordinates of this file are of another system than WGS 84.",
        ),
        remedy=EXPORT_ANEW,
    )


def too_many() -> Refusal:
    """More areas or more points than a page can draw."""
    return Refusal(
        code="boundaries_too_many",
        what=Text(
            id=f"Lebih dari {MOST_AREAS} wilayah atau {MOST_POINTS} titik.",
            en=f"More than {MOST_AREAS} areas or {MOST_POINTS} points.",
        ),
        remedy=Text(
            id="Sisakan wilayah kantor ini dan tetangganya, dan sederhanakan garisnya.",
            en="Keep the areas of this office and its neighbours, and simplify the lines.",
        ),
    )


def none_of_ours() -> Refusal:
    """No area of the office is in the file."""
    return Refusal(
        code="boundaries_none_of_ours",
        what=Text(
            id="Tidak satu pun wilayah di berkas ini termasuk wilayah kantor.",
            en="None of the areas in this file is an area of the office.",
        ),
        remedy=Text(
            id="Periksa kode wilayahnya, atau daftar wilayah kantor ini.",
            en="Check the codes of the areas, or the list of the office's areas.",
        ),
    )


def of_area(place: str, cause: Text, code: str, remedy: Text = EXPORT_ANEW) -> Refusal:
    """What is wrong with one area of the file, called by its place and its code."""
    named = Text(id="Wilayah {place}: {cause}", en="Area {place}: {cause}")
    return Refusal(code=f"boundaries_{code}", what=named.fill(place=place, cause=cause), remedy=remedy)


NO_FEATURE = Text(id="bukan Feature GeoJSON.", en="it is no GeoJSON Feature.")
NO_CODE = Text(
    id="properti “code” tidak memuat kode kabupaten, kota atau kecamatan.",
    en="its property “code” holds no code of a regency, city or district.",
)
WRITE_CODES = Text(
    id="Tulis kode Kemendagri seperti 36.04.30 di properti “code” setiap wilayah.",
    en="Write the Kemendagri code, such as 36.04.30, into the property “code” of each area.",
)
UNKNOWN_CODE = Text(id="kode ini tidak dikenal.", en="this code is not known.")
TWICE = Text(id="kode ini sudah dipakai wilayah lain di berkas ini.", en="another area of this file has this code already.")  # fmt: skip
ONE_EACH = Text(id="Gabungkan bagian-bagiannya menjadi satu MultiPolygon.", en="Join its parts into one MultiPolygon.")
NO_SHAPE = Text(
    id="bentuknya bukan Polygon atau MultiPolygon yang utuh.", en="its shape is no whole Polygon or MultiPolygon."
)
NO_NUMBER = Text(id="sebuah koordinat bukan bilangan biasa.", en="a coordinate is no plain number.")
NOT_CLOSED = Text(
    id="sebuah garis batas tidak kembali ke titik awalnya.", en="a line does not return to the point where it began."
)
SWAPPED = Text(id="lintang dan bujur tertukar.", en="latitude and longitude are swapped.")
SWAP_THEM = Text(
    id="GeoJSON menulis bujur dahulu, lalu lintang: [106.1, -6.1].",
    en="GeoJSON writes longitude first, then latitude: [106.1, -6.1].",
)
NOT_IN_INDONESIA = Text(id="sebuah titik terletak di luar Indonesia.", en="a point lies outside Indonesia.")
ENCLOSES_NOTHING = Text(id="garisnya tidak mengelilingi apa pun.", en="its lines enclose nothing.")
ELSEWHERE = Text(id="letaknya jauh dari wilayah dengan kode itu.", en="it lies far from the area that has this code.")
CHECK_CODES = Text(
    id="Periksa apakah kode-kodenya tertukar.", en="Check whether the codes were mixed up."
)  # fmt: skip
