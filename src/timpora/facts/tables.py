"""The typed frames a rule may speak about; each row is one fact with the place it was read from.

`person` is the number that identity computing gave a person; a frame is sorted by it. Days are calendar days of the
office's time zone. Missing means "the source does not say", never "no".
"""

from collections.abc import Iterable
from enum import StrEnum

import dataframely as dy
import polars as pl

from timpora.facts import codes


def _words(values: Iterable[StrEnum], meaning: str, *, nullable: bool = False) -> dy.Enum:
    return dy.Enum([value.value for value in values], nullable=nullable, metadata={"meaning": meaning})


def _text(meaning: str, *, nullable: bool = True) -> dy.String:
    return dy.String(nullable=nullable, min_length=1, metadata={"meaning": meaning})


def _day(meaning: str, *, nullable: bool = True) -> dy.Date:
    return dy.Date(nullable=nullable, metadata={"meaning": meaning})


class Sourced(dy.Schema):
    """Every fact says where it was read and stays with that place to the end."""

    source_file = dy.String(nullable=False, metadata={"meaning": "Name of the file that says so."})
    source_sheet = dy.String(nullable=True, metadata={"meaning": "Sheet of that file; missing for text files."})
    source_row = dy.UInt32(
        nullable=True, metadata={"meaning": "Row as the reader of the file sees it; the first row is 1."}
    )


class PersonFact(Sourced):
    """A fact about one person."""

    person = dy.Int64(nullable=False, metadata={"meaning": "Number of the person in this register."})


class People(Sourced):
    """One row a person, the first source that named him or her."""

    person = dy.Int64(primary_key=True, metadata={"meaning": "Number of the person in this register."})
    name = _text("Name as the source gives it.", nullable=False)
    born_earliest = _day("First day that a possibly partial birth date allows.")
    born_latest = _day("Last day that a possibly partial birth date allows; equal to the first when the day is known.")
    nationality = dy.String(
        nullable=True,
        regex="^[A-Z]{3}$",
        metadata={
            "meaning": "Three letters of ICAO 9303 / ISO 3166; XXA stateless, XXB and XXC refugee, XXX unspecified."
        },
    )

    @dy.rule()
    def birth_days_are_in_order(cls) -> pl.Expr:
        """The first possible birth day is not after the last."""
        return pl.col("born_earliest") <= pl.col("born_latest")


class Names(PersonFact):
    """The ways in which sources write a person's name, each once with the first source that writes it so."""

    name = _text("Name as the source gives it.", nullable=False)


class TravelDocuments(PersonFact):
    """Passports and other travel documents."""

    document_number = _text("Number in the form in which numbers compare: letters and digits only.", nullable=False)
    issued_on = _day("Day of issue.")
    valid_until = _day("Last day of validity.")

    @dy.rule()
    def document_does_not_end_before_it_begins(cls) -> pl.Expr:
        """A document is not valid until a day before its issue."""
        return pl.col("issued_on") <= pl.col("valid_until")


class StayPermits(PersonFact):
    """Stay permits, visa-free stays and their extensions, one row each as recorded."""

    permit_number = _text("Number of the permit.")
    kind = _words(codes.PermitKind, "Kind of permit.")
    visa_index = _text("Visa or stay-permit index as written on the permit, upper case; unknown ones are kept.")
    granted_on = _day("Day on which it was granted.")
    valid_from = _day("First day it covers: the entry mark, or the day an extension begins.")
    valid_until = _day("Stay limit as recorded: the last lawful day.")
    extension_of = _text("Number of the permit that this one extends.")
    cancelled_on = _day("Day on which it was closed before its limit.")
    closed_because = _words(codes.ClosedBecause, "Why it was closed before its limit.", nullable=True)
    document_number = _text("Travel document it was granted on, in comparable form.")
    sponsor = _text("Sponsor (guarantor) as written.")
    employer_key = _text("Employer or sponsor in comparable form, when it is an organisation.")

    @dy.rule()
    def permit_does_not_end_before_it_begins(cls) -> pl.Expr:
        """A stay does not end before it begins."""
        return pl.col("valid_from") <= pl.col("valid_until")


class Applications(PersonFact):
    """Applications for an extension, a conversion or another permit."""

    application_number = _text("Number of the application.")
    applied_for = _words(codes.AppliedFor, "What is asked for.")
    lodged_on = _day("Day on which it was lodged.", nullable=False)
    decided_on = _day("Day of the decision; missing while it is pending.")
    outcome = _words(codes.Outcome, "How it ended; missing while it is pending.", nullable=True)

    @dy.rule()
    def application_is_not_decided_before_it_is_lodged(cls) -> pl.Expr:
        """A decision does not come before the application."""
        return pl.col("lodged_on") <= pl.col("decided_on")

    @dy.rule()
    def decision_has_day_and_outcome(cls) -> pl.Expr:
        """A decision has both a day and an outcome."""
        return pl.col("decided_on").is_null() == pl.col("outcome").is_null()


class Crossings(PersonFact):
    """Border crossings."""

    direction = _words(codes.Direction, "Entry or exit.")
    crossed_on = _day("Day of the crossing.", nullable=False)
    border_post = _text("Border post (TPI).")
    feed = _text("Feed that brought it.")


class Presence(PersonFact):
    """Where somebody was reported or met: guest reports, workers' lists, field encounters."""

    place = _text("Name of the place as written.")
    place_key = _text("Place in comparable form.")
    place_kind = _words(codes.PlaceKind, "What the place is to the person.")
    area_code = dy.String(
        nullable=True, regex=r"^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$", metadata={"meaning": "Kemendagri area code."}
    )
    from_on = _day("First day there; for a meeting the day itself.", nullable=False)
    until_on = _day("Last day there; missing while it goes on or is not known.")
    reported_by = _text("Who reported it.")
    met_in_person = dy.Bool(
        nullable=False, metadata={"meaning": "Whether an officer met the person there on `from_on`."}
    )
    activity = _words(codes.Activity, "What the report says the person does there.", nullable=True)
    employer_key = _text("Employer in comparable form.")
    position = _text("Position as written.")
    left_indonesia_on = _day("Day on which, the reporter says, the person left Indonesia for good.")

    @dy.rule()
    def presence_does_not_end_before_it_begins(cls) -> pl.Expr:
        """A presence does not end before it begins."""
        return pl.col("from_on") <= pl.col("until_on")


class WorkPermits(PersonFact):
    """Approved foreign-worker plans (pengesahan RPTKA) that name the person."""

    work_permit_number = _text("Number of the approval.")
    employer = _text("Employer as written.", nullable=False)
    employer_key = _text("Employer in comparable form.", nullable=False)
    position = _text("Position as written.")
    place = _text("Place of work as written.")
    place_key = _text("Place of work in comparable form; missing when the approval names none.")
    valid_from = _day("First day of the approval.")
    valid_until = _day("Last day of the approval.")

    @dy.rule()
    def work_permit_does_not_end_before_it_begins(cls) -> pl.Expr:
        """An approval does not end before it begins."""
        return pl.col("valid_from") <= pl.col("valid_until")


class Circumstances(PersonFact):
    """Recorded circumstances under which nothing is concluded without a named officer."""

    kind = _words(codes.CircumstanceKind, "What the circumstance is.")
    from_on = _day("First day; missing means from the beginning of the record.")
    until_on = _day("Last day; missing while it goes on.")

    @dy.rule()
    def circumstance_does_not_end_before_it_begins(cls) -> pl.Expr:
        """A circumstance does not end before it begins."""
        return pl.col("from_on") <= pl.col("until_on")


class Feeds(Sourced):
    """Feeds that are expected to arrive with a rhythm."""

    feed = dy.String(primary_key=True, min_length=1, metadata={"meaning": "Name of the feed."})
    kind = _words(codes.FeedKind, "What it brings.")
    rhythm_days = dy.Int32(
        nullable=True, min=1, metadata={"meaning": "Days between two arrivals; missing means the office's default."}
    )
    last_arrival_on = _day("Day up to which the feed has told what it saw.")
