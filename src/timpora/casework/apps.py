"""Casework as Django knows it: cases and their steps, and the words in which the trail tells of them."""

from django.apps import AppConfig

from timpora.casework.core.events import ABOUT_PEOPLE
from timpora.register.core.trail_words import enter_words


class CaseworkConfig(AppConfig):
    """From a finding to a decision and its outcome."""

    name = "timpora.casework"
    label = "casework"

    def ready(self) -> None:
        """The page of who looked and who changed stands below, and learns the words of what is above it."""
        enter_words(ABOUT_PEOPLE)
        # Its parts read tables, which are there only once every app is.
        from timpora.casework import case_trail  # noqa: PLC0415 - as above
        from timpora.casework import on_other_pages as parts  # noqa: PLC0415 - as above
        from timpora.register import trail  # noqa: PLC0415 - as above
        from timpora.screening import above  # noqa: PLC0415 - as above

        above.enter(on_finding=parts.on_finding, on_person=parts.on_person, on_today=parts.on_today)
        trail.enter(case_trail.SUBJECT, trail.Above(of_people=case_trail.of_people, which=case_trail.which))
