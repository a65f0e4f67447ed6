"""A zone held against what is printed beside it or recorded elsewhere: names, number, days and nationality."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from timpora.intake.core.zones import states, words
from timpora.intake.core.zones.transliteration import words_of, zone_forms
from timpora.intake.core.zones.values import Zone
from timpora.kernel.identifiers import document_key
from timpora.kernel.periods import Period
from timpora.kernel.refusals import Reason
from timpora.kernel.text import Text


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """What another source says of the same document and its holder; missing means that it does not say."""

    name: str | None = None
    number: str | None = None
    born: Period | None = None
    nationality: str | None = None
    valid_until: date | None = None


_DIFFERS = Text(
    id="{field} berbeda: zona {zone}, di sini {recorded}.", en="The {field} differs: the zone says {zone}, here {recorded}."
)  # fmt: skip


def differences(zone: Zone, recorded: Recorded) -> Sequence[Reason]:
    """What the zone and another source say differently; what either does not say, or is doubtful in the zone, differs from nothing."""
    return list(_differences(zone, recorded))


def _differences(zone: Zone, recorded: Recorded) -> Iterator[Reason]:
    number = zone.number
    if recorded.number is not None and number.is_sure and not zone.is_visa:
        fitting = {document_key(one) for one in (number.value or "", *number.also_fits)}
        if document_key(recorded.number) not in fitting:
            yield _reason("number", number.value, recorded.number)
    if recorded.name is not None and zone.name and not same_name(recorded.name, zone):
        yield _reason("names", zone.name, recorded.name)
    if recorded.born is not None and zone.born.is_sure and zone.born.value is not None and not zone.born.value.overlaps(recorded.born):  # fmt: skip
        yield _reason("birth", in_words(zone.born.value), in_words(recorded.born))
    nationality = states.state_in_facts(zone.nationality.value or "")
    if recorded.nationality is not None and zone.nationality.is_sure and nationality != recorded.nationality:
        yield _reason("nationality", nationality, recorded.nationality)
    # A visa's zone tells how long the visa is valid, not the passport.
    expiry = None if zone.is_visa or not zone.expires_on.is_sure else zone.expires_on.value
    if recorded.valid_until is not None and expiry is not None and expiry != recorded.valid_until:
        yield _reason("expiry", expiry, recorded.valid_until)


def _reason(name: str, zone: object, recorded: object) -> Reason:
    return Reason(f"zone_{name}_differs", _DIFFERS.fill(field=words.FIELDS[name], zone=zone, recorded=recorded))


def in_words(days: Period) -> Text:
    """A birth day, or the first and last day that a partial one allows."""
    if days.first == days.last:
        return Text(id="{day}", en="{day}").fill(day=days.first)
    return Text(id="{first} sampai {last}", en="{first} to {last}").fill(first=days.first, last=days.last)


def same_name(printed: str, zone: Zone) -> bool:
    """Whether a name as it is printed or listed may be the one of the zone, its words in any order and any permitted form.

    Where the zone had no room for the whole name, words may be missing there and one may be cut off.
    """
    left = words_of(printed)
    cut: list[str] = []
    for word in zone.name.split():
        match = next((other for other in left if word in zone_forms(other)), None)
        if match is None:
            cut.append(word)
        else:
            left.remove(match)
    if not zone.name_may_be_cut:
        return not cut and not left
    begins = [other for other in left if any(form.startswith(word) for word in cut for form in zone_forms(other))]
    return not cut or (len(cut) == 1 and bool(begins))
