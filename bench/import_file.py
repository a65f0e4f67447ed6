"""The XLSX row whole: a permit list from the drop to committed facts, behind walls and audited; and what the audit trail costs."""

import os
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench import office
from bench.measuring import Measured, NeverTwice, Row, compared, measure, prepare


SIZES = {"short": (1_000,), "full": (1_000, 5_000, 20_000, 100_000)}
ALONE = {"short": (), "full": (300_000,)}  # to see how memory grows; the peer would take a quarter of an hour
RUNS = 1  # the peer takes minutes
AUDIT_RUNS = {"short": 1, "full": 3}
CHUNK = 64 * 2**10
FACTS_A_ROW = 3  # who, which document, which permit
PEERS = {"django-import-export": "by_default", "django-import-export, bulk": "by_the_thousand"}


def rows(size: str) -> Iterator[Row]:
    """Ours against django-import-export, which writes each row into one plain table; then ours without its audit trail."""
    host = office.host_of_this_run()
    with TemporaryDirectory(prefix="timpora-bench-") as folder:
        for count in SIZES[size]:
            path = str(Path(folder, f"daftar izin {count}.xlsx"))
            prepare("read_xlsx:write", path, count)
            ours, *peers = measure(
                ("import_file:ours", host, folder, path, count),
                *((f"peers.lists_in_import_export:{peer}", host, path, count) for peer in PEERS.values()),
                runs=RUNS,
            )
            for name, theirs in zip(PEERS, peers, strict=True):
                yield compared(
                    "import_file", f"{count:,} rows", ours, peer=name, theirs=theirs, note=_told(ours, count, theirs)
                )
            yield _audit(host, folder, path, count, AUDIT_RUNS[size])
        for count in ALONE[size]:
            path = str(Path(folder, f"daftar izin {count}.xlsx"))
            prepare("read_xlsx:write", path, count)
            [ours] = measure(("import_file:ours", host, folder, path, count), runs=RUNS)
            yield compared("import_file", f"{count:,} rows", ours, note=_told(ours, count))


def _told(ours: Measured, count: int, theirs: Measured | None = None) -> str:
    """What was made of the rows, how long they waited for what, and how long processors worked, whatever else the machine did."""
    beside = "" if theirs is None else f", theirs {theirs.told['processor']:.1f} s"
    return (
        f"{count * FACTS_A_ROW:,} facts; looked at in {ours.told['looked']:.1f} s, checked in {ours.told['checked']:.1f} s;"
        f" processors worked {ours.told['processor']:.1f} s{beside}, the database's included"
    )


def _audit(host: str, folder: str, path: str, count: int, runs: int) -> Row:
    """The commit alone in processor seconds, since the clock of a shared machine tells of others as well."""
    calls = [("import_file:commit", host, folder, path, count, is_audited) for is_audited in (True, False)]
    found = [measure(*calls, runs=1) for _ in range(runs)]
    with_it, without = (
        replace(one[0], seconds=statistics.median(run.told["processor"] for run in one))
        for one in zip(*found, strict=True)
    )
    note = "processor seconds of worker and database, the commit alone"
    return compared("import_file, audit", f"{count:,} rows", with_it, peer="no trail", theirs=without, note=note)


def ours(host: str, folder: str, path: str, count: int) -> Callable[[], object]:
    """Dropped, looked at, checked, recorded: what a person and the worker do one after the other."""
    account = _entered(host, folder, is_audited=True)

    def record() -> object:
        begun, worked = time.perf_counter(), time.process_time()
        delivery = _receive(account, path)
        looked = time.perf_counter()
        _check(account, delivery)
        checked, worked = time.perf_counter(), time.process_time() - worked
        spent = _commit(account, delivery, count)
        return {"looked": looked - begun, "checked": checked - looked, "processor": worked + spent}

    return NeverTwice(record)


def commit(host: str, folder: str, path: str, count: int, is_audited: bool) -> Callable[[], object]:  # noqa: FBT001 - arguments travel as JSON
    """The commit alone, done beforehand: what it took of the processors is told."""
    account = _entered(host, folder, is_audited=is_audited)
    delivery = _receive(account, path)
    spent = _commit(account, delivery, count)
    return lambda: {"processor": spent}


def _entered(host: str, folder: str, *, is_audited: bool) -> int:
    """Enters the office on a database of its own, in this process; the account that records."""
    name = office.copy(host, f"ukur_{os.getpid()}")
    if not is_audited:
        office.forget_the_trail(host, name)
    office.enter(host, name, str(Path(folder, name)))
    from timpora.accounts import doors  # noqa: PLC0415 - needs what was set up

    account = doors.account_named(office.RECORDS)
    assert account is not None
    return account


def _receive(account: int, path: str) -> int:
    from timpora.accounts import doors  # noqa: PLC0415 - needs what was set up
    from timpora.intake import actions  # noqa: PLC0415 - needs what was set up

    with doors.on_behalf_of(account) as by:
        parts = _uploaded(Path(path))
        return actions.receive(by=by, file_name=Path(path).name, parts=parts, sender="Seksi Rekaan").delivery


def _uploaded(path: Path) -> Iterator[bytes]:
    """A file as a request brings it."""
    with path.open("rb") as file:
        while part := file.read(CHUNK):
            yield part


def _check(account: int, delivery: int) -> None:
    from timpora.accounts import doors  # noqa: PLC0415 - needs what was set up
    from timpora.intake import actions  # noqa: PLC0415 - needs what was set up

    with doors.on_behalf_of(account) as by:
        actions.check(by=by, delivery=delivery)


class _Quiet:
    """A line on which nobody listens."""

    def tell(self, done: int, total: int, /) -> None:
        assert done <= total


def _commit(account: int, delivery: int, count: int) -> float:
    """Records a file; the processor seconds that it took here and in the database."""
    from django.db import connection  # noqa: PLC0415 - needs what was set up

    from timpora.accounts import doors  # noqa: PLC0415 - needs what was set up
    from timpora.intake import actions, queries  # noqa: PLC0415 - needs what was set up

    with doors.on_behalf_of(account) as by:
        process = connection.connection.info.backend_pid
        before = time.process_time() + office.processor_seconds(process)
        actions.commit(by=by, delivery=delivery, line=_Quiet())
        seen = queries.delivery(by, delivery)
    spent = time.process_time() + office.processor_seconds(process) - before
    assert seen is not None
    told: Mapping[str, Any] = seen.receipt or {}
    assert told["accepted"] + told["refused"] == count, told
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]  # of PostgreSQL's connections
    return spent
