"""Whether a proxy ends TLS before the pages; a wrong variable stops the start with a sentence."""

from collections.abc import Mapping

from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text


VARIABLE = "TIMPORA_TLS"
ANSWERS = {"yes": True, "no": False}


def behind_tls(environment: Mapping[str, str]) -> bool:
    """What the variable says, no where it is left out or empty; whatever is neither would leave cookies without protection, and raises Refused."""
    said = environment.get(VARIABLE) or "no"
    if said not in ANSWERS:
        raise Refused(_neither(said))
    return ANSWERS[said]


def _neither(said: str) -> Refusal:
    return Refusal(
        code="tls_neither_yes_nor_no",
        what=Text(
            id=f"{VARIABLE} bernilai “{said}”, padahal harus yes atau no.",
            en=f"{VARIABLE} is “{said}”, and must be yes or no.",
        ),
        remedy=Text(
            id="Isi yes bila sebuah proksi mengakhiri TLS di depan halaman, atau kosongkan variabel itu.",
            en="Put yes where a proxy ends TLS before the pages, or leave the variable out.",
        ),
    )
