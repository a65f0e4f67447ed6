"""Why the invented office is not loaded or shown, and the remedy."""

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text
from timpora.postgres.folders import HOME_VARIABLE


def not_empty() -> Refusal:
    """A real office is there."""
    return Refusal(
        code="office_not_empty",
        what=Text(
            id="Basis data ini sudah memuat kantor lain; contoh tidak dicampur dengannya.",
            en="This database holds another office; the invented one is not mixed with it.",
        ),
        remedy=Text(
            id=f"Tunjuk folder lain dalam {HOME_VARIABLE} untuk mencoba contohnya.",
            en=f"Name another folder in {HOME_VARIABLE} to try the invented office.",
        ),
    )


def nobody_there() -> Refusal:
    """The accounts of the invented office were ended."""
    return Refusal(
        code="demo_accounts_ended",
        what=Text(
            id="Akun kantor rekaan sudah diakhiri, sehingga tidak ada yang mencatat.",
            en="The accounts of the invented office were ended, so nobody can record.",
        ),
        remedy=Text(
            id=f"Muat contoh di folder baru yang disebut dalam {HOME_VARIABLE}.",
            en=f"Load it into a new folder named in {HOME_VARIABLE}.",
        ),
    )
