"""Items of an agenda in words, in both languages: on the page, in the letter, and to programs alike."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from timpora.evaluation.core.map_figures import OUTSIDE
from timpora.intake.core.fields import KIND_WORDS as LIST_WORDS
from timpora.kernel.areas import area
from timpora.kernel.disclosure import LEAST
from timpora.kernel.text import Text
from timpora.meetings.core.agenda import AgendaKind
from timpora.team.core.agreed import STATE_WORDS, ActionState


TITLES: Mapping[AgendaKind, Text] = {
    AgendaKind.PROMISES: Text(
        id="Yang disepakati dalam rapat lalu, dan hasilnya", en="What the last meeting agreed, and what came of it"
    ),
    AgendaKind.ACTIONS: Text(id="Tindak lanjut lain yang belum selesai", en="Other agreed actions that are not done"),
    AgendaKind.FINDINGS: Text(id="Temuan baru menurut kecamatan", en="New findings by district"),
    AgendaKind.LIMITS: Text(id="Batas tinggal yang segera berakhir", en="Stay limits that end soon"),
    AgendaKind.SILENCE: Text(id="Laporan dan penginapan yang diam", en="Silent reports and accommodations"),
    AgendaKind.CASES: Text(id="Perkara yang memerlukan instansi lain", en="Cases that ask for another agency"),
    AgendaKind.EVALUATED: Text(id="Evaluasi rapat lalu", en="What the last meeting evaluated"),
    AgendaKind.OWN: Text(id="Acara lain", en="Another item"),
}
FIRST_MEETING = Text(id="Ini rapat pertama yang tercatat; belum ada janji dari rapat sebelumnya.", en="This is the first meeting on record; no earlier one promised anything.")  # fmt: skip
NOTHING_PROMISED = Text(id="Rapat {day} tidak menyepakati tindak lanjut.", en="The meeting of {day} agreed no action.")
NOTHING_ELSE = Text(id="Tidak ada tindak lanjut lain yang menunggu.", en="No other agreed action waits.")
NO_FINDING = Text(id="Nihil: tidak ada temuan baru.", en="Nil: there is no new finding.")
NO_LIMIT = Text(id="Nihil: tidak ada batas tinggal yang berakhir dalam {days} hari.", en="Nil: no stay limit ends within {days} days.")  # fmt: skip
NO_SILENCE = Text(id="Nihil: semua melapor pada waktunya.", en="Nil: everybody reports in time.")
NO_CASE = Text(id="Nihil: tidak ada perkara yang memerlukan instansi lain.", en="Nil: no case asks for another agency.")
PROMISE = Text(id="{owner}: {what} (tenggat {due}) - {state}", en="{owner}: {what} (due {due}) - {state}")
MOVED = Text(id="{owner}: {what} (tenggat {due}, semula {first}) - {state}", en="{owner}: {what} (due {due}, first {first}) - {state}")  # fmt: skip
OVER = Text(id="lewat tenggat, {days} hari", en="overdue, {days} days")
FEW = Text(id="kurang dari lima", en="fewer than five")
HIDDEN_IN = Text(id="Disembunyikan, karena kurang dari lima atau melindungi yang kurang dari lima: {where}", en="Hidden, being fewer than five or protecting fewer than five: {where}")  # fmt: skip
HIDDEN = Text(id="Angka menurut kecamatan disembunyikan, karena kurang dari lima atau melindungi yang kurang dari lima.", en="The figures by district are hidden, being fewer than five or protecting fewer than five.")  # fmt: skip
NOT_JUDGED = Text(id="Belum dinilai: penyaringan belum pernah berjalan, jadi ini bukan nihil.", en="Not judged yet: no screening was ever run, so this is not nil.")  # fmt: skip
HELD_BACK = Text(id="Orang yang temuannya ditahan, karena laporan yang menjadi dasarnya diam: {count}", en="People whose findings are held back, since the list that they rest on is silent: {count}")  # fmt: skip
JUDGED = Text(id="Menurut penyaringan terakhir, {day}.", en="By the last screening, {day}.")
ELSEWHERE = Text(id="di luar wilayah kantor", en="outside the office's areas")
NO_DISTRICT = Text(id="kecamatan tidak diketahui", en="district not known")
COUNTED = Text(id="{where}: {count}", en="{where}: {count}")
SINCE = Text(id="Sejak {day}:", en="Since {day}:")
SO_FAR = Text(id="Yang tercatat sampai sekarang:", en="On record so far:")
WITHIN = Text(id="Berakhir dalam {days} hari:", en="Ending within {days} days:")
SILENT_LISTS = Text(id="Daftar yang diam, {kind}: {count}", en="Silent lists, {kind}: {count}")
SILENT_PLACES = Text(id="Penginapan yang diam, {where}: {count}", en="Silent accommodations, {where}: {count}")
FEW_SILENT = Text(
    id="Penginapan yang diam, kurang dari lima di: {where}", en="Silent accommodations, fewer than five in: {where}"
)
CASES = Text(id="Perkara terbuka: {count}", en="Open cases: {count}")
KEPT = Text(id="Janji rapat lalu: {made}; selesai tepat waktu {in_time}, lewat tenggat {late}, belum dihitung {waiting}.", en="Promises of the last meeting: {made}; done in time {in_time}, overdue {late}, not counted yet {waiting}.")  # fmt: skip
WRITTEN = Text(id="Yang dicatat waktu itu: {text}", en="What was written then: {text}")
assert LEAST == 5  # noqa: PLR2004 - as the words say


def lines_of(kind: AgendaKind, facts: Mapping[str, Any]) -> list[Text]:
    """What an item tells, one line after the other; nothing for what somebody added."""
    return _SAY[kind](facts)


def _actions(facts: Mapping[str, Any]) -> list[Text]:
    return [_promise(one) for one in facts["actions"]] or [NOTHING_ELSE]


def _findings(facts: Mapping[str, Any]) -> list[Text]:
    if _is_unjudged(facts):
        return [NOT_JUDGED]
    held = [HELD_BACK.fill(count=_count(facts["held_back"]))] if facts.get("held_back", 0) != 0 else []
    if not facts["districts"]:
        return [*(held or [NO_FINDING]), *_judged(facts)]
    since = SINCE.fill(day=date.fromisoformat(facts["since"])) if facts["since"] else SO_FAR
    return [since, *_protected(facts["districts"]), *held, *_judged(facts)]


def _limits(facts: Mapping[str, Any]) -> list[Text]:
    if _is_unjudged(facts):
        return [NOT_JUDGED]
    words = WITHIN if facts["districts"] else NO_LIMIT
    return [words.fill(days=facts["within"]), *_protected(facts["districts"]), *_judged(facts)]


def _silence(facts: Mapping[str, Any]) -> list[Text]:
    lists = [SILENT_LISTS.fill(kind=_lower(LIST_WORDS[name]), count=count) for name, count in facts["feeds"]]
    found = [*lists, *_places(facts["places"], SILENT_PLACES, FEW_SILENT)]
    return [*found, NOT_JUDGED] if _is_unjudged(facts) else found or [NO_SILENCE]


def _is_unjudged(facts: Mapping[str, Any]) -> bool:
    """Whether nobody was judged before it was drafted; of earlier drafts that is not on record."""
    return "judged_on" in facts and facts["judged_on"] is None


def _judged(facts: Mapping[str, Any]) -> list[Text]:
    """Of which day it is, where that is an earlier one."""
    return [JUDGED.fill(day=date.fromisoformat(facts["judged_on"]))] if facts.get("judged_on", "") < facts.get("drafted_on", "") else []  # fmt: skip


def _cases(facts: Mapping[str, Any]) -> list[Text]:
    return [NO_CASE if facts["number"] == 0 else CASES.fill(count=_count(facts["number"]))]


def _evaluated(facts: Mapping[str, Any]) -> list[Text]:
    said = [WRITTEN.fill(text=facts["written"])] if facts.get("written") else []
    return [KEPT.fill(**{name: facts[name] for name in ("made", "in_time", "late", "waiting")}), *said]


def _promises(facts: Mapping[str, Any]) -> list[Text]:
    if facts["last_on"] is None:
        return [FIRST_MEETING]
    return [_promise(one) for one in facts["actions"]] or [NOTHING_PROMISED.fill(day=date.fromisoformat(facts["last_on"]))]  # fmt: skip


def _promise(one: Mapping[str, Any]) -> Text:
    state = OVER.fill(days=one["days_over"]) if one["is_overdue"] else _lower(STATE_WORDS[ActionState(one["state"])])
    told = {
        "owner": one["owner"],
        "what": one["what"].rstrip("."),
        "due": date.fromisoformat(one["due_on"]),
        "state": state,
    }
    return (
        MOVED.fill(**told, first=date.fromisoformat(one["first_due_on"]))
        if "first_due_on" in one
        else PROMISE.fill(**told)
    )


def _places(districts: Sequence[tuple[str | None, int | None]], words: Text, few: Text) -> list[Text]:
    """A line for each district whose count may be told, and one for all others."""
    told = [words.fill(where=_where(code), count=count) for code, count in districts if count is not None]
    hidden = [_where(code) for code, count in districts if count is None]
    together = Text(id=", ".join(one.id for one in hidden), en=", ".join(one.en for one in hidden)) if hidden else None
    return told if together is None else [*told, few.fill(where=together)]


def _protected(districts: Sequence[tuple[str | None, int | None]]) -> list[Text]:
    """As `_places`, of people; where no district is told, none is named."""
    is_told = not districts or any(count is not None for _, count in districts)
    return _places(districts, COUNTED, HIDDEN_IN) if is_told else [HIDDEN]


def _where(code: str | None) -> Text:
    if code is None or code == OUTSIDE:
        return NO_DISTRICT if code is None else ELSEWHERE
    name = area(code).name
    return Text(id=name, en=name)


def _count(count: int | None) -> Text:
    return FEW if count is None else Text(id=str(count), en=str(count))


def _lower(words: Text) -> Text:
    return Text(id=words.id[:1].lower() + words.id[1:], en=words.en[:1].lower() + words.en[1:])


_SAY: Mapping[AgendaKind, Callable[[Mapping[str, Any]], list[Text]]] = {
    AgendaKind.PROMISES: _promises,
    AgendaKind.ACTIONS: _actions,
    AgendaKind.FINDINGS: _findings,
    AgendaKind.LIMITS: _limits,
    AgendaKind.SILENCE: _silence,
    AgendaKind.CASES: _cases,
    AgendaKind.EVALUATED: _evaluated,
    AgendaKind.OWN: lambda _facts: [],
}
