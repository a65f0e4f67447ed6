"""What each accepted row becomes in the ledger: a record of who it speaks of, and the facts that it tells about that record.

Nothing is joined here: two rows about one person are two records, and who is one person is computed elsewhere from keys and
judgements, so that undoing one file leaves what another one says as it was.
"""

from collections.abc import Mapping

import polars as pl

from timpora.intake.core.columns import converted
from timpora.intake.core.contents import KindOfIndex
from timpora.intake.core.facts_of_rows import facts_of, with_keys
from timpora.intake.core.named import each_once, named_in, said_once
from timpora.register.core.search.sounds import name_sounds


ABOUT_NOBODY = ("places", "organisations")
LINE = "line"  # the number of an accepted row among all accepted rows of a file
LONGEST_KEY = 200
LONGEST_SOUNDS = 10 * LONGEST_KEY
LONGEST_TEXT = 200
# A number or a name that is longer is no such thing, and a shortened one would be another's; other texts are shortened.
LONGEST: Mapping[str, int] = {
    "name": 400, "document_number": 40, "permit_number": 60, "visa_index": 20, "extension_of": 60, "application_number": 60,
    "work_permit_number": 60,
}  # fmt: skip
_SAME_STAY = (LINE, "place_kind", "place_key", "met_in_person")


class Records:
    """The ledger's rows of a file, made part by part of its accepted rows; every frame carries `line`, which says whose record a fact is about.

    A place or an organisation stands once a file, however many rows name it: those are given once all parts were.
    """

    def __init__(self, kind_of_index: KindOfIndex) -> None:
        self._kind_of_index = kind_of_index
        self._lines = 0
        self._named: dict[str, pl.DataFrame] = {}

    def of(self, kind: str, accepted: pl.DataFrame) -> Mapping[str, pl.DataFrame]:
        """The rows by kind of fact, `people` first, of the next accepted rows of a list of this kind; feeds are none of the ledger's.

        A frame without rows tells which columns the others of its kind have.
        """
        if kind == "feeds":
            return {}
        lines = pl.int_range(self._lines, self._lines + accepted.height)
        self._lines += accepted.height
        rows = with_keys(accepted.with_columns(lines.alias("person")))
        parts: dict[str, list[pl.DataFrame]] = {"people": [_people(rows)]}
        for table, frame in facts_of(kind, rows, self._kind_of_index):
            parts.setdefault(table, []).append(frame.rename({"person": LINE}))
        for table, frame in named_in(kind, rows):
            parts.setdefault(table, []).append(frame)
        joined = {table: pl.concat(frames, how="diagonal_relaxed") for table, frames in parts.items()}
        told = {table: _clipped(frame.drop("source_file", strict=False)) for table, frame in joined.items()}
        unfit = too_long(told)
        held = {table: frame.filter(pl.col(LINE).is_in(unfit.implode()).not_()) for table, frame in told.items()}
        for table in ABOUT_NOBODY:
            if table in held:
                self._name(table, held.pop(table))
        return {table: _once(table, frame) for table, frame in held.items()}

    def _name(self, table: str, frame: pl.DataFrame) -> None:
        before = self._named.get(table)
        joined = frame if before is None else pl.concat([before, frame], how="diagonal_relaxed")
        self._named[table] = said_once(table, joined)

    def named(self) -> Mapping[str, pl.DataFrame]:
        """The places and organisations that all rows name together."""
        return {table: each_once(table, frame) for table, frame in self._named.items() if frame.height}


def too_long(tables: Mapping[str, pl.DataFrame]) -> pl.Series:
    """The lines whose names or numbers are longer than any name or number."""
    found = [
        frame.filter(pl.col(name).str.len_chars() > most).get_column(LINE)
        for frame in tables.values()
        for name, most in LONGEST.items()
        if name in frame.columns
    ]
    return pl.concat([pl.Series(LINE, [], dtype=pl.Int64), *found]).unique()


def _people(rows: pl.DataFrame) -> pl.DataFrame:
    name = pl.coalesce("full_name", "document")
    return rows.select(
        "source_sheet", "source_row", "born_earliest", "born_latest", "nationality",
        line="person", name=name, name_key=pl.coalesce("name_key", "document", name).str.slice(0, 2 * LONGEST_KEY),
    )  # fmt: skip


def with_sounds(people: pl.DataFrame) -> pl.DataFrame:
    """Records of people with how their names sound, which is not asked before they are written: it takes as long as reading the list."""
    sounds = converted(people.get_column("name"), name_sounds, pl.String)
    return people.with_columns(name_sounds=sounds.str.slice(0, LONGEST_SOUNDS))


def _clipped(frame: pl.DataFrame) -> pl.DataFrame:
    """Descriptions as long as the register holds them; the file itself, which is kept, has the rest."""
    own = {"source_sheet": 100, "feed": 100, "name_key": 2 * LONGEST_KEY}
    texts = [name for name, dtype in frame.schema.items() if dtype == pl.String and name not in LONGEST]
    return frame.with_columns(pl.col(name).str.slice(0, own.get(name, LONGEST_TEXT)) for name in texts)


def _once(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """What one row says twice stands once: a passport that is its own predecessor, a report and a departure of the same place."""
    if table == "travel_documents":
        return frame.unique([LINE, "document_number"], keep="first", maintain_order=True).sort(
            LINE, maintain_order=True
        )
    return _one_stay_after_another(frame) if table == "presence" else frame


def _one_stay_after_another(frame: pl.DataFrame) -> pl.DataFrame:
    """Reports of one row about one place follow each other: the earlier one speaks of its own day, the last stays open."""
    empty = [pl.lit(None, dtype=dtype).alias(name) for name, dtype in _STAY.items() if name not in frame.columns]
    ordered = frame.with_columns(empty).sort("from_on", maintain_order=True)
    first = ordered.with_columns(pl.col("left_indonesia_on").max().over([*_SAME_STAY, "from_on"], mapping_strategy="group_to_rows"))  # fmt: skip
    single = first.unique([*_SAME_STAY, "from_on"], keep="first", maintain_order=True)
    follows = pl.col("from_on").shift(-1).over(list(_SAME_STAY)).is_not_null()
    until = pl.when(follows).then("from_on").otherwise("until_on")
    return single.with_columns(until.alias("until_on")).sort(LINE, maintain_order=True)


_STAY = {"until_on": pl.Date, "left_indonesia_on": pl.Date, "place_key": pl.String}
