"""After people were judged: whoever was told what was wrong is told so, judged on the day on which it was shared, once for each change."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from timpora.audit import actions as audit
from timpora.casework.core.known import GONE, mark_of
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.screening.case_facts import touched_since, verdicts_kept
from timpora.sharing import comparing, models, queries
from timpora.sharing import correction_queries as asked
from timpora.sharing.comparing import Judged, OfShares
from timpora.sharing.core import events
from timpora.sharing.core.correcting import Change, notice_of, notice_of_fields
from timpora.sharing.core.kinds import Field
from timpora.sharing.core.standing import ShareState


AT_ONCE = 2_000


@dataclass(frozen=True, kw_only=True)
class _Looked:
    """A finding of a share that is looked at, and as what it is kept now."""

    row: models.ShareFinding
    kept: str


@transaction.atomic
def catch_up(*, by: Viewer, on: date, since: int | None = None) -> int:
    """Tells everybody with whom something was shared what of it was wrong, by the office's machine; how many corrections that were.

    Looked at are shares of which a finding is kept otherwise than when it was looked at last, or of whose people something was said since
    a run; where none is named, within as many days as the register's notes are kept. What is in force only is held against its words.
    """
    asked.hold_protected()
    touched = asked.about_any(by, touched_since(by, since))
    looked = _to_look_at(by, touched)
    shared_on = asked.days_of(by, {*looked, *touched})
    days = [(one.row.finding, shared_on[share]) for share, own in looked.items() for one in own]
    found = comparing.judged_on(by, days)
    told = 0
    judged: dict[int, list[Judged]] = {}
    for share, own in looked.items():
        of_each = {one.row.pk: found.get((one.row.finding, shared_on[share])) for one in own}
        judged[share] = [one for one in of_each.values() if one is not None]
        told += _tell(by, share, [change for one in own if (change := _noted(one, of_each[one.row.pk]))], on)
    return told + _tell_fields_of(by, _in_force(by, touched, on), judged, on)


def _to_look_at(by: Viewer, touched: Collection[int]) -> dict[int, list[_Looked]]:
    """The findings that are to be judged anew, by their shares."""
    rows = list(models.ShareFinding.objects.filter(office=by.office).order_by("id"))
    looked: dict[int, list[_Looked]] = {}
    for first in range(0, len(rows), AT_ONCE):
        part = rows[first : first + AT_ONCE]
        kept = {one.finding: mark_of(one.stay_limit, one.certainty, is_gone=one.is_gone) for one in verdicts_kept(by, {row.finding for row in part})}  # fmt: skip
        for row in part:
            now = kept.get(row.finding, GONE)
            if now != row.kept or row.share_id in touched:
                looked.setdefault(row.share_id, []).append(_Looked(row=row, kept=now))
    return looked


def _noted(one: _Looked, judged: Judged | None) -> tuple[models.ShareFinding, Change] | None:
    """Notes what is known of a finding now; None where nothing changed, or somebody noted it at the same time.

    What is gone by time alone, or because two records became one, is found on the day of the share still: nothing was wrong.
    """
    row = one.row
    change = Change(before=row.known, now=row.known if judged is None else judged.mark)
    if (row.known, row.kept) == (change.now, one.kept):
        return None
    own = models.ShareFinding.objects.filter(pk=row.pk, known=row.known, kept=row.kept)
    return (row, change) if own.update(known=change.now, kept=one.kept) == 1 else None


def _tell(by: Viewer, share: int, changed: Sequence[tuple[models.ShareFinding, Change]], on: date) -> bool:
    """Tells agencies where that makes wrong what they were told."""
    if not changed:
        return False
    origin = queries.origin(by, share)
    assert origin is not None  # the machine sees every share of its office
    wrong = [(row, change) for row, change in changed if change.is_correction(origin.fields)]
    if not wrong:
        return False
    seen = queries.one(by, share, on=on)
    assert seen is not None
    changes = [change for _, change in wrong]
    stand = models.ShareFinding.objects.filter(office=by.office, share=share).exclude(known=GONE).exists()
    notice = notice_of(changes, shared_on=seen.shared_on, others_stand=stand)
    made = _correction(by, share, notice, on)
    of = _of(by, share) | {"correction": made}
    for row, change in wrong:
        models.CorrectedFinding.objects.create(**of, finding=row, now=change.now)
    with_limit = notice_of(changes, shared_on=seen.shared_on, others_stand=stand, says_limit=True)
    if with_limit != notice and seen.state is ShareState.IN_FORCE:
        models.CorrectedLimit.objects.create(**of, notice=[with_limit.id, with_limit.en])
    audit.record(events.CORRECTED, subject=f"share:{share}", details={"gone": any(one.now == GONE for one in changes)})
    return True


def _correction(by: Viewer, share: int, notice: Text, on: date) -> models.Correction:
    said = {"notice": [notice.id, notice.en], "recorded_on": on, "recorded_by": by.account}
    return models.Correction.objects.create(**_of(by, share), **said)


def _of(by: Viewer, share: int) -> dict[str, Any]:
    return {"office_id": by.office, "share_id": share}


def _in_force(by: Viewer, touched: Collection[int], on: date) -> list[queries.ShareSeen]:
    """What is in force of people of whom something was said, and of places that are no more as they were."""
    wanted = {*touched, *comparing.of_changed_places(by, on=on)}
    return [one for one in queries.some(by, wanted, on=on) if one.state is ShareState.IN_FORCE]


def _tell_fields_of(by: Viewer, shares: Sequence[queries.ShareSeen], judged: OfShares, on: date) -> int:
    """Tells agencies which fields say what is right no longer, each field of a share once."""
    numbers = [one.id for one in shares]
    wrong = comparing.wrong_in(by, shares, queries.origins(by, numbers), judged)
    told = asked.fields_told(by, numbers)
    new = [(one, [name for name in wrong.get(one.id, ()) if name not in told.get(one.id, ())]) for one in shares]
    return sum(_tell_fields(by, one, names, on) for one, names in new if names)


def _tell_fields(by: Viewer, one: queries.ShareSeen, wrong: Sequence[Field], on: date) -> bool:
    try:
        with transaction.atomic():
            made = _correction(by, one.id, notice_of_fields(wrong, shared_on=one.shared_on), on)
            for name in wrong:
                models.CorrectedField.objects.create(**_of(by, one.id), correction=made, field=name.value)  # fmt: skip
    except IntegrityError:  # told by another one at the same time
        return False
    audit.record(events.CORRECTED, subject=f"share:{one.id}", details={"fields": " ".join(wrong)})
    return True
