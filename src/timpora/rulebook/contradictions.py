"""Records of one person that cannot all be right, and which of them touch the limit of the last stay (ruling 2)."""

from timpora.engine.expressions import Flag, all_of, any_of
from timpora.facts.codes import ClosedBecause, PermitKind
from timpora.rulebook import stay
from timpora.rulebook.stay import crossed_on
from timpora.rulebook.tables import stay_permits


# Crossings out of turn. Earlier stays are closed, so only the last entry and what follows it is looked at.
_came_in_before = stay.alone_in.latest_before(crossed_on, crossed_on)
_went_out_before = stay.alone_out.latest_before(crossed_on, crossed_on)
_is_of_last_stay = any_of(stay.last_entry_on.is_missing(), crossed_on.is_on_or_after(stay.last_entry_on))
second_entries = stay.alone_in.having(
    all_of(
        _is_of_last_stay,
        _came_in_before.is_known(),
        any_of(_went_out_before.is_missing(), _went_out_before.is_before(_came_in_before)),
    )
)
second_exits = stay.alone_out.having(
    all_of(
        _is_of_last_stay,
        _went_out_before.is_known(),
        any_of(_came_in_before.is_missing(), _came_in_before.is_before(_went_out_before)),
    )
)

# Permits against the one that reaches furthest.
_kind, _limiting = stay_permits.word("kind"), stay.reaching_permit
_first, _limiting_first = stay_permits.day("valid_from"), _limiting.day("valid_from")
_ORDINARY = frozenset({PermitKind.VISIT, PermitKind.LIMITED, PermitKind.PERMANENT})
_is_extended_by_the_other = any_of(
    stay_permits.word("extension_of").equals(_limiting.word("permit_number")),
    _limiting.word("extension_of").equals(stay_permits.word("permit_number")),
)
_was_converted = any_of(
    stay_permits.word("closed_because").equals(ClosedBecause.CONVERTED),
    _limiting.word("closed_because").equals(ClosedBecause.CONVERTED),
)


def _rises(earlier_is_visit: Flag, earlier_is_limited: Flag, later_is_limited: Flag, later_is_permanent: Flag) -> Flag:
    return any_of(
        all_of(earlier_is_visit, any_of(later_is_limited, later_is_permanent)),
        all_of(earlier_is_limited, later_is_permanent),
    )


# From a visit to a limited and from a limited to a permanent stay permit is a conversion by its face.
_is_conversion_by_its_face = any_of(
    all_of(
        _first.is_before(_limiting_first),
        _rises(
            _kind.equals(PermitKind.VISIT), _kind.equals(PermitKind.LIMITED),
            stay.permit_kind.equals(PermitKind.LIMITED), stay.permit_kind.equals(PermitKind.PERMANENT),
        ),
    ),
    all_of(
        _first.is_after(_limiting_first),
        _rises(
            stay.permit_kind.equals(PermitKind.VISIT), stay.permit_kind.equals(PermitKind.LIMITED),
            _kind.equals(PermitKind.LIMITED), _kind.equals(PermitKind.PERMANENT),
        ),
    ),
)  # fmt: skip
_overlaps = all_of(_first.is_on_or_before(stay.stay_limit), stay.last_covered_on.is_on_or_after(_limiting_first))
_is_another = any_of(
    _kind.differs_from(stay.permit_kind), stay_permits.word("visa_index").differs_from(stay.permit_index)
)


def _not_known_to_be(flag: Flag) -> Flag:
    return any_of(flag.is_missing(), ~flag)


overlapping = stay.covers.having(
    all_of(
        _overlaps,
        _is_another,
        _kind.is_among(_ORDINARY),
        stay.permit_kind.is_among(_ORDINARY),
        *[_not_known_to_be(link) for link in (_is_extended_by_the_other, _was_converted, _is_conversion_by_its_face)],
    )
)
# The same permit, by its number and first day, with another limit.
told_otherwise = stay.covers.having(
    all_of(
        stay_permits.word("permit_number").equals(_limiting.word("permit_number")),
        _first.equals(_limiting_first),
        stay_permits.day("valid_until").differs_from(_limiting.day("valid_until")),
    )
)
granted_too_late = stay.covers.having(stay_permits.day("granted_on").is_after(stay_permits.day("valid_until")))

# What a missing exit takes with it: a visit permit from before it ended there, and the new one is not on record.
_limit_is_from_before = all_of(
    stay.permit_kind.is_among(stay.ENDS_ON_DEPARTURE),
    any_of(_limiting_first.is_missing(), _limiting_first.is_before(stay.last_entry_on)),
)
limit_is_contradicted = any_of(
    second_exits.exist(),
    all_of(second_entries.exist(), _limit_is_from_before),
    overlapping.exist(),
    told_otherwise.exist(),
    granted_too_late.having(stay.last_covered_on.equals(stay.stay_limit)).exist(),
)
