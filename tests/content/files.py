"""A small folder of content files, for tests of the loader; every name in it is made up."""

from pathlib import Path

from django.utils import translation

from records.content.loading import Report, load
from tests.builders import AT

SOURCES = """\
sources:
  PK-1: {title: Keksitty pöytäkirja, publisher: Onnelan kunta, read_on: 2024-01-02}
  PK-2: {title: Toinen keksitty pöytäkirja, publisher: Peräkylän kunta}
"""
ORGANIZATIONS = """\
organizations:
  onnela:
    kind: municipality
    name: {fi: Onnela, sv: Lyckebo}
    sources: [PK-1]
  perakyla:
    kind: municipality
    name: {fi: Peräkylä}
    sources: [PK-2]
"""
AGREEMENTS = """\
agreements:
  satumaa:
    kind: cooperation_agreement
    series: cities
    name: {fi: Satumaan sopimus}
    short_name: {fi: Satumaa}
    starts: 2013
    ends: 2016-12-31
    sources: [{source: PK-1, locator: § 7, says: "31.4.2013"}]
    parties:
      onnela: {organization: onnela, sources: [PK-1]}
      perakyla: {organization: perakyla, note: {fi: Vain vesi.}, sources: [PK-2]}
"""
BODIES = """\
bodies:
  neuvottelukunta:
    kind: advisory_board
    power: not_binding
    name: {fi: Satumaan neuvottelukunta}
    agreements: [satumaa]
    sources: [PK-1]
    quotas:
      onnela:
        organization: onnela
        seats: 2
        sources: [PK-1]
        memberships:
          vapaa: {seat_number: 1, is_vacant: yes, starts: 2015, sources: [PK-1]}
"""


class Folder:
    """A folder with the files above; lines of them can be changed, and all be loaded."""

    def __init__(self, path: Path) -> None:
        self.path = path / "content"
        self.path.mkdir()
        self.write("a-sources.yaml", SOURCES)
        self.write("b-organizations.yaml", ORGANIZATIONS)
        self.write("c-agreements.yaml", AGREEMENTS)
        self.write("d-bodies.yaml", BODIES)

    def write(self, name: str, text: str | bytes) -> None:
        """Write a file."""
        data = text.encode() if isinstance(text, str) else text
        (self.path / name).write_bytes(data)

    def change(self, name: str, old: str, new: str) -> None:
        """Put ``new`` in the place of ``old``, which stands once in the file."""
        text = (self.path / name).read_text()
        assert text.count(old) == 1, f"{old} stands {text.count(old)} times"
        self.write(name, text.replace(old, new))

    def load(self, *, overwrite: bool = False) -> Report:
        """Load the folder."""
        with translation.override("en"):
            return load(self.path, now=AT, overwrite=overwrite)
