"""What a draft needs of DOCX for which the library has no word: a rule below a line, and a table's head on each page."""

from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph


def ruled_below(line: "Paragraph") -> None:
    """A rule below a line, as below a letterhead."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - only whoever drafts needs it
    from docx.oxml.parser import OxmlElement  # noqa: PLC0415 - as above

    borders, rule = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "12"), ("space", "6"), ("color", "auto")):
        rule.set(qn(f"w:{name}"), value)
    borders.append(rule)
    line._p.get_or_add_pPr().append(borders)  # noqa: SLF001 - the library has no word for it
    line.paragraph_format.space_after = None


def repeated_on_each_page(table: "Table") -> None:
    """The first row of a table stands on each page that the table reaches."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - only whoever drafts needs it
    from docx.oxml.parser import OxmlElement  # noqa: PLC0415 - as above

    marked = OxmlElement("w:tblHeader")
    marked.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(marked)  # noqa: SLF001 - the library has no word for it
