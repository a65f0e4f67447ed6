"""Long work of intake: looking at a file, checking, recording and undoing it, on behalf of who asked for it; and tidying at night."""

from datetime import UTC, datetime, timedelta

import structlog
from django.conf import settings
from django.db import connection
from procrastinate.contrib.django import app

from timpora.intake import actions, mending, queries, tidying
from timpora.intake.core.deliveries import CHECK_WORK, COMMIT_WORK, LOOK_WORK, MEND_WORK, UNDO_WORK
from timpora.jobs.work import Line, Work, enter_work
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer


LOG = structlog.get_logger("timpora.intake")


def look_at_delivery(viewer: Viewer, delivery: int, line: Line) -> None:
    """Looks into one large file."""
    actions.look(by=viewer, delivery=delivery, line=line)


def check_delivery(viewer: Viewer, delivery: int, line: Line) -> None:
    """Checks one long list."""
    actions.check(by=viewer, delivery=delivery, line=line)


def write_refused_rows(viewer: Viewer, delivery: int, line: Line) -> None:
    """Writes the workbook of one long list's refused rows."""
    mending.mend(by=viewer, delivery=delivery, line=line)


def commit_delivery(viewer: Viewer, delivery: int, line: Line) -> None:
    """Records one file."""
    actions.commit(by=viewer, delivery=delivery, line=line)


def undo_delivery(viewer: Viewer, delivery: int, line: Line) -> None:
    """Undoes one long file with the reason that was given."""
    actions.undo_as_asked(by=viewer, delivery=delivery, line=line)


enter_work(
    LOOK_WORK,
    Work(
        name=Text(id="Melihat isi berkas", en="Looking into a file"),
        do=look_at_delivery,
        result="delivery",
        done=Text(id="Selesai; kolomnya dapat diperiksa.", en="Done; its columns can be looked at."),
    ),
)
enter_work(
    CHECK_WORK,
    Work(
        name=Text(id="Memeriksa daftar", en="Checking a list"),
        do=check_delivery,
        result="check",
        done=Text(id="Selesai; belum ada yang dicatat.", en="Done; nothing is recorded yet."),
    ),
)
enter_work(
    MEND_WORK,
    Work(
        name=Text(id="Menyiapkan baris yang ditolak", en="Preparing the refused rows"),
        do=write_refused_rows,
        result="refused",
        done=Text(id="Selesai; buku kerjanya dapat diunduh.", en="Done; the workbook can be downloaded."),
    ),
)
enter_work(
    COMMIT_WORK,
    Work(
        name=Text(id="Mencatat daftar", en="Recording a list"),
        do=commit_delivery,
        result="receipt",
        done=Text(id="Selesai; semuanya tercatat.", en="Done; everything is recorded."),
    ),
)
enter_work(
    UNDO_WORK,
    Work(
        name=Text(id="Mengurungkan berkas", en="Undoing a file"),
        do=undo_delivery,
        result="receipt",
        done=Text(id="Selesai; semua data berkas ini ditarik.", en="Done; all facts of this file are withdrawn."),
    ),
)


@app.periodic(cron="37 2 * * *")
@app.task(name="timpora.intake.tidy", queueing_lock="timpora.intake.tidy")
def tidy(timestamp: int) -> None:
    """Removes what lies in the store and belongs to no file that came."""
    try:
        at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=timestamp)
        removed = tidying.tidy(settings.FILES_FOLDER, at, queries.without_a_file)
    finally:
        connection.close()
    if removed:
        LOG.info("store_tidied", things=removed)
