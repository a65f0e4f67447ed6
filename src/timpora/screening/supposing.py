"""A person's register with one fact that is only supposed: an extension until a day, or an exit on a day."""

from datetime import date, timedelta

import polars as pl

from timpora.facts.register import Register, columns_of, register_from
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text


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


def supposing(register: Register, person: int, *, extension_until: date | None, leaves_on: date | None) -> Register:
    """The register with what is supposed; nothing of it is kept anywhere. Raises Refused where there is nothing to extend."""
    frames = {name: frame.collect() for name, frame in register.frames().items()}
    if extension_until is not None:
        frames["stay_permits"] = pl.concat([frames["stay_permits"], _extension(frames["stay_permits"], person, extension_until)])  # fmt: skip
    if leaves_on is not None:
        exit_row = {"person": person, "direction": "exit", "crossed_on": leaves_on, "source_file": SUPPOSED}
        frames["crossings"] = pl.concat([frames["crossings"], _row("crossings", exit_row)])
    return register_from(frames)


def _extension(permits: pl.DataFrame, person: int, until: date) -> pl.DataFrame:
    """The permit that ends last, once more, from the day after its limit."""
    own = permits.filter(pl.col("person") == person, pl.col("valid_until").is_not_null()).sort("valid_until")
    if own.is_empty():
        raise Refused(NO_PERMIT)
    last = own.row(-1, named=True)
    if until <= last["valid_until"]:
        raise Refused(not_after(until, last["valid_until"]))
    supposed = {
        **last, "permit_number": None, "extension_of": last["permit_number"], "granted_on": last["valid_until"], "cancelled_on": None, "closed_because": None,
        "valid_from": last["valid_until"] + timedelta(days=1), "valid_until": until, "source_file": SUPPOSED, "source_sheet": None, "source_row": None,
    }  # fmt: skip
    return _row("stay_permits", supposed)


def _row(table: str, values: dict[str, object]) -> pl.DataFrame:
    columns = columns_of(table)
    return pl.DataFrame({name: [values.get(name)] for name in columns}, schema=columns)
