"""Reads many mutations of a few lists in one process of its own, so that even an abort of a native library is seen.

Run as `python mutating.py FOLDER COUNT SEED`; prints how often each outcome came.
"""

import random
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

from timpora.intake.reading import read_lists
from timpora.kernel.refusals import Refused


SLOWEST = 20.0  # seconds for one small file


def mutated(content: bytes, draw: random.Random) -> bytes:
    """Bytes flipped, a stretch lost, doubled or blanked, or the end cut off."""
    changed = bytearray(content)
    for _ in range(draw.choice([1, 1, 2, 8, 40])):
        at = draw.randrange(len(changed))
        stretch = slice(at, at + draw.choice([1, 4, 64, 512]))
        match draw.randrange(5):
            case 0 | 1:
                changed[at] ^= 1 << draw.randrange(8)
            case 2:
                changed[stretch] = bytes(draw.randrange(256) for _ in changed[stretch])
            case 3:
                changed[stretch] = changed[stretch] * draw.choice([0, 2])
            case _:
                changed = changed[: max(at, 1)] if draw.random() < 0.3 else changed
        if not changed:
            return b"x"
    return bytes(changed)


def main(folder: Path, count: int, seed: int) -> None:
    """Mutates the files of a folder in turn and reads each."""
    draw = random.Random(seed)
    lists = [(path.suffix, path.read_bytes()) for path in sorted(folder.iterdir()) if path.is_file()]
    outcomes: Counter[str] = Counter()
    for number in range(count):
        suffix, content = lists[number % len(lists)]
        path = folder / "mutasi" / f"mutasi{suffix}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(mutated(content, draw))
        begun = time.monotonic()
        try:
            reading = read_lists([path], on=date(2023, 6, 27))
        except Refused as refused:
            outcomes[refused.refusal.code] += 1
        else:
            outcomes["read"] += 1
            for receipt in reading.receipts:
                assert receipt.rows == receipt.accepted + receipt.refused + sum(receipt.set_aside.values()), receipt
        assert time.monotonic() - begun < SLOWEST, f"mutation {number} took too long"
    sys.stdout.write(f"{dict(outcomes)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
