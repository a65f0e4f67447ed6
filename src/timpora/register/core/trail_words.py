"""What happened to a person's data, as it is read on the page of who looked and who changed."""

from collections.abc import Mapping

from timpora.accounts.core.events import REASON_GIVEN, RECORD_OPENED
from timpora.kernel.text import Text
from timpora.register.core import events


# tests/architecture/test_trail.py finds every event that can be about a person.
HAPPENED: dict[str, Text] = {
    RECORD_OPENED: Text(id="Membuka data orang ini", en="Opened the data of this person"),
    REASON_GIVEN: Text(id="Menyebut alasan membuka", en="Gave a reason for opening"),
    events.TRAIL_READ: Text(id="Membaca halaman ini", en="Read this page"),
    events.FACT_RECORDED: Text(id="Mencatat data", en="Recorded a fact"),
    events.FACT_WITHDRAWN: Text(id="Menarik data", en="Withdrew a fact"),
    events.SOURCE_RECORDED: Text(id="Mencatat sumber", en="Recorded a source"),
    events.FACTS_RECORDED: Text(id="Mencatat data dari daftar", en="Recorded facts from a list"),
    events.SOURCE_WITHDRAWN: Text(id="Membatalkan seluruh daftar", en="Undid a whole list"),
    events.JUDGED: Text(id="Menilai sama atau bukan", en="Judged whether they are the same"),
    events.JUDGEMENT_WITHDRAWN: Text(id="Menarik penilaian", en="Took a judgement back"),
}
# What an older or a newer version noted is shown by its name, and never left out: who reads the trail must be able to trust that it is whole.
ANOTHER = Text(id="Peristiwa lain: {name}", en="Another event: {name}")
OWN_WORK = Text(id="pekerjaan sendiri", en="own work")


def enter_words(words: Mapping[str, Text]) -> None:
    """Makes known what happens to people in capabilities above this one, in their words."""
    HAPPENED.update(words)


def happened(action: str) -> Text:
    """An event in words, or by its name where there are none."""
    return HAPPENED.get(action) or ANOTHER.fill(name=action)
