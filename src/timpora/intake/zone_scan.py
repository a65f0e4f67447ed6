"""A picture on the page of a zone: where it is chosen, and what was read shown below the picture's own lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from timpora.intake.core.scans.refusals import LARGEST_SCAN_MB, NO_SCAN, TOO_LARGE
from timpora.intake.core.scans.seen import PROVEN_ONES, UNREAD_ONES, ScanSeen, place_of, together
from timpora.intake.limits import MEGABYTE
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text
from timpora.ui.components.dialogs import FileDrop
from timpora.ui.components.statements import Notice, Tone


SCAN = "scan"
ACCEPTED = "image/jpeg,image/png,image/tiff"
UNREAD_BODY = Text(
    id="Lihat gambarnya atau dokumennya, ganti setiap ? di zona, lalu tekan “Isi dari zona”. {places}",
    en="Look at the picture or the document, replace each ? in the zone, then press “Fill from the zone”. {places}",
)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A character as it was read; `mark` is empty for a clear one."""

    character: str
    mark: str


@dataclass(frozen=True, kw_only=True)
class ShownLine:
    """A line of a zone: the strip of the picture, and the characters that stand below it."""

    number: int
    strip: str
    letters: Sequence[Letter]


def has_picture(request: HttpRequest) -> bool:
    """Whether a picture was chosen or taken."""
    return any(file.name for file in request.FILES.getlist(SCAN))


def picture_in(request: HttpRequest) -> bytes:
    """The picture that was sent; raises Refused where there is none, and before reading one that is too large."""
    sent = request.FILES.getlist(SCAN)
    if not sent:
        raise Refused(NO_SCAN)
    if (sent[-1].size or 0) > LARGEST_SCAN_MB * MEGABYTE:
        raise Refused(TOO_LARGE)
    return bytes(sent[-1].read())


def scan_drop(wrong: Refusal | None) -> FileDrop:
    """Where the picture is dropped."""
    return FileDrop(
        name=SCAN,
        label=Text(id="Gambar halaman data", en="Picture of the data page"),
        hint=Text(
            id=f"Hasil pindai atau foto yang lurus, JPEG, PNG atau TIFF, sampai {LARGEST_SCAN_MB} MB, paling baik 300 dpi. Gambarnya hanya dibaca dan tidak disimpan.",
            en=f"A straight scan or photo as JPEG, PNG or TIFF, up to {LARGEST_SCAN_MB} MB, best at 300 dpi. The picture is only read and not kept.",
        ),
        accept=ACCEPTED,
        takes_one=True,
        is_optional=True,
        error=None if wrong is None else together([wrong.what, wrong.remedy]),
    )  # fmt: skip


def shown_lines(seen: ScanSeen) -> list[ShownLine]:
    """Each line with its strip; what was unclear is marked."""
    marks = {(one.line, one.position): "unread" if one.became is None else "proven" for one in seen.unsure}
    return [
        ShownLine(
            number=number,
            strip=strip,
            letters=[
                Letter(character=character, mark=marks.get((number, position), ""))
                for position, character in enumerate(line, 1)
            ],
        )
        for number, (line, strip) in enumerate(zip(seen.lines, seen.strips, strict=True), 1)
    ]


def scan_notices(seen: ScanSeen) -> list[Notice]:
    """What was not read, and what only check digits decided, by line and position."""
    return list(_notices(seen))


def _notices(seen: ScanSeen) -> Iterator[Notice]:
    if seen.unread:
        places = together([place_of(one) for one in seen.unread])
        yield Notice(
            tone=Tone.WARNING,
            title=UNREAD_ONES.fill(count=len(seen.unread)),
            body=UNREAD_BODY.fill(places=places),
        )
    if proven := [one for one in seen.unsure if one.became is not None]:
        yield Notice(tone=Tone.INFORMATION, title=PROVEN_ONES, body=together([place_of(one) for one in proven]))
