"""Addresses of what screening shows."""

from django.urls import path

from timpora.screening import organisation_page, place_page, silent_page, views


urlpatterns = [
    path("tempat/diam/", silent_page.silent_places, name="silent_places"),
    path("tempat/<int:number>/", place_page.place, name="place"),
    path("organisasi/<int:number>/", organisation_page.organisation, name="organisation"),
    path("orang-asing/<int:record>/", views.foreigner, name="foreigner"),
    path("temuan/dinilai/<int:day>/", views.findings_of_run, name="findings_of_run"),
]
