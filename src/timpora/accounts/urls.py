"""Addresses about one's own account."""

from django.urls import path

from timpora.accounts import views


urlpatterns = [path("", views.own_account, name="own_account")]
