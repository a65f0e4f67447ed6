"""Where the gallery stands."""

from django.urls import path

from timpora.ui import views


app_name = "ui"
urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("kemajuan/", views.progress, name="gallery-progress"),
    path("masuk/", views.sign_in, name="gallery-sign-in"),
    path("umum/", views.public, name="gallery-public"),
]
