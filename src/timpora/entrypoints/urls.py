"""Every address of the office."""

from django.urls import include, path


urlpatterns = [
    path("", include("timpora.accounts.urls")),
    path("daftar/", include("timpora.intake.urls")),
    path("surat/", include("timpora.letters.urls")),
    path("pekerjaan/", include("timpora.jobs.urls")),
    path("", include("timpora.register.urls")),
    path("", include("timpora.casework.urls")),
    path("", include("timpora.team.urls")),
    path("", include("timpora.sharing.urls")),
    path("", include("timpora.meetings.urls")),
    path("", include("timpora.evaluation.urls")),
    path("", include("timpora.screening.urls")),
    path("galeri/", include("timpora.ui.urls")),
]
