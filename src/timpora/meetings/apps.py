"""Meetings as Django knows them, and the words in which the trail tells of them."""

from django.apps import AppConfig

from timpora.meetings.core.events import ABOUT_PEOPLE
from timpora.register.core.trail_words import enter_words


class MeetingsConfig(AppConfig):
    """What teams meet about, what was said, and what came of it."""

    name = "timpora.meetings"
    label = "meetings"

    def ready(self) -> None:
        """The trail is told by what stands below, and learns the words of what is above it."""
        enter_words(ABOUT_PEOPLE)
        # Its parts read tables, which are there only once every app is.
        from timpora.meetings import on_other_pages as parts  # noqa: PLC0415 - as above
        from timpora.screening import above  # noqa: PLC0415 - as above

        above.enter(on_finding=parts.on_finding, on_person=parts.on_person, on_today=parts.on_today)
