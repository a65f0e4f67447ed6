"""Where a message that leaves by e-mail is on its way, and what a mail server did with it."""

from collections.abc import Mapping
from enum import StrEnum

from timpora.kernel.text import Text


class MessageState(StrEnum):
    """Where a message is on its way; `leaving` is the moment in which nobody else may send it."""

    WAITING = "waiting"
    LEAVING = "leaving"
    SENT = "sent"
    FAILED = "failed"


class NotSent(StrEnum):
    """What a mail server did with a message that was handed to it."""

    REFUSED = "refused"
    NO_ANSWER = "no_answer"
    UNSURE = "unsure"


MESSAGE_WORDS: Mapping[MessageState, Text] = {
    MessageState.WAITING: Text(id="Menunggu dikirim", en="Waiting to be sent"),
    MessageState.LEAVING: Text(id="Sedang dikirim", en="Being sent"),
    MessageState.SENT: Text(id="Terkirim", en="Sent"),
    MessageState.FAILED: Text(id="Tidak terkirim", en="Not sent"),
}
