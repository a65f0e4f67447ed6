"""Long work of intake: looking at a file, checking, recording and undoing it, on behalf of who asked for it."""

from timpora.intake import actions
from timpora.intake.core.deliveries import CHECK_WORK, COMMIT_WORK, LOOK_WORK, UNDO_WORK
from timpora.jobs.work import Line, Work, enter_work
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer


def look_at_delivery(viewer: Viewer, delivery: int, line: Line) -> None:
    """Looks into one large file."""
    actions.look(by=viewer, delivery=delivery, line=line)


def check_delivery(viewer: Viewer, delivery: int, line: Line) -> None:
    """Checks one long list."""
    actions.check(by=viewer, delivery=delivery, line=line)


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
