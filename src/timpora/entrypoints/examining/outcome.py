"""What an examination of the office finds: one line for each thing that was looked at."""

from dataclasses import dataclass
from enum import StrEnum

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


class State(StrEnum):
    """How a thing is."""

    GOOD = "good"
    WATCH = "watch"  # works, and somebody should look
    WRONG = "wrong"
    NOT_SEEN = "not_seen"  # could not be looked at, for what is wrong above


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One thing that was looked at, how it is, and how to mend it where it is not good."""

    name: Text
    state: State
    told: Text
    remedy: Text | None = None


def good(name: Text, told: Text) -> Outcome:
    """It is as it should be."""
    return Outcome(name=name, state=State.GOOD, told=told)


def watch(name: Text, told: Text, remedy: Text) -> Outcome:
    """It works, and somebody should look."""
    return Outcome(name=name, state=State.WATCH, told=told, remedy=remedy)


def wrong(name: Text, told: Text, remedy: Text) -> Outcome:
    """It has to be mended."""
    return Outcome(name=name, state=State.WRONG, told=told, remedy=remedy)


def refused(name: Text, refusal: Refusal) -> Outcome:
    """It has to be mended, as the refusal says."""
    return wrong(name, refusal.what, refusal.remedy)


def not_seen(name: Text) -> Outcome:
    """What is wrong above stands in the way."""
    told = Text(id="belum dapat diperiksa", en="could not be looked at yet")
    return Outcome(name=name, state=State.NOT_SEEN, told=told)
