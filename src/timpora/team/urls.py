"""Addresses of teams."""

from django.urls import path

from timpora.team import agreed_pages, views, writing_pages


urlpatterns = [
    path("tim/", views.teams, name="teams"),
    path("tim/baru/", writing_pages.open_team, name="open_team"),
    path("tim/<int:team>/", views.team, name="team"),
    path("tim/<int:team>/ubah/", writing_pages.change_team, name="change_team"),
    path("tim/<int:team>/jejak/", views.trail, name="team_trail"),
    path("tim/<int:team>/surat-keputusan/baru/", writing_pages.add_decree, name="add_decree"),
    path("tim/<int:team>/kursi/baru/", writing_pages.add_seat, name="add_seat"),
    path("tim/<int:team>/kursi/<int:seat>/orang/", writing_pages.seat_person, name="seat_person"),
    path("tim/<int:team>/orang/<int:holder>/", views.holder, name="team_holder"),
    path("tim/<int:team>/orang/<int:holder>/berhalangan/", writing_pages.add_absence, name="add_absence"),
    path("tim/<int:team>/tindak-lanjut/", agreed_pages.agreed_actions, name="agreed_actions"),
    path("tim/<int:team>/tindak-lanjut/baru/", agreed_pages.agree, name="agree"),
    path("tim/<int:team>/tindak-lanjut/<int:action>/", agreed_pages.agreed_action, name="agreed_action"),
    path("tim/<int:team>/tindak-lanjut/<int:action>/<str:kind>/", agreed_pages.action_step, name="action_step"),
    path(
        "tim/<int:team>/tindak-lanjut/<int:action>/pengingat/<int:reminder>/kembali/",
        agreed_pages.reminder_came_back,
        name="reminder_came_back",
    ),
    path("tim/<int:team>/<str:what>/<int:row>/akhiri/", writing_pages.end_row, name="end_row"),
]
