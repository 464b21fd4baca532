import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.call.suggest import MOST, unasked


@pytest.mark.parametrize(
    ("services", "asked", "left"),
    [
        ("a video, posting, graphic design", "3 posts a week", "a video, graphic design"),
        ("eine Anzeige, Blogartikel", "vier Artikel im Monat", "eine Anzeige"),
        ("a monthly video, newsletter", "a newsletter every month", "a monthly video"),
        ("Newsletter, Beiträge", "ein Beitrag pro Woche, zwei Newsletter", ""),
        ("newsletter, video, newsletter", "", "newsletter, video"),
        ("täglicher Austausch", "täglich ein Post", "täglicher Austausch"),
        ("one, two words, [/], {floor}", "", "one, two words, [/]"),
        ("", "posts", ""),
        (" , ,", "", ""),
    ],
)  # fmt: skip
def test_what_the_client_asked_for_is_not_suggested_on_top(services, asked, left):
    assert unasked(services, asked) == left


@given(services=st.text(), asked=st.text())
def test_suggestions_are_few_and_the_users_own(services, asked):
    left = [part for part in unasked(services, asked).split(", ") if part]
    assert len(left) <= MOST
    assert all(part in services for part in left)
