"""Who is protected, and what that changes: what may be done, who may be told, and what is printed or shared."""

from collections.abc import Mapping
from enum import StrEnum

from timpora.kernel.text import Text


class Protection(StrEnum):
    """Why somebody is protected."""

    CHILD = "child"
    DUAL_NATIONAL_CHILD = "dual_national_child"
    ASYLUM_SEEKER = "asylum_seeker"
    VICTIM = "victim"
    ILLNESS = "illness"
    PREGNANCY = "pregnancy"
    STATELESS = "stateless"


PROTECTION_WORDS: Mapping[Protection, Text] = {
    Protection.CHILD: Text(id="Anak", en="Child"),
    Protection.DUAL_NATIONAL_CHILD: Text(id="Anak berkewarganegaraan ganda terbatas", en="Child of two nationalities"),
    Protection.ASYLUM_SEEKER: Text(id="Pengungsi atau pencari suaka", en="Refugee or asylum seeker"),
    Protection.VICTIM: Text(id="Korban perdagangan orang atau penyelundupan manusia (juga dugaan)", en="Victim of trafficking or smuggling, also a possible one"),
    Protection.ILLNESS: Text(id="Sakit", en="Ill"),
    Protection.PREGNANCY: Text(id="Hamil atau akan melahirkan", en="Pregnant or about to give birth"),
    Protection.STATELESS: Text(id="Tanpa kewarganegaraan", en="Stateless"),
}  # fmt: skip
# What to do and what not to do, said on the page of the case before anything is done.
CONSEQUENCES: Mapping[Protection, Text] = {
    Protection.CHILD: Text(
        id="Tidak ditempatkan di ruang detensi; orang tua, wali atau pendamping dihadirkan pada setiap langkah.",
        en="Not placed in the detention room; a parent, guardian or support worker is present at each step.",
    ),
    Protection.DUAL_NATIONAL_CHILD: Text(
        id="Periksa affidavit lebih dahulu; dengan affidavit tidak wajib visa dan izin tinggal.",
        en="Look for the affidavit first; with one, no visa or stay permit is needed.",
    ),
    Protection.ASYLUM_SEEKER: Text(
        id="Perwakilan negaranya tidak diberi tahu. Hubungi UNHCR; penanganan menurut Perpres 125/2016.",
        en="The state of origin is not notified. Call UNHCR; handled under Presidential Regulation 125/2016.",
    ),
    Protection.VICTIM: Text(
        id="Tidak dikenai tindakan administratif keimigrasian (Pasal 86). Rujuk ke unit pelindungan; perkara ditutup dengan rujukan.",
        en="No administrative immigration action applies (Article 86). Refer to protection; the case is closed by the referral.",
    ),
    Protection.ILLNESS: Text(
        id="Dapat ditempatkan di tempat lain, misalnya rumah sakit (Pasal 83 ayat (2)).",
        en="To be placed elsewhere, such as a hospital (Article 83(2)).",
    ),
    Protection.PREGNANCY: Text(
        id="Dapat ditempatkan di tempat lain bila akan melahirkan (Pasal 83 ayat (2)).",
        en="To be placed elsewhere when about to give birth (Article 83(2)).",
    ),
    Protection.STATELESS: Text(
        id="Tidak ada perwakilan yang dapat menerbitkan dokumen; pemulangan tidak direncanakan sebelum negara penerima ada.",
        en="No mission can issue a document; no removal is planned before a state agrees to receive the person.",
    ),
}
NO_ADMINISTRATIVE_ACTION = frozenset({Protection.VICTIM})
NO_CONSULAR_NOTICE = frozenset({Protection.ASYLUM_SEEKER})
NOT_IN_THE_ROOM = frozenset({Protection.CHILD, Protection.DUAL_NATIONAL_CHILD, Protection.ILLNESS, Protection.PREGNANCY, Protection.VICTIM})  # fmt: skip
# Nothing is concluded about them by the rules alone: whoever decides writes the own reasons, for every measure.
NO_MEASURE_WITHOUT_A_PERSON = frozenset({Protection.CHILD, Protection.DUAL_NATIONAL_CHILD, Protection.ASYLUM_SEEKER, Protection.STATELESS})  # fmt: skip
# Nobody is put on a journey that was not thought about.
NO_REMOVAL_WITHOUT_A_PERSON = frozenset({Protection.ILLNESS, Protection.PREGNANCY})
# Whose case is seen by as few as can be, and never leaves in a list.
CONFIDENTIAL = frozenset({Protection.CHILD, Protection.DUAL_NATIONAL_CHILD, Protection.ASYLUM_SEEKER, Protection.VICTIM})  # fmt: skip
