"""How much the office takes in one upload, and where files are kept; wrong variables stop the start with a sentence."""

from collections.abc import Mapping
from pathlib import Path

from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text
from timpora.postgres.folders import home_folder


UPLOAD_VARIABLE, FILES_VARIABLE = "TIMPORA_LARGEST_UPLOAD_MB", "TIMPORA_FILES"
DEFAULT_MEGABYTES, MOST_MEGABYTES = 200, 512
MEGABYTE = 2**20


def largest_upload(environment: Mapping[str, str]) -> int:
    """In megabytes; a file larger than the most is no list that anybody reads."""
    said = environment.get(UPLOAD_VARIABLE, str(DEFAULT_MEGABYTES))
    if not said.isdecimal() or not 1 <= int(said) <= MOST_MEGABYTES:
        raise Refused(_no_limit(said))
    return int(said)


def files_folder(environment: Mapping[str, str]) -> Path:
    """The folder that is named, or one in the office's home."""
    named = environment.get(FILES_VARIABLE)
    return Path(named).expanduser().absolute() if named else home_folder(environment) / "files"


def _no_limit(said: str) -> Refusal:
    return Refusal(
        code="upload_limit_wrong",
        what=Text(
            id=f"{UPLOAD_VARIABLE} bernilai “{said}”, padahal harus bilangan 1 sampai {MOST_MEGABYTES}.",
            en=f"{UPLOAD_VARIABLE} is “{said}”, and must be a number from 1 to {MOST_MEGABYTES}.",
        ),
        remedy=Text(id="Isi dengan megabita, misalnya 200.", en="Give megabytes, such as 200."),
    )
