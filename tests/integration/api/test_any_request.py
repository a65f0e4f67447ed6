"""Whatever a program sends, within the description or beyond it: no fault, no status and no answer that is not described.

A few requests of either sort at every address in each run; `TIMPORA_DRAWS=20` asks twenty times as many.
"""

import copy
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pytest_django.fixtures import Settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi import checks
from tests.factories import deliveries, facts
from tests.factories import office as offices
from tests.factories.chance import draws
from tests.factories.programs import Program, ending_soon, overstayer, program
from tests.integration.intake import lists

from timpora.accounts.core.roles import Role
from timpora.entrypoints.api import api
from timpora.screening import nights
from timpora.ui.office_day import office_day


MUST_HOLD = (
    not_a_server_error, checks.status_code_conformance, checks.content_type_conformance, checks.response_schema_conformance,
)  # fmt: skip
EXAMPLES = draws(2)
MOST_SECONDS = draws(300)  # on a busy machine


@pytest.fixture
def heads(office_database: str, tmp_path: Path, settings: Settings) -> Iterator[dict[str, str]]:
    """Those of a program with every power, in an office in which something is to be found under number 1."""
    settings.FILES_FOLDER = tmp_path / "files"
    settings.API_REQUESTS_A_MINUTE = 100_000
    head = offices.account(Role.HEAD_OF_SECTION)
    overstayer(head)
    soon = ending_soon(head, office_day())
    with offices.looking(head) as by:
        facts.fact(by, "places", valid_until=None)
        facts.fact(by, "organisations", valid_until=None)
    own = program(head)
    path = deliveries.permits(tmp_path, lists.person(1))
    number = own.send(path.name, path.read_bytes()).json()["delivery"]
    own.post(f"/deliveries/{number}/commit")
    deliveries.work_off()
    path = deliveries.permits(tmp_path, lists.person(2), name="masih terbuka.xlsx")
    own.send(path.name, path.read_bytes())
    with offices.looking(offices.account(Role.MACHINE)) as by:
        nights.catch_up(by=by, on=office_day())
    _remind(own, soon)
    _open_a_case(own, soon)
    yield own.heads_with({})
    assert office_database


def _remind(own: Program, person: int) -> None:
    [ending] = own.get(f"/people/{person}/findings").json()["items"]
    made = own.post(f"/findings/{ending['finding']}/reminder", {"reason": "coba rekaan"})
    assert made.json()["reminder"] == 1, made.content


def _open_a_case(own: Program, person: int) -> None:
    made = own.post("/cases", {"people": [person], "origin": "tip", "reason": "coba rekaan"})
    assert made.json()["case"] == 1, made.content


def test_any_request_is_answered_as_described(heads: dict[str, str]) -> None:
    described, seen = _described(api.get_openapi_schema()), Counter[int]()
    began = time.monotonic()
    for result in described.get_all_operations():
        for mode in GenerationMode:
            _ask(result.ok(), mode, heads, seen)
    assert {200, 400, 401, 404, 409, 412, 422} <= set(seen), seen
    assert sum(seen.values()) > len(list(described.get_all_operations())) * EXAMPLES
    assert time.monotonic() - began < MOST_SECONDS


def test_an_answer_that_is_not_described_is_noticed(heads: dict[str, str]) -> None:
    less = copy.deepcopy(dict(api.get_openapi_schema()))
    del less["paths"]["/api/v1/places/{place}"]["get"]["responses"][404]
    operation = _described(less)["/api/v1/places/{place}"]["GET"]
    with pytest.raises(FailureGroup, match="Undocumented status code"):
        _ask(operation, GenerationMode.POSITIVE, heads, Counter())


def _described(description: dict[str, Any]) -> Any:
    described = schemathesis.openapi.from_dict(json.loads(json.dumps(description)))
    described.app = get_wsgi_application()
    return described


def _ask(operation: Any, mode: GenerationMode, heads: dict[str, str], seen: Counter[int]) -> None:
    """Asks one endpoint again and again, and counts how it answers."""

    @settings(
        max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy(generation_mode=mode), number=st.sampled_from(["1", "2", "999999", None]))
    def ask(case: Any, number: str | None) -> None:
        if number is not None:  # what is there is asked for as often as what is not
            case.path_parameters = dict.fromkeys(case.path_parameters or {}, number)
        answer = case.call(headers=heads)
        seen[answer.status_code] += 1
        case.validate_response(answer, checks=MUST_HOLD)

    ask()
