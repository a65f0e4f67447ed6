"""The day on which the pages of the invented office stand still, as `timpora up` names it; known without Django."""

from collections.abc import Mapping
from datetime import date

from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text


VARIABLE = "TIMPORA_STANDS_ON"


def stands_on(environment: Mapping[str, str]) -> date | None:
    """The day that `timpora up` names for the invented office; None for every other one."""
    named = environment.get(VARIABLE)
    if not named:
        return None
    try:
        return date.fromisoformat(named)
    except ValueError as error:
        raise Refused(_no_day(named)) from error


def _no_day(said: str) -> Refusal:
    return Refusal(
        code="stands_on_no_day",
        what=Text(
            id=f"{VARIABLE} bernilai “{said}”, padahal harus sebuah hari.",
            en=f"{VARIABLE} is “{said}”, and must be a day.",
        ),
        remedy=Text(
            id="Tulis seperti 2023-06-27, atau hapus variabel itu.",
            en="Write it like 2023-06-27, or leave the variable out.",
        ),
    )
