"""Checks of keeping a case in order: people, allegations, protection, and cases that go elsewhere."""

from timpora.casework.core.asking import fields_of
from timpora.casework.core.checks.situation import Situation, anybody, refusal
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


NOBODY = refusal("nobody_of_the_case", what=Text(id="Orang ini bukan bagian dari perkara.", en="This person is no part of the case."), remedy=Text(id="Pilih orang dari perkara ini, atau tambahkan dahulu.", en="Choose somebody of this case, or add the person first."))  # fmt: skip
TOMORROW = refusal("in_the_future", what=Text(id="Hari itu belum tiba.", en="That day has not come yet."), remedy=Text(id="Catat yang sudah terjadi, dengan harinya.", en="Record what has happened, with its day."))  # fmt: skip
TOO_EARLY = Text(
    id="Hari itu mendahului dibukanya perkara ({day}).", en="That day lies before the case was opened ({day})."
)
ITS_DAY = Text(id="Periksa harinya.", en="Look at the day.")
IN_THE_CASE = refusal("person_in_the_case", what=Text(id="Orang ini sudah bagian dari perkara.", en="This person is part of the case already."), remedy=Text(id="Lanjutkan dengan orang itu.", en="Go on with that person."))  # fmt: skip
UNKNOWN_PROVISION = refusal("unknown_provision", what=Text(id="Ketentuan ini tidak berlaku pada hari itu, atau tidak dikenal.", en="This provision did not hold on that day, or is unknown."), remedy=Text(id="Pilih dari daftar ketentuan.", en="Choose from the list of provisions."))  # fmt: skip
NOT_ALLEGED = refusal("not_alleged", what=Text(id="Dugaan ini tidak tercatat.", en="This allegation is not recorded."), remedy=Text(id="Pilih dugaan yang tercatat.", en="Choose one that is recorded."))  # fmt: skip
IS_PROTECTED = refusal("protected_already", what=Text(id="Tanda pelindungan ini sudah ada.", en="This protection flag is set already."), remedy=Text(id="Tidak perlu diulang.", en="It need not be set again."))  # fmt: skip
NOT_PROTECTED = refusal("not_protected", what=Text(id="Tanda pelindungan ini tidak ada.", en="This protection flag is not set."), remedy=Text(id="Pilih tanda yang tercatat.", en="Choose one that is set."))  # fmt: skip
NO_ITEM = refusal("no_item", what=Text(id="Barang ini tidak disimpan untuk orang itu.", en="This item is not kept of that person."), remedy=Text(id="Pilih barang dari daftar yang disimpan.", en="Choose an item that is kept."))  # fmt: skip
NOBODY_LEFT = refusal("split_leaves_nobody", what=Text(id="Pemisahan harus menyisakan orang di kedua perkara.", en="A split leaves somebody in each of the two cases."), remedy=Text(id="Pilih sebagian orang saja.", en="Choose some of the people."))  # fmt: skip
OFFERED = refusal("offered_elsewhere", what=Text(id="Perkara ini sedang ditawarkan kepada kantor lain.", en="This case is offered to another office."), remedy=Text(id="Tunggu jawabannya, atau tarik kembali tawarannya.", en="Wait for the answer, or take the offer back."))  # fmt: skip
BLANK = Text(id="“{label}” kosong.", en="“{label}” is empty.")
FILL_IT = Text(id="Isi bagian itu.", en="Fill it in.")
ENOUGH_TO_SPLIT = 2


def people_exist(situation: Situation) -> Refusal | None:
    """Whoever an act names is part of the case."""
    act = situation.act
    named = [getattr(act, "person", None), *getattr(act, "people", ()), *getattr(act, "nothing_applies_for", ())]
    named += [one.person for one in getattr(act, "measures", ())]
    return NOBODY if any(one is not None and situation.file.person(one) is None for one in named) else None


def nothing_is_blank(situation: Situation) -> Refusal | None:
    """A text that must be given says something."""
    act = situation.act
    for one in fields_of(type(act)) if act is not None else ():
        if one.is_needed and one.of_type is str and not str(getattr(act, one.name)).strip():
            return refusal("blank", what=BLANK.fill(label=one.asked.label), remedy=FILL_IT)
    return None


def the_day_has_come(situation: Situation) -> Refusal | None:
    """Nothing is recorded before it happens, nor before the case began."""
    act = situation.act
    if act is None:
        return None
    if act.on > situation.on:
        return TOMORROW
    opened = situation.file.steps[0].act.on if situation.file.steps else act.on
    earliest = min(opened, opened if situation.state.urgent is None else situation.state.urgent.met_on)
    return refusal("before_the_case", what=TOO_EARLY.fill(day=opened), remedy=ITS_DAY) if act.on < earliest else None


def not_yet_in_the_case(situation: Situation) -> Refusal | None:
    """Nobody is part of a case twice."""
    known = situation.act is not None and any(one.record == situation.act.record for one in situation.file.people)
    return IN_THE_CASE if known else None


def the_provision_is_known(situation: Situation) -> Refusal | None:
    """What is alleged was a provision on the day of the act."""
    act = situation.act
    if act is None:
        return None
    return None if act.provision in situation.law_of(act.on).provisions else UNKNOWN_PROVISION


def the_allegation_stands(situation: Situation) -> Refusal | None:
    """What is dropped was alleged."""
    act = situation.act
    if act is None:
        return None if anybody(situation, lambda one: bool(one.allegations)) else NOT_ALLEGED
    return None if act.provision in situation.of.allegations else NOT_ALLEGED


def not_yet_protected(situation: Situation) -> Refusal | None:
    """A flag is set once."""
    act = situation.act
    return IS_PROTECTED if act is not None and act.protection in situation.of.protections else None


def is_protected(situation: Situation) -> Refusal | None:
    """A flag is lifted where it is set."""
    act = situation.act
    if act is None:
        return None if anybody(situation, lambda one: bool(one.protections)) else NOT_PROTECTED
    return None if act.protection in situation.of.protections else NOT_PROTECTED


def the_item_is_kept(situation: Situation) -> Refusal | None:
    """What is given back is kept."""
    act = situation.act
    if act is None:
        return None if anybody(situation, lambda one: bool(one.items)) else NO_ITEM
    return None if act.item in situation.of.items else NO_ITEM


def somebody_stays(situation: Situation) -> Refusal | None:
    """Some go, some stay."""
    number, act = len(situation.file.people), situation.act
    if act is None:
        return NOBODY_LEFT if number < ENOUGH_TO_SPLIT else None
    return None if 0 < len(set(act.people)) < number else NOBODY_LEFT


def not_offered_elsewhere(situation: Situation) -> Refusal | None:
    """While another office considers the case, it stays as it is."""
    return OFFERED if situation.state.offered_to is not None else None
