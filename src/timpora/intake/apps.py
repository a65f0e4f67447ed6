"""The intake application as Django knows it."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Lists that arrive, what was made of them, and from whom they come."""

    name = "timpora.intake"
    label = "intake"
