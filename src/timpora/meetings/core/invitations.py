"""Whom an invitation, its change or its cancellation goes to, and what to do where one does not arrive."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from timpora.kernel.text import Text
from timpora.meetings.core.states import StepKind
from timpora.team.core.holding import TeamRows


class Method(StrEnum):
    """What a calendar is told to do."""

    REQUEST = "request"
    CANCEL = "cancel"


class Failure(StrEnum):
    """Why a message did not leave, or did not arrive."""

    NO_SERVER = "no_server"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"
    UNSURE = "unsure"
    ALTERED = "altered"
    OVERTAKEN = "overtaken"
    TAKEN_BACK = "taken_back"
    BOUNCED = "bounced"


METHOD_WORDS: Mapping[Method, Text] = {
    Method.REQUEST: Text(id="Undangan", en="Invitation"),
    Method.CANCEL: Text(id="Pembatalan", en="Cancellation"),
}
# Of a cancellation there is nothing to hand over and nobody to seat: it is told.
CALL = Text(id="Pembatalannya tidak sampai. Telepon orangnya bahwa undangannya tidak berlaku lagi.", en="The cancellation did not arrive. Call the person, and say that the invitation no longer holds.")  # fmt: skip
ARRIVED_PERHAPS = (Failure.UNSURE, Failure.OVERTAKEN, Failure.ALTERED)
WHAT_TO_DO: Mapping[Failure, Text] = {
    Failure.NO_SERVER: Text(id="Kantor ini belum menyebut server surat. Cetak undangannya, dan minta pengelola mesin mengisi TIMPORA_MAIL_SERVER.", en="This office names no mail server. Print the invitation, and ask whoever runs the machine to set TIMPORA_MAIL_SERVER."),
    Failure.REFUSED: Text(id="Server surat menolak alamatnya. Tanyakan alamat yang benar, dudukkan lagi orangnya dengan alamat itu, lalu kirim undangannya lagi.", en="The mail server refused the address. Ask for the right one, seat the person again with it, then send the invitation again."),
    Failure.NO_ANSWER: Text(id="Server surat tidak menjawab setelah dicoba beberapa kali. Cetak undangannya, atau kirim lagi nanti.", en="The mail server did not answer after several tries. Print the invitation, or send it again later."),
    Failure.UNSURE: Text(id="Terputus saat sedang dikirim; mungkin sudah sampai, maka tidak dikirim lagi sendiri. Tanyakan kepada orangnya.", en="Cut off while it was leaving; it may have arrived, so it is not sent again by itself. Ask the person."),
    Failure.ALTERED: Text(id="Isi surat yang tersimpan tidak lagi sama dengan yang diterbitkan. Beri tahu pengelola.", en="What is kept of the letter is no longer what was issued. Tell the administrator."),
    Failure.OVERTAKEN: Text(id="Kabar yang lebih baru sudah menggantikannya, jadi yang ini tidak dikirim. Tidak ada yang perlu dilakukan.", en="Something newer took its place, so this one is not sent. There is nothing to do."),
    Failure.TAKEN_BACK: Text(id="Acaranya ditarik untuk disusun ulang sebelum undangan ini berangkat, jadi tidak dikirim. Kirim undangannya setelah acaranya siap.", en="The agenda was taken back to be drafted again before this invitation left, so it is not sent. Send the invitation once the agenda is ready."),
    Failure.BOUNCED: Text(id="Undangannya kembali. Telepon orangnya, serahkan suratnya tercetak, dan dudukkan lagi orangnya dengan alamat yang benar.", en="The invitation came back. Call the person, hand over the printed letter, and seat the person again with the right address."),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What went to somebody last."""

    holder: int
    method: Method
    address: str


@dataclass(frozen=True, kw_only=True)
class ToSend:
    """Something that goes to somebody's official address."""

    holder: int
    method: Method
    address: str


def what_to_do(method: Method, failure: Failure | None) -> Text | None:
    """What to do about a message that did not arrive; None where it did, or is on its way."""
    if failure is None:
        return None
    return CALL if method is Method.CANCEL and failure not in ARRIVED_PERHAPS else WHAT_TO_DO[failure]


def seated_on(rows: TeamRows, day: date) -> tuple[int, ...]:
    """Whoever sits in a seat on a day, substitutes too; also who is away, since the substitute may fall ill."""
    seats = {one.id for one in rows.seats if one.days.holds(day)}
    return tuple(one.id for one in rows.holders if one.seat in seats and one.days.holds(day))


def to_send(kind: StepKind, seated: Iterable[int], addresses: Mapping[int, str], last: Sequence[Sent]) -> tuple[ToSend, ...]:  # fmt: skip
    """The invitations of a step: to everybody who sits and has an address; who was invited and sits no longer is told that it is off.

    Who was seated again with the same address is not told that it is off: the calendar behind that address would take out what it was just sent.
    Where the meeting falls out, that is told to everybody who was invited.
    """
    asked = {} if kind is StepKind.FALL_OUT else {one: addresses[one] for one in seated if one in addresses}
    return (
        *(ToSend(holder=holder, method=Method.REQUEST, address=address) for holder, address in asked.items()),
        *_gone(asked, last),
    )


def to_call_off(seated: Iterable[int], addresses: Mapping[int, str], last: Sequence[Sent]) -> tuple[ToSend, ...]:
    """Who was invited and sits no longer on the day of the meeting, nor behind the same address: told that it is off, without any step of the meeting."""
    return _gone({one: addresses[one] for one in seated if one in addresses}, last)


def to_invite_too(seated: Iterable[int], addresses: Mapping[int, str], last: Sequence[Sent]) -> tuple[ToSend, ...]:
    """Who sits on the day of the meeting, has an address, and was seated after the invitation went out."""
    invited = {one.holder for one in last if one.method is Method.REQUEST}
    return tuple(
        ToSend(holder=one, method=Method.REQUEST, address=addresses[one])
        for one in seated
        if one in addresses and one not in invited
    )


def called_off(last: Sequence[Sent]) -> tuple[int, ...]:
    """Who was told last that the meeting is off for them."""
    return tuple(one.holder for one in last if one.method is Method.CANCEL)


def number_of(step: int, told_before: int | None) -> int:
    """The SEQUENCE of a message: that of the meeting's step, and always above what the same address was told before."""
    return step if told_before is None else max(step, told_before + 1)


def _gone(asked: Mapping[int, str], last: Sequence[Sent]) -> tuple[ToSend, ...]:
    return tuple(
        ToSend(holder=one.holder, method=Method.CANCEL, address=one.address)
        for one in last
        if one.method is Method.REQUEST and one.holder not in asked and one.address not in set(asked.values())
    )


def without_address(seated: Iterable[int], addresses: Mapping[int, str]) -> tuple[int, ...]:
    """Who sits and has no official address: the letter is handed over on paper."""
    return tuple(one for one in seated if one not in addresses)
