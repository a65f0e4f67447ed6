"""Kinds of letters of meetings: the invitation, its cancellation, and the minutes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Kinds of letters that were not known before."""

    dependencies = [("letters", "0005_more_kinds")]

    operations = [
        migrations.RemoveConstraint(model_name="letter", name="letters_letter_kind_is_known"),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "reminder",
                            "incident_report",
                            "supervision_order",
                            "urgent_supervision_order",
                            "documents_receipt",
                            "return_receipt",
                            "summons",
                            "examination_record",
                            "opinion",
                            "case_conference_minutes",
                            "action_decision",
                            "charge_notice",
                            "payment_receipt",
                            "detention_order",
                            "placement_elsewhere",
                            "release_from_detention",
                            "mission_notice",
                            "removal_costs_statement",
                            "handover_record",
                            "escort_order",
                            "deportation_record",
                            "entry_ban_proposal",
                            "objection_receipt",
                            "objection_advice",
                            "closing_report",
                            "case_covering_letter",
                            "correction_notice",
                            "protected_referral",
                            "meeting_invitation",
                            "meeting_cancellation",
                            "meeting_minutes",
                        ],
                    )
                ),
                name="letters_letter_kind_is_known",
            ),
        ),
    ]
