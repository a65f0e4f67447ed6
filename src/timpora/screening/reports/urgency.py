"""The order in which findings are told: groups by certainty and urgency, each finding in one group only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timpora.kernel.text import Text
from timpora.screening.core.findings import Certainty, Finding, Subject


ENDS_SOON = "limit_ends_soon"


@dataclass(frozen=True, kw_only=True)
class Group:
    """A heading and the findings under it, most urgent first."""

    code: str
    mark: str  # said beside the heading, so that colour never carries the meaning alone
    title: Text
    findings: Sequence[Finding]

    @property
    def persons(self) -> int:
        """How many people the group is about; findings and people are counted apart."""
        return len({finding.person for finding in self.findings if finding.person is not None})


TITLES = (
    ("proven", "!!", Text(id="Melebihi batas tinggal, terbukti", en="Past the stay limit, proven")),
    ("soon", "->", Text(id="Batas tinggal segera berakhir", en="Stay limit ending soon")),
    ("person", "??", Text(id="Perlu diperiksa petugas", en="For an officer to check")),
    ("no_exit", "..", Text(id="Batas tinggal lewat, belum tercatat keluar", en="Stay limit passed, no exit on record")),
    ("left", "~~", Text(id="Batas tinggal lewat, kemungkinan sudah keluar", en="Stay limit passed, probably left")),
    ("record", "##", Text(id="Catatan yang perlu dibetulkan", en="Records to mend")),
    ("feed", "::", Text(id="Umpan data diam", en="Silent data feeds")),
)
_BY_CERTAINTY = {Certainty.PROVEN: "proven", Certainty.NO_EXIT_ON_RECORD: "no_exit", Certainty.PROBABLY_LEFT: "left"}


def group_of(finding: Finding) -> str:
    """The code of the one group in which a finding is told."""
    if finding.subject is Subject.FEED:
        return "feed"
    if finding.subject is Subject.RECORD:
        return "record"
    if finding.certainty is not None:
        return _BY_CERTAINTY[finding.certainty]
    return "soon" if finding.rule_id == ENDS_SOON else "person"


def grouped(findings: Sequence[Finding]) -> list[Group]:
    """The groups that have findings; a silent feed comes first where it holds back findings.

    Within the groups past the limit the longest comes first, within `soon` the nearest limit.
    """
    own: dict[str, list[Finding]] = {}
    for finding in findings:
        own.setdefault(group_of(finding), []).append(finding)
    own.get("soon", []).sort(key=lambda finding: (finding.stay_limit or date.max, finding.names))
    for code in _BY_CERTAINTY.values():
        own.get(code, []).sort(key=lambda finding: (-(finding.overstay_days or 0), finding.names))
    found = [
        Group(code=code, mark=mark, title=title, findings=own[code]) for code, mark, title in TITLES if code in own
    ]
    if any(finding.held_back for finding in findings):
        found.sort(key=lambda group: group.code != "feed")
    return found
