"""Any act, whatever it says, comes back from the plain values in which a step keeps it as it was."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from types import UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timpora.casework.core.acts.base import FIRST_DAY, LAST_DAY, MOST
from timpora.casework.core.acts.every import classes, from_plain, to_plain
from timpora.casework.core.acts.kinds import ActKind


SAID = {
    str: st.text(
        st.characters(exclude_categories=("Cs", "Cc")), max_size=50
    ),  # what people type; anything else is refused
    int: st.integers(0, MOST),
    date: st.dates(FIRST_DAY, LAST_DAY),
}


def anything(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a type that an act is made of."""
    hint = getattr(hint, "__value__", hint)
    hint = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    if get_origin(hint) is tuple:
        return st.lists(anything(get_args(hint)[0]), max_size=3).map(tuple)
    if get_origin(hint) is UnionType:
        return st.one_of([anything(one) for one in get_args(hint)])
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(hint, **{one.name: anything(hints[one.name]) for one in fields(hint)})
    return SAID[hint] if hint in SAID else st.from_type(hint)


@pytest.mark.parametrize("kind", ActKind)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_an_act_comes_back_from_its_plain_values(kind: ActKind, data: st.DataObject) -> None:
    act = data.draw(anything(classes()[kind]))
    told = to_plain(act)
    assert told["kind"] == kind.value
    assert from_plain(json.loads(json.dumps(told))) == act
