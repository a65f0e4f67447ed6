"""Reasons and refusals: why something is so, and why something was not done, with the place and the remedy."""

from dataclasses import dataclass

from timpora.kernel.text import Language, Text


@dataclass(frozen=True)
class Source:
    """Where a fact comes from: file, sheet and row as a person sees them in the file (row 1 is the first)."""

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    def within(self, language: Language) -> str:
        """`tamu.xlsx, lembar "Juni", baris 12, kolom Paspor`."""
        indonesian = language is Language.INDONESIAN
        parts = [self.file]
        if self.sheet is not None:
            parts.append(f"{'lembar' if indonesian else 'sheet'} “{self.sheet}”")
        if self.row is not None:
            parts.append(f"{'baris' if indonesian else 'row'} {self.row}")
        if self.column is not None:
            parts.append(f"{'kolom' if indonesian else 'column'} “{self.column}”")
        return ", ".join(parts)


@dataclass(frozen=True)
class Reason:
    """A reason with a stable code for machines and a sentence for people."""

    code: str
    text: Text


@dataclass(frozen=True)
class Refusal:
    """Why something was not accepted (`what`), where it stands (`source`), and how to mend it (`remedy`)."""

    code: str
    what: Text
    remedy: Text
    source: Source | None = None

    def within(self, language: Language) -> str:
        """One clear sentence pair: what and where, then how to mend it."""
        place = f"{self.source.within(language)}: " if self.source else ""
        return f"{place}{self.what.within(language)} {self.remedy.within(language)}"


class Refused(Exception):  # noqa: N818 - the law's word, see GLOSSARY.md
    """Raised where nothing can be done; carries the refusal that the edge shows."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.within(Language.ENGLISH))
        self.refusal = refusal


def stop_at(*refused: Refusal | None) -> None:
    """Raises Refused with the first refusal that there is."""
    for one in refused:
        if one is not None:
            raise Refused(one)
