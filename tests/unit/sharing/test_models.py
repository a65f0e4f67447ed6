"""What a row of sharing is called, in logs and messages: by its number, and nothing of what it says."""

from timpora.sharing.models import Answer, Share


def test_a_row_is_called_by_its_number() -> None:
    assert [str(Share(pk=7)), str(Answer(pk=8, text="Reka Wei"))] == ["share 7", "answer 8"]
