"""Screening as Django knows it: what is found of people on record, and the words in which the trail tells of it."""

from django.apps import AppConfig

from timpora.register.core.trail_words import enter_words
from timpora.screening.core.events import ABOUT_PEOPLE


class ScreeningConfig(AppConfig):
    """What the rulebook says of people on record."""

    name = "timpora.screening"
    label = "screening"

    def ready(self) -> None:
        """The page of who looked and who changed stands below, and learns the words of what is above it."""
        enter_words(ABOUT_PEOPLE)
