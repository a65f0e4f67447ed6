"""Sharing as Django knows it, and the words in which the trail tells of it."""

from django.apps import AppConfig

from timpora.register.core.trail_words import enter_words
from timpora.sharing.core.events import ABOUT_PEOPLE


class SharingConfig(AppConfig):
    """What agencies are told, by whom, for what and until when."""

    name = "timpora.sharing"
    label = "sharing"

    def ready(self) -> None:
        """The trail is told by what stands below, and learns the words of what is above it; so do the pages of findings, cases and places."""
        enter_words(ABOUT_PEOPLE)
        # Its parts read tables, which are there only once every app is.
        from timpora.casework import above as above_cases  # noqa: PLC0415 - as above
        from timpora.screening import above  # noqa: PLC0415 - as above
        from timpora.sharing import on_other_pages as parts  # noqa: PLC0415 - as above

        above.enter(
            on_finding=parts.on_finding, on_person=parts.on_person, on_today=parts.on_today, on_place=parts.on_place, on_queue=parts.on_queue
        )  # fmt: skip
        above_cases.enter(on_case=parts.on_case)
