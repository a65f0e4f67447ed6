"""Drafts of what an act would issue, to be edited in a word processor; nothing is recorded and no number is taken."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction

from timpora.audit import actions as audit
from timpora.casework import issuing
from timpora.casework.core import events
from timpora.casework.core.checks.situation import Hand
from timpora.casework.core.letters.drafting import why_not_drafted
from timpora.casework.core.statuses import Power
from timpora.casework.situations import look
from timpora.kernel.refusals import Refused
from timpora.kernel.viewers import Viewer
from timpora.letters import queries as letters
from timpora.letters.core.documents import OfficialDocument
from timpora.letters.core.kinds import MARKS


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP = "application/zip"
NAME = "konsep-{number}-{mark}.docx"
ANYBODY = Hand(account=0, powers=frozenset(Power))  # a draft is prepared for whoever decides


@dataclass(frozen=True, kw_only=True)
class DraftFile:
    """A file that is handed out."""

    name: str
    content: bytes
    content_type: str


@transaction.atomic
def draft(viewer: Viewer, case: int, *, act: Any, on: date) -> DraftFile | None:
    """The documents that an act would issue, as a draft: one file, or several packed as one; None where the viewer sees no such case.

    Raises Refused where the case does not take such an act, or facts are missing.
    """
    looked = look(viewer, case, on=on, act=act)
    if looked is None:
        return None
    situation = looked.situation
    if (refused := why_not_drafted(act.kind, replace(situation, hand=ANYBODY))) is not None:
        raise Refused(refused)
    seen = looked.seen
    done = issuing.Done(case=case, number=seen.number, confidentiality=seen.confidentiality, file=looked.file, before=situation.state, act=act)  # fmt: skip
    documents = [one.document for one in issuing.drafts(viewer, done)]
    audit.record(events.LETTER_DRAFTED, subject=f"case:{case}", details={"kind": act.kind.value, "letters": len(documents)})  # fmt: skip
    return _file(seen.number, documents)


def _file(number: str, documents: Sequence[OfficialDocument]) -> DraftFile:
    plain = number.replace("/", "-")
    named = [
        (NAME.format(number=plain, mark=f"{place}-{MARKS[one.kind]}"), letters.draft_docx(one)) for place, one in enumerate(documents, start=1)
    ]  # fmt: skip
    if len(named) == 1:
        return DraftFile(name=named[0][0], content=named[0][1], content_type=DOCX)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in named:
            packed.writestr(name, content)
    return DraftFile(name=f"konsep-{plain}.zip", content=held.getvalue(), content_type=ZIP)
