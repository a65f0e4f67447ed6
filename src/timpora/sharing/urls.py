"""Addresses of what is shared."""

from django.urls import path

from timpora.sharing import answer_pages, views


urlpatterns = [
    path("dibagikan/", views.shares, name="shares"),
    path("dibagikan/baru/catatan/", views.share_note, name="share_note"),
    path("dibagikan/baru/daftar/", views.share_list, name="share_list"),
    path("dibagikan/baru/<str:kind>/<int:row>/", views.share_row, name="share_row"),
    path("dibagikan/<int:share>/", views.share, name="share"),
    path("dibagikan/<int:share>/tarik/", views.withdraw_share, name="withdraw_share"),
    path("dibagikan/<int:share>/jawab/", answer_pages.answer_share, name="answer_share"),
    path("dibagikan/<int:share>/jawaban/<int:answer>/lampiran/", answer_pages.answer_document, name="answer_document"),
    path("dibagikan/<int:share>/jawaban/<int:answer>/catat/", answer_pages.take_in_answer, name="take_in_answer"),
    path("dibagikan/<int:share>/jawaban/<int:answer>/selesai/", answer_pages.let_answer_be, name="let_answer_be"),
]
