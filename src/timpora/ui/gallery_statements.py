"""Invented examples of what says something; nobody in them exists."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from timpora.kernel.refusals import Source
from timpora.kernel.text import Text
from timpora.ui.components.statements import EmptyState, Notice, Progress, Sentence, Tag, Toast, Tone
from timpora.ui.components.timeline import LedgerLine, Presence, Standing, Timeline


JUDGED_ON = date(2023, 6, 27)


def _overstay(drawing: str) -> Timeline:
    return Timeline(
        id=drawing,
        judged_on=JUDGED_ON,
        stay_limit=date(2023, 5, 15),
        lines=[
            LedgerLine(
                first_day=date(2023, 3, 17),
                last_day=date(2023, 5, 15),
                standing=Standing.COVERED,
                presence=Presence.RECORDED,
                known_by=Text(id="Ditemui petugas 22 Juni 2023", en="Met by an officer on 22 June 2023"),
                basis=Text(id="Izin tinggal kunjungan B213 (no. QQ-17)", en="Visit stay permit B213 (no. QQ-17)"),
                short="B213",
                source=Source("daftar izin kunjungan.csv", row=17),
                provision="Pasal 48 ayat (3) UU 6/2011",
                confirmed=True,
            ),
            LedgerLine(
                first_day=date(2023, 5, 16),
                last_day=JUDGED_ON,
                standing=Standing.UNCOVERED,
                presence=Presence.RECORDED,
                known_by=Text(id="Ditemui petugas 22 Juni 2023", en="Met by an officer on 22 June 2023"),
                basis=Text(id="Tidak ada izin tercatat untuk hari-hari ini", en="No permit on record for these days"),
                provision="Pasal 48 ayat (1) UU 6/2011",
                confirmed=True,
            ),
        ],
    )


def sentence() -> Mapping[str, Any]:
    return {
        "overstay": Sentence(
            tone=Tone.ALERT,
            headline=Text(id="Melebihi batas tinggal 43 hari", en="43 days past the stay limit"),
            since=Text(id="sejak 16 Mei 2023", en="since 16 May 2023"),
            rest=Text(
                id="Izin tinggal kunjungan (B213) berakhir 15 Mei 2023; tidak ada perpanjangan atau keluar wilayah "
                "tercatat; ditemui petugas 22 Juni 2023. Biaya beban sampai hari ini Rp43.000.000. Lewat 60 hari "
                "(15 Juli 2023): deportasi dan penangkalan.",
                en="The visit stay permit (B213) ended on 15 May 2023; no extension or exit is on record; met by an "
                "officer on 22 June 2023. Overstay charge up to today Rp43.000.000. Past 60 days (15 July 2023): "
                "deportation and entry ban.",
            ),
            provisions=("Pasal 78 UU 6/2011", "PP 28/2019"),
            confirmed=False,
            why=_overstay("why-overstay"),
        ),
        "within": Sentence(
            tone=Tone.GOOD,
            headline=Text(
                id="Dalam batas tinggal sampai 3 Agustus 2023", en="Within the stay limit until 3 August 2023"
            ),
            rest=Text(
                id="ITAS (312) berlaku dan keberadaannya terlapor pada 20 Juni 2023.",
                en="The ITAS (312) is in force, and presence was reported on 20 June 2023.",
            ),
            provisions=("Pasal 48 UU 6/2011",),
            confirmed=True,
        ),
        "open": Sentence(
            tone=Tone.OPEN,
            headline=Text(id="Belum dapat disimpulkan", en="Cannot be concluded yet"),
            rest=Text(
                id="Batas terlampaui 12 hari, tetapi permohonan perpanjangan diajukan tepat waktu dan belum diputus. "
                "Perlu petugas.",
                en="The limit passed 12 days ago, but an extension was applied for in time and is undecided. "
                "An officer is needed.",
            ),
            provisions=("Pasal 78 UU 6/2011",),
            confirmed=False,
        ),
    }


def timelines() -> Mapping[str, Any]:
    return {"weeks": _overstay("weeks"), "years": _years()}


def _years() -> Timeline:
    said = Text(id="Dilaporkan sampai 20 Juni 2023", en="Reported up to 20 June 2023")
    left = Text(id="Keluar tidak tercatat", en="No exit on record")
    crossed = Text(id="Di antara masuk dan keluar", en="Between entry and exit")
    itas = Text(id="ITAS 312 (no. QQ-2C11)", en="Limited stay permit 312 (no. QQ-2C11)")
    waits = Text(
        id="Menunggu keputusan perpanjangan, diajukan 2 Februari 2022",
        en="Waiting for a decision on an extension, lodged on 2 February 2022",
    )
    nothing = Text(id="Tidak ada izin tercatat untuk hari-hari ini", en="No permit on record for these days")
    rows = (
        (date(2019, 2, 18), date(2020, 1, 20), Standing.COVERED, Presence.RECORDED, crossed, itas),
        (date(2020, 2, 11), date(2022, 2, 10), Standing.COVERED, Presence.RECORDED, said, itas),
        (date(2022, 2, 11), date(2022, 4, 18), Standing.PENDING, Presence.RECORDED, said, waits),
        (date(2022, 4, 19), date(2023, 2, 10), Standing.COVERED, Presence.ON_PAPER, left, itas),
        (date(2023, 2, 11), JUDGED_ON, Standing.UNCOVERED, Presence.PRESUMED, left, nothing),
    )
    return Timeline(
        id="years",
        judged_on=JUDGED_ON,
        lines=[
            LedgerLine(
                first_day=first,
                last_day=last,
                standing=standing,
                presence=presence,
                known_by=known_by,
                basis=basis,
                short="312",
                source=None if standing is Standing.UNCOVERED else Source("Daftar ITAS.xlsx", "Kibin", 12),
                provision="Pasal 48 UU 6/2011",
                confirmed=standing is not Standing.PENDING,
            )
            for first, last, standing, presence, known_by, basis in rows
        ],
    )


def tags() -> Mapping[str, Any]:
    return {
        "tags": [
            Tag(tone=Tone.ALERT, label=Text(id="Melebihi batas", en="Past the limit")),
            Tag(tone=Tone.WARNING, label=Text(id="Berakhir dalam 9 hari", en="Ends in 9 days")),
            Tag(tone=Tone.GOOD, label=Text(id="Dalam batas", en="Within the limit")),
            Tag(tone=Tone.INFORMATION, label=Text(id="Menunggu persetujuan", en="Awaits approval")),
            Tag(tone=Tone.OPEN, label=Text(id="Perlu petugas", en="Needs an officer")),
        ]
    }


def notices() -> Mapping[str, Any]:
    return {
        "notices": [
            Notice(
                tone=Tone.WARNING,
                title=Text(
                    id="Umpan “Pelabuhan Rekaan” diam sejak 19 Juni 2023",
                    en="The feed “Pelabuhan Rekaan” has been silent since 19 June 2023",
                ),
                body=Text(
                    id="Tujuh temuan yang bertumpu padanya ditahan sampai umpan datang kembali.",
                    en="Seven findings that rest on it are held back until it arrives again.",
                ),
                href="#notice",
                action=Text(id="Lihat umpan", en="Look at the feed"),
            ),
            Notice(
                tone=Tone.GOOD,
                title=Text(
                    id="412 baris tercatat, 6 baris perlu diperbaiki", en="412 rows recorded, 6 rows to be mended"
                ),
            ),
            Notice(
                tone=Tone.INFORMATION,
                title=Text(id="Anda melihat data contoh", en="You are looking at sample data"),
                body=Text(id="Tidak seorang pun di dalamnya nyata.", en="Nobody in it exists."),
            ),
        ]
    }


def progress() -> Mapping[str, Any]:
    return {
        "running": Progress(
            id="progress-running",
            title=Text(id="Mencatat “tamu hotel juni.tsv”", en="Recording “tamu hotel juni.tsv”"),
            detail=Text(
                id="Sisa sekitar 20 detik. Halaman ini boleh ditinggalkan.",
                en="About 20 seconds left. You may leave this page.",
            ),
            done=61_200,
            total=100_000,
            state_href="/galeri/kemajuan/",
            cancel_href="#progress",
        ),
        "over": Progress(
            id="progress-over",
            title=Text(id="“TKA disnaker.xlsx” tercatat", en="“TKA disnaker.xlsx” is recorded"),
            detail=Text(id="Selesai dalam 41 detik.", en="Done in 41 seconds."),
            done=100_000,
            total=100_000,
            state_href="#progress",
            cancel_href=None,
        ),
    }


def toast() -> Mapping[str, Any]:
    return {
        "toast": Toast(
            message=Text(id="12 temuan dipindah ke “Pantai Anyar”.", en="12 findings moved to “Pantai Anyar”."),
            undo_href="#toast",
        )
    }


def empty() -> Mapping[str, Any]:
    return {
        "empty": EmptyState(
            icon="file-import",
            title=Text(id="Belum ada berkas masuk minggu ini", en="No file has come in this week"),
            body=Text(
                id="Daftar tamu hotel biasanya datang setiap Senin. Lepaskan berkasnya di halaman Berkas masuk.",
                en="The hotels' guest lists usually come on Mondays. Drop them on the Incoming files page.",
            ),
            href="#empty",
            action=Text(id="Ke Berkas masuk", en="To Incoming files"),
        )
    }
