"""What a day ledger says of its days, in words: how presence is known, what covers, and on which provision it rests."""

from dataclasses import dataclass
from datetime import date

from timpora.engine.backends.asked import Facts, Row
from timpora.engine.nodes import Named
from timpora.facts.codes import AppliedFor, CircumstanceKind, ClosedBecause, Outcome, PermitKind
from timpora.kernel.text import Text
from timpora.rulebook import stay as definitions
from timpora.rulebook.rules import limits
from timpora.rulebook.visa_indexes import VisaIndexes
from timpora.screening.core.findings import PresenceBy, Provision
from timpora.screening.core.stays import Cover, Stay


@dataclass(frozen=True, kw_only=True)
class Said:
    """What covers or does not, and the provision behind it."""

    basis: Text
    provision: Provision


_DUTY = Provision(citation="Pasal 48 ayat (1) UU 6/2011", confirmed=True)
_PERMITS = Provision(citation="Pasal 48 ayat (3) UU 6/2011", confirmed=True)
_WAITING = Provision(**vars(limits.PENDING.citations[0]))
_CUSTODY = Provision(citation="Pasal 48 UU 6/2011 (orang dalam proses peradilan)", confirmed=False)
_FORCE_MAJEURE = Provision(citation="Permenkumham 25/2016", confirmed=False)

assert isinstance(definitions.permit_kind.node, Named)
_KINDS = {PermitKind(word): said for word, said in definitions.permit_kind.node.words}
_ENGLISH_KINDS = {kind: said.en.removeprefix("The ").capitalize() for kind, said in _KINDS.items()}
_APPLIED_FOR = {
    AppliedFor.EXTENSION: Text(id="perpanjangan", en="an extension"),
    AppliedFor.CONVERSION: Text(id="alih status", en="a conversion"),
    AppliedFor.BRIDGING: Text(id="izin tinggal peralihan", en="a bridging stay permit"),
    AppliedFor.FORCED_STAY: Text(id="izin tinggal keadaan terpaksa", en="a forced-stay permit"),
    AppliedFor.NEW_PERMIT: Text(id="izin baru", en="a new permit"),
}
_OUTCOMES = {
    Outcome.GRANTED: Text(id="dikabulkan", en="granted"),
    Outcome.REFUSED: Text(id="ditolak", en="refused"),
    Outcome.WITHDRAWN: Text(id="ditarik kembali", en="withdrawn"),
}
_CLOSED = {
    ClosedBecause.CANCELLED: Text(id="dibatalkan {on}", en="cancelled on {on}"),
    ClosedBecause.EXIT_PERMIT_ONLY: Text(id="ditutup dengan EPO {on}", en="closed by an exit permit only on {on}"),
    ClosedBecause.CONVERTED: Text(id="dialihkan {on}", en="converted on {on}"),
}
_MET = Text(id="Ditemui petugas {on}", en="Met by an officer on {on}")
_REPORTED = Text(id="Dilaporkan sampai {on}", en="Reported up to {on}")
_NO_EXIT = Text(id="Keluar tidak tercatat", en="No exit on record")
_ENTERED_ONLY = Text(id="Masuk {on}, keluar tidak tercatat", en="Entered on {on}, no exit on record")
_LEFT = Text(id="Kemungkinan sudah keluar, dikabarkan {on}", en="Probably left, said to have done so on {on}")
_ONLY_A_PERMIT = Text(id="Hanya izin yang tercatat", en="Only a permit is on record")
_NO_REASON = Text(id="ditutup {on}", en="closed on {on}")


def permit(row: Row) -> Text:
    """A permit by kind, index and number: `Izin tinggal kunjungan B213 (no. R-17)`."""
    kind = PermitKind(str(row["kind"] or PermitKind.UNKNOWN))
    index = f" {row['visa_index']}" if row["visa_index"] else ""
    number = f" (no. {row['permit_number']})" if row["permit_number"] else ""
    return Text(id=f"{_KINDS[kind].id}{index}{number}", en=f"{_ENGLISH_KINDS[kind]}{index}{number}")


def covered(cover: Cover, indexes: VisaIndexes) -> Said:
    """A permit, what it extends, why it was closed, whether its limit was recorded, and the provision of its index."""
    row = cover.row
    said = permit(row)
    parts = [said]
    if row["extension_of"]:
        parts.append(Text(id="perpanjangan dari no. {of}", en="extends no. {of}").fill(of=row["extension_of"]))
    if row["cancelled_on"] == cover.last:
        why = _CLOSED[ClosedBecause(str(row["closed_because"]))] if row["closed_because"] else _NO_REASON
        parts.append(why.fill(on=cover.last))
    elif row["valid_until"] is None:
        parts.append(Text(id="batas dihitung dari indeks", en="limit computed from the index"))
    basis = Text(id=", ".join(part.id for part in parts), en=", ".join(part.en for part in parts))
    entry = indexes.on(str(row["visa_index"]), cover.first or cover.last) if row["visa_index"] else None
    return Said(
        basis=basis,
        provision=_PERMITS if entry is None else Provision(citation=entry.citation, confirmed=entry.confirmed),
    )


def waiting(application: Row) -> Said:
    """An application that was undecided on these days."""
    what = _APPLIED_FOR[AppliedFor(str(application["applied_for"]))] if application["applied_for"] else None
    said = Text(id="Menunggu keputusan", en="Waiting for a decision")
    if what is not None:
        said = Text(id=f"{said.id} {what.id}", en=f"{said.en} on {what.en}")
    said = Text(id=f"{said.id}, diajukan {{on}}", en=f"{said.en}, lodged on {{on}}").fill(on=application["lodged_on"])
    if application["outcome"]:
        end = _OUTCOMES[Outcome(str(application["outcome"]))]
        said = Text(id=f"{said.id}, {end.id} {{on}}", en=f"{said.en}, {end.en} on {{on}}").fill(
            on=application["decided_on"]
        )
    return Said(basis=said, provision=_WAITING)


def circumstance(row: Row) -> Said:
    """A recorded circumstance under which nothing is concluded from days without a permit."""
    if row["kind"] == CircumstanceKind.IN_CUSTODY:
        said = Text(id="Dalam tahanan, belum disimpulkan", en="In custody, nothing concluded")
        return Said(basis=said, provision=_CUSTODY)
    said = Text(id="Keadaan kahar, belum disimpulkan", en="Force majeure, nothing concluded")
    return Said(basis=said, provision=_FORCE_MAJEURE)


def uncovered(facts: Facts, day: date) -> Said:
    """That nothing covers; a permit that names no limit is told, since nobody can say whether it covers."""
    for row in facts.rows.get("stay_permits", ()):
        begins = row["valid_from"] or row["granted_on"]
        computed = row["index.initial_days"] is not None or row["index.initial_months"] is not None
        no_limit = row["valid_until"] is None and row["cancelled_on"] is None and not computed
        if no_limit and (begins is None or (isinstance(begins, date) and begins <= day)):
            known = permit(row)
            said = Text(
                id=f"{known.id} tercatat tanpa batas: hari ini tidak dapat dinilai",
                en=f"{known.en} is on record without a limit: these days cannot be judged",
            )
            return Said(basis=said, provision=_DUTY)
    return Said(basis=Text(id="Tidak ada izin untuk hari-hari ini", en="No permit for these days"), provision=_DUTY)


def presence(stay: Stay, known_by: PresenceBy) -> Text:
    """How the presence on some days of a stay is known."""
    said, on = {
        PresenceBy.CROSSING: (_crossed(stay), None),
        PresenceBy.MET: (_MET, stay.met_until),
        PresenceBy.REPORTED: (_REPORTED, stay.reported_until),
        PresenceBy.PRESUMED: (_NO_EXIT if stay.entered_on is None else _ENTERED_ONLY, stay.entered_on),
        PresenceBy.PROBABLY_LEFT: (_LEFT, stay.said_to_have_left_on),
        PresenceBy.PERMIT: (_ONLY_A_PERMIT, None),
    }[known_by]
    return said if on is None else said.fill(on=on)


def _crossed(stay: Stay) -> Text:
    left_on = stay.departed_on or stay.left_and_returned_on
    if stay.entered_on is None:
        return Text(id="Keluar {left} tercatat, masuk tidak", en="Left on {left}, no entry on record").fill(
            left=left_on
        )
    if left_on is None:
        return Text(id="Masuk {entered} tercatat", en="Entered on {entered}").fill(entered=stay.entered_on)
    return Text(id="Masuk {entered}, keluar {left}", en="Entered on {entered}, left on {left}").fill(
        entered=stay.entered_on, left=left_on
    )
