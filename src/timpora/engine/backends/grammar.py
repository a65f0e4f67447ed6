"""The turns of phrase in which the prose back end speaks, every one in both languages side by side."""

from collections.abc import Mapping

from timpora.engine.nodes import Comparison, ValueType
from timpora.kernel.text import Text


TURNS: Mapping[str, Text] = {
    # conditions
    "all_hold": Text(id="semua hal berikut terpenuhi", en="all of the following hold"),
    "one_holds": Text(id="setidaknya satu hal berikut terpenuhi", en="at least one of the following holds"),
    "none_holds": Text(id="tidak satu pun hal berikut terpenuhi", en="none of the following holds"),
    "not_all_hold": Text(id="tidak semua hal berikut terpenuhi", en="not all of the following hold"),
    "and": Text(id="{left} dan {right}", en="{left} and {right}"),
    "or": Text(id="{left} atau {right}", en="{left} or {right}"),
    "any_reason": Text(
        id="ada alasan untuk penilaian pejabat (bagian “Kapan pejabat harus menilai”)",
        en="there is a reason for a named officer to judge (part “When a named officer must judge”)",
    ),
    "always": Text(id="selalu", en="always"),
    "never": Text(id="tidak pernah", en="never"),
    "not_known": Text(id="{value} tidak diketahui", en="{value} is not known"),
    "known": Text(id="{value} diketahui", en="{value} is known"),
    "not_recorded": Text(id="{value} tidak tercatat", en="{value} is not recorded"),
    "recorded": Text(id="{value} tercatat", en="{value} is recorded"),
    "open": Text(id="tidak dapat ditentukan apakah {condition}", en="it cannot be told whether {condition}"),
    "settled": Text(id="dapat ditentukan apakah {condition}", en="it can be told whether {condition}"),
    "not_established": Text(id="tidak dapat dipastikan bahwa {condition}", en="it is not established that {condition}"),
    "or_open": Text(
        id="{condition}, atau hal itu tidak dapat ditentukan", en="{condition}, or that cannot be told"
    ),
    "not_so": Text(id="tidak benar bahwa {condition}", en="it is not so that {condition}"),
    "among_one": Text(id="{value} adalah {words}", en="{value} is {words}"),
    "among": Text(id="{value} salah satu dari {words}", en="{value} is one of {words}"),
    "not_among_one": Text(id="{value} bukan {words}", en="{value} is not {words}"),
    "not_among": Text(id="{value} bukan salah satu dari {words}", en="{value} is none of {words}"),
    "compared": Text(id="{left} {verb} {right}", en="{left} {verb} {right}"),
    "says_yes": Text(id="{value} menyatakan ya", en="{value} says yes"),
    "says_no": Text(id="{value} menyatakan tidak", en="{value} says no"),
    "there_is": Text(id="ada {rows}", en="there are {rows}"),
    "there_is_no": Text(id="tidak ada {rows}", en="there are no {rows}"),
    # rows
    "rows": Text(id="baris {row}", en="{row} rows"),
    "everywhere": Text(id="{rows} di seluruh daftar", en="{rows} anywhere in the lists"),
    "rows_under": Text(id="{rows} yang memenuhi {paragraphs}", en="{rows} that satisfy {paragraphs}"),
    "rows_where": Text(id="{rows} yang {condition}", en="{rows} for which {condition}"),
    "rows_all": Text(id="{rows} yang memenuhi semua syarat berikut", en="{rows} for which all of the following hold"),
    "rows_one": Text(
        id="{rows} yang memenuhi setidaknya satu syarat berikut", en="{rows} for which at least one of the following holds"
    ),
    "rows_such": Text(id="{rows}, dengan syarat {condition}", en="{rows} for which {condition}"),
    "rows_also": Text(id="{rows} dan", en="{rows} and"),
    "paragraph": Text(id="ayat ({number})", en="paragraph ({number})"),
    # values
    "day_asked": Text(id="hari yang ditanyakan", en="the day asked about"),
    "nothing": Text(id="tidak ada", en="none"),
    "word": Text(id="“{word}”", en="“{word}”"),
    "term": Text(id="“{label}” ({number})", en="“{label}” ({number})"),
    "column": Text(id="{label}", en="the {label}"),
    "column_of": Text(id="{label} pada baris {row} menurut ayat ({number})", en="the {label} in the {row} row of paragraph ({number})"),
    "row_of": Text(id="baris {row} menurut ayat ({number})", en="the {row} row of paragraph ({number})"),
    "row_in": Text(id="baris {row} yang dinilai", en="the {row} row that is judged"),
    "parameter": Text(id="“{title}” [{mark}]", en="“{title}” [{mark}]"),
    "parameter_now": Text(id="“{title}” [{mark}: {value}]", en="“{title}” [{mark}: {value}]"),
    "parameter_on": Text(id="“{title}” [{mark}] yang berlaku pada {day}", en="“{title}” [{mark}] as in force on {day}"),
    "next_day": Text(id="sehari sesudah {day}", en="the day after {day}"),
    "day_before": Text(id="sehari sebelum {day}", en="the day before {day}"),
    "last_of_days": Text(
        id="hari terakhir dari {days}, dengan {day} sebagai hari ke-1", en="the last day of {days}, counting {day} as day 1"
    ),
    "plus_days": Text(id="{day} ditambah {days} hari", en="{day} plus {days} days"),
    "plus_named_days": Text(id="{day} ditambah {days}", en="{day} plus {days}"),
    "plus_months": Text(id="{day} ditambah {months} bulan{reading}", en="{day} plus {months} months{reading}"),
    "plus_named_months": Text(id="{day} ditambah {months}{reading}", en="{day} plus {months}{reading}"),
    "read_earliest": Text(
        id=" (bila bulan itu tidak mempunyai tanggalnya: hari terakhir bulan itu)",
        en=" (where the month lacks that date: its last day)",
    ),
    "read_latest": Text(
        id=" (bila bulan itu tidak mempunyai tanggalnya: hari pertama bulan berikutnya)",
        en=" (where the month lacks that date: the first day of the next)",
    ),
    "days_between": Text(
        id="banyak hari sesudah {start} sampai dengan {end}", en="the number of days after {start} up to and including {end}"
    ),
    "days_within": Text(
        id="banyak hari dari {start} sampai dengan {end}, keduanya dihitung", en="the number of days from {start} to {end}, both counted"
    ),
    "plus": Text(id="{left} ditambah {right}", en="{left} plus {right}"),
    "minus": Text(id="{left} dikurangi {right}", en="{left} minus {right}"),
    "times": Text(id="{left} kali {right}", en="{left} times {right}"),
    "earliest": Text(id="yang paling awal dari yang berikut, sejauh diketahui", en="the earliest of the following, as far as known"),
    "latest": Text(id="yang paling akhir dari yang berikut, sejauh diketahui", en="the latest of the following, as far as known"),
    "number": Text(id="banyaknya {rows}", en="the number of {rows}"),
    "least": Text(id="{value} yang paling awal pada {rows}", en="the earliest {value} among the {rows}"),
    "greatest": Text(id="{value} yang paling akhir pada {rows}", en="the latest {value} among the {rows}"),
    "before_own": Text(
        id="{value} yang paling akhir sebelum {day} baris itu sendiri, dari {rows}",
        en="the latest {value} before the row's own {day} among the {rows}",
    ),
    "up_to_own": Text(
        id="{value} yang paling akhir sampai dengan {day} baris itu sendiri, dari {rows}",
        en="the latest {value} up to and including the row's own {day} among the {rows}",
    ),
    "or_else": Text(id="{value} atau, bila tidak tercatat, {otherwise}", en="{value} or, where it is not recorded, {otherwise}"),
    "first_known": Text(id="yang pertama diketahui dari yang berikut", en="the first of the following that is known"),
    "first_that_holds": Text(
        id="yang pertama dari yang berikut yang syaratnya terpenuhi", en="the first of the following whose condition holds"
    ),
    "choice": Text(id="{value}, apabila {condition}", en="{value}, where {condition}"),
    "otherwise": Text(id="selain itu, {value}", en="otherwise, {value}"),
    "uncovered": Text(
        id="banyak hari dari {first} sampai dengan {last} yang tidak tercakup masa berikut",
        en="the number of days from {first} to {last} that none of these periods reaches",
    ),
    "period": Text(
        id="dari {first} sampai dengan {last} pada {rows}", en="from {first} to {last} in the {rows}"
    ),
    # definitions
    "looked_up": Text(
        id="Yang disebut “menurut indeks” pada baris {row} dibaca dari {dictionary}, sebagaimana adanya pada {on}",
        en="What is said “by the index” of {a} {row} row is read from {dictionary}, as it stood on {on}",
    ),
    "is": Text(id="“{label}” adalah {passage}", en="“{label}” is {passage}"),
    "holds": Text(id="“{label}” terpenuhi apabila {passage}", en="“{label}” holds where {passage}"),
    "this_holds": Text(id="Ayat ini terpenuhi apabila {passage}", en="This paragraph holds where {passage}"),
    "row_holds": Text(
        id="Baris {row} memenuhi ayat ini apabila {passage}", en="{A} {row} row satisfies this paragraph where {passage}"
    ),
    "this_is": Text(id="{What} menurut ayat ini adalah {passage}", en="The {what} under this paragraph is {passage}"),
    "row_is": Text(
        id="{What} satu baris {row} menurut ayat ini adalah {passage}",
        en="The {what} of {a} {row} row under this paragraph is {passage}",
    ),
    "earliest_row": Text(
        id="Baris {row} menurut ayat ini adalah baris dengan {by} paling awal (bila sama, yang pertama dalam daftar) dari {rows}",
        en="The {row} row of this paragraph is the one with the earliest {by} (of equals, the first in the list) among the {rows}",
    ),
    "latest_row": Text(
        id="Baris {row} menurut ayat ini adalah baris dengan {by} paling akhir (bila sama, yang terakhir dalam daftar) dari {rows}",
        en="The {row} row of this paragraph is the one with the latest {by} (of equals, the last in the list) among the {rows}",
    ),
    "under": Text(id="{what} menurut ayat ({number})", en="the {what} under paragraph ({number})"),
    "term_holds": Text(id="{term} terpenuhi", en="{term} holds"),
    "term_fails": Text(id="{term} tidak terpenuhi", en="{term} does not hold"),
    "paragraph_holds": Text(id="{paragraph} terpenuhi", en="{paragraph} holds"),
    "paragraph_fails": Text(id="{paragraph} tidak terpenuhi", en="{paragraph} does not hold"),
    "satisfies": Text(id="baris itu memenuhi {paragraph}", en="the row satisfies {paragraph}"),
    "fails": Text(id="baris itu tidak memenuhi {paragraph}", en="the row does not satisfy {paragraph}"),
}  # fmt: skip

WHAT: Mapping[ValueType, Text] = {
    ValueType.DAY: Text(id="hari", en="day"),
    ValueType.COUNT: Text(id="angka", en="number"),
    ValueType.MONEY: Text(id="jumlah uang", en="amount"),
    ValueType.WORD: Text(id="isian", en="word"),
    ValueType.FLAG: Text(id="syarat", en="condition"),
}

_DAYS: Mapping[Comparison, Text] = {
    Comparison.BEFORE: Text(id="sebelum", en="is before"),
    Comparison.AT_MOST: Text(id="paling lambat pada", en="is on or before"),
    Comparison.EQUAL: Text(id="sama dengan", en="is the same day as"),
    Comparison.DIFFERENT: Text(id="bukan", en="is not the same day as"),
    Comparison.AT_LEAST: Text(id="paling cepat pada", en="is on or after"),
    Comparison.AFTER: Text(id="sesudah", en="is after"),
}
_NUMBERS: Mapping[Comparison, Text] = {
    Comparison.BEFORE: Text(id="kurang dari", en="is less than"),
    Comparison.AT_MOST: Text(id="paling banyak", en="is at most"),
    Comparison.EQUAL: Text(id="sama dengan", en="is equal to"),
    Comparison.DIFFERENT: Text(id="tidak sama dengan", en="is not equal to"),
    Comparison.AT_LEAST: Text(id="paling sedikit", en="is at least"),
    Comparison.AFTER: Text(id="lebih dari", en="is more than"),
}
_WORDS: Mapping[Comparison, Text] = {
    Comparison.EQUAL: Text(id="adalah", en="is"),
    Comparison.DIFFERENT: Text(id="berbeda dari", en="differs from"),
}
VERBS: Mapping[ValueType, Mapping[Comparison, Text]] = {
    ValueType.DAY: _DAYS,
    ValueType.COUNT: _NUMBERS,
    ValueType.MONEY: _NUMBERS,
    ValueType.WORD: _WORDS,
    ValueType.FLAG: _WORDS,
}
CONTRARY: Mapping[Comparison, Comparison] = {
    Comparison.BEFORE: Comparison.AT_LEAST,
    Comparison.AT_MOST: Comparison.AFTER,
    Comparison.EQUAL: Comparison.DIFFERENT,
    Comparison.DIFFERENT: Comparison.EQUAL,
    Comparison.AT_LEAST: Comparison.BEFORE,
    Comparison.AFTER: Comparison.AT_MOST,
}
MIRRORED: Mapping[Comparison, Comparison] = {
    Comparison.BEFORE: Comparison.AFTER,
    Comparison.AT_MOST: Comparison.AT_LEAST,
    Comparison.EQUAL: Comparison.EQUAL,
    Comparison.DIFFERENT: Comparison.DIFFERENT,
    Comparison.AT_LEAST: Comparison.AT_MOST,
    Comparison.AFTER: Comparison.BEFORE,
}
