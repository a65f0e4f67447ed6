"""A person's facts with one more that is only supposed: an extension until a day, or an exit on a day."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from timpora.facts.register import columns_of
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text


type Rows = Mapping[str, Sequence[dict[str, Any]]]

SUPPOSED = "(andai / what if)"
NO_PERMIT = Refusal(
    code="no_permit_to_extend",
    what=Text(id="Tidak ada izin tinggal dengan batas yang dapat diandaikan diperpanjang.", en="There is no stay permit with a limit that could be supposed to be extended."),
    remedy=Text(id="Catat izinnya lebih dahulu, atau andaikan hari keluar saja.", en="Record the permit first, or suppose a day of leaving alone."),
)  # fmt: skip


def not_after(until: date, limit: date) -> Refusal:
    """An extension that ends no later than what it extends."""
    return Refusal(
        code="extension_not_after",
        what=Text(id="Perpanjangan sampai {until} tidak melampaui batas yang tercatat, {limit}.", en="An extension until {until} does not go beyond the limit on record, {limit}.").fill(until=until, limit=limit),
        remedy=Text(id="Pilih hari sesudahnya.", en="Choose a later day."),
    )  # fmt: skip


def supposing(rows: Rows, person: int, *, extension_until: date | None, leaves_on: date | None) -> Rows:
    """A person's rows with what is supposed; nothing of it is kept anywhere. Raises Refused where there is nothing to extend."""
    permits, crossings = list(rows["stay_permits"]), list(rows["crossings"])
    if extension_until is not None:
        permits.append(_extension(permits, extension_until))
    if leaves_on is not None:
        missing = dict.fromkeys(columns_of("crossings").names())
        crossings.append(
            {**missing, "person": person, "direction": "exit", "crossed_on": leaves_on, "source_file": SUPPOSED}
        )
    return {**rows, "stay_permits": permits, "crossings": crossings}


def _extension(permits: Sequence[dict[str, Any]], until: date) -> dict[str, Any]:
    """The permit that ends last, once more, from the day after its limit."""
    last = max((one for one in permits if one["valid_until"]), key=lambda one: one["valid_until"], default=None)
    if last is None:
        raise Refused(NO_PERMIT)
    if until <= last["valid_until"]:
        raise Refused(not_after(until, last["valid_until"]))
    return {
        **last, "permit_number": None, "extension_of": last["permit_number"], "granted_on": last["valid_until"], "cancelled_on": None, "closed_because": None,
        "valid_from": last["valid_until"] + timedelta(days=1), "valid_until": until, "source_file": SUPPOSED, "source_sheet": None, "source_row": None,
    }  # fmt: skip
