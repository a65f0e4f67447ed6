"""Acts that keep the case in order: people, findings, allegations, protection, notes, documents, and whose case it is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from timpora.casework.core.acts.base import BECAUSE, Act, Asked, OfPerson, Reason
from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.protection import Protection
from timpora.casework.core.statuses import Origin
from timpora.kernel.text import Text


PROVISION = Asked(label=Text(id="Ketentuan", en="Provision"), of="provisions")
BACK_ON = Asked(label=Text(id="Kembali bekerja pada", en="Back at work on"), hint=Text(id="Sejak hari itu pengembaliannya ditawarkan. Kosongkan bila untuk seterusnya.", en="From that day, giving it back is offered. Leave empty if it is for good."))  # fmt: skip
OFFICER = Asked(label=Text(id="Petugas", en="Officer"), of="officers")


@dataclass(frozen=True, kw_only=True)
class Open(Act):
    """A case begins, from a finding, the field, a tip or another office."""

    kind: Literal[ActKind.OPEN] = ActKind.OPEN
    origin: Annotated[Origin, Asked(label=Text(id="Asal perkara", en="Origin"))]
    because: Reason


@dataclass(frozen=True, kw_only=True)
class AddPerson(Act):
    """Somebody of the register becomes part of the case."""

    kind: Literal[ActKind.ADD_PERSON] = ActKind.ADD_PERSON
    record: Annotated[
        int,
        Asked(
            label=Text(id="Orang", en="Person"), of="people",
            hint=Text(id="Nomor paspornya, atau nomornya dalam register.", en="The passport number, or the number in the register."),
        ),
    ]  # fmt: skip
    because: Reason


@dataclass(frozen=True, kw_only=True)
class LinkFinding(Act):
    """A finding about somebody of the case becomes part of it."""

    kind: Literal[ActKind.LINK_FINDING] = ActKind.LINK_FINDING
    finding: Annotated[int, Asked(label=Text(id="Temuan", en="Finding"), of="findings")]
    because: Annotated[str, replace(BECAUSE, always=True)] = ""


class Sex(StrEnum):
    """As the travel document says it; read by no rule, and needed where the law asks for it, as in the proposal of an entry ban."""

    MALE = "male"
    FEMALE = "female"
    UNSPECIFIED = "unspecified"


SEX_WORDS: Mapping[Sex, Text] = {
    Sex.MALE: Text(id="Laki-laki", en="Male"),
    Sex.FEMALE: Text(id="Perempuan", en="Female"),
    Sex.UNSPECIFIED: Text(id="Tidak disebut (X)", en="Unspecified (X)"),
}


@dataclass(frozen=True, kw_only=True)
class Identify(OfPerson):
    """What letters say of somebody beside name, birth day and nationality, which the register holds."""

    kind: Literal[ActKind.IDENTIFY] = ActKind.IDENTIFY
    sex: Annotated[Sex, Asked(label=Text(id="Jenis kelamin", en="Sex"), hint=Text(id="Seperti dalam dokumen perjalanan.", en="As in the travel document."))]  # fmt: skip
    birth_place: Annotated[str, Asked(label=Text(id="Tempat lahir", en="Birth place"))]
    occupation: Annotated[str, Asked(label=Text(id="Pekerjaan", en="Occupation"))] = ""
    address: Annotated[str, Asked(label=Text(id="Alamat di Indonesia", en="Address in Indonesia"), long=True)] = ""
    language: Annotated[str, Asked(label=Text(id="Bahasa yang dipahami", en="Language understood"))] = ""


@dataclass(frozen=True, kw_only=True)
class Allege(OfPerson):
    """Which provision somebody may have broken, and by what."""

    kind: Literal[ActKind.ALLEGE] = ActKind.ALLEGE
    provision: Annotated[str, PROVISION]
    conduct: Annotated[str, Asked(label=Text(id="Perbuatan yang diduga", en="What was done"), long=True)]


@dataclass(frozen=True, kw_only=True)
class DropAllegation(OfPerson):
    """An allegation that does not hold."""

    kind: Literal[ActKind.DROP_ALLEGATION] = ActKind.DROP_ALLEGATION
    provision: Annotated[str, PROVISION]
    because: Reason


@dataclass(frozen=True, kw_only=True)
class Protect(OfPerson):
    """Somebody is protected from now on."""

    kind: Literal[ActKind.PROTECT] = ActKind.PROTECT
    protection: Annotated[Protection, Asked(label=Text(id="Tanda pelindungan", en="Protection"))]
    because: Reason


@dataclass(frozen=True, kw_only=True)
class LiftProtection(OfPerson):
    """Somebody is protected no longer; who leads says so."""

    kind: Literal[ActKind.LIFT_PROTECTION] = ActKind.LIFT_PROTECTION
    protection: Annotated[Protection, Asked(label=Text(id="Tanda pelindungan", en="Protection"))]
    because: Reason


@dataclass(frozen=True, kw_only=True)
class HandOver(Act):
    """Another officer has the case, for good or while its owner is on leave."""

    kind: Literal[ActKind.HAND_OVER] = ActKind.HAND_OVER
    officer: Annotated[int, OFFICER]
    because: Reason
    back_on: Annotated[date | None, BACK_ON] = None


@dataclass(frozen=True, kw_only=True)
class Note(Act):
    """Something to be remembered."""

    kind: Literal[ActKind.NOTE] = ActKind.NOTE
    text: Annotated[str, Asked(label=Text(id="Catatan", en="Note"), long=True)]


@dataclass(frozen=True, kw_only=True)
class Tell(OfPerson):
    """Somebody was told of a person by mouth, without a letter: a correction reaches whoever that was."""

    kind: Literal[ActKind.TELL] = ActKind.TELL
    whom: Annotated[str, Asked(label=Text(id="Siapa yang diberi tahu", en="Who was told"), hint=Text(id="Nama atau lembaganya, seperti pada surat.", en="The name or body, as on a letter."))]  # fmt: skip
    what: Annotated[str, Asked(label=Text(id="Apa yang disampaikan", en="What was said"), long=True)]
    is_mission: Annotated[bool, Asked(label=Text(id="Ini perwakilan negaranya", en="This is the mission of the person's state"))] = False  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ReceiveDocument(Act):
    """A file that was checked and kept; `digest` is of its bytes."""

    kind: Literal[ActKind.RECEIVE_DOCUMENT] = ActKind.RECEIVE_DOCUMENT
    document: Annotated[int, Asked(label=Text(id="Dokumen", en="Document"))]
    title: Annotated[str, Asked(label=Text(id="Apa dokumen ini", en="What it is"))]
    digest: str


@dataclass(frozen=True, kw_only=True)
class Split(Act):
    """People go on in a case of their own."""

    kind: Literal[ActKind.SPLIT] = ActKind.SPLIT
    people: Annotated[
        tuple[int, ...], Asked(label=Text(id="Orang yang dipisahkan", en="Who is split off"), of="persons")
    ]
    because: Reason
    into: int = 0  # the number of the new case, set by what splits


@dataclass(frozen=True, kw_only=True)
class Join(Act):
    """The case goes on as part of another one."""

    kind: Literal[ActKind.JOIN] = ActKind.JOIN
    other: Annotated[
        int,
        Asked(
            label=Text(id="Nomor perkara tujuan", en="Number of the other case"), of="cases",
            hint=Text(id="Misalnya 0001/PERKARA/2023.", en="Such as 0001/PERKARA/2023."),
        ),
    ]  # fmt: skip
    because: Reason


@dataclass(frozen=True, kw_only=True)
class OfferTransfer(Act):
    """The case is offered to another office, which accepts or returns it."""

    kind: Literal[ActKind.OFFER_TRANSFER] = ActKind.OFFER_TRANSFER
    office: Annotated[int, Asked(label=Text(id="Kantor tujuan", en="Office"), of="offices")]
    because: Reason


@dataclass(frozen=True, kw_only=True)
class TransferAnswered(Act):
    """The other office accepted or returned the case."""

    kind: Literal[ActKind.TRANSFER_ANSWERED] = ActKind.TRANSFER_ANSWERED
    accepted: bool
    because: str = ""


@dataclass(frozen=True, kw_only=True)
class FactsWithdrawn(OfPerson):
    """Screening no longer finds what the case rests on, or finds something else: said by the office's own work at night."""

    kind: Literal[ActKind.FACTS_WITHDRAWN] = ActKind.FACTS_WITHDRAWN
    finding: int
    is_gone: bool
    before: str
    now: str
