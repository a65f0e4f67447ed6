"""The API's application as Django knows it."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """What programs may ask and do, and how they are answered."""

    name = "timpora.api"
    label = "api"
