"""Addresses of what screening shows."""

from django.urls import path

from timpora.screening import views


urlpatterns = [
    path("orang-asing/<int:record>/", views.foreigner, name="foreigner"),
    path("temuan/dinilai/<int:day>/", views.findings_of_run, name="findings_of_run"),
]
