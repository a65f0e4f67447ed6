"""The closed vocabularies of facts; a value outside them is refused at the door."""

from enum import StrEnum


class PermitKind(StrEnum):
    """What kind of permission a record gives (UU 6/2011 article 48(3), visa exemption and the special permits)."""

    VISIT = "visit"
    LIMITED = "limited"
    PERMANENT = "permanent"
    DIPLOMATIC = "diplomatic"
    SERVICE = "service"
    BRIDGING = "bridging"
    FORCED_STAY = "forced_stay"
    UNKNOWN = "unknown"


class ClosedBecause(StrEnum):
    """Why a permit was closed before its limit."""

    CANCELLED = "cancelled"
    EXIT_PERMIT_ONLY = "exit_permit_only"
    CONVERTED = "converted"


class AppliedFor(StrEnum):
    """What an application asks for."""

    EXTENSION = "extension"
    CONVERSION = "conversion"
    BRIDGING = "bridging"
    FORCED_STAY = "forced_stay"
    NEW_PERMIT = "new_permit"


class Outcome(StrEnum):
    """How an application ended; missing while it is pending."""

    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Direction(StrEnum):
    """Which way a border was crossed."""

    ENTRY = "entry"
    EXIT = "exit"


class OrganisationKind(StrEnum):
    """What an organisation is to the people it is named with."""

    SPONSOR = "sponsor"
    EMPLOYER = "employer"
    ACCOMMODATION = "accommodation"


class PlaceKind(StrEnum):
    """What a place is to the person reported there."""

    ACCOMMODATION = "accommodation"
    WORKPLACE = "workplace"
    HOME = "home"
    OTHER = "other"


class Activity(StrEnum):
    """What a reporter says the person does there; missing where the report says nothing."""

    WORK = "work"
    STUDY = "study"
    STAY = "stay"


class FeedKind(StrEnum):
    """What a feed brings."""

    CROSSINGS = "crossings"
    PERMITS = "permits"
    ACCOMMODATION = "accommodation"
    EMPLOYERS = "employers"


class CircumstanceKind(StrEnum):
    """Circumstances under which software concludes nothing and a named officer must look (docs/explanation/rulings.md)."""

    IN_CUSTODY = "in_custody"
    TRAFFICKING_VICTIM = "trafficking_victim"
    SMUGGLING_VICTIM = "smuggling_victim"
    REGISTERED_WITH_UNHCR = "registered_with_unhcr"
    DUAL_NATIONAL_CHILD = "dual_national_child"
    STATELESS = "stateless"
    FORCE_MAJEURE = "force_majeure"
    ILL_OR_PREGNANT = "ill_or_pregnant"
