"""Reminders as a file that an office can sort and hand on; what a list says is never a formula in it."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import xlsxwriter

from timpora.kernel.harmless import neutral, neutral_in_text
from timpora.kernel.text import Language, Text
from timpora.screening.core.reminders import MESSAGE_WORDS, OUTCOME_WORDS, Recipient
from timpora.screening.reminder_queries import ReminderSeen


COLUMNS: tuple[tuple[Text, int], ...] = (
    (Text(id="Orang", en="Person"), 32), (Text(id="Penjamin", en="Sponsor"), 32), (Text(id="Batas tinggal", en="Stay limit"), 14),
    (Text(id="Diingatkan", en="Reminded"), 14), (Text(id="Oleh aturan kantor", en="By the office's rule"), 12),
    (Text(id="Yang terjadi", en="What came of it"), 30), (Text(id="E-mail orang asing", en="E-mail of the foreigner"), 20),
    (Text(id="E-mail penjamin", en="E-mail of the sponsor"), 20),
)  # fmt: skip
YES, NO = Text(id="ya", en="yes"), Text(id="tidak", en="no")
SHEET = Text(id="Pengingat", en="Reminders")
BYTE_ORDER_MARK = "\ufeff"
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def as_csv(found: Sequence[ReminderSeen], language: Language) -> bytes:
    """One row a reminder, days as 2023-06-27."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([heading.within(language) for heading, _ in COLUMNS])
    for row in _rows(found, language):
        writer.writerow([value.isoformat() if isinstance(value, date) else neutral_in_text(value) for value in row])
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def as_workbook(found: Sequence[ReminderSeen], language: Language) -> bytes:
    """One row a reminder, days as days."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as workbook:
        page = workbook.add_worksheet(SHEET.within(language))
        head, day = workbook.add_format({"bold": True, "bottom": 1}), workbook.add_format({"num_format": "yyyy-mm-dd"})
        page.freeze_panes(1, 0)
        for place, (heading, width) in enumerate(COLUMNS):
            page.set_column(place, place, width)
            page.write_string(0, place, heading.within(language), head)
        for number, row in enumerate(_rows(found, language), start=1):
            for place, value in enumerate(row):
                if isinstance(value, date):
                    page.write_datetime(number, place, value, day)
                else:
                    page.write_string(number, place, str(neutral(value)))
    return out.getvalue()


def _rows(found: Sequence[ReminderSeen], language: Language) -> Iterator[list[Any]]:
    for one in found:
        sent = {message.recipient: MESSAGE_WORDS[message.state].within(language) for message in one.messages}
        yield [
            one.name, one.sponsor or "", one.stay_limit, one.on, (YES if one.by_rule else NO).within(language),
            OUTCOME_WORDS[one.outcome].within(language), *(sent.get(recipient, "") for recipient in Recipient),
        ]  # fmt: skip
