"""An act as it is typed word by word, `field=value`: read by what its class asks for, for the command line."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from enum import StrEnum
from typing import Any

from pydantic import ValidationError

from timpora.casework.core.acts.every import AnyAct, classes, from_text
from timpora.casework.core.acts.kinds import ACT_WORDS, ActKind
from timpora.casework.core.asking import Field, fields_of
from timpora.casework.core.checks.situation import refusal
from timpora.casework.core.refusals import NOT_AS_ASKED
from timpora.casework.core.words import CHOICE_WORDS
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text


YES, NO = frozenset({"ya", "yes", "true"}), frozenset({"tidak", "no", "false"})
UNKNOWN_FIELD = Text(id="“{field}” bukan isian dari “{act}”.", en="“{field}” is not asked for by “{act}”.")
THERE_ARE = Text(id="Isiannya: {fields}.", en="It asks for: {fields}.")
MISSING = Text(id="“{field}” belum diisi: {label}.", en="“{field}” is not given: {label}.")
GIVE = Text(id="Tambahkan {field}=…; tipenya {form}.", en="Add {field}=…, which is {form}.")
UNREADABLE = Text(id="“{field}” tidak terbaca.", en="“{field}” cannot be read.")
WRITE = Text(id="Tulis {form}.", en="Write {form}.")
FROM_A_FILE = Text(id="Isian ini berupa beberapa baris; kirim langkahnya sebagai berkas JSON.", en="This has several kinds of rows; send the act as a JSON file.")  # fmt: skip
FORMS: Mapping[type, Text] = {
    date: Text(id="hari seperti 2023-06-27", en="a day like 2023-06-27"),
    time: Text(id="jam seperti 09:30", en="a time like 09:30"),
    int: Text(id="angka", en="a number"),
    bool: Text(id="ya atau tidak", en="yes or no"),
    str: Text(id="teks", en="a text"),
}
ROWS = Text(id="baris seperti {name}.1.{part}=…", en="rows like {name}.1.{part}=…")
ONLY_A_FILE = Text(id="berkas JSON saja", en="a JSON file only")
SEVERAL = Text(id="{form}, beberapa dipisah koma", en="{form}, several with commas between")


def form_of(one: Field) -> Text:
    """How the value of a field is written."""
    if one.row is not None:
        return ROWS.fill(name=one.name, part=fields_of(one.row)[0].name)
    if isinstance(one.of_type, type) and issubclass(one.of_type, StrEnum):
        listed = ", ".join(choice.value for choice in CHOICE_WORDS[one.of_type])
        return Text(id=listed, en=listed)
    if one.of_type not in FORMS:
        return ONLY_A_FILE
    return SEVERAL.fill(form=FORMS[one.of_type]) if one.is_several else FORMS[one.of_type]


def act_typed(kind: ActKind, typed: Mapping[str, str], *, on: date) -> AnyAct:
    """The act that was typed; its day is the one given where none is typed. Raises Refused with the field that is wrong."""
    asked = fields_of(classes()[kind])
    told = {"on": on.isoformat(), **typed}
    _refuse_unknown(kind, asked, told)
    values: dict[str, Any] = {"kind": kind.value}
    for one in asked:
        value = _rows(one, told) if one.row is not None else _value(one, told.get(one.name))
        if value is None and one.is_needed:
            raise Refused(refusal("field_missing", what=MISSING.fill(field=one.name, label=one.asked.label), remedy=GIVE.fill(field=one.name, form=form_of(one))))  # fmt: skip
        if value is not None:
            values[one.name] = value
    try:
        return from_text(json.dumps(values).encode())
    except ValidationError as error:
        raise Refused(_wrong(asked, error)) from error


def _refuse_unknown(kind: ActKind, asked: Sequence[Field], told: Mapping[str, str]) -> None:
    parts = {one.name: {part.name for part in fields_of(one.row)} for one in asked if one.row is not None}
    for name in told:
        field, _, rest = name.partition(".")
        number, _, part = rest.partition(".")
        is_row = field in parts and number.isdecimal() and part in parts[field]
        if not is_row and (field in parts or name not in {one.name for one in asked}):
            listed = ", ".join(f"{one.name} ({form})" if (form := _rows_said(one)) else one.name for one in asked)
            raise Refused(
                refusal("field_unknown", what=UNKNOWN_FIELD.fill(field=name, act=ACT_WORDS[kind]), remedy=THERE_ARE.fill(fields=listed))
            )  # fmt: skip


def _rows_said(one: Field) -> str:
    return "" if one.row is None else ", ".join(f"{one.name}.1.{part.name}" for part in fields_of(one.row))


def _rows(one: Field, told: Mapping[str, str]) -> list[dict[str, Any]] | None:
    numbers = sorted({int(name.split(".")[1]) for name in told if name.startswith(f"{one.name}.")})
    rows = [
        {part.name: value for part in fields_of(one.row) if (value := _value(part, told.get(f"{one.name}.{number}.{part.name}"))) is not None}
        for number in numbers
    ]  # fmt: skip
    return rows or None


def _value(one: Field, text: str | None) -> Any:
    """What was typed, as JSON has it; None where nothing was."""
    if text is None:
        return None
    if not (one.of_type in FORMS or (isinstance(one.of_type, type) and issubclass(one.of_type, StrEnum))):
        raise Refused(refusal("field_from_a_file", what=UNREADABLE.fill(field=one.name), remedy=FROM_A_FILE))
    if one.is_several:
        return [_single(one, part.strip()) for part in text.split(",") if part.strip()]
    return _single(one, text)


def _single(one: Field, text: str) -> Any:
    if one.of_type is int and text.isascii() and text.isdecimal() and len(text) < len("1000000000000000000"):
        return int(text)
    if one.of_type is bool and text.lower() in YES | NO:
        return text.lower() in YES
    if one.of_type in {int, bool}:
        raise Refused(refusal("field_unreadable", what=UNREADABLE.fill(field=one.name), remedy=WRITE.fill(form=form_of(one))))  # fmt: skip
    return text


def _wrong(asked: Sequence[Field], error: ValidationError) -> Any:
    """The first field that the description of the act does not take."""
    places = [str(part) for part in error.errors(include_input=False, include_url=False)[0]["loc"][1:]]
    one = next((field for field in asked if places and field.name == places[0]), None)
    if one is None:
        return NOT_AS_ASKED
    wrong = one if one.row is None else next((part for part in fields_of(one.row) if part.name == places[-1]), one)
    name = ".".join(_counted(places))
    return refusal("field_unreadable", what=UNREADABLE.fill(field=name), remedy=WRITE.fill(form=form_of(wrong)))


def _counted(places: Sequence[str]) -> Iterator[str]:
    """A place as it is typed, where rows are counted from one."""
    for part in places:
        yield str(int(part) + 1) if part.isdecimal() else part
