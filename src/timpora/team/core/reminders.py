"""E-mail that reminds of an agreed action: when one leaves, whom it reaches, what it says, and what to do where it did not arrive."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from timpora.kernel.text import Language, Text
from timpora.team.core.agreed import ActionState, Standing
from timpora.team.core.holding import Holder, TeamRows


class ReminderKind(StrEnum):
    """Of what somebody is reminded."""

    BEFORE = "before"
    OVERDUE = "overdue"


class ReminderFailure(StrEnum):
    """Why a reminder did not leave, or did not arrive."""

    NO_SERVER = "no_server"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"
    UNSURE = "unsure"
    OVERTAKEN = "overtaken"
    UNSEATED = "unseated"
    BOUNCED = "bounced"


# What never left reminded nobody: the same may leave again, to whom it concerns then.
NEVER_LEFT = (ReminderFailure.NO_SERVER, ReminderFailure.OVERTAKEN, ReminderFailure.UNSEATED)
KIND_WORDS: Mapping[ReminderKind, Text] = {
    ReminderKind.BEFORE: Text(id="Sebelum tenggat {due}", en="Before it is due on {due}"),
    ReminderKind.OVERDUE: Text(id="Setelah tenggat {due} lewat", en="After {due}, when it was due"),
}
WHAT_TO_DO: Mapping[ReminderFailure, Text] = {
    ReminderFailure.NO_SERVER: Text(id="Kantor ini tidak lagi menyebut server surat. Ingatkan orangnya sendiri, dan minta pengelola mesin mengisi TIMPORA_MAIL_SERVER.", en="This office names no mail server any more. Remind the person yourself, and ask whoever runs the machine to set TIMPORA_MAIL_SERVER."),
    ReminderFailure.REFUSED: Text(id="Server surat menolak alamatnya. Ingatkan orangnya sendiri, tanyakan alamat yang benar, lalu dudukkan lagi orangnya dengan alamat itu.", en="The mail server refused the address. Remind the person yourself, ask for the right address, then seat the person again with it."),
    ReminderFailure.NO_ANSWER: Text(id="Server surat tidak menjawab setelah dicoba beberapa kali. Ingatkan orangnya sendiri.", en="The mail server did not answer after several tries. Remind the person yourself."),
    ReminderFailure.UNSURE: Text(id="Terputus saat sedang dikirim; mungkin sudah sampai, maka tidak dikirim lagi sendiri. Tanyakan kepada orangnya.", en="Cut off while it was leaving; it may have arrived, so it is not sent again by itself. Ask the person."),
    ReminderFailure.OVERTAKEN: Text(id="Tindak lanjutnya berubah sebelum pengingat ini berangkat, jadi tidak dikirim. Tidak ada yang perlu dilakukan.", en="The agreed action changed before this reminder left, so it is not sent. There is nothing to do."),
    ReminderFailure.UNSEATED: Text(id="Orangnya tidak duduk lagi sebelum pengingat ini berangkat, jadi tidak dikirim. Yang duduk sesudahnya diingatkan sendiri.", en="The person sat no longer before this reminder left, so it is not sent. Who sits since is reminded by itself."),
    ReminderFailure.BOUNCED: Text(id="Pengingatnya kembali. Telepon orangnya, dan dudukkan lagi orangnya dengan alamat yang benar.", en="The reminder came back. Call the person, and seat the person again with the right address."),
}  # fmt: skip
SUBJECTS: Mapping[ReminderKind, Text] = {
    ReminderKind.BEFORE: Text(id="Pengingat: tindak lanjut {number} jatuh tempo {due}", en="Reminder: agreed action {number} is due on {due}"),
    ReminderKind.OVERDUE: Text(id="Lewat tenggat: tindak lanjut {number}", en="Overdue: agreed action {number}"),
}  # fmt: skip
OPENINGS: Mapping[ReminderKind, Text] = {
    ReminderKind.BEFORE: Text(
        id="Tindak lanjut {number} instansi Anda dalam {team}, yang disepakati {agreed}, jatuh tempo {due}.",
        en="Agreed action {number} of your agency in {team}, agreed on {agreed}, is due on {due}.",
    ),
    ReminderKind.OVERDUE: Text(
        id="Tindak lanjut {number} instansi Anda dalam {team}, yang disepakati {agreed}, lewat tenggatnya, {due}, dan belum dilaporkan selesai.",
        en="Agreed action {number} of your agency in {team}, agreed on {agreed}, was due on {due} and is not reported done yet.",
    ),
}  # fmt: skip
READ_THERE = Text(id="Isinya terbaca, dan dilaporkan selesai, di sini: {link}", en="Read what it is, and report it done, here: {link}")  # fmt: skip
READ_INSIDE = Text(id="Isinya terbaca, dan dilaporkan selesai, setelah masuk ke Timpora, pada tindak lanjut tim.", en="Read what it is, and report it done, once signed in to Timpora, among the team's agreed actions.")  # fmt: skip
ASK = Text(id="Tanyakan isinya kepada sekretaris tim, yang juga mencatat laporan instansi Anda.", en="Ask the team's secretary what it is, who also records what your agency reports.")  # fmt: skip
CLOSING = Text(id="Dikirim sendiri oleh {office}. Isi tindak lanjut tidak ditulis dalam e-mail.", en="Sent by {office} by itself. What was agreed is not written in an e-mail.")  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a reminder tells: numbers, days, and names of a team and an office, and nothing of what was agreed."""

    kind: ReminderKind
    number: int
    team: str
    office: str
    agreed_on: date
    due_on: date
    link: str  # empty where the office names no address
    signs_in: bool
    language: Language | None  # None: both, for who has no account


def kind_due(standing: Standing, due_on: date, on: date, *, days_before: int) -> ReminderKind | None:
    """Of what the owner of an agreed action is to be reminded on a day; None where the owner has nothing to do, or time enough."""
    if standing.state is not ActionState.OPEN:
        return None
    if due_on < on:
        return ReminderKind.OVERDUE
    return ReminderKind.BEFORE if (due_on - on).days <= days_before else None


def seated(rows: TeamRows, seat: int, addresses: Mapping[int, str], on: date) -> tuple[Holder, ...]:
    """Who sits in a seat on a day and has an official address, substitutes too; nobody where the seat is over."""
    if not any(one.id == seat and one.days.holds(on) for one in rows.seats):
        return ()
    return tuple(one for one in rows.holders if one.seat == seat and one.days.holds(on) and one.id in addresses)


def recipients(sitting: tuple[Holder, ...], named: int | None, away: frozenset[int], addresses: Mapping[int, str]) -> tuple[Holder, ...]:  # fmt: skip
    """The person who was named, and while that one is away also who stands in; without one, or where that one sits no longer, everybody of the seat.

    An address that several share is written to once.
    """
    person = [one for one in sitting if one.id == named]
    stand_in = [one for one in sitting if one.stands_for == named and named in away] if person else []
    by_address = {addresses[one.id].casefold(): one for one in reversed([*person, *stand_in] or sitting)}
    return tuple(sorted(by_address.values(), key=lambda one: one.id))


def written(told: Told) -> tuple[str, str]:
    """Subject and text of a reminder, in the language of whom it reaches, or in both."""
    values = {"number": told.number, "due": told.due_on, "agreed": told.agreed_on, "team": " ".join(told.team.split())}
    where = ASK if not told.signs_in else READ_THERE.fill(link=told.link) if told.link else READ_INSIDE
    parts = [OPENINGS[told.kind].fill(**values), where, CLOSING.fill(office=told.office)]
    languages = list(Language) if told.language is None else [told.language]
    subject = SUBJECTS[told.kind].fill(**values)
    paragraphs = ["\n".join(part.within(language) for part in parts) for language in languages]
    return " / ".join(subject.within(language) for language in languages), "\n\n".join(paragraphs) + "\n"
