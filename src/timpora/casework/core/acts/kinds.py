"""The kinds of acts that there are in a case, in words."""

from collections.abc import Mapping
from enum import StrEnum

from timpora.kernel.text import Text


class ActKind(StrEnum):
    """What is done in a case; one class of `acts` each."""

    OPEN = "open"
    ADD_PERSON = "add_person"
    LINK_FINDING = "link_finding"
    IDENTIFY = "identify"
    ALLEGE = "allege"
    DROP_ALLEGATION = "drop_allegation"
    PROTECT = "protect"
    LIFT_PROTECTION = "lift_protection"
    HAND_OVER = "hand_over"
    NOTE = "note"
    TELL = "tell"
    RECEIVE_DOCUMENT = "receive_document"
    SPLIT = "split"
    JOIN = "join"
    OFFER_TRANSFER = "offer_transfer"
    TRANSFER_ANSWERED = "transfer_answered"
    FACTS_WITHDRAWN = "facts_withdrawn"
    VERIFY = "verify"
    ORDER_FIELD_CHECK = "order_field_check"
    REPORT_URGENT = "report_urgent"
    APPROVE_URGENT = "approve_urgent"
    ORDER_URGENT = "order_urgent"
    RECORD_FIELD_CHECK = "record_field_check"
    SECURE_ITEM = "secure_item"
    RETURN_ITEM = "return_item"
    SUMMON = "summon"
    RECORD_SUMMONS = "record_summons"
    BEGIN_EXAMINATION = "begin_examination"
    EXAMINE = "examine"
    END_EXAMINATION = "end_examination"
    GIVE_OPINION = "give_opinion"
    HOLD_CONFERENCE = "hold_conference"
    PROPOSE = "propose"
    RETURN_PROPOSAL = "return_proposal"
    APPROVE = "approve"
    DECIDE = "decide"
    GIVE_RIGHT = "give_right"
    SKIP_RIGHT = "skip_right"
    BILL = "bill"
    RECORD_PAYMENT = "record_payment"
    RECORD_NONPAYMENT = "record_nonpayment"
    CARRY_OUT = "carry_out"
    RECORD_REPORT = "record_report"
    REQUEST_DETENTION = "request_detention"
    ORDER_DETENTION = "order_detention"
    REFUSE_DETENTION = "refuse_detention"
    RECORD_VISIT = "record_visit"
    RECORD_HEALTH = "record_health"
    PLACE_ELSEWHERE = "place_elsewhere"
    MOVE_TO_CENTRE = "move_to_centre"
    RELEASE = "release"
    PLAN_DEPARTURE = "plan_departure"
    RECORD_DEPARTURE = "record_departure"
    PROPOSE_BAN = "propose_ban"
    ANSWER_BAN = "answer_ban"
    RECEIVE_OBJECTION = "receive_objection"
    FORWARD_OBJECTION = "forward_objection"
    DECIDE_OBJECTION = "decide_objection"
    END_EXECUTION = "end_execution"
    GO_BACK = "go_back"
    CLOSE = "close"
    TELL_CORRECTION = "tell_correction"


ACT_WORDS: Mapping[ActKind, Text] = {
    ActKind.OPEN: Text(id="Perkara dibuka", en="Case opened"),
    ActKind.ADD_PERSON: Text(id="Tambah orang", en="Add a person"),
    ActKind.LINK_FINDING: Text(id="Kaitkan temuan", en="Link a finding"),
    ActKind.IDENTIFY: Text(id="Catat identitas", en="Record identity"),
    ActKind.ALLEGE: Text(id="Catat dugaan pelanggaran", en="Record an allegation"),
    ActKind.DROP_ALLEGATION: Text(id="Cabut dugaan", en="Drop an allegation"),
    ActKind.PROTECT: Text(id="Beri tanda pelindungan", en="Set a protection flag"),
    ActKind.LIFT_PROTECTION: Text(id="Cabut tanda pelindungan", en="Lift a protection flag"),
    ActKind.HAND_OVER: Text(id="Serahkan perkara kepada petugas lain", en="Hand the case to another officer"),
    ActKind.NOTE: Text(id="Tulis catatan", en="Write a note"),
    ActKind.TELL: Text(id="Catat siapa yang diberi tahu secara lisan", en="Record who was told orally"),
    ActKind.RECEIVE_DOCUMENT: Text(id="Terima dokumen", en="Receive a document"),
    ActKind.SPLIT: Text(id="Pisahkan orang ke perkara sendiri", en="Split people into a case of their own"),
    ActKind.JOIN: Text(id="Gabungkan ke perkara lain", en="Join to another case"),
    ActKind.OFFER_TRANSFER: Text(id="Limpahkan ke kantor lain", en="Offer to another office"),
    ActKind.TRANSFER_ANSWERED: Text(id="Pelimpahan dijawab", en="Transfer answered"),
    ActKind.FACTS_WITHDRAWN: Text(id="Data yang mendasari perkara berubah", en="The facts of the case changed"),
    ActKind.VERIFY: Text(id="Catat hasil verifikasi", en="Record the verification"),
    ActKind.ORDER_FIELD_CHECK: Text(id="Terbitkan surat perintah pengawasan", en="Order a field check"),
    ActKind.REPORT_URGENT: Text(id="Laporkan keadaan mendesak", en="Report an urgent encounter"),
    ActKind.APPROVE_URGENT: Text(id="Setujui pengawasan mendesak", en="Approve the urgent check"),
    ActKind.ORDER_URGENT: Text(id="Terbitkan surat perintah mendesak", en="Issue the urgent order"),
    ActKind.RECORD_FIELD_CHECK: Text(id="Catat hasil lapangan", en="Record the field check"),
    ActKind.SECURE_ITEM: Text(id="Amankan dokumen atau barang", en="Secure a document or item"),
    ActKind.RETURN_ITEM: Text(id="Kembalikan dokumen atau barang", en="Return a document or item"),
    ActKind.SUMMON: Text(id="Panggil", en="Summon"),
    ActKind.RECORD_SUMMONS: Text(id="Catat jawaban panggilan", en="Record the answer to the summons"),
    ActKind.BEGIN_EXAMINATION: Text(id="Mulai pemeriksaan", en="Begin the examination"),
    ActKind.EXAMINE: Text(id="Buat berita acara pemeriksaan", en="Make an examination record"),
    ActKind.END_EXAMINATION: Text(id="Selesaikan pemeriksaan", en="End the examination"),
    ActKind.GIVE_OPINION: Text(id="Buat berita acara pendapat", en="Give the opinion"),
    ActKind.HOLD_CONFERENCE: Text(id="Catat gelar kasus", en="Record the case conference"),
    ActKind.PROPOSE: Text(id="Usulkan tindakan", en="Propose measures"),
    ActKind.RETURN_PROPOSAL: Text(id="Kembalikan usulan", en="Return the proposal"),
    ActKind.APPROVE: Text(id="Setujui usulan", en="Approve the proposal"),
    ActKind.DECIDE: Text(id="Putuskan", en="Decide"),
    ActKind.GIVE_RIGHT: Text(id="Catat hak yang dipenuhi", en="Record a right that was given"),
    ActKind.SKIP_RIGHT: Text(id="Catat hak yang tidak dapat dipenuhi", en="Record a right that could not be given"),
    ActKind.BILL: Text(id="Catat kode billing", en="Record the billing code"),
    ActKind.RECORD_PAYMENT: Text(id="Catat pembayaran", en="Record a payment"),
    ActKind.RECORD_NONPAYMENT: Text(id="Catat bahwa tidak dibayar", en="Record that nothing was paid"),
    ActKind.CARRY_OUT: Text(id="Catat tindakan dilaksanakan", en="Record a measure carried out"),
    ActKind.RECORD_REPORT: Text(id="Catat bahwa orangnya melapor", en="Record that the person reported"),
    ActKind.REQUEST_DETENTION: Text(id="Usulkan pendetensian", en="Request detention"),
    ActKind.ORDER_DETENTION: Text(id="Perintahkan pendetensian", en="Order detention"),
    ActKind.REFUSE_DETENTION: Text(id="Tolak usulan pendetensian", en="Refuse the request for detention"),
    ActKind.RECORD_VISIT: Text(id="Catat kunjungan", en="Record a visit"),
    ActKind.RECORD_HEALTH: Text(id="Catat pemeriksaan kesehatan", en="Record a health check"),
    ActKind.PLACE_ELSEWHERE: Text(id="Tempatkan di tempat lain", en="Place elsewhere"),
    ActKind.MOVE_TO_CENTRE: Text(id="Serahkan ke Rumah Detensi", en="Hand over to the detention centre"),
    ActKind.RELEASE: Text(id="Bebaskan dari detensi", en="Release from detention"),
    ActKind.PLAN_DEPARTURE: Text(id="Rencanakan pemulangan", en="Plan the departure"),
    ActKind.RECORD_DEPARTURE: Text(id="Catat keberangkatan", en="Record the departure"),
    ActKind.PROPOSE_BAN: Text(id="Usulkan penangkalan", en="Propose an entry ban"),
    ActKind.ANSWER_BAN: Text(id="Catat jawaban usulan penangkalan", en="Record the answer to the ban proposal"),
    ActKind.RECEIVE_OBJECTION: Text(id="Terima keberatan", en="Receive an objection"),
    ActKind.FORWARD_OBJECTION: Text(id="Catat saran diteruskan kepada Menteri", en="Record the advice sent to the Minister"),
    ActKind.DECIDE_OBJECTION: Text(id="Catat keputusan atas keberatan", en="Record the decision on the objection"),
    ActKind.END_EXECUTION: Text(id="Nyatakan pelaksanaan selesai", en="End the execution of the decision"),
    ActKind.GO_BACK: Text(id="Kembalikan ke pemeriksaan", en="Take back to the examination"),
    ActKind.CLOSE: Text(id="Tutup perkara", en="Close the case"),
    ActKind.TELL_CORRECTION: Text(id="Sampaikan pembetulan", en="Pass on the correction"),
}  # fmt: skip
