"""Files as answers."""

import pytest

from exports.responses import TYPES, file_response


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_a_file_is_saved_under_its_name_with_its_type(kind: str) -> None:
    response = file_response(f"yhteenveto-2018.{kind}", b"x")

    assert response["Content-Type"] == TYPES[kind]
    assert response["Content-Disposition"] == f'attachment; filename="yhteenveto-2018.{kind}"'
    assert response["Content-Length"] == "1"


@pytest.mark.parametrize("name", ['a"\r\nX: y.pdf', "möte.pdf"])
def test_no_name_becomes_a_header(name: str) -> None:
    told = file_response(name, b"")["Content-Disposition"]

    assert told.startswith("attachment; filename*=utf-8''")
    assert "\n" not in told


def test_equal_bytes_have_one_mark() -> None:
    marks = [file_response("a.pdf", content)["ETag"] for content in (b"1", b"1", b"2")]

    assert marks[0] == marks[1] != marks[2]


def test_what_comes_in_pieces_is_streamed() -> None:
    response = file_response("a.zip", iter([b"1", b"2"]))

    assert response.streaming
    assert b"".join(response.streaming_content) == b"12"


def test_a_kind_that_is_not_ours_is_refused() -> None:
    with pytest.raises(KeyError):
        file_response("a.exe", b"")
