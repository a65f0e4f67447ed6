"""The facts that rules speak about, as tables of the rule language, with the visa index looked up for each permit."""

import polars as pl

from timpora.engine.expressions import choose
from timpora.engine.tables import Dictionary, Table
from timpora.facts.register import columns_of


VISA_INDEX_FIELDS: dict[str, pl.DataType] = {
    "work": pl.String(),
    "stay_varies": pl.Boolean(),
    "initial_days": pl.Int64(),
    "initial_months": pl.Int64(),
    "extension_days": pl.Int64(),
    "longest_extensions": pl.Int64(),
    "longest_days": pl.Int64(),
    "existed": pl.Boolean(),
}


def _table(name: str) -> Table:
    return Table(name, dict(columns_of(name)))


people = _table("people")
travel_documents = _table("travel_documents")
stay_permits = _table("stay_permits")
applications = _table("applications")
crossings = _table("crossings")
presence = _table("presence")
work_permits = _table("work_permits")
circumstances = _table("circumstances")
feeds = _table("feeds")

visa_index = Dictionary(name="index", fields=VISA_INDEX_FIELDS)
# An index is read as it stood on the day the permit began; a list that names only the limit or the closing, on that day.
stay_permits.look_up(
    visa_index,
    key=stay_permits.word("visa_index"),
    on=choose(
        (stay_permits.day("valid_from").is_known(), stay_permits.day("valid_from")),
        (stay_permits.day("granted_on").is_known(), stay_permits.day("granted_on")),
        (stay_permits.day("valid_until").is_known(), stay_permits.day("valid_until")),
        otherwise=stay_permits.day("cancelled_on"),
    ),
)

TABLES = (
    people, travel_documents, stay_permits, applications, crossings, presence, work_permits, circumstances, feeds,
)  # fmt: skip
