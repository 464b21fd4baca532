from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import CoachError
from coach.offer.chart import chart
from coach.offer.figures import Figure, figure, line, read_csv, shown, typed, write_csv


@pytest.mark.parametrize(
    ("line", "target", "actual", "unit", "remedy"),
    [
        ("New followers=500/620", "500", "620", "", ""),
        ("Enquiries = 20 / 14; a form on the page", "20", "14", "", "a form on the page"),
        ("Klickrate=2,5 %/3,1 %", "2.5", "3.1", "%", ""),
        ("Reach=1.250/1,300", "1250", "1300", "", ""),
    ],
)
def test_a_figure_is_typed_as_name_target_and_actual(line, target, actual, unit, remedy):
    made = typed(line)
    assert (made.target, made.actual) == (Decimal(target), Decimal(actual))
    assert (made.unit, made.remedy) == (unit, remedy)


amounts = st.decimals(0, 1_000_000, places=2)


@given(amounts, amounts, st.sampled_from(["", "%", "h"]), st.booleans(), st.text("abc ü[/]"))
def test_a_figure_is_written_as_it_is_typed(target, actual, unit, lower, remedy):
    made = figure("New followers", f"{'< ' if lower else ''}{target} {unit}", str(actual), remedy)
    assert typed(line(made)) == made


@pytest.mark.parametrize(
    "line", ["", "followers", "a=1", "=1/2", "a=x/y", "a=1/2/3", "a=1/", "[/]"]
)
def test_what_is_no_figure_is_refused(line):
    with pytest.raises(CoachError) as refused:
        typed(line)
    assert refused.value.todo


@pytest.mark.parametrize(
    ("target", "actual", "reached", "percent"),
    [
        ("500", "620", True, 124),
        ("500", "500", True, 100),
        ("20", "14", False, 70),
        ("< 24 h", "30 h", False, 125),
        ("≤ 24 h", "12 h", True, 50),
        ("max 3", "3", True, 100),
        ("0", "4", True, None),
    ],
)
def test_a_target_is_reached_or_missed_also_where_less_is_better(target, actual, reached, percent):
    made = figure("x", target, actual)
    assert (made.reached, made.percent) == (reached, percent)


TABLE = "name,target,actual,remedy\nNew followers,500,620,\nEnquiries,20,14,a form\n"


@pytest.mark.parametrize(
    "table",
    [
        TABLE,
        TABLE.replace(",", ";"),
        TABLE.replace(",", "\t").replace("\n", "\r\n"),
        "\ufeff" + TABLE,
        "Kennzahl;Soll;Ist;Maßnahme\nNew followers;500;620;\n\nEnquiries;20;14;a form\n",
        "id,actual,target,name,remedy\n1,620,500,New followers,\n2,14,20,Enquiries,a form\n",
    ],
)
def test_figures_come_from_any_usual_csv(table):
    first, second = read_csv(table.encode(), "f.csv")
    assert (first.name, first.target, first.actual) == ("New followers", 500, 620)
    assert (second.name, second.reached, second.remedy) == ("Enquiries", False, "a form")


@pytest.mark.parametrize(
    ("table", "where"),
    [
        (b"", "f.csv"),
        (b"name,target\nx,1\n", "f.csv:1"),
        (b"name,target,actual\nx,1,2\ny,three,4\n", "f.csv:3"),
        (b"name,target,actual\n,1,2\n", "f.csv:2"),
        (b"name,target,actual\nx,1\n", "f.csv:2"),
        (b"name,target,actual\n", "f.csv"),
        (b"\xff\xfe", "f.csv"),
        (b'name,target,actual\n"x,1,2\n', "f.csv"),
        (b"name,target,actual\n" + b"x,1,2\n" * 51, "f.csv"),
        (b"x" * 1_000_001, "f.csv"),
        (b"PK\x03\x04\x00", "f.csv"),
    ],
)
def test_a_table_that_does_not_fit_is_refused_with_its_line(table, where):
    with pytest.raises(CoachError) as refused:
        read_csv(table, "f.csv")
    assert refused.value.where in (where, "f.csv:1")
    assert refused.value.todo


amounts = st.decimals(0, 10**9, places=2)
names = st.text(min_size=1, max_size=30)


@given(names, amounts, amounts, st.booleans(), st.text(max_size=30))
def test_a_table_that_was_written_is_read_back(name, target, actual, lower, remedy):
    try:
        made = figure(name, f"{'< ' if lower else ''}{target}", str(actual), remedy)
    except CoachError:
        return
    if made.name.startswith("'") or made.remedy.startswith("'"):
        return
    assert read_csv(write_csv((made,)).encode(), "f.csv") == (made,)


def test_an_exported_table_holds_no_formula():
    table = write_csv((Figure("=cmd()", Decimal(1), Decimal(2), remedy="@SUM(A1)"),))
    assert "\n'=cmd(),1,2,'@SUM(A1)" in table


def test_values_read_in_the_language_of_the_report():
    made = figure("Reach", "1250 views", "1.5 views")
    assert shown(made, made.target, "de") == "1.250 views"
    assert shown(made, made.actual, "de") == "1,5 views"
    assert shown(made, made.target, "en") == "1,250 views"


def test_a_chart_says_in_words_what_it_draws_and_keeps_markup_as_text():
    drawn = chart((figure("<b>x</b>&", "10", "5"), figure("y", "0", "3")), "en", "target")
    assert "&lt;b&gt;x&lt;/b&gt;&amp;: 5 / 10" in drawn
    assert "<b>" not in drawn
    assert drawn.count("<rect") == 2
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")


def test_a_chart_is_well_formed_whatever_the_figures():
    from xml.dom import minidom

    made = [figure("a\"'<>&", "1", "1000000"), figure("b", "1000000", "0"), figure("c", "0", "0")]
    page = minidom.parseString(chart(tuple(made), "de", "Ziel"))
    widths = [int(bar.getAttribute("width")) for bar in page.getElementsByTagName("rect")]
    assert all(2 <= width <= 640 for width in widths)


@pytest.mark.parametrize(
    ("written", "language", "read"),
    [
        ("3.000,50 €", "de", "3.000,50\N{NO-BREAK SPACE}€"),
        ("3.000,50 €", "en", "€3,000.50"),
        ("$3,000", "en", "$3,000"),
        ("CHF 3'000", "de", "CHF\N{NO-BREAK SPACE}3’000"),
        ("12.5 %", "de", "12,5 %"),
    ],
)
def test_amounts_of_money_read_as_money(written, language, read):
    one = figure("Sales", written, written)
    assert shown(one, one.target, language) == read
    assert read_csv(write_csv((one,)).encode(), "f.csv") == (one,)
