"""The order in which findings are told: groups by certainty and urgency, each finding in one group only."""

from collections.abc import Sequence
from dataclasses import dataclass

from timpora.kernel.text import Text
from timpora.screening.core.findings import Certainty, Finding, Subject


@dataclass(frozen=True, kw_only=True)
class Group:
    """A heading and the findings under it, most urgent first."""

    mark: str
    title: Text
    findings: Sequence[Finding]


_TITLES = (
    ("proven", "!!", Text(id="Melebihi batas tinggal, terbukti", en="Past the stay limit, proven")),
    ("soon", "->", Text(id="Segera berakhir", en="Ending soon")),
    ("person", "??", Text(id="Perlu diperiksa pejabat", en="An officer must look")),
    ("no_exit", "..", Text(id="Batas lewat, belum tercatat keluar", en="Limit passed, no exit on record")),
    ("left", "~~", Text(id="Kemungkinan sudah keluar", en="Probably left")),
    ("record", "##", Text(id="Catatan yang perlu dibetulkan", en="Records to mend")),
    ("feed", "::", Text(id="Umpan data diam", en="Silent feeds")),
)


def _group(finding: Finding) -> str:
    if finding.subject is Subject.FEED:
        return "feed"
    if finding.subject is Subject.RECORD:
        return "record"
    by_certainty = {
        Certainty.PROVEN: "proven", Certainty.NO_EXIT_ON_RECORD: "no_exit", Certainty.PROBABLY_LEFT: "left",
    }  # fmt: skip
    if finding.certainty is not None:
        return by_certainty[finding.certainty]
    return "soon" if finding.rule_id == "limit_ends_soon" else "person"


def grouped(findings: Sequence[Finding]) -> list[Group]:
    """The groups that have findings; within `soon` the nearest limit comes first."""
    found = []
    for name, mark, title in _TITLES:
        own = [finding for finding in findings if _group(finding) == name]
        if name == "soon":
            own.sort(key=lambda finding: (finding.stay_limit is None, finding.stay_limit))
        if own:
            found.append(Group(mark=mark, title=title, findings=own))
    return found
