"""Checks that a right was given, or left out with a reason, before what it belongs to is done."""

from collections.abc import Iterable

from timpora.casework.core.acts.measures import CostBearer
from timpora.casework.core.checks.situation import Check, Situation, refusal
from timpora.casework.core.protection import NO_CONSULAR_NOTICE, PROTECTION_WORDS, Protection
from timpora.casework.core.rights import RIGHT_WORDS, Right
from timpora.casework.core.state import PersonState
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


NOT_GIVEN = Text(id="Hak ini belum dipenuhi: {right}.", en="This right was not given: {right}.")
GIVE_IT = Text(
    id="Catat bagaimana hak itu dipenuhi, atau mengapa tidak dapat, lalu lanjutkan.",
    en="Record how it was given, or why it cannot be, then go on.",
)
NO_NOTICE = Text(
    id="Perwakilan negara seorang {protection} tidak diberi tahu.", en="The mission of a protected person ({protection}) is not told."
)  # fmt: skip
NO_MISSION_PAYS = Text(id="Perwakilan negara seorang {protection} tidak diminta menanggung biaya.", en="The mission of a protected person ({protection}) is not asked to pay.")  # fmt: skip
OTHER_BEARER = Text(
    id="Hubungi UNHCR, dan pilih penanggung biaya yang lain.", en="Call UNHCR, and choose somebody else who pays."
)
ASK_UNHCR = Text(
    id="Hubungi UNHCR, dan catat di sini tanpa pemberitahuan itu.", en="Call UNHCR, and go on here without that notice."
)

NOT_DECIDED = refusal("no_decision_yet", what=Text(id="Hak ini menyangkut keputusan, dan belum ada keputusan.", en="This right belongs to a decision, and there is none yet."), remedy=Text(id="Catat sesudah perkara diputus.", en="Record it when the case is decided."))  # fmt: skip


def needs(*rights: Right) -> Check:
    """A check that each of these rights of the person of the act is settled."""

    def check(situation: Situation) -> Refusal | None:
        if situation.act is None:
            return None
        return missing(situation.of, rights)

    return check


def missing(person: PersonState, rights: Iterable[Right]) -> Refusal | None:
    """The first right that is neither given nor left out with a reason."""
    for right in rights:
        if right not in person.given and right not in person.skipped and is_owed(person, right):
            words = RIGHT_WORDS[right]
            return refusal(f"right_{right}", what=NOT_GIVEN.fill(right=words), remedy=GIVE_IT)
    return None


def is_owed(person: PersonState, right: Right) -> bool:
    """Whether a right is owed as it stands: no notice for who does not want one, and never of an asylum seeker."""
    if right in {Right.CONSULAR_ASKED, Right.CONSULAR_NOTICE} and person.protections & NO_CONSULAR_NOTICE:
        return False
    return not (right is Right.CONSULAR_NOTICE and Right.CONSULAR_ASKED in person.unwanted)


def no_notice_of_an_asylum_seeker(situation: Situation) -> Refusal | None:
    """Neither asked for nor sent: the state of origin learns nothing."""
    if situation.act is None or situation.act.right not in {Right.CONSULAR_ASKED, Right.CONSULAR_NOTICE}:
        return None
    if not situation.of.protections & NO_CONSULAR_NOTICE:
        return None
    words = PROTECTION_WORDS[Protection.ASYLUM_SEEKER]
    return refusal("no_consular_notice", what=NO_NOTICE.fill(protection=words), remedy=ASK_UNHCR)


def no_mission_pays(person: PersonState, bearer: CostBearer) -> Refusal | None:
    """A mission that is asked to pay has learned who is to come."""
    if bearer is not CostBearer.MISSION or not person.protections & NO_CONSULAR_NOTICE:
        return None
    words = PROTECTION_WORDS[Protection.ASYLUM_SEEKER]
    return refusal("no_mission_pays", what=NO_MISSION_PAYS.fill(protection=words), remedy=OTHER_BEARER)


def no_mission_is_asked_to_pay(situation: Situation) -> Refusal | None:
    """As for a notice: the state of origin of an asylum seeker learns nothing."""
    return None if situation.act is None else no_mission_pays(situation.of, situation.act.cost_bearer)


def no_mission_is_told(situation: Situation) -> Refusal | None:
    """By mouth as little as by letter: the state of origin of an asylum seeker learns nothing."""
    act = situation.act
    if act is None or not act.is_mission or not situation.of.protections & NO_CONSULAR_NOTICE:
        return None
    words = PROTECTION_WORDS[Protection.ASYLUM_SEEKER]
    return refusal("no_consular_notice", what=NO_NOTICE.fill(protection=words), remedy=ASK_UNHCR)


def of_a_decision(situation: Situation) -> Refusal | None:
    """A copy is handed over, and an objection explained, of a decision that there is."""
    if situation.act is None or situation.act.right not in AFTER_A_DECISION:
        return None
    return NOT_DECIDED if situation.state.decision is None else None


AFTER_A_DECISION = (Right.COPY_HANDED, Right.OBJECTION_EXPLAINED, Right.COMPLAINT_ADDRESS)
CONSULAR = (Right.CONSULAR_ASKED, Right.CONSULAR_NOTICE)
