"""Pages about one's own account."""

from django.http import HttpResponse
from django.shortcuts import render

from timpora.accounts import queries
from timpora.accounts.doors import ViewedRequest


def own_account(request: ViewedRequest) -> HttpResponse:
    """Who I am here, and what my role may do."""
    return render(request, "accounts/own_account.html", {"account": queries.own_account(request.viewer)})
