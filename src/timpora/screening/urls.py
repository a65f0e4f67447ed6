"""Addresses of what screening shows."""

from django.urls import path

from timpora.screening import (
    exporting,
    finding_page,
    past_page,
    queue_page,
    reminder_views,
    today_page,
    views,
    what_if_page,
)


urlpatterns = [
    path("", today_page.start, name="start"),
    path("hari-ini/", today_page.today, name="today"),
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
    path("pengingat/", reminder_views.reminders, name="reminders"),
    path("pengingat/kirim/", reminder_views.remind_many, name="remind_many"),
    path("pengingat/aturan/", reminder_views.reminder_rule, name="reminder_rule"),
    path("pengingat/unduh/<str:form>/", reminder_views.reminders_file, name="reminders_file"),
    path("pengingat/temuan/<int:finding>/", reminder_views.remind, name="remind"),
    path("pengingat/<int:reminder>/", reminder_views.reminder, name="reminder"),
    path("pengingat/<int:reminder>/surat/<str:recipient>/", reminder_views.reminder_letter, name="reminder_letter"),
]
