"""Tables and facts as files."""

import csv
import io
import json

import pytest

from exports.tables import csv_lines, csv_response, guarded, json_response


@pytest.mark.parametrize("text", ["=1+1", "+358", "-1", "@x", "\tx", "\rx", "\uff1d1"])
def test_what_looks_a_formula_is_kept_as_text(text: str) -> None:
    assert guarded(text) == f"'{text}"


def test_an_unknown_cell_is_empty() -> None:
    assert guarded(None) == ""


def test_a_file_opens_in_an_office_program() -> None:
    lines = list(csv_lines(["Kunta", "Paikat"], [["Äänekylä; itä", 4]]))

    assert lines[0].startswith("\ufeffKunta;Paikat")
    assert all(line.endswith("\r\n") for line in lines)
    assert list(csv.reader(io.StringIO(lines[1]), delimiter=";")) == [["Äänekylä; itä", "4"]]


def test_a_file_has_its_name_and_kind() -> None:
    response = csv_response("kokoonpano-elin-2018-05-02", ["a"], [])

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="kokoonpano-elin-2018-05-02.csv"' in response["Content-Disposition"]


def test_facts_keep_their_letters_and_are_open_to_all() -> None:
    response = json_response({"name": "Äänekylä"})

    assert json.loads(response.content) == {"name": "Äänekylä"}
    assert "Äänekylä" in response.content.decode()
    assert response["Access-Control-Allow-Origin"] == "*"
