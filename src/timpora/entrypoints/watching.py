"""Watches the register beside the worker: whoever changed is judged at once, whose day has come as soon as it is that day.

The register tells each change as it is committed; what is told while nobody listens is found by looking each minute. Few people are
judged here and now; many, and each new day's, become a job, which shows how far it is and can be stopped.
"""

import threading
from collections.abc import Mapping
from datetime import date

import structlog
from django.db import connection

from timpora.accounts import doors
from timpora.casework import correcting
from timpora.entrypoints.screening_jobs import begin_evaluating, begin_where_wanted
from timpora.evaluation import map_actions as supervision_map
from timpora.kernel.refusals import Refused
from timpora.kernel.viewers import Viewer
from timpora.postgres.addresses import web_address
from timpora.postgres.connecting import connect
from timpora.screening import due, nights, reminding
from timpora.sharing import correcting as shares
from timpora.ui.office_day import office_day


LOG = structlog.get_logger("timpora.watching")
SECONDS_BETWEEN_LOOKS, SECONDS_AFTER_TROUBLE = 60, 5
FEW = 2_000  # records that are judged while the next change waits
CHANNEL = "register_changed"
CORRECTED_AFTER: dict[int, int] = {}  # likewise for what cases are told
COUNTED_AFTER: dict[int, int] = {}  # and for the figures of the map
EVALUATED_ON: dict[int, date] = {}  # the day for which each machine asked for figures last
REMINDED_AFTER: dict[
    int, int
] = {}  # the run after which each machine reminded last; a watcher that starts anew asks once more


def watch_beside(environment: Mapping[str, str]) -> threading.Thread:
    """Begins to watch in a thread of its own, which ends with the process: what it is at then is undone by the database."""
    thread = threading.Thread(target=watch, args=(environment,), name="watching", daemon=True)
    thread.start()
    return thread


def watch(environment: Mapping[str, str], stop: threading.Event | None = None) -> None:
    """Looks, waits for a change or a minute, and looks again, whatever happens in between."""
    ended = stop or threading.Event()
    while not ended.is_set():
        try:
            with connect(web_address(environment), autocommit=True) as listening:
                listening.execute(f"LISTEN {CHANNEL}")
                while not ended.is_set():
                    look()
                    for _told in listening.notifies(timeout=SECONDS_BETWEEN_LOOKS, stop_after=1):
                        pass
        except Exception as error:  # noqa: BLE001 - the next look may go well, and the worker goes on
            LOG.warning("watching_troubled", error=type(error).__name__)
            ended.wait(SECONDS_AFTER_TROUBLE)
        finally:
            connection.close()


def look() -> None:
    """Judges, in each office, who has to be judged."""
    for machine in doors.machines():
        try:
            look_in(machine)
        except Refused as refused:
            LOG.warning("screening_refused", code=refused.refusal.code)


def look_in(machine: int) -> None:
    """Judges in the office of one machine: at once where they are few, by a job where they are many or it is a new day."""
    on = office_day()
    with doors.on_behalf_of(machine) as by:
        waiting = due.waiting(by, on=on)
        if waiting.is_idle:
            if waiting.last is not None:
                correct_after(by, waiting.last.pk, on)
                count_after(by, waiting.last.pk, on)
                remind_after(by, waiting.last.pk, on)
                evaluate_daily(by, on)
        elif waiting.due is None or len(waiting.due) > FEW or waiting.is_new_day:
            begin_where_wanted(by, on)
        else:
            nights.catch_up(by=by, on=on, asked=waiting)


def correct_after(by: Viewer, run: int, on: date) -> None:
    """Once after each run, tells the cases what changed of that on which they rest, and agencies what changed of what was shared; told twice, nothing is said twice."""
    if (before := CORRECTED_AFTER.get(by.account)) != run:
        done = correcting.catch_up(by=by, on=on, since=before)
        if done.told:
            LOG.info("cases_told", told=done.told)
        if corrected := shares.catch_up(by=by, on=on, since=before):
            LOG.info("shares_corrected", told=corrected)
        CORRECTED_AFTER[by.account] = run


def count_after(by: Viewer, run: int, on: date) -> None:
    """Once after each run, counts what the map shows; counted twice, nothing is written twice."""
    if COUNTED_AFTER.get(by.account) != run:
        counted = supervision_map.catch_up(by=by, on=on)
        if counted is not None:
            LOG.info("map_counted", areas=counted)
        COUNTED_AFTER[by.account] = run


def evaluate_daily(by: Viewer, on: date) -> None:
    """Once a day, when people were judged, a job works out the figures of its months and quarters; one that was stopped is not begun again."""
    if EVALUATED_ON.get(by.account) != on:
        begin_evaluating(by, on)
        EVALUATED_ON[by.account] = on


def remind_after(by: Viewer, run: int, on: date) -> None:
    """Once after each run, reminds whom the office's own rule reminds; what is made twice by two who watch is made once."""
    if REMINDED_AFTER.get(by.account) != run:
        told = reminding.remind_by_rule(by=by, on=on)
        if told.made:
            LOG.info("reminded_by_rule", made=len(told.made), left=len(told.left))
        REMINDED_AFTER[by.account] = run
