"""Why a change of the law's dated data is not accepted: what is wrong, of which index or setting, and how to mend it."""

from datetime import date, timedelta

from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text


ONE_DAY = timedelta(days=1)
REACH = range(1900, 2200)  # years


def _refusal(code: str, what: Text, remedy: Text) -> Refusal:
    return Refusal(code=f"law_change_{code}", what=what, remedy=remedy)


def gap(name: Text | str, last: date, first: date) -> Refusal:
    """Between two rows lie days for which nothing would hold."""
    return _refusal(
        "gap",
        Text(
            id="{name} bercelah: tidak ada yang berlaku dari {begin} sampai {end}.",
            en="{name} has a gap: nothing would hold from {begin} to {end}.",
        ).fill(name=name, begin=last + ONE_DAY, end=first - ONE_DAY),
        Text(
            id="Mulailah pada {day}, atau nyatakan bahwa memang tidak ada yang berlaku pada hari-hari itu.",
            en="Begin on {day}, or say that nothing is meant to hold on those days.",
        ).fill(day=last + ONE_DAY),
    )


def overlap(name: Text | str, first: date) -> Refusal:
    """Two rows would hold on one day."""
    return _refusal(
        "overlap",
        Text(id="{name} bertumpang tindih: pada {day} akan berlaku dua baris.", en="{name} overlaps: on {day} two rows would hold.").fill(name=name, day=first),
        Text(id="Akhiri dahulu baris yang satu, atau pilih hari lain.", en="End the other row first, or choose another day."),
    )  # fmt: skip


def ends_before_it_begins(name: Text | str, first: date, last: date) -> Refusal:
    """A row would end before it begins."""
    return _refusal(
        "ends_before_it_begins",
        Text(id="{name} berakhir pada {last}, sebelum mulai pada {first}.", en="{name} ends on {last}, before it begins on {first}.").fill(name=name, first=first, last=last),
        Text(id="Pilih hari terakhir yang tidak mendahului hari pertamanya.", en="Choose a last day that is not before the first."),
    )  # fmt: skip


def past_stays(name: Text | str, today: date) -> Refusal:
    """What held on days that have passed is not changed here."""
    return _refusal(
        "past",
        Text(
            id="{name}: yang berlaku pada hari-hari yang lalu tidak diubah di sini.",
            en="{name}: what held on days that have passed is not changed here.",
        ).fill(name=name),
        Text(id="Pilih {day} atau hari sesudahnya.", en="Choose {day} or a later day.").fill(day=today),
    )


def in_force_already(name: Text | str, first: date, today: date) -> Refusal:
    """Only a row that holds on no day yet is corrected."""
    return _refusal(
        "in_force",
        Text(
            id="{name}: hanya baris yang belum berlaku dapat dibetulkan, dan tetap harus mulai sesudah {today}; ini mulai {first}.",
            en="{name}: only a row that is not yet in force is corrected, and it begins after {today} still; this one begins on {first}.",
        ).fill(name=name, first=first, today=today),
        Text(id="Tambahkan baris baru sejak hari perubahannya.", en="Add a new row from the day of the change on."),
    )


def no_citation(name: Text | str) -> Refusal:
    """A change of law cites its provision."""
    return _refusal(
        "citation",
        Text(id="{name} tidak menyebut dasar hukum.", en="{name} cites no provision.").fill(name=name),
        Text(id="Sebutkan peraturan dan pasalnya.", en="Name the regulation and the article."),
    )


def unknown_row(name: Text | str, first: date) -> Refusal:
    """There is no row that begins on that day."""
    return _refusal(
        "unknown_row",
        Text(id="{name} tidak mempunyai baris yang mulai {first}.", en="{name} has no row that begins on {first}.").fill(name=name, first=first),
        Text(id="Buka tabelnya lagi, lalu pilih barisnya di sana.", en="Open the table again, and choose the row there."),
    )  # fmt: skip


def unknown_index(code: str) -> Refusal:
    """What is meant to be an index is none."""
    return _refusal(
        "index",
        Text(id=f"“{code}” bukan kode indeks.", en=f"“{code}” is no code of an index."),
        Text(
            id="Tulis huruf besar dan angka saja, misalnya B213 atau E33G.",
            en="Write capital letters and figures only, such as B213 or E33G.",
        ),
    )


def alias(code: str) -> Refusal:
    """The code is another name of an index."""
    return _refusal(
        "alias",
        Text(id=f"{code} adalah nama lain dari sebuah indeks.", en=f"{code} is another name of an index."),
        Text(id="Ubahlah indeks yang dimaksudnya.", en="Change the index that it stands for."),
    )


def nothing_changes(name: Text | str) -> Refusal:
    """All would stay as it is."""
    return _refusal(
        "nothing",
        Text(id="{name}: usulan ini tidak mengubah apa pun.", en="{name}: this proposal changes nothing.").fill(
            name=name
        ),
        Text(id="Ubah sesuatu, atau batalkan.", en="Change something, or leave it."),
    )


def no_setting(name: str) -> Refusal:
    """What the law sets, an office does not."""
    return _refusal(
        "no_setting",
        Text(id=f"{name} bukan ketetapan yang boleh diubah kantor.", en=f"{name} is no setting that an office may change."),
        Text(id="Pilih salah satu ketetapan kantor pada daftar.", en="Choose one of the office's settings in the list."),
    )  # fmt: skip


def unfit_value(name: Text | str) -> Refusal:
    """A value of another type, or outside what can be meant."""
    return _refusal(
        "value",
        Text(id="{name}: nilainya tidak cocok.", en="{name}: the value does not fit.").fill(name=name),
        Text(id="Tulis bilangan bulat dari 0 sampai 10.000, atau ya atau tidak.", en="Write a whole number from 0 to 10,000, or yes or no."),
    )  # fmt: skip


def out_of_reach(name: Text | str, day: date) -> Refusal:
    """A day that nobody means."""
    return _refusal(
        "out_of_reach",
        Text(id="{name}: {day} terlalu jauh dari sekarang.", en="{name}: {day} is too far from now.").fill(name=name, day=day),
        Text(id="Periksa tahunnya.", en="Check the year."),
    )  # fmt: skip


def refuse_days_out_of_reach(name: Text | str, *days: date | None) -> None:
    """Raises Refused for a day that only a slip of the hand names, and that calendars cannot count beyond."""
    for day in days:
        if day is not None and day.year not in REACH:
            raise Refused(out_of_reach(name, day))
