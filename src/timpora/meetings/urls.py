"""Addresses of meetings."""

from django.urls import path

from timpora.meetings import (
    agenda_pages,
    attendance_pages,
    feed_pages,
    letter_pages,
    minutes_pages,
    pack_pages,
    room_pages,
    views,
    writing_pages,
)


ROOM = "tim/<int:team>/rapat/<int:meeting>/"
urlpatterns = [
    path("kalender/", feed_pages.own_calendar, name="own_calendar"),
    path("kalender/buat/", feed_pages.make_calendar, name="make_calendar"),
    path("kalender/akhiri/", feed_pages.end_calendar, name="end_calendar"),
    path("kalender/<str:token>.ics", feed_pages.calendar_feed, name="calendar_feed"),
    path("tim/<int:team>/rapat/", views.meetings, name="meetings"),
    path("tim/<int:team>/rapat/baru/", writing_pages.plan_meeting, name="plan_meeting"),
    path(ROOM, views.meeting, name="meeting"),
    path(f"{ROOM}langkah/<str:kind>/", writing_pages.meeting_step, name="meeting_step"),
    path(f"{ROOM}notula/", room_pages.keep_minutes, name="keep_minutes"),
    path(f"{ROOM}acara/baru/", agenda_pages.add_item, name="add_item"),
    path(f"{ROOM}acara/<int:item>/", agenda_pages.agenda_item, name="agenda_item"),
    path(f"{ROOM}acara/<int:item>/naik/", agenda_pages.raise_item, name="raise_item"),
    path(f"{ROOM}acara/<int:item>/notula/", minutes_pages.write_minutes, name="write_minutes"),
    path(f"{ROOM}acara/<int:item>/catat/<str:kind>/", minutes_pages.add_entry, name="add_entry"),
    path(f"{ROOM}catatan/<int:entry>/hapus/", minutes_pages.remove_entry, name="remove_entry"),
    path(f"{ROOM}catatan/<int:entry>/tindak-lanjut/", minutes_pages.entry_to_action, name="entry_to_action"),
    path(f"{ROOM}hadir/<int:seat>/", attendance_pages.tap_attendance, name="tap_attendance"),
    path(f"{ROOM}kode/", attendance_pages.show_code, name="show_code"),
    path(f"{ROOM}saya-hadir/<slug:code>/", attendance_pages.meeting_here, name="meeting_here"),
    path(f"{ROOM}surat/<str:kind>/", letter_pages.meeting_paper, name="meeting_paper"),
    path(f"{ROOM}kalender.ics", letter_pages.meeting_calendar, name="meeting_calendar"),
    path(f"{ROOM}terbitkan/", letter_pages.issue_minutes, name="issue_minutes"),
    path(f"{ROOM}berkas/", pack_pages.make_pack, name="make_pack"),
    path(f"{ROOM}berkas/<int:number>/", pack_pages.pack_file, name="pack_file"),
    path("rapat/<int:meeting>/berkas/", pack_pages.pack_of_meeting, name="pack_of_meeting"),
    path(f"{ROOM}undangan/susulan/", letter_pages.invite_too, name="invite_too"),
    path(f"{ROOM}undangan/<int:invitation>/kembali/", letter_pages.came_back, name="came_back"),
]
