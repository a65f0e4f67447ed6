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
