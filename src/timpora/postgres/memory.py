"""How much of the machine's memory the database server keeps for its pages."""

import os
from pathlib import Path


MIB = 2**20
LEAST, MOST = 128 * MIB, 1024 * MIB
ONE_OF = 8  # the rest is for the pages of the office, its worker, and what the system itself keeps of files
LIMIT = Path("/sys/fs/cgroup/memory.max")  # where this machine is one of several on another one


def for_pages(memory: int) -> str:
    """What the server is told of so many bytes: a part of them, within what serves an office; beyond it only the starting takes longer."""
    return f"{min(max(memory // ONE_OF, LEAST), MOST) // MIB}MB"


def of_the_machine(limit: Path = LIMIT) -> int:
    """The memory of this machine in bytes, or what it was allowed of another machine's."""
    whole = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    try:
        allowed = limit.read_text(encoding="ascii").strip()
    except OSError:
        return whole
    return min(whole, int(allowed)) if allowed.isdecimal() else whole
