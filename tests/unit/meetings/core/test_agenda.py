"""The agenda from the data: promises first, no count of one to four anywhere in it, nil said as such, and the same in both languages."""

import json
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from timpora.kernel.text import Language
from timpora.meetings.core.agenda import AgendaKind, Evaluated, Facts, Promised, drafted
from timpora.meetings.core.agenda_words import TITLES, lines_of


ON = date(2023, 6, 27)
NOTHING = Facts(last_on=None, promised=(), others=(), found={}, ending={}, within_days=14, silent_feeds={}, silent_places={}, cases=0, evaluated=None)  # fmt: skip
KIBIN, PULO_AMPEL = "36.04.16", "36.04.08"
PROMISED = Promised(owner="Disnaker Rekaan", what="Daftar rekaan.", state="open", due_on=ON, is_overdue=False, days_over=0)  # fmt: skip


def said(facts: Facts, language: Language = Language.ENGLISH) -> dict[AgendaKind, list[str]]:
    return {one.kind: [line.within(language) for line in lines_of(one.kind, one.facts)] for one in drafted(facts)}


def test_where_nothing_is_on_record_each_item_says_nil() -> None:
    told = said(NOTHING)
    assert next(iter(told)) is AgendaKind.PROMISES
    assert all(len(lines) == 1 for lines in told.values())
    assert told[AgendaKind.LIMITS] == ["Nil: no stay limit ends within 14 days."]
    assert set(TITLES) == set(AgendaKind)


def test_promises_come_first_and_of_the_others_the_overdue() -> None:
    late = replace(PROMISED, what="Papan pengumuman", is_overdue=True, days_over=7, due_on=date(2023, 6, 20))
    told = said(replace(NOTHING, last_on=date(2023, 3, 27), promised=[PROMISED], others=[PROMISED, late]))
    assert told[AgendaKind.PROMISES] == ["Disnaker Rekaan: Daftar rekaan (due 27 June 2023) - under way"]
    assert told[AgendaKind.ACTIONS][0] == "Disnaker Rekaan: Papan pengumuman (due 20 June 2023) - overdue, 7 days"
    assert said(replace(NOTHING, last_on=ON))[AgendaKind.PROMISES] == ["The meeting of 27 June 2023 agreed no action."]


def test_counts_stand_by_district_and_the_small_ones_without_their_number() -> None:
    facts = replace(NOTHING, last_on=ON, found={PULO_AMPEL: 12, KIBIN: 3, None: 5}, silent_places={KIBIN: 4}, silent_feeds={"guests": 2}, cases=4, evaluated=Evaluated(made=4, in_time=1, late=1, waiting=2, quoted=(7,)))  # fmt: skip
    told = said(facts, Language.INDONESIAN)
    assert told[AgendaKind.FINDINGS][0] == "Sejak rapat 27 Juni 2023:"
    assert told[AgendaKind.FINDINGS][1:] == [
        "Pulo Ampel: 12",
        "kecamatan tidak diketahui: 5",
        "Kurang dari lima di: Kibin",
    ]
    assert told[AgendaKind.CASES] == ["Perkara terbuka: kurang dari lima"]
    assert told[AgendaKind.EVALUATED] == ["Janji rapat lalu: 4; selesai tepat waktu 1, lewat tenggat 1, belum dihitung 2."]  # fmt: skip
    [kept] = [one.facts for one in drafted(facts) if one.kind is AgendaKind.EVALUATED]
    assert (kept["quoted"], "written" in kept) == ([7], False), "of other minutes no word is kept"
    assert lines_of(AgendaKind.EVALUATED, {**kept, "written": "Rutin"})[-1].id == "Yang dicatat waktu itu: Rutin"


COUNTS = st.dictionaries(st.sampled_from([KIBIN, PULO_AMPEL, None]), st.integers(0, 12))


@given(COUNTS, COUNTS, COUNTS, st.integers(0, 12))
def test_no_agenda_tells_a_count_of_one_to_four(found: dict[str | None, int], ending: dict[str | None, int], silent: dict[str | None, int], cases: int) -> None:  # fmt: skip
    facts = replace(NOTHING, found=found, ending=ending, silent_places=silent, cases=cases)
    kept = [json.loads(json.dumps(dict(one.facts))) for one in drafted(facts)]
    counts = [count for one in kept for name in ("districts", "places") for _, count in one.get(name, [])]
    counts += [one["number"] for one in kept if "number" in one]
    assert not {1, 2, 3, 4} & set(counts)
