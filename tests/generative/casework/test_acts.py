"""Any act, whatever it says, comes back from the plain values in which a step keeps it as it was."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timpora.casework.core.acts.every import classes, from_plain, to_plain
from timpora.casework.core.acts.kinds import ActKind


@pytest.mark.parametrize("kind", ActKind)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_an_act_comes_back_from_its_plain_values(kind: ActKind, data: st.DataObject) -> None:
    act = data.draw(st.from_type(classes()[kind]))
    told = to_plain(act)
    assert told["kind"] == kind.value
    assert from_plain(json.loads(json.dumps(told))) == act
