"""The agenda from the data: promises first, no count of one to four anywhere in it, nil said as such, and the same in both languages."""

import json
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from timpora.evaluation.core.map_figures import OUTSIDE
from timpora.kernel.disclosure import LEAST
from timpora.kernel.text import Language
from timpora.meetings.core.agenda import AgendaKind, Evaluated, Facts, Found, Promised, drafted
from timpora.meetings.core.agenda_words import TITLES, lines_of


ON = date(2023, 6, 27)
NOTHING = Facts(drafted_on=ON, judged_on=ON, last_on=None, found_since=None, promised=(), others=(), found=(), held_back=0, ending={}, within_days=14, silent_feeds={}, silent_places={}, cases=0, evaluated=None)  # fmt: skip
KIBIN, PULO_AMPEL, CIKANDE = "36.04.16", "36.04.08", "36.04.15"
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
    moved = replace(PROMISED, due_on=date(2023, 7, 4), first_due_on=ON)
    assert said(replace(NOTHING, last_on=ON, promised=[moved]))[AgendaKind.PROMISES] == ["Disnaker Rekaan: Daftar rekaan (due 4 July 2023, first 27 June 2023) - under way"]  # fmt: skip
    assert said(replace(NOTHING, last_on=ON))[AgendaKind.PROMISES] == ["The meeting of 27 June 2023 agreed no action."]


def test_counts_stand_by_district_and_the_small_ones_without_their_number() -> None:
    found = [Found(PULO_AMPEL, 12, 12), Found(KIBIN, 6, 3), Found(None, 5, 5)]
    facts = replace(NOTHING, last_on=ON, found_since=date(2023, 6, 20), found=found, silent_places={KIBIN: 4}, silent_feeds={"guests": 2}, cases=4, evaluated=Evaluated(made=4, in_time=1, late=1, waiting=2, quoted=(7,)))  # fmt: skip
    told = said(facts, Language.INDONESIAN)
    assert told[AgendaKind.FINDINGS] == [
        "Sejak 20 Juni 2023:",
        "Pulo Ampel: 12",
        "Disembunyikan, karena kurang dari lima atau melindungi yang kurang dari lima: Kibin, kecamatan tidak diketahui",
    ]
    assert told[AgendaKind.CASES] == ["Perkara terbuka: kurang dari lima"]
    assert told[AgendaKind.EVALUATED] == ["Janji rapat lalu: 4; selesai tepat waktu 1, lewat tenggat 1, belum dihitung 2."]  # fmt: skip
    [kept] = [one.facts for one in drafted(facts) if one.kind is AgendaKind.EVALUATED]
    assert (kept["quoted"], "written" in kept) == ([7], False), "of other minutes no word is kept"
    assert lines_of(AgendaKind.EVALUATED, {**kept, "written": "Rutin"})[-1].id == "Yang dicatat waktu itu: Rutin"


def test_nil_is_said_only_of_what_was_judged() -> None:
    nobody = said(replace(NOTHING, judged_on=None, ending=None))
    for kind in (AgendaKind.FINDINGS, AgendaKind.LIMITS, AgendaKind.SILENCE):
        assert nobody[kind] == ["Not judged yet: no screening was ever run, so this is not nil."], kind
    assert said(replace(NOTHING, ending=None))[AgendaKind.LIMITS] == nobody[AgendaKind.LIMITS], (
        "the map counted nothing"
    )
    held = said(replace(NOTHING, held_back=7))[AgendaKind.FINDINGS]
    assert held == ["People whose findings are held back, since the list that they rest on is silent: 7"]
    assert said(replace(NOTHING, held_back=3))[AgendaKind.FINDINGS][0].endswith("silent: fewer than five")
    old = said(replace(NOTHING, judged_on=date(2023, 5, 2)))
    assert old[AgendaKind.FINDINGS] == ["Nil: there is no new finding.", "By the last screening, 2 May 2023."]
    assert old[AgendaKind.LIMITS][-1] == "By the last screening, 2 May 2023."


def test_what_was_drafted_before_such_words_were_kept_reads_as_it_did() -> None:
    kept = {"since": "2023-06-27", "districts": [(PULO_AMPEL, 12)]}
    assert [line.en for line in lines_of(AgendaKind.FINDINGS, kept)] == ["Since 27 June 2023:", "Pulo Ampel: 12"]
    nothing: dict[str, object] = {"within": 14, "districts": []}
    assert [line.en for line in lines_of(AgendaKind.LIMITS, nothing)] == ["Nil: no stay limit ends within 14 days."]


def test_what_the_map_hides_is_hidden_and_where_nothing_is_told_no_district_is_named() -> None:
    told = said(replace(NOTHING, ending={KIBIN: 20, PULO_AMPEL: None, OUTSIDE: 0, None: None}))[AgendaKind.LIMITS]
    assert told == ["Ending within 14 days:", "Kibin: 20", "Hidden, being fewer than five or protecting fewer than five: Pulo Ampel, district not known"]  # fmt: skip
    assert said(replace(NOTHING, ending={KIBIN: None, PULO_AMPEL: None}))[AgendaKind.LIMITS][1:] == ["The figures by district are hidden, being fewer than five or protecting fewer than five."]  # fmt: skip
    assert said(replace(NOTHING, ending={OUTSIDE: 9}))[AgendaKind.LIMITS][1:] == ["outside the office's areas: 9"]


COUNTS = st.dictionaries(st.sampled_from([KIBIN, PULO_AMPEL, CIKANDE, None]), st.integers(0, 12))


@given(COUNTS, COUNTS, COUNTS, st.integers(0, 12))
def test_no_agenda_tells_a_count_of_one_to_four_nor_one_that_is_left_of_the_whole(found: dict[str | None, int], ending: dict[str | None, int], silent: dict[str | None, int], number: int) -> None:  # fmt: skip
    rows = [Found(district, count, count) for district, count in found.items()]
    facts = replace(NOTHING, found=rows, ending=ending, silent_places=silent, cases=number, held_back=number)
    kept = {one.kind: json.loads(json.dumps(dict(one.facts))) for one in drafted(facts)}
    counts = [count for one in kept.values() for name in ("districts", "places") for _, count in one.get(name, [])]
    counts += [one[name] for one in kept.values() for name in ("number", "held_back") if name in one]
    assert not {1, 2, 3, 4} & set(counts)
    told, whole = kept[AgendaKind.FINDINGS]["districts"], sum(found.values())
    hidden = [district for district, count in told if count is None]
    left = whole - sum(count for _, count in told if count is not None)
    assert not hidden or whole < LEAST or left > len(hidden) > 1, "neither one nor several can be worked out"
