"""How far the cells of an ODS sheet really reach: its rows and cells may say "repeated a million times"."""

import re
from dataclasses import dataclass, field


_TOKEN = re.compile(rb"<table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^>]*)>")
_ROWS = re.compile(rb'number-rows-repeated="(\d{1,12})"')
_COLUMNS = re.compile(rb'number-columns-repeated="(\d{1,12})"')
_SPANNED = re.compile(rb'number-rows-spanned="(\d{1,7})"')

LONGEST_TAG = 4096


@dataclass(kw_only=True)
class OpenDocumentReach:
    """Rows and columns up to the last cell that holds something, in the largest sheet so far; fed in slices.

    `merged` are (sheet, first row, last row, column) of cells merged downwards, from 0.
    """

    rows: int = 0
    columns: int = 0
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    _tail: bytes = b""
    _sheet: int = -1
    _row: int = 0
    _column: int = 0
    _repeated: int = 1

    def count(self, part: bytes) -> None:
        """Counts one more slice of `content.xml`."""
        text = self._tail + part
        end = 0
        for found in _TOKEN.finditer(text):
            end = found.end()
            self._token(found[1], found[2])
        # Only a tag that the slice cuts in two is kept for the next one.
        tag = text[max(end, len(text) - LONGEST_TAG) :].rpartition(b"<")
        self._tail = b"<" + tag[2] if tag[1] and b">" not in tag[2] else b""

    def _token(self, name: bytes, attributes: bytes) -> None:
        if name == b"table":
            self._sheet += 1
            self._row, self._repeated = 0, 0
        elif name == b"table-row":
            self._row += self._repeated
            self._repeated = _number(_ROWS, attributes)
            self._column = 0
        else:
            width = _number(_COLUMNS, attributes)
            if not attributes.endswith(b"/") or b"office:value" in attributes:
                self.rows = max(self.rows, self._row + self._repeated)
                self.columns = max(self.columns, self._column + width)
                if (spanned := _number(_SPANNED, attributes)) > 1:
                    self.merged.append((self._sheet, self._row, self._row + spanned - 1, self._column))
            self._column += width


def _number(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return int(found[1]) if found else 1
