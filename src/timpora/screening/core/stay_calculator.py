"""Until when one may stay by the index, the day of entry and the extensions, and what a day over brings.

Counting is that of docs/explanation/counting.md: the day of entry is day 1. What the law leaves open is answered with
both readings; what nobody knows is refused with a sentence, never filled with a default.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches

from timpora.kernel.days import MonthSum, last_lawful_day, last_lawful_day_after_months
from timpora.kernel.periods import ONE_DAY
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text
from timpora.rulebook.parameters import DatedValue, Parameter
from timpora.rulebook.visa_indexes import VisaIndex, VisaIndexes
from timpora.screening.core.findings import Provision


MOST_SUGGESTIONS = 3


@dataclass(frozen=True, kw_only=True)
class Stage:
    """The first stay (`extension=0`) or one extension; `last_day_otherwise` is the other reading of an open sum."""

    extension: int
    first_day: date
    last_day: date
    last_day_otherwise: date | None
    first_number: int  # the day of entry is number 1
    last_number: int


@dataclass(frozen=True, kw_only=True)
class DayOver:
    """What follows when the limit has passed, by the values that hold on those days; amounts in whole rupiah."""

    from_day: date
    charge_per_day: int
    largest_charge: int
    officer_decides_on: date  # the law is silent on exactly this day
    deportation_from: date
    longest_ban_months: int
    threshold_days: int


@dataclass(frozen=True, kw_only=True)
class AllowedStay:
    """The answer; `until` is the last lawful day, the earlier one where the sum is open."""

    index: VisaIndex
    arrived: date
    stages: Sequence[Stage]
    until: date
    until_otherwise: date | None
    extensions_left: int | None  # None where the extensions are set case by case
    advised_to_apply_by: date | None  # None where no further extension exists or no advice holds on that day
    over: DayOver
    provisions: Sequence[Provision]


def allowed_stay(
    code: str, arrived: date, extensions: int, *, indexes: VisaIndexes, parameters: Mapping[str, Parameter]
) -> AllowedStay:
    """The stay that an index gives to somebody who entered on a day and was granted some extensions.

    Raises Refused for an index that is unknown or did not exist on that day, a stay that is set case by case, more
    extensions than the index allows, and days beyond the calendar.
    """
    index = _index_on(code, arrived, indexes)
    _check_extensions(index, extensions)
    try:
        stages = list(_stages(index, arrived, extensions))
        last = stages[-1]
        over = _day_over(last.last_day, parameters)
    except OverflowError as error:
        raise Refused(_beyond_the_calendar(arrived)) from error
    left = None if index.longest_extensions is None else index.longest_extensions - extensions
    advice = parameters["extension.apply_days_before"] if left else None
    advised = None if advice is None else _value_if_any(advice, last.last_day)
    used = [*_values_of(over.from_day, over.deportation_from, parameters), *([advised] if advised else [])]
    return AllowedStay(
        index=index,
        arrived=arrived,
        stages=stages,
        until=last.last_day,
        until_otherwise=last.last_day_otherwise,
        extensions_left=left,
        advised_to_apply_by=None if advised is None else max(arrived, last.last_day - timedelta(days=advised.value)),
        over=over,
        provisions=_provisions(index, used),
    )


def _stages(index: VisaIndex, arrived: date, extensions: int) -> Iterator[Stage]:
    end = _first_end(index, arrived)
    first, number = arrived, 1
    longest = None if index.longest_days is None else last_lawful_day(arrived, index.longest_days)
    for extension in range(extensions + 1):
        if extension:
            first, number = end.earliest + ONE_DAY, number + (end.earliest - first).days + 1
            end = _later(end, index.extension_days or 0)
        if longest is not None:
            end = MonthSum(min(end.earliest, longest), min(end.latest, longest))
        yield Stage(
            extension=extension,
            first_day=first,
            last_day=end.earliest,
            last_day_otherwise=end.latest if end.is_ambiguous else None,
            first_number=number,
            last_number=number + (end.earliest - first).days,
        )


def _first_end(index: VisaIndex, arrived: date) -> MonthSum:
    if index.initial_days is not None:
        last = last_lawful_day(arrived, index.initial_days)
        return MonthSum(last, last)
    assert index.initial_months is not None
    return last_lawful_day_after_months(arrived, index.initial_months)


def _later(end: MonthSum, days: int) -> MonthSum:
    return MonthSum(end.earliest + timedelta(days=days), end.latest + timedelta(days=days))


def _day_over(limit: date, parameters: Mapping[str, Parameter]) -> DayOver:
    from_day = limit + ONE_DAY
    charge = parameters["overstay.charge_per_day"].value_on(from_day).value
    threshold = parameters["overstay.threshold_days"].value_on(from_day).value
    deported = limit + timedelta(days=threshold + 1)
    return DayOver(
        from_day=from_day,
        charge_per_day=charge,
        largest_charge=charge * (threshold - 1),
        officer_decides_on=limit + timedelta(days=threshold),
        deportation_from=deported,
        longest_ban_months=parameters["entry_ban.longest_months"].value_on(deported).value,
        threshold_days=threshold,
    )


def _values_of(from_day: date, deported: date, parameters: Mapping[str, Parameter]) -> Sequence[DatedValue]:
    read = [("overstay.charge_per_day", from_day), ("overstay.threshold_days", from_day), ("entry_ban.longest_months", deported)]  # fmt: skip
    return [parameters[name].value_on(day) for name, day in read]


def _value_if_any(parameter: Parameter, day: date) -> DatedValue | None:
    """Advice that nobody gave yet on a day is no reason to refuse the answer."""
    return next(
        (
            value
            for value in parameter.values
            if value.holds_from <= day and (value.holds_until is None or day <= value.holds_until)
        ),
        None,
    )


def _provisions(index: VisaIndex, used: Sequence[DatedValue]) -> Sequence[Provision]:
    cited = {index.citation: Provision(citation=index.citation, confirmed=index.confirmed)}
    for value in used:
        cited.setdefault(value.citation, Provision(citation=value.citation, confirmed=value.confirmed))
    return tuple(cited.values())


def _index_on(code: str, arrived: date, indexes: VisaIndexes) -> VisaIndex:
    found = indexes.on(code, arrived)
    if found is None:
        raise Refused(_no_index(code, arrived, indexes))
    if found.stay_varies or (found.initial_days is None and found.initial_months is None):
        raise Refused(
            Refusal(
                code="stay_varies",
                what=Text(
                    id="Lama tinggal indeks {code} ({title}) ditetapkan untuk tiap orang, jadi tidak dapat dihitung.",
                    en="The stay of index {code} ({title}) is set case by case and cannot be computed.",
                ).fill(code=found.visa_index, title=found.title),
                remedy=Text(
                    id="Yang berlaku adalah tanggal pada izin tinggalnya.", en="The date on the stay permit counts."
                ),
            )
        )
    return found


def _no_index(code: str, arrived: date, indexes: VisaIndexes) -> Refusal:
    canonical = indexes.canonical(code, arrived)
    entries = indexes.entries_of(code, arrived)
    if not entries:
        near = _near(canonical, indexes)
        remedy = Text(id="Periksa indeks pada visa atau izinnya.", en="Check the index on the visa or permit.")
        if near:
            remedy = Text(
                id="Periksa indeks pada visa; yang mirip: {near}.", en="Check the index on the visa; similar: {near}."
            ).fill(near=", ".join(near))
        what = Text(id="Indeks {code} tidak dikenal.", en="Index {code} is unknown.").fill(code=code.strip() or "“”")
        return Refusal(code="index_unknown", what=what, remedy=remedy)
    upcoming = [entry.exists_from for entry in entries if entry.exists_from > arrived]
    if upcoming:
        what = Text(
            id="Indeks {code} belum ada pada {day}; baru ada sejak {first}.",
            en="Index {code} did not exist yet on {day}; it exists since {first}.",
        ).fill(code=canonical, day=arrived, first=min(upcoming))
    else:
        what = Text(
            id="Indeks {code} tidak diberikan lagi pada {day}; terakhir {last}.",
            en="Index {code} was no longer given on {day}; the last day was {last}.",
        ).fill(code=canonical, day=arrived, last=max(entry.exists_until or date.min for entry in entries))
    remedy = Text(
        id="Periksa hari masuk dan indeks pada izinnya.", en="Check the day of entry and the index on the permit."
    )
    return Refusal(code="index_not_on_that_day", what=what, remedy=remedy)


def _near(canonical: str, indexes: VisaIndexes) -> Sequence[str]:
    """Indexes that are written alike and begin with the same character, which names the class of visa."""
    alike = sorted({entry.visa_index for entry in indexes.entries if entry.visa_index[0] == canonical[:1]})
    return get_close_matches(canonical, alike, n=MOST_SUGGESTIONS, cutoff=0.5)


def _check_extensions(index: VisaIndex, extensions: int) -> None:
    if extensions == 0:
        return
    most = index.longest_extensions
    if most is None or (most and index.extension_days is None):
        what = Text(
            id="Perpanjangan indeks {code} ditetapkan untuk tiap orang, jadi tidak dapat dihitung.",
            en="Extensions of index {code} are set case by case and cannot be computed.",
        )
    elif most == 0:
        what = Text(id="Indeks {code} tidak dapat diperpanjang.", en="Index {code} cannot be extended.")
    elif extensions > most:
        what = Text(
            id="Indeks {code} paling banyak diperpanjang {most} kali, bukan {asked} kali.",
            en="Index {code} allows no more than {most} of the {asked} extensions asked for.",
        )
    else:
        return
    raise Refused(
        Refusal(
            code="extensions",
            what=what.fill(code=index.visa_index, most=most, asked=extensions),
            remedy=Text(
                id="Hitung tanpa perpanjangan itu; bila izinnya memuat tanggal lain, tanggal itu yang berlaku.",
                en="Leave those extensions out; if the permit shows another date, that date counts.",
            ),
        )
    )


def _beyond_the_calendar(arrived: date) -> Refusal:
    return Refusal(
        code="beyond_the_calendar",
        what=Text(
            id="Hari masuk {day} terlalu jauh untuk dihitung.",
            en="The day of entry {day} is too far away to count from.",
        ).fill(day=arrived),
        remedy=Text(id="Periksa tahunnya.", en="Check the year."),
    )
