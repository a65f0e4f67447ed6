"""Invented examples of what asks; nobody in them exists."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from timpora.kernel.text import Text
from timpora.ui.components.dialogs import Applied, Choice, FileDrop, Filter, FilterBar, ReasonDialog, TwoTimes
from timpora.ui.day_field import DayField
from timpora.ui.language import later


TODAY = date(2023, 6, 27)


class EncounterForm(forms.Form):
    """Who was met, where, and what was agreed."""

    name = forms.CharField(label=later(Text(id="Nama seperti di paspor", en="Name as in the passport")), max_length=80)
    passport = forms.RegexField(
        r"^[A-Z0-9]{6,12}$",
        label=later(Text(id="Nomor paspor", en="Passport number")),
        help_text=later(Text(id="Huruf besar dan angka, tanpa spasi.", en="Capitals and figures, without spaces.")),
        error_messages={
            "invalid": later(
                Text(
                    id="“QQ 12” terlalu pendek dan berisi spasi. Ketik seperti tercetak, misalnya QQP013183.",
                    en="“QQ 12” is too short and has a space. Type it as printed, such as QQP013183.",
                )
            )
        },
    )
    met_on = DayField(label=later(Text(id="Ditemui pada", en="Met on")))
    language = forms.ChoiceField(
        label=later(Text(id="Bahasa yang diperlukan", en="Language needed")),
        choices=[
            ("vi", later(Text(id="Vietnam", en="Vietnamese"))),
            ("zh", later(Text(id="Tionghoa", en="Chinese"))),
            ("other", later(Text(id="Lainnya", en="Another"))),
        ],
        widget=forms.RadioSelect,
    )
    statement = forms.CharField(
        label=later(Text(id="Keterangan", en="Statement")), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    told = forms.BooleanField(
        label=later(
            Text(id="Hak-haknya sudah disampaikan dalam bahasa itu", en="The rights were told in that language")
        )
    )


def form_with_errors() -> Mapping[str, Any]:
    form = EncounterForm({"name": "Andai Quoc Huy", "passport": "QQ 12", "met_on": "31 Juni 2023", "language": "vi"})
    form.is_valid()
    return {"form": form}


def two_times() -> Mapping[str, Any]:
    return {
        "past": TwoTimes(href="#two_times", as_of=date(2023, 5, 31), as_known_on=date(2023, 6, 26), today=TODAY),
    }


def file_drop() -> Mapping[str, Any]:
    return {
        "drop": FileDrop(
            name="lists",
            label=Text(id="Daftar minggu ini", en="This week's lists"),
            hint=Text(
                id="XLSX, ODS, XLS atau CSV, paling besar 200 MB. Kolom dikenali sendiri.",
                en="XLSX, ODS, XLS or CSV, 200 MB at most. Columns are recognised by themselves.",
            ),
            accept=".xlsx,.ods,.xls,.csv,.tsv",
        )
    }


def reasons() -> Mapping[str, Any]:
    return {
        "look": ReasonDialog(
            id="reason-look",
            opener=Text(id="Buka berkas orang ini", en="Open this person's file"),
            title=Text(id="Mengapa Anda membuka berkas ini?", en="Why do you open this file?"),
            explanation=Text(
                id="Orang ini bukan bagian pekerjaan Anda. Alasan dan waktunya dicatat dan dapat dibaca kepala kantor.",
                en="This person is not part of your work. The reason and the time are recorded, and the head of office can read them.",
            ),
            href="#dialog",
            confirm=Text(id="Buka berkas", en="Open the file"),
        ),
        "withdraw": ReasonDialog(
            id="reason-withdraw",
            opener=Text(id="Tarik fakta ini", en="Withdraw this fact"),
            title=Text(id="Mengapa fakta ini ditarik?", en="Why is this fact withdrawn?"),
            explanation=Text(
                id="Fakta tidak dihapus: ia tetap terbaca sebagai ditarik, dengan alasan ini.",
                en="The fact is not deleted: it can still be read as withdrawn, with this reason.",
            ),
            href="#dialog",
            confirm=Text(id="Tarik fakta", en="Withdraw the fact"),
            is_grave=True,
        ),
    }


def filters() -> Mapping[str, Any]:
    everything = Choice(value="", name=Text(id="Semua", en="All"))
    return {
        "filters": FilterBar(
            href="#filters",
            filters=[
                Filter(
                    name="certainty",
                    label=Text(id="Kepastian", en="Certainty"),
                    choices=[
                        everything,
                        Choice(value="proven", name=Text(id="Terbukti", en="Proven"), is_chosen=True),
                        Choice(value="no_exit", name=Text(id="Keluar tidak tercatat", en="No exit on record")),
                    ],
                ),
                Filter(
                    name="area",
                    label=Text(id="Wilayah", en="Area"),
                    choices=[
                        everything,
                        Choice(value="36.04", name=Text(id="Kabupaten Serang", en="Serang Regency"), is_chosen=True),
                        Choice(value="36.73", name=Text(id="Kota Serang", en="Serang City")),
                    ],
                ),
            ],
            applied=[
                Applied(name=Text(id="Terbukti", en="Proven"), href="#filters"),
                Applied(name=Text(id="Kabupaten Serang", en="Serang Regency"), href="#filters"),
            ],
            found=Text(id="5 temuan", en="5 findings"),
            clear_href="#filters",
            save_href="#filters",
        )
    }
