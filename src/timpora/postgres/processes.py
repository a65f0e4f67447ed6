"""What a process of this machine is, by its number: after a crash a number may belong to somebody else."""

import subprocess
from pathlib import Path


def command_of(process: int) -> str:
    """How a process was called; nothing where it is gone or waits to be collected."""
    listed = Path("/proc")
    if (listed / "self").exists():
        try:
            return (listed / str(process) / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            return ""
    asked = subprocess.run(["ps", "-o", "command=", "-p", str(process)], capture_output=True, text=True, check=False)  # noqa: S603, S607 - a number only
    return asked.stdout
