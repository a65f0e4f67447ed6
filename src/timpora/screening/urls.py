"""Addresses of what screening shows."""

from django.urls import path

from timpora.screening import (
    exporting,
    finding_page,
    law_views,
    past_page,
    queue_page,
    rulebook_views,
    search_views,
    today_page,
    views,
    what_if_page,
)


urlpatterns = [
    path("", today_page.start, name="start"),
    path("hari-ini/", today_page.today, name="today"),
    path("cari/", search_views.search, name="search"),
    path("orang-asing/<int:record>/", views.foreigner, name="foreigner"),
    path("orang-asing/<int:record>/andai/", what_if_page.what_if, name="what_if"),
    path("temuan/", queue_page.findings, name="findings"),
    path("temuan/langkah/", queue_page.findings_step, name="findings_step"),
    path("temuan/tampilan/", queue_page.save_view, name="save_view"),
    path("temuan/tampilan/<int:view>/hapus/", queue_page.remove_view, name="remove_view"),
    path("temuan/unduh/<str:form>/", exporting.export, name="export_findings"),
    path("temuan/hari-lain/", past_page.findings_on, name="findings_on"),
    path("temuan/hari-lain/<int:question>/", past_page.findings_of_question, name="findings_of_question"),
    path("temuan/dinilai/<int:day>/", views.findings_of_run, name="findings_of_run"),
    path("temuan/<int:finding>/", finding_page.finding, name="finding"),
    path("temuan/<int:finding>/langkah/<str:to>/", finding_page.finding_step, name="finding_step"),
    path("aturan/", rulebook_views.rulebook, name="rulebook"),
    path("aturan/ketetapan/", rulebook_views.rule_parameters, name="rule_parameters"),
    path("aturan/ketetapan/<str:name>/usul/", law_views.propose_setting, name="propose_setting"),
    path("aturan/indeks/", law_views.visa_indexes, name="visa_indexes"),
    path("aturan/indeks/usul/", law_views.propose_index, name="propose_index"),
    path("aturan/indeks/<slug:code>/", law_views.visa_index, name="visa_index"),
    path("aturan/indeks/<slug:code>/usul/", law_views.propose_row, name="propose_row"),
    path("aturan/indeks/<slug:code>/<str:first>/akhiri/", law_views.propose_end, name="propose_end"),
    path("aturan/indeks/<slug:code>/<str:first>/betulkan/", law_views.propose_correction, name="propose_correction"),
    path("aturan/usulan/", law_views.law_changes, name="law_changes"),
    path("aturan/usulan/<int:change>/", law_views.law_change, name="law_change"),
    path("aturan/<slug:rule>/", rulebook_views.rule, name="rule"),
]
