"""The audit application as Django knows it."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The trail of who did and saw what."""

    name = "timpora.audit"
    label = "audit"
