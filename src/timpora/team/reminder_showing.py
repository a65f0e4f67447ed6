"""Reminders of an agreed action as its page shows them: to whom they went, what became of them, and when the next one leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timpora.kernel.text import Text
from timpora.letters.core.leaving import MessageState
from timpora.letters.showing import message_tag
from timpora.team.core.reminders import KIND_WORDS, WHAT_TO_DO
from timpora.team.reminder_queries import Ahead, ReminderSeen
from timpora.ui.components.statements import Tag


NEXT = Text(id="Yang berikutnya berangkat sendiri mulai {day}, kepada {names}.", en="The next one leaves by itself from {day} on, to {names}.")  # fmt: skip
TO_NOBODY = Text(id="Tidak seorang pun di kursi instansi ini mempunyai alamat dinas, jadi tidak ada yang diingatkan sendiri: ingatkan lewat telepon.", en="Nobody in the seat of this agency has an official address, so nobody is reminded by itself: remind them by telephone.")  # fmt: skip
NO_SERVER = Text(id="Kantor ini belum menyebut server surat, jadi tidak ada pengingat yang berangkat. Minta pengelola mesin mengisi TIMPORA_MAIL_SERVER.", en="This office names no mail server, so no reminder leaves. Ask whoever runs the machine to set TIMPORA_MAIL_SERVER.")  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ReminderShown:
    """A reminder, and what to do where it did not arrive."""

    id: int
    name: str
    on: date
    what: Text
    tag: Tag
    to_do: Text | None
    may_come_back: bool


def reminded(found: Sequence[ReminderSeen]) -> list[ReminderShown]:
    """Who was reminded of what, the first first."""
    return [
        ReminderShown(
            id=one.id, name=one.name, on=one.on, what=KIND_WORDS[one.kind].fill(due=one.due_on), tag=message_tag(one.state),
            to_do=None if one.failure is None else WHAT_TO_DO[one.failure], may_come_back=one.state is MessageState.SENT,
        )
        for one in found
    ]  # fmt: skip


def ahead(found: Ahead, *, leaves: bool) -> Text:
    """When the next one leaves and to whom; or why none does."""
    if not leaves:
        return NO_SERVER
    return NEXT.fill(day=found.on, names=", ".join(found.to)) if found.to else TO_NOBODY
