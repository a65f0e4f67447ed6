"""The page that records a person from a passport: a zone fills the form, and its check digits and repairs are said in place."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.keeping import filled
from timpora.intake import queries
from timpora.intake.core.scans.seen import ScanSeen
from timpora.intake.core.zones import words
from timpora.intake.core.zones.comparing import differences
from timpora.intake.core.zones.reading import read_zone
from timpora.intake.core.zones.values import Weight, Zone
from timpora.intake.scans import read_picture
from timpora.intake.zone_forms import DOCUMENT, ZONE, ZonePersonForm, filled_from
from timpora.intake.zone_scan import has_picture, picture_in, scan_drop, scan_notices, shown_lines
from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Language, Text
from timpora.register import actions, showing
from timpora.register.core.kinds import complete
from timpora.register.doors import only
from timpora.register.forms import LABELS, REPORTER, SOURCE
from timpora.register.ledger import SourceKind
from timpora.ui.components.statements import Notice, Tone
from timpora.ui.components.tables import Cell, KeyValue
from timpora.ui.language import said


FILL, CHANGE, SURE, READ = "fill", "change", "sure", "read"
OF_BUTTONS = frozenset({"csrfmiddlewaretoken", FILL, CHANGE, SURE, READ})
RECORDED = Text(id="Orang dan dokumennya dicatat.", en="The person and the document are recorded.")
DIFFERENT = Text(id="Yang diketik berbeda dari zonanya", en="What was typed differs from the zone")
REPAIRED = Text(id="Diperbaiki dengan digit pemeriksa", en="Repaired by check digits")
PLACE = Text(id="Baris {line}: {what}", en="Line {line}: {what}")
LOOK = Text(id="Perlu dibandingkan dengan dokumennya", en="To be compared with the document")


@require_http_methods(["GET", "POST"])
@only(Permission.RECORD_FACTS)
def from_zone(request: ViewedRequest) -> HttpResponse:
    """Records a person and the document; the zone fills what is empty, and what was typed stays."""
    if request.method != "POST":
        return _ask(request, filled(request, ZonePersonForm))
    if READ in request.POST or has_picture(request):
        return _pictured(request)
    zone, refused = _zone(request.POST.get(ZONE, ""))
    if FILL in request.POST:
        return _filled(request, zone, refused)
    return _answered(request, zone, refused)


def _answered(request: ViewedRequest, zone: Zone | None, refused: str | None) -> HttpResponse:
    """What follows the whole form: what is wrong in it, its answers once more, or the page of who is recorded."""
    form = ZonePersonForm(request.POST, read=zone)
    if refused is not None:
        form.add_error(ZONE, refused)
    if not form.is_valid() or CHANGE in request.POST:
        return _ask(request, form, zone)
    if SURE not in request.POST:
        return _check(request, form, zone)
    try:
        person = _record(request, form)
    except Refused as error:
        form.add_error(None, said(error.refusal))
        return _ask(request, form, zone)
    messages.success(request, said(RECORDED))
    return redirect("foreigner", person)


def _zone(text: str) -> tuple[Zone | None, str | None]:
    """The zone in a text, or why there is none."""
    if not text.strip():
        return None, None
    try:
        return read_zone(text, on=queries.day_of_the_office()), None
    except Refused as refused:
        return None, said(refused.refusal)


def _pictured(request: ViewedRequest) -> HttpResponse:
    """The form with what was read in a picture beside the picture's lines; what was not read is asked for first."""
    try:
        seen = read_picture(picture_in(request))
    except Refused as refused:
        form = ZonePersonForm(request.POST)
        form.errors.clear()
        form.add_error(None, said(refused.refusal))
        return _ask(request, form, wrong_picture=refused.refusal)
    text = "\n".join(seen.lines)
    zone, refused_zone = _zone(text)
    if zone is not None:
        return _filled(request, zone, None, seen)
    form = ZonePersonForm(initial=_typed(request) | {ZONE: text})
    notices = scan_notices(seen)
    if not seen.unread and refused_zone is not None:
        notices.append(Notice(tone=Tone.WARNING, title=LOOK, body=Text(id=refused_zone, en=refused_zone)))
    return _ask(request, form, seen=seen, notices=notices)


def _typed(request: ViewedRequest) -> dict[str, str]:
    return {name: str(value) for name, value in request.POST.items() if name not in OF_BUTTONS}


def _filled(
    request: ViewedRequest, zone: Zone | None, refused: str | None, seen: ScanSeen | None = None
) -> HttpResponse:
    """The form with what the zone tells; nothing else is asked for yet."""
    typed = _typed(request)
    if zone is None:
        form = ZonePersonForm(request.POST)
        form.errors.clear()
        form.add_error(ZONE, refused or said(_NO_ZONE))
        return _ask(request, form)
    known = filled_from(zone, typed) | {ZONE: "\n".join(zone.lines)}
    notices = [*([] if seen is None else scan_notices(seen)), *_notices(zone)]
    return _ask(request, ZonePersonForm(initial=known, read=zone), notices=notices, seen=seen)


_NO_ZONE = Text(id="Belum ada zona yang diketik atau dipindai.", en="No zone was typed or scanned yet.")


def _ask(
    request: ViewedRequest, form: ZonePersonForm, zone: Zone | None = None, *, notices: Sequence[Notice] = (),
    seen: ScanSeen | None = None, wrong_picture: Refusal | None = None,
) -> HttpResponse:  # fmt: skip
    page: dict[str, Any] = {
        "form": form,
        "notices": notices if zone is None else _notices(zone),
        "drop": scan_drop(wrong_picture),
        "scan": [] if seen is None else shown_lines(seen),
    }
    return render(request, "intake/zone.html", page)


def _notices(zone: Zone) -> list[Notice]:
    """Whether all check digits agree, what was repaired and why that is right, and what somebody has to look at."""
    bad = [defect for defect in zone.defects if defect.weight is not Weight.NOTICE]
    shown = [Notice(tone=Tone.WARNING if bad else Tone.GOOD, title=words.sentence(zone))]
    if bad:
        told = [Text(id=one.within(Language.INDONESIAN), en=one.within(Language.ENGLISH)) for one in bad]
        shown.append(Notice(tone=Tone.WARNING, title=LOOK, body=_lines(told)))
    if zone.repairs:
        repairs = [PLACE.fill(line=one.line, what=one.text) for one in zone.repairs]
        shown.append(Notice(tone=Tone.INFORMATION, title=REPAIRED, body=_lines(repairs)))
    return shown


def _lines(texts: list[Text]) -> Text:
    return Text(id=" ".join(text.id for text in texts), en=" ".join(text.en for text in texts))


def _check(request: ViewedRequest, form: ZonePersonForm, zone: Zone | None) -> HttpResponse:
    """All answers once more, and where they differ from the zone."""
    told = form.cleaned_data
    document = complete(DOCUMENT.name, form.document_values())
    more = [
        *(KeyValue(key=column.label, cell=Cell(value=showing.in_words(column, document.get(column.name)))) for column in DOCUMENT.columns),
        *(KeyValue(key=LABELS[name], cell=Cell(value=told[name] or None)) for name in (SOURCE, REPORTER)),
    ]  # fmt: skip
    differing = [] if zone is None else differences(zone, form.recorded())
    notices = [Notice(tone=Tone.WARNING, title=DIFFERENT, body=reason.text) for reason in differing]
    page = {
        "notices": notices,
        "answers": showing.answers("people", complete("people", form.values()), more),
        "typed": [(name, value) for name, value in request.POST.items() if name not in OF_BUTTONS],
    }
    return render(request, "intake/zone_check.html", page)


def _record(request: ViewedRequest, form: ZonePersonForm) -> int:
    by, told = request.viewer, form.cleaned_data
    source = actions.record_source(by=by, kind=SourceKind.FORM, file=told[SOURCE], reporter=told[REPORTER] or None)
    person = actions.record(by=by, kind="people", source=source, values=complete("people", form.values()))
    document = form.document_values()
    if document:
        values = {**complete(DOCUMENT.name, document), "person_record_id": person}
        actions.record(by=by, kind=DOCUMENT.name, source=source, values=values)
    return person
