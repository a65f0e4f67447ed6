"""How shares, answers and what followed are said, on pages, in files and at the terminal."""

from collections.abc import Mapping

from timpora.kernel.text import Text
from timpora.sharing.core.kinds import KIND_WORDS
from timpora.sharing.core.standing import SHARE_STATE_WORDS, ShareState
from timpora.sharing.queries import ShareSeen
from timpora.ui.components.statements import Tag, Tone


TONES: Mapping[ShareState, Tone] = {
    ShareState.IN_FORCE: Tone.GOOD, ShareState.ENDED: Tone.OPEN, ShareState.WITHDRAWN: Tone.OPEN, ShareState.HELD_BACK: Tone.WARNING, ShareState.OVER: Tone.OPEN
}  # fmt: skip
SOMETHING = Text(id="Sesuatu yang tidak berlaku lagi", en="Something that is in force no longer")
NUMBERED = Text(id="{what}, nomor {number}", en="{what}, number {number}")
OPENED_BELOW = Text(id="dibuka oleh {number} dari {agencies} instansi", en="opened by {number} of {agencies} agencies")
WITHDRAWN_ON = Text(id="ditarik {day}", en="withdrawn {day}")
OPENED_BY = Text(id="{number} dari {agencies} instansi", en="{number} of {agencies} agencies")
WAITING = Text(id="{number} menunggu ditindaklanjuti", en="{number} to be dealt with")


def what(one: ShareSeen) -> Text:
    """What was shared, as far as it is read."""
    return SOMETHING if one.words is None else KIND_WORDS[one.words.kind]


def title(one: ShareSeen) -> Text:
    """The same with its number, by which the office and an agency speak of it."""
    return NUMBERED.fill(what=what(one), number=one.id)


def state_tag(one: ShareSeen) -> Tag:
    """How it stands."""
    return Tag(tone=TONES[one.state], label=SHARE_STATE_WORDS[one.state])


def since(one: ShareSeen) -> Text | None:
    """Since when it is withdrawn."""
    return None if one.withdrawn_on is None else WITHDRAWN_ON.fill(day=one.withdrawn_on)


def opened(one: ShareSeen) -> Text:
    """How many of those with whom it was shared opened it."""
    return OPENED_BY.fill(number=one.opened, agencies=len(one.agencies))


def opened_below(one: ShareSeen) -> Text:
    """The same below the names of these agencies."""
    return OPENED_BELOW.fill(number=one.opened, agencies=len(one.agencies))


def with_whom(one: ShareSeen) -> str:
    """The agencies in a line."""
    return ", ".join(sorted(one.agencies.values(), key=str.casefold))
