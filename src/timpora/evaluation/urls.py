"""Addresses of what evaluation shows."""

from django.urls import path

from timpora.evaluation import map_area_page, map_boundary_page, map_page


urlpatterns = [
    path("peta/", map_page.supervision_map, name="map"),
    path("peta/gambar/", map_page.map_drawing, name="map_drawing"),
    path("peta/garis-batas/", map_boundary_page.map_boundaries, name="map_boundaries"),
    path("peta/garis-batas/hapus/", map_boundary_page.remove_boundaries, name="remove_boundaries"),
    path("peta/<str:code>/", map_area_page.map_area, name="map_area"),
    path("peta/<str:code>/penginapan/", map_area_page.map_places, name="map_places"),
]
