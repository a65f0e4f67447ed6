"""How reading a file tells along a job's line how far it is, and hears whether somebody asked to stop."""

from timpora.jobs.work import Line
from timpora.kernel.progress import Progress
from timpora.kernel.text import Text


ROWS_BETWEEN_LOOKS = 5_000  # telling is a transaction of its own, so that it is done now and then and not for each row


def along(line: Line, rows: int = 0) -> Progress:
    """Tells how many rows were read; `rows` is how many the file has in all, where that is known."""

    def told(_what: Text, done: int, of: int | None) -> None:
        if done % ROWS_BETWEEN_LOOKS == 0 or done == of:
            line.tell(done, max(rows, of or 0, done))

    return told


def asking(line: Line, total: int) -> Progress:
    """Only asks whether to stop: while a file is read that will be recorded, nothing of it is recorded yet."""

    def told(_what: Text, done: int, _of: int | None) -> None:
        if done % ROWS_BETWEEN_LOOKS == 0:
            line.tell(0, total)

    return told
