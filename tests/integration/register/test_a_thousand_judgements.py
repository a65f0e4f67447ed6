"""A thousand judgements and their undoing, each committed by itself as officers do it."""

import random

import pytest
from polars.testing import assert_frame_equal
from tests.factories import office as offices
from tests.integration.register.test_identity import BECAUSE, SAME, everything, people

from timpora.accounts.core.roles import Role
from timpora.register import actions, identity


pytestmark = pytest.mark.usefixtures("office_database")


def test_merging_a_thousand_random_pairs_and_undoing_them_leaves_everything_as_it_was() -> None:
    examiner = offices.account(Role.EXAMINER)
    with offices.looking(examiner) as by:
        made = people(by, 1500)
        before, persons = everything(by), identity.whole(by)
    chance = random.Random(27_06_2023)
    pairs = {tuple(sorted(chance.sample(made, 2))) for _ in range(1100)}
    judgements = []
    for pair in sorted(pairs)[:1000]:
        with offices.looking(examiner) as by:
            judgements.append(actions.judge(by=by, records=pair, verdict=SAME, because=BECAUSE))
    with offices.looking(examiner) as by:
        merged = identity.whole(by)
        assert len(set(merged.person_of.values())) < 1500 - 500
        some = chance.sample(made, 20)
        around = identity.around(by, some)
        assert {record: merged.person_of[record] for record in around.person_of} == around.person_of
    chance.shuffle(judgements)
    for judgement in judgements:
        with offices.looking(examiner) as by:
            actions.withdraw_judgement(by=by, judgement=judgement, because="salah orang")
    with offices.looking(examiner) as by:
        assert identity.whole(by) == persons
        for name, frame in everything(by).items():
            assert_frame_equal(frame, before[name])
