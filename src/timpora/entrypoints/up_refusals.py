"""Why the office does not go up, and the remedy."""

from pathlib import Path

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text
from timpora.postgres.folders import HOME_VARIABLE


def already_running(home: Path) -> Refusal:
    """Another supervisor works in this home."""
    return Refusal(
        code="already_running",
        what=Text(id=f"Kantor di {home} sudah berjalan.", en=f"The office in {home} is running already."),
        remedy=Text(
            id=f"Hentikan yang itu dahulu (Ctrl-C), atau tunjuk folder lain dalam {HOME_VARIABLE}.",
            en=f"Stop that one first (Ctrl-C), or name another folder in {HOME_VARIABLE}.",
        ),
    )


def does_not_stay_up(name: str, log: str | None = None) -> Refusal:
    """A process ended again and again; its lines stand in a file, or above."""
    place = Text(id="di atas", en="above") if log is None else Text(id=f"dalam {log}", en=f"in {log}")
    return Refusal(
        code="does_not_stay_up",
        what=Text(
            id=f"Bagian “{name}” berulang kali berhenti sendiri.", en=f"The part “{name}” ended by itself again and again."
        ),
        remedy=Text(
            id=f"Sebabnya ada pada baris terakhir {place.id}; perbaiki lalu jalankan lagi.",
            en=f"The last lines {place.en} say why; mend that and start again.",
        ),
    )  # fmt: skip


def port_in_use(host: str, port: int) -> Refusal:
    """Somebody else listens there."""
    return Refusal(
        code="port_in_use",
        what=Text(
            id=f"Port {port} di {host} tidak dapat dipakai; program lain mungkin memakainya.",
            en=f"Port {port} on {host} cannot be used; another program may be using it.",
        ),
        remedy=Text(id="Pilih yang lain dengan `--port`.", en="Choose another one with `--port`."),
    )
