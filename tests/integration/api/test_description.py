"""The description of the API is what is committed, and says what a program needs to know of every endpoint."""

from collections.abc import Iterator
from enum import Enum
from typing import Any, get_args

from pydantic import BaseModel, WithJsonSchema
from tests.architecture.sources import ROOT

from timpora.api.core import problems
from timpora.entrypoints.api import api, description


WRAPPINGS = (
    "NinjaResponse",
    "PathParams",
    "QueryParams",
    "BodyParams",
    "FormParams",
    "FileParams",
)  # of the library, and described under no name
FILES = {"/letters/": ["application/pdf"], "/documents/": ["application/pdf", "image/jpeg", "image/png"]}
ALWAYS = {"400", "401", "403", "411", "413", "422", "429"}


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_the_committed_description_is_up_to_date() -> None:
    committed = (ROOT / "docs" / "reference" / "openapi.json").read_text(encoding="utf-8")
    assert committed == description(), "run: make reference"


def test_every_endpoint_says_what_it_is_for_and_how_it_can_end() -> None:
    for path, method, operation in operations():
        assert operation["summary"], path
        assert operation["description"].endswith((".", "?")), path
        told = {str(status) for status in operation["responses"]}
        assert told >= ALWAYS, path
        assert ("404" in told) is ("{" in path), path
        for status, answer in operation["responses"].items():
            usual = next((kinds for part, kinds in FILES.items() if part in path), ["application/json"])
            wanted = ["application/problem+json"] if int(status) >= 400 else usual
            assert list(answer["content"]) == wanted, (path, status)
        assert operation["security"] == [{"Token": []}], path
        heads = {one["name"] for one in operation["parameters"] if one["in"] == "header" and one["required"]}
        acts = method == "post" and path != "/api/v1/people/search"
        assert heads == ({"Idempotency-Key"} if acts else {"If-Match"} if method == "put" else set()), path
        assert ("409" in told) is (acts or path.endswith("/mapping")), path


def test_no_two_things_are_described_under_one_name() -> None:
    described: dict[str, set[type]] = {}
    for model in _models():
        described.setdefault(model.__name__, set()).add(model)
    assert {"Page[CaseTold]", "CaseWithFile", "Status"} <= set(described)
    assert {name: found for name, found in described.items() if len(found) > 1} == {}


def _models() -> Iterator[type]:
    """Every class that requests and answers are made of, but those that say in place how they are described."""
    seen, left = (
        set[object](),
        [
            model
            for _, router in api._routers  # noqa: SLF001 - the library tells of them nowhere else
            for view in router.path_operations.values()
            for operation in view.operations
            for model in (*operation.response_models.values(), *operation.models)
        ],
    )
    while left:
        one = left.pop()
        if one in seen or any(isinstance(part, WithJsonSchema) for part in getattr(one, "__metadata__", ())):
            continue
        seen.add(one)
        left += get_args(one)
        if isinstance(one, type) and issubclass(one, BaseModel):
            left += [field.rebuild_annotation() for field in one.model_fields.values()]
        if isinstance(one, type) and issubclass(one, BaseModel | Enum) and not one.__name__.startswith(WRAPPINGS):
            yield one


def test_no_name_of_a_person_or_a_number_is_asked_for_in_an_address() -> None:
    asked = {one["name"] for path, _, operation in operations() if path.startswith("/api/v1/people") for one in operation["parameters"] if one["in"] != "header"}  # fmt: skip
    assert asked == {"limit", "cursor", "nationality", "as_known_on", "as_of", "record", "kind", "withdrawn"}


def test_every_problem_has_a_code_of_its_own() -> None:
    every = [one for one in vars(problems).values() if isinstance(one, problems.Problem)]
    assert len({one.code for one in every}) == len(every) > 15
