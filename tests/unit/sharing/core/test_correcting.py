"""What was told is held against what is right of the same person, and of documents as they were told."""

from timpora.kernel.text import Text
from timpora.sharing.core.correcting import wrong_fields, wrong_of_people
from timpora.sharing.core.kinds import Field, ShareKind
from timpora.sharing.core.saying import NOT_ON_RECORD, Said, Sayable, lines_of


def same(value: str) -> Text:
    return Text(id=value, en=value)


def told(*people: tuple[str, str]) -> tuple[Said, ...]:
    """A case of people by name and birth day."""
    each = [{Field.NAME: same(name), Field.BORN: same(born)} for name, born in people]
    return lines_of(ShareKind.CASE, Sayable(each=each), {Field.NAME, Field.BORN})


def right(name: str, *born: str) -> dict[Field, list[Text]]:
    return {Field.NAME: [same(name)], Field.BORN: [same(day) for day in born]}


def of_documents(line: str, *numbers: str) -> tuple[Field, ...]:
    said = Said(field=Field.DOCUMENT, label=same("Nomor"), value=same(line))
    return wrong_fields([said], {Field.DOCUMENT: [same(one) for one in numbers]})


def test_each_person_is_held_against_what_is_right_of_that_person() -> None:
    lines = told(("Reka A", "1990"), ("Reka B", "1990"))
    assert wrong_of_people(lines, [right("Reka A", "1990"), right("Reka B", "1990")]) == ()
    assert wrong_of_people(lines, [right("Reka A", "1985"), right("Reka B", "1990")]) == (Field.BORN,)
    assert wrong_of_people(lines, [right("Reka B", "1990"), right("Reka A", "1990")]) == (Field.NAME,)


def test_where_people_were_joined_or_parted_since_each_line_is_held_against_whom_it_fits_best() -> None:
    lines = told(("Reka A", "1990"), ("Reka B", "1980"))
    joined = {Field.NAME: [same("Reka A"), same("Reka B")], Field.BORN: [same("1990"), same("1980")]}
    assert wrong_of_people(lines, [joined]) == ()
    three = [right("Reka C", "1970"), right("Reka B", "1980"), right("Reka A", "1991")]
    assert wrong_of_people(lines, three) == (Field.BORN,)
    assert wrong_of_people(lines, []) == (Field.NAME, Field.BORN), "nobody of it is on record"


def test_what_was_not_on_record_was_no_mistake_and_what_is_said_of_the_whole_is_looked_at_apart() -> None:
    line = Said(field=Field.BORN, label=same("Lahir"), value=NOT_ON_RECORD)
    whole = Said(field=Field.SPONSOR, label=same("Penjamin"), value=same("PT Rekaan"))
    assert wrong_of_people([line, whole], [right("Reka A", "1990")]) == ()


def test_a_document_number_may_have_a_comma_in_itself() -> None:
    assert of_documents("QQ1, QQ2", "QQ1", "QQ2", "QQ3") == ()
    assert of_documents("QQ 12, 13", "QQ 12, 13") == ()
    assert of_documents("ZZ9, QQ 12, 13", "QQ 12, 13", "ZZ9") == ()
    assert of_documents("QQ 12, 13", "QQ 12", "ZZ9") == (Field.DOCUMENT,)
    assert of_documents("QQ1, QQ2", "QQ1") == (Field.DOCUMENT,)
    assert of_documents("QQ1") == (Field.DOCUMENT,)
