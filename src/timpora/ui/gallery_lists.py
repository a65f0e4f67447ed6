"""Invented examples of rows, properties, tabs and steps; nobody in them exists."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from timpora.kernel.text import Text
from timpora.ui.components.exports import Downloads
from timpora.ui.components.shell import Step, Stepper, Tab, Tabs
from timpora.ui.components.statements import Tag, Tone
from timpora.ui.components.tables import Cell, Column, KeyValue, KeyValues, Name, Pagination, Queue, QueueRow, Table


PAST = Tag(tone=Tone.ALERT, label=Text(id="Melebihi batas", en="Past the limit"))
SOON = Tag(tone=Tone.WARNING, label=Text(id="Segera berakhir", en="Ends soon"))
OPEN = Tag(tone=Tone.OPEN, label=Text(id="Perlu petugas", en="Needs an officer"))
NOT_PAST = Text(id="belum lewat", en="not past")
CHANGE = Text(id="Ubah", en="Change")


def table() -> Mapping[str, Any]:
    people = (
        (Name(name="Rosalinda Misaldo Contohez"), "QQP013183", PAST, date(2022, 5, 6), 412),
        (Name(name="王 幻想", script_of="zh"), "QQE204417", PAST, date(2023, 5, 15), 43),
        (Name(name="세무 민수", script_of="ko"), "QQM730021", SOON, date(2023, 7, 6), None),
        (Name(name="خيال بنت مثال", script_of="ar"), "QQA118290", OPEN, date(2023, 6, 15), 12),
        (Name(name="Jürgen Rekamüller"), None, SOON, date(2023, 7, 9), None),
    )
    return {
        "table": Table(
            caption=Text(id="Temuan yang menunggu Anda", en="Findings that wait for you"),
            columns=[
                Column(heading=Text(id="Orang asing", en="Person")),
                Column(heading=Text(id="Keadaan", en="Standing")),
                Column(heading=Text(id="Batas tinggal", en="Stay limit"), sort_href="#table", sorted="ascending"),
                Column(heading=Text(id="Hari lewat", en="Days past"), is_number=True, sort_href="#table"),
            ],
            rows=[
                [
                    Cell(value=name, href="#table", below=document),
                    Cell(value=standing),
                    Cell(value=limit),
                    Cell(value=NOT_PAST if past is None else past),
                ]
                for name, document, standing, limit, past in people
            ],
        ),
        "pages": Pagination(first=1, last=5, total=1204, previous_href=None, next_href="#table"),
    }


def answers() -> Mapping[str, Any]:
    rows = (
        (Text(id="Nama", en="Name"), Name(name="Andai Quoc Huy")),
        (Text(id="Paspor", en="Passport"), "QQC550912"),
        (Text(id="Ditemui pada", en="Met on"), date(2023, 6, 22)),
        (Text(id="Bahasa yang diperlukan", en="Language needed"), Text(id="Vietnam", en="Vietnamese")),
        (Text(id="Nomor telepon", en="Phone number"), None),
    )
    return {
        "answers": KeyValues(
            rows=[KeyValue(key=key, cell=Cell(value=value), href="#answers", action=CHANGE) for key, value in rows]
        )
    }


def document() -> Mapping[str, Any]:
    return {
        "document": KeyValues(
            rows=[
                KeyValue(key=Text(id="Penjamin", en="Sponsor"), cell=Cell(value="PT Baja Rekaan Nusantara", href="#key_values", below="Bojonegara, Kabupaten Serang")),
                KeyValue(key=Text(id="Izin tinggal", en="Stay permit"), cell=Cell(value=Text(id="ITAS, indeks 312", en="Limited stay permit, index 312"), below=Text(id="tercatat 14 Maret 2023", en="recorded on 14 March 2023"))),
                KeyValue(key=Text(id="Batas tinggal", en="Stay limit"), cell=Cell(value=date(2023, 7, 6))),
                KeyValue(key=Text(id="Keadaan", en="Standing"), cell=Cell(value=SOON)),
                KeyValue(key=Text(id="Keluar wilayah", en="Exit"), cell=Cell(value=None)),
            ]
        )
    }  # fmt: skip


def tabs() -> Mapping[str, Any]:
    return {
        "tabs": Tabs(
            label=Text(id="Bagian berkas orang", en="Parts of the person's file"),
            tabs=[
                Tab(name=Text(id="Ringkasan", en="Summary"), href="#tabs", is_current=True),
                Tab(name=Text(id="Dokumen", en="Documents"), href="#tabs", count=3),
                Tab(name=Text(id="Izin", en="Permits"), href="#tabs", count=2),
                Tab(name=Text(id="Keberadaan", en="Presence"), href="#tabs", count=14),
                Tab(name=Text(id="Siapa yang melihat", en="Who looked"), href="#tabs"),
            ],
        )
    }


def downloads() -> Mapping[str, Any]:
    return {"downloads": Downloads(href="#downloads")}


def steps() -> Mapping[str, Any]:
    return {
        "steps": Stepper(
            label=Text(id="Langkah perkara", en="Steps of the case"),
            steps=[
                Step(name=Text(id="Verifikasi", en="Verification"), state="done", href="#stepper", detail=Text(id="22 Juni 2023, di tempat", en="22 June 2023, on the spot")),
                Step(name=Text(id="Panggilan dan penerjemah", en="Summons and interpreter"), state="done", href="#stepper"),
                Step(name=Text(id="Pemeriksaan", en="Examination"), state="current", href="#stepper", detail=Text(id="Tenggat 30 Juni 2023, tinggal 3 hari", en="Due on 30 June 2023, 3 days left")),
                Step(name=Text(id="Usulan", en="Proposal"), state="ahead"),
                Step(name=Text(id="Keputusan kepala kantor", en="Decision by the head of office"), state="ahead"),
            ],
        )
    }  # fmt: skip


def queue() -> Mapping[str, Any]:
    return {
        "queue": Queue(
            label=Text(id="Temuan", en="Findings"),
            rows=[
                QueueRow(
                    href="#queue",
                    name="Rosalinda Misaldo Contohez",
                    about="QQP013183",
                    headline=Text(id="Melebihi batas tinggal 412 hari", en="412 days past the stay limit"),
                    rest=Text(id="Ditemui petugas 22 Juni 2023.", en="Met by an officer on 22 June 2023."),
                    tags=[PAST],
                    days=[Text(id="ditemukan 26 Juni 2023", en="found on 26 June 2023")],
                    tick="1",
                ),
                QueueRow(
                    href="#queue",
                    headline=Text(id="Umpan perlintasan diam", en="A feed of crossings is silent"),
                    tags=[OPEN],
                    step=Text(id="Mulai periksa", en="Begin to check"),
                    step_href="#queue",
                ),
            ],
        )
    }
