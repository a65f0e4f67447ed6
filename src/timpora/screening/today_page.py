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
from timpora.screening import above, overview, queries, showing
from timpora.screening.core.states import FindingState, What
from timpora.screening.office_law import dated_law_of
from timpora.screening.overview import Grouping
from timpora.screening.selecting import RULE_WORDS, Selection
from timpora.ui.components.statements import Notice, Tone
from timpora.ui.moments import moment
from timpora.ui.office_day import office_day


REMINDER = "reminder.limit_within_days"
WORSENS_WITHIN = 3  # days
WEIGHTIEST, MOST_PROVEN, MOST_SHOWN, MOST_FAILED = 3, 10, 12, 20
CHANGES = (What.WORSENED, What.EASED, What.HELD_BACK, What.RELEASED, What.CHANGED, What.RETURNED)
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
        page |= _decisions(viewer, on) | _ending(viewer, on) | _state(viewer, on)
    elif not viewer.may(Permission.MANAGE_ACCOUNTS):
        raise PermissionDenied
    return render(request, "screening/today.html", page)


def _decisions(viewer: Viewer, on: date) -> dict[str, Any]:
    new, may = FindingState.NEW.value, viewer.may(Permission.TRIAGE_FINDINGS)
    groups = [
        {
            "name": RULE_WORDS[group.key],
            "count": _told(group.count),
            "queue": showing.of_today(RULE_WORDS[group.key], group.rows, may=may),
            "all": Selection(rule=group.key, state=new, grouping=Grouping.NOTHING).href if group.count > len(group.rows) else None,
        }
        for group in overview.new_ones(viewer, on=on, most=WEIGHTIEST, most_sure=MOST_PROVEN)
    ]  # fmt: skip
    number, worsening = overview.worsening(viewer, on=on, days=WORSENS_WITHIN, most=MOST_SHOWN)
    mine = overview.checked_by_me(viewer, on=on, most=MOST_SHOWN)
    panels = above.of_today(viewer, on)
    return {
        "groups": groups,
        "panels": panels,
        "worsening": showing.queue(Text(id="Tenggat dalam 3 hari", en="Deadlines within 3 days"), worsening),
        "worsening_count": _told(number),
        "mine": showing.queue(Text(id="Sedang saya periksa", en="Being checked by me"), mine),
        "is_calm": not groups and not worsening and not mine and not panels,
    }


def _ending(viewer: Viewer, on: date) -> dict[str, Any]:
    dated = dated_law_of(viewer).parameters[REMINDER].value_on(on)
    number, ending = overview.soon(viewer, on=on, days=int(dated.value), most=MOST_SHOWN)
    return {
        "within": int(dated.value),
        "may_remind": viewer.may(Permission.SEND_REMINDERS),
        "ending": showing.queue(Text(id="Akan berakhir", en="Ending soon"), ending),
        "ending_count": _told(number),
        "all_ending": Selection(rule="limit_ends_soon", grouping=Grouping.NOTHING).href if number > len(ending) else None,
    }  # fmt: skip


def _state(viewer: Viewer, on: date) -> dict[str, Any]:
    last = queries.last_run(viewer)
    return {
        "last": None
        if last is None
        else RUN.fill(
            day=last.as_of, at=moment(last.at), people=showing.figure(last.judged), seconds=_seconds(last.seconds)
        ),
        "held": _held(viewer),
        "line": None
        if last is None
        else _line(overview.happened(viewer, last.as_of, (What.FOUND, *CHANGES, What.GONE)), last.as_of, on),
        "feeds": _feeds(viewer, on),
    }


def _line(happened: Mapping[What, int], judged_on: date, on: date) -> Text:
    """Yesterday against today in one line."""
    words = SINCE_YESTERDAY if judged_on == on else SINCE_THE_DAY_BEFORE
    counts = {"found": happened[What.FOUND], "changed": sum(happened[what] for what in CHANGES), "gone": happened[What.GONE]}  # fmt: skip
    return words.fill(day=judged_on, **{name: _told(number) for name, number in counts.items()})


def _told(number: int) -> Text:
    return showing.counted(number, most=overview.MOST_TOLD)


def _seconds(seconds: float) -> Text:
    told = f"{seconds:.1f}"
    return Text(id=told.replace(".", ","), en=told)


def _held(viewer: Viewer) -> Notice | None:
    """How many findings are held back, since they rest on a feed that is silent."""
    number = overview.total(viewer, queries.Asked(held_back=True), most=overview.MOST_TOLD)
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
