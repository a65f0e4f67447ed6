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
