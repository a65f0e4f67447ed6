"""The figures of a screening, each with its definition: people and findings are counted apart, and nought is a result."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timpora.intake.reading import Reading
from timpora.kernel.text import Language, Text
from timpora.screening.core.findings import Certainty, Consequence, Finding, Screening
from timpora.screening.reports import words
from timpora.screening.reports.urgency import group_of


_OPEN_INDEX = frozenset({"index_unknown", "index_not_on_that_day"})


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A count (or an amount in rupiah) and what exactly was counted."""

    code: str
    value: int
    title: Text
    meaning: Text
    is_money: bool = False


def figures(screening: Screening, reading: Reading) -> tuple[Figure, ...]:
    """The figures in reading order: what was read, who was found, what follows, what waits."""
    findings = screening.findings
    proven = [finding for finding in findings if finding.certainty is Certainty.PROVEN]
    grouped = {code: [item for item in findings if group_of(item) == code] for code in ("soon", "person")}
    return (
        _figure("people", screening.people, ("Orang dalam daftar", "People in the lists"), ("Dikenali dari baris yang diterima; tiap orang dihitung sekali.", "Told apart in the accepted rows; each is counted once.")),
        _figure("people_found", _persons(findings), ("Orang dengan temuan", "People with a finding"), ("Orang dengan paling sedikit satu temuan, termasuk tentang catatannya.", "People with at least one finding, findings about their records included.")),
        _figure("findings", len(findings), ("Temuan", "Findings"), ("Semua temuan semua aturan; satu orang dapat mempunyai beberapa.", "All findings of all rules; one person may have several.")),
        _figure("proven", _persons(proven), ("Melebihi batas tinggal, terbukti", "Past the stay limit, proven"), ("Ditemui petugas atau keluar setelah batas yang tidak dipersoalkan.", "Met by an officer or departed after a stay limit that is not in dispute.")),
        *_consequences(proven),
        _figure("charges", sum(finding.overstay_charge or 0 for finding in proven), ("Jumlah biaya beban terhitung", "Overstay charges computed"), ("Orang yang terbukti, sampai hari yang dinilai; belum ditagih.", "Of the people proven, up to the day judged; not yet billed."), is_money=True),
        _figure("soon", _persons(grouped["soon"]), ("Batas tinggal segera berakhir", "Stay limit ending soon"), ("Masih sah tinggal; batasnya berakhir dalam tenggang pengingat.", "Still within the limit, which ends within the reminder period.")),
        _figure("person", _persons(grouped["person"]), ("Perlu diperiksa petugas", "For an officer to check"), ("Temuan lain: permohonan, kegiatan, tempat kerja, dokumen.", "Other findings: applications, activities, places of work, documents.")),
        _figure("no_exit", _with(findings, Certainty.NO_EXIT_ON_RECORD), ("Batas lewat, belum tercatat keluar", "Limit passed, no exit on record"), ("Tanpa bukti masih ada atau sudah keluar; bukan overstay yang terbukti.", "Nothing shows presence or departure; no proven overstay.")),
        _figure("left", _with(findings, Certainty.PROBABLY_LEFT), ("Batas lewat, mungkin sudah keluar", "Limit passed, probably left"), ("Seperti di atas, tetapi ada keterangan atau EPO bahwa orangnya pergi.", "As above, but a report or an exit permit says that the person left.")),
        _figure("held_back", sum(finding.held_back for finding in findings), ("Temuan yang ditahan", "Findings held back"), ("Temuan yang bergantung pada umpan data yang diam.", "Findings that rest on a silent data feed.")),
        _figure("records", sum(group_of(finding) == "record" for finding in findings), ("Catatan yang perlu dibetulkan", "Records to mend"), ("Temuan tentang data dan bukan tentang orangnya.", "Findings about the data and not about the person.")),
        _figure("feeds", sum(group_of(finding) == "feed" for finding in findings), ("Umpan data diam", "Silent data feeds"), ("Umpan yang tidak mengirim lebih lama dari iramanya.", "Feeds that stayed away for longer than their rhythm.")),
        _figure("refused", sum(receipt.refused for receipt in reading.receipts), ("Baris ditolak", "Rows refused"), ("Tidak dapat dipakai; orang di dalamnya tidak dinilai dari baris itu.", "Could not be used; nobody was judged by them.")),
    )  # fmt: skip


def _consequences(proven: Sequence[Finding]) -> Iterable[Figure]:
    titles = {
        Consequence.CHARGE: ("dengan biaya beban", "with an overstay charge"),
        Consequence.DEPORTATION_AND_BAN: ("dengan usulan deportasi", "with proposed deportation"),
        Consequence.NEEDS_A_PERSON: ("diputus pejabat", "for an officer to decide"),
    }  # fmt: skip
    meaning = (
        "Akibat yang diusulkan; pejabat memutuskan.",
        "The consequence proposed; an officer decides.",
    )
    for consequence, title in titles.items():
        own = [finding for finding in proven if finding.consequence is consequence]
        yield _figure(f"proven_{consequence}", _persons(own), title, meaning)


def _figure(
    code: str, value: int, title: tuple[str, str], meaning: tuple[str, str], *, is_money: bool = False
) -> Figure:
    return Figure(code=code, value=value, title=Text(*title), meaning=Text(*meaning), is_money=is_money)


def _persons(findings: Iterable[Finding]) -> int:
    return len({finding.person for finding in findings if finding.person is not None})


def _with(findings: Iterable[Finding], certainty: Certainty) -> int:
    return _persons(finding for finding in findings if finding.certainty is certainty)


def not_judged(screening: Screening, reading: Reading) -> list[Text]:
    """What this screening does not answer, in sentences; empty where everything was judged."""
    refused = sum(receipt.refused for receipt in reading.receipts)
    aside: Counter[str] = Counter()
    for receipt in reading.receipts:
        aside.update({name: count for name, count in receipt.set_aside.items() if name != "empty"})
    unknown = [receipt for receipt in reading.receipts if receipt.list_kind == "unknown"]
    open_index = _persons(
        item for item in screening.findings if any(reason.code in _OPEN_INDEX for reason in item.reasons)
    )
    held = sum(finding.held_back for finding in screening.findings)
    said = [
        (refused, Text(id=f"{refused} baris ditolak: orang di dalamnya tidak dinilai dari baris itu.", en=f"{words.number_of(refused, 'row was refused: nobody was judged by it', 'rows were refused: nobody was judged by them')}.")),
        (aside.total(), Text(id=f"{aside.total()} baris disisihkan: {words.set_aside(aside, Language.INDONESIAN)}.", en=f"{words.number_of(aside.total(), 'row was', 'rows were')} set aside: {words.set_aside(aside, Language.ENGLISH)}.")),
        (len(unknown), Text(id=f"{len(unknown)} lembar tidak dikenal sebagai daftar.", en=f"{words.number_of(len(unknown), 'sheet was', 'sheets were')} not recognised as a list.")),
        (open_index, Text(id=f"{open_index} orang dengan indeks visa yang tidak dikenal atau tidak ada pada hari itu: tidak dapat dinilai.", en=f"{words.number_of(open_index, 'person has', 'people have')} a visa index that is unknown or did not exist on that day, and cannot be judged.")),
        (held, Text(id=f"{held} temuan ditahan sampai umpan data yang diam mengirim lagi.", en=f"{words.number_of(held, 'finding is', 'findings are')} held back until the silent feed sends again.")),
    ]  # fmt: skip
    return [text for count, text in said if count]
