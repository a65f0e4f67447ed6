"""What answers and requests of all endpoints are made of: days, texts, numbers, cursors, problems, pages of a list."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from ninja import Schema
from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

from timpora.api.core import problems
from timpora.api.core.cursors import LARGEST
from timpora.api.core.problems import Problem


FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
CALENDAR_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
LONGEST_TEXT = 200
OF_EVERY_ENDPOINT = (
    problems.MALFORMED, problems.NO_TOKEN, problems.NOT_IN_SCOPE, problems.NO_LENGTH, problems.TOO_LARGE, problems.WRONG_VALUES,
    problems.TOO_MANY,
)  # fmt: skip


def _as_written(value: object) -> object:
    if isinstance(value, str) and CALENDAR_DAY.fullmatch(value) is None:
        message = "no calendar day"
        raise ValueError(message)
    if not isinstance(value, str | date):
        message = "no text"
        raise ValueError(message)  # noqa: TRY004 - the library collects errors of values
    return value


def _within_reach(day: date) -> date:
    if not FIRST_DAY <= day <= LAST_DAY:
        message = "too far away"
        raise ValueError(message)
    return day


def _plain(text: str) -> str:
    if not text.isprintable():
        message = "signs that cannot be printed"
        raise ValueError(message)
    return text


def _whole(value: object) -> object:
    """A number as figures: neither 1.0 nor true is one."""
    is_figures = isinstance(value, str) and value.isascii() and value.isdecimal()
    if is_figures or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    message = "no whole number"
    raise ValueError(message)


Day = Annotated[
    date,
    BeforeValidator(_as_written),
    AfterValidator(_within_reach),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2023-06-27"]}),
]
Number = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=LARGEST)]
Plain = Annotated[str, StringConstraints(max_length=LONGEST_TEXT), AfterValidator(_plain)]


class Sent(Schema):
    """What a program sends; a part that is not described is refused, since it was meant to do something."""

    model_config = ConfigDict(extra="forbid")


class WrongPart(Schema):
    """A part of the request that is wrong."""

    place: str = Field(examples=["query.as_of"])
    detail: str


class ProblemDetails(Schema):
    """Why a request was not answered (RFC 9457); the words are in the language that Accept-Language asks for."""

    type: str = Field(examples=["urn:timpora:problem:not_found"])
    title: str = Field(examples=["There is no such thing."])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["There is no such thing. Check the address and the number."])
    code: str = Field(examples=["not_found"])
    remedy: str = Field(examples=["Check the address and the number."])
    errors: list[WrongPart] | None = None


class SourceOfFact(Schema):
    """Where something is written."""

    file: str = Field(examples=["Daftar ITAS Serang Juni 2023.xlsx"])
    sheet: str | None = Field(examples=["Izin"])
    row: int | None = Field(examples=[12])


def answers(success: Mapping[int, Any], *described: Problem) -> dict[int, Any]:
    """What an endpoint answers: its own, and the problems that it may end with, beside those of every endpoint."""
    return {
        **success,
        **dict.fromkeys(sorted({one.status for one in (*described, *OF_EVERY_ENDPOINT)}), ProblemDetails),
    }
