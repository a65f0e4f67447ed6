"""The rights of a person as steps of the case: each is done, or left out by somebody who says why."""

from collections.abc import Mapping
from enum import StrEnum

from timpora.kernel.text import Text


class Right(StrEnum):
    """What a person is owed; `table.py` says before which act."""

    IDENTITY_SHOWN = "identity_shown"
    INTERPRETER = "interpreter"
    LEGAL_HELP = "legal_help"
    CONSULAR_ASKED = "consular_asked"
    CONSULAR_NOTICE = "consular_notice"
    COPY_HANDED = "copy_handed"
    OBJECTION_EXPLAINED = "objection_explained"
    COMPLAINT_ADDRESS = "complaint_address"


RIGHT_WORDS: Mapping[Right, Text] = {
    Right.IDENTITY_SHOWN: Text(id="Identitas petugas ditunjukkan, tindakan dijelaskan", en="Officer's identity shown and the action explained"),
    Right.INTERPRETER: Text(id="Bahasa ditanyakan, penerjemah disediakan", en="Language asked, interpreter provided"),
    Right.LEGAL_HELP: Text(id="Hak atas pendamping hukum disampaikan", en="Right to legal help told"),
    Right.CONSULAR_ASKED: Text(id="Ditanya apakah perwakilannya diberi tahu", en="Asked whether the mission is to be told"),
    Right.CONSULAR_NOTICE: Text(id="Pemberitahuan kepada perwakilan dikirim", en="Notice sent to the mission"),
    Right.COPY_HANDED: Text(id="Salinan keputusan diserahkan", en="Copy of the decision handed over"),
    Right.OBJECTION_EXPLAINED: Text(id="Hak mengajukan keberatan dijelaskan", en="Right to object explained"),
    Right.COMPLAINT_ADDRESS: Text(id="Alamat pengaduan disampaikan", en="Complaint address told"),
}  # fmt: skip
# Provisions by their ids in the rulebook, the one of later law first; the page and the letter show the one that holds, and how sure it is.
RIGHT_BASIS: Mapping[Right, tuple[str, ...]] = {
    Right.IDENTITY_SHOWN: ("permenimipas2-30-4c", "permenkumham4-2017"),
    Right.INTERPRETER: ("uu30-2014",),
    Right.LEGAL_HELP: ("uu16-2011",),
    Right.CONSULAR_ASKED: ("vienna-36",),
    Right.CONSULAR_NOTICE: ("vienna-36",),
    Right.COPY_HANDED: ("uu6-76",),
    Right.OBJECTION_EXPLAINED: ("permenimipas2-73", "uu6-77"),
    Right.COMPLAINT_ADDRESS: ("uu30-2014",),
}
