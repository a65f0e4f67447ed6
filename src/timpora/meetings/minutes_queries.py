"""What may be read of minutes: the texts of each item, what was decided and not agreed with, and what became an action."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from timpora.kernel.viewers import Viewer
from timpora.meetings import models
from timpora.meetings.core.minutes import EntryKind, Texts, Version, texts_of


@dataclass(frozen=True, kw_only=True)
class EntrySeen:
    """A decision, a dissent or a nil result, and the agreed action that a decision became."""

    id: int
    item: int
    kind: EntryKind
    seat: int | None
    text: str
    action: int | None


def texts(viewer: Viewer, meeting: int) -> Mapping[int, Texts]:
    """The texts of the items of a meeting; of what nobody wrote yet there is none."""
    rows = models.ItemText.objects.filter(office=viewer.office, meeting=meeting).order_by("item", "number")
    found: dict[int, list[Version]] = defaultdict(list)
    for row in rows:
        found[row.item_id].append(Version(number=row.number, text=row.text, by=row.recorded_by, is_aside=row.is_aside, settles=row.settles))  # fmt: skip
    return defaultdict(Texts, {item: texts_of(versions) for item, versions in found.items()})


def entries(viewer: Viewer, meeting: int) -> Mapping[int, list[EntrySeen]]:
    """What was recorded of each item, in the order in which it was."""
    became = actions(viewer, meeting)
    found: dict[int, list[EntrySeen]] = defaultdict(list)
    for row in models.MinuteEntry.objects.filter(office=viewer.office, meeting=meeting).order_by("id"):
        found[row.item_id].append(EntrySeen(id=row.pk, item=row.item_id, kind=EntryKind(row.kind), seat=row.seat_id, text=row.text, action=became.get(row.pk)))  # fmt: skip
    return found


def entry(viewer: Viewer, meeting: int, wanted: int) -> EntrySeen | None:
    """One entry of a meeting; None where the viewer sees none."""
    return next((one for each in entries(viewer, meeting).values() for one in each if one.id == wanted), None)


def actions(viewer: Viewer, meeting: int) -> Mapping[int, int]:
    """Which agreed action each decision of a meeting became, by the number of the decision."""
    own = models.MeetingAction.objects.filter(office=viewer.office, meeting=meeting)
    return dict(own.values_list("entry_id", "action_id"))
