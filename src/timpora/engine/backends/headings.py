"""The headings and fixed sentences of a rule in words."""

from collections.abc import Mapping

from timpora.kernel.text import Text


HEADINGS: Mapping[str, Text] = {
    "question": Text(id="Yang ditanyakan", en="What is asked"),
    "definitions": Text(id="Pengertian", en="Definitions"),
    "definitions_opening": Text(
        id="Angka dalam kurung menunjuk ayat. Yang tidak tercatat tidak dianggap tidak ada: syarat yang bergantung pada "
        "isian kosong tidak terpenuhi, begitu pula kebalikannya, kecuali bila dinyatakan lain",
        en="A number in brackets points to a paragraph. What is not recorded is not taken to be absent: a condition that "
        "depends on an empty field does not hold, nor does its contrary, unless it is said otherwise",
    ),
    "applies": Text(id="Kapan aturan berlaku", en="When the rule applies"),
    "applies_where": Text(id="Aturan berlaku apabila", en="The rule applies where"),
    "answers": Text(id="Jawaban", en="Answers"),
    "not_answered": Text(id="tidak dijawab oleh aturan ini", en="not answered by this rule"),
    "reasons": Text(id="Kapan pejabat harus menilai", en="When a named officer must judge"),
    "where": Text(id=", apabila", en=", where"),
    "always_said": Text(id=", selalu", en=", always"),
    "sentence": Text(id="Kalimat yang disampaikan", en="The sentence that is said"),
    "evidence": Text(id="Catatan yang menjadi dasar", en="The records it rests on"),
    "clears": Text(id="Yang menyelesaikannya", en="What clears it"),
    "provisions": Text(id="Dasar hukum dan pemeriksaan", en="Provisions and review"),
    "confirmed": Text(id="terkonfirmasi", en="confirmed"),
    "to_be_confirmed": Text(id="belum dikonfirmasi", en="to be confirmed"),
    "in_force": Text(id="Berlaku", en="In force"),
    "since": Text(id="sejak {first}", en="since {first}"),
    "from_to": Text(id="{first} sampai {last}", en="{first} to {last}"),
    "written_by": Text(id="Ditulis oleh", en="Written by"),
    "checked_by": Text(id="Diperiksa oleh", en="Checked by"),
    "review_on": Text(id="Ditinjau lagi", en="Next review"),
    "parameters": Text(id="Angka dan ketetapan", en="Parameters"),
}
