"""Places and organisations as lists: by name, on a day, as known on a day."""

from datetime import date, datetime, time
from typing import Any

from django.urls import reverse
from django.utils import timezone

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.kernel.identifiers import organisation_key
from timpora.register import queries, showing
from timpora.register.core.kinds import KINDS
from timpora.ui.components import tables
from timpora.ui.components.dialogs import TwoTimes
from timpora.ui.components.tables import Cell, Pagination, Table
from timpora.ui.day_field import day_typed
from timpora.ui.office_day import office_day


PAGE = 50
PAGE_OF = {"places": "place", "organisations": "organisation"}  # in screening, which knows the law
SHOWN = {"places": ("name", "kind", "area_code", "address"), "organisations": ("name", "kind", "registration_number", "area_code")}  # fmt: skip


def two_times(request: ViewedRequest, href: str) -> tuple[TwoTimes, datetime | None]:
    """The days that were asked for, today where none or no day was; and the moment of knowledge, None for now."""
    today = office_day()
    as_of = day_typed(request.GET.get("as_of", "")) or today
    known_on = min(day_typed(request.GET.get("as_known_on", "")) or today, today)
    asked = TwoTimes(href=href, as_of=as_of, as_known_on=known_on, today=today)
    return asked, known_at(known_on)


def known_at(day: date | None) -> datetime | None:
    """The moment of knowledge of a day that is over; None, which is now, for today, for days to come, and where none is named."""
    return None if day is None or day >= office_day() else end_of(day)


def end_of(day: date) -> datetime:
    """The last moment of a day by the office's clock."""
    return timezone.make_aware(datetime.combine(day, time.max))


def kind_list(request: ViewedRequest, kind: str, *, most: int = PAGE) -> dict[str, Any]:
    """What the page of a list shows; from its beginning where more than a page is wanted."""
    href = reverse(kind)
    asked, as_known = two_times(request, href)
    rows = queries.on_day(queries.facts(request.viewer, kind, as_known=as_known), asked.as_of)
    typed = request.GET.get("q", "").strip()[:200]
    key = "place_key" if kind == "places" else "organisation_key"
    for word in organisation_key(typed).split():
        rows = rows.filter(**{f"{key}__contains": word})
    rows = queries.once_each(kind, rows)
    total, begin = rows.count(), number(request.GET.get("dari", "")) if most == PAGE else 0
    shown = list(rows.order_by("name", "id")[begin : begin + most])
    return {
        "kind": KINDS[kind],
        "asked": asked,
        "typed": typed,
        "href": href,
        "add_href": reverse("add_fact", args=[kind]) if request.viewer.may(Permission.RECORD_FACTS) else None,
        "table": _table(kind, shown) if shown else None,
        "pages": pages(request, begin, len(shown), total) if total > PAGE else None,
    }


def _table(kind: str, shown: list[Any]) -> Table:
    columns = {column.name: column for column in KINDS[kind].columns}
    wanted = [columns[name] for name in SHOWN[kind]]
    return Table(
        caption=KINDS[kind].title,
        shows_caption=False,
        columns=[tables.Column(heading=column.label) for column in wanted],
        rows=[
            [
                Cell(
                    value=showing.in_words(column, getattr(one, column.name)),
                    href=reverse(PAGE_OF[kind], args=[one.pk]) if column.name == "name" else None,
                )
                for column in wanted
            ]
            for one in shown
        ],
    )


def pages(request: ViewedRequest, begin: int, shown: int, total: int) -> Pagination:
    """Where one is in a list that `dari` leads through."""

    def href(first: int) -> str:
        query = request.GET.copy()
        query["dari"] = str(first)
        return f"?{query.urlencode()}"

    return Pagination(
        first=begin + 1,
        last=begin + shown,
        total=total,
        previous_href=href(max(begin - PAGE, 0)) if begin else None,
        next_href=href(begin + PAGE) if begin + shown < total else None,
    )


def number(text: str) -> int:
    """A place in a list as an address names it; the beginning for what is none."""
    return int(text) if text.isdecimal() and len(text) < len("1000000000") else 0
