"""Why a job ends without having done its work, and the remedy."""

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


TOKEN_ENDED = Refusal(
    code="job_token_ended",
    what=Text(
        id="Token yang memulai pekerjaan ini sudah berakhir, sehingga tidak ada yang dicatat.",
        en="The token that began this work has ended, so nothing was recorded.",
    ),
    remedy=Text(
        id="Mulai lagi di halaman, atau dengan token lain yang masih berlaku.",
        en="Begin it again on the page, or with another token that still works.",
    ),
)
BROKE = Refusal(
    code="job_broke",
    what=Text(
        id="Pekerjaan ini berhenti karena kesalahan program; tidak ada yang tersimpan setengah.",
        en="This work stopped because of a fault in the program; nothing was stored by halves.",
    ),
    remedy=Text(
        id="Mulai lagi; bila terulang, beri tahu pengelola nomor pekerjaan ini.",
        en="Start it again; if that happens again, tell the administrator the number of this work.",
    ),
)
