"""`timpora sample`: the invented office's lists."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from timpora.entrypoints.commands.options import LanguageOption, Terminal, refuse
from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Language, Text
from timpora.sample.lists import LISTS, TRUTH, write_sample
from timpora.sample.people import MEETING_DAY


WRITTEN = Text(
    id="Kantor rekaan “Serang”, {people} orang, benih {seed}. Semua orang, paspor, dan organisasi di dalamnya karangan.",
    en="The invented office “Serang”, {people} people, seed {seed}. All people, passports and organisations are made up.",
)
TRUTH_WORDS = Text(
    id="temuan yang benar pada {day}, dan baris yang harus ditolak; bukan daftar, jangan disaring",
    en="the findings that are true on {day}, and the rows to refuse; no list, not to be screened",
)
NEXT = Text(id="Berikutnya: ", en="Next: ")


def sample(
    folder: Annotated[Path, typer.Argument(help="Folder tujuan / where to write")],
    people: Annotated[int, typer.Option(help="Banyaknya orang, 150 sampai 100000 / how many people")] = 1100,
    seed: Annotated[
        int, typer.Option(help="Benih: angka yang sama, daftar yang sama / same number, same lists")
    ] = 2023,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:
    """Menulis daftar kantor rekaan "Serang" beserta kebenarannya / writes the invented office's lists and the truth."""
    try:
        with Terminal(stderr=True).status(""):
            write_sample(folder, people=people, seed=seed)
    except Refused as refused:
        refuse(refused.refusal, lang)
    except OSError as error:
        refuse(_not_writable(folder, error), lang)
    _tell(folder, people, seed, lang)


def _tell(folder: Path, people: int, seed: int, language: Language) -> None:
    console = Terminal()
    console.print(WRITTEN.fill(people=people, seed=seed).within(language), highlight=False)
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    for one in LISTS:
        table.add_row(one.file, one.words.within(language))
    table.add_row(f"{TRUTH}/", TRUTH_WORDS.fill(day=MEETING_DAY).within(language))
    console.print(table)
    command = f'timpora screen "{folder}" --as-of {MEETING_DAY.isoformat()}'
    console.print(NEXT.within(language) + command, markup=False, highlight=False, soft_wrap=True)


def _not_writable(folder: Path, error: OSError) -> Refusal:
    return Refusal(
        "sample_not_writable",
        Text(
            id=f"Tidak dapat menulis di sana ({error.strerror}).",
            en=f"It is not possible to write there ({error.strerror}).",
        ),
        Text(
            id="Periksa izin folder dan ruang disk, atau pilih folder lain.",
            en="Check the folder's permissions and the disk, or choose another folder.",
        ),
        Source(str(folder)),
    )
