"""What everybody is told to whom something was shared that was wrong, judged on the day on which it was shared by what is known now."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from timpora.casework.core.known import GONE, limit_of
from timpora.kernel.text import Text
from timpora.sharing.core.kinds import FIELD_WORDS, Field
from timpora.sharing.core.saying import BETWEEN_DOCUMENTS, NOT_ON_RECORD, Said


OF_PEOPLE = (Field.NATIONALITY, Field.NAME, Field.BORN, Field.DOCUMENT)
NOBODY: Mapping[Field, Collection[Text]] = dict.fromkeys(OF_PEOPLE, ())
TELLS_THE_LIMIT = frozenset({Field.STAY_LIMIT, Field.SENTENCE, Field.FINDINGS})
FOUND_NO_LONGER = Text(
    id="Yang dibagikan kepada Anda pada {day} tidak ditemukan lagi. Jangan pakai lagi, dan sampaikan kepada siapa pun yang menerimanya dari Anda.",
    en="What was shared with you on {day} is no longer found. Use it no more, and tell whoever had it from you.",
)
PART_FOUND_NO_LONGER = Text(
    id="Sebagian dari yang dibagikan kepada Anda pada {day} tidak ditemukan lagi. Tanyakan kepada kantor imigrasi sebelum memakainya.",
    en="A part of what was shared with you on {day} is no longer found. Ask the immigration office before you use it.",
)
FOUND_AGAIN = Text(
    id="Yang dibagikan kepada Anda pada {day} ternyata benar, meskipun sempat diberitahukan tidak ditemukan lagi. Tanyakan kepada kantor imigrasi sebelum memakainya.",
    en="What was shared with you on {day} was right, although you were told that it is no longer found. Ask the immigration office before you use it.",
)
ANOTHER_LIMIT = Text(
    id="Batas tinggal dalam yang dibagikan kepada Anda pada {day} berubah: sekarang {limit}.",
    en="The stay limit in what was shared with you on {day} changed: now {limit}.",
)
LIMIT_CHANGED = Text(
    id="Batas tinggal dalam yang dibagikan kepada Anda pada {day} tidak benar lagi. Tanyakan kepada kantor imigrasi sebelum memakainya.",
    en="The stay limit in what was shared with you on {day} is right no longer. Ask the immigration office before you use it.",
)
FIELDS_WRONG = Text(
    id="Tidak benar lagi dalam yang dibagikan kepada Anda pada {day}: {fields}. Tanyakan kepada kantor imigrasi sebelum memakainya.",
    en="Right no longer in what was shared with you on {day}: {fields}. Ask the immigration office before you use it.",
)


@dataclass(frozen=True, kw_only=True)
class Change:
    """What agencies were told of a finding, and what they would be told of the same day now."""

    before: str
    now: str

    def is_correction(self, fields: Collection[Field]) -> bool:
        """No longer found, found again, or another limit where the fields tell the limit; how sure it is corrects nothing."""
        is_another_limit = limit_of(self.before) != limit_of(self.now) and bool(TELLS_THE_LIMIT & set(fields))
        return self.before != self.now and (GONE in {self.before, self.now} or is_another_limit)


def notice_of(changes: Sequence[Change], *, shared_on: date, others_stand: bool, says_limit: bool = False) -> Text:
    """The notice of some corrections, the weightiest first; the new limit is told only where there is one and the share is in force."""
    if any(one.now == GONE for one in changes):
        return (PART_FOUND_NO_LONGER if others_stand else FOUND_NO_LONGER).fill(day=shared_on)
    if any(one.before == GONE for one in changes):
        return FOUND_AGAIN.fill(day=shared_on)
    limit = limit_of(changes[0].now) if len(changes) == 1 else None
    if says_limit and limit is not None:
        return ANOTHER_LIMIT.fill(day=shared_on, limit=limit)
    return LIMIT_CHANGED.fill(day=shared_on)


def wrong_fields(told: Sequence[Said], right: Mapping[Field, Collection[Text]]) -> tuple[Field, ...]:
    """The fields of which a line says what nobody says now, of those of which it is known what is right; what was not on record was no mistake."""
    found = {one.field for one in told if one.field in right and not _stands(one, right[one.field])}
    return tuple(one for one in Field if one in found)


def wrong_of_people(told: Sequence[Said], people: Sequence[Mapping[Field, Collection[Text]]]) -> tuple[Field, ...]:
    """The same of the lines about people, each held against what is right of that person, in the order in which they are told.

    Where records were joined or parted since, nobody knows which person a line means: each is held against whom it fits best.
    """
    lines = _by_person(told)
    of_each = [[one] for one in people] if len(people) == len(lines) else [people or [NOBODY]] * len(lines)
    found: set[Field] = set()
    for own, candidates in zip(lines, of_each, strict=True):
        fitting = min((wrong_fields(own, right) for right in candidates), key=len)
        found.update(fitting)
    return tuple(one for one in Field if one in found)


def _by_person(told: Sequence[Said]) -> list[list[Said]]:
    """The lines of each person: the first of every field is the first person's, and so on."""
    found: list[list[Said]] = []
    for name in OF_PEOPLE:
        for number, line in enumerate(one for one in told if one.field is name):
            found += [[] for _ in range(number + 1 - len(found))]
            found[number].append(line)
    return found


def _stands(told: Said, right: Collection[Text]) -> bool:
    if told.value == NOT_ON_RECORD:
        return True
    # One line says all documents; another one that came later makes none of them wrong.
    if told.field is Field.DOCUMENT:
        return _names_only(told.value.id, {one.id for one in right})
    return told.value in right


def _names_only(line: str, numbers: Collection[str]) -> bool:
    """Whether a line names none but some documents; a number may have in itself what stands between two of them."""
    first = [f"{one}{BETWEEN_DOCUMENTS}" for one in numbers]
    return line in numbers or any(line.startswith(one) and _names_only(line.removeprefix(one), numbers) for one in first)  # fmt: skip


def notice_of_fields(fields: Sequence[Field], *, shared_on: date) -> Text:
    """Which fields are right no longer, without what is right."""
    names = [FIELD_WORDS[one] for one in fields]
    told = Text(id=", ".join(one.id for one in names), en=", ".join(one.en for one in names))
    return FIELDS_WRONG.fill(day=shared_on, fields=told)
