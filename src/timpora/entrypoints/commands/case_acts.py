"""`timpora cases acts|do`: what can be done in a case now, and doing it, by the same checks as on its page."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timpora.entrypoints.commands.as_account import AsOption
from timpora.entrypoints.commands.case_common import NumberArgument, found, in_the_office_of
from timpora.entrypoints.commands.options import LanguageOption, Terminal, refuse
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Language, Text


if TYPE_CHECKING:
    from timpora.casework.core.acts.every import AnyAct
    from timpora.casework.core.acts.kinds import ActKind

DONE = Text(id="{act}: tercatat sebagai langkah {step}; perkara sekarang pada tahap {status}.", en="{act}: recorded as step {step}; the case now stands at {status}.")  # fmt: skip
HIDDEN = Text(id="{act}: tercatat sebagai langkah {step}; perkara ini sekarang tidak terlihat oleh Anda.", en="{act}: recorded as step {step}; you no longer see this case.")  # fmt: skip
LARGEST = 1_000_000  # of a file with an act
NEEDED, OPTIONAL = Text(id="wajib", en="needed"), Text(id="boleh kosong", en="may be left out")


def cases_acts(number: NumberArgument, as_account: AsOption, lang: LanguageOption = Language.INDONESIAN) -> None:
    """Apa yang dapat dilakukan dalam perkara ini, dan mengapa tidak / what can be done in a case now, and why not."""
    with in_the_office_of(as_account, lang) as by:
        from timpora.casework import actions  # noqa: PLC0415 - needs what was set up
        from timpora.casework.core.acts.kinds import ACT_WORDS  # noqa: PLC0415 - needs what was set up
        from timpora.casework.core.policy import why_not  # noqa: PLC0415 - needs what was set up
        from timpora.casework.core.table import possible  # noqa: PLC0415 - needs what was set up

        situation, console = found(by, number).situation, Terminal(soft_wrap=True)
        for kind in possible(situation.state.status):
            if kind in actions.BY_ITS_DOOR:
                continue
            refused = why_not(kind, situation)
            console.print(f"{kind.value}  {ACT_WORDS[kind].within(lang)}", markup=False, highlight=False)
            if refused is not None:
                console.print(f"    {refused.within(lang)}", markup=False, highlight=False)


def cases_do(  # noqa: PLR0913 - the options of a command
    *,
    number: Annotated[str, typer.Argument(help="Nomor perkara, seperti 0007/PERKARA/2023 / number of the case")] = "",
    kind: Annotated[str, typer.Argument(help="Langkah, seperti verify / the act, such as verify")] = "",
    set_: Annotated[list[str] | None, typer.Option("--set", help="Isian, seperti result=cocok / a field, such as result=agrees")] = None,
    from_: Annotated[Path | None, typer.Option("--from", help="Langkah sebagai JSON, seperti pada API / the act as JSON, as the API takes it", exists=True, dir_okay=False)] = None,
    as_account: Annotated[str, typer.Option("--as", help="Nama pengguna yang bekerja / user name of who works")] = "",
    help_act: Annotated[str, typer.Option("--help-act", help="Tampilkan isian langkah itu / show what that act asks for")] = "",
    lang: LanguageOption = Language.INDONESIAN,
) -> None:  # fmt: skip
    """Catat satu langkah dalam perkara / do an act in a case."""
    if not help_act and not (number and as_account and (kind or from_)):
        refuse(INCOMPLETE, lang)
    try:
        of_kind = _kind(help_act or kind) if help_act or not from_ else None
    except Refused as refused:
        refuse(refused.refusal, lang)
    if help_act and of_kind is not None:
        _help(of_kind, lang)
        return
    with in_the_office_of(as_account, lang) as by:
        from timpora.casework import actions, queries  # noqa: PLC0415 - needs what was set up
        from timpora.casework.core.acts.kinds import ACT_WORDS  # noqa: PLC0415 - needs what was set up
        from timpora.casework.core.statuses import STATUS_WORDS  # noqa: PLC0415 - needs what was set up

        looked = found(by, number)
        on = looked.situation.on
        act = _read(from_) if of_kind is None and from_ else _typed(of_kind, set_ or [], on)
        step = actions.do(by=by, case=looked.seen.id, act=act, on=on)
        seen = queries.one(by, looked.seen.id)
        words, told = (HIDDEN, {}) if seen is None else (DONE, {"status": STATUS_WORDS[seen.status]})
        Terminal(soft_wrap=True).print(words.fill(act=ACT_WORDS[act.kind], step=step, **told).within(lang), markup=False, highlight=False)  # fmt: skip


def _kind(name: str) -> "ActKind":
    from timpora.casework.core.acts.kinds import ActKind  # noqa: PLC0415 - only what this command needs

    if name not in set(ActKind):
        listed = ", ".join(kind.value for kind in ActKind)
        raise Refused(
            Refusal(
                code="no_such_act",
                what=Text(id=f"Tidak ada langkah “{name}”.", en=f"There is no act “{name}”."),
                remedy=Text(id=f"Pilih salah satu: {listed}.", en=f"Choose one of these: {listed}."),
            )
        )
    return ActKind(name)


def _help(kind: "ActKind", lang: Language) -> None:
    from timpora.casework.core.acts.every import classes  # noqa: PLC0415 - only what this command needs
    from timpora.casework.core.acts.kinds import ACT_WORDS  # noqa: PLC0415 - only what this command needs
    from timpora.casework.core.asking import fields_of  # noqa: PLC0415 - only what this command needs
    from timpora.casework.core.typed_acts import form_of  # noqa: PLC0415 - only what this command needs

    console = Terminal(soft_wrap=True)
    console.print(f"{kind.value}  {ACT_WORDS[kind].within(lang)}", markup=False, highlight=False)
    for one in fields_of(classes()[kind]):
        needed = NEEDED if one.is_needed and one.name != "on" else OPTIONAL
        console.print(f"  {one.name}  {one.asked.label.within(lang)} ({needed.within(lang)}): {form_of(one).within(lang)}", markup=False, highlight=False)  # fmt: skip
        if one.row is not None:
            for part in fields_of(one.row):
                console.print(f"    {one.name}.1.{part.name}  {part.asked.label.within(lang)}: {form_of(part).within(lang)}", markup=False, highlight=False)  # fmt: skip
        if one.asked.hint is not None:
            console.print(f"    {one.asked.hint.within(lang)}", markup=False, highlight=False)


def _typed(kind: "ActKind | None", pairs: list[str], on: date) -> "AnyAct":
    from timpora.casework.core.typed_acts import act_typed  # noqa: PLC0415 - needs what was set up

    told = {}
    for pair in pairs:
        field, is_there, value = pair.partition("=")
        if not is_there or field in told:
            raise Refused(_not_a_pair(field))
        told[field] = value
    assert kind is not None  # asked before
    return act_typed(kind, told, on=on)


def _read(path: Path) -> "AnyAct":
    from pydantic import ValidationError  # noqa: PLC0415 - needs what was set up

    from timpora.casework.core.acts.every import from_text  # noqa: PLC0415 - needs what was set up

    try:
        if path.stat().st_size > LARGEST:
            raise Refused(NO_ACT)
        return from_text(path.read_bytes())
    except (ValidationError, OSError) as error:
        raise Refused(NO_ACT) from error


def _not_a_pair(field: str) -> Refusal:
    return Refusal(
        code="field_not_a_pair",
        what=Text(id=f"“{field}” tidak terbaca, atau disebut dua kali.", en=f"“{field}” cannot be read, or is given twice."),
        remedy=Text(id="Tulis --set isian=nilai, sekali untuk setiap isian.", en="Write --set field=value, once for each field."),
    )  # fmt: skip


NO_ACT = Refusal(
    code="no_act_in_the_file",
    what=Text(id="Berkas ini tidak memuat satu langkah yang terbaca.", en="The file holds no act that can be read."),
    remedy=Text(
        id="Tulis satu objek JSON dengan kind, on dan isian lainnya, seperti dalam uraian API.",
        en="Write one JSON object with kind, on and the other fields, as the API describes it.",
    ),
)
INCOMPLETE = Refusal(
    code="act_incomplete",
    what=Text(id="Nomor perkara, langkah, atau --as belum ada.", en="The number of the case, the act, or --as is missing."),
    remedy=Text(
        id="Tulis seperti: timpora cases do 0007/PERKARA/2023 verify --set result=cocok --as sari.khayalan",
        en="Write it like: timpora cases do 0007/PERKARA/2023 verify --set result=agrees --as sari.khayalan",
    ),
)  # fmt: skip
