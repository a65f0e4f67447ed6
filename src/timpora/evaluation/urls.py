"""Addresses of what evaluation shows."""

from django.urls import path

from timpora.evaluation import figure_page, map_area_page, map_boundary_page, map_page, report_page


urlpatterns = [
    path("evaluasi/", figure_page.evaluation, name="evaluation"),
    path("evaluasi/hitung/", figure_page.work_out, name="work_out"),
    path("evaluasi/dihitung/<int:question>/", figure_page.evaluation_of_question, name="evaluation_of_question"),
    path("evaluasi/hari/<int:day>/", figure_page.evaluation_of_day, name="evaluation_of_day"),
    path("evaluasi/indikator/<str:name>/", figure_page.evaluation_indicator, name="evaluation_indicator"),
    path("evaluasi/indikator/<str:name>/baris/", figure_page.evaluation_rows, name="evaluation_rows"),
    path("evaluasi/laporan/", report_page.reports, name="reports"),
    path("evaluasi/laporan/bulan/<int:month>/", report_page.report_of_month, name="report_of_month"),
    path("evaluasi/laporan/<int:report>/<str:form>/", report_page.report_file, name="report_file"),
    path("peta/", map_page.supervision_map, name="map"),
    path("peta/gambar/", map_page.map_drawing, name="map_drawing"),
    path("peta/garis-batas/", map_boundary_page.map_boundaries, name="map_boundaries"),
    path("peta/garis-batas/hapus/", map_boundary_page.remove_boundaries, name="remove_boundaries"),
    path("peta/<str:code>/", map_area_page.map_area, name="map_area"),
    path("peta/<str:code>/penginapan/", map_area_page.map_places, name="map_places"),
]
