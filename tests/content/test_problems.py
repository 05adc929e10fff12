"""What is wrong in a content file is told with its file and line, and nothing is loaded."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from organizations.models import Organization
from records.content.models import LoadedRecord
from records.content.reading import ContentProblems
from records.sources import Citation, Source
from tests.content.files import Folder


def problems_of(folder: Folder) -> list[str]:
    """What loading ``folder`` complains of, nothing having been stored."""
    with pytest.raises(ContentProblems) as caught:
        folder.load()
    for model in (Source, Organization, Citation, LoadedRecord):
        assert not model._base_manager.exists()
    return [str(problem) for problem in caught.value.problems]


def test_an_unknown_key_is_refused_and_the_known_ones_are_named(folder: Folder) -> None:
    folder.change("b-organizations.yaml", "    sources: [PK-2]", "    sources: [PK-2]\n    size: 9")

    (problem,) = problems_of(folder)

    assert problem.startswith("content/b-organizations.yaml:10: “size” is unknown here; known: ")
    assert "website" in problem


def test_an_unknown_section_is_refused_and_the_known_ones_are_named(folder: Folder) -> None:
    folder.write("e.yaml", "# Parties come later.\nparties:\n  first: {}\n")

    (problem,) = problems_of(folder)

    assert problem.startswith("content/e.yaml:2: section “parties” is unknown; known: sources, ")


def test_a_reference_that_leads_nowhere_is_refused(folder: Folder) -> None:
    folder.change("c-agreements.yaml", "organization: perakyla", "organization: olematon")

    assert problems_of(folder) == [
        (
            "content/c-agreements.yaml:12: “olematon” leads nowhere:"
            " there is no organization with that key"
        )
    ]


def test_a_reference_to_another_kind_of_record_leads_nowhere(folder: Folder) -> None:
    folder.change("d-bodies.yaml", "agreements: [satumaa]", "agreements: [onnela]")

    assert problems_of(folder) == [
        "content/d-bodies.yaml:6: “onnela” leads nowhere: there is no agreement with that key"
    ]


def test_a_source_that_is_not_listed_is_refused(folder: Folder) -> None:
    folder.change("b-organizations.yaml", "sources: [PK-2]", "sources: [PK-9]")

    assert problems_of(folder)[0] == (
        "content/b-organizations.yaml:9: “PK-9” leads nowhere: there is no source with that key"
    )


@pytest.mark.parametrize("date", ["2021-04-31", "31.4.2021", "2021-13", "spring", "2021-25"])
def test_an_impossible_date_is_refused_as_it_was_written(date: str, folder: Folder) -> None:
    folder.change("c-agreements.yaml", "starts: 2013", f"starts: {date}")

    (problem,) = problems_of(folder)

    assert problem.startswith("content/c-agreements.yaml:7: satumaa, starts: “")
    assert f"“{date}”" in problem


def test_a_period_that_ends_before_it_begins_is_refused_at_its_end(folder: Folder) -> None:
    folder.change("c-agreements.yaml", "starts: 2013", "starts: 2017")

    assert (
        "content/c-agreements.yaml:8: satumaa, ends: Ends 31 December 2016, before it begins 2017."
        " Mend either date."
    ) in problems_of(folder)


@pytest.mark.parametrize("sources", ["", "    sources: []\n", "    sources:\n"])
def test_a_fact_without_a_source_is_refused(sources: str, folder: Folder) -> None:
    folder.change("b-organizations.yaml", "    sources: [PK-2]\n", sources)

    assert problems_of(folder)[0] == (
        "content/b-organizations.yaml:6: “perakyla” names no source (sources: […])"
    )


def test_a_part_without_a_source_is_refused_too(folder: Folder) -> None:
    folder.change(
        "c-agreements.yaml", "{organization: onnela, sources: [PK-1]}", "{organization: onnela}"
    )

    assert problems_of(folder) == [
        "content/c-agreements.yaml:11: “satumaa/parties/onnela” names no source (sources: […])"
    ]


def test_a_key_that_stands_twice_in_a_file_is_refused(folder: Folder) -> None:
    folder.change("b-organizations.yaml", "  perakyla:", "  onnela:")

    assert "content/b-organizations.yaml:6: “onnela” stands twice" in problems_of(folder)


def test_a_field_that_stands_twice_is_refused(folder: Folder) -> None:
    folder.change("c-agreements.yaml", "    starts: 2013", "    starts: 2013\n    starts: 2012")

    assert "content/c-agreements.yaml:8: “starts” stands twice" in problems_of(folder)


def test_a_key_that_stands_in_two_files_is_refused(folder: Folder) -> None:
    folder.write("e.yaml", "sources:\n  PK-1: {title: Sama, publisher: Onnela}\n")

    assert "content/e.yaml:2: “PK-1” stands also in content/a-sources.yaml" in problems_of(folder)


def test_a_control_character_is_refused_on_its_line(folder: Folder) -> None:
    folder.write("e.yaml", '# äöäöäöäöäö\nbodies:\n\n\n\n\n  one: {name: "\x07"}\n')

    assert any(
        problem.startswith("content/e.yaml:7: not YAML: ") for problem in problems_of(folder)
    )


def test_a_file_that_is_not_yaml_is_refused_where_it_breaks(folder: Folder) -> None:
    folder.write("e.yaml", "bodies:\n  one: {kind: [}\n")

    assert any(
        problem.startswith("content/e.yaml:2: not YAML: ") for problem in problems_of(folder)
    )


@pytest.mark.parametrize("text", ["- a\n- b\n", "just words\n", "bodies: words\n", "bodies: [a]\n"])
def test_a_file_or_section_that_is_no_block_is_refused(text: str, folder: Folder) -> None:
    folder.write("e.yaml", text)

    assert any(problem.startswith("content/e.yaml:1: ") for problem in problems_of(folder))


def test_a_key_that_is_no_word_is_refused_with_its_file(folder: Folder) -> None:
    folder.write("e.yaml", "bodies:\n  ? [a, b]\n  : {kind: board}\n")

    assert any(problem.startswith("content/e.yaml:2: ") for problem in problems_of(folder))


def test_a_file_that_is_not_utf_8_is_refused(folder: Folder) -> None:
    folder.write("e.yaml", "bodies: {}  # Peräkylä\n".encode("latin-1"))

    assert "content/e.yaml:1: the file is not UTF-8 text" in problems_of(folder)


def test_an_empty_file_is_no_problem(folder: Folder) -> None:
    folder.write("e.yaml", "# Nothing yet.\n")

    assert folder.load().created


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("kind: advisory_board", "kind: circus", "d-bodies.yaml:3: neuvottelukunta, kind: "),
        ("seats: 2", "seats: two", "d-bodies.yaml:11: seats: "),
        ("seats: 2", "seats: [2]", "d-bodies.yaml:11: “seats” is one value"),
        ("seat_number: 1", "seat_number: 3", "d-bodies.yaml:14: neuvottelukunta/quotas/onnela/"),
        ("is_vacant: yes", "is_vacant: perhaps", "d-bodies.yaml:14: is_vacant: "),
        ("name: {fi: Satu", "name: {de: Satu", "d-bodies.yaml:5: “name” is written {fi: …"),
        ("    power: not_binding\n", "", "d-bodies.yaml:2: neuvottelukunta, power: "),
        (
            "sources: [PK-1]\n    quotas",
            "sources: [{source: PK-1, page: 4}]\n    quotas",
            "d-bodies.yaml:7: a source has source, locator, says",
        ),
    ],
)
def test_a_wrong_value_is_told_at_its_line(old: str, new: str, told: str, folder: Folder) -> None:
    folder.change("d-bodies.yaml", old, new)

    assert any(problem.startswith(f"content/{told}") for problem in problems_of(folder))


def test_every_mistake_is_told_at_once_in_the_order_of_the_files(folder: Folder) -> None:
    folder.change("b-organizations.yaml", "    sources: [PK-2]\n", "")
    folder.change("c-agreements.yaml", "starts: 2013", "starts: 2013-99")
    folder.write("d-bodies.yaml", "circuses: {}\n")

    places = [problem.split(": ")[0] for problem in problems_of(folder)]

    assert places == [
        "content/b-organizations.yaml:6",
        "content/c-agreements.yaml:7",
        "content/d-bodies.yaml:1",
    ]


def test_mending_one_mistake_is_enough_for_all_that_wait_for_it(folder: Folder) -> None:
    folder.change("b-organizations.yaml", "    sources: [PK-1]\n", "    circus: yes\n")

    problems = problems_of(folder)

    assert {problem.split(":")[0] for problem in problems} == {"content/b-organizations.yaml"}


def test_the_command_tells_the_mistakes_and_how_many_places_to_mend(folder: Folder) -> None:
    folder.write("d-bodies.yaml", "circuses: {}\n")

    with pytest.raises(CommandError) as caught:
        call_command("load_content", folder=folder.path)

    assert str(caught.value).startswith("content/d-bodies.yaml:1: section “circuses” is unknown")
    assert str(caught.value).endswith("\nNothing was loaded: mend 1 places.")


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="is no folder"):
        call_command("load_content", folder=tmp_path / "nowhere", stdout=io.StringIO())
