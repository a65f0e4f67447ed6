"""Somebody who has signed in, without the time that a password takes on purpose."""

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from timpora.accounts.doors import HAS_SECOND_FACTOR
from timpora.accounts.models import Account


def client_of(account: Account, *, second_factor: bool = True, **headers: str) -> Client:
    """A browser in which the account is signed in, with its second step done unless said otherwise."""
    client = Client(**headers)
    session = client.session
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    if second_factor:
        session[HAS_SECOND_FACTOR] = True
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client
