"""Addresses of what screening shows."""

from django.urls import path

from timpora.screening import search_views, views


urlpatterns = [
    path("cari/", search_views.search, name="search"),
    path("orang-asing/<int:record>/", views.foreigner, name="foreigner"),
]
