"""Screening as Django knows it: the page of a person; the rest of it needs no office."""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    """What the rulebook says of people on record."""

    name = "timpora.screening"
    label = "screening"
