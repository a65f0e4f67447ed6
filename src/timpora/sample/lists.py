"""Writes the invented office's lists, as untidy as real ones, and beside them the truth in a folder of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Text
from timpora.sample import labour_lists, movement_lists, permit_lists
from timpora.sample.office import foreigners
from timpora.sample.people import Foreigner
from timpora.sample.sheets import Mistake
from timpora.sample.truth import write_truth


@dataclass(frozen=True, kw_only=True)
class SampleList:
    """One list of the office: its file, what it is in words, and how it is written."""

    file: str
    words: Text
    write: Callable[[Path, Sequence[Foreigner]], list[Mistake]]


LISTS = (
    SampleList(
        file="Daftar ITAS Serang Juni 2023.xlsx", write=permit_lists.write_limited,
        words=Text(id="pemegang ITAS dan ITAP, satu lembar tiap wilayah", en="holders of ITAS and ITAP, one sheet an area"),
    ),
    SampleList(
        file="daftar izin kunjungan.csv", write=permit_lists.write_visits,
        words=Text(id="izin kunjungan, dengan hari orang ditemui (Windows-1252)", en="visit permits, with the day people were met (Windows-1252)"),
    ),
    SampleList(
        file="perlintasan jan-jun 2023.csv", write=movement_lists.write_crossings,
        words=Text(id="perlintasan, nama dari zona baca paspor (UTF-16)", en="border crossings, names from passports' zones (UTF-16)"),
    ),
    SampleList(
        file="tamu hotel juni.tsv", write=movement_lists.write_guests,
        words=Text(id="tamu penginapan Serang dan Lebak", en="guests of accommodations in Serang and Lebak"),
    ),
    SampleList(
        file="tamu pantai pandeglang.ods", write=movement_lists.write_beach_guests,
        words=Text(id="tamu penginapan pantai Pandeglang", en="guests at the beaches of Pandeglang"),
    ),
    SampleList(
        file="TKA disnaker.xlsx", write=labour_lists.write_workers,
        words=Text(id="pengesahan RPTKA dan laporan pemberi kerja", en="approved plans and employers' reports"),
    ),
    SampleList(
        file="laporan TKA kawasan cikande.csv", write=labour_lists.write_estate,
        words=Text(id="laporan TKA kawasan industri, bulan di depan", en="an industrial estate's workers, month first"),
    ),
    SampleList(
        file="permohonan perpanjangan.csv", write=labour_lists.write_applications,
        words=Text(id="permohonan di loket, diputus atau belum", en="applications at the counter, decided or not"),
    ),
    SampleList(
        file="keadaan khusus.csv", write=labour_lists.write_circumstances,
        words=Text(id="keadaan yang perlu pejabat", en="circumstances that need an officer"),
    ),
    SampleList(
        file="umpan.csv", write=lambda path, _: movement_lists.write_feeds(path),
        words=Text(id="umpan data dan kapan terakhir datang", en="feeds and when they last arrived"),
    ),
)  # fmt: skip
TRUTH = "truth"


def write_sample(folder: Path, *, people: int = 1100, seed: int = 2023) -> list[Path]:
    """Writes every list into a folder, the same for the same seed; returns the files in the order of reading.

    A folder that holds an earlier sample is written anew. Raises Refused for a number of people outside 150 to
    100,000 and for a folder that holds anything else, so that nobody's lists are mixed with invented ones.
    """
    found = foreigners(people, seed)
    _check(folder)
    folder.mkdir(parents=True, exist_ok=True)
    mistakes = [mistake for one in LISTS for mistake in one.write(folder / one.file, found)]
    write_truth(folder / TRUTH, found, mistakes)
    return [folder / one.file for one in LISTS]


def _check(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise Refused(
            Refusal(
                "sample_no_folder",
                Text(id=f"{folder} adalah berkas, bukan folder.", en=f"{folder} is a file and no folder."),
                Text(id="Pilih nama folder.", en="Choose the name of a folder."),
            )
        )
    own = {one.file for one in LISTS} | {TRUTH}
    foreign = sorted(path.name for path in folder.iterdir() if path.name not in own) if folder.exists() else []
    if foreign:
        raise Refused(
            Refusal(
                "sample_folder_in_use",
                Text(
                    id=f"Folder itu berisi “{foreign[0]}”, yang bukan bagian dari contoh; tidak ada yang ditulis.",
                    en=f"The folder holds “{foreign[0]}”, which is no part of the sample; nothing was written.",
                ),
                Text(id="Pilih folder kosong atau nama baru.", en="Choose an empty folder or a new name."),
                Source(folder.name),
            )
        )
