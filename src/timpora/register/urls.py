"""Addresses of the register; they hold numbers and kinds, never what is known of somebody."""

from django.urls import path

from timpora.register import judging, trail, views


urlpatterns = [
    path("orang-asing/", views.foreigners, name="foreigners"),
    path("orang-asing/bertentangan/", views.contradictions, name="contradictions"),
    path("orang-asing/<int:record>/catat/<str:kind>/", views.add_about, name="add_about"),
    path("orang-asing/<int:record>/penilaian/", judging.judge, name="judge"),
    path("orang-asing/<int:record>/jejak/", trail.trail, name="person_trail"),
    path("penilaian/<int:judgement>/tarik/", judging.take_back, name="take_back"),
    path("tempat/", views.places, name="places"),
    path("organisasi/", views.organisations, name="organisations"),
    path("catatan/<str:kind>/tambah/", views.add, name="add_fact"),
    path("catatan/<str:kind>/<int:fact>/", views.fact, name="fact"),
    path("catatan/<str:kind>/<int:fact>/betulkan/", views.correct, name="correct_fact"),
    path("catatan/<str:kind>/<int:fact>/tarik/", views.withdraw, name="withdraw_fact"),
]
