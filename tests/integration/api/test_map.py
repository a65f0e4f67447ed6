"""The figures of the map for programs: the same as on the page, and no small count for who does not see the rows."""

from typing import Any

import pytest
from tests.factories.maps import CIKANDE, CILEGON, KIBIN, MapOffice
from tests.factories.programs import Program, program

from timpora.accounts.core.roles import Permission, Role


pytestmark = pytest.mark.usefixtures("office_database")


def told(own: Program) -> dict[str | None, dict[str, Any]]:
    """The figures of each area by its code: a count, or why there is none."""
    answer = own.get("/map/districts")
    assert answer.status_code == 200, answer.content
    return {
        one["area_code"] or one["where"]: {figure["figure"]: figure["missing"] or figure["count"] for figure in one["figures"]}
        for one in answer.json()["areas"]
    }  # fmt: skip


def test_a_program_reads_what_its_account_and_its_token_may_know() -> None:
    office = MapOffice()
    own = program(office.recorder)
    assert own.get("/map/districts").json() == {"counted_at": None, "areas": []}
    office.people(6, KIBIN)
    office.people(1, KIBIN, name="Rahasia", confidentiality=2)
    office.people(2, CIKANDE)
    office.people(1, CILEGON, name="Luar")
    office.count()
    assert [told(own)[code]["people"] for code in (KIBIN, CIKANDE, "outside")] == [7, 2, 1]
    assert told(own)[KIBIN]["silent"] == "nothing_known"
    # Within a token for the map alone nobody reads the register, whoever made it.
    narrow = program(office.recorder, Permission.SEE_MAP)
    agency = program(office.who(Role.MEMBER_AGENCY))
    for one in (narrow, agency):
        assert [told(one)[code]["people"] for code in (KIBIN, CIKANDE, "outside")] == [6, "hidden", "hidden"]
    for none in (program(office.recorder, Permission.READ_REGISTER), program(office.who(Role.REPORTER))):
        assert none.get("/map/districts").status_code == 403
    kibin = next(one for one in own.get("/map/districts").json()["areas"] if one["area_code"] == KIBIN)
    assert (kibin["name"], kibin["within"], kibin["where"]) == ("Kibin", "Kabupaten Serang", "own")
