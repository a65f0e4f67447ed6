"""The tags of our templates: `say` in both languages, `show` a component, `icon` a shape."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template import Engine
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from timpora.kernel.text import Language, Text, days_in_words, rupiah_in_words
from timpora.ui import language, moments
from timpora.ui.components.component import Component
from timpora.ui.components.statements import Tag
from timpora.ui.components.tables import Cell, Column, Name, Table
from timpora.ui.gallery import Specimen


register = template.Library()
register.filter("said", language.said)
NOT_ON_RECORD = Text(id="tidak tercatat", en="not on record")
HEAD_CELL = '\n      <th role="rowheader" scope="row">{}</th>'
BODY_CELL = '\n      <td role="cell"{}><span class="card-label" aria-hidden="true">{}</span><span class="card-value">{}</span></td>'
CARRIED_ALONG = ("csrf_token", "request", "language")


@register.simple_tag
def say(indonesian: str, english: str, **values: object) -> str:
    """`{% say "Simpan" "Save" %}`; without its English a template does not compile."""
    if not values:
        return _plain(indonesian, english, language.language_now())
    return language.said(Text(id=indonesian, en=english).fill(**values))


@cache
def _plain(indonesian: str, english: str, spoken: Language) -> str:
    """The words of templates are few and come again on each row of each page."""
    return Text(id=indonesian, en=english).fill().within(spoken)


@register.filter
def days(count: int) -> str:
    """`43 hari`, `1,204 days`."""
    return days_in_words(count, language.language_now()).replace(str(count), figure(count))


@register.filter
def rupiah(amount: int) -> str:
    """`Rp43.000.000`."""
    return rupiah_in_words(amount)


@register.filter
def figure(count: int) -> str:
    """A count with its thousands apart as the language does: `1.204`, `1,204`."""
    english = f"{count:,}"
    return english if language.language_now() is Language.ENGLISH else english.replace(",", ".")


@register.filter
def moment(at: datetime) -> str:
    """`27 Juni 2023 pukul 14.05`."""
    return language.said(moments.moment(at))


@register.simple_tag
def icon(name: str) -> SafeString:
    """A shape beside words; it says nothing by itself, so it is kept from screen readers."""
    return _icon(settings.STATIC_URL, name)


@cache
def _icon(_below: str, name: str) -> SafeString:
    """Drawn once for where our files lie: a page draws dozens, of few shapes."""
    return format_html(
        '<svg class="icon" aria-hidden="true" width="20" height="20"><use href="{}#{}"></use></svg>',
        static("ui/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def show(context: Context, component: Component) -> SafeString:
    """Draws a component with its own template, in which it is called `it`."""
    assert context.template is not None
    if isinstance(component, Tag):
        return _tag(component, language.language_now(), settings.STATIC_URL)
    inner: dict[str, Any] = {name: context[name] for name in CARRIED_ALONG if name in context}
    drawing = context.template.engine.get_template(component.template())
    return drawing.render(context.new({**inner, "it": component}))


@lru_cache(maxsize=1024)
def _tag(tag: Tag, _spoken: Language, _below: str) -> SafeString:
    """Drawn once for its words and tone: lists draw the same few a hundred times."""
    drawn: SafeString = Engine.get_default().get_template(tag.template()).render(Context({"it": tag}))
    return drawn


@register.simple_tag(takes_context=True)
def cell(context: Context, it: Cell) -> SafeString:
    """One cell of a table or a list of properties; not a template of its own, since a page draws hundreds."""
    drawn: SafeString
    match it.value:
        case Tag() as tag:
            drawn = show(context, tag)
        case Name(name=name, script_of=None):
            drawn = format_html("<bdi>{}</bdi>", name)
        case Name(name=name, script_of=script):
            drawn = format_html('<bdi lang="{}">{}</bdi>', script, name)
        case None:
            drawn = format_html('<span class="nothing">{}</span>', language.said(NOT_ON_RECORD))
        case words:
            drawn = conditional_escape(language.said(words))
    if it.href:
        drawn = format_html('<a href="{}">{}</a>', it.href, drawn)
    if it.below:
        drawn = format_html('{}<span class="below">{}</span>', drawn, language.said(it.below))
    return drawn


@register.simple_tag(takes_context=True)
def lines(context: Context, it: Table) -> SafeString:
    """The rows of a table under its headings; not a template either, since each of hundreds of cells would be looked up and escaped anew."""
    headings = [(column, conditional_escape(language.said(column.heading))) for column in it.columns]
    return format_html_join(
        "", '\n    <tr role="row">{}\n    </tr>', ((_line(context, headings, row),) for row in it.rows)
    )


def _line(context: Context, headings: Sequence[tuple[Column, SafeString]], row: Sequence[Cell]) -> SafeString:
    drawn = [
        format_html(
            BODY_CELL, SafeString(' class="number"') if column.is_number else SafeString(), heading, cell(context, one)
        )
        for (column, heading), one in zip(headings[1:], row[1:], strict=True)
    ]
    return format_html_join("", "{}", ((one,) for one in (format_html(HEAD_CELL, cell(context, row[0])), *drawn)))


@register.simple_tag(takes_context=True)
def specimen(context: Context, shown: Specimen) -> str:
    """Draws a specimen of the gallery with its own template, beside what the page already knows."""
    assert context.template is not None
    with context.push(**shown.context):
        return context.template.engine.get_template(shown.template).render(context)
