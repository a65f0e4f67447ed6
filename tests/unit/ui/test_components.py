"""Components as values, their templates, and the gallery that shows them all."""

import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from html import unescape
from pathlib import Path

import pytest
from django import forms
from django.contrib.staticfiles.finders import find
from django.template import Context, Template
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from django.urls import resolve
from django.utils import translation

from timpora.kernel.text import Language, Text
from timpora.ui.components import dialogs, exports, shell, statements, tables, timeline
from timpora.ui.components.component import Component
from timpora.ui.gallery_list import SPECIMENS
from timpora.ui.language import said


MODULES = (dialogs, exports, shell, statements, tables, timeline)
CAPTION = Text(id="Temuan", en="Findings")


def _components() -> list[type[Component]]:
    """Those of every page; a capability may have some of its own, which only its pages show."""
    of_ui = [kind for kind in Component.__subclasses__() if kind.__module__.startswith("timpora.ui.")]
    return sorted(of_ui, key=lambda kind: kind.__name__)


def _values(value: object) -> Iterator[Component]:
    if isinstance(value, Component):
        yield value
    if isinstance(value, list | tuple):
        for part in value:
            yield from _values(part)
    elif is_dataclass(value):
        for part in vars(value).values():
            yield from _values(part)


def _in_the_gallery() -> list[Component]:
    shown = [
        value for specimen in SPECIMENS for value in specimen.context.values() if not isinstance(value, forms.Form)
    ]
    return [component for value in shown for component in _values(value)]


def test_every_component_has_its_template_and_is_shown_in_the_gallery() -> None:
    assert {kind.__module__ for kind in _components()} == {module.__name__ for module in MODULES}
    for kind in _components():
        get_template(kind.template())
    assert {type(component) for component in _in_the_gallery()} == set(_components())


def test_every_tone_standing_and_presence_is_shown() -> None:
    shown = _in_the_gallery()
    assert {tag.tone for tag in shown if isinstance(tag, statements.Tag)} == set(statements.Tone)
    lines = [line for drawn in shown if isinstance(drawn, timeline.Timeline) for line in drawn.lines]
    assert {line.standing for line in lines} == set(timeline.Standing)
    assert {line.presence for line in lines} == set(timeline.Presence)


def test_every_tone_has_a_shape_of_its_own() -> None:
    assert len({tone.icon for tone in statements.Tone}) == len(statements.Tone)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda specimen: specimen.id)
def test_each_specimen_says_in_either_language_what_its_values_say(specimen: object, language: Language) -> None:
    assert isinstance(specimen, type(SPECIMENS[0]))
    with translation.override(language.value):
        page = render_to_string(specimen.template, {**specimen.context}, RequestFactory().get("/"))
        texts = [
            part for component in _in(specimen.context) for part in vars(component).values() if isinstance(part, Text)
        ]
        words = unescape(re.sub(r"\s+", " ", page))
        assert words.strip()
        assert [said(text) for text in texts if said(text) not in words] == []


def _in(context: object) -> list[Component]:
    assert isinstance(context, dict)
    return [found for value in context.values() if not isinstance(value, forms.Form) for found in _values(value)]


def test_every_icon_of_the_gallery_is_among_the_drawings() -> None:
    drawings = Path(str(find("ui/icons.svg"))).read_text(encoding="utf-8")
    used = {icon for path in ("", "masuk/", "umum/") for icon in _icons_of(path)}
    assert len(used) > 25
    assert {icon for icon in used if f'<symbol id="{icon}"' not in drawings} == set()


def _icons_of(path: str) -> list[str]:
    view = resolve(f"/galeri/{path}").func
    return re.findall(r"icons\.svg#([\w-]+)", view(RequestFactory().get("/")).content.decode())


def test_a_row_with_a_cell_too_many_is_refused() -> None:
    with pytest.raises(ValueError, match="one cell a column"):
        tables.Table(
            caption=CAPTION,
            columns=[tables.Column(heading=CAPTION)],
            rows=[[tables.Cell(value=1), tables.Cell(value=2)]],
        )


@pytest.mark.parametrize(("done", "total", "percent"), [(0, 0, 0), (0, 9, 0), (99_999, 100_000, 99), (5, 5, 100)])
def test_progress_says_a_hundred_percent_only_when_all_is_done(done: int, total: int, percent: int) -> None:
    shown = statements.Progress(
        id="p", title=CAPTION, detail=CAPTION, done=done, total=total, state_href="/", cancel_href="/"
    )
    assert shown.percent == percent


def test_progress_that_is_over_asks_for_nothing_more() -> None:
    shown = statements.Progress(
        id="p", title=CAPTION, detail=CAPTION, done=5, total=5, state_href="/files/1/", cancel_href=None
    )
    page = _show(shown)
    assert "hx-get" not in page
    assert 'href="/files/1/"' in page


def test_a_name_is_shown_as_text_and_apart_from_the_words_around_it() -> None:
    name = tables.Name(name="<script>خيال</script>", script_of="ar")
    page = _show(tables.KeyValues(rows=[tables.KeyValue(key=CAPTION, cell=tables.Cell(value=name))]))
    assert '<bdi lang="ar">&lt;script&gt;خيال&lt;/script&gt;</bdi>' in page


def test_what_is_not_on_record_is_said_and_not_left_empty() -> None:
    page = _show(tables.KeyValues(rows=[tables.KeyValue(key=CAPTION, cell=tables.Cell(value=None))]))
    assert "tidak tercatat" in page


def _show(component: Component) -> str:
    return Template("{% load ui %}{% show it %}").render(Context({"it": component}))


class ReportForm(forms.Form):
    place = forms.CharField(label="Tempat", help_text="Nama hotel")
    language = forms.ChoiceField(
        label="Bahasa", choices=[("vi", "Vietnam"), ("zh", "Tionghoa")], widget=forms.RadioSelect
    )
    told = forms.BooleanField(label="Sudah disampaikan")
    name = forms.CharField(label="Nama", required=False, max_length=5)

    def clean(self) -> dict[str, object]:
        raise forms.ValidationError("Hari dan tempat tidak cocok")


def test_the_error_summary_names_every_fault_and_leads_to_its_field() -> None:
    form = ReportForm({"place": "", "name": "Reka Wei"})
    page = render_to_string("ui/error_summary.html", {"form": form})
    body = str(form)
    targets = re.findall(r'href="#([^"]+)"', page)
    assert len(targets) == 4
    assert [target for target in targets if f'id="{target}"' not in body] == []
    assert "Hari dan tempat tidak cocok" in page


def test_what_was_typed_stays_and_the_fault_is_told_to_screen_readers_at_its_field() -> None:
    body = str(ReportForm({"place": "", "name": "Reka Wei"}))
    assert 'value="Reka Wei"' in body
    assert 'aria-describedby="id_place_helptext id_place_error"' in body
    assert 'aria-describedby="id_name_error"' in body
    assert 'id="id_name_error"' in body


def test_only_what_may_stay_empty_is_marked_so() -> None:
    body = str(ReportForm())
    assert body.count("boleh kosong") == 1


def test_a_form_without_faults_has_no_summary() -> None:
    assert render_to_string("ui/error_summary.html", {"form": ReportForm()}).strip() == ""
