"""All acts, by kind: read from and written to the plain values in which a step keeps them."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import Field, TypeAdapter

from timpora.casework.core.acts import carrying_out as carry
from timpora.casework.core.acts import deciding, detaining, ending, inquiry, keeping
from timpora.casework.core.acts.kinds import ActKind


type AnyAct = (
    keeping.Open | keeping.AddPerson | keeping.LinkFinding | keeping.Identify | keeping.Allege | keeping.DropAllegation | keeping.Protect
    | keeping.LiftProtection | keeping.HandOver | keeping.Note | keeping.ReceiveDocument | keeping.Split | keeping.Join
    | keeping.OfferTransfer | keeping.TransferAnswered | keeping.FactsWithdrawn
    | inquiry.Verify | inquiry.OrderFieldCheck | inquiry.ReportUrgent | inquiry.ApproveUrgent | inquiry.OrderUrgent
    | inquiry.RecordFieldCheck | inquiry.SecureItem | inquiry.ReturnItem | inquiry.Summon | inquiry.RecordSummons
    | inquiry.BeginExamination | inquiry.Examine | inquiry.EndExamination | inquiry.GiveOpinion | inquiry.HoldConference
    | deciding.Propose | deciding.ReturnProposal | deciding.Approve | deciding.Decide | deciding.GiveRight | deciding.SkipRight
    | carry.Bill | carry.RecordPayment | carry.RecordNonpayment | carry.CarryOut | carry.PlanDeparture | carry.RecordDeparture
    | carry.ProposeBan | carry.AnswerBan | carry.EndExecution
    | detaining.RequestDetention | detaining.OrderDetention | detaining.RefuseDetention | detaining.RecordVisit
    | detaining.RecordHealth | detaining.PlaceElsewhere | detaining.MoveToCentre | detaining.Release | detaining.GoBack
    | ending.ReceiveObjection | ending.ForwardObjection | ending.DecideObjection | ending.Close
)  # fmt: skip


@cache
def classes() -> Mapping[ActKind, type[Any]]:
    """The class of each kind."""
    found = {one.__dataclass_fields__["kind"].default: one for one in get_args(AnyAct.__value__)}
    return {kind: found[kind] for kind in ActKind}


@cache
def _adapter() -> TypeAdapter[AnyAct]:
    return TypeAdapter(Annotated[AnyAct.__value__, Field(discriminator="kind")])  # type: ignore[arg-type]  # a union, told apart by its kinds


def to_plain(act: AnyAct) -> dict[str, Any]:
    """An act as values that JSON can hold."""
    told: dict[str, Any] = _adapter().dump_python(act, mode="json")
    return told


def from_plain(told: Mapping[str, Any]) -> AnyAct:
    """The act again; raises pydantic.ValidationError for what is none."""
    return _adapter().validate_python(dict(told))
