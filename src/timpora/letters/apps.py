"""Letters as Django knows them: numbered, kept as what they say, and set as PDF when somebody reads or sends one."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Numbered letters of an office."""

    name = "timpora.letters"
    label = "letters"
