"""Addresses of what screening shows."""

from django.urls import path

from timpora.screening import reminder_views, views


urlpatterns = [
    path("orang-asing/<int:record>/", views.foreigner, name="foreigner"),
    path("temuan/dinilai/<int:day>/", views.findings_of_run, name="findings_of_run"),
    path("pengingat/", reminder_views.reminders, name="reminders"),
    path("pengingat/kirim/", reminder_views.remind_many, name="remind_many"),
    path("pengingat/aturan/", reminder_views.reminder_rule, name="reminder_rule"),
    path("pengingat/unduh/<str:form>/", reminder_views.reminders_file, name="reminders_file"),
    path("pengingat/temuan/<int:finding>/", reminder_views.remind, name="remind"),
    path("pengingat/<int:reminder>/", reminder_views.reminder, name="reminder"),
    path("pengingat/<int:reminder>/surat/<str:recipient>/", reminder_views.reminder_letter, name="reminder_letter"),
]
