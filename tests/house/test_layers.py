"""House rule 1: rooms import only downwards, and the plan of the house says so."""

import tomllib

from tests.house.rooms import ROOT, rooms

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
CONTRACT = SETTINGS["contracts"][0]


def test_every_room_stands_in_the_layers_contract() -> None:
    layers = {room.strip() for layer in CONTRACT["layers"] for room in layer.split("|")}

    assert layers == {room.name for room in rooms()} | {"helsinkiseutu"}
    assert set(SETTINGS["root_packages"]) == layers


def test_the_sentence_of_the_contract_stands_in_the_plan_of_the_house() -> None:
    plan = (ROOT / "docs" / "architecture.md").read_text()

    assert CONTRACT["name"] in " ".join(plan.replace("\n> ", " ").split())
