"""In which state a finding is, who brings it there, and what happens to it, in words."""

from collections.abc import Mapping
from enum import StrEnum

from timpora.kernel.text import Text


class FindingState(StrEnum):
    """How far people are with a finding."""

    NEW = "new"
    SEEN = "seen"
    BEING_CHECKED = "being_checked"
    REFERRED = "referred"
    CLEARED = "cleared"
    GONE = "gone"


STATE_WORDS: Mapping[FindingState, Text] = {
    FindingState.NEW: Text(id="Baru", en="New"),
    FindingState.SEEN: Text(id="Sudah dilihat", en="Seen"),
    FindingState.BEING_CHECKED: Text(id="Sedang diperiksa", en="Being checked"),
    FindingState.REFERRED: Text(id="Diteruskan", en="Referred"),
    FindingState.CLEARED: Text(id="Dinyatakan tidak berlaku", en="Cleared"),
    FindingState.GONE: Text(id="Tidak ditemukan lagi", en="No longer found"),
}
# What stands in the queue; a cleared one waits for a change of its facts, and one that is gone is history.
OPEN = (FindingState.NEW, FindingState.SEEN, FindingState.BEING_CHECKED, FindingState.REFERRED)
# Where people bring a finding, from where; screening alone makes one new, or says that it is gone.
STEPS: Mapping[FindingState, tuple[FindingState, ...]] = {
    FindingState.NEW: (FindingState.SEEN, FindingState.BEING_CHECKED, FindingState.REFERRED, FindingState.CLEARED),
    FindingState.SEEN: (FindingState.BEING_CHECKED, FindingState.REFERRED, FindingState.CLEARED),
    FindingState.BEING_CHECKED: (FindingState.SEEN, FindingState.REFERRED, FindingState.CLEARED),
    FindingState.REFERRED: (FindingState.BEING_CHECKED, FindingState.CLEARED),
    FindingState.CLEARED: (FindingState.BEING_CHECKED,),
    FindingState.GONE: (),
}
NEEDS_A_REASON = frozenset({FindingState.CLEARED, FindingState.REFERRED})
ROLE_DOES_NOT = Text(
    id="Peran Anda membaca temuan, tidak menilainya.", en="Your role reads findings and does not judge them."
)
IS_THERE = Text(id="Temuan ini sudah dalam keadaan itu.", en="The finding is in that state already.")
IS_GONE = Text(
    id="Temuan ini tidak ditemukan lagi; tinggal riwayatnya.",
    en="The finding is no longer found; only its history remains.",
)
CHECK_AGAIN = Text(
    id="Mulai periksa lagi lebih dahulu: temuan ini sudah dinyatakan tidak berlaku.",
    en="Begin to check it again first: the finding was cleared.",
)
NOT_BACK = Text(
    id="Temuan ini sudah lebih jauh daripada sekadar dilihat.", en="The finding is further along than merely seen."
)


def why_not(state: FindingState, to: FindingState, *, may_triage: bool) -> Text | None:
    """Why a step cannot be taken now; None where it can."""
    if not may_triage:
        return ROLE_DOES_NOT
    if to in STEPS[state]:
        return None
    if state is FindingState.GONE:
        return IS_GONE
    if state is to:
        return IS_THERE
    return CHECK_AGAIN if state is FindingState.CLEARED else NOT_BACK


class What(StrEnum):
    """What happened to a finding."""

    FOUND = "found"
    WORSENED = "worsened"
    EASED = "eased"
    HELD_BACK = "held_back"
    RELEASED = "released"
    CHANGED = "changed"
    RETURNED = "returned"
    GONE = "gone"
    SEEN = "seen"
    BEING_CHECKED = "being_checked"
    REFERRED = "referred"
    CLEARED = "cleared"


BY_PEOPLE = (What.SEEN, What.BEING_CHECKED, What.REFERRED, What.CLEARED)
WHAT_WORDS: Mapping[What, Text] = {
    What.FOUND: Text(id="Ditemukan", en="Found"),
    What.WORSENED: Text(id="Menjadi lebih berat", en="Became heavier"),
    What.EASED: Text(id="Menjadi lebih ringan", en="Became lighter"),
    What.HELD_BACK: Text(id="Ditahan: bertumpu pada sumber yang diam", en="Held back: it rests on a silent feed"),
    What.RELEASED: Text(id="Tidak ditahan lagi", en="No longer held back"),
    What.CHANGED: Text(id="Datanya berubah", en="Its facts changed"),
    What.RETURNED: Text(id="Kembali: datanya berubah sejak dinyatakan tidak berlaku", en="Came back: its facts changed since it was cleared"),
    What.GONE: Text(id="Tidak ditemukan lagi", en="No longer found"),
    What.SEEN: Text(id="Dilihat", en="Seen"),
    What.BEING_CHECKED: Text(id="Mulai diperiksa", en="Check begun"),
    What.REFERRED: Text(id="Diteruskan", en="Referred"),
    What.CLEARED: Text(id="Dinyatakan tidak berlaku", en="Cleared"),
}  # fmt: skip
