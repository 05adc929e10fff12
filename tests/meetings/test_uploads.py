"""What is kept as an attachment, what is refused and in which words."""

import io
import zipfile

import docx
import pytest
import xlsxwriter
from django.core.exceptions import ValidationError
from pytest_django import Settings

from meetings.uploads import refuse_unfit
from tests.meetings.papers import (
    EXCEL,
    MACRO_WORD,
    PDF,
    SLIDES,
    STRICT,
    WORD,
    a_file,
    an_office_file,
    an_open_document,
    external,
    office_parts,
    packed,
    streamed,
)

GOOD = {
    "liite.pdf": PDF,
    "LIITE.PDF": PDF,
    "liite.docx": an_office_file("word/document.xml"),
    "liite.xlsx": an_office_file("xl/workbook.xml", EXCEL),
    "liite.pptx": an_office_file("ppt/presentation.xml", SLIDES),
    "toinen nimi.docx": an_office_file("word/document2.xml"),
    "toinen nimi.xlsx": an_office_file("taulukot/kirja.xml", EXCEL),
    "toinen nimi.pptx": an_office_file("ppt/esitys7.xml", SLIDES),
    "tiukka.docx": an_office_file("word/document.xml", WORD, relations=STRICT),
    "malli.docx": an_office_file("word/document.xml", WORD.replace(".document.m", ".template.m")),
    "diasarja.pptx": an_office_file("ppt/p.xml", SLIDES.replace(".presentation.m", ".slideshow.m")),
    "utf16.docx": packed(
        {
            name: f'<?xml version="1.0" encoding="UTF-16"?>{part}'.encode("utf-16")
            for name, part in office_parts("word/document.xml").items()
        }
    ),
    "upotettu.docx": packed(
        office_parts("word/document.xml")
        | {"word/embeddings/taulukko.xlsx": an_office_file("xl/workbook.xml", EXCEL)}
    ),
    "pakkaamaton.docx": packed(office_parts("word/document.xml"), zipfile.ZIP_STORED),
    "virrasta.docx": streamed(office_parts("word/document.xml")),
    "BOM.pdf": b"\xef\xbb\xbf" + PDF,
    "rivinvaihtoja.pdf": b"\r\n\n \t" + PDF,
    "BOM ja rivinvaihto.pdf": b"\xef\xbb\xbf\r\n" + PDF,
    "myöhään.pdf": b"\n" * 1019 + PDF,
    ".piilossa.pdf": PDF,
    ".pdf": PDF,
    "liite.odt": an_open_document("text"),
    "liite.ods": an_open_document("spreadsheet"),
    "liite.png": b"\x89PNG\r\n\x1a\n....",
    "liite.jpg": b"\xff\xd8\xff\xe0....",
    "liite.jpeg": b"\xff\xd8\xff\xe1....",
    "liite.csv": "kunta;väkiluku\r\nEspoo;1\r\n".encode(),
    "windows.csv": "kunta;väkiluku\r\n".encode("cp1252"),
    "merkkejä.txt": b"Raja < body mass index, <headline>, <bodies>",
    "juuresta.docx": packed(
        office_parts("word/document.xml")
        | {"_rels/.rels": office_parts("/word/document.xml")["_rels/.rels"]}
    ),
    "liite.txt": "Yhtä < kahta.".encode("utf-16"),
}
BAD = {
    "sivu.pdf": (b"<html>", "not_what_it_says"),
    "liite.png": (PDF, "not_what_it_says"),
    "liite.jpg": (b"GIF89a", "not_what_it_says"),
    "liite.docx": (an_office_file("xl/workbook.xml", EXCEL), "not_what_it_says"),
    "nimi vain.docx": (an_office_file("word/document.xml", EXCEL), "not_what_it_says"),
    "osat.docx": (packed({"word/document.xml": "<x/>"}), "not_what_it_says"),
    "poissa.docx": (
        packed(office_parts("word/a.xml") | {"_rels/.rels": office_parts("b.xml")["_rels/.rels"]}),
        "not_what_it_says",
    ),
    "ulkona.docx": (external(office_parts("word/document.xml")), "not_what_it_says"),
    "rikki.docx": (
        packed(office_parts("word/document.xml") | {"_rels/.rels": "<x"}),
        "not_what_it_says",
    ),
    "laajeneva.docx": (
        packed(office_parts("word/document.xml") | {"_rels/.rels": "<!DOCTYPE a><a/>"}),
        "not_what_it_says",
    ),
    "liian myöhään.pdf": (b"\n" * 1024 + PDF, "not_what_it_says"),
    "muuta ennen.pdf": (b"<html>" + PDF, "not_what_it_says"),
    "zip.docx": (b"PK\x03\x04 broken", "not_what_it_says"),
    "etuliite.docx": (b"<html>" + an_office_file("word/document.xml"), "not_what_it_says"),
    "liite.odt": (an_open_document("spreadsheet"), "not_what_it_says"),
    "kuva.txt": (b"\x89PNG\r\n\x1a\n\x00", "not_what_it_says"),
    "sivu.txt": (b"<!DOCTYPE html><p>", "markup"),
    "piirros.csv": (b'a;b\n<svg xmlns="http://www.w3.org/2000/svg">', "markup"),
    "ohjelma.txt": (b"alert <SCRIPT src=x>", "markup"),
    "kesken.txt": (b"alert <script/x>, <iframe", "markup"),
    "makrot.docx": (an_office_file("word/document.xml", MACRO_WORD), "macros"),
    "makrot.xlsx": (an_office_file("xl/workbook.xml", EXCEL, "xl/vbaProject.bin"), "macros"),
    "makrot16.docx": (
        packed(
            {
                name: f'<?xml version="1.0" encoding="UTF-16"?>{part}'.encode("utf-16")
                for name, part in office_parts("word/document.xml", MACRO_WORD).items()
            }
        ),
        "macros",
    ),
    "upotetut makrot.docx": (
        packed(
            office_parts("word/document.xml")
            | {"word/a.xlsx": an_office_file("xl/workbook.xml", EXCEL, "xl/vbaProject.bin")}
        ),
        "macros",
    ),
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


def test_what_a_library_writes_is_kept() -> None:
    text, table = io.BytesIO(), io.BytesIO()
    docx.Document().save(text)
    with xlsxwriter.Workbook(table, {"in_memory": True}) as workbook:
        workbook.add_worksheet()

    refuse_unfit(a_file("liite.docx", text.getvalue()))
    refuse_unfit(a_file("liite.xlsx", table.getvalue()))
