"""Who is asking: the account, its office, and what the token may."""

from datetime import date

from ninja import Router, Schema
from pydantic import Field

from timpora.accounts import queries, token_queries
from timpora.accounts.doors import ViewedRequest
from timpora.api.schemas import answers
from timpora.ui.language import said


router = Router(tags=["own"])


class Own(Schema):
    """In whose name the program works, and how far."""

    account: int = Field(examples=[7])
    name: str = Field(examples=["Reka Petugas"])
    role: str = Field(examples=["Officer"])
    office: str = Field(examples=["Kantor Imigrasi Rekaan"])
    token: str = Field(examples=["sender of guest lists"])
    permissions: list[str] = Field(examples=[["import_lists", "read_register"]])
    works_until: date = Field(examples=["2026-12-31"])


@router.get("/me", response=answers({200: Own}), summary="Who am I, and what may this token?")
def me(request: ViewedRequest) -> dict[str, object]:
    """The account in whose name the token works, and the powers that account and token both have."""
    viewer = request.viewer
    own = queries.own_account(viewer)
    shown = token_queries.token(viewer, viewer.token or 0)
    assert shown is not None  # the database would not have known who is looking
    return {
        "account": viewer.account,
        "name": own.name,
        "role": said(own.role.name),
        "office": own.office,
        "token": shown.name,
        "permissions": sorted(viewer.permissions),
        "works_until": shown.ends_on,
    }
