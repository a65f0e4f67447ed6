"""Indicators as data: read from `indicators/*.yaml`, checked whole, and refused with file, key and reason where anything is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import polars as pl
import yaml

from timpora.evaluation.core.conditions import AllOf, ConditionError, read
from timpora.evaluation.core.frames import FRAMES, FrameKind
from timpora.evaluation.core.words import Counted, Unit
from timpora.kernel.refusals import Refusal, Refused, Source
from timpora.kernel.text import Text


class Kind(StrEnum):
    """How an indicator is worked out."""

    COUNT = "count"  # of what the numerator fits
    SHARE = "share"  # of the denominator that the numerator fits
    TOTAL = "total"  # of a column, over what the numerator fits
    RATE = "rate"  # the total of one column in that of another, over what the denominator fits
    DURATION = "duration"  # days between two columns, over what the denominator fits


# Which keys say what is worked out, and in which unit; every other key is the same for all.
NEEDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.COUNT: ("numerator",),
    Kind.SHARE: ("numerator", "denominator"),
    Kind.TOTAL: ("numerator", "total"),
    Kind.RATE: ("denominator", "part", "whole"),
    Kind.DURATION: ("denominator", "begins", "ends"),
}
UNITS: Mapping[Kind, frozenset[Unit]] = {
    Kind.COUNT: frozenset({Unit.NUMBER}),
    Kind.SHARE: frozenset({Unit.PERCENT}),
    Kind.TOTAL: frozenset({Unit.RUPIAH, Unit.DAYS}),
    Kind.RATE: frozenset({Unit.PERCENT}),
    Kind.DURATION: frozenset({Unit.DAYS}),
}
OF_ALL = (
    "id", "title", "matters", "definition", "kind", "unit", "counted", "frame", "grouping", "author", "checked_by", "review_on", "source",
)  # fmt: skip
SAFE_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
COLUMN_TYPES: Mapping[str, type[pl.DataType]] = {
    "total": pl.Int64, "part": pl.Int64, "whole": pl.Int64, "begins": pl.Date, "ends": pl.Date,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """What a figure means: what it counts where, worked out how, and who wrote it, checked it, and has to look at it again."""

    id: str
    theme: str  # the name of its file
    title: Text
    matters: Text
    definition: Text
    kind: Kind
    unit: Unit
    counted: Counted
    frame: str
    grouping: tuple[str, ...]
    author: str
    checked_by: str
    review_on: date
    source: str
    numerator: AllOf
    denominator: AllOf
    columns: Mapping[str, str]  # total, part and whole, begins and ends
    written: Mapping[str, Any]  # the conditions as the file writes them

    @property
    def key(self) -> tuple[str, ...]:
        """The columns by which each thing is counted once; none where each row is one."""
        return FRAMES[self.frame].counts[self.counted]


@cache
def standard_indicators() -> Mapping[str, Indicator]:
    """The indicators that come with the project, in the order of their files; read once."""
    folder = resources.files("timpora.evaluation") / "indicators"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    return MappingProxyType(load_indicators({file.name: file.read_text(encoding="utf-8") for file in files}))


def load_indicators(texts: Mapping[str, str]) -> dict[str, Indicator]:
    """Indicators by id from YAML texts by file name; raises Refused with file, key and reason."""
    found: dict[str, Indicator] = {}
    for file, text in texts.items():
        for told in _entries(file, text):
            one = _Entry(file, told).indicator()
            if one.id in found:
                raise _refused(file, one.id, "id", "stands twice")
            found[one.id] = one
    return found


def _entries(file: str, text: str) -> list[dict[str, Any]]:
    try:
        told = yaml.load(text, Loader=SAFE_LOADER)  # noqa: S506 - the safe loader, in C where it can be
    except yaml.YAMLError as error:
        raise _refused(file, "?", "?", "the YAML cannot be read") from error
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
        raise _refused(file, "?", "?", "a list of indicators is needed")
    return told


@dataclass(frozen=True)
class _Entry:
    """One indicator as a file writes it; each part is asked for by its key."""

    file: str
    told: Mapping[str, Any]

    def indicator(self) -> Indicator:
        kind = self._word("kind", Kind)
        self._require_keys(kind)
        unit = self._word("unit", Unit)
        if unit not in UNITS[kind]:
            raise self._wrong(key="unit", reason=f"a {kind.value} is not told in {unit.value}")
        frame, counted = self._frame(), self._word("counted", Counted)
        if counted not in frame.counts:
            raise self._wrong(
                key="counted", reason=f"{counted.value} cannot be counted in the frame {self.told['frame']}"
            )
        return Indicator(
            id=self._text("id"), theme=self.file.removesuffix(".yaml"), title=self._both("title"), matters=self._both("matters"), definition=self._both("definition"), kind=kind,
            unit=unit, counted=counted, frame=self.told["frame"], grouping=self._grouping(frame), author=self._text("author"),
            checked_by=self._text("checked_by"), review_on=self._day("review_on"), source=self._text("source"),
            numerator=self._conditions("numerator", frame), denominator=self._conditions("denominator", frame),
            columns={name: self._column(name, frame) for name in COLUMN_TYPES if name in self.told},
            written={name: self.told[name] for name in NEEDS[kind]},
        )  # fmt: skip

    def _require_keys(self, kind: Kind) -> None:
        wanted = {*OF_ALL, *NEEDS[kind]}
        for key in sorted(wanted ^ set(map(str, self.told))):
            raise self._wrong(key, "is missing" if key in wanted else f"is no key of a {kind.value}")

    def _frame(self) -> FrameKind:
        if self.told["frame"] not in FRAMES:
            raise self._wrong(
                key="frame", reason=f"there is no frame {self.told['frame']}; there are {', '.join(FRAMES)}"
            )
        return FRAMES[self.told["frame"]]

    def _grouping(self, frame: FrameKind) -> tuple[str, ...]:
        told = self.told["grouping"]
        if not isinstance(told, list) or not set(told) <= set(frame.groups) or len(set(told)) < len(told):
            raise self._wrong(
                key="grouping", reason=f"must be a list, without repeats, of {', '.join(frame.groups) or 'nothing'}"
            )
        return tuple(told)

    def _conditions(self, key: str, frame: FrameKind) -> AllOf:
        try:
            return read(self.told.get(key, []), frame.columns)
        except ConditionError as error:
            raise self._wrong(key, str(error)) from error

    def _column(self, key: str, frame: FrameKind) -> str:
        name = str(self.told[key])
        if not isinstance(frame.columns.get(name), COLUMN_TYPES[key]):
            raise self._wrong(key, f"{name} is no such column of the frame {self.told['frame']}")
        return name

    def _word[Word: StrEnum](self, key: str, words: type[Word]) -> Word:
        told = str(self.told.get(key, ""))
        if told not in set(words):
            raise self._wrong(key, f"must be one of {', '.join(words)}")
        return words(told)

    def _text(self, key: str) -> str:
        told = self.told.get(key)
        if not isinstance(told, str) or not told.strip():
            raise self._wrong(key, "must be a text")
        return " ".join(told.split())

    def _both(self, key: str) -> Text:
        told = self.told[key]
        if not isinstance(told, dict) or set(told) != {"id", "en"} or not all(isinstance(one, str) and one.strip() for one in told.values()):  # fmt: skip
            raise self._wrong(key, "must be told in both languages, as id and en")
        return Text(id=" ".join(told["id"].split()), en=" ".join(told["en"].split()))

    def _day(self, key: str) -> date:
        told = self.told[key]
        if type(told) is not date:
            raise self._wrong(key, "must be a day like 2027-06-30")
        return told

    def _wrong(self, key: str, reason: str) -> Refused:
        return _refused(self.file, str(self.told.get("id", "?")), key, reason)


def _refused(file: str, identity: str, key: str, reason: str) -> Refused:
    return Refused(
        Refusal(
            code="indicator",
            what=Text(id=f"Indikator {identity}, kunci {key}: {reason}.", en=f"Indicator {identity}, key {key}: {reason}."),
            remedy=Text(id="Perbaiki berkas indikator itu, lalu jalankan lagi.", en="Mend the file of indicators and run again."),
            source=Source(file=file),
        )
    )  # fmt: skip
