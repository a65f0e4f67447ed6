"""Columns that travel as arrays arrive as they were, whatever they hold."""

from datetime import date

import polars as pl
import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories.chance import draws

from timpora.register.arrays import array_text


pytestmark = pytest.mark.usefixtures("office_database")
# PostgreSQL holds no character 0 and no half of a pair; lists are read without them.
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


def arrived(column: pl.Series, kind: str) -> list[object]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT unnest(%s::{kind}[])", [array_text(column)])
        return [value for (value,) in cursor.fetchall()]


@given(st.lists(st.none() | TEXTS | st.sampled_from(["NULL", "", "{a,b}", '"', "\\", "\\N", "%s", "'; --"])))
@settings(max_examples=draws(30), suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_arrives_as_it_was(texts: list[str | None]) -> None:
    assert arrived(pl.Series(texts, dtype=pl.String), "text") == texts


def test_days_numbers_and_flags_arrive_as_they_were_and_what_is_missing_stays_missing() -> None:
    days = [date(2023, 6, 27), None, date(1900, 1, 1)]
    assert arrived(pl.Series(days, dtype=pl.Date), "date") == days
    assert arrived(pl.Series([1, None, 2**40]), "bigint") == [1, None, 2**40]
    assert arrived(pl.Series([True, None, False]), "boolean") == [True, None, False]
    assert arrived(pl.Series([None, None]), "text") == [None, None]
    assert arrived(pl.Series(["id", None], dtype=pl.Enum(["id", "en"])), "text") == ["id", None]
