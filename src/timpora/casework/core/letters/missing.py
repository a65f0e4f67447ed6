"""Which facts a document needs that nobody wrote yet, and where each is written."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from timpora.casework.core.checks.situation import refusal
from timpora.casework.core.letters.paper import Paper
from timpora.casework.core.protection import Protection
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text
from timpora.letters.core.kinds import KIND_WORDS, LetterKind


class Need(StrEnum):
    """What a document cannot be without."""

    LETTERHEAD = "letterhead"
    HEAD = "head"
    SECTION_HEAD = "section_head"
    COMPLAINTS = "complaints"
    BIRTH_DAY = "birth_day"
    NATIONALITY = "nationality"
    DOCUMENT = "document"
    IDENTITY = "identity"


OF_THE_OFFICE: Mapping[Need, Mapping[str, Text]] = {
    Need.LETTERHEAD: {
        "ministry": Text(id="nama kementerian", en="name of the ministry"),
        "directorate": Text(id="nama direktorat jenderal", en="name of the directorate general"),
        "town": Text(id="kota kantor", en="town of the office"),
        "address": Text(id="alamat kantor", en="address of the office"),
    },
    Need.HEAD: {
        "head_name": Text(id="nama kepala kantor", en="name of the head of office"),
        "head_number": Text(id="NIP kepala kantor", en="service number (NIP) of the head of office"),
    },
    Need.SECTION_HEAD: {
        "section": Text(id="nama seksi", en="name of the section"),
        "section_head_name": Text(id="nama kepala seksi", en="name of the head of section"),
        "section_head_number": Text(id="NIP kepala seksi", en="service number (NIP) of the head of section"),
    },
    Need.COMPLAINTS: {"complaints": Text(id="alamat pengaduan", en="address for complaints")},
}
ON_THE_OFFICE_PAGE = Text(
    id="pengelola menulisnya pada Kop surat di halaman Kantor dan wilayah", en="an administrator writes it under Letterhead on the page Office and areas"
)  # fmt: skip
IN_THE_REGISTER = Text(id="lengkapi orangnya di register", en="complete the person in the register")
BY_A_STEP = Text(
    id="catat dengan langkah “Catat identitas” perkara ini", en="record it by the step “Record identity” of this case"
)
OF_A_PERSON: Mapping[Need, tuple[Text, Text]] = {
    Need.BIRTH_DAY: (Text(id="hari lahir {name}", en="birth day of {name}"), IN_THE_REGISTER),
    Need.NATIONALITY: (Text(id="kewarganegaraan {name}", en="nationality of {name}"), IN_THE_REGISTER),
    Need.DOCUMENT: (Text(id="nomor dokumen perjalanan {name}", en="travel document of {name}"), IN_THE_REGISTER),
    Need.IDENTITY: (Text(id="jenis kelamin dan tempat lahir {name}", en="sex and birth place of {name}"), BY_A_STEP),
}
WHAT = Text(id="{letters} belum dapat diterbitkan; yang belum ada: {missing}.", en="Not enough is known for: {letters}. Missing: {missing}.")  # fmt: skip
# A person whom no state knows has neither its nationality nor its travel document; its papers say so instead.
WITHOUT_A_STATE = frozenset({Protection.STATELESS, Protection.ASYLUM_SEEKER})
NO_TRAVEL_DOCUMENT = "uu6-119"  # alleged of who has none


def missing(paper: Paper, kinds: Iterable[LetterKind], needs: Iterable[Need], whom: Iterable[int]) -> Refusal | None:
    """Why documents of some kinds cannot be composed, with everything that is missing at once; None where nothing is."""
    found = list(dict.fromkeys(_found(paper, set(needs), tuple(whom))))
    if not found:
        return None
    titles = [KIND_WORDS[kind] for kind in dict.fromkeys(kinds)]
    remedies = list(dict.fromkeys(remedy for _, remedy in found))
    remedy = _joined(remedies, "; ")
    return refusal(
        "letter_incomplete",
        what=WHAT.fill(letters=_joined(titles, ", "), missing=_joined([what for what, _ in found], ", ")),
        remedy=Text(id=f"{remedy.id[0].upper()}{remedy.id[1:]}.", en=f"{remedy.en[0].upper()}{remedy.en[1:]}."),
    )


def _found(paper: Paper, needs: set[Need], whom: tuple[int, ...]) -> Iterator[tuple[Text, Text]]:
    for need, fields in OF_THE_OFFICE.items():
        if need in needs:
            yield from ((words, ON_THE_OFFICE_PAGE) for name, words in fields.items() if not getattr(paper.office, name).strip())  # fmt: skip
    for number in whom:
        for need, (words, remedy) in OF_A_PERSON.items():
            if need in needs and not _known(paper, need, number):
                yield words.fill(name=paper.of(number).name), remedy


def _known(paper: Paper, need: Need, number: int) -> bool:
    person, state = paper.of(number), paper.after.of(number)
    has_no_state = bool(state.protections & WITHOUT_A_STATE)
    match need:
        case Need.BIRTH_DAY:
            return person.born_on is not None
        case Need.NATIONALITY:
            return bool(person.nationality) or has_no_state
        case Need.DOCUMENT:
            return bool(person.document_number) or has_no_state or NO_TRAVEL_DOCUMENT in state.allegations
        case _:
            return state.identity is not None and bool(state.identity.birth_place.strip())


def _joined(texts: list[Text], between: str) -> Text:
    return Text(id=between.join(one.id for one in texts), en=between.join(one.en for one in texts))
