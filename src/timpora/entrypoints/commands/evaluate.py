"""`timpora evaluate`: the office's figures for a period, as they were known at a moment, each with its definition."""

import os
import sys
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from timpora.entrypoints.commands.findings import Form, nobody
from timpora.entrypoints.commands.options import (
    OFFICE_TIME,
    LanguageOption,
    Terminal,
    day_from,
    leave_quietly,
    moment_in_the_office,
    refuse,
)
from timpora.entrypoints.office import in_the_pages_role
from timpora.entrypoints.starting import connections_closed
from timpora.kernel.periods import ONE_DAY
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Language, Text


if TYPE_CHECKING:
    from timpora.evaluation.queries import Evaluation
    from timpora.evaluation.telling import Beside
    from timpora.kernel.viewers import Viewer

HEAD = Text(
    id="{first} sampai {last}, menurut yang diketahui pada {known}", en="{first} to {last}, as known at {known}"
)
NO_MACHINE = Refusal(
    code="no_nightly_account",
    what=Text(id="Kantor ini tidak punya akun pekerjaan malam, yang membacakan angkanya.", en="This office has no account for its nightly work, which would read its figures."),
    remedy=Text(id="Buka kantor dengan `timpora office open`, yang juga membuat akun itu.", en="Open the office with `timpora office open`, which makes that account as well."),
)  # fmt: skip
HIDDEN = Text(id="Hitungan di bawah lima disembunyikan.", en="Counts below five are hidden.")


def moment_from(text: str) -> date | datetime:
    """A day like 2023-06-27, meaning its end, or a moment like 2023-06-27T10:00:00+07:00; raises typer.BadParameter."""
    if "T" not in text:
        return day_from(text)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = datetime.min  # noqa: DTZ901 - refused below, since it has no zone
    if moment.tzinfo is None:
        message = f"{text}: bukan saat; tulis seperti 2023-06-27T10:00:00+07:00 / no moment; write it like 2023-06-27T10:00:00+07:00"
        raise typer.BadParameter(message)
    for zone in (UTC, OFFICE_TIME):
        try:
            moment.astimezone(zone)
        except OverflowError as error:
            message = f"{text}: tidak ada pada jam kantor ini; pilih tahun lain / not on this office's clock; choose another year"
            raise typer.BadParameter(message) from error
    return moment


@dataclass(frozen=True, kw_only=True)
class _Wanted:
    """What was typed."""

    account: str
    first: date
    last: date
    as_known: str | None
    indicator: str | None
    by: str | None
    hide: bool
    compare: bool
    form: Form


def evaluate(  # noqa: PLR0913 - each is an option of the command
    *,
    as_account: Annotated[str, typer.Option("--as", help="Nama pengguna yang membaca / user name of who reads")],
    first: Annotated[date, typer.Option("--from", parser=day_from, help="Hari pertama masa itu / first day of the period")],
    last: Annotated[date, typer.Option("--until", parser=day_from, help="Hari terakhir masa itu / last day of the period")],
    as_known: Annotated[str | None, typer.Option("--as-known", help="Menurut yang diketahui pada hari atau saat ini, bawaan: sekarang / as known on a day or at a moment, default now")] = None,
    indicator: Annotated[str | None, typer.Option("--indicator", help="Satu indikator saja / one indicator only")] = None,
    by: Annotated[str | None, typer.Option("--by", help="Rinci menurut district, kind, rule, certainty, origin, outcome, agency / group by one of these")] = None,
    compare: Annotated[bool, typer.Option("--compare", help="Bandingkan dengan masa sebelumnya / beside the period before")] = False,
    hide: Annotated[bool, typer.Option("--hide-small", help="Sembunyikan hitungan di bawah lima / hide counts below five")] = False,
    format_: Annotated[Form, typer.Option("--format", help="Bentuk jawaban / form of the answer")] = Form.TABLE,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:  # fmt: skip
    """Angka kantor untuk satu masa, menurut yang diketahui waktu itu / the office's figures for a period, as they were known."""
    wanted = _Wanted(account=as_account, first=first, last=last, as_known=as_known, indicator=indicator, by=by, hide=hide, compare=compare, form=format_)  # fmt: skip
    try:
        in_the_pages_role(os.environ)
        with connections_closed():
            found, beside, is_hidden = _found(wanted)
        _show(found, beside, format_, lang, is_hidden=is_hidden)
        sys.stdout.flush()
    except Refused as refused:
        refuse(refused.refusal, lang)
    except BrokenPipeError:
        leave_quietly()


def _found(wanted: _Wanted) -> tuple["Evaluation", "Beside", bool]:
    """The figures, those of the period before beside them, and whether small counts are hidden; raises Refused.

    Who may not see the rows is told figures that the office's own machine read, never small ones, and of whole months alone as they were
    known when these ended: from periods that overlap, or from what became known later, small counts could be computed back. It counts nobody
    whom an officer does not see.
    """
    from timpora.accounts import doors  # noqa: PLC0415 - needs what was set up
    from timpora.accounts.core.roles import Clearance, Permission  # noqa: PLC0415 - needs what was set up

    account = doors.account_named(wanted.account)
    if account is None:
        raise Refused(nobody(wanted.account))
    with doors.on_behalf_of(account) as by:
        if by.may(Permission.READ_REGISTER):
            return _evaluated(by, by, wanted, sees_rows=not wanted.hide)
        asking = by
    _require_a_month(wanted)
    for machine in doors.machines():
        with doors.on_behalf_of(machine) as own:
            if own.office == asking.office:
                with doors.with_no_more_than(Clearance.OFFICE):
                    return _evaluated(own, asking, wanted, sees_rows=False)
    raise Refused(NO_MACHINE)


def _evaluated(
    viewer: "Viewer", asking: "Viewer", wanted: _Wanted, *, sees_rows: bool
) -> tuple["Evaluation", "Beside", bool]:
    from timpora.evaluation import actions, queries, telling  # noqa: PLC0415 - needs what was set up
    from timpora.evaluation.core import asking as asked_of  # noqa: PLC0415 - needs what was set up
    from timpora.evaluation.core.comparing import period_before  # noqa: PLC0415 - needs what was set up
    from timpora.evaluation.core.indicators import standard_indicators  # noqa: PLC0415 - needs what was set up
    from timpora.postgres.settled import settled_until  # noqa: PLC0415 - needs what was set up

    known, known_on = _moment(viewer, wanted, is_public=viewer is not asking)
    asked = asked_of.asked(
        first=wanted.first, last=wanted.last, as_known=min(known, settled_until()), known_on=known_on, indicator=wanted.indicator, by=wanted.by,
        known=standard_indicators(),
    )  # fmt: skip
    earlier = replace(asked, period=period_before(asked.period)) if wanted.compare else None
    found = queries.evaluate(viewer, asked, hides_small=not sees_rows)
    actions.note_reading(by=asking, asked=asked, form=wanted.form.value, is_hidden=not sees_rows)
    if earlier is None:
        return found, {}, not sees_rows
    before = queries.evaluate(viewer, earlier, hides_small=not sees_rows)
    return found, telling.beside_before(found, before), not sees_rows


def _moment(viewer: "Viewer", wanted: _Wanted, *, is_public: bool) -> tuple[datetime, date]:
    """The moment of knowledge, and the last day that had ended by then, or was under way for who sees the rows.

    An office that stands still on a day, as the invented one does, knows what was recorded since.
    """
    from timpora.entrypoints.office_days import day_of  # noqa: PLC0415 - needs what was set up
    from timpora.register.listing import end_of  # noqa: PLC0415 - needs what was set up

    today, now = day_of(viewer), moment_in_the_office()
    if is_public and today >= now.date():
        return end_of(wanted.last), today - ONE_DAY
    typed = None if wanted.as_known is None else moment_from(wanted.as_known)
    if isinstance(typed, datetime):
        return min(typed, now), min(typed.astimezone(now.tzinfo).date(), now.date())
    if typed is None or typed >= today:
        return now, now.date()
    return end_of(typed), typed


def _require_a_month(wanted: _Wanted) -> None:
    from timpora.evaluation.core.asking import is_a_month  # noqa: PLC0415 - needs what was set up

    if is_a_month(wanted.first, wanted.last) and wanted.as_known is None and not wanted.compare:
        return
    raise Refused(
        Refusal(
            code="whole_months_only",
            what=Text(
                id=f"Peran “{wanted.account}” tidak membaca data orang asing, maka hanya melihat angka satu bulan penuh seperti diketahui pada akhir bulan itu.",
                en=f"The role of “{wanted.account}” reads no data of foreigners, and so sees the figures of one whole month only, as known when it ended.",
            ),
            remedy=Text(
                id="Pilih hari pertama dan hari terakhir satu bulan, tanpa --as-known dan --compare.",
                en="Choose the first and the last day of a month, without --as-known and --compare.",
            ),
        )
    )


def _show(found: "Evaluation", beside: "Beside", form: Form, language: Language, *, is_hidden: bool) -> None:
    from timpora.evaluation import telling  # noqa: PLC0415 - needs what was set up

    if form is not Form.TABLE:
        told = (telling.as_json if form is Form.JSON else telling.as_csv)(found, language, beside)
        sys.stdout.write(told)
        return
    console = Terminal()
    head = HEAD.fill(first=found.asked.period.first, last=found.asked.last, known=found.asked.as_known.isoformat())
    lines = [head.within(language), "", *telling.as_lines(found, language, beside)]
    if is_hidden:
        lines.append(HIDDEN.within(language))
    for line in lines:
        console.print(line, markup=False, highlight=False, soft_wrap=True)
