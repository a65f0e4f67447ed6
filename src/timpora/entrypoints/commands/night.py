"""`timpora night`: judges who changed and whose day has come, or everybody; and proves that both come to the same."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from timpora.entrypoints.commands.options import LanguageOption, Terminal, refuse
from timpora.entrypoints.commands.progress import bar_on
from timpora.entrypoints.office import in_the_pages_role
from timpora.entrypoints.starting import connections_closed
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Language, Text


if TYPE_CHECKING:
    from timpora.screening.nights import Done

DIFFERS = 1
JUDGED = Text(
    id="{day}: {judged} orang dinilai dalam {seconds} detik; temuan baru {found}, berubah {changed}, tidak ditemukan lagi {gone}",
    en="{day}: {judged} people judged in {seconds} s; findings new {found}, changed {changed}, no longer found {gone}",
)
JUDGING = Text(id="Menilai orang asing", en="Judging foreigners")
CASES_TOLD = Text(id="Perkara yang diberi tahu bahwa datanya berubah: {cases}.", en="Cases told that their facts changed: {cases}.")  # fmt: skip
NOTHING = Text(id="Tidak ada yang perlu dinilai.", en="Nobody has to be judged.")
AGREE = Text(
    id="Penilaian menyeluruh sama dengan yang tersimpan.", en="Judging everybody anew agrees with what is kept."
)
DISAGREE = Text(
    id="Penilaian menyeluruh berbeda dari yang tersimpan: {findings} temuan, {standings} orang.",
    en="Judging everybody anew differs from what is kept: {findings} findings, {standings} people.",
)
FAILED = Text(
    id="Orang nomor {person} tidak dapat dinilai ({error}); yang lain sudah.",
    en="Person number {person} could not be judged ({error}); all others were.",
)


def night(
    *,
    whole: Annotated[bool, typer.Option("--whole", help="Nilai semua orang / judge everybody")] = False,
    audit: Annotated[bool, typer.Option("--audit", help="Bandingkan yang tersimpan dengan penilaian menyeluruh; tidak mengubah apa pun / compare what is kept with judging everybody; changes nothing")] = False,
    lang: LanguageOption = Language.INDONESIAN,
) -> None:  # fmt: skip
    """Nilai yang berubah dan yang harinya tiba, atau buktikan keduanya sama / judge who changed and whose day has come."""
    try:
        in_the_pages_role(os.environ)
        with connections_closed():
            agrees = _nights(lang, whole=whole, audit=audit)
    except Refused as refused:
        refuse(refused.refusal, lang)
    if not agrees:
        raise typer.Exit(DIFFERS)


def _nights(lang: Language, *, whole: bool, audit: bool) -> bool:
    """In each office of this database; whether what is kept agrees. Raises Refused where there is no office."""
    from timpora.accounts import doors  # noqa: PLC0415 - needs what was set up

    machines = doors.machines()
    if not machines:
        raise Refused(_no_office())
    return all(_compare(machine, lang) if audit else _judge(machine, lang, whole=whole) for machine in machines)


def _judge(machine: int, lang: Language, *, whole: bool) -> bool:
    from timpora.accounts import doors  # noqa: PLC0415 - needs what was set up
    from timpora.casework import correcting  # noqa: PLC0415 - needs what was set up
    from timpora.entrypoints.office_days import day_of  # noqa: PLC0415 - needs what was set up
    from timpora.entrypoints.screening_jobs import begin_evaluating  # noqa: PLC0415 - needs what was set up
    from timpora.evaluation import map_actions as supervision_map  # noqa: PLC0415 - needs what was set up
    from timpora.screening import nights  # noqa: PLC0415 - needs what was set up

    with doors.on_behalf_of(machine) as by, bar_on(Terminal(stderr=True), JUDGING.within(lang)) as line:
        on = day_of(by)
        done = nights.catch_up(by=by, on=on, line=line, whole=whole)
        corrected = correcting.catch_up(by=by, on=on)
        supervision_map.catch_up(by=by, on=on)
        begin_evaluating(by, on, again=whole)
    console = Terminal(soft_wrap=True, highlight=False)
    console.print((NOTHING if done is None else _told(done)).within(lang), markup=False)
    if corrected.told:
        console.print(CASES_TOLD.fill(cases=corrected.told).within(lang), markup=False)
    for one in [] if done is None else done.failed:
        console.print(FAILED.fill(person=one.person, error=one.error).within(lang), markup=False)
    return True


def _told(done: "Done") -> Text:
    return JUDGED.fill(
        day=done.as_of, judged=done.judged, seconds=round(done.seconds, 1), found=done.found, changed=done.changed, gone=done.gone
    )  # fmt: skip


def _compare(machine: int, lang: Language) -> bool:
    from timpora.accounts import doors  # noqa: PLC0415 - needs what was set up
    from timpora.entrypoints.office_days import day_of  # noqa: PLC0415 - needs what was set up
    from timpora.screening import nights  # noqa: PLC0415 - needs what was set up

    with doors.on_behalf_of(machine) as by:
        found, stood = nights.compare(by=by, on=day_of(by))
    differs = found.number or stood.number
    told = DISAGREE.fill(findings=found.number, standings=stood.number) if differs else AGREE
    Terminal(soft_wrap=True, highlight=False).print(told.within(lang), markup=False)
    return told is AGREE


def _no_office() -> Refusal:
    return Refusal(
        code="no_office",
        what=Text(id="Belum ada kantor dalam basis data ini.", en="There is no office in this database yet."),
        remedy=Text(
            id="Buka kantor dengan `timpora office open`, atau muat yang rekaan dengan `timpora demo`.",
            en="Open one with `timpora office open`, or load the invented one with `timpora demo`.",
        ),
    )
