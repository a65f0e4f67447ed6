"""The accounts application as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People who sign in, their offices and agencies."""

    name = "timpora.accounts"
    label = "accounts"
