"""The indicators as Markdown pages in both languages: `python -m timpora.evaluation.reference_pages docs/reference/indicators`."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from timpora.evaluation.core.frames import FRAMES, FrameKind
from timpora.evaluation.core.indicators import Indicator, standard_indicators
from timpora.evaluation.core.words import COUNTED_WORDS, UNIT_WORDS
from timpora.kernel.text import Language, Text, day_in_words


MADE = "<!-- Made from the indicators by `python -m timpora.evaluation.reference_pages`; change the indicators, not this page. -->"
NAMES = {Language.INDONESIAN: "Bahasa Indonesia", Language.ENGLISH: "English"}
TITLE = Text(id="Indikator", en="Indicators")
FRAMES_TITLE = Text(id="Apa yang dihitung indikator", en="What indicators count in")
ABOUT = Text(
    id="Setiap angka kantor dengan artinya. Orang, perkara, tindakan dan temuan dihitung terpisah dan tidak pernah dijumlahkan. Cara menghitung, ketidakpastian dan perlindungan hitungan kecil: [evaluasi](../../explanation/evaluation.md). Perintahnya: `timpora evaluate`.",
    en="Every figure of the office with what it means. People, cases, actions and findings are counted apart and never added. How they are worked out, how far they may be off, and how small counts are protected: [evaluation](../../explanation/evaluation.md). The command: `timpora evaluate`.",
)  # fmt: skip
LABELS: Mapping[str, Text] = {
    "matters": Text(id="Mengapa penting", en="Why it matters"),
    "definition": Text(id="Pengertian", en="Definition"),
    "counted": Text(id="Yang dihitung", en="What is counted"),
    "unit": Text(id="Satuan", en="Unit"),
    "frame": Text(id="Dihitung dalam", en="Counted in"),
    "grouping": Text(id="Dapat dirinci menurut", en="May be grouped by"),
    "source": Text(id="Dasar", en="Source"),
    "written": Text(id="Ditulis oleh", en="Written by"),
    "checked": Text(id="Diperiksa oleh", en="Checked by"),
    "review": Text(id="Diperiksa lagi pada", en="To be looked at again on"),
}
NOTHING = Text(id="tidak dirinci", en="not grouped")


def pages() -> dict[str, str]:
    """Every page by file name: one of all indicators, and one of the frames."""
    known = standard_indicators()
    return {
        "index.md": _page(TITLE, {language: list(_indicators(known, language)) for language in Language}),
        "frames.md": _frames(),
    }


def _page(title: Text, parts: Mapping[Language, Sequence[str]]) -> str:
    lines = [MADE, "", f"# {title.id} / {title.en}", ""]
    for language, part in parts.items():
        lines += [f"## {NAMES[language]}", "", *part]
    return "\n".join(lines).rstrip("\n") + "\n"


def _indicators(known: Mapping[str, Indicator], language: Language) -> Iterator[str]:
    yield from (ABOUT.within(language), "")
    for one in known.values():
        yield from (f"### {one.title.within(language)}", "", f"`{one.id}`", "")
        yield from (f"- **{LABELS[name].within(language)}:** {told}" for name, told in _told(one, language))
        yield from ("", "```yaml", *_written(one.written), "```", "")


def _told(one: Indicator, language: Language) -> Iterator[tuple[str, str]]:
    yield "matters", one.matters.within(language)
    yield "definition", one.definition.within(language)
    yield "counted", COUNTED_WORDS[one.counted].within(language)
    yield "unit", UNIT_WORDS[one.unit].within(language)
    yield "frame", f"[`{one.frame}`](frames.md#{one.frame})"
    yield "grouping", ", ".join(f"`{name}`" for name in one.grouping) or NOTHING.within(language)
    yield "source", one.source
    yield "written", one.author
    yield "checked", one.checked_by
    yield "review", day_in_words(one.review_on, language)


def _written(told: Mapping[str, Any]) -> Iterator[str]:
    for name, value in told.items():
        yield f"{name}:" if isinstance(value, list) else f"{name}: {value}"
        yield from (f"  - {one}" for one in value if isinstance(value, list))


def _frames() -> str:
    lines = [MADE, "", f"# {FRAMES_TITLE.id} / {FRAMES_TITLE.en}", ""]
    for name, kind in FRAMES.items():
        lines += [f"## {name}", "", (kind.schema.__doc__ or "").strip(), "", *_columns(kind), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _columns(kind: FrameKind) -> Iterator[str]:
    counted = ", ".join(
        f"{one.value} ({f'each `{key[0]}` once' if key else 'each row'})" for one, key in kind.counts.items()
    )
    yield from (
        f"Counts {counted}.",
        "",
        "| column | may be missing | may be grouped by | meaning |",
        "| --- | --- | --- | --- |",
    )
    for name, column in kind.schema.columns().items():
        missing, grouped = ("yes" if flag else "no" for flag in (column.nullable, name in kind.groups))
        yield f"| `{name}` | {missing} | {grouped} | {(column.metadata or {})['meaning']} |"


def main() -> None:
    """Writes the pages into the folder that is named."""
    match sys.argv[1:]:
        case [folder]:
            Path(folder).mkdir(parents=True, exist_ok=True)
            for name, text in pages().items():
                (Path(folder) / name).write_text(text, encoding="utf-8", newline="\n")
        case _:
            sys.exit(
                "Sebutkan satu folder, misalnya docs/reference/indicators / Name one folder, such as docs/reference/indicators"
            )


if __name__ == "__main__":
    main()
