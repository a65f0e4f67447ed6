"""Reading the lists that a command is given: files or folders, with a saved mapping where there is one."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from timpora.intake.core.mapping import saved_fields
from timpora.intake.reading import Reading, read_lists
from timpora.kernel.progress import Progress
from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Text
from timpora.rulebook.visa_indexes import standard_visa_indexes


def read(files: Sequence[Path], *, mapping: Path | None, on: date, progress: Progress) -> Reading:
    """All lists in the files and folders; raises Refused where the mapping or none of the lists can be read."""
    saved = None
    if mapping is not None:
        try:
            text = mapping.read_text(encoding="utf-8", errors="replace")
        except OSError as error:
            raise Refused(_no_mapping(mapping)) from error
        saved = saved_fields(text, mapping.name)
    paths = [path for file in files for path in (_files_in(file) if file.is_dir() else [file])]
    return read_lists(paths, on=on, saved=saved, kind_of_index=standard_visa_indexes().kind_of, progress=progress)


def _files_in(folder: Path) -> list[Path]:
    """The files of a folder in order of name; raises Refused where there are none or nobody may look."""
    try:
        found = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    except OSError as error:
        raise Refused(_folder("folder_closed", folder, _CLOSED)) from error
    if not found:
        raise Refused(_folder("folder_empty", folder, _EMPTY))
    return found


_EMPTY = Text(id="Tidak ada berkas di folder ini.", en="There are no files in this folder.")
_CLOSED = Text(id="Folder ini tidak dapat dibuka.", en="This folder cannot be opened.")


def _folder(code: str, folder: Path, what: Text) -> Refusal:
    remedy = Text(
        id="Periksa nama dan isinya, atau beri berkasnya.", en="Check its name and content, or give the files."
    )
    return Refusal(code, what, remedy, Source(folder.name or str(folder)))


def _no_mapping(path: Path) -> Refusal:
    return Refusal(
        "mapping_missing",
        Text(id="Berkas pemetaan tidak ada atau tidak dapat dibuka.", en="The mapping file does not exist or cannot be opened."),
        Text(id="Periksa nama dan foldernya.", en="Check its name and folder."),
        Source(path.name),
    )  # fmt: skip
