"""The addresses at which anybody with a letter looks whether it is real."""

from django.urls import path

from timpora.letters import views


urlpatterns = [
    path("", views.verify, name="verify"),
    path("<code>/", views.verified, name="verified"),
]
