"""Until when may I stay? The calculator with the project's own indexes and values of the law."""

from collections.abc import Mapping
from datetime import date

from timpora.rulebook.parameters import Parameter, standard_parameters
from timpora.rulebook.visa_indexes import VisaIndexes, standard_visa_indexes
from timpora.screening.core.stay_calculator import AllowedStay, allowed_stay


def stay_calculator(
    index: str,
    arrived: date,
    *,
    extensions: int = 0,
    parameters: Mapping[str, Parameter] | None = None,
    indexes: VisaIndexes | None = None,
) -> AllowedStay:
    """The stay that an index gives from the day of entry, with what follows a day over.

    Raises Refused where the answer is not known or does not exist (`core/stay_calculator.py` lists the cases).
    """
    return allowed_stay(
        index,
        arrived,
        extensions,
        indexes=indexes or standard_visa_indexes(),
        parameters=parameters or standard_parameters(),
    )
