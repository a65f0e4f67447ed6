"""How often one token may ask within a minute; a setting of the office."""

from collections.abc import Mapping

from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text


VARIABLE = "TIMPORA_API_REQUESTS_A_MINUTE"
USUAL, MOST = 300, 100_000


def requests_a_minute(environment: Mapping[str, str]) -> int:
    """The rate that the environment sets, or the usual one; raises Refused for what is no such number."""
    written = environment.get(VARIABLE, str(USUAL))
    if not (written.isascii() and written.isdigit() and 1 <= int(written) <= MOST):
        raise Refused(
            Refusal(
                code="api_rate_malformed",
                what=Text(id=f"Isi {VARIABLE} bukan banyaknya permintaan.", en=f"What {VARIABLE} holds is no number of requests."),
                remedy=Text(
                    id=f"Isi dengan bilangan bulat dari 1 sampai {MOST}, atau kosongkan variabel itu.",
                    en=f"Put a whole number from 1 to {MOST} into it, or leave the variable out.",
                ),
            )
        )  # fmt: skip
    return int(written)
