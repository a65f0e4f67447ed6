"""What a share says, line by line: only the fields that were chosen, in words of both languages, as they stand on the day."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from timpora.kernel.disclosure import LEAST, Count, hidden
from timpora.kernel.text import Text
from timpora.sharing.core.kinds import FIELD_WORDS, Field, ShareKind, fields_of


NOTHING = Text(id="tidak ada", en="nothing")
NOT_ON_RECORD = Text(id="tidak tercatat", en="not on record")
OF_WHOM = Text(id="{label}, orang {number}", en="{label}, person {number}")
OF_DISTRICT = Text(id="{district}: {count}", en="{district}: {count}")
BETWEEN_DOCUMENTS = ", "  # one line says all of somebody's
NOT_TOLD = Text(id="disembunyikan", en="hidden")  # small, or protecting what is; which of them is not said
WHY_NOT_TOLD = Text(
    id="yang disembunyikan kurang dari {least} orang, atau melindungi angka seperti itu",
    en="what is hidden is of fewer than {least} people, or protects such a number",
)


@dataclass(frozen=True, kw_only=True)
class Said:
    """One line of a share: which field it is, and what it says."""

    field: Field
    label: Text
    value: Text


@dataclass(frozen=True, kw_only=True)
class Sayable:
    """Everything that could be said of something: what is the same for all of it, and what is so of each person of it."""

    whole: Mapping[Field, Text | None] = field(default_factory=dict)
    each: Sequence[Mapping[Field, Text | None]] = ()


def lines_of(kind: ShareKind, told: Sayable, chosen: Collection[Field]) -> tuple[Said, ...]:
    """The lines of a share in the order of its kind's list; a field that was not chosen leaves no trace, and what is unknown says so."""
    found: list[Said] = []
    for one in fields_of(kind):
        if one not in chosen:
            continue
        if one in told.whole:
            found.append(Said(field=one, label=FIELD_WORDS[one], value=told.whole[one] or NOT_ON_RECORD))
        found += _of_each(one, told.each)
    return tuple(found)


def _of_each(one: Field, people: Sequence[Mapping[Field, Text | None]]) -> list[Said]:
    """A line for each person; numbered where there are several."""
    label = FIELD_WORDS[one]
    return [
        Said(field=one, label=label if len(people) == 1 else OF_WHOM.fill(label=label, number=number), value=person[one] or NOT_ON_RECORD)
        for number, person in enumerate(people, start=1)
        if one in person
    ]  # fmt: skip


def by_district(counts: Sequence[tuple[Text, int, int]]) -> Text:
    """Numbers by district, each with how many people it is of, one after another.

    Hidden are those of fewer than five people, and as many others as protect them from whoever knows the whole, which map and evaluation
    tell; where even the whole would say each of them, none is told.
    """
    if not counts:
        return NOTHING
    numbers = _told([(number, people) for _, number, people in counts])
    told = [
        OF_DISTRICT.fill(district=district, count=NOT_TOLD if number is None else str(number))
        for (district, _, _), number in zip(counts, numbers, strict=True)
    ]
    return one_after_another(told if None not in numbers else [*told, WHY_NOT_TOLD.fill(least=LEAST)])


def _told(counts: Sequence[tuple[int, int]]) -> list[int | None]:
    whole = sum(number for number, _ in counts)
    parts = [Count(place, "all", "areas", number, people) for place, (number, people) in enumerate(counts, start=1)]
    away = hidden([Count(0, "areas", "all", whole, whole), *parts])
    gives_all_away = 0 in away and whole >= LEAST
    return [None if gives_all_away or place in away else number for place, (number, _) in enumerate(counts, start=1)]


def one_after_another(told: Sequence[Text]) -> Text:
    """Some texts as one."""
    return Text(id="; ".join(one.id for one in told), en="; ".join(one.en for one in told))


def plain_of(lines: Sequence[Said]) -> list[dict[str, object]]:
    """Lines as they are kept."""
    return [
        {"field": one.field.value, "label": [one.label.id, one.label.en], "value": [one.value.id, one.value.en]}
        for one in lines
    ]


def from_plain(kept: Sequence[Mapping[str, object]]) -> tuple[Said, ...]:
    """Lines as they were kept."""
    return tuple(
        Said(field=Field(str(one["field"])), label=_text(one["label"]), value=_text(one["value"])) for one in kept
    )


def _text(both: object) -> Text:
    assert isinstance(both, list)  # as `plain_of` writes it
    return Text(id=both[0], en=both[1])


def digest_of(lines: Sequence[Said]) -> str:
    """By which one knows that what is shared is what the preview showed."""
    return sha256(json.dumps(plain_of(lines), ensure_ascii=False, sort_keys=True).encode()).hexdigest()
