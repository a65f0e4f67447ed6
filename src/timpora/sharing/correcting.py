"""After people were judged: whoever was told of a finding that is found no longer, or has another limit, is told so, once for each change."""

from datetime import date

from django.db import transaction

from timpora.audit import actions as audit
from timpora.casework.core.known import GONE, mark_of
from timpora.kernel.viewers import Viewer
from timpora.screening.case_facts import verdicts_kept
from timpora.sharing import models, queries
from timpora.sharing.core import events
from timpora.sharing.core.correcting import is_correction, notice_of
from timpora.sharing.core.kinds import Field
from timpora.sharing.core.standing import ShareState


AT_ONCE = 2_000
TELLS_THE_LIMIT = frozenset({Field.STAY_LIMIT, Field.SENTENCE, Field.FINDINGS})


@transaction.atomic
def catch_up(*, by: Viewer, on: date) -> int:
    """Tells everybody with whom something was shared what of it is wrong now, by the office's machine; how many corrections that were."""
    queries.hold_protected()
    rows = list(models.ShareFinding.objects.filter(office=by.office).order_by("id"))
    told = 0
    for first in range(0, len(rows), AT_ONCE):
        part = rows[first : first + AT_ONCE]
        kept = {one.finding: mark_of(one.stay_limit, one.certainty, is_gone=one.is_gone) for one in verdicts_kept(by, {row.finding for row in part})}  # fmt: skip
        told += sum(_tell(by, row, kept.get(row.finding, GONE), on) for row in part if kept.get(row.finding, GONE) != row.known)  # fmt: skip
    return told


def _tell(by: Viewer, row: models.ShareFinding, now: str, on: date) -> bool:
    """Notes what agencies know now, and tells them where that makes wrong what they were told; two at once tell it once."""
    is_first = models.ShareFinding.objects.filter(pk=row.pk, known=row.known).update(known=now) == 1
    if not (is_first and is_correction(row.known, now)):
        return False
    seen, origin = queries.one(by, row.share_id, on=on), queries.origin(by, row.share_id)
    assert seen is not None  # the machine sees every share of its office
    assert origin is not None
    notice = notice_of(now, shared_on=seen.shared_on, says_limit=False)
    of = {"office_id": row.office_id, "share_id": row.share_id}
    made = models.Correction.objects.create(**of, notice=[notice.id, notice.en], recorded_on=on, recorded_by=by.account)
    models.CorrectedFinding.objects.create(**of, correction=made, finding=row, now=now)
    with_limit = notice_of(now, shared_on=seen.shared_on, says_limit=bool(TELLS_THE_LIMIT & origin.fields))
    if with_limit != notice and seen.state is ShareState.IN_FORCE:
        models.CorrectedLimit.objects.create(**of, correction=made, notice=[with_limit.id, with_limit.en])
    audit.record(events.CORRECTED, subject=f"share:{row.share_id}", details={"gone": now == GONE})
    return True
