"""Teams in words: days, basis, who acts, what is vacant; the same on the page, in a file and at the terminal."""

from collections.abc import Mapping
from datetime import date

from timpora.kernel.text import Text
from timpora.team.core.days import Days
from timpora.team.core.decrees import BASIS_WORDS, Basis, BasisState
from timpora.team.core.holding import Held, Holder, HolderState, TeamRows, acts_as, nobody_is
from timpora.team.core.levels import LEVEL_WORDS
from timpora.team.core.positions import POSITION_WORDS, Position
from timpora.team.queries import TeamSeen
from timpora.ui.components.statements import Tag, Tone


WHOLE_COUNTRY = Text(id="Seluruh Indonesia", en="All of Indonesia")
NO_RHYTHM = Text(id="Belum disepakati", en="Not agreed yet")
EVERY = Text(id="Setiap {months} bulan", en="Every {months} months")
EACH_MONTH = Text(id="Setiap bulan", en="Every month")
UNTIL = Text(id="sampai {day}", en="until {day}")
SINCE = Text(id="mulai {day}", en="from {day}")
ENDED = Text(id="berakhir {day}", en="ended {day}")
OPEN_ENDED = Text(id="tanpa batas waktu", en="without an end")
FROM_TO = Text(id="{first} sampai {last}", en="{first} to {last}")
FROM_ON = Text(id="Sejak {first}", en="Since {first}")
NEVER = Text(id="Tidak pernah berlaku", en="Never held")
VACANT = Text(id="Kosong", en="Vacant")
VACANT_ACTED = Text(id="Kosong; {name} bertindak sebagai pengganti", en="Vacant; {name} acts as substitute")
AWAY_ACTED = Text(id="Berhalangan; {name} bertindak sebagai pengganti", en="Away; {name} acts as substitute")
AWAY = Text(id="Berhalangan, tanpa pengganti", en="Away, without a substitute")
HERE = Text(id="Bertugas", en="On duty")
GONE_ACTED = Text(id="Sudah tidak duduk; {name} bertindak sebagai pengganti", en="Sits no longer; {name} acts as substitute")  # fmt: skip
SUBSTITUTE_FOR = Text(id="Pengganti bagi {name}", en="Substitute for {name}")
TONES: Mapping[BasisState, Tone] = {
    BasisState.IN_FORCE: Tone.GOOD, BasisState.ENDS_SOON: Tone.WARNING, BasisState.AHEAD: Tone.INFORMATION,
    BasisState.OVER: Tone.ALERT, BasisState.NONE: Tone.OPEN,
}  # fmt: skip


def area_of(team: TeamSeen) -> Text:
    """`Kabupaten Serang (36.04)`."""
    if team.area is None:
        return WHOLE_COUNTRY
    named = team.area.code if team.area.name == team.area.code else f"{team.area.name} ({team.area.code})"
    return Text(id=named, en=named)


def where(team: TeamSeen) -> Text:
    """The level and the area together."""
    return LEVEL_AND_AREA.fill(level=LEVEL_WORDS[team.level], area=area_of(team))


LEVEL_AND_AREA = Text(id="{level} · {area}", en="{level} · {area}")


def rhythm_of(team: TeamSeen) -> Text:
    """Every how many months the team meets."""
    if team.rhythm_months is None:
        return NO_RHYTHM
    return EACH_MONTH if team.rhythm_months == 1 else EVERY.fill(months=team.rhythm_months)


def days_of(days: Days) -> Text:
    """From when until when."""
    if not days.ever_held:
        return NEVER
    return FROM_ON.fill(first=days.first_day) if days.ends_on is None else FROM_TO.fill(first=days.first_day, last=days.ends_on)  # fmt: skip


def basis_tag(basis: Basis) -> Tag:
    """How it stands with what a team rests on."""
    return Tag(tone=TONES[basis.state], label=BASIS_WORDS[basis.state])


def basis_day(basis: Basis) -> Text | None:
    """Until when, from when, or since when no longer."""
    if basis.day is None:
        return OPEN_ENDED if basis.state is BasisState.IN_FORCE else None
    words = {BasisState.AHEAD: SINCE, BasisState.OVER: ENDED}.get(basis.state, UNTIL)
    return words.fill(day=basis.day)


def state_of(held: Held) -> Text:
    """Whether somebody is on duty, or who acts instead."""
    if held.state is HolderState.HERE:
        return HERE
    if held.acting is None:
        return AWAY
    return (AWAY_ACTED if held.state is HolderState.AWAY else GONE_ACTED).fill(name=held.acting.name)


def who_acts(rows: TeamRows, position: Position, on: date) -> Text:
    """Who acts as chair or secretary, or that the position is vacant."""
    acting = acts_as(rows, position, on)
    is_vacant = position in nobody_is(rows, on)
    if not acting:
        return VACANT if is_vacant else AWAY
    name = acting[0].name
    if is_vacant:
        return VACANT_ACTED.fill(name=name)
    is_away = acting[0].position is Position.SUBSTITUTE
    return AWAY_ACTED.fill(name=name) if is_away else Text(id=name, en=name)


def position_of(holder: Holder, names: Mapping[int, str]) -> Text:
    """The position, and of a substitute for whom."""
    if holder.stands_for is None:
        return POSITION_WORDS[holder.position]
    return SUBSTITUTE_FOR.fill(name=names.get(holder.stands_for, "-"))
