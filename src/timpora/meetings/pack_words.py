"""The pack of a meeting in words, in one language: what its template sets."""

from collections.abc import Sequence
from typing import Any

from timpora.evaluation.core.computing import Answer
from timpora.evaluation.core.map_figures import FIGURE_WORDS, Figure, Kept, Missing, together
from timpora.evaluation.core.standard_periods import month_name, short_name
from timpora.evaluation.core.themes import THEMES
from timpora.evaluation.map_drawing import printed
from timpora.evaluation.map_showing import AREA, CAPTION, WHOLE, in_words, name_of
from timpora.evaluation.report_words import (
    AS_KNOWN,
    AS_OF,
    DEFINITION,
    GROUP,
    INDICATOR,
    MEANING,
    PAGE,
    VALUE,
    value_and_parts,
)
from timpora.evaluation.telling import group_words, value_told
from timpora.kernel.harmless import harmless
from timpora.kernel.text import Language, Text, day_in_words
from timpora.meetings.core.agenda import Promised
from timpora.meetings.core.agenda_words import FIRST_MEETING, NOTHING_ELSE, NOTHING_PROMISED
from timpora.meetings.core.packs import MapTold, MonthTold, Pack
from timpora.meetings.telling import times
from timpora.team.agreed_telling import LATE
from timpora.team.core.agreed import STATE_WORDS, ActionState
from timpora.ui.moments import moment


TITLE = Text(id="Berkas rapat", en="Meeting pack")
FOR_THE_TEAM = Text(id="Untuk anggota tim", en="For members of the team")
NOTE = Text(
    id="Tanpa data pribadi orang asing. Jumlah di bawah lima disembunyikan, bersama yang dapat membukanya.",
    en="No personal data of foreigners. Counts under five are hidden, with what could give them away.",
)
MEETING, PLACE = Text(id="Rapat", en="Meeting"), Text(id="Tempat", en="Place")
MADE = Text(id="Berkas ke-{number} untuk rapat ini; dibuat {moment}", en="Pack {number} of this meeting; made {moment}")
AGENDA, NO_AGENDA = Text(id="Acara", en="Agenda"), Text(id="Belum ada acara.", en="There is no agenda yet.")
PROMISES = Text(id="Janji dan hasilnya", en="What was promised, and what came of it")
OF_THE_LAST = Text(id="Dari rapat {day}", en="From the meeting of {day}")
OF_OTHERS = Text(
    id="Tindak lanjut lain: yang belum selesai, dan yang berakhir sejak rapat lalu",
    en="Other agreed actions: not done yet, or ended since the last meeting",
)
OWNER, WHAT = Text(id="Instansi", en="Agency"), Text(id="Yang disepakati", en="What was agreed")
DUE, STATE, DAYS_OVER = (
    Text(id="Tenggat", en="Due"),
    Text(id="Keadaan", en="State"),
    Text(id="Hari lewat", en="Days over"),
)
EVALUATION = Text(id="Evaluasi sejak rapat lalu", en="Evaluation since the last meeting")
EVALUATION_FIRST = Text(id="Evaluasi bulan-bulan terakhir", en="Evaluation of the last months")
MONTHS = Text(
    id="Bulan penuh, masing-masing menurut yang diketahui pada akhirnya: {months}. Bulan yang berjalan dimuat setelah berakhir.",
    en="Whole months, each as known when it ended: {months}. The month that goes on is told once it has ended.",
)
NOT_WORKED_OUT = Text(
    id="Belum dihitung: {months}. Pekerja kantor menghitungnya setiap hari; buat berkas rapat lagi sesudahnya.",
    en="Not worked out yet: {months}. The office's worker does so each day; make the pack again after that.",
)
HOW = Text(
    id="Orang, perkara, tindakan dan temuan dihitung terpisah dan tidak dijumlahkan. Tidak ada data bukan nol.",
    en="People, cases, actions and findings are counted apart and never added. No data is not zero.",
)
IN_MONTH = Text(id="{title}, {month}", en="{title}, {month}")
COUNTED = Text(
    id="Dihitung {moment}. Wilayah yang seluruhnya nol tidak dimuat; yang disembunyikan di semua wilayah tidak mengubahnya.",
    en="Counted {moment}. Areas in which everything is zero are left out; what is hidden in all areas makes no difference.",
)
NOT_COUNTED = Text(id="Angka peta belum dihitung.", en="The figures of the map are not counted yet.")
MAP_MEANS: dict[Figure, Text] = {
    Figure.PEOPLE: Text(id="Orang asing yang terakhir dilaporkan di sana dan tidak tercatat sudah pergi.", en="Foreigners last reported there and not recorded as having left."),
    Figure.PAST_LIMIT: Text(id="Temuan terbuka tentang batas tinggal yang terlewati dan terbukti.", en="Open findings of a stay limit that is proven to be past."),
    Figure.ENDS_SOON: Text(id="Temuan terbuka tentang batas tinggal yang segera berakhir.", en="Open findings of a stay limit that ends soon."),
    Figure.REPORTING: Text(id="Penginapan yang belakangan ini melaporkan tamu.", en="Accommodations that reported somebody lately."),
    Figure.SILENT: Text(id="Penginapan yang belakangan ini tidak melaporkan siapa pun.", en="Accommodations that reported nobody lately."),
}  # fmt: skip


def said(pack: Pack, language: Language) -> dict[str, Any]:
    """Everything that stands on the pack; the template adds no words."""

    def words(text: Text) -> str:
        return harmless(text.within(language))

    title, team = words(TITLE), harmless(pack.team)
    return {
        "lang": language.value, "title": f"{title}: {team}", "author": harmless(pack.office), "keywords": ["Timpora", pack.when.day.isoformat()],
        "running": f"{title} · {team} · {day_in_words(pack.when.day, language)}", "office": harmless(pack.office), "team": team,
        "heading": f"{title}: {day_in_words(pack.when.day, language)}",
        "made": words(MADE.fill(number=pack.number, moment=moment(pack.made_at))),
        "confidentiality": {"label": words(FOR_THE_TEAM), "note": words(NOTE)},
        "dates": [
            [words(MEETING), words(times(pack.when))], [words(PLACE), harmless(pack.when.place)], [words(AS_OF), day_in_words(pack.as_of, language)],
            [words(AS_KNOWN), words(moment(pack.made_at))],
        ],
        "words": {
            "page": words(PAGE), "agenda": words(AGENDA), "no-agenda": words(NO_AGENDA), "promises": words(PROMISES), "map": words(CAPTION),
            "evaluation": words(EVALUATION if pack.last_on else EVALUATION_FIRST), "how": words(HOW), "meaning": words(MEANING),
        },
        "agenda": [{"title": words(one.title), "lines": [words(line) for line in one.lines]} for one in pack.agenda],
        "promises": _promises(pack, language), "months": _months_told(pack.months, language), **_figures(pack.months, language),
        "map": _map(pack.map, language), "definitions-header": [words(INDICATOR), words(DEFINITION)], "definitions": _definitions(pack, language),
    }  # fmt: skip


def _promises(pack: Pack, language: Language) -> dict[str, Any]:
    header = [one.within(language) for one in (OWNER, WHAT, DUE, STATE, DAYS_OVER)]
    last = FIRST_MEETING if pack.last_on is None else NOTHING_PROMISED.fill(day=pack.last_on)
    return {
        "header": header,
        "parts": [
            _part(None if pack.last_on is None else OF_THE_LAST.fill(day=pack.last_on), pack.promised, last, language),
            _part(OF_OTHERS, pack.others, NOTHING_ELSE, language),
        ],
    }


def _part(title: Text | None, promised: Sequence[Promised], nothing: Text, language: Language) -> dict[str, Any]:
    return {
        "title": title.within(language) if title else "", "rows": [_promise(one, language) for one in promised],
        "nothing": "" if promised else nothing.within(language),
    }  # fmt: skip


def _promise(one: Promised, language: Language) -> list[str]:
    state = LATE if one.is_overdue else STATE_WORDS[ActionState(one.state)]
    return [
        harmless(one.owner),
        harmless(one.what),
        day_in_words(one.due_on, language),
        state.within(language),
        str(one.days_over or "-"),
    ]


def _months_told(months: Sequence[MonthTold], language: Language) -> list[str]:
    """Which months stand there, and which were not worked out yet."""
    known, missing = (
        [month_name(one.month.first).within(language) for one in months if one.is_known is wanted]
        for wanted in (True, False)
    )
    told = [MONTHS.fill(months=", ".join(known))] if known else []
    return [
        one.within(language) for one in [*told, *([NOT_WORKED_OUT.fill(months=", ".join(missing))] if missing else [])]
    ]


def _figures(months: Sequence[MonthTold], language: Language) -> dict[str, Any]:
    """Each indicator with a column for each month, by theme; of the last month, groups too."""
    known = [one for one in months if one.is_known]
    by_month = [{answer.indicator.id: answer for answer in one.wholes} for one in known]
    themes = []
    for name, title in THEMES.items():
        told = [one for one in _indicators(known) if one.indicator.theme == name]
        rows = [
            [one.indicator.title.within(language), *(_value(of.get(one.indicator.id), language) for of in by_month)]
            for one in told
        ]
        if rows:
            themes.append({"title": title.within(language), "rows": rows})
    header = [INDICATOR.within(language), *(short_name(one.month).within(language) for one in known)]
    return {"header": header, "themes": themes, "groups": groups(known[-1], language) if known else []}


def _indicators(known: Sequence[MonthTold]) -> list[Answer]:
    """One answer for each indicator that any month tells, theme by theme as they are printed."""
    found = {one.indicator.id: one for month in known for one in month.wholes}
    themes = list(THEMES)
    return sorted(found.values(), key=lambda one: themes.index(one.indicator.theme))


def _value(told: Answer | None, language: Language) -> str:
    return "-" if told is None else value_told(told, told.whole).within(language)


def groups(last: MonthTold, language: Language) -> list[dict[str, Any]]:
    """What is told in groups of a month."""
    return [
        {
            "title": IN_MONTH.fill(title=one.indicator.title, month=month_name(last.month.first)).within(language),
            "header": [GROUP.within(language), VALUE.within(language)],
            "rows": [
                [group_words(one, name).within(language), value_and_parts(one, figure, language)]
                for name, figure in one.groups
            ],
        }
        for one in last.groups
        if one.groups
    ]


def _map(told: MapTold | None, language: Language) -> dict[str, Any]:
    header = [one.within(language) for one in (AREA, *FIGURE_WORDS.values())]
    if told is None:
        return {"note": NOT_COUNTED.within(language), "header": header, "rows": [], "picture": None}
    telling = _telling(told.areas)
    shown = [one for one in told.areas if _says_something(one, telling)]
    rows = [_area(name_of(one.area), one, language) for one in shown]
    if len(told.areas) > 1:
        rows.append(_area(WHOLE, together(WHOLE.id, told.areas), language))
    drawn = printed(told.areas, told.shapes, told.own, harmless(told.source), language)
    picture = None if drawn is None else {"svg": drawn.svg, "alt": drawn.alt, "source": drawn.source}
    note = COUNTED.fill(moment=moment(told.counted_at)).within(language)
    return {"note": note, "header": header, "rows": rows, "picture": picture, "title": FIGURE_WORDS[Figure.PEOPLE].within(language)}  # fmt: skip


def _telling(areas: Sequence[Kept]) -> list[Figure]:
    """The figures that tell areas apart: what is hidden in each of several is said once, in the last line."""
    return [
        figure for figure in Figure if len(areas) == 1 or any(one.value(figure) is not Missing.HIDDEN for one in areas)
    ]


def _says_something(one: Kept, telling: Sequence[Figure]) -> bool:
    return any(one.value(figure) not in {0, Missing.NOTHING_KNOWN} for figure in telling)


def _area(name: Text, one: Kept, language: Language) -> list[str]:
    """A line of the map."""
    values = (in_words(one.value(figure)) for figure in Figure)
    return [name.within(language), *(value.within(language) if isinstance(value, Text) else str(value) for value in values)]  # fmt: skip


def _definitions(pack: Pack, language: Language) -> list[list[str]]:
    told = [
        (one.indicator.title, one.indicator.definition)
        for one in _indicators([one for one in pack.months if one.is_known])
    ]
    return [
        [title.within(language), means.within(language)]
        for title, means in [*told, *((FIGURE_WORDS[one], MAP_MEANS[one]) for one in Figure)]
    ]
