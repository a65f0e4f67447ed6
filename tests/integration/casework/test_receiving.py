"""Documents that are received: what runs, is locked, is damaged or is something else is refused before it is kept."""

import io
import zlib
from collections.abc import Callable
from random import Random

import pytest
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from tests.factories.cases import CaseOffice
from tests.factories.office import account, looking, office

from timpora.accounts.core.roles import Role
from timpora.audit.models import Event
from timpora.casework import receiving
from timpora.casework.core.file_kinds import Contents
from timpora.casework.core.receiving import MOST_BYTES
from timpora.casework.document_contents import contents_of
from timpora.casework.models import CaseDocument
from timpora.kernel.refusals import Refused


def pdf(make: Callable[[PdfWriter], object] = lambda _: None) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    make(writer)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def with_action(kind: str) -> bytes:
    def make(writer: PdfWriter) -> None:
        action = DictionaryObject(
            {
                NameObject("/S"): NameObject(kind),
                NameObject("/JS" if kind == "/JavaScript" else "/F"): TextStringObject("khayal"),
            }
        )
        writer.root_object[NameObject("/OpenAction")] = writer._add_object(action)  # noqa: SLF001 - the writer's way of adding one

    return pdf(make)


def hidden_in_a_stream() -> bytes:
    """The running part stands in a compressed stream of objects, as programs write them, so that no byte of it is seen."""
    inner = b"10 0 << /S /JavaScript /JS (app.alert\\(1\\)) >>"
    packed = zlib.compress(inner)
    parts = [
        b"%PDF-1.5\n", b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R /OpenAction 10 0 R >>\nendobj\n",
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n", b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n",
        b"4 0 obj\n<< /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed + b"\nendstream\nendobj\n",
    ]  # fmt: skip
    places, told = [], b""
    for part in parts:
        places.append(len(told))
        told += part
    table = b"".join(b"\x01" + place.to_bytes(4, "big") + b"\x00" for place in places[1:4])
    rows = b"\x00\x00\x00\x00\x00\x00" + table + b"\x01" + places[4].to_bytes(4, "big") + b"\x00" + b"\x01" + len(told).to_bytes(4, "big") + b"\x00" + b"\x02\x00\x00\x00\x04\x00"  # fmt: skip
    xref = zlib.compress(rows)
    head = (
        b"5 0 obj\n<< /Type /XRef /Size 11 /Root 1 0 R /W [1 4 1] /Index [0 6 10 1] /Filter /FlateDecode /Length %d >>\nstream\n"
        % len(xref)
    )
    return told + head + xref + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(told)


def picture(kind: str, size: tuple[int, int] = (40, 30)) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, "white").save(made, kind)
    return made.getvalue()


def huge_png() -> bytes:
    """A few bytes that say they are more points than memory holds."""
    made = bytearray(picture("PNG"))
    made[16:24] = (60_000).to_bytes(4, "big") * 2
    made[29:33] = zlib.crc32(bytes(made[12:29])).to_bytes(4, "big")
    return bytes(made)


HARMLESS = {"a page": pdf(), "a link": pdf(lambda one: one.add_uri(0, "https://contoh.invalid", [0, 0, 9, 9])), "JPEG": picture("JPEG"), "PNG": picture("PNG")}  # fmt: skip
HOSTILE = {
    "locked": (pdf(lambda one: one.encrypt("kata sandi")), "document_locked"),
    "locked for changes alone": (pdf(lambda one: one.encrypt("", "pemilik")), "document_locked"),
    "JavaScript": (with_action("/JavaScript"), "document_runs"),
    "JavaScript in a stream of objects": (hidden_in_a_stream(), "document_runs"),
    "a name in disguise": (
        with_action("/JavaScript").replace(b"/JavaScript", b"/J#61vaScript"),
        "document_runs",
    ),
    "another file": (pdf(lambda one: one.add_attachment("a.exe", b"MZ")), "document_runs"),
    "a program that is started": (with_action("/Launch"), "document_runs"),
    "a form that is sent": (with_action("/SubmitForm"), "document_runs"),
    "an executable": (b"MZ\x90\x00" + b"\x00" * 400, "document_kind"),
    "an executable for Linux": (b"\x7fELF" + b"\x00" * 400, "document_kind"),
    "a page of the web": (b"<html><script>1</script>", "document_kind"),
    "an archive": (b"PK\x03\x04" + b"\x00" * 40, "document_kind"),
    "a script before a PDF": (b"#!/bin/sh\n" + pdf(), "document_kind"),
    "half a PDF": (pdf()[:200], "document_damaged"),
    "a PDF in name alone": (b"%PDF-1.7\n" + b"\x00" * 500, "document_damaged"),
    "half a picture": (picture("JPEG", (400, 400))[:300], "document_damaged"),
    "a picture of far too many points": (huge_png(), "document_too_many_points"),
    "nothing": (b"", "document_empty"),
    "too much": (b"%PDF-" + b"\x00" * MOST_BYTES, "document_too_large"),
}


@pytest.fixture
def case(the_office: CaseOffice) -> int:
    person = the_office.somebody()
    the_office.night()
    return the_office.open(person)


def receive(the_office: CaseOffice, case: int, content: bytes, *, name: str = "surat.pdf", title: str = "surat") -> int:
    with looking(the_office.examiner) as by:
        return receiving.receive(by=by, case=case, name=name, content=content, title=title, on=the_office.on)


def refusal_of(the_office: CaseOffice, case: int, content: bytes, title: str = "surat") -> str:
    with pytest.raises(Refused) as refused:
        receive(the_office, case, content, title=title)
    return refused.value.refusal.code


def test_what_is_harmless_is_kept_with_its_step_and_comes_back_as_a_file(the_office: CaseOffice, case: int) -> None:
    for name, content in HARMLESS.items():
        number = receive(the_office, case, content, name=f"../../{name}\x00.exe")
        with looking(the_office.officer) as viewer:
            opened = receiving.document(viewer, case, number)
            assert opened is not None
            assert opened.content == content
            assert "/" not in opened.name
            assert opened.name.rpartition(".")[2] in {"pdf", "jpg", "png"}
            assert opened.headers["Content-Disposition"].startswith("attachment")
            assert opened.headers["X-Content-Type-Options"] == "nosniff"
    with looking(the_office.head_of_office) as viewer:
        assert len(receiving.documents(viewer, case)) == len(HARMLESS)
        assert Event.objects.filter(action="case_document_read").count() == len(HARMLESS)
    kinds = [step.act.kind for step in the_office.steps(case)]
    assert kinds.count("receive_document") == len(HARMLESS)


def test_what_is_not_is_refused_and_nothing_of_it_stays(the_office: CaseOffice, case: int) -> None:
    told = {name: refusal_of(the_office, case, content) for name, (content, _) in HOSTILE.items()}
    assert told == {name: f"case_{code}" for name, (_, code) in HOSTILE.items()}
    with looking(the_office.examiner):
        assert not CaseDocument.objects.exists()
    assert len(the_office.steps(case)) == 1


def test_the_same_file_is_kept_once_and_a_step_that_is_refused_keeps_none(the_office: CaseOffice, case: int) -> None:
    receive(the_office, case, HARMLESS["a page"])
    assert refusal_of(the_office, case, HARMLESS["a page"]) == "case_document_kept_already"
    assert refusal_of(the_office, case, HARMLESS["JPEG"], title=" ") == "case_blank"
    with looking(the_office.examiner):
        assert CaseDocument.objects.count() == 1


def test_nobody_else_opens_it(the_office: CaseOffice, case: int) -> None:
    number = receive(the_office, case, HARMLESS["a page"])
    stranger = account(Role.EXAMINER, office("lain-rekaan"))
    with looking(stranger) as viewer:
        assert receiving.document(viewer, case, number) is None
        with pytest.raises(Refused):
            receiving.receive(by=viewer, case=case, name="a", content=HARMLESS["PNG"], title="a", on=the_office.on)
    with looking(the_office.head_of_office) as viewer, pytest.raises(Refused) as refused:
        receiving.receive(by=viewer, case=case, name="a", content=HARMLESS["PNG"], title="a", on=the_office.on)
    assert refused.value.refusal.code == "case_may_not"


@pytest.mark.parametrize("seed", range(60))
def test_whatever_is_broken_in_a_file_is_answered(seed: int) -> None:
    chance = Random(seed)
    content = bytearray(
        chance.choice([*HARMLESS.values(), *[one for one, _ in HOSTILE.values() if 9 < len(one) < 10_000]])
    )
    for _ in range(chance.randrange(1, 12)):
        content[chance.randrange(5, len(content))] = chance.randrange(256)
    assert contents_of(bytes(content)) in Contents
