"""Long work of intake: recording a file, on behalf of who asked for it."""

from timpora.intake import actions
from timpora.intake.core.deliveries import COMMIT_WORK
from timpora.jobs.work import Line, Work, enter_work
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer


def commit_delivery(viewer: Viewer, delivery: int, line: Line) -> None:
    """Records one file."""
    actions.commit(by=viewer, delivery=delivery, line=line)


enter_work(
    COMMIT_WORK,
    Work(name=Text(id="Mencatat daftar", en="Recording a list"), do=commit_delivery, result="receipt"),
)
