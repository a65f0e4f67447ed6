"""How the answer about a letter's code is shown, and how a message that leaves by e-mail stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from timpora.kernel.text import Text
from timpora.letters.core.kinds import KIND_WORDS
from timpora.letters.core.leaving import MESSAGE_WORDS, MessageState
from timpora.letters.queries import Verified
from timpora.ui.components.statements import Notice, Tag, Tone
from timpora.ui.components.tables import Cell, KeyValue, KeyValues


MESSAGE_TONES: Mapping[MessageState, Tone] = {
    MessageState.WAITING: Tone.OPEN, MessageState.LEAVING: Tone.OPEN, MessageState.SENT: Tone.GOOD, MessageState.FAILED: Tone.ALERT,
}  # fmt: skip
HOLDS = Notice(
    tone=Tone.GOOD,
    title=Text(id="Surat dengan kode ini diterbitkan kantor di bawah dan masih berlaku.", en="A letter with this code was issued by the office below and holds."),
    body=Text(
        id="Bandingkan jenis dan tanggalnya dengan surat yang Anda pegang. Bila berbeda, surat itu bukan yang diterbitkan.",
        en="Compare its kind and day with the letter that you hold. If they differ, yours is not the one that was issued.",
    ),
)  # fmt: skip
WITHDRAWN = Notice(
    tone=Tone.ALERT,
    title=Text(id="Surat dengan kode ini sudah dicabut dan tidak berlaku lagi.", en="The letter with this code was withdrawn and holds no more."),
    body=Text(
        id="Hubungi kantor yang menerbitkannya bila surat itu masih diperlihatkan kepada Anda.",
        en="Ask the office that issued it if it is still shown to you.",
    ),
)  # fmt: skip
REPLACED = Notice(
    tone=Tone.ALERT,
    title=Text(id="Surat dengan kode ini sudah dicabut dan diganti dengan surat lain.", en="The letter with this code was withdrawn, and another one took its place."),
    body=Text(id="Mintalah surat penggantinya kepada yang memperlihatkannya.", en="Ask whoever shows it for the one that took its place."),
)  # fmt: skip
UNKNOWN = Notice(
    tone=Tone.OPEN,
    title=Text(id="Tidak ada surat dengan kode ini.", en="There is no letter with this code."),
    body=Text(
        id="Mungkin ada huruf yang terbaca lain. Periksa kode di surat dan coba lagi; bila tetap tidak ada, tanyakan kepada kantor yang namanya tercetak di surat itu.",
        en="Perhaps a letter was read as another one. Look at the code and try again; if there is still none, ask the office whose name is printed on the letter.",
    ),
)  # fmt: skip
IN_FORCE = Tag(label=Text(id="Berlaku", en="In force"), tone=Tone.GOOD)
GONE = Tag(label=Text(id="Dicabut", en="Withdrawn"), tone=Tone.ALERT)
TAKEN_OVER = Tag(label=Text(id="Dicabut dan diganti", en="Withdrawn and replaced"), tone=Tone.ALERT)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the page says, and the few things that it tells."""

    notice: Notice
    told: KeyValues | None


def answer(found: Verified | None) -> Answer:
    """The answer for a letter, or for a code that none has."""
    if found is None:
        return Answer(notice=UNKNOWN, told=None)
    holds = found.withdrawn_on is None
    rows = [
        KeyValue(key=Text(id="Kantor penerbit", en="Issued by"), cell=Cell(value=found.office)),
        KeyValue(key=Text(id="Jenis surat", en="Kind of letter"), cell=Cell(value=KIND_WORDS[found.kind])),
        KeyValue(key=Text(id="Tanggal terbit", en="Day of issue"), cell=Cell(value=found.issued_on)),
        KeyValue(
            key=Text(id="Keadaan", en="Standing"),
            cell=Cell(value=IN_FORCE if holds else TAKEN_OVER if found.is_replaced else GONE),
        ),
    ]
    if not holds:
        rows.append(KeyValue(key=Text(id="Dicabut pada", en="Withdrawn on"), cell=Cell(value=found.withdrawn_on)))
    return Answer(notice=HOLDS if holds else REPLACED if found.is_replaced else WITHDRAWN, told=KeyValues(rows=rows))


def message_tag(state: MessageState) -> Tag:
    """Where a message is on its way."""
    return Tag(tone=MESSAGE_TONES[state], label=MESSAGE_WORDS[state])
