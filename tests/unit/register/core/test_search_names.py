"""Names as people write, hear, type and print them: each line of these tables is a promise that a reader can check."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timpora.kernel.text import Language
from timpora.register.core.search.likeness import Likeness, likeness
from timpora.register.core.search.near import ALPHABET, near, near_word
from timpora.register.core.search.parts import parts_of, ways_to_read
from timpora.register.core.search.sounds import name_sounds, sounds_of
from timpora.register.core.search.tries import loose_tries, strict_tries


ANY_TEXT = st.text(max_size=80)
WORD = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=12)
QUESTION = re.compile(r"[A-Z0-9{}|&():* ]+")

ALIKE = """
ZHANG CHANG JANG DJANG
KIM GIM
MINSU MINSOO
LEE YI RHEE LI
PARK PAK BAK
CHOI CHOE
JUNG JEONG CHUNG
HYUN HYEON
MOHAMMED MUHAMMAD MOHAMAD MOHD
AHMED AHMAD ACHMAD
YUSUF YOUSEF JUSUF YOESOEF
OMAR UMAR OEMAR
HUSSEIN HUSAIN
KHALED KHALID
QASIM KASIM GASSIM
OHNO ONO OONO ONOU
SATO SATOH SATOU
YUUKI YUKI
SERGEY SERGEI
SMIRNOV SMIRNOFF
ZHUKOV JUKOV
YULIA IULIIA JULIA
XIAO HSIAO
QIAN CHIEN
CAO TSAO
SUHARTO SOEHARTO
JOKO DJOKO
CANDRA TJANDRA CHANDRA
YOGYA JOGJA
SYAHRIR SJAHRIR
NYOMAN NJOMAN
ABBAS ABAS
MULLER MUELLER
"""
APART = [("WEI", "WU"), ("ZHANG", "WANG"), ("CHEN", "CHENG"), ("LEE", "LEI"), ("SITI", "SARI"), ("IVAN", "IRINA")]


@pytest.mark.parametrize("spellings", [line.split() for line in ALIKE.strip().splitlines()], ids=lambda words: words[0])
def test_spellings_of_one_word_share_a_sound(spellings: list[str]) -> None:
    first, *others = spellings
    for other in others:
        assert set(sounds_of(first)) & set(sounds_of(other)), (first, other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_words_do_not(one: str, other: str) -> None:
    assert not set(sounds_of(one)) & set(sounds_of(other))


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Tn. Ahmad bin Rekaan", "AHMAD REKAAN"),
        ("Siti b. Rekaan", "SITI REKAAN"),
        ("Siti bt Rekaan", "SITI REKAAN"),
        ("Muthu A/L Rekan", "MUTHU REKAN"),
        ("Dr. Budi Rekaan, S.H., M.M.", "BUDI REKAAN"),
        ("H. Budi Rekaan", "BUDI REKAAN"),
        ("Bpk. H. Budi Rekaan", "BUDI REKAAN"),
        ("Ny. Sari", "SARI"),
        ("REKAAN, Budi", "REKAAN BUDI"),
        ("HUA BIN", "HUA BIN"),
        ("Lê Thị Reka", "LE THI REKA"),
        ("Abd al-Rahman Reka", "ABD RAHMAN REKA"),
        ("Qur'an Reka", "QURAN REKA"),
        ("FNU Reka", "REKA"),
        ("Mr.", "MR"),
        ("12345", ""),
        ("", ""),
    ],
)
def test_a_name_is_its_words_without_titles_and_without_whose_child_it_is(written: str, words: str) -> None:
    assert " ".join(parts_of(written).words) == words


def test_what_may_be_a_title_or_a_surname_is_read_as_both() -> None:
    assert [one.words for one in ways_to_read("Pak Min Su")] == [("PAK", "MIN", "SU"), ("MIN", "SU")]


@pytest.mark.parametrize(
    ("asked", "on_record", "why"),
    [
        ("Zhang Wei", "ZHANG WEI", "nama sama"),
        ("Wei Zhang", "ZHANG WEI", "nama sama, urutan lain"),
        ("Zhangwei", "ZHANG WEI", "yang tercatat ditulis terpisah"),
        ("Kim Min-su", "KIM MINSU", "yang tercatat ditulis serangkai"),
        ("Chang Wei", "ZHANG WEI", "ejaan lain: CHANG, tercatat ZHANG"),
        ("Rosalnida Contohez", "ROSALINDA CONTOHEZ", "dua huruf tertukar: ROSALNIDA, tercatat ROSALINDA"),
        ("Rosalida Contohez", "ROSALINDA CONTOHEZ", "kurang satu huruf: ROSALIDA, tercatat ROSALINDA"),
        ("Rosaliqnda Contohez", "ROSALINDA CONTOHEZ", "lebih satu huruf: ROSALIQNDA, tercatat ROSALINDA"),
        ("Rosapinda Contohez", "ROSALINDA CONTOHEZ", "satu huruf beda: ROSAPINDA, tercatat ROSALINDA"),
        ("Rosal", "ROSALINDA", "berawal dengan ROSAL"),
        ("Rosalinda Contohez", "ROSALINDA CONTO", "yang tercatat terpotong: CONTO"),
        ("R Contohez", "ROSALINDA CONTOHEZ", "huruf awal sama"),
        ("Rosalinda", "ROSALINDA CONTOHEZ", "semua kata yang diketik ada"),
        (
            "Rosalnida",
            "ROSALINDA CONTOHEZ",
            "dua huruf tertukar: ROSALNIDA, tercatat ROSALINDA; yang tercatat lebih panjang",
        ),
        ("Rosalinda Contohez Ana", "ROSALINDA CONTOHEZ", "tidak semua kata ada"),
        ("Tn. Reka Wei", "REKA WEI", "nama sama; tanpa gelar dan sebutan"),
    ],
)
def test_each_likeness_says_why(asked: str, on_record: str, why: str) -> None:
    found = likeness(asked, on_record)
    assert found is not None
    assert "; ".join(reason.within(Language.INDONESIAN) for reason in found.reasons) == why


def test_two_names_are_not_alike_for_a_word_that_both_have() -> None:
    assert likeness("Rekana Wei Ming", "Sari Wei Lokan") is None


@pytest.mark.parametrize(
    ("asked", "likelier", "less"),
    [
        ("Zhang Wei", "ZHANG WEI", "WEI ZHANG"),
        ("Zhang Wei", "WEI ZHANG", "CHANG WEI"),
        ("Chang Wei", "CHANG WEI", "ZHANG WEI"),
        ("Zhang Wei", "CHANG WEI", "WANG WEI"),
        ("Reka Salim", "REKA ADI SALIM", "REKA SALIN"),
        ("Kim Minsoo", "KIM MIN SU", "KIM MIN HO"),
    ],
)
def test_what_is_nearer_stands_first(asked: str, likelier: str, less: str) -> None:
    first, second = likeness(asked, likelier), likeness(asked, less)
    assert first is not None
    assert second is None or first.score > second.score


@given(ANY_TEXT)
def test_whatever_is_written_has_keys_that_the_database_takes(written: str) -> None:
    assert all(re.fullmatch(r"[12]?[A-Z]+", key) for key in name_sounds(written).split())
    for tries in (strict_tries(written), loose_tries(written)):
        for question in tries.questions:
            assert QUESTION.fullmatch(question), question
        assert all(set(one) <= {*ALPHABET, " "} for one in tries.near)


@given(st.lists(WORD, min_size=1, max_size=5))
def test_a_name_is_the_same_name_as_itself_in_every_order(words: list[str]) -> None:
    itself, turned = likeness(" ".join(words), " ".join(words)), likeness(" ".join(words), " ".join(reversed(words)))
    assert itself is not None
    assert itself.score > 0.99
    assert turned is None or turned.score <= itself.score


@given(ANY_TEXT, ANY_TEXT)
def test_a_likeness_lies_between_none_and_the_same_and_always_has_reasons(one: str, other: str) -> None:
    found = likeness(one, other)
    assert found is None or (0 < found.score <= 1 and found.reasons)


@given(WORD.filter(lambda word: len(word) > 3), st.data())
def test_every_sound_a_slip_away_is_one_slip_away_from_it(word: str, data: st.DataObject) -> None:
    sound = sounds_of(word)[0]
    for other in near(sound)[:50]:
        assert other != sound
        assert abs(len(other) - len(sound)) <= 1
    place = data.draw(st.integers(0, len(word) - 2))
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    assert set(sounds_of(word)) & {*near_word(swapped), *sounds_of(swapped)}


def test_a_score_without_its_reasons_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="says why"):
        Likeness(score=1.0, reasons=())
