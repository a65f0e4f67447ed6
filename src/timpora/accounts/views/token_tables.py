"""What the pages of tokens show, as components."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from timpora.accounts.core.tokens import POWERS
from timpora.accounts.token_queries import TokenSeen
from timpora.kernel.text import Text
from timpora.ui.components.statements import Tag, Tone
from timpora.ui.components.tables import Cell, Column, KeyValue, KeyValues, Name, Table
from timpora.ui.moments import moment


PROGRAM = Text(id="Nama program", en="Program")
OWNER = Text(id="Atas nama", en="In the name of")
MAY = Text(id="Wewenang", en="Powers")
UNTIL = Text(id="Berlaku sampai", en="Works until")
LAST_USED = Text(id="Terakhir dipakai", en="Last used")
NEVER = Text(id="belum pernah", en="never")
STANDING = Text(id="Keadaan", en="Standing")
WORKS = Tag(tone=Tone.GOOD, label=Text(id="Berlaku", en="Works"))
ENDED = Tag(tone=Tone.INFORMATION, label=Text(id="Diakhiri", en="Ended"))
RUN_OUT = Tag(tone=Tone.INFORMATION, label=Text(id="Habis masa", en="Run out"))


def tokens(found: Sequence[TokenSeen], on: date, *, with_owners: bool = False) -> Table:
    """Tokens with what they may do; one that works leads to where it is ended."""
    owner = [Column(heading=OWNER)] if with_owners else []
    return Table(
        caption=Text(id="Token", en="Tokens"),
        shows_caption=False,
        columns=[Column(heading=PROGRAM), *owner, *(Column(heading=one) for one in (MAY, UNTIL, LAST_USED, STANDING))],
        rows=[_row(one, on, with_owners=with_owners) for one in found],
    )


def token(seen: TokenSeen, on: date) -> KeyValues:
    """One token, before it is ended."""
    return KeyValues(
        rows=[
            KeyValue(key=PROGRAM, cell=Cell(value=seen.name)),
            KeyValue(key=OWNER, cell=Cell(value=Name(name=seen.account_name))),
            KeyValue(key=MAY, cell=Cell(value=_powers(seen))),
            KeyValue(key=Text(id="Dibuat", en="Made"), cell=Cell(value=moment(seen.made_at))),
            KeyValue(key=UNTIL, cell=Cell(value=seen.ends_on)),
            KeyValue(key=LAST_USED, cell=Cell(value=seen.last_used_on or NEVER)),
            KeyValue(key=STANDING, cell=Cell(value=_standing(seen, on))),
        ]
    )


def _row(one: TokenSeen, on: date, *, with_owners: bool) -> list[Cell]:
    owner = [Cell(value=Name(name=one.account_name))] if with_owners else []
    href = reverse("end_token", args=[one.id]) if one.ended_at is None else None
    return [
        Cell(value=one.name, href=href),
        *owner,
        Cell(value=_powers(one)),
        Cell(value=one.ends_on),
        Cell(value=one.last_used_on or NEVER),
        Cell(value=_standing(one, on), below=None if one.ended_at is None else moment(one.ended_at)),
    ]


def _powers(one: TokenSeen) -> Text:
    first, *rest = [words for power, words in POWERS.items() if power in one.permissions]
    return Text(
        id="; ".join([first.id, *(_going_on(words.id) for words in rest)]),
        en="; ".join([first.en, *(_going_on(words.en) for words in rest)]),
    )


def _going_on(words: str) -> str:
    return words[:1].lower() + words[1:]


def _standing(one: TokenSeen, on: date) -> Tag:
    if one.ended_at is not None:
        return ENDED
    return WORKS if one.works(on) else RUN_OUT
