"""The words of every choice that an act asks for, by the type of the choice."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from timpora.casework.core.acts.carrying_out import NONPAYMENT_WORDS, Nonpayment
from timpora.casework.core.acts.detaining import GROUND_WORDS, DetentionGround
from timpora.casework.core.acts.inquiry import ANSWER_WORDS, URGENT_WORDS, Answer, UrgentGround
from timpora.casework.core.acts.keeping import SEX_WORDS, Sex
from timpora.casework.core.acts.measures import (
    COST_WORDS,
    MEASURE_WORDS,
    PERMIT_WORDS,
    CostBearer,
    MeasureKind,
    PermitAction,
)
from timpora.casework.core.protection import PROTECTION_WORDS, Protection
from timpora.casework.core.rights import RIGHT_WORDS, Right
from timpora.casework.core.statuses import ORIGIN_WORDS, OUTCOME_WORDS, Origin, Outcome
from timpora.kernel.text import Text


CHOICE_WORDS: Mapping[type[StrEnum], Mapping[Any, Text]] = {
    Answer: ANSWER_WORDS,
    CostBearer: COST_WORDS,
    DetentionGround: GROUND_WORDS,
    MeasureKind: MEASURE_WORDS,
    Nonpayment: NONPAYMENT_WORDS,
    Origin: ORIGIN_WORDS,
    Outcome: OUTCOME_WORDS,
    PermitAction: PERMIT_WORDS,
    Protection: PROTECTION_WORDS,
    Right: RIGHT_WORDS,
    Sex: SEX_WORDS,
    UrgentGround: URGENT_WORDS,
}
