"""The jobs application as Django knows it."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Long work: who asked for it, how far it is, how it ended."""

    name = "timpora.jobs"
    label = "jobs"
