"""An official document as a DOCX draft that people edit: without number and code, and marked as a draft on every page.

Everything that the document says enters as plain text, so that nothing in it can become a field, a formula or a link.
"""

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from timpora.kernel.text import Language, day_in_words
from timpora.letters.core import blocks
from timpora.letters.core.blocks import ORDINALS, Align, Worded, Words
from timpora.letters.core.documents import OfficialDocument, Signatory
from timpora.letters.core.official import BINDING, BINDING_IN, WORDS
from timpora.letters.draft_marks import repeated_on_each_page, ruled_below


if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

DRAFT = "KONSEP - belum diterbitkan, belum bernomor"
NO_NUMBER = "…/…/…"
RED, QUIET = (0x8F, 0x1D, 0x22), (0x51, 0x62, 0x6C)
TYPEFACE, POINTS, SMALL = "Noto Sans", 10, 8.5
# As the paper is set: A4, its margins (top, right, bottom, left), what labels take, and where signatures begin.
A4, MARGINS = (210, 297), (18, 20, 20, 25)
LABELS, SIGNATURES = 48, 89


def draft_docx(document: OfficialDocument) -> bytes:
    """The draft as a file of Word."""
    return _Draft(document).whole()


class _Draft:
    def __init__(self, document: OfficialDocument) -> None:
        import docx  # noqa: PLC0415 - only whoever drafts needs it

        self.said = document
        self.paper: Document = docx.Document()
        style = self.paper.styles["Normal"]
        style.font.name, style.font.size = TYPEFACE, self._points(POINTS)
        style.paragraph_format.space_after = self._points(4)
        self._size()

    def _size(self) -> None:
        """The office's paper: what the library begins with is a letter of another country."""
        page = self.paper.sections[0]
        page.page_width, page.page_height = map(self._millimetres, A4)
        page.top_margin, page.right_margin, page.bottom_margin, page.left_margin = map(self._millimetres, MARGINS)

    def whole(self) -> bytes:
        said = self.said
        self._mark()
        self._letterhead()
        self._head()
        if said.basis:
            self._line(f"{WORDS['basis']}:", bold=True)
            self._numbered(self._cited())
        self._blocks(said.blocks)
        if said.rests_on_unconfirmed:
            self._line(WORDS["unconfirmed"], bold=True)
            for value in said.rests_on_unconfirmed:
                self._line(f"- {value}")
        self._signatures()
        if said.carbon_copies:
            self._line(f"{WORDS['copies']}:", bold=True)
            self._numbered(said.carbon_copies)
        self._closing()
        for place, annex in enumerate(said.annexes, start=1):
            self.paper.add_page_break()  # type: ignore[no-untyped-call]  # of a library
            self._line(f"{WORDS['annex']} {place}", size=SMALL)
            self._line(annex.title.upper(), bold=True, centred=True)
            self._blocks(annex.blocks)
        return self._file()

    def _file(self) -> bytes:
        about = self.paper.core_properties
        about.title, about.author, about.language = f"{self.said.title} ({DRAFT})", self.said.letterhead.office, "id-ID"
        about.comments = ""
        held = io.BytesIO()
        self.paper.save(held)
        return held.getvalue()

    # --- parts ------------------------------------------------------------
    def _mark(self) -> None:
        line = self.paper.sections[0].header.paragraphs[0]
        self._run(line, DRAFT, bold=True, colour=RED)
        if self.said.mark.value != WORDS["ordinary"]:
            self._run(line, f" · {self.said.mark.value}", bold=True, colour=RED)

    def _letterhead(self) -> None:
        head = self.said.letterhead
        for line in filter(None, (head.ministry, head.directorate, head.region)):
            self._line(line.upper(), centred=True)
        self._line(head.office.upper(), bold=True, centred=True, size=13)
        complaints = f"{WORDS['complaints']}: {head.complaints}" if head.complaints else ""
        for line in filter(None, (head.address, head.reached_by, complaints)):
            self._line(line, centred=True, size=SMALL)
        ruled_below(self.paper.paragraphs[-1])

    def _head(self) -> None:
        said = self.said
        if said.regarding:
            self._line(self._place_and_day())
            told = (
                ("number", NO_NUMBER), ("nature", said.mark.value.capitalize()), ("attachments", said.attachments or "-"),
                ("regarding", said.regarding),
            )  # fmt: skip
            self._pairs((WORDS[label], value) for label, value in told)
        else:
            self._line(said.title.upper(), bold=True, centred=True, size=12)
            self._line(f"{WORDS['number'].upper()} {NO_NUMBER}", centred=True)
        if said.recipient:
            self._line(WORDS["to"])
            for line in said.recipient:
                self._line(line)
        if said.regarding and said.title != said.regarding:
            self._line(said.title.upper(), bold=True, centred=True, size=12)

    def _place_and_day(self) -> str:
        return f"{self.said.place}, {day_in_words(self.said.day, Language.INDONESIAN)}"

    def _cited(self) -> list[str]:
        return [one.text if one.is_confirmed else f"{one.text} ({WORDS['to-confirm']})" for one in self.said.basis]

    def _signatures(self) -> None:
        if not self.said.regarding:
            self._line(self._place_and_day())
        for one in self.said.signatories:
            begins = len(self.paper.paragraphs)
            self._signature(one)
            for line in self.paper.paragraphs[begins:]:
                line.paragraph_format.left_indent = self._millimetres(SIGNATURES)
                line.paragraph_format.keep_with_next = True

    def _signature(self, one: Signatory) -> None:
        self._worded(one.role)
        self._line(f"{WORDS['refused']}: {one.refused}" if one.refused else "\n\n")
        self._line(one.name, bold=True)
        for line in filter(None, (one.rank, f"{WORDS['official-number']} {one.number}" if one.number else "")):
            self._line(line)

    def _closing(self) -> None:
        if self.said.complaint:
            self._worded(self.said.complaint, size=SMALL)
        if self.said.second is not None:
            self._line(BINDING, bold=True, size=SMALL)
            self._line(BINDING_IN[self.said.second], size=SMALL)

    # --- blocks -----------------------------------------------------------
    def _blocks(self, some: Iterable[blocks.Block]) -> None:
        for block in some:
            self._block(block)

    def _block(self, block: blocks.Block) -> None:  # noqa: C901, PLR0912 - the closed set of blocks
        match block:
            case blocks.Heading(text=text):
                self._worded(text, bold=True)
            case blocks.Paragraph(text=text):
                self._worded(text)
            case blocks.Numbered(points=points):
                for place, point in enumerate(points, start=1):
                    self._worded(point.text, before=f"{place}. ")
                    for below, text in zip("abcdefghijklmnopqrstuvwxyz", point.points, strict=False):
                        self._worded(text, before=f"    {below}. ")
            case blocks.Fields(fields=fields):
                self._pairs((field.label, field.value or WORDS["nothing"]) for field in fields)
            case blocks.Table(caption=caption, headings=headings, rows=rows, alignment=alignment):
                if caption:
                    self._line(caption, bold=True, size=SMALL)
                self._table(headings, rows, alignment)
            case blocks.Ledger(stretches=stretches):
                told = [
                    (s.days, str(s.count), s.covered_by or WORDS["uncovered"].upper(), s.article, s.source)
                    for s in stretches
                ]
                self._table(WORDS["ledger"], told, (Align.LEFT, Align.RIGHT, *(Align.LEFT,) * 3))
            case blocks.Questions(questions=questions, first=first):
                for place, one in enumerate(questions, start=first):
                    self._worded(one.asked, before=f"{place}. ", bold=True)
                    self._worded(one.answered, before=f"{WORDS['answer']}: ")
            case blocks.Decision():
                self._decision(block)
            case blocks.Note(title=title, text=text):
                self._worded(title, bold=True)
                self._worded(text)
            case blocks.Statement(by=by, text=text):
                self._line(f"{WORDS['statement-of']} {by}:", size=SMALL)
                self._worded(text)

    def _decision(self, one: blocks.Decision) -> None:
        if one.about:
            self._line(WORDS["about"], centred=True)
            self._line(one.about.upper(), bold=True, centred=True)
        for label, items in (("considering", one.considering), ("recalling", one.recalling), ("noting", one.noting)):
            if items:
                self._line(f"{WORDS[label]}:")
                self._numbered(items)
        self._line(f"{WORDS['decides']}:", bold=True, centred=True)
        self._line(f"{WORDS['establishes']}:")
        self._pairs(zip(ORDINALS, one.decides, strict=False))

    # --- runs, lines, tables ----------------------------------------------
    def _numbered(self, items: Sequence[Worded]) -> None:
        for place, item in enumerate(items, start=1):
            self._worded(item, before=f"{place}. ")

    def _pairs(self, pairs: Iterable[tuple[Worded, Worded]]) -> None:
        told = list(pairs)
        table = self.paper.add_table(rows=0, cols=2)
        table.autofit = False
        widths = LABELS, A4[0] - MARGINS[1] - MARGINS[3] - LABELS
        for column, width in zip(table.columns, widths, strict=True):
            column.width = self._millimetres(width)
        for label, value in told:
            cells = table.add_row().cells
            for cell, width in zip(cells, widths, strict=True):
                cell.width = self._millimetres(width)
            self._cell(cells[0].paragraphs[0], label)
            self._cell(cells[1].paragraphs[0], value)
        self.paper.add_paragraph()

    def _table(self, headings: Sequence[Worded], rows: Iterable[Sequence[Worded]], alignment: Sequence[Align]) -> None:
        table = self.paper.add_table(rows=1, cols=len(headings), style="Table Grid")
        for cell, heading in zip(table.rows[0].cells, headings, strict=True):
            self._cell(cell.paragraphs[0], heading, bold=True)
        repeated_on_each_page(table)
        for row in rows:
            for place, (cell, told) in enumerate(zip(table.add_row().cells, row, strict=True)):
                self._cell(cell.paragraphs[0], told, right=bool(alignment) and alignment[place] is Align.RIGHT)
        self.paper.add_paragraph()

    def _cell(self, line: "Paragraph", text: Worded, *, bold: bool = False, right: bool = False) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - only whoever drafts needs it

        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
        line.paragraph_format.space_after = self._points(1)
        self._both(line, text, bold=bold, size=SMALL)

    def _worded(self, text: Worded, *, before: str = "", bold: bool = False, size: float = POINTS) -> None:
        line = self.paper.add_paragraph()
        if before:
            self._run(line, before, bold=bold, size=size)
        self._both(line, text, bold=bold, size=size)

    def _both(self, line: "Paragraph", text: Worded, *, bold: bool, size: float) -> None:
        self._run(line, text.id if isinstance(text, Words) else text, bold=bold, size=size)
        if isinstance(text, Words):
            self._run(line, f"\n{text.second}", size=size - 1, colour=QUIET)

    def _line(self, text: str, *, bold: bool = False, centred: bool = False, size: float = POINTS) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - only whoever drafts needs it

        line = self.paper.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
        line.paragraph_format.space_after = self._points(2)
        self._run(line, text, bold=bold, size=size)

    def _run(
        self,
        line: "Paragraph",
        text: str,
        *,
        bold: bool = False,
        size: float = POINTS,
        colour: tuple[int, int, int] | None = None,
    ) -> None:
        from docx.shared import RGBColor  # noqa: PLC0415 - only whoever drafts needs it

        run = line.add_run("".join(character for character in text if character.isprintable() or character in "\n\t"))
        run.bold, run.font.size = bold, self._points(size)
        if colour is not None:
            run.font.color.rgb = RGBColor(*colour)

    @staticmethod
    def _points(size: float) -> Any:
        from docx.shared import Pt  # noqa: PLC0415 - only whoever drafts needs it

        return Pt(size)

    @staticmethod
    def _millimetres(length: float) -> Any:
        from docx.shared import Mm  # noqa: PLC0415 - only whoever drafts needs it

        return Mm(length)
