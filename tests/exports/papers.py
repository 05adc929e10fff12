"""Documents and events that tests of the writers share."""

from datetime import UTC, date, datetime

from exports.calendars import Calendar, Event
from exports.documents import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Paragraph,
    Run,
    Table,
)

CHANGED_AT = datetime(2018, 5, 2, 9, tzinfo=UTC)
# All that people paste: an emoji family, controls, other scripts, marks that turn the writing,
# half a letter, an accent on a figure, markup and formulas of many programs.
HOSTILE = (
    "👨‍👩‍👧 \x00\x07\x1b שלום مرحبا \u202eevil 汉字 \ud800 5\u0301 \ufdfa <b>&amp; #let x = 1 *a* "
    '$x$ \\n @ref "q" =1+1 _x0041_ \u2028 \r\n END:VEVENT {{ x }}'
)


def a_document(*blocks: Block, title: str = "Kokous 3/2018", language: str = "fi") -> Document:
    """A document of ``blocks``."""
    return Document(
        title, language, "Yhteistyöryhmä 17.4.2018", blocks, author="Seutu", changed_at=CHANGED_AT
    )


def a_full_document() -> Document:
    """A document with every kind of block, a fallback text and a link."""
    long = "Neuvottelukunta merkitsi tiedoksi valmistelun tilanteen. " * 3
    return a_document(
        Facts((("Aika", "17.4.2018"), ("Sivu", Run("osoite", url="https://example.org/fi/")))),
        Heading(1, "Läsnäolo"),
        Table("Läsnä olleet", ("Nimi", "Ääniä"), (("Jäsen A", "3"), ("Jäsen B", "12")), (1,)),
        Heading(1, "Asiat"),
        Heading(2, "1 § Valmistelu"),
        Paragraph((Run("Ruotsiksi: "), Run("Förslag.", "sv"), Run(" Hyväksyttiin.", "", "", True))),
        Bullets(("Liite 1", Run("https://example.org/2", url="https://example.org/2"))),
        Table("Vaiheet", ("Kaupunki", "Mitä"), (("Esimerkkilä", long), ("Mallila", "Ei tietoa"))),
        Paragraph("Kaksi\nriviä", is_note=True),
    )


def a_hostile_document() -> Document:
    """A document where every text is what nobody should have typed."""
    row = (HOSTILE, HOSTILE)
    return a_document(
        Facts(((HOSTILE, Run(HOSTILE, "sv", "https://example.org/?q=ä b")),)),
        Heading(1, HOSTILE),
        Paragraph(Run(HOSTILE, "sv", is_strong=True)),
        Bullets((HOSTILE, "")),
        Table(HOSTILE, row, (row, ("", "x" * 5000)), (1,)),
        title=HOSTILE,
    )


def a_calendar() -> tuple[Calendar, list[Event]]:
    """A calendar with an event at a time, one cancelled, and one whose hour is not known."""
    calendar = Calendar(
        "Kokoukset", "fi", "https://example.org/fi/kokoukset/", "https://example.org/k.ics"
    )
    start = datetime(2018, 4, 17, 11, tzinfo=UTC)
    address = "https://example.org/fi/kokoukset/1/"
    return calendar, [
        Event(
            "meeting-1@example.org",
            "Kokous 3/2018; jatkuu, \\ ehkä",
            start,
            CHANGED_AT,
            ends=datetime(2018, 4, 17, 13, tzinfo=UTC),
            place="Kaupungintalo, Esimerkkilä",
            description="Esityslista\r\nSUMMARY:injected " + "pitkä rivi " * 9,
            url=address,
            categories=("Yhteistyöryhmä", "Kokous, avoin"),
            sequence=2,
        ),
        Event("meeting-2@example.org", "Peruttu", start, CHANGED_AT, is_cancelled=True),
        Event(
            "meeting-3@example.org",
            "Möte",
            date(2018, 4, 18),
            CHANGED_AT,
            ends=date(2018, 4, 19),
            language="sv",
        ),
    ]
