"""Lists a page at a time: how many, and where they go on."""

from typing import Annotated

from ninja import Schema
from pydantic import Field

from timpora.api.core import problems
from timpora.api.core.cursors import cursor_after, place_of
from timpora.api.core.problems import ProblemError
from timpora.api.schemas import Plain


USUAL, MOST = 50, 100


class Asked(Schema):
    """Which page of a list is asked for."""

    limit: Annotated[int, Field(ge=1, le=MOST)] = Field(USUAL, description="How many at most.")
    cursor: Plain | None = Field(None, description="`next` of the page before, as it was given.")

    @property
    def after(self) -> int | None:
        """The place after which the page begins; None for the first page. Raises ProblemError."""
        if self.cursor is None:
            return None
        place = place_of(self.cursor)
        if place is None:
            raise ProblemError(problems.WRONG_VALUES, places=("query.cursor",))
        return place


class Page[Item](Schema):
    """A page of a list."""

    items: list[Item]
    next: str | None = Field(description="The cursor of the next page; null on the last.")


def page_of[Item](found: list[Item], asked: Asked, *, place: int | None) -> dict[str, object]:
    """A page, where one more than asked for was found if there is more; `place` is where the next one begins."""
    shown = found[: asked.limit]
    more = len(found) > asked.limit and place is not None
    return {"items": shown, "next": cursor_after(place) if more and place is not None else None}
