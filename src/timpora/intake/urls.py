"""Every address of intake."""

from django.urls import path

from timpora.intake import views, zone_page


urlpatterns = [
    path("", views.intake, name="intake"),
    path("sumber/", views.feeds, name="feeds"),
    path("sumber/<int:feed>/", views.feed, name="feed"),
    path("zona/", zone_page.from_zone, name="from_zone"),
    path("<int:delivery>/", views.delivery, name="delivery"),
    path("<int:delivery>/periksa/", views.check, name="check"),
    path("<int:delivery>/ditolak/", views.refused, name="refused"),
    path("<int:delivery>/tanda-terima/", views.receipt, name="receipt"),
    path("<int:delivery>/urungkan/", views.undo, name="undo"),
    path("<int:delivery>/sisihkan/", views.set_aside, name="set_aside"),
]
