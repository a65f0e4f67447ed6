"""What the rulebook calls its tables, columns, codes and answers, in both languages; a test holds it against the schemas."""

from collections.abc import Mapping

from timpora.engine.vocabulary import ColumnWords, TableWords
from timpora.kernel.text import Text


def _column(indonesian: str, english: str, **words: tuple[str, str]) -> ColumnWords:
    said = {code: Text(id=in_indonesian, en=in_english) for code, (in_indonesian, in_english) in words.items()}
    return ColumnWords(label=Text(id=indonesian, en=english), words=said)


def _flag(label: tuple[str, str], holds: tuple[str, str], fails: tuple[str, str]) -> ColumnWords:
    return ColumnWords(label=Text(*label), holds=Text(*holds), fails=Text(*fails))


def _table(indonesian: str, english: str, **columns: ColumnWords) -> TableWords:
    return TableWords(row=Text(id=indonesian, en=english), columns=columns | _SOURCE)


_SOURCE = {
    "source_file": _column("berkas sumber", "source file"),
    "source_sheet": _column("lembar sumber", "source sheet"),
    "source_row": _column("baris sumber", "source row"),
}
_PERSON = _column("nomor orang", "number of the person")
_PERMIT_KINDS = {
    "visit": ("kunjungan", "visit"),
    "limited": ("terbatas (ITAS)", "limited (ITAS)"),
    "permanent": ("tetap (ITAP)", "permanent (ITAP)"),
    "diplomatic": ("diplomatik", "diplomatic"),
    "service": ("dinas", "service"),
    "bridging": ("peralihan", "bridging"),
    "forced_stay": ("keadaan terpaksa", "forced stay"),
    "unknown": ("tidak diketahui", "not known"),
}
_EMPLOYER_KEY = _column("pemberi kerja (nama yang disamakan bentuknya)", "employer (name in comparable form)")
_PLACE_KEY = _column("tempat (nama yang disamakan bentuknya)", "place (name in comparable form)")

TABLES: Mapping[str, TableWords] = {
    "people": _table(
        "orang", "person",
        person=_PERSON,
        name=_column("nama", "name"),
        born_earliest=_column("hari lahir paling awal yang mungkin", "earliest possible day of birth"),
        born_latest=_column("hari lahir paling akhir yang mungkin", "latest possible day of birth"),
        nationality=_column(
            "kewarganegaraan", "nationality",
            XXA=("tanpa kewarganegaraan", "stateless"),
            XXB=("pengungsi menurut Konvensi 1951", "refugee under the 1951 Convention"),
            XXC=("pengungsi lainnya", "other refugee"),
            XXX=("tidak disebut", "not specified"),
        ),
    ),
    "travel_documents": _table(
        "dokumen perjalanan", "travel-document",
        person=_PERSON,
        document_number=_column("nomor dokumen", "document number"),
        issued_on=_column("hari terbit", "day of issue"),
        valid_until=_column("hari terakhir berlaku", "last day of validity"),
    ),
    "stay_permits": _table(
        "izin tinggal", "stay-permit",
        person=_PERSON,
        permit_number=_column("nomor izin", "permit number"),
        kind=_column("jenis izin", "kind of permit", **_PERMIT_KINDS),
        visa_index=_column("indeks visa", "visa index"),
        granted_on=_column("hari pemberian", "day of grant"),
        valid_from=_column("hari pertama berlaku", "first day of validity"),
        valid_until=_column("batas tinggal tercatat", "recorded stay limit"),
        extension_of=_column("nomor izin yang diperpanjang", "number of the permit extended"),
        cancelled_on=_column("hari penutupan sebelum waktunya", "day of early closing"),
        closed_because=_column(
            "sebab penutupan", "cause of closing",
            cancelled=("dibatalkan", "cancelled"),
            exit_permit_only=("izin keluar tanpa kembali (EPO)", "exit permit only (EPO)"),
            converted=("alih status", "converted"),
        ),
        document_number=_column("nomor dokumen perjalanan", "travel document number"),
        sponsor=_column("penjamin", "sponsor"),
        employer_key=_EMPLOYER_KEY,
        **{
            "index.work": _column(
                "izin bekerja menurut indeks", "work allowed by the index",
                none=("tidak boleh bekerja", "no work"),
                no_employment=("tanpa hubungan kerja, hanya kegiatan indeksnya", "no employment, only the activity of the index"),
                employer_only=("hanya pada pemberi kerjanya", "only for the employer"),
                own_business=("usaha sendiri", "own business"),
                limited_activity=("kegiatan tertentu", "certain activities"),
                by_marriage=("berdasarkan perkawinan (Pasal 61)", "by marriage (Article 61)"),
                unknown=("belum diketahui", "not yet known"),
            ),
            "index.stay_varies": _flag(
                ("lama tinggal ditetapkan per izin", "stay set case by case"),
                ("lama tinggal menurut indeksnya ditetapkan per izin", "its index leaves the length of stay to each permit"),
                ("lama tinggal menurut indeksnya sudah tertentu", "its index fixes the length of stay"),
            ),
            "index.initial_days": _column("lama tinggal pertama menurut indeks (hari)", "first stay by the index (days)"),
            "index.initial_months": _column("lama tinggal pertama menurut indeks (bulan)", "first stay by the index (months)"),
            "index.extension_days": _column("lama satu perpanjangan menurut indeks (hari)", "one extension by the index (days)"),
            "index.longest_extensions": _column("perpanjangan terbanyak menurut indeks", "largest number of extensions by the index"),
            "index.longest_days": _column("lama tinggal terpanjang menurut indeks (hari)", "longest stay by the index (days)"),
            "index.existed": _flag(
                ("indeks ada pada hari itu", "the index existed on that day"),
                ("indeksnya ada pada hari itu", "its index existed on that day"),
                ("indeksnya dikenal tetapi tidak ada pada hari itu", "its index is known but did not exist on that day"),
            ),
        },
    ),
    "applications": _table(
        "permohonan", "application",
        person=_PERSON,
        application_number=_column("nomor permohonan", "application number"),
        applied_for=_column(
            "yang dimohon", "what is applied for",
            extension=("perpanjangan", "extension"),
            conversion=("alih status", "conversion"),
            bridging=("izin tinggal peralihan", "bridging permit"),
            forced_stay=("izin tinggal keadaan terpaksa", "forced-stay permit"),
            new_permit=("izin baru", "new permit"),
        ),
        lodged_on=_column("hari pengajuan", "day of lodging"),
        decided_on=_column("hari keputusan", "day of decision"),
        outcome=_column(
            "hasil", "outcome",
            granted=("dikabulkan", "granted"), refused=("ditolak", "refused"), withdrawn=("ditarik", "withdrawn"),
        ),
    ),
    "crossings": _table(
        "perlintasan", "border-crossing",
        person=_PERSON,
        direction=_column("arah", "direction", entry=("masuk", "entry"), exit=("keluar", "exit")),
        crossed_on=_column("hari perlintasan", "day of crossing"),
        border_post=_column("tempat pemeriksaan imigrasi", "border post"),
        feed=_column("umpan data", "feed"),
    ),
    "presence": _table(
        "laporan keberadaan", "presence-report",
        person=_PERSON,
        place=_column("tempat", "place"),
        place_key=_PLACE_KEY,
        place_kind=_column(
            "jenis tempat", "kind of place",
            accommodation=("tempat penginapan", "accommodation"), workplace=("tempat kerja", "workplace"),
            home=("tempat tinggal", "home"), other=("lainnya", "other"),
        ),
        area_code=_column("kode wilayah", "area code"),
        from_on=_column("hari pertama keberadaan", "first day of presence"),
        until_on=_column("hari terakhir keberadaan", "last day of presence"),
        reported_by=_column("pelapor", "reporter"),
        met_in_person=_flag(
            ("ditemui petugas", "met in person"),
            ("petugas menemui orang itu sendiri", "an officer met the person"),
            ("petugas tidak menemui orang itu sendiri", "no officer met the person"),
        ),
        activity=_column(
            "kegiatan", "activity", work=("bekerja", "work"), study=("belajar", "study"), stay=("tinggal", "stay"),
        ),
        employer_key=_EMPLOYER_KEY,
        position=_column("jabatan", "position"),
        left_indonesia_on=_column("hari kepergian menurut pelapor", "day of departure by the reporter"),
    ),
    "work_permits": _table(
        "pengesahan RPTKA", "work-permit",
        person=_PERSON,
        work_permit_number=_column("nomor pengesahan", "number of the approval"),
        employer=_column("pemberi kerja", "employer"),
        employer_key=_EMPLOYER_KEY,
        position=_column("jabatan", "position"),
        place=_column("tempat kerja", "place of work"),
        place_key=_PLACE_KEY,
        valid_from=_column("hari pertama berlaku", "first day of validity"),
        valid_until=_column("hari terakhir berlaku", "last day of validity"),
    ),
    "circumstances": _table(
        "keadaan khusus", "circumstance",
        person=_PERSON,
        kind=_column(
            "jenis keadaan", "kind of circumstance",
            in_custody=("dalam tahanan atau menjalani pidana", "in custody or serving a sentence"),
            trafficking_victim=("korban perdagangan orang", "victim of trafficking"),
            smuggling_victim=("korban penyelundupan manusia", "victim of people smuggling"),
            registered_with_unhcr=("terdaftar pada UNHCR", "registered with UNHCR"),
            dual_national_child=("anak berkewarganegaraan ganda", "child of two nationalities"),
            stateless=("tanpa kewarganegaraan", "stateless"),
            force_majeure=("keadaan kahar", "force majeure"),
            ill_or_pregnant=("sakit atau hamil", "ill or pregnant"),
        ),
        from_on=_column("hari pertama", "first day"),
        until_on=_column("hari terakhir", "last day"),
    ),
    "feeds": _table(
        "umpan data", "feed",
        feed=_column("nama umpan", "name of the feed"),
        kind=_column(
            "isi umpan", "content of the feed",
            crossings=("perlintasan", "crossings"), permits=("izin tinggal", "permits"),
            accommodation=("tamu penginapan", "accommodation guests"), employers=("tenaga kerja", "employers' workers"),
        ),
        rhythm_days=_column("irama kedatangan (hari)", "rhythm of arrival (days)"),
        last_arrival_on=_column("hari data terakhir", "last day of data"),
    ),
}  # fmt: skip

ANSWERS: Mapping[str, ColumnWords] = {
    "certainty": _column(
        "Kepastian", "Certainty",
        proven=("terbukti", "proven"),
        no_exit_on_record=("belum tercatat keluar", "no exit on record"),
        probably_left=("kemungkinan sudah keluar", "probably left"),
    ),
    "consequence": _column(
        "Akibat hukum", "Consequence",
        none=("tidak ada", "none"),
        charge=("biaya beban", "overstay charge"),
        deportation_and_ban=("deportasi dan usulan penangkalan", "deportation and a proposed entry ban"),
        needs_a_person=("perlu pejabat", "needs a person"),
    ),
    "stay_limit": _column("Batas tinggal", "Stay limit"),
    "judged_on": _column("Hari yang dinilai", "Day judged"),
    "overstay_days": _column("Hari melebihi batas tinggal", "Days of overstay"),
    "overstay_charge": _column("Biaya beban", "Overstay charge"),
    "worsens_on": _column("Menjadi lebih berat pada", "Gets heavier on"),
    "held_back": _column("Ditahan karena umpan data diam", "Held back because a feed is silent"),
    "next_change_on": _column("Berubah karena waktu pada", "Changes by time alone on"),
}  # fmt: skip

UNITS: Mapping[str, Text] = {
    "days": Text(id="hari", en="days"),
    "working_days": Text(id="hari kerja", en="working days"),
    "months": Text(id="bulan", en="months"),
    "years": Text(id="tahun", en="years"),
    "count": Text(id="kali", en="times"),
    "rupiah_per_day": Text(id="per hari", en="per day"),
    "flag": Text(id="ya/tidak", en="yes/no"),
}

CONSTRAINTS: Mapping[str, Text] = {
    "primary_key": Text(id="Hal yang sama ditulis dua kali.", en="The same thing stands twice."),
    "birth_days_are_in_order": Text(
        id="born_earliest tidak boleh sesudah born_latest.", en="born_earliest must not be after born_latest."
    ),
    "document_does_not_end_before_it_begins": Text(
        id="Dokumen berakhir (valid_until) sebelum terbit (issued_on).",
        en="The document ends (valid_until) before its issue (issued_on).",
    ),
    "permit_does_not_end_before_it_begins": Text(
        id="Izin berakhir (valid_until) sebelum mulai (valid_from).",
        en="The permit ends (valid_until) before it begins (valid_from).",
    ),
    "application_is_not_decided_before_it_is_lodged": Text(
        id="Permohonan diputus (decided_on) sebelum diajukan (lodged_on).",
        en="The application is decided (decided_on) before it is lodged (lodged_on).",
    ),
    "decision_has_day_and_outcome": Text(
        id="Keputusan harus punya hari (decided_on) dan hasil (outcome).",
        en="A decision needs both a day (decided_on) and an outcome.",
    ),
    "presence_does_not_end_before_it_begins": Text(
        id="Keberadaan berakhir (until_on) sebelum mulai (from_on).",
        en="The presence ends (until_on) before it begins (from_on).",
    ),
    "work_permit_does_not_end_before_it_begins": Text(
        id="RPTKA berakhir (valid_until) sebelum mulai (valid_from).",
        en="The work permit ends (valid_until) before it begins (valid_from).",
    ),
    "circumstance_does_not_end_before_it_begins": Text(
        id="Keadaan berakhir (until_on) sebelum mulai (from_on).",
        en="The circumstance ends (until_on) before it begins (from_on).",
    ),
}
