"""Repairs that check digits prove: of all single misreadings that would explain a digit, exactly one may fit all digits."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product

from timpora.intake.core.zones.agreement import composite_agrees
from timpora.intake.core.zones.arithmetic import FILLER, at, check_digit, with_characters
from timpora.intake.core.zones.confusions import AS_DIGIT, EITHER, FILLER_LIKE
from timpora.intake.core.zones.layouts import LAYOUTS, Format, Layout


type Change = tuple[int, str]
type Changes = tuple[Change, ...]
_DIGITS = frozenset("0123456789")
_DAY_CHARACTERS = _DIGITS | {FILLER}


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A field with a check digit of its own: the places of what it covers, and that of the digit."""

    name: str
    places: Sequence[int]
    digit: int
    is_day: bool = False


@dataclass(kw_only=True)
class Proof:
    """The text with all proven repairs; fields that still disagree, with the readings that would fit where several do.

    `whole_readings` are several readings of the optional data that only the last digit covers.
    """

    text: str
    checked: Sequence[Checked]
    changes: list[Change] = field(default_factory=list)
    failing: dict[str, Sequence[str]] = field(default_factory=dict)
    composite_holds: bool = True
    whole_readings: Sequence[str] = ()


def prove(text: str, layout: Layout) -> Proof:
    """The text with what its check digits prove to be misread put right."""
    checked = checked_fields(text, layout)
    failing = [one for one in checked if not agrees(text, one)]
    if not failing and composite_agrees(text, layout):
        return Proof(text=text, checked=checked)
    options = {one.name: list(_options(text, one, layout)) for one in failing}
    last = _last_digit(text, layout)
    proof = Proof(text=text, checked=checked)
    chosen = _chosen(text, layout, options, last)
    for name, fitting in chosen.items():
        if len(fitting) == 1:
            proof.changes += fitting[0]
        else:
            proof.failing[name] = _readings(text, checked, name, fitting)
    _settle_the_whole(proof, layout, last)
    proof.checked = checked_fields(proof.text, layout)
    return proof


def checked_fields(text: str, layout: Layout) -> Sequence[Checked]:
    """The fields with a digit of their own; a long number goes on in the optional data and has its digit there."""
    usual = _usual_fields(layout.format)
    if not layout.may_have_a_long_number or text[layout.number.stop] != FILLER:
        return usual
    rest, stop = layout.optional[0].start, layout.optional[0].stop
    end = text.find(FILLER, rest, stop)
    end = stop if end < 0 else end
    if end <= rest + 1:
        return usual
    number = Checked(name="number", places=(*layout.number, *range(rest, end - 1)), digit=end - 1)
    return (number, *usual[1:])


@cache
def _usual_fields(form: Format) -> Sequence[Checked]:
    layout = LAYOUTS[form]
    found = [Checked(name="number", places=layout.number, digit=layout.number.stop)]
    found += [
        Checked(name=name, places=places, digit=places.stop, is_day=True)
        for name, places in (("birth", layout.birth), ("expiry", layout.expiry))
    ]
    if layout.optional_digit is not None:
        found.append(Checked(name="optional", places=layout.optional[0], digit=layout.optional_digit))
    return tuple(found)


def agrees(text: str, one: Checked) -> bool:
    """Whether the digit agrees, and a day holds nothing but digits and fillers; an empty field may have no digit."""
    covered, digit = at(text, one.places), text[one.digit]
    if one.is_day and not _DAY_CHARACTERS.issuperset(covered):
        return False
    return digit == check_digit(covered) or (digit == FILLER and not covered.strip(FILLER) and one.name != "number")


def _options(text: str, one: Checked, layout: Layout) -> Iterator[Changes]:
    """The misreadings that would explain why the digit of a field disagrees."""
    if one.name == "number" and layout.may_have_a_long_number and text[one.digit] in FILLER_LIKE:
        change = (one.digit, FILLER)
        long_number = checked_fields(with_characters(text, [change]), layout)[0]
        if long_number.digit != one.digit and agrees(text, long_number):
            yield (change,)
    digit = _as_digits(text, [one.digit])
    if digit is None:
        return
    if one.is_day:
        whole = _as_digits(text, [*one.places, one.digit])
        if whole and agrees(with_characters(text, whole), one):
            yield whole
    elif digit and agrees(with_characters(text, digit), one):
        yield digit
    else:
        for single in singles(text, one.places):
            if agrees(with_characters(text, (*digit, single)), one):
                yield (*digit, single)


def _as_digits(text: str, places: Sequence[int]) -> Changes | None:
    """The changes that leave only digits and fillers at these places; None where a character stands for none."""
    changes = tuple((place, AS_DIGIT.get(text[place], "")) for place in places if text[place] not in _DAY_CHARACTERS)
    return None if any(not character for _, character in changes) else changes


def singles(text: str, places: Sequence[int]) -> Iterator[Change]:
    """Every misreading of one character at these places."""
    return ((place, character) for place in places for character in EITHER.get(text[place], ""))


def _last_digit(text: str, layout: Layout) -> Changes:
    """A letter in the place of the last digit, as the digit for which it stands."""
    digit = layout.composite_digit
    return () if digit is None else _as_digits(text, [digit]) or ()


def _unowned(text: str, layout: Layout) -> Iterator[Changes]:
    """Nothing, and then each misreading of optional data that no digit covers but the last."""
    yield ()
    if layout.optional_digit is None:
        yield from ((single,) for stretch in layout.optional for single in singles(text, stretch))


def _chosen(
    text: str, layout: Layout, options: Mapping[str, Sequence[Changes]], last: Changes
) -> Mapping[str, Sequence[Changes]]:
    """For each failing field the changes that all digits together leave possible; exactly one is a proof."""
    hopeful = {name: found for name, found in options.items() if found}
    chosen: dict[str, Sequence[Changes]] = dict.fromkeys(options, ())
    if layout.composite_digit is None or len(hopeful) < len(options):
        return chosen | hopeful
    for extra in _unowned_by_count(text, layout):
        agreeing = [
            (combination, one)
            for combination in product(*hopeful.values())
            for one in extra
            if composite_agrees(with_characters(text, [*(change for part in combination for change in part), *one, *last]), layout)
        ]  # fmt: skip
        if agreeing:
            for number, name in enumerate(hopeful):
                chosen[name] = tuple(dict.fromkeys(combination[number] for combination, _ in agreeing))
            chosen["whole"] = tuple(dict.fromkeys(one for _, one in agreeing))
            return chosen
    # Each explains its own digit and none the last one: several or one, nothing is proven.
    return chosen | {name: (*found, ()) for name, found in hopeful.items()}


def _unowned_by_count(text: str, layout: Layout) -> Iterator[Sequence[Changes]]:
    nothing, *misread = _unowned(text, layout)
    yield [nothing]
    if misread:
        yield misread


def _readings(text: str, checked: Sequence[Checked], name: str, fitting: Sequence[Changes]) -> Sequence[str]:
    """What a field, or the optional data, would be with each of several changes."""
    places = next((one.places for one in checked if one.name == name), None)
    if places is None:
        places = sorted({place for changes in fitting for place, _ in changes})
    readings = [at(with_characters(text, changes), places).strip(FILLER) for changes in fitting if changes]
    return list(dict.fromkeys(readings))


def _settle_the_whole(proof: Proof, layout: Layout, last: Changes) -> None:
    """Makes the changes; a misread last digit is put right only where the whole then agrees."""
    proof.whole_readings = proof.failing.pop("whole", ())
    proof.text = with_characters(proof.text, proof.changes)
    if last and composite_agrees(mended := with_characters(proof.text, last), layout):
        proof.changes += last
        proof.text = mended
    proof.composite_holds = composite_agrees(proof.text, layout)
