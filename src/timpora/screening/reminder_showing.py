"""What the pages of reminders show, as components."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from timpora.kernel.text import MONTHS, Language, Text
from timpora.letters.core.leaving import MESSAGE_WORDS, MessageState
from timpora.letters.showing import message_tag
from timpora.screening.core.reminders import (
    FAILURE_WORDS,
    HEEDED,
    OUTCOME_WORDS,
    RECIPIENT_WORDS,
    Month,
    Outcome,
    Recipient,
)
from timpora.screening.reminder_models import ReminderRule
from timpora.screening.reminder_queries import Asked, MessageSeen, ReminderSeen
from timpora.ui.components.dialogs import Applied, Choice, Filter, FilterBar
from timpora.ui.components.shell import Tab, Tabs
from timpora.ui.components.statements import Tag, Tone
from timpora.ui.components.tables import Cell, Column, KeyValue, KeyValues, Name, Pagination, Table
from timpora.ui.moments import moment


PAGE = 25
OUTCOME_TONES = {
    Outcome.OPEN: Tone.OPEN, Outcome.WAITING: Tone.INFORMATION, Outcome.EXTENDED: Tone.GOOD, Outcome.LEFT: Tone.GOOD,
    Outcome.NEITHER: Tone.ALERT, Outcome.CHANGED: Tone.INFORMATION,
}  # fmt: skip
ANY = Text(id="Semua", en="All")
ON_PAPER = Text(id="Tanpa e-mail: cetak suratnya", en="No e-mail: print the letter")
BY_RULE = Text(id="Aturan kantor", en="Rule of the office")
NOBODY = Text(id="akun yang tidak dikenal", en="an unknown account")
NOT_YET = Text(id="belum ada", en="none yet")
OFF = Text(id="Tidak mengingatkan sendiri", en="Does not remind by itself")
DAYS = Text(id="{days} hari sebelum batas", en="{days} days before the limit")
FOUND = Text(id="{count} pengingat", en="Reminders: {count}")
PERCENT = Text(id="{rate} %", en="{rate}%")

YES, NO = Text(id="ya", en="yes"), Text(id="tidak", en="no")


def tabs(current: str, *, may_send: bool) -> Tabs:
    """The pages of reminders side by side."""
    named = {
        "reminders": Text(id="Yang sudah diingatkan", en="Reminded"),
        "remind_many": Text(id="Yang perlu diingatkan", en="To be reminded"),
        "reminder_rule": Text(id="Aturan kantor", en="Rule of the office"),
    }
    shown = [name for name in named if may_send or name != "remind_many"]
    return Tabs(
        label=Text(id="Halaman pengingat", en="Pages of reminders"),
        tabs=[Tab(name=named[name], href=reverse(name), is_current=name == current) for name in shown],
    )


def table(found: Sequence[ReminderSeen]) -> Table:
    """Reminders with what became of them."""
    headings = (
        Text(id="Orang", en="Person"), Text(id="Batas tinggal", en="Stay limit"), Text(id="Diingatkan", en="Reminded"),
        Text(id="Surat", en="Letter"), Text(id="Yang terjadi", en="What came of it"),
    )  # fmt: skip
    return Table(
        caption=Text(id="Pengingat", en="Reminders"),
        shows_caption=False,
        columns=[Column(heading=heading) for heading in headings],
        rows=[
            [
                Cell(value=Name(name=one.name), href=reverse("reminder", args=[one.id]), below=one.sponsor),
                Cell(value=one.stay_limit),
                Cell(value=one.on, below=BY_RULE if one.by_rule else None),
                Cell(value=_sent(one.messages)),
                Cell(value=Tag(tone=OUTCOME_TONES[one.outcome], label=OUTCOME_WORDS[one.outcome])),
            ]
            for one in found
        ],
    )


def file_table(found: Sequence[ReminderSeen]) -> Table:
    """Reminders as a file has them: each thing in a column of its own, and the letter of each recipient."""
    headings = (
        Text(id="Orang", en="Person"), Text(id="Penjamin", en="Sponsor"), Text(id="Batas tinggal", en="Stay limit"),
        Text(id="Diingatkan", en="Reminded"), Text(id="Oleh aturan kantor", en="By the office's rule"),
        Text(id="Yang terjadi", en="What came of it"), Text(id="E-mail orang asing", en="E-mail of the foreigner"),
        Text(id="E-mail penjamin", en="E-mail of the sponsor"),
    )  # fmt: skip
    return Table(
        caption=Text(id="Pengingat", en="Reminders"),
        columns=[Column(heading=heading) for heading in headings],
        rows=[
            [
                Cell(value=Name(name=one.name)), Cell(value=one.sponsor), Cell(value=one.stay_limit), Cell(value=one.on),
                Cell(value=YES if one.by_rule else NO), Cell(value=OUTCOME_WORDS[one.outcome]),
                *(Cell(value=words) for words in _of_each(one.messages)),
            ]
            for one in found
        ],
    )  # fmt: skip


def _of_each(messages: Sequence[MessageSeen]) -> list[Text | None]:
    states = {message.recipient: MESSAGE_WORDS[message.state] for message in messages}
    return [states.get(recipient) for recipient in Recipient]


def _sent(messages: Sequence[MessageSeen]) -> Tag | Text:
    """How the letters of one reminder stand: the worst of them."""
    worst = (MessageState.FAILED, MessageState.WAITING, MessageState.LEAVING, MessageState.SENT)
    states = {message.state for message in messages}
    found = next((state for state in worst if state in states), None)
    return ON_PAPER if found is None else message_tag(found)


def months(found: Sequence[Month]) -> Table:
    """How many were reminded in each month, and how many of them extended or left in time."""
    headings = (
        Text(id="Bulan", en="Month"), Text(id="Diingatkan", en="Reminded"), OUTCOME_WORDS[Outcome.EXTENDED], OUTCOME_WORDS[Outcome.LEFT],
        OUTCOME_WORDS[Outcome.NEITHER], Text(id="Belum diketahui", en="Not known yet"), Text(id="Tepat waktu", en="In time"),
    )  # fmt: skip
    return Table(
        caption=Text(id="Per bulan", en="By month"),
        columns=[Column(heading=heading, is_number=place > 0) for place, heading in enumerate(headings)],
        rows=[
            [
                Cell(value=month_in_words(one.first), href=f"{reverse('reminders')}?bulan={one.first:%Y-%m}"),
                Cell(value=one.made),
                *(Cell(value=one.by_outcome[became]) for became in (*sorted(HEEDED), Outcome.NEITHER)),
                Cell(value=one.by_outcome[Outcome.OPEN] + one.by_outcome[Outcome.WAITING]),
                Cell(value=NOT_YET if one.rate is None else PERCENT.fill(rate=one.rate)),
            ]
            for one in found
        ],
    )


def month_in_words(first: date) -> Text:
    """`Juni 2023`."""
    indonesian, english = (f"{MONTHS[language][first.month - 1]} {first.year}" for language in Language)
    return Text(id=indonesian, en=english)


def filters(asked: Asked, months_known: Sequence[Month], count: int) -> FilterBar:
    """Narrows the list by what came of it, by month, and by how its letters stand."""
    chosen = "" if asked.month is None else f"{asked.month:%Y-%m}"
    firsts = sorted({month.first for month in months_known} | ({asked.month} if asked.month else set()), reverse=True)
    applied = [
        *([OUTCOME_WORDS[asked.outcome]] if asked.outcome else []), *([month_in_words(asked.month)] if asked.month else []),
        *([MESSAGE_WORDS[asked.message]] if asked.message else []),
    ]  # fmt: skip
    href = reverse("reminders")
    return FilterBar(
        href=href, found=FOUND.fill(count=count), clear_href=href, applied=[Applied(name=name, href=href) for name in applied],
        filters=[
            Filter(name="hasil", label=Text(id="Yang terjadi", en="What came of it"), choices=_choices(OUTCOME_WORDS, asked.outcome)),
            Filter(
                name="bulan", label=Text(id="Bulan", en="Month"),
                choices=[Choice(value="", name=ANY), *(Choice(value=f"{one:%Y-%m}", name=month_in_words(one), is_chosen=f"{one:%Y-%m}" == chosen) for one in firsts)],
            ),
            Filter(name="surat", label=Text(id="E-mail", en="E-mail message"), choices=_choices(MESSAGE_WORDS, asked.message)),
        ],
    )  # fmt: skip


def _choices(words: Mapping[Any, Text], chosen: object) -> list[Choice]:
    return [
        Choice(value="", name=ANY),
        *(Choice(value=str(word), name=name, is_chosen=word is chosen) for word, name in words.items()),
    ]


def pages(query: Mapping[str, str], begin: int, shown: int, total: int) -> Pagination:
    """Where one is in the list."""

    def href(first: int) -> str:
        kept = [f"{name}={value}" for name, value in query.items() if name in {"hasil", "bulan", "surat"} and value]
        return f"?{'&'.join([*kept, f'dari={first}'])}"

    return Pagination(
        first=begin + 1, last=begin + shown, total=total, previous_href=href(max(begin - PAGE, 0)) if begin else None,
        next_href=href(begin + PAGE) if begin + shown < total else None,
    )  # fmt: skip


def facts(one: ReminderSeen, names: Mapping[int, str]) -> KeyValues:
    """One reminder."""
    rows = [
        (Text(id="Batas tinggal", en="Stay limit"), Cell(value=one.stay_limit)),
        (Text(id="Yang terjadi", en="What came of it"), Cell(value=Tag(tone=OUTCOME_TONES[one.outcome], label=OUTCOME_WORDS[one.outcome]))),
        (Text(id="Diingatkan", en="Reminded"), Cell(value=one.on, below=moment(one.at))),
        (Text(id="Oleh", en="By"), Cell(value=BY_RULE if one.by_rule else names.get(one.account) or NOBODY)),
        *([(Text(id="Penjamin", en="Sponsor"), Cell(value=one.sponsor))] if one.sponsor else []),
        *([(Text(id="Alasan", en="Reason"), Cell(value=one.because))] if one.because else []),
    ]  # fmt: skip
    return KeyValues(rows=[KeyValue(key=key, cell=cell) for key, cell in rows])


def letters_table(one: ReminderSeen, numbers: Mapping[Recipient, str]) -> Table:
    """The letters of one reminder, each with the way that it went."""
    sent = {message.recipient: message for message in one.messages}
    headings = (Text(id="Surat", en="Letter"), Text(id="Kepada", en="To"), Text(id="E-mail", en="E-mail message"))
    return Table(
        caption=Text(id="Surat dan pengirimannya", en="Letters and how they went"),
        columns=[Column(heading=heading) for heading in headings],
        rows=[
            [
                Cell(value=number, href=reverse("reminder_letter", args=[one.id, recipient.value])),
                Cell(
                    value=RECIPIENT_WORDS[recipient], below=one.sponsor if recipient is Recipient.SPONSOR else one.name
                ),
                _message(sent.get(recipient)),
            ]
            for recipient, number in numbers.items()
        ],
    )


def _message(message: MessageSeen | None) -> Cell:
    if message is None:
        return Cell(value=ON_PAPER)
    shown = message_tag(message.state)
    if message.failure is None:
        return Cell(value=shown, below=message.address)
    words = FAILURE_WORDS[message.failure]
    return Cell(value=shown, below=Text(id=f"{message.address}. {words.id}", en=f"{message.address}. {words.en}"))


def rules(found: Sequence[ReminderRule], names: Mapping[int, str]) -> Table:
    """Every word on the office's own rule."""
    headings = (Text(id="Sejak", en="Since"), Text(id="Aturan", en="Rule"), Text(id="Ditetapkan oleh", en="Set by"))
    return Table(
        caption=Text(id="Riwayat aturan ini", en="History of this rule"),
        columns=[Column(heading=heading) for heading in headings],
        rows=[
            [
                Cell(value=one.on, below=moment(one.at)),
                Cell(value=OFF if one.days_before is None else DAYS.fill(days=one.days_before)),
                Cell(value=names.get(one.account) or NOBODY),
            ]
            for one in found
        ],
    )
