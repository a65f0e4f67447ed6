"""Who was told of the people of a case, on its page, once the data turned out wrong: by what, when, and who still has to learn it."""

from collections.abc import Sequence

from django.urls import reverse

from timpora.casework.core.acts.kinds import ActKind
from timpora.casework.core.checks.closing import is_corrected
from timpora.casework.core.corrected import withdrawn_people
from timpora.casework.core.policy import state_allows, who_may
from timpora.casework.core.told import TO_A_PERSON, Occasion, Told
from timpora.casework.situations import Looked
from timpora.kernel.text import Language, Text, day_in_words
from timpora.ui.components.statements import Notice, Tag, Tone
from timpora.ui.components.tables import Cell, Column, Name, Table


CAPTION = Text(id="Siapa pernah diberi tahu, dan siapa sudah tahu pembetulannya", en="Who was told, and who knows of the correction")  # fmt: skip
CAPTION_OF_ONE = Text(id="Pernah diberi tahu", en="Was told")
TO_BE_TOLD = Tag(tone=Tone.OPEN, label=Text(id="Belum diberi tahu", en="Not told yet"))
IS_TOLD = Tag(tone=Tone.GOOD, label=Text(id="Sudah diberi tahu", en="Told"))
IS_SPARED = Tag(tone=Tone.INFORMATION, label=Text(id="Tidak boleh", en="Not allowed"))
GONE = Text(id="Yang mendasari perkara ini tidak ditemukan lagi", en="What this case rests on is no longer found")
SOME_GONE = Text(
    id="Sebagian dari yang mendasari perkara ini tidak ditemukan lagi",
    en="Some of what this case rests on is no longer found",
)
# Whoever leaves while the case is open is no longer found either, and was found rightly: only people can tell the two apart.
ALL_GONE = Text(
    id="Bila datanya keliru, tutup perkara sebagai ditarik: {number} pihak di bawah ini mendapat surat pembetulan. Bila orangnya baru saja keluar wilayah Indonesia, datanya benar dan tidak ada yang ditarik.",
    en="Where the data were wrong, close the case as withdrawn: everybody listed below ({number}) gets a notice of the correction. Where the person has just left Indonesia, the data were right and nothing is withdrawn.",
)
RECORD_GONE = Text(
    id="Catatan yang mendasari perkara ini ditarik", en="The record on which this case rests was withdrawn"
)
WITHDRAW_IT = Text(
    id="Perkara ini tidak mempunyai dasar lagi. Tutup sebagai ditarik: {number} pihak di bawah ini mendapat surat pembetulan.",
    en="This case no longer has a basis. Close it as withdrawn: everybody listed below ({number}) gets a notice of the correction.",
)
SOME_STAND = Text(
    id="Temuan lain masih ada. Bila datanya keliru, pisahkan orangnya ke perkara sendiri, lalu tutup perkara itu sebagai ditarik.",
    en="Other findings stand. Where the data were wrong, split the person into a case of their own, and close that one as withdrawn.",
)
CHANGED_SINCE = Text(
    id="Data perkara ini berubah sesudah perkaranya ditutup", en="The facts of this case changed after it was closed"
)
GONE_SINCE = Text(
    id="Yang dulu ditemukan tidak ditemukan lagi pada hari perkara dinilai. Bila datanya memang keliru, sampaikan: {number} pihak di bawah ini mendapat surat pembetulan, dan surat yang mendasarkan diri padanya dicabut.",
    en="What was found is no longer found on the day by which the case was judged. Where the data were wrong, pass it on: everybody listed below ({number}) gets a notice of the correction, and the letters that rested on them are withdrawn.",
)
OTHER_SINCE = Text(
    id="Batasnya sekarang lain; temuannya sendiri masih ada. Periksa apakah jumlah hari dan biaya bebannya masih benar, lalu catat apa yang dilakukan.",
    en="The limit is now a different one; the finding itself stands. Check whether the days and the charge are still right, and record what was done.",
)
PASS_ON = Text(id="Sampaikan pembetulan", en="Pass on the correction")
CLOSE = Text(id="Tutup perkara dan beri tahu", en="Close the case and tell them")


def table(looked: Looked, told: Sequence[Told]) -> Table | None:
    """Everybody who was told, one a row."""
    if not told:
        return None
    rows = [
        [
            Cell(value=Name(name=one.whom[0].removeprefix(TO_A_PERSON)), below=_about(looked, one)),
            Cell(value=_joined([said_of(each) for each in one.occasions]) if one.occasions else None),
            Cell(value=standing(one), below=said_of(one.notice) if one.notice else None),
        ]
        for one in told
    ]
    return Table(
        caption=CAPTION,
        columns=[
            Column(heading=Text(id="Siapa, tentang siapa", en="Who, about whom")), Column(heading=Text(id="Dengan apa, kapan", en="By what, and when")),
            Column(heading=Text(id="Pembetulan", en="Correction")),
        ],
        rows=rows,
    )  # fmt: skip


def notice(looked: Looked, told: Sequence[Told]) -> Notice | None:
    """What to do now that the data were corrected; nothing where nobody can do anything more."""
    situation = looked.situation
    if situation.state.correction_waits:
        return _after_the_end(looked, told)
    if not told or state_allows(ActKind.CLOSE, situation.state) is not None:
        return None
    if not is_corrected(situation):
        return Notice(tone=Tone.ALERT, title=SOME_GONE, body=SOME_STAND)
    may = who_may(ActKind.CLOSE, situation.hand) is None
    title, body = (RECORD_GONE, WITHDRAW_IT) if withdrawn_people(looked.file) == set(looked.file.numbers) else (GONE, ALL_GONE)  # fmt: skip
    waiting = body.fill(number=sum(one.waits for one in told))
    return Notice(tone=Tone.ALERT, title=title, body=waiting, href=reverse("case_act", args=[looked.seen.id, ActKind.CLOSE.value]) if may else None, action=CLOSE if may else None)  # fmt: skip


def _after_the_end(looked: Looked, told: Sequence[Told]) -> Notice:
    """What a case that has ended was told since, and what to do about it."""
    number = sum(one.waits for one in told)
    may = who_may(ActKind.TELL_CORRECTION, looked.situation.hand) is None
    return Notice(
        tone=Tone.ALERT, title=CHANGED_SINCE, body=GONE_SINCE.fill(number=number) if told else OTHER_SINCE,
        href=reverse("case_act", args=[looked.seen.id, ActKind.TELL_CORRECTION.value]) if may else None, action=PASS_ON if may else None,
    )  # fmt: skip


def _about(looked: Looked, one: Told) -> Text | None:
    names = ", ".join(person.name for person in looked.file.people if person.number in one.people)
    return None if one.person is not None or not names else Text(id=f"tentang {names}", en=f"about {names}")


def standing(one: Told) -> Tag:
    """Whether the correction has reached somebody."""
    if one.is_spared:
        return IS_SPARED
    return TO_BE_TOLD if one.waits else IS_TOLD


def said_of(one: Occasion) -> Text:
    """`Pemberitahuan kepada perwakilan 0002/PERWAKILAN/2023, 27 Juni 2023`."""
    number = f" {one.number}" if one.number else ""
    told = {language: f"{one.what.within(language)}{number}, {day_in_words(one.on, language)}" for language in Language}
    return Text(id=told[Language.INDONESIAN], en=told[Language.ENGLISH])


def _joined(texts: Sequence[Text]) -> Text:
    return Text(id="; ".join(one.id for one in texts), en="; ".join(one.en for one in texts))
