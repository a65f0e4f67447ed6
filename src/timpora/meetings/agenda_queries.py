"""What may be read of the agenda of a meeting; an agency reads it from the invitation on, without what was left out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Func, TextField

from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.meetings import models
from timpora.meetings.core.agenda import AgendaKind, wording_of
from timpora.meetings.core.agenda_words import TITLES, lines_of
from timpora.meetings.core.states import MINUTES_TOLD


LONGEST_QUOTED = 400


@dataclass(frozen=True, kw_only=True)
class ItemSeen:
    """An item as it stands: drafted, and worded by somebody where it is."""

    id: int
    number: int
    place: int
    kind: AgendaKind
    facts: Mapping[str, Any]
    typed_title: str
    text: str
    left_out: str

    @property
    def wording(self) -> str:
        """By which it is known whether somebody worded it otherwise."""
        return wording_of(self.typed_title, self.text, self.left_out)

    @property
    def title(self) -> Text:
        """What somebody called it, or what items of its kind are called."""
        return Text(id=self.typed_title, en=self.typed_title) if self.typed_title else TITLES[self.kind]

    @property
    def lines(self) -> Sequence[Text]:
        """What the data tell, and below it what somebody wrote."""
        told = lines_of(self.kind, self.facts)
        written = [line.strip() for line in self.text.splitlines() if line.strip()]
        return [*told, *(Text(id=line, en=line) for line in written)]


def items(viewer: Viewer, meeting: int) -> list[ItemSeen]:
    """The agenda in its order, with what was left out where the viewer sees that."""
    rows = list(models.AgendaItem.objects.filter(office=viewer.office, meeting=meeting).order_by("place", "number"))
    told = _told(viewer, {item for row in rows for item in row.facts.get("quoted", ())})
    return [
        ItemSeen(
            id=row.pk, number=row.number, place=row.place, kind=AgendaKind(row.kind), facts=_with_words(row, told), typed_title=row.title, text=row.text,
            left_out=row.left_out,
        )
        for row in rows
    ]  # fmt: skip


def _told(viewer: Viewer, quoted: Collection[int]) -> Mapping[int, str]:
    """What is written under some items of earlier meetings, as far as agencies read it: of minutes that are open, or were returned, nothing."""
    if not quoted:
        return {}
    state = Func(F("meeting_id"), function="meetings_state", output_field=TextField())
    rows = models.ItemText.objects.filter(office=viewer.office, item__in=quoted, is_aside=False).annotate(state=state)
    return dict(rows.filter(state__in=MINUTES_TOLD).order_by("item", "number").values_list("item_id", "text"))


def _with_words(row: models.AgendaItem, told: Mapping[int, str]) -> Mapping[str, Any]:
    """What was drafted; of another meeting's minutes no word is kept."""
    words = " ".join(" ".join(told[item] for item in row.facts.get("quoted", ()) if item in told).split())
    return {**row.facts, "written": words[:LONGEST_QUOTED]} if row.kind == AgendaKind.EVALUATED.value else {**row.facts}


def agenda(viewer: Viewer, meeting: int) -> list[ItemSeen]:
    """What is on the agenda."""
    return [one for one in items(viewer, meeting) if not one.left_out]


def item(viewer: Viewer, meeting: int, wanted: int) -> ItemSeen | None:
    """One item of a meeting; None where the viewer sees none."""
    return next((one for one in items(viewer, meeting) if one.id == wanted), None)
