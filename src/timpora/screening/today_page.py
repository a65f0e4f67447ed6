"""Today, the five-second page: what needs a decision now, whose limit ends, what went silent, and what changed since yesterday."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.intake import queries as intake
from timpora.intake.core.feed_watch import FeedState
from timpora.intake.core.fields import KIND_WORDS
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.screening import above, queries, showing, today_findings
from timpora.screening.core.states import FindingState, What
from timpora.screening.models import Run
from timpora.screening.office_law import dated_law_of
from timpora.screening.overview import Group, Grouping
from timpora.screening.selecting import RULE_WORDS, Selection
from timpora.screening.today_findings import Brought
from timpora.ui.components.statements import Notice, Tone
from timpora.ui.moments import moment
from timpora.ui.office_day import office_day


REMINDER = "reminder.limit_within_days"
MOST_FAILED = 20
SINCE_YESTERDAY = Text(
    id="{found} temuan baru, {changed} berubah, {gone} tidak ditemukan lagi sejak kemarin.",
    en="Since yesterday: {found} new findings, {changed} changed, {gone} no longer found.",
)
SINCE_THE_DAY_BEFORE = Text(
    id="Penilaian terakhir {day}: {found} temuan baru, {changed} berubah, {gone} tidak ditemukan lagi.",
    en="Last judged on {day}: {found} new findings, {changed} changed, {gone} no longer found.",
)
RUN = Text(
    id="Dinilai untuk {day}: {people} orang dalam {seconds} detik, {at}.",
    en="Judged for {day}: {people} people in {seconds} seconds, {at}.",
)
HELD = Text(
    id="{number} temuan ditahan karena bertumpu pada sumber yang diam",
    en="{number} findings are held back, since they rest on a silent feed",
)
SILENT = Text(
    id="{sender}: {list} diam; temuan yang bertumpu padanya ditahan",
    en="{sender}: {list} is silent; findings that rest on it are held back",
)
LATE = Text(id="{sender}: {list} terlambat", en="{sender}: {list} is late")
THIN = Text(id="{sender}: {list} kurang dari biasanya", en="{sender}: {list} thinner than usual")
NOT_IN_RHYTHM = {FeedState.LATE: LATE, FeedState.THIN: THIN}
LAST_ON = Text(
    id="Terakhir {day}. Orang dapat tampak belum keluar atau belum dilaporkan.",
    en="Last on {day}. People may look as if they had not left, or were not reported.",
)


def start(request: ViewedRequest) -> HttpResponse:
    """Where everybody begins: today's work for whoever reads the register, their teams for agencies, the own account for all others."""
    if request.viewer.may(Permission.READ_REGISTER):
        return redirect("today")
    return redirect("teams" if request.viewer.may(Permission.TAKE_PART) else "own_account")


@require_GET
@never_cache
def today(request: ViewedRequest) -> HttpResponse:
    """What the day brings; for an administrator, who sees no foreigner, how judging went."""
    viewer, on = request.viewer, office_day()
    page: dict[str, Any] = {"on": on, "failed": _failed(viewer)}
    if viewer.may(Permission.READ_REGISTER):
        last, within = queries.last_run(viewer), int(dated_law_of(viewer).parameters[REMINDER].value_on(on).value)
        brought = today_findings.brought(viewer, on=on, ends_within=within, judged_on=last.as_of if last else None)
        page |= (
            _decisions(viewer, brought, on)
            | _ending(viewer, brought.ending, within)
            | _state(viewer, last, brought, on)
        )
    elif not viewer.may(Permission.MANAGE_ACCOUNTS):
        raise PermissionDenied
    return render(request, "screening/today.html", page)


def _decisions(viewer: Viewer, brought: Brought, on: date) -> dict[str, Any]:
    new, may = FindingState.NEW.value, viewer.may(Permission.TRIAGE_FINDINGS)
    groups = [
        {
            "name": RULE_WORDS[group.key],
            "count": _told(group.count),
            "queue": showing.of_today(RULE_WORDS[group.key], group.rows, may=may),
            "all": Selection(rule=group.key, state=new, grouping=Grouping.NOTHING).href if group.count > len(group.rows) else None,
        }
        for group in brought.new
    ]  # fmt: skip
    mine = today_findings.checked_by_me(viewer, on=on)
    panels = above.of_today(viewer, on)
    return {
        "groups": groups,
        "panels": panels,
        "worsening": showing.queue(Text(id="Tenggat dalam 3 hari", en="Deadlines within 3 days"), brought.worsening.rows),
        "worsening_count": _told(brought.worsening.count),
        "mine": showing.queue(Text(id="Sedang saya periksa", en="Being checked by me"), mine),
        "is_calm": not groups and not brought.worsening.rows and not mine and not panels,
    }  # fmt: skip


def _ending(viewer: Viewer, ending: Group, within: int) -> dict[str, Any]:
    every = Selection(rule=today_findings.ENDS_SOON, grouping=Grouping.NOTHING).href
    return {
        "within": within,
        "may_remind": viewer.may(Permission.SEND_REMINDERS),
        "ending": showing.queue(Text(id="Akan berakhir", en="Ending soon"), ending.rows),
        "ending_count": _told(ending.count),
        "all_ending": every if ending.count > len(ending.rows) else None,
    }


def _state(viewer: Viewer, last: Run | None, brought: Brought, on: date) -> dict[str, Any]:
    told: dict[str, Any] = {"last": None, "line": None, "held": _held(brought.held), "feeds": _feeds(viewer, on)}
    if last is not None:
        when, people, seconds = moment(last.at), showing.figure(last.judged), _seconds(last.seconds)
        told["last"] = RUN.fill(day=last.as_of, at=when, people=people, seconds=seconds)
        told["line"] = _line(brought.happened, last.as_of, on)
    return told


def _line(happened: Mapping[What, int], judged_on: date, on: date) -> Text:
    """Yesterday against today in one line."""
    words = SINCE_YESTERDAY if judged_on == on else SINCE_THE_DAY_BEFORE
    counts = {"found": happened[What.FOUND], "changed": sum(happened[what] for what in today_findings.CHANGES), "gone": happened[What.GONE]}  # fmt: skip
    return words.fill(day=judged_on, **{name: _told(number) for name, number in counts.items()})


def _told(number: int) -> Text:
    return showing.counted(number, most=today_findings.MOST_TOLD)


def _seconds(seconds: float) -> Text:
    told = f"{seconds:.1f}"
    return Text(id=told.replace(".", ","), en=told)


def _held(number: int) -> Notice | None:
    """How many findings are held back, since they rest on a feed that is silent."""
    if not number:
        return None
    return Notice(
        tone=Tone.OPEN, title=HELD.fill(number=_told(number)), href=Selection(held="yes").href,
        action=Text(id="Lihat yang ditahan", en="See what is held back"),
    )  # fmt: skip


def _feeds(viewer: Viewer, on: date) -> list[Notice]:
    """The feeds that are silent by the rule, so that what rests on them is held back, and those that are late or came thin."""
    silent = queries.silent_feeds(viewer)
    told = []
    for feed in intake.feeds(viewer, on=on):
        words = SILENT if feed.name in silent else NOT_IN_RHYTHM.get(feed.standing.state)
        if words is None:
            continue
        last = feed.standing.last_on
        told.append(
            Notice(
                tone=Tone.WARNING,
                title=words.fill(sender=feed.sender, list=KIND_WORDS[feed.list_kind]),
                body=None if last is None else LAST_ON.fill(day=last),
                href=reverse("feeds"),
                action=Text(id="Lihat sumber data", en="See the feeds"),
            )
        )
    return told


def _failed(viewer: Viewer) -> dict[str, Any] | None:
    """Who could not be judged, by number alone, for who leads or administers; None for others and where all were."""
    if not (viewer.may(Permission.READ_AUDIT) or viewer.may(Permission.MANAGE_ACCOUNTS)):
        return None
    found = queries.failures(viewer)
    if not found:
        return None
    return {
        "count": showing.figure(len(found)),
        "people": found[:MOST_FAILED],
        "may_open": viewer.may(Permission.READ_REGISTER),
    }
