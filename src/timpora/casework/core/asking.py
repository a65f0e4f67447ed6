"""What a class of act asks for, read off its fields: forms, the command line and the pages of a step say the same."""

from collections.abc import Sequence
from dataclasses import MISSING, dataclass, fields
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeAliasType, get_args, get_origin, get_type_hints

from timpora.casework.core.acts.base import Asked


@dataclass(frozen=True, kw_only=True)
class Field:
    """One thing that is asked: its name, its plain type (`of_type`), its words, and whether it may be left out.

    `row` is the class of each row where several are asked for, and `is_several` whether several values are chosen.
    """

    name: str
    of_type: Any
    asked: Asked
    is_needed: bool
    default: Any = None
    row: type[Any] | None = None
    is_several: bool = False


def fields_of(kind: Any) -> Sequence[Field]:
    """What a class of act, a measure or a row asks for, in order; what the program fills in itself is none of it."""
    return _fields_of(kind)


@cache
def _fields_of(kind: Any) -> Sequence[Field]:
    hints = get_type_hints(kind, include_extras=True)
    found = []
    for one in fields(kind):
        hint = hints[one.name]
        if isinstance(hint, TypeAliasType):
            hint = hint.__value__
        if get_origin(hint) is not Annotated:
            continue
        plain, *extras = get_args(hint)
        asked = next((extra for extra in extras if isinstance(extra, Asked)), None)
        if asked is not None:
            found.append(_field(one.name, plain, asked, one.default))
    return found


def _field(name: str, plain: Any, asked: Asked, default: Any) -> Field:
    is_needed = default is MISSING
    if get_origin(plain) is UnionType and NoneType in get_args(plain):
        plain = next(one for one in get_args(plain) if one is not NoneType)
    row, is_several = None, False
    if get_origin(plain) is tuple:
        plain = get_args(plain)[0]
        row, is_several = (plain, False) if hasattr(plain, "__dataclass_fields__") else (None, True)
    return Field(
        name=name, of_type=plain, asked=asked, is_needed=is_needed, default=None if is_needed else default, row=row, is_several=is_several
    )  # fmt: skip
