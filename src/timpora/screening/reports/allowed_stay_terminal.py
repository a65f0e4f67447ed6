"""The calculator's answer in a terminal: until when, the counted days, what comes next, and the law behind it."""

from collections.abc import Iterator

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from timpora.kernel.text import Language, Text, day_in_words, rupiah_in_words
from timpora.rulebook.citations import citation_in
from timpora.screening.core.stay_calculator import AllowedStay, Stage
from timpora.screening.reports import words
from timpora.screening.reports.bullets import bullet


WIDEST = 100
MONTHS_IN_A_YEAR = 12
_HEADERS = (
    Text(id="Tahap", en="Stage"), Text(id="Dari", en="From"), Text(id="Sampai", en="To"), Text(id="Hari ke-", en="Day no."),
)  # fmt: skip
_PROVISIONS = Text(id="Dasar hukum", en="Provisions")
_RECORDED = Text(
    id="Bila pada izin tercatat tanggal lain, tanggal pada izin yang berlaku.",
    en="If the permit shows another date, the date on the permit counts.",
)


def print_allowed_stay(console: Console, answer: AllowedStay, *, language: Language) -> None:
    """Prints the answer, readable at 80 columns and without colours."""
    width = min(console.width, WIDEST)
    console.print(Styled(_sentence(answer).within(language), style="bold"), width=width)
    console.print(_counted(answer, language), width=width)
    for text in _what_comes_next(answer):
        console.print(bullet(text.within(language)), width=width)
    console.print(Styled(f"\n{_PROVISIONS.within(language)}", style="bold"))
    for provision in answer.provisions:
        state = words.status(confirmed=provision.confirmed, language=language)
        console.print(bullet(f"{citation_in(provision.citation, language)} [{state}]"), width=width)


def _sentence(answer: AllowedStay) -> Text:
    named = {"code": answer.index.visa_index, "title": answer.index.title, "until": answer.until}
    if answer.until_otherwise is not None:
        return Text(
            id="Boleh tinggal sampai {until} atau {otherwise}: bulan tidak mempunyai tanggal itu dan hukum tidak menyebut mana yang dimaksud; tanyakan kepada kantor. Indeks {code} ({title}).",
            en="Stay allowed until {until} or {otherwise}: the month has no such day and the law does not say which is meant; ask the office. Index {code} ({title}).",
        ).fill(otherwise=answer.until_otherwise, **named)  # fmt: skip
    return Text(
        id="Boleh tinggal sampai {until}, {days} hari dengan hari masuk sebagai hari ke-1. Indeks {code} ({title}).",
        en="Stay allowed until {until}, {days} days with the day of entry as day 1. Index {code} ({title}).",
    ).fill(days=answer.stages[-1].last_number, **named)


def _counted(answer: AllowedStay, language: Language) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 2, 0, 0))
    for header in _HEADERS:
        table.add_column(header.within(language), no_wrap=True)
    for stage in answer.stages:
        last = day_in_words(stage.last_day, language)
        if stage.last_day_otherwise is not None:
            last += f" / {day_in_words(stage.last_day_otherwise, language)}"
        table.add_row(
            _stage(stage).within(language),
            day_in_words(stage.first_day, language),
            last,
            f"{stage.first_number}-{stage.last_number}",
        )
    return table


def _stage(stage: Stage) -> Text:
    if stage.extension == 0:
        return Text(id="Tinggal pertama", en="First stay")
    return Text(id="Perpanjangan {number}", en="Extension {number}").fill(number=stage.extension)


def _what_comes_next(answer: AllowedStay) -> Iterator[Text]:
    yield _extension(answer)
    if answer.advised_to_apply_by is not None:
        yield Text(
            id="Dianjurkan mengajukan perpanjangan paling lambat {advised}; wajib sebelum {until} lewat.",
            en="Applying by {advised} is advised; it must be done before {until} is over.",
        ).fill(advised=answer.advised_to_apply_by, until=answer.until)
    over = answer.over
    yield Text(
        id="Mulai {day}: biaya beban {charge} per hari, sampai {largest} untuk {most} hari.",
        en="From {day}: an overstay charge of {charge} a day, up to {largest} for {most} days.",
    ).fill(
        day=over.from_day,
        charge=rupiah_in_words(over.charge_per_day),
        largest=rupiah_in_words(over.largest_charge),
        most=over.threshold_days - 1,
    )
    yield Text(
        id="Pada {day}, tepat {days} hari: hukum tidak mengatur, pejabat memutuskan.",
        en="On {day}, exactly {days} days: the law is silent, an officer decides.",
    ).fill(day=over.officer_decides_on, days=over.threshold_days)
    yield Text(
        id="Mulai {day}: deportasi dan usulan penangkalan paling lama {ban}.",
        en="From {day}: deportation and a proposed entry ban of at most {ban}.",
    ).fill(day=over.deportation_from, ban=_months(over.longest_ban_months))
    yield _RECORDED


def _extension(answer: AllowedStay) -> Text:
    if answer.extensions_left is None:
        return Text(
            id="Perpanjangan ditetapkan menurut izinnya; tanyakan kepada kantor.",
            en="Extensions are set case by case; ask the office.",
        )
    if answer.extensions_left > 0:
        days = answer.index.extension_days
        return Text(
            id="Masih dapat diperpanjang {times} kali, masing-masing {days} hari.",
            en="Can still be extended: {times} more of {days} days each.",
        ).fill(times=answer.extensions_left, days=days)
    return Text(id="Tidak dapat diperpanjang lagi.", en="Cannot be extended any further.")


def _months(months: int) -> Text:
    years, rest = divmod(months, MONTHS_IN_A_YEAR)
    if years and not rest:
        return Text(id=f"{years} tahun", en="1 year" if years == 1 else f"{years} years")
    return Text(id=f"{months} bulan", en=f"{months} months")
