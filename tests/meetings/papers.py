"""Files as editors bring them, good and bad."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile

PDF = b"%PDF-1.7\n%%EOF\n"
OFFICE = "application/vnd.openxmlformats-officedocument"
WORD = f"{OFFICE}.wordprocessingml.document.main+xml"
EXCEL = f"{OFFICE}.spreadsheetml.sheet.main+xml"
SLIDES = f"{OFFICE}.presentationml.presentation.main+xml"
MACRO_WORD = "application/vnd.ms-word.document.macroEnabled.main+xml"
TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def a_file(name: str, content: bytes = PDF) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content)


def packed(parts: dict[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of ``parts``."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def office_parts(part: str, types: str = WORD, relations: str = TRANSITIONAL) -> dict[str, str]:
    """The parts of a file of Word or its kin whose main part is ``part`` of ``types``."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{part}" ContentType="{types}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="a" Type="{PACKAGE}/relationships/metadata/core-properties"'
        ' Target="docProps/core.xml"/>'
        f'<Relationship Id="b" Type="{relations}/officeDocument" Target="{part}"/>'
        "</Relationships>",
        part: "<x/>",
    }


def an_office_file(
    part: str, types: str = WORD, *more: str, relations: str = TRANSITIONAL
) -> bytes:
    """A file of Word or its kin whose main part is ``part``, with ``more`` parts."""
    return packed(office_parts(part, types, relations) | dict.fromkeys(more, "<x/>"))


def an_open_document(kind: str, *more: str) -> bytes:
    """A file of LibreOffice: ``kind`` is text or spreadsheet."""
    mimetype = {"mimetype": f"application/vnd.oasis.opendocument.{kind}"}
    return packed(mimetype | dict.fromkeys(("content.xml", *more), "<x/>"))


class _Stream(io.RawIOBase):
    """A place to write to without going back, as when a server answers."""

    def __init__(self) -> None:
        self.content = b""

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, piece: bytes) -> int:
        """Take ``piece``."""
        self.content += bytes(piece)
        return len(piece)


def streamed(parts: dict[str, str]) -> bytes:
    """A ZIP whose sizes follow the parts, as a program writes that cannot go back."""
    stream = _Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.content


def external(parts: dict[str, str]) -> bytes:
    """An office file whose main part is said to stand elsewhere."""
    relations = parts["_rels/.rels"].replace(' Id="b"', ' Id="b" TargetMode="External"')
    return packed(parts | {"_rels/.rels": relations})
