"""What an agency answers to what was shared with it, and what an officer makes of the answer: the reasons why not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text
from timpora.sharing.core import refusals
from timpora.sharing.core.standing import LONGEST_TEXT


class AnswerKind(StrEnum):
    """What an agency answers."""

    KNOWS = "knows"
    SEEN = "seen"
    NOTHING = "nothing"


ANSWER_WORDS: Mapping[AnswerKind, Text] = {
    AnswerKind.KNOWS: Text(id="Kami mengetahui sesuatu", en="We know something"),
    AnswerKind.SEEN: Text(id="Kami melihat orangnya", en="We saw the person"),
    AnswerKind.NOTHING: Text(id="Kami tidak punya data", en="We have nothing"),
}


class Following(StrEnum):
    """What followed from an answer."""

    RECORDED = "recorded"
    NOTHING = "nothing"


FOLLOWING_WORDS: Mapping[Following, Text] = {
    Following.RECORDED: Text(id="Dicatat sebagai data", en="Recorded as a fact"),
    Following.NOTHING: Text(id="Tidak ada yang dicatat", en="Nothing was recorded"),
}


class Waits(StrEnum):
    """By what of its answers a share is looked for."""

    WAITING = "menunggu"
    UNANSWERED = "belum-dijawab"


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What an agency answers: in words, or where and when it saw the person."""

    kind: AnswerKind
    text: str = ""
    place: str = ""
    area_code: str = ""
    seen_on: date | None = None


def wrong_answer(told: Answered, *, on: date) -> Refusal | None:
    """An answer says what is known; a sighting says where, and on which day that has been; having nothing needs no words."""
    if max(len(told.text), len(told.place)) > LONGEST_TEXT:
        return refusals.TOO_LONG
    if told.kind is AnswerKind.KNOWS and not told.text.strip():
        return refusals.NO_WORDS
    if told.kind is AnswerKind.SEEN:
        if not told.place.strip() or told.seen_on is None:
            return refusals.WHERE_AND_WHEN
        return refusals.SEEN_AHEAD if told.seen_on > on else None
    return None
