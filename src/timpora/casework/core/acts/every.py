"""All acts, by kind: read from and written to the plain values in which a step keeps them."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import Field, TypeAdapter

from timpora.casework.core.acts import carrying_out as carry
from timpora.casework.core.acts import deciding, detaining, ending, inquiry, keeping
from timpora.casework.core.acts.kinds import ActKind


type AnyAct = (
    keeping.Open | keeping.AddPerson | keeping.LinkFinding | keeping.Identify | keeping.Allege | keeping.DropAllegation | keeping.Protect
    | keeping.LiftProtection | keeping.HandOver | keeping.Note | keeping.Tell | keeping.ReceiveDocument | keeping.Split | keeping.Join
    | keeping.OfferTransfer | keeping.TransferAnswered | keeping.FactsWithdrawn
    | inquiry.Verify | inquiry.OrderFieldCheck | inquiry.ReportUrgent | inquiry.ApproveUrgent | inquiry.OrderUrgent
    | inquiry.RecordFieldCheck | inquiry.SecureItem | inquiry.ReturnItem | inquiry.Summon | inquiry.RecordSummons
    | inquiry.BeginExamination | inquiry.Examine | inquiry.EndExamination | inquiry.GiveOpinion | inquiry.HoldConference
    | deciding.Propose | deciding.ReturnProposal | deciding.Approve | deciding.Decide | deciding.GiveRight | deciding.SkipRight
    | carry.Bill | carry.RecordPayment | carry.RecordNonpayment | carry.CarryOut | carry.RecordReport | carry.PlanDeparture | carry.RecordDeparture
    | carry.ProposeBan | carry.AnswerBan | carry.EndExecution
    | detaining.RequestDetention | detaining.OrderDetention | detaining.RefuseDetention | detaining.RecordVisit
    | detaining.RecordHealth | detaining.PlaceElsewhere | detaining.MoveToCentre | detaining.Release | detaining.GoBack
    | ending.ReceiveObjection | ending.ForwardObjection | ending.DecideObjection | ending.Close | ending.TellCorrection
)  # fmt: skip


@cache
def classes() -> Mapping[ActKind, type[Any]]:
    """The class of each kind."""
    found = {one.__dataclass_fields__["kind"].default: one for one in get_args(AnyAct.__value__)}
    return {kind: found[kind] for kind in ActKind}


TOLD_APART: Any = Annotated[AnyAct.__value__, Field(discriminator="kind")]  # a union, told apart by its kinds


@cache
def _adapter() -> TypeAdapter[AnyAct]:
    return TypeAdapter(TOLD_APART)


@cache
def _list_adapter() -> TypeAdapter[list[AnyAct]]:
    return TypeAdapter(list[TOLD_APART])


def schema(kinds: Collection[ActKind]) -> dict[str, Any]:
    """Acts of some kinds as JSON Schema, whole in itself: nothing in it refers to anything."""
    told = _adapter().json_schema()
    named = told["discriminator"]["mapping"]
    described = [_whole({"$ref": named[kind]}, told["$defs"]) for kind in kinds]
    # Whoever leaves the kind out means nothing in particular.
    wanted = [{**one, "required": sorted({"kind", *one.get("required", ())})} for one in described]
    return {"oneOf": wanted, "discriminator": {"propertyName": "kind"}}


def _whole(part: Any, defined: Mapping[str, Any]) -> Any:
    if isinstance(part, list):
        return [_whole(one, defined) for one in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        return _whole(defined[part["$ref"].rpartition("/")[2]], defined)
    return {name: _whole(one, defined) for name, one in part.items() if name != "mapping"}


def from_text(text: bytes) -> AnyAct:
    """An act as a program sends it: days and times as texts, numbers as numbers, nothing that is not asked for, no control characters.

    Raises pydantic.ValidationError for what is no act.
    """
    return _adapter().validate_json(text, strict=True)


def to_plain(act: AnyAct) -> dict[str, Any]:
    """An act as values that JSON can hold."""
    told: dict[str, Any] = _adapter().dump_python(act, mode="json")
    return told


def from_plain(told: Mapping[str, Any]) -> AnyAct:
    """The act again; raises pydantic.ValidationError for what is none."""
    return _adapter().validate_python(dict(told))


def from_kept(texts: Iterable[str]) -> list[AnyAct]:
    """Many acts again from the texts of their JSON, which is sooner done for all at once."""
    return _list_adapter().validate_json(f"[{','.join(texts)}]")
