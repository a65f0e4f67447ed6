"""Proposes the mapping of a sheet: finds the header, one row or two, and asks the contents where headers say nothing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from timpora.intake.core.columns import tidy
from timpora.intake.core.contents import KindOfIndex, proposals
from timpora.intake.core.fields import DAYS, GUARDS, NOT_READ, kind_of
from timpora.intake.core.headers import Found, Guess, guess, order_hint
from timpora.intake.core.mapping import ListMapping, Saved, fingerprint_of


MOST_TITLE_ROWS = 40
LOOKED_AT = 400  # rows of a body that are looked at for a proposal from contents
HEAD = MOST_TITLE_ROWS + LOOKED_AT
_DATA = re.compile(r"^[(\[]?\s*\d+([.,/\- ]\d+)*\s*[)\]]?$|\b\d{4}\b")

type Cells = Sequence[str | None]


@dataclass(frozen=True, kw_only=True)
class _Header:
    """A row, or two, that may be the header."""

    place: int
    height: int
    texts: tuple[str | None, ...]
    guesses: tuple[Guess | None, ...]

    @property
    def score(self) -> int:
        """How many different fields it names; what every list may have does not count."""
        named = {found.field for found in self.guesses if found is not None}
        return len(named - NOT_READ) * 2 + len(named & NOT_READ)


def propose(frame: pl.DataFrame, saved: Saved, kind_of_index: KindOfIndex = lambda _: None) -> ListMapping | None:
    """The mapping of a sheet by its first rows (`HEAD`), or None where no row looks like the header of a known kind of list.

    A saved mapping whose fingerprint fits wins over any proposal.
    """
    columns = [name for name in frame.columns if name != "row"]
    head = frame.head(HEAD).select(tidy(pl.col(name)).alias(name) for name in columns)
    rows = list(zip(*(head.get_column(name).to_list() for name in columns), strict=True))
    headers = list(_headers(rows))
    for header in headers:
        if (mapping := _from_saved(header, saved)) is not None:
            return mapping
    ranked = sorted(headers, key=lambda header: -header.score)
    for header in ranked[:3]:
        mapping = _with_contents(_mapping(header), rows, kind_of_index)
        if header.score and mapping.kind:
            return mapping
    return None


def _headers(rows: Sequence[Cells]) -> Iterator[_Header]:
    for place, cells in enumerate(rows[:MOST_TITLE_ROWS]):
        filled = [cell for cell in cells if cell]
        if len(filled) < 2:  # noqa: PLR2004 - a title is one cell
            continue
        one = _Header(place=place, height=1, texts=tuple(cells), guesses=tuple(guess(cell or "") for cell in cells))
        yield one
        if (
            place + 1 < len(rows)
            and (two := _two_rows(place, cells, rows[place + 1])) is not None
            and two.score > one.score
        ):
            yield two


def _two_rows(place: int, upper: Cells, lower: Cells) -> _Header | None:
    """A header split over two rows: the upper names groups, whose name holds for the empty cells at its right.

    None where the lower row holds data, or stands below a complete upper row.
    """
    filled = [cell for cell in lower if cell]
    if len(filled) < 2 or any(_DATA.search(cell) for cell in filled):  # noqa: PLR2004 - one cell is a remark
        return None
    texts: list[str | None] = []
    guesses: list[Guess | None] = []
    group: str | None = None
    for above, below in zip(upper, lower, strict=True):
        known = guess(above or "")
        if above is not None:
            group = None if known is not None and known.field in GUARDS else above
        elif below is None:
            group = None
        if below is None or above == below:
            texts.append(above)
            guesses.append(known)
            continue
        together = f"{group} {below}" if group else below
        texts.append(together)
        guesses.append(guess(together) or guess(below))
    return _Header(place=place, height=2, texts=tuple(texts), guesses=tuple(guesses))


def _mapping(header: _Header) -> ListMapping:
    fields: dict[int, str] = {}
    found: dict[int, Found] = {}
    surest = sorted(
        (place for place, one in enumerate(header.guesses) if one is not None),
        key=lambda place: (list(Found).index(_at(header, place).found), place),
    )
    names = {place: _at(header, place).field for place in surest}
    for place in sorted(names):
        # "Berlaku s.d." beside a passport column tells how long the passport is valid.
        if names[place] == "valid_until" and names.get(place - 1) == "document_number" and _has_another_limit(names, place):  # fmt: skip
            names[place] = "document_until"
    for place in surest:
        if names[place] not in fields.values():
            fields[place], found[place] = names[place], _at(header, place).found
    hints = {fields[place]: hint for place in fields if (hint := order_hint(header.texts[place] or "")) is not None}
    return ListMapping(
        kind=kind_of(frozenset(fields.values())) or "", header_row=header.place, header_height=header.height,
        headers=header.texts, fields=dict(sorted(fields.items())), found=found, date_orders=hints,
    )  # fmt: skip


def _at(header: _Header, place: int) -> Guess:
    found = header.guesses[place]
    assert found is not None
    return found


def _has_another_limit(names: Mapping[int, str], place: int) -> bool:
    others = {name for at, name in names.items() if at != place}
    return bool(
        others & {"valid_until", "valid_from", "work_permit_until", "check_in", "crossed_on", "lodged_on"}
    ) and ("document_until" not in others)


def _with_contents(mapping: ListMapping, rows: Sequence[Cells], kind_of_index: KindOfIndex) -> ListMapping:
    """The mapping with what the contents of unmapped columns say."""
    body = rows[mapping.body_row : mapping.body_row + LOOKED_AT]
    body = [cells for cells in body if sum(cell is not None for cell in cells) > 2]  # noqa: PLR2004 - notes and totals
    free = {place: [cells[place] or "" for cells in body] for place in range(len(mapping.headers)) if place not in mapping.fields}  # fmt: skip
    known = {name: place for place, name in mapping.fields.items()}
    if known.keys() & {"surname", "given_names"}:
        known["name"] = -1
    if "zone" in known:  # it tells both, so that no other column has to be guessed to do so
        known |= {"name": known.get("name", -1), "document_number": known.get("document_number", -1)}
    days_of = {name: [cells[place] or "" for cells in body] for name, place in known.items() if name in DAYS}
    proposed = proposals(free, known, days_of, kind_of_index)
    if not proposed:
        return mapping
    fields = dict(sorted((dict(mapping.fields) | dict(proposed)).items()))
    found = dict(mapping.found) | dict.fromkeys(proposed, Found.CONTENT)
    return replace(mapping, kind=kind_of(frozenset(fields.values())) or "", fields=fields, found=found)


def _from_saved(header: _Header, saved: Saved) -> ListMapping | None:
    guards = {place: found.field for place, found in enumerate(header.guesses) if found is not None and found.field in GUARDS}  # fmt: skip
    own = [place for place in range(len(header.texts)) if place not in guards]
    kept = saved.get(fingerprint_of([header.texts[place] for place in own]))
    if kept is None:
        return None
    fields = guards | {own[number]: name for number, name in kept.fields.items()}
    return ListMapping(
        kind=kept.kind, header_row=header.place, header_height=header.height, headers=header.texts,
        fields=dict(sorted(fields.items())), found=dict.fromkeys(fields, Found.SAVED), date_orders=kept.date_orders,
        ignored=frozenset(own[number] for number in kept.ignored),
    )  # fmt: skip
