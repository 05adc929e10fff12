"""What is kept as an attachment, what is refused and in which words."""

import pytest
from django.core.exceptions import ValidationError
from pytest_django import Settings

from meetings.uploads import refuse_unfit
from tests.meetings.papers import (
    MACRO_WORD,
    PDF,
    a_file,
    an_office_file,
    an_open_document,
)

GOOD = {
    "liite.pdf": PDF,
    "LIITE.PDF": PDF,
    "liite.docx": an_office_file("word/document.xml"),
    "liite.xlsx": an_office_file("xl/workbook.xml"),
    "liite.pptx": an_office_file("ppt/presentation.xml"),
    "liite.odt": an_open_document("text"),
    "liite.ods": an_open_document("spreadsheet"),
    "liite.png": b"\x89PNG\r\n\x1a\n....",
    "liite.jpg": b"\xff\xd8\xff\xe0....",
    "liite.jpeg": b"\xff\xd8\xff\xe1....",
    "liite.csv": "kunta;väkiluku\r\nEspoo;1\r\n".encode(),
    "windows.csv": "kunta;väkiluku\r\n".encode("cp1252"),
    "liite.txt": "Yhtä < kahta.".encode("utf-16"),
}
BAD = {
    "sivu.pdf": (b"<html>", "not_what_it_says"),
    "liite.png": (PDF, "not_what_it_says"),
    "liite.jpg": (b"GIF89a", "not_what_it_says"),
    "liite.docx": (an_office_file("xl/workbook.xml"), "not_what_it_says"),
    "zip.docx": (b"PK\x03\x04 broken", "not_what_it_says"),
    "etuliite.docx": (b"<html>" + an_office_file("word/document.xml"), "not_what_it_says"),
    "liite.odt": (an_open_document("spreadsheet"), "not_what_it_says"),
    "kuva.txt": (b"\x89PNG\r\n\x1a\n\x00", "not_what_it_says"),
    "sivu.txt": (b"<!DOCTYPE html><p>", "markup"),
    "piirros.csv": (b'a;b\n<svg xmlns="http://www.w3.org/2000/svg">', "markup"),
    "ohjelma.txt": (b"alert <SCRIPT src=x>", "markup"),
    "makrot.docx": (an_office_file("word/document.xml", MACRO_WORD), "macros"),
    "makrot.xlsx": (an_office_file("xl/workbook.xml", "x", "xl/vbaProject.bin"), "macros"),
    "makrot.ods": (an_open_document("spreadsheet", "Basic/Standard/Module1.xml"), "macros"),
    "sivu.html": (b"<html>", "format"),
    "piirros.svg": (b"<svg/>", "format"),
    "makrot.docm": (an_office_file("word/document.xml", MACRO_WORD), "format"),
    "ohjelma.exe": (b"MZ", "format"),
    "nimetön": (PDF, "format"),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_file_that_is_what_its_name_says_is_kept(name: str) -> None:
    file = a_file(name, GOOD[name])

    refuse_unfit(file)

    assert file.read() == GOOD[name]


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_not_what_its_name_says_is_refused(name: str) -> None:
    content, code = BAD[name]

    with pytest.raises(ValidationError) as refusal:
        refuse_unfit(a_file(name, content))

    assert refusal.value.code == code


def test_a_file_over_the_limit_is_refused_with_both_figures(settings: Settings) -> None:
    settings.ATTACHMENT_MAX_BYTES = 2048

    refuse_unfit(a_file("liite.txt", b"x" * 2048))
    with pytest.raises(ValidationError) as refusal:
        refuse_unfit(a_file("liite.txt", b"x" * 3072))

    assert "3,0" in refusal.value.messages[0]
    assert "2,0" in refusal.value.messages[0]
