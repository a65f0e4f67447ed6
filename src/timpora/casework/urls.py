"""Addresses of cases."""

from django.urls import path

from timpora.casework import billing_page, case_trail, delegations_page, documents_page, transfers_page, views, workload


urlpatterns = [
    path("perkara/", views.cases, name="cases"),
    path("perkara/buka/", views.open_case, name="open_case"),
    path("perkara/tagihan/", billing_page.billing, name="billing"),
    path("perkara/pelimpahan/", transfers_page.transfers, name="transfers"),
    path("perkara/pelimpahan/<int:transfer>/", transfers_page.transfer, name="transfer"),
    path("perkara/wewenang/", delegations_page.delegations, name="delegations"),
    path("perkara/wewenang/<int:delegation>/akhiri/", delegations_page.end_delegation, name="end_delegation"),
    path("perkara/beban/", workload.workload, name="workload"),
    path("perkara/<int:case>/", views.case, name="case"),
    path("perkara/<int:case>/jejak/", case_trail.case_trail, name="case_trail"),
    path("perkara/<int:case>/surat/<int:letter>/", views.letter, name="case_letter"),
    path("perkara/<int:case>/dokumen/", documents_page.receive_document, name="receive_document"),
    path("perkara/<int:case>/dokumen/<int:document>/", documents_page.case_document, name="case_document"),
    path("perkara/<int:case>/dasar/", views.evidence, name="case_evidence"),
    path("perkara/<int:case>/langkah/<str:kind>/", views.act, name="case_act"),
    path("perkara/<int:case>/langkah/<str:kind>/konsep/", views.draft, name="case_draft"),
]
