"""Steps that came later: a case keeps them, and their wall lets through who may do each."""

from django.db import migrations, models

from timpora.casework.core.statuses import Power
from timpora.casework.core.table import TABLE


OWN = "office_id = (SELECT wall_register_office())"
SEES = "EXISTS (SELECT FROM casework_case c WHERE c.id = case_id)"
BY_ITSELF = "account = (SELECT wall_account()) AND at = now()"
MAY = {power: f"(SELECT casework_may('{power.value}'))" for power in Power} | {None: "(SELECT wall_may('screen'))"}


def _kinds(power: Power | None) -> str:
    listed = ",".join(sorted(kind.value for kind, row in TABLE.items() if row.power is power))
    return f"kind::text = ANY ('{{{listed}}}'::text[])"


MAY_STEP = " OR ".join(f"{_kinds(power)} AND {may}" for power, may in MAY.items())


class Migration(migrations.Migration):
    """Kinds of steps that a case did not know before."""

    dependencies = [("casework", "0003_letters")]

    operations = [
        migrations.RemoveConstraint(model_name="casestep", name="casework_casestep_kind_is_known"),
        migrations.AddConstraint(
            model_name="casestep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "open",
                            "add_person",
                            "link_finding",
                            "identify",
                            "allege",
                            "drop_allegation",
                            "protect",
                            "lift_protection",
                            "hand_over",
                            "note",
                            "tell",
                            "receive_document",
                            "split",
                            "join",
                            "offer_transfer",
                            "transfer_answered",
                            "facts_withdrawn",
                            "verify",
                            "order_field_check",
                            "report_urgent",
                            "approve_urgent",
                            "order_urgent",
                            "record_field_check",
                            "secure_item",
                            "return_item",
                            "summon",
                            "record_summons",
                            "begin_examination",
                            "examine",
                            "end_examination",
                            "give_opinion",
                            "hold_conference",
                            "propose",
                            "return_proposal",
                            "approve",
                            "decide",
                            "give_right",
                            "skip_right",
                            "bill",
                            "record_payment",
                            "record_nonpayment",
                            "carry_out",
                            "record_report",
                            "request_detention",
                            "order_detention",
                            "refuse_detention",
                            "record_visit",
                            "record_health",
                            "place_elsewhere",
                            "move_to_centre",
                            "release",
                            "plan_departure",
                            "record_departure",
                            "propose_ban",
                            "answer_ban",
                            "receive_objection",
                            "forward_objection",
                            "decide_objection",
                            "end_execution",
                            "go_back",
                            "close",
                            "tell_correction",
                        ],
                    )
                ),
                name="casework_casestep_kind_is_known",
            ),
        ),
        migrations.RunSQL(
            sql=f"ALTER POLICY adds ON casework_casestep WITH CHECK ({OWN} AND {SEES} AND {BY_ITSELF} AND ({MAY_STEP}))",
            elidable=False,
        ),
    ]
