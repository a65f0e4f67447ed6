"""Who is who across lists, by exact keys: the same document, or the same name with nothing that contradicts.

A row that fits two people is refused; nothing is guessed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """What a row says of who the person is, in comparable form; births as ISO days, which order as text does."""

    name: str | None
    born_earliest: str | None
    born_latest: str | None
    nationality: str | None

    def fits(self, other: "Particulars") -> bool:
        """Whether nothing in the two contradicts; what is missing contradicts nothing."""
        return self.fits_nationality(other) and self.fits_birth(other)

    def fits_nationality(self, other: "Particulars") -> bool:
        """Whether both name the same country, or one names none."""
        return self.nationality is None or other.nationality is None or self.nationality == other.nationality

    def fits_birth(self, other: "Particulars") -> bool:
        """Whether one day at least may be the birth day of both."""
        if self.born_earliest is None or other.born_earliest is None:
            return True
        return self.born_earliest <= (other.born_latest or "") and other.born_earliest <= (self.born_latest or "")


@dataclass
class _People:
    """People numbered so far; those known by a document first, then those known by name only."""

    count: int = 0
    names: dict[str, list[int]] = field(default_factory=dict)
    known: dict[int, Particulars] = field(default_factory=dict)

    def new(self, row: Particulars) -> int:
        number = self.count
        self.count += 1
        self.learn(number, row)
        return number

    def learn(self, number: int, row: Particulars) -> None:
        """What a person is known by: the first row that says more than nothing."""
        before = self.known.get(number)
        self.known[number] = row if before is None else Particulars(
            name=before.name or row.name, nationality=before.nationality or row.nationality,
            born_earliest=before.born_earliest or row.born_earliest, born_latest=before.born_latest or row.born_latest,
        )  # fmt: skip
        if row.name is not None and number not in (fitting := self.names.setdefault(row.name, [])):
            fitting.append(number)


def numbered(rows: pl.DataFrame) -> pl.Series:
    """The person of each row, numbered in order of first appearance, rows with a document first; missing where two fit.

    `rows` has `document`, `old_document`, `name_key`, `born_earliest`, `born_latest` and `nationality`, in the order of reading.
    """
    rows = (
        _under_newest(rows)
        .select("document", "name_key", "nationality", pl.col("born_earliest", "born_latest").cast(pl.String))
        .with_row_index("line")
    )
    named_only = rows.filter(pl.col("document").is_null())
    disputed = _disputed(rows)
    certain = rows.filter(pl.col("document").is_not_null() & pl.col("document").is_in(disputed.implode()).not_())
    people = _People()
    found: list[int | None] = [None] * rows.height
    for lines, persons in (
        _by_certain_document(certain, people, named_only.get_column("name_key")),
        _by_disputed_document(rows.filter(pl.col("document").is_in(disputed.implode())), people),
        _by_name(named_only, people),
    ):
        for line, person in zip(lines, persons, strict=True):
            found[line] = person
    return pl.Series("person", found, dtype=pl.Int64)


def _disputed(rows: pl.DataFrame) -> pl.Series:
    """The document numbers that lists give with more than one country."""
    countries = pl.col("nationality").drop_nulls().n_unique().alias("countries")
    by_document = rows.filter(pl.col("document").is_not_null()).group_by("document").agg(countries)
    return by_document.filter(pl.col("countries") > 1).get_column("document")


def _under_newest(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with each document that a list names as somebody's old one replaced by the one that followed it."""
    told = rows.filter(pl.col("old_document").is_not_null() & pl.col("document").is_not_null())
    follows = dict(told.filter(pl.col("old_document") != pl.col("document")).select("old_document", "document").rows())
    newest = {}
    for old, new in follows.items():
        seen, last = {old}, new
        while last in follows and last not in seen:
            seen.add(last)
            last = follows[last]
        newest[old] = last
    return rows.with_columns(pl.col("document").replace(newest)) if newest else rows


def _particulars(rows: pl.DataFrame) -> Iterator[Particulars]:
    columns = rows.select("name_key", "born_earliest", "born_latest", "nationality").get_columns()
    for name, earliest, latest, nationality in zip(*(column.to_list() for column in columns), strict=True):
        yield Particulars(name=name, born_earliest=earliest, born_latest=latest, nationality=nationality)


type Numbered = tuple[list[int], list[int | None]]


def _by_certain_document(rows: pl.DataFrame, people: _People, wanted: pl.Series) -> Numbered:
    """One person a document number; only those whose name a row without a document bears need to be known closer."""
    numbers = rows.select("document").unique(maintain_order=True).with_columns(pl.int_range(pl.len()).alias("person"))
    people.count = numbers.height
    told = rows.join(numbers, on="document", maintain_order="left")
    namesakes = (
        told.filter(pl.col("name_key").is_in(wanted.drop_nulls().unique().implode())).get_column("person").unique()
    )
    closer = told.filter(pl.col("person").is_in(namesakes.implode()))
    for person, row in zip(closer.get_column("person").to_list(), _particulars(closer), strict=True):
        people.learn(person, row)
    return told.get_column("line").to_list(), told.get_column("person").to_list()


def _by_disputed_document(rows: pl.DataFrame, people: _People) -> Numbered:
    """Two states may give the same number: countries and names tell its holders apart."""
    holders: dict[str, list[int]] = {}
    persons: list[int | None] = []
    for document, row in zip(rows.get_column("document").to_list(), _particulars(rows), strict=True):
        numbers = holders.setdefault(document, [])
        person = _holder(numbers, row, people)
        if person == -1:
            person = people.new(row)
            numbers.append(person)
        elif person is not None:
            people.learn(person, row)
        persons.append(person)
    return rows.get_column("line").to_list(), persons


def _holder(numbers: Sequence[int], row: Particulars, people: _People) -> int | None:
    """Who of several holders of a number a row is about: -1 for nobody yet, None where two fit."""
    same_name = [number for number in numbers if row.name is not None and people.known[number].name == row.name]
    if same_name:
        return same_name[0]
    fitting = [number for number in numbers if people.known[number].fits_nationality(row)]
    if len(fitting) > 1:
        return None
    return fitting[0] if fitting else -1


def _by_name(rows: pl.DataFrame, people: _People) -> Numbered:
    lines, persons = rows.get_column("line").to_list(), list[int | None]()
    for row in _particulars(rows):
        fitting = [number for number in people.names.get(row.name or "", ()) if people.known[number].fits(row)]
        if len(fitting) > 1:
            persons.append(None)
        elif fitting:
            people.learn(fitting[0], row)
            persons.append(fitting[0])
        else:
            persons.append(people.new(row))
    return lines, persons


def people_of(rows: pl.DataFrame) -> pl.DataFrame:
    """One row a person: the first name and source, the birth range that all rows allow (or all span), the first nationality.

    Columns `born_contradicts` and `nationality_contradicts` say that sources disagree.
    """
    earliest, latest = pl.col("born_earliest").max(), pl.col("born_latest").min()
    agree = (earliest <= latest).fill_null(value=True)
    return (
        rows.group_by("person", maintain_order=True)
        .agg(
            pl.col("full_name").drop_nulls().first().alias("name"),
            pl.col("document").drop_nulls().first().alias("document"),
            pl.col("name_key", "nationality").drop_nulls().first(),
            pl.when(agree).then(earliest).otherwise(pl.col("born_earliest").min()).alias("born_earliest"),
            pl.when(agree).then(latest).otherwise(pl.col("born_latest").max()).alias("born_latest"),
            agree.not_().alias("born_contradicts"),
            (pl.col("nationality").drop_nulls().n_unique() > 1).alias("nationality_contradicts"),
            pl.col("source_file", "source_sheet", "source_row").first(),
        )
        .with_columns(pl.coalesce("name", "document").alias("name"))
        .sort("person")
    )


def names_of(rows: pl.DataFrame) -> pl.DataFrame:
    """Each way in which a person's name is written, once, with the first row that writes it so."""
    told = rows.filter(pl.col("full_name").is_not_null())
    return told.unique(["person", "full_name"], keep="first", maintain_order=True).select(
        "person", pl.col("full_name").alias("name"), "source_file", "source_sheet", "source_row"
    )


def disagreeing(
    rows: pl.DataFrame, column: str, persons: pl.Series
) -> Mapping[int, Sequence[tuple[str, str, str | None, int]]]:
    """For each of these people the different values of a column, each with the first place that says so."""
    told = rows.filter(pl.col("person").is_in(persons.implode()) & pl.col(column).is_not_null())
    first = told.unique(["person", column], keep="first", maintain_order=True)
    found: dict[int, list[tuple[str, str, str | None, int]]] = {}
    columns = first.select(
        "person", pl.col(column).cast(pl.String), "source_file", "source_sheet", "source_row"
    ).get_columns()
    for person, value, file, sheet, row in zip(*(one.to_list() for one in columns), strict=True):
        found.setdefault(person, []).append((value, file, sheet, row))
    return found
