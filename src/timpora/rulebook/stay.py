"""The last stay on record: when it began, whether it ended, how far it is covered, and how presence after that is known.

Every rule about a stay reads these definitions; the counting is that of docs/explanation/counting.md.
"""

from timpora.engine.expressions import (
    Count,
    Day,
    Flag,
    all_of,
    any_of,
    as_of,
    choose,
    earliest_of,
    latest_of,
    no_day,
    parameter_count,
)
from timpora.engine.nodes import End
from timpora.engine.tables import Rows
from timpora.facts.codes import CircumstanceKind, ClosedBecause, Direction, PermitKind
from timpora.kernel.days import MONTHS_IN_A_YEAR
from timpora.kernel.text import Text
from timpora.rulebook.tables import applications, circumstances, crossings, people, presence, stay_permits


DAYS = Text(id="hari", en="days")

crossed_on = crossings.day("crossed_on")
entries = crossings.rows(all_of(crossings.word("direction").equals(Direction.ENTRY), crossed_on.is_on_or_before(as_of)))
exits = crossings.rows(all_of(crossings.word("direction").equals(Direction.EXIT), crossed_on.is_on_or_before(as_of)))
known_presence = presence.rows(presence.day("from_on").is_on_or_before(as_of))

last_entry_on = entries.latest(crossed_on).named(
    "last_entry_on", Text(id="Hari masuk terakhir", en="Last day of entry")
)
last_exit_on = exits.latest(crossed_on).named("last_exit_on", Text(id="Hari keluar terakhir", en="Last day of exit"))


def _no_other(others: Rows) -> Flag:
    """Whether none of these crossings was on the day of the crossing at hand."""
    until_then = others.latest_up_to(crossed_on, crossed_on)
    return any_of(until_then.is_missing(), until_then.is_before(crossed_on))


# A day with both directions says nothing about their order and changes nothing about where somebody is: who was inside
# went out and came back, who was outside came in and went out. So the days with one direction alone are read.
alone_in = entries.having(_no_other(exits))
alone_out = exits.having(_no_other(entries))
_came_in_on = alone_in.latest(crossed_on)
_went_out_before = alone_out.having(crossed_on.is_before(last_entry_on)).latest(crossed_on)
was_inside_on_last_entry = all_of(
    _came_in_on.is_known(), any_of(_went_out_before.is_missing(), _went_out_before.is_before(_came_in_on))
)
is_inside = all_of(
    was_inside_on_last_entry, any_of(last_exit_on.is_missing(), last_exit_on.is_on_or_before(last_entry_on))
)
came_back_the_same_day = all_of(is_inside, last_entry_on.equals(last_exit_on))
departed_on = choose((is_inside, no_day), otherwise=last_exit_on).named(
    "departed_on", Text(id="Keluar wilayah tercatat", en="Exit on record")
)

ended_on = choose((departed_on.is_known(), departed_on), otherwise=as_of).named(
    "ended_on", Text(id="Hari terakhir yang dinilai", en="Last day judged")
)
# The exit that closed the stay before this one: a visit permit from before it ended on that departure.
left_before_on = choose(
    (was_inside_on_last_entry, exits.having(crossed_on.is_on_or_before(last_entry_on)).latest(crossed_on)),
    otherwise=exits.having(crossed_on.is_before(last_entry_on)).latest(crossed_on),
)

ENDS_ON_DEPARTURE = frozenset({PermitKind.VISIT, PermitKind.FORCED_STAY, PermitKind.BRIDGING})
_ends_on_departure = stay_permits.word("kind").is_among(ENDS_ON_DEPARTURE)
_void = all_of(_ends_on_departure, stay_permits.day("valid_from").is_before(left_before_on))
# Missing dates must not void a permit: the reading that favours the person.
covers_this_stay = all_of(
    any_of(stay_permits.day("valid_from").is_missing(), stay_permits.day("valid_from").is_on_or_before(ended_on)),
    any_of(_void.is_missing(), ~_void),
)
first_covered_on = choose(
    (stay_permits.day("valid_from").is_known(), stay_permits.day("valid_from")),
    otherwise=stay_permits.day("granted_on"),
)


def end_of_first_stay(first: Day, *, days: Count, months: Count, reading: End) -> Day:
    """The last day of an index's first stay: the first day is day 1; months end the day before the same day of the month."""
    return choose(
        (days.is_known(), first.plus_days(days.minus(1))),
        otherwise=first.plus_months(months, reading=reading).plus_days(-1),
    )


# The recorded limit wins; where a list has none, the limit is computed from the index. Where the calendar leaves a sum of
# months open, the later day is the limit (the reading that favours the person) and the earlier one is told beside it.
computed_limit, computed_limit_otherwise = (
    end_of_first_stay(
        first_covered_on,
        days=stay_permits.count("index.initial_days"),
        months=stay_permits.count("index.initial_months"),
        reading=reading,
    )
    for reading in (End.LATEST, End.EARLIEST)
)
recorded_or_computed = choose(
    (stay_permits.day("valid_until").is_known(), stay_permits.day("valid_until")), otherwise=computed_limit
)
last_covered_on = earliest_of(recorded_or_computed, stay_permits.day("cancelled_on"))

# A permit that had ended before the last entry says nothing about the stay since; one that was closed before its first
# day never covered a day.
_reaches_this_stay = last_covered_on.is_on_or_after(last_entry_on)
_never_began = last_covered_on.is_before(stay_permits.day("valid_from"))
covers = stay_permits.rows(
    all_of(
        covers_this_stay,
        any_of(_reaches_this_stay.is_missing(), _reaches_this_stay),
        any_of(_never_began.is_missing(), ~_never_began),
    )
)
reaching_permit = covers.last_by(last_covered_on)
stay_limit = covers.latest(last_covered_on).named(
    "stay_limit", Text(id="Batas tinggal (hari sah terakhir)", en="Stay limit (last lawful day)")
)

# Both readings of a limit that is a sum of months without such a day in the calendar.
_open_sums = covers.having(
    all_of(
        stay_permits.day("valid_until").is_missing(),
        computed_limit.differs_from(computed_limit_otherwise),
        computed_limit.equals(stay_limit),
    )
)
stay_limit_otherwise = _open_sums.earliest(computed_limit_otherwise).named(
    "stay_limit_otherwise", Text(id="Batas tinggal menurut bacaan yang lain", en="Stay limit by the other reading")
)
# A permit without any limit, on record or computed, that began no earlier than the one that reaches furthest: whether it
# covers the days after that one's limit cannot be known.
_began_no_earlier = first_covered_on.is_on_or_after(
    covers.having(last_covered_on.equals(stay_limit)).latest(first_covered_on)
)
permits_without_limit = covers.having(
    all_of(last_covered_on.is_missing(), any_of(_began_no_earlier.is_missing(), _began_no_earlier))
)

PERMIT_WORDS = (
    (PermitKind.VISIT, Text(id="Izin tinggal kunjungan", en="The visit stay permit")),
    (PermitKind.LIMITED, Text(id="Izin tinggal terbatas", en="The limited stay permit")),
    (PermitKind.PERMANENT, Text(id="Izin tinggal tetap", en="The permanent stay permit")),
    (PermitKind.DIPLOMATIC, Text(id="Izin tinggal diplomatik", en="The diplomatic stay permit")),
    (PermitKind.SERVICE, Text(id="Izin tinggal dinas", en="The service stay permit")),
    (PermitKind.BRIDGING, Text(id="Izin tinggal peralihan", en="The bridging stay permit")),
    (PermitKind.FORCED_STAY, Text(id="Izin tinggal keadaan terpaksa", en="The forced-stay permit")),
    (PermitKind.UNKNOWN, Text(id="Izin tinggal", en="The stay permit")),
)
permit_kind = reaching_permit.word("kind").named(
    "permit_kind", Text(id="Jenis izin tinggal", en="Kind of stay permit"), words=PERMIT_WORDS
)
permit_index = reaching_permit.word("visa_index").named("permit_index", Text(id="Indeks visa", en="Visa index"))
permit_row = reaching_permit.row_number()
closed_by_exit_permit = reaching_permit.word("closed_because").equals(ClosedBecause.EXIT_PERMIT_ONLY)

since = stay_limit.plus_days(1).named("since", Text(id="Melebihi sejak", en="Over the limit since"))
is_past_limit = ended_on.is_after(stay_limit)

# Ruling 1: the day judged is the day the person was met after the limit (the first such day), else the day of exit.
# A meeting after an exit on record contradicts that exit and cannot raise the days of the stay that it closed.
meetings = known_presence.having(
    all_of(
        presence.flag("met_in_person"),
        presence.day("from_on").is_after(stay_limit),
        presence.day("from_on").is_on_or_before(ended_on),
    )
)
met = meetings.first_by(presence.day("from_on"))
met_on = met.day("from_on").named("met_on", Text(id="Ditemui petugas", en="Met by an officer"))
last_met_on = meetings.latest(presence.day("from_on")).named(
    "last_met_on", Text(id="Terakhir ditemui petugas", en="Last met by an officer")
)
last_reported_on = latest_of(
    known_presence.latest(presence.day("from_on")),
    known_presence.having(presence.day("until_on").is_on_or_before(as_of)).latest(presence.day("until_on")),
).named("last_reported_on", Text(id="Terakhir dilaporkan berada", en="Last reported present"))

said_to_have_left_on = presence.rows(presence.day("left_indonesia_on").is_on_or_before(as_of)).latest(
    presence.day("left_indonesia_on")
)
left_evidence_on = choose(
    (all_of(closed_by_exit_permit, reaching_permit.day("cancelled_on").is_on_or_before(as_of)),
     latest_of(said_to_have_left_on, reaching_permit.day("cancelled_on"))),
    otherwise=said_to_have_left_on,
).named("left_evidence_on", Text(id="Dikabarkan meninggalkan Indonesia", en="Said to have left Indonesia"))  # fmt: skip
has_probably_left = all_of(
    left_evidence_on.is_known(),
    any_of(last_entry_on.is_missing(), last_entry_on.is_on_or_before(left_evidence_on)),
    any_of(last_reported_on.is_missing(), last_reported_on.is_on_or_before(left_evidence_on)),
)

pending = applications.rows(
    all_of(
        applications.day("lodged_on").is_on_or_before(as_of),
        any_of(applications.day("decided_on").is_missing(), applications.day("decided_on").is_after(as_of)),
    )
)
# One application in time is enough, whatever is lodged later.
pending_lodged_on = pending.earliest(applications.day("lodged_on")).named(
    "pending_lodged_on", Text(id="Permohonan diajukan", en="Application lodged")
)
is_pending = pending.exist()
was_lodged_in_time = any_of(pending_lodged_on.is_on_or_before(stay_limit), all_of(is_pending, stay_limit.is_missing()))

_since = earliest_of(stay_limit, as_of)
_special = circumstances.rows(
    all_of(
        any_of(circumstances.day("from_on").is_missing(), circumstances.day("from_on").is_on_or_before(as_of)),
        any_of(circumstances.day("until_on").is_missing(), circumstances.day("until_on").is_on_or_after(_since)),
    )
)


def under_circumstance(*kinds: CircumstanceKind) -> Flag:
    """Whether one of these circumstances is recorded for the limit or a day after it, or for the day judged."""
    return _special.having(circumstances.word("kind").is_among(kinds)).exist()


# A birth date that is only partly known is read as the latest day it allows: the reading that protects a child.
comes_of_age_on = people.day("born_latest").plus_months(
    parameter_count("child.age_years").times(MONTHS_IN_A_YEAR), reading=End.LATEST
)
is_child = as_of.is_before(comes_of_age_on)
