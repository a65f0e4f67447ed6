"""What the office's machine asks of what is shared, before it tells what was wrong."""

from collections.abc import Collection
from datetime import date

from django.db import connection

from timpora.kernel.viewers import Viewer
from timpora.sharing import models
from timpora.sharing.core.kinds import Field, ShareKind


def about_any(viewer: Viewer, records: Collection[int]) -> set[int]:
    """The shares that are about somebody of some records, however many these are."""
    own = models.SharePerson.objects.filter(office=viewer.office).values_list("share", "record")
    return {share for share, record in own if record in records}


def days_of(viewer: Viewer, wanted: Collection[int]) -> dict[int, date]:
    """The days on which some shares were made."""
    return dict(models.Share.objects.filter(office=viewer.office, pk__in=wanted).values_list("pk", "shared_on"))


def places_shared(viewer: Viewer, *, on: date) -> dict[int, int]:
    """The places of shares that are not over, by these."""
    shares = models.Share.objects.filter(office=viewer.office, until__gte=on, withdrawn_on__isnull=True)
    of_places = models.ShareWords.objects.filter(office=viewer.office, kind=ShareKind.PLACE.value, share__in=shares.values("pk"))  # fmt: skip
    own = models.ShareOrigin.objects.filter(office=viewer.office, share__in=of_places.values("share"))
    return {share: row for share, row in own.values_list("share", "row") if row is not None}


def fields_told(viewer: Viewer, wanted: Collection[int]) -> dict[int, set[Field]]:
    """Which fields of some shares were told to be wrong already."""
    found: dict[int, set[Field]] = {}
    rows = models.CorrectedField.objects.filter(office=viewer.office, share__in=wanted)
    for share, name in rows.values_list("share", "field"):
        found.setdefault(share, set()).add(Field(name))
    return found


def hold_protected() -> int:
    """Holds back for good what nobody reads now since somebody of it is protected; how much that was."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sharing_hold_protected()")
        return int(cursor.fetchone()[0])
