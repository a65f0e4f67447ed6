"""Handing all cases of an officer to another while somebody is on leave, and giving back afterwards what was handed on."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from timpora.accounts.keeping import filled
from timpora.casework import actions, queries, standing_queries
from timpora.casework.actions import Handed
from timpora.casework.core.acts.base import BECAUSE
from timpora.casework.core.acts.keeping import BACK_ON, HandOver
from timpora.casework.core.checks.keeping import BACK_BEFORE
from timpora.casework.situations import workers
from timpora.kernel.text import Text, counted
from timpora.kernel.viewers import Viewer
from timpora.ui.components.statements import Notice, Tone
from timpora.ui.day_field import DayField
from timpora.ui.language import later, said


HANDED = Text(id="{number} perkara diserahkan.", en="{number} handed over.")
GIVEN_BACK = Text(id="{number} perkara dikembalikan.", en="{number} given back.")
STAYED = Text(id="Perkara {case} tetap pada petugasnya: {why}", en="Case {case} stays where it is: {why}")
IS_BACK = Text(
    id="{name} kembali bekerja sejak {day}: {number} perkara menunggu dikembalikan.", en="{name} has been back at work since {day}; waiting to be given back: {number}."
)  # fmt: skip
GIVE_BACK = Text(id="Kembalikan", en="Give back")
BACK_AT_WORK = Text(id="Sejak hari itu pengembaliannya ditawarkan di Hari ini. Kosongkan bila untuk seterusnya.", en="From that day, giving them back is offered on Today. Leave empty if it is for good.")  # fmt: skip
THE_SAME = Text(id="Pilih dua petugas yang berbeda.", en="Choose two different officers.")
NONE = Text(id="Petugas ini tidak mempunyai perkara terbuka.", en="This officer has no open case.")
LONGEST = 400
CHOOSE = ("", "—")
GIVES_BACK = "kembalikan"  # the button of the second form


class HandOverForm(forms.Form):
    """All cases of one officer to another."""

    of = forms.TypedChoiceField(label=later(Text(id="Perkara dari", en="Cases of")), coerce=int)
    to = forms.TypedChoiceField(label=later(Text(id="Diserahkan kepada", en="Handed to")), coerce=int)
    because = forms.CharField(label=later(BECAUSE.label), help_text=later(Text(id="Misalnya cuti 3 sampai 14 Juli.", en="Such as on leave from 3 to 14 July.")), max_length=LONGEST)  # fmt: skip
    back_on = DayField(label=later(BACK_ON.label), help_text=later(BACK_AT_WORK), required=False)

    def __init__(self, *arguments: Any, officers: Sequence[tuple[int, str]], on: date, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.on = on
        for name in ("of", "to"):
            self.fields[name].choices = [CHOOSE, *officers]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Nobody hands over to the same person."""
        told = super().clean() or {}
        if told.get("of") is not None and told.get("of") == told.get("to"):
            self.add_error("to", said(THE_SAME))
        if told.get("back_on") is not None and told["back_on"] <= self.on:
            self.add_error("back_on", said(BACK_BEFORE.what))
        return told

    def handed(self, viewer: Viewer, on: date) -> Handed:
        """Hands over."""
        told = self.cleaned_data
        act = HandOver(on=on, officer=told["to"], because=told["because"], back_on=told["back_on"])
        return actions.hand_over_all(by=viewer, of=told["of"], act=act, on=on)


class GiveBackForm(forms.Form):
    """What was handed on from an officer, back to the same."""

    to = forms.TypedChoiceField(label=later(Text(id="Kembali kepada", en="Back to")), coerce=int)
    because = forms.CharField(label=later(BECAUSE.label), help_text=later(Text(id="Misalnya kembali dari cuti.", en="Such as back from leave.")), max_length=LONGEST)  # fmt: skip

    def __init__(self, *arguments: Any, officers: Sequence[tuple[int, str]], **more: Any) -> None:
        super().__init__(*arguments, **{"auto_id": "kembali_%s", **more})  # the page has two forms
        self.fields["to"].choices = [CHOOSE, *officers]  # type: ignore[attr-defined]

    def handed(self, viewer: Viewer, on: date) -> Handed:
        """Gives back."""
        act = HandOver(on=on, officer=self.cleaned_data["to"], because=self.cleaned_data["because"])
        return actions.give_back(by=viewer, act=act, on=on)


def asked(request: HttpRequest, viewer: Viewer, on: date) -> tuple[HandOverForm, GiveBackForm | None]:
    """The two forms as they were sent or as they begin; the second only where something can be given back, and to who is back first."""
    officers = workers(viewer)
    former = {one.former for one in standing_queries.handed_on(viewer).values()}
    whose = [(account, name) for account, name in officers if account in former]
    is_second = GIVES_BACK in request.POST
    first = HandOverForm(officers=officers, on=on) if is_second else filled(request, HandOverForm, officers=officers, on=on)  # fmt: skip
    if not whose:
        return first, None
    if is_second:
        return first, GiveBackForm(request.POST, officers=whose)
    back = [one.former for one in standing_queries.due_back(viewer, on=on).values()]
    return first, GiveBackForm(officers=whose, initial={"to": back[0]} if back else {})


def back_at_work(viewer: Viewer, on: date) -> list[Notice]:
    """Who is back at work while somebody else has the cases still: how many, and since when."""
    found: dict[int, list[date]] = {}
    for one in standing_queries.due_back(viewer, on=on).values():
        if one.back_on is not None:
            found.setdefault(one.former, []).append(one.back_on)
    names = queries.officers(viewer)
    return [
        Notice(tone=Tone.WARNING, title=IS_BACK.fill(name=names.get(former, "-"), day=min(days), number=counted(len(days), "case", "cases")), href="#give-back", action=GIVE_BACK)
        for former, days in found.items()
    ]  # fmt: skip


def tell(request: HttpRequest, done: Handed, *, words: Text) -> None:
    """Says how many went, and of each that stayed why."""
    if done.done:
        messages.success(request, said(words.fill(number=counted(done.done, "case", "cases"))))
    for number, why in done.stayed:
        messages.warning(request, said(STAYED.fill(case=number, why=why.what)))
    if not done.done and not done.stayed:
        messages.warning(request, said(NONE))
