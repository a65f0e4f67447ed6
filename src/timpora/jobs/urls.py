"""Every address of jobs."""

from django.urls import path

from timpora.jobs import views


urlpatterns = [
    path("", views.jobs, name="jobs"),
    path("<int:job>/", views.job, name="job"),
    path("<int:job>/keadaan/", views.job_state, name="job_state"),
    path("<int:job>/batal/", views.job_cancel, name="job_cancel"),
]
