"""The register application as Django knows it."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """The ledger of sourced facts."""

    name = "timpora.register"
    label = "register"
