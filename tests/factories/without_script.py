"""A page as a browser without a script has it: the controls of one form, wherever they stand, and what a press of a button sends."""

from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any, NamedTuple

from django.test import Client


class Button(NamedTuple):
    """A button of the form, by the words on it."""

    words: str
    told: Mapping[str, str | None]


class FormOfPage(HTMLParser):
    """The controls of a form, within it or wherever they name it, and what stands in them."""

    def __init__(self, text: str, form: str) -> None:
        super().__init__()
        self.form, self.action = form, ""
        self.fields: dict[str, str] = {}
        self.buttons: list[Button] = []
        self._is_within, self._area = False, ""
        self._press: Mapping[str, str | None] | None = None
        self._words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "form" and told.get("id") == self.form:
            self._is_within, self.action = True, told["action"] or ""
        if not self._is_within and told.get("form") != self.form:
            return
        if tag == "input":
            self.fields[told["name"] or ""] = told.get("value") or ""
        elif tag == "textarea":
            self._area = told["name"] or ""
            self.fields[self._area] = ""
        elif tag == "button":
            self._press, self._words = told, []

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area] += data
        if self._press is not None:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._is_within = self._is_within and tag != "form"
        if tag == "textarea":
            self._area = ""
        if tag == "button" and self._press is not None:
            self.buttons.append(Button("".join(self._words).strip(), self._press))
            self._press = None

    def press(self, client: Client, words: str, **typed: str) -> Any:
        """What comes of a press of the button with these words, after something was typed into some fields."""
        [told] = [one.told for one in self.buttons if one.words == words]
        assert set(typed) <= set(self.fields), "into what is there"
        own = {told["name"]: told.get("value") or ""} if told.get("name") else {}
        return client.post(told.get("formaction") or self.action, {**self.fields, **typed, **own})
