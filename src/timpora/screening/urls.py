"""Addresses of what screening shows."""

from django.urls import path

from timpora.screening import law_views, rulebook_views, views


urlpatterns = [
    path("orang-asing/<int:record>/", views.foreigner, name="foreigner"),
    path("temuan/dinilai/<int:day>/", views.findings_of_run, name="findings_of_run"),
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
