"""The one table of a case: nothing in it leads nowhere, nothing is missing beside it, and everything is said in both languages."""

import inspect
from datetime import date
from importlib import import_module
from pkgutil import iter_modules

import pytest

from timpora.casework.core import checks, refusals
from timpora.casework.core.acts.done import DONE_WORDS
from timpora.casework.core.acts.every import classes
from timpora.casework.core.acts.inquiry import Answer, RecordSummons
from timpora.casework.core.acts.keeping import TransferAnswered
from timpora.casework.core.acts.kinds import ACT_WORDS, ActKind
from timpora.casework.core.checks.closing import FITTING
from timpora.casework.core.checks.every import CHECKS
from timpora.casework.core.fold import _OF_THE_CASE
from timpora.casework.core.fold_of_people import _OF_A_PERSON
from timpora.casework.core.protection import CONSEQUENCES, PROTECTION_WORDS, Protection
from timpora.casework.core.rights import RIGHT_BASIS, RIGHT_WORDS, Right
from timpora.casework.core.spans import OF_A_STATUS
from timpora.casework.core.statuses import (  # fmt: skip
    OPEN,
    ORIGIN_WORDS,
    OUTCOME_WORDS,
    OWNERS,
    POWER_WORDS,
    STATUS_WORDS,
    Origin,
    Outcome,
    Power,
    Status,
)
from timpora.casework.core.table import TABLE, leads_to, possible
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text
from timpora.screening.core.case_law import case_law_on


DAY, LATER = date(2023, 6, 27), date(2025, 6, 2)
SAID = [refusals, *(import_module(f"{checks.__name__}.{one.name}") for one in iter_modules(checks.__path__))]


def ways_on(status: Status) -> set[Status]:
    """Where a case can stand next."""
    return {TABLE[kind].to for kind in possible(status)} - {None, status}


@pytest.mark.parametrize("status", OPEN)
def test_every_open_status_has_somebody_who_moves_it_on_and_a_way_to_the_end(status: Status) -> None:
    assert status in OWNERS
    reached, waiting = {status}, [status]
    while waiting:
        for following in ways_on(waiting.pop()) - reached:
            reached.add(following)
            waiting.append(following)
    assert Status.CLOSED in reached
    assert any(TABLE[kind].power is OWNERS[status] for kind in possible(status))


@pytest.mark.parametrize("status", OPEN)
def test_every_status_is_reached_from_the_first(status: Status) -> None:
    reached, waiting = {Status.TRIAGE}, [Status.TRIAGE]
    while waiting:
        for following in ways_on(waiting.pop()) - reached:
            reached.add(following)
            waiting.append(following)
    assert status in reached


def test_nothing_is_possible_in_a_closed_case_but_to_learn_of_a_correction_and_pass_it_on() -> None:
    assert possible(Status.CLOSED) == (ActKind.FACTS_WITHDRAWN, ActKind.TELL_CORRECTION)


@pytest.mark.parametrize("kind", ActKind)
def test_every_kind_of_act_is_in_the_table_and_has_checks_words_a_class_and_a_fold(kind: ActKind) -> None:
    assert TABLE[kind].at
    assert kind in CHECKS
    assert ACT_WORDS[kind].id != ACT_WORDS[kind].en
    assert DONE_WORDS[kind].id != DONE_WORDS[kind].en
    made = classes()[kind]
    assert made.__dataclass_fields__["kind"].default is kind
    assert (made in _OF_THE_CASE) or (made in _OF_A_PERSON)


@pytest.mark.parametrize("kind", [kind for kind in ActKind if TABLE[kind].power is None])
def test_what_the_program_records_no_person_does(kind: ActKind) -> None:
    assert kind in {ActKind.TRANSFER_ANSWERED, ActKind.FACTS_WITHDRAWN}


def test_where_an_act_leads_can_depend_on_what_it_says() -> None:
    day = DAY
    for answer in Answer:
        led = leads_to(Status.SUMMONED, RecordSummons(on=day, person=1, answer=answer))
        assert led is (Status.EXAMINATION if answer is Answer.APPEARED else Status.SUMMONED)
    for accepted in (True, False):
        led = leads_to(Status.TRIAGE, TransferAnswered(on=day, accepted=accepted))
        assert led is (Status.CLOSED if accepted else Status.TRIAGE)


@pytest.mark.parametrize("status", OPEN)
def test_every_open_status_has_outcomes_with_which_a_case_can_end_there(status: Status) -> None:
    assert FITTING[status]
    assert status in OF_A_STATUS or status in {Status.SUMMONED, Status.OBJECTION}


@pytest.mark.parametrize(
    "words",
    [ACT_WORDS, STATUS_WORDS, OUTCOME_WORDS, ORIGIN_WORDS, POWER_WORDS, PROTECTION_WORDS, CONSEQUENCES, RIGHT_WORDS],
)
def test_every_word_is_said_in_both_languages(words: dict[object, Text]) -> None:
    [kind] = {type(one) for one in words}
    assert kind in {ActKind, Status, Outcome, Origin, Power, Protection, Right}
    assert set(words) == set(kind)  # type: ignore[call-overload]
    assert all(one.id.strip() and one.en.strip() for one in words.values())


@pytest.mark.parametrize("module", SAID, ids=lambda one: one.__name__.rpartition(".")[2])
def test_every_refusal_says_what_and_how_to_mend_it_in_both_languages(module: object) -> None:
    told = [(name, one) for name, one in inspect.getmembers(module) if isinstance(one, Refusal)]
    texts = [(name, one) for name, one in inspect.getmembers(module) if isinstance(one, Text)]
    for name, refused in told:
        assert refused.code.startswith("case_"), name
        texts += [(f"{name} what", refused.what), (f"{name} remedy", refused.remedy)]
    for name, text in texts:
        assert text.id.strip(), name
        assert text.en.strip(), name
        assert text.id != text.en, name
        assert sorted(_places(text.id)) == sorted(_places(text.en)), name


def _places(sentence: str) -> list[str]:
    return [part.partition("}")[0] for part in sentence.split("{")[1:]]


@pytest.mark.parametrize("right", Right)
def test_every_right_rests_on_a_provision_of_some_day(right: Right) -> None:
    known = {name for day in (DAY, LATER) for name in case_law_on(day).provisions}
    assert set(RIGHT_BASIS[right]) & known
