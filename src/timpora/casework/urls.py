"""Addresses of cases."""

from django.urls import path

from timpora.casework import views, workload


urlpatterns = [
    path("perkara/", views.cases, name="cases"),
    path("perkara/buka/", views.open_case, name="open_case"),
    path("perkara/beban/", workload.workload, name="workload"),
    path("perkara/<int:case>/", views.case, name="case"),
    path("perkara/<int:case>/surat/<int:letter>/", views.letter, name="case_letter"),
    path("perkara/<int:case>/dasar/", views.evidence, name="case_evidence"),
    path("perkara/<int:case>/langkah/<str:kind>/", views.act, name="case_act"),
]
