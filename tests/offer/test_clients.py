from datetime import datetime

import pytest

from coach.offer.clients import Client, known_clients, meant

SOON, LATER = datetime(2026, 11, 30, 14), datetime(2026, 12, 3, 9)
CLIENTS = known_clients(
    ["Zoe", "Harbor & Pine", "Harbour Café", "Café Änne", "zoe", ""],
    [("harbor & pine", LATER), ("Café Änne", LATER), ("Café Änne", SOON), ("Gone", SOON)],
)


def test_whoever_has_an_appointment_comes_first_and_everybody_once():
    assert (
        Client("Café Änne", SOON),
        Client("Harbor & Pine", LATER),
        Client("Zoe"),
        Client("Harbour Café"),
    ) == CLIENTS


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("", ["Café Änne", "Harbor & Pine", "Zoe", "Harbour Café"]),
        ("harb", ["Harbor & Pine", "Harbour Café"]),
        ("HARBOR", ["Harbor & Pine"]),
        ("cafe", ["Café Änne"]),
        ("cafe anne", ["Café Änne"]),
        ("pine", ["Harbor & Pine"]),
        ("& pine", ["Harbor & Pine"]),
        ("Miller", []),
    ],
)
def test_the_beginning_of_a_name_is_enough(written, names):
    assert [client.name for client in meant(CLIENTS, written)] == names


def test_an_accent_tells_two_clients_apart():
    clients = known_clients(["René", "Rene"])
    assert meant(clients, "René") == (Client("René"),)
    assert meant(clients, "rene") == (Client("Rene"),)
    assert len(meant(clients, "ren")) == 2


def test_the_whole_name_of_one_is_not_the_beginning_of_another():
    clients = known_clients(["Harbor & Pine", "Harbor"])
    assert meant(clients, "harbor") == (Client("Harbor"),)
