"""Which checks belong to which act, beside the table: the state allows it, and the person of the act."""

from collections.abc import Mapping

from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.checks import (
    closing,
    deciding,
    detention,
    inquiry,
    keeping,
    leaving,
    measures,
    money,
    objecting,
    reporting,
)
from timpora.casework.core.checks.rights import (
    AFTER_A_DECISION,
    CONSULAR,
    needs,
    no_mission_is_asked_to_pay,
    no_mission_is_told,
    no_notice_of_an_asylum_seeker,
    of_a_decision,
)
from timpora.casework.core.checks.situation import Check
from timpora.casework.core.rights import Right


_ANSWERED = (
    deciding.a_proposal_waits, deciding.somebody_else_proposed, deciding.the_evidence_was_opened, deciding.the_facts_still_stand,
    measures.nobody_spared_is_met,
)  # fmt: skip
_DECIDED = (needs(*AFTER_A_DECISION), measures.nobody_spared_is_met)
_CARRIED_OUT = (*_DECIDED, deciding.what_was_decided_still_stands)
# Acts that stay possible while another office considers the case.
WHILE_OFFERED = frozenset({ActKind.TRANSFER_ANSWERED, ActKind.NOTE, ActKind.TELL, ActKind.RECEIVE_DOCUMENT, ActKind.PROTECT, ActKind.FACTS_WITHDRAWN})  # fmt: skip

CHECKS: Mapping[ActKind, tuple[Check, ...]] = {
    ActKind.OPEN: (),
    ActKind.ADD_PERSON: (keeping.not_yet_in_the_case,),
    ActKind.LINK_FINDING: (keeping.it_is_said_why,),
    ActKind.IDENTIFY: (),
    ActKind.ALLEGE: (keeping.the_provision_is_known,),
    ActKind.DROP_ALLEGATION: (keeping.the_allegation_stands,),
    ActKind.PROTECT: (keeping.not_yet_protected,),
    ActKind.LIFT_PROTECTION: (keeping.is_protected,),
    ActKind.HAND_OVER: (keeping.back_after_it_begins,),
    ActKind.NOTE: (),
    ActKind.TELL: (no_mission_is_told,),
    ActKind.RECEIVE_DOCUMENT: (),
    ActKind.SPLIT: (keeping.nothing_was_decided, keeping.somebody_stays, keeping.nobody_who_goes_is_held),
    ActKind.JOIN: (
        keeping.nothing_was_decided,
        keeping.nobody_who_goes_is_held,
        keeping.everybody_is_on_record,
    ),
    ActKind.OFFER_TRANSFER: (
        keeping.nothing_was_decided,
        keeping.nobody_who_goes_is_held,
        keeping.everybody_is_on_record,
    ),
    ActKind.TRANSFER_ANSWERED: (keeping.is_offered_elsewhere,),
    ActKind.FACTS_WITHDRAWN: (),
    ActKind.VERIFY: (),
    ActKind.ORDER_FIELD_CHECK: (inquiry.the_order_ends_after_it_begins,),
    ActKind.REPORT_URGENT: (),
    ActKind.APPROVE_URGENT: (inquiry.an_urgent_report_waits,),
    ActKind.ORDER_URGENT: (inquiry.the_urgent_check_is_approved,),
    ActKind.RECORD_FIELD_CHECK: (inquiry.an_order_holds,),
    ActKind.SECURE_ITEM: (needs(Right.IDENTITY_SHOWN),),
    ActKind.RETURN_ITEM: (keeping.the_item_is_kept,),
    ActKind.SUMMON: (inquiry.called_before_appearing, inquiry.called_in_time),
    ActKind.RECORD_SUMMONS: (inquiry.a_summons_waits,),
    ActKind.BEGIN_EXAMINATION: (inquiry.the_field_has_a_result,),
    ActKind.EXAMINE: (needs(Right.IDENTITY_SHOWN), inquiry.examined_fairly),
    ActKind.END_EXAMINATION: (inquiry.everybody_was_heard, inquiry.the_urgent_order_came),
    ActKind.GIVE_OPINION: (inquiry.something_is_alleged,),
    ActKind.HOLD_CONFERENCE: (inquiry.several_were_there,),
    ActKind.PROPOSE: (deciding.a_conference_was_held, measures.the_proposal_is_lawful, measures.it_rests_on_something),
    ActKind.RETURN_PROPOSAL: (deciding.a_proposal_waits,),
    ActKind.APPROVE: _ANSWERED,
    ActKind.DECIDE: (*_ANSWERED, deciding.somebody_else_approved, measures.a_person_says_why),
    ActKind.GIVE_RIGHT: (no_notice_of_an_asylum_seeker, of_a_decision),
    ActKind.SKIP_RIGHT: (of_a_decision,),
    ActKind.BILL: (money.a_charge_is_owed, *_CARRIED_OUT, money.the_bill_is_right),
    ActKind.RECORD_PAYMENT: (money.a_charge_is_owed, money.the_payment_is_right),
    ActKind.RECORD_NONPAYMENT: (money.a_charge_is_owed, *_DECIDED, money.the_cause_is_true),
    ActKind.CARRY_OUT: (leaving.carried_out_once, *_CARRIED_OUT, leaving.the_new_limit_fits),
    ActKind.RECORD_REPORT: (reporting.a_duty_to_report_holds,),
    ActKind.REQUEST_DETENTION: (
        detention.nobody_holds_the_person,
        detention.the_room_is_allowed,
        detention.the_ground_holds,
    ),
    ActKind.ORDER_DETENTION: (
        detention.somebody_else_requested,
        detention.the_room_is_allowed,
        needs(Right.IDENTITY_SHOWN),
    ),
    ActKind.REFUSE_DETENTION: (detention.somebody_else_requested,),
    ActKind.RECORD_VISIT: (detention.the_person_is_held, detention.not_before_it_began),
    ActKind.RECORD_HEALTH: (detention.the_person_is_held, detention.not_before_it_began),
    ActKind.PLACE_ELSEWHERE: (detention.the_person_may_be_placed, detention.not_before_it_began),
    ActKind.MOVE_TO_CENTRE: (detention.the_person_is_held, detention.not_before_it_began, needs(*CONSULAR)),
    ActKind.RELEASE: (detention.the_person_is_held, detention.not_before_it_began),
    ActKind.PLAN_DEPARTURE: (
        leaving.deportation_was_decided,
        leaving.nobody_left_yesterday,
        no_mission_is_asked_to_pay,
        *_CARRIED_OUT,
        needs(*CONSULAR),
    ),
    ActKind.RECORD_DEPARTURE: (leaving.the_departure_is_planned, *_DECIDED),
    ActKind.PROPOSE_BAN: (leaving.the_ban_was_decided, *_CARRIED_OUT),
    ActKind.ANSWER_BAN: (leaving.a_ban_waits,),
    ActKind.RECEIVE_OBJECTION: (objecting.in_time_or_with_a_reason,),
    ActKind.FORWARD_OBJECTION: (objecting.an_objection_waits_for_advice,),
    ActKind.DECIDE_OBJECTION: (objecting.an_objection_waits_for_a_decision,),
    ActKind.END_EXECUTION: (closing.everything_is_carried_out,),
    ActKind.GO_BACK: (),
    ActKind.CLOSE: (
        closing.nothing_of_anybody_is_kept,
        closing.nobody_is_detained,
        closing.the_outcome_fits,
        closing.the_time_to_object_is_over,
    ),
    ActKind.TELL_CORRECTION: (closing.a_correction_waits,),
}
