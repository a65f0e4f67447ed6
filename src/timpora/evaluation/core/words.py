"""The closed vocabularies of evaluation, in words: what is counted, in which unit, and what became of limits, reminders and findings."""

from collections.abc import Mapping
from enum import StrEnum

from timpora.facts import codes
from timpora.kernel.text import Text


class Counted(StrEnum):
    """What a figure counts; figures of different kinds are never added."""

    PEOPLE = "people"
    CASES = "cases"
    ACTIONS = "actions"
    FINDINGS = "findings"
    LIMITS = "limits"
    REMINDERS = "reminders"
    PAYMENTS = "payments"
    OBJECTIONS = "objections"
    DETENTIONS = "detentions"
    FEEDS = "feeds"
    PLACES = "places"
    ROWS = "rows"
    PROMISES = "promises"


COUNTED_WORDS: Mapping[Counted, Text] = {
    Counted.PEOPLE: Text(id="orang", en="people"),
    Counted.CASES: Text(id="perkara", en="cases"),
    Counted.ACTIONS: Text(id="tindakan", en="actions"),
    Counted.FINDINGS: Text(id="temuan", en="findings"),
    Counted.LIMITS: Text(id="batas tinggal", en="stay limits"),
    Counted.REMINDERS: Text(id="pengingat", en="reminders"),
    Counted.PAYMENTS: Text(id="pembayaran", en="payments"),
    Counted.OBJECTIONS: Text(id="keberatan", en="objections"),
    Counted.DETENTIONS: Text(id="pendetensian", en="detentions"),
    Counted.FEEDS: Text(id="sumber data", en="feeds"),
    Counted.PLACES: Text(id="penginapan", en="accommodations"),
    Counted.ROWS: Text(id="daftar", en="lists"),
    Counted.PROMISES: Text(id="tindak lanjut", en="agreed actions"),
}
# Whose counts tell of people: below five they are hidden from who may not see the rows.
OF_PEOPLE = frozenset(Counted) - {Counted.FEEDS, Counted.PLACES, Counted.ROWS, Counted.PROMISES}


class Unit(StrEnum):
    """In what a value is told."""

    NUMBER = "number"
    PERCENT = "percent"
    DAYS = "days"
    RUPIAH = "rupiah"


UNIT_WORDS: Mapping[Unit, Text] = {
    Unit.NUMBER: Text(id="jumlah", en="number"),
    Unit.PERCENT: Text(id="persen", en="percent"),
    Unit.DAYS: Text(id="hari", en="days"),
    Unit.RUPIAH: Text(id="rupiah", en="rupiah (IDR)"),
}


NO_PERMIT = "none"
PERMIT_KINDS = (*(kind.value for kind in codes.PermitKind), NO_PERMIT)


class LimitBecame(StrEnum):
    """What became of a stay limit that has ended, as far as is on record."""

    EXTENDED = "extended"
    LEFT = "left"
    WAITING = "waiting"
    LATE = "late"
    UNSETTLED = "unsettled"


class Became(StrEnum):
    """What people made of a finding."""

    CONFIRMED = "confirmed"
    CLEARED = "cleared"
    GONE = "gone"
    OPEN = "open"


class PromiseBecame(StrEnum):
    """What became of an agreed action by the end of a period."""

    KEPT = "kept"
    LATE = "late"
    UNDECIDED = "undecided"
    DROPPED = "dropped"
