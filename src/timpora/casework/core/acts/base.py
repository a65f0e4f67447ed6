"""What every act in a case is: on which day it was done and by which words it is asked for; forms, the API and letters read the same."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import ConfigDict, GetCoreSchemaHandler

from timpora.kernel.text import Text


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How a field of an act is asked for; `long` is several lines, `of` names what may be chosen where the case decides that.

    `always` is what may be missing in steps from before it was asked for, and which a check of the act misses today.
    """

    label: Text
    hint: Text | None = None
    long: bool = False
    of: str | None = None
    always: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> Any:
        """Bounds what is kept: texts of a length that a page takes, without control characters, and what can be counted on from."""
        return self._bounded(handler(source))

    def _bounded(self, told: Any) -> Any:
        match told["type"]:
            case "str":
                return {**told, "max_length": LONG if self.long else LONGEST, "pattern": WITHOUT_CONTROL}
            case "int":
                return {**told, "ge": 0, "le": MOST}
            case "date":
                return {**told, "ge": FIRST_DAY, "le": LAST_DAY}
            case "tuple":
                return {**told, "max_length": MOST_ROWS}
            case "nullable":
                return {**told, "schema": self._bounded(told["schema"])}
        return told


LONGEST, LONG, MOST, MOST_ROWS = 200, 20_000, 2**53, 200
FIRST_DAY, LAST_DAY = (
    date(1900, 1, 1),
    date(2199, 12, 31),
)  # later ones are slips of the pen, and leave no room to count days after them
WITHOUT_CONTROL = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
ON = Asked(label=Text(id="Hari", en="Day"), hint=Text(id="Hari hal ini terjadi.", en="The day on which this happened."))
PERSON = Asked(label=Text(id="Orang", en="Person"), of="persons")
BECAUSE = Asked(
    label=Text(id="Alasan", en="Reason"),
    hint=Text(id="Orang lain harus dapat memahaminya kelak.", en="Others must be able to understand it later."),
    long=True,
)
type Reason = Annotated[str, BECAUSE]


@dataclass(frozen=True, kw_only=True)
class Act:
    """Something that is done in a case; a text that must be given is not blank."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    on: Annotated[date, ON]


@dataclass(frozen=True, kw_only=True)
class OfPerson(Act):
    """Something that is done to or with one person of the case, by the number within the case's people."""

    person: Annotated[int, PERSON]
