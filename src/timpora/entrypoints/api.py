"""Every address of the API (`settings.API_URLCONF`), and its description as `docs/reference/openapi.json` holds it."""

import json

from django.urls import path

from timpora.api import own
from timpora.api.description import PREFIX, OfficeApi
from timpora.casework import api as casework
from timpora.evaluation import figure_api, map_api
from timpora.intake import api as intake
from timpora.jobs import api as jobs
from timpora.meetings import api as meetings
from timpora.register import api as register
from timpora.screening import api as screening
from timpora.screening import findings_api as findings
from timpora.screening import reminders_api as reminders
from timpora.sharing import api as sharing
from timpora.team import api as team


api = OfficeApi()
for router in (
    own.router,
    register.router,
    screening.router,
    findings.router,
    reminders.router,
    casework.router,
    team.router,
    sharing.router,
    meetings.router,
    map_api.router,
    figure_api.router,
    intake.router,
    jobs.router,
):
    api.add_router("", router)
urlpatterns = [path(PREFIX, api.urls)]


def description() -> str:
    """The description as it is committed."""
    return json.dumps(api.get_openapi_schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
