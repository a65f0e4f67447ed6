"""Figures that are kept are those that are worked out anew, each clearance has its own, and nobody else forges or reads them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.factories.office import account, as_owner, looking, office
from tests.factories.signed_in import client_of
from tests.factories.statements import changed_by, is_refused
from tests.integration.evaluation.conftest import Quarter

from timpora.accounts.core.roles import Permission, ROLES, Role
from timpora.accounts.models import Account
from timpora.evaluation import keeping, kept_queries
from timpora.evaluation.core.asking import Asked
from timpora.evaluation.core.indicators import standard_indicators
from timpora.evaluation.keeping import Reach
from timpora.evaluation.queries import evaluate_every_way
from timpora.kernel.periods import Period


TODAY = date(2023, 6, 27)
JUNE, MAY = Period(date(2023, 6, 1), TODAY), Period(date(2023, 5, 1), date(2023, 5, 31))


@pytest.fixture(scope="module")
def kept(quarter: Quarter) -> Quarter:
    with looking(quarter.office.machine) as by:
        keeping.evaluate_the_office(by=by, on=TODAY, reach=Reach(months=2, quarters=1))
    return quarter


def test_x(kept, settings) -> None:
    settings.STANDS_ON = TODAY
    c = client_of(kept.office.examiner)
    for path in (
        "/evaluasi/?masa=2023-06",
        "/evaluasi/",
        "/evaluasi/indikator/people_under_supervision/?masa=2023-06",
        "/evaluasi/indikator/findings_on_the_last_day/baris/?masa=2023-06",
        "/evaluasi/?unduh=xlsx",
        "/evaluasi/?masa=2023-06&unduh=csv",
    ):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            r = c.get(path)
        print(path, r.status_code, len(asked), len(r.content))
        open("/tmp/dash_scratch/" + re.sub(r"\W", "_", path) + ".html", "wb").write(r.content)
    assert 0
