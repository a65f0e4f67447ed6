"""The look: what every page of the office is made of."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates, components and assets; no tables."""

    name = "timpora.ui"
    label = "ui"
