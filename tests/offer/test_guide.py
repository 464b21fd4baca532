"""The guide's tables are held to the program."""

from pathlib import Path

from coach.offer.proposal import values
from coach.offer.render import SHIPPED
from tests.offer.conftest import FACTS, TO

GUIDE = (Path(__file__).parents[2] / "docs" / "before-and-after.md").read_text("utf-8")


def test_every_name_that_a_proposal_knows_is_in_the_guide(own):
    made = values(TO, own, FACTS["en"], "en")
    for name in (*made, *made["told"], *made["terms"], *made["options"][0]):
        assert f"`{name}`" in GUIDE or f"`told.{name}`" in GUIDE


def test_every_template_is_in_the_guide():
    shipped = {file.name for file in SHIPPED.glob("*.j2")} - {"edited.html.j2"}
    assert {name for name in shipped if f"`{name}`" not in GUIDE} == set()
