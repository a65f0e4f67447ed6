"""The API as a whole: its name, how it is described, and that what goes wrong is told at the door."""

from typing import Any, NoReturn

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.security import HttpBearer

from timpora.api.core.problems import MEDIA_TYPE
from timpora.api.repeating import HEAD


PREFIX = "api/v1/"
FIRST_PROBLEM = 400
DESCRIPTION = """\
The register and the lists of an immigration office, for programs that work in somebody's name.

Show a token as `Authorization: Bearer TOKEN`; what it may is what its owner gave it and may still do. What lies behind a wall does not exist
for it. Problems are told as `application/problem+json` (RFC 9457), in Indonesian or English as `Accept-Language` prefers. Every answer to a
token carries `RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset`. All people and organisations in the examples are invented.
"""
KEY_PARAMETER = {
    "in": "header",
    "name": HEAD,
    "required": True,
    "description": "A new one for each act, the same one when repeating it: the act is done once, and the answer given again for seven days.",
    "schema": {"type": "string", "pattern": "^[A-Za-z0-9._:-]{8,100}$"},
    "example": "kiriman-2023-06-27-0001",
}
WITH_KEY = {"parameters": [KEY_PARAMETER]}
REASON_PARAMETER = {
    "in": "header",
    "name": "Timpora-Reason",
    "required": False,
    "description": "Why data outside the office's own work are opened, 5 to 500 letters, special ones as %XX. It holds for the person until the end of a working day.",
    "schema": {"type": "string", "maxLength": 500},
    "example": "ditanya Polsek, operasi 27 Juni",
}
WITH_REASON = {"parameters": [REASON_PARAMETER]}
IF_MATCH_PARAMETER = {
    "in": "header",
    "name": "If-Match",
    "required": True,
    "description": "The ETag that was got when reading what is to be changed.",
    "schema": {"type": "string", "maxLength": 200},
}
WITH_IF_MATCH = {"parameters": [IF_MATCH_PARAMETER]}


class Token(HttpBearer):
    """How the token is described; the door has asked for it before an endpoint is reached."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:  # noqa: ARG002 - the library's signature
        """Whoever comes here has shown one."""
        return getattr(request, "viewer", None)


class OfficeApi(NinjaAPI):
    """The library's API with problems told at the door, and described as what they are."""

    def __init__(self) -> None:
        super().__init__(
            title="Timpora", version="1", description=DESCRIPTION, docs_url=None, auth=Token(), urls_namespace="api"
        )

    def on_exception(self, request: HttpRequest, exc: Any) -> NoReturn:  # noqa: ARG002 - the library's signature
        """Everything that goes wrong leaves the transaction, which is rolled back, and is told in one place."""
        raise exc

    def get_openapi_operation_id(self, operation: Any) -> str:
        """The name of the function, which is one over all endpoints."""
        return str(operation.view_func.__name__)

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Any = None) -> OpenAPISchema:  # noqa: ARG002 - the library's signature
        """The description, with problems as problem details."""
        described = super().get_openapi_schema(path_prefix=path_prefix or PREFIX)
        for operations in described["paths"].values():
            for operation in operations.values():
                for status, answer in operation["responses"].items():
                    if int(status) >= FIRST_PROBLEM:
                        answer["content"] = {MEDIA_TYPE: answer["content"].pop("application/json")}
        return described
