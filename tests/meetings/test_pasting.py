"""An agenda pasted as text: what each line is taken for, and that none is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from meetings.pasting import Agenda, Role, parse

REAL = """Pääkaupunkiseudun yhteistyöryhmä
17.3.2021 klo 14

1 EU-elpymisrahoitus ja ohjelma
2 Koronatilanne
3 Muut ajankohtiset asiat ..... 4

1 EU-elpymisrahoitus ja ohjelma
Valtio valmistelee ohjelmaa. Neljä pilaria:
1. vihreä siirtymä
2. digitalisaatio

Kaupungit ovat valmistelleet ehdotuksia.
Ehdotus: Keskustellaan alustuksen pohjalta
Liitteet
Liite 1 Kaupungit kehitysalustoina https://liite.example/1.pdf
- Kasvupaketti

2 Koronatilanne
3 Muut ajankohtaiset asiat
"""


def titles(agenda: Agenda) -> list[str]:
    """Numbers and titles of what was read."""
    return [f"{item.number} {item.section} {item.title}" for item in agenda.items]


def test_a_list_of_contents_and_the_items_after_it_are_the_same_items() -> None:
    agenda = parse(REAL)

    assert titles(agenda) == [
        "1  EU-elpymisrahoitus ja ohjelma",
        "2  Koronatilanne",
        "3  Muut ajankohtaiset asiat",
    ]
    assert [line.content for line in agenda.repeated][-1] == "Muut ajankohtiset asiat ..... 4"


def test_the_texts_and_attachments_of_an_item_are_told_apart() -> None:
    item = parse(REAL).items[0]

    assert item.text("background") == (
        "Valtio valmistelee ohjelmaa. Neljä pilaria:\n1. vihreä siirtymä\n2. digitalisaatio\n\n"
        "Kaupungit ovat valmistelleet ehdotuksia."
    )
    assert item.text("proposal") == "Keskustellaan alustuksen pohjalta"
    assert [(one.number, one.title, one.url) for one in item.attachments] == [
        (1, "Kaupungit kehitysalustoina", "https://liite.example/1.pdf"),
        (2, "Kasvupaketti", ""),
    ]


def test_what_stands_before_the_first_item_is_told_as_not_understood() -> None:
    assert [line.number for line in parse(REAL).unread] == [1, 2]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1. Eka\n2. Toka", ["1  Eka", "2  Toka"]),
        ("1) Eka\n2) Toka", ["1  Eka", "2  Toka"]),
        ("§ 12 Eka\n§ 13 Toka", ["1 § 12 Eka", "2 § 13 Toka"]),
        ("12 § Eka\n14 § Toka", ["1 § 12 Eka", "2 § 14 Toka"]),
        ("Asia 3 Eka\nAsia 4: Toka", ["3  Eka", "4  Toka"]),
        ("Ärende 1 Första\nÄrende 2 – Andra", ["1  Första", "2  Andra"]),
        ("Item 1: First\nItem 2: Second", ["1  First", "2  Second"]),
        ("1.\nOtsikko omalla rivillään", ["1  Otsikko omalla rivillään"]),
        ("1 Eka\n\n3. Kolmas", ["1  Eka", "3  Kolmas"]),
        ("1 Eka\n2021 oli vuosi.\n47 lausuntoa annettiin.", ["1  Eka"]),
        ("17. maaliskuuta\n1 Eka", ["1  Eka"]),
    ],
)
def test_a_line_that_begins_an_item_is_known_by_its_number(text: str, read: list[str]) -> None:
    assert titles(parse(text)) == read


@pytest.mark.parametrize("label", ["Ehdotus", "Päätösehdotus", "Förslag", "PROPOSAL"])
def test_a_proposal_is_known_in_three_languages(label: str) -> None:
    (item,) = parse(f"1 Eka\n{label}:\na) yksi\n\nb) kaksi").items

    assert item.text("proposal") == "a) yksi\n\nb) kaksi"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Esittelijä", "presenter"),
        ("Föredragande", "presenter"),
        ("Presenter", "presenter"),
        ("Ei julkinen", "legal_ground"),
        ("Icke offentlig", "legal_ground"),
        ("Not public", "legal_ground"),
    ],
)
def test_what_follows_a_short_label_is_background_again(label: str, name: str) -> None:
    (item,) = parse(f"1 Eka\n{label}: jotakin\nTausta jatkuu.").items

    assert item.text(name) == "jotakin"
    assert item.text("background") == "Tausta jatkuu."
    assert item.is_public is (name == "presenter")


def test_a_sentence_that_begins_like_a_label_is_none() -> None:
    (item,) = parse("1 Eka\nEhdotus on hyvä.\nLiitteen mukaan.").items

    assert item.text("background") == "Ehdotus on hyvä.\nLiitteen mukaan."


def test_a_list_without_empty_lines_stays_in_its_text_even_where_the_next_number_fits() -> None:
    agenda = parse("1 Eka\nKohdat:\n1. yksi\n2. kaksi\n3. kolme\n\n2 Toka")

    assert titles(agenda) == ["1  Eka", "2  Toka"]


def test_new_items_go_on_after_those_of_the_agenda() -> None:
    assert titles(parse("6. Kuudes\n7. Seitsemäs", after=5)) == ["6  Kuudes", "7  Seitsemäs"]
    assert titles(parse("§ 9 Kuudes", after=5)) == ["6 § 9 Kuudes"]


def test_300_items_and_50_000_characters_are_read() -> None:
    text = "\n".join(f"{number}. Asia numero {number}\n{'x' * 170}" for number in range(1, 301))

    agenda = parse(text)

    assert len(text) > 50_000
    assert len(agenda.items) == 300
    assert agenda.unread == []


WORDS = some.sampled_from(
    [
        *("1", "2", "3", "1.", "2.", "3)", "§", "12", "-", "a", "Asia", "Liite", "Liitteet:"),
        *("Ehdotus:", "Esittelijä:", "Ei julkinen:", "Selostus"),
        "https://x.example/a",
        "Otsikko",
        "٣",
        "\u202e",
        "\x00",
        "\x1c",
        "😀",
        "\n",
        "\n\n",
        "\r\n",
    ]
)
TEXTS = some.one_of(some.text(max_size=200), some.lists(WORDS, max_size=40).map(" ".join))
LABEL_WORDS = re.compile(
    r"(?i:asiakohta|asia|ärende|item|liitteet|liite|bilagor|bilaga|attachments?|appendix|appendices"
    r"|\w*ehdotus|esitys|\w*förslag|proposed decision|proposal|esittelijä|föredragande|presenter"
    r"|selostus|tausta|perustelut|redogörelse|bakgrund|explanation|background|ei julkinen"
    r"|salassa pidettävä|icke offentlig|sekretessbelagd|not public|confidential)"
    r"|[\d\s§.:)–—•*·-]"
)


def kept(agenda: Agenda) -> str:
    """Everything that the preview of ``agenda`` shows, without spaces."""
    shown = [line.text for line in agenda.unread]
    shown += [line.content for line in agenda.repeated]
    for item in agenda.items:
        shown += [item.section, item.title]
        shown += [item.text(role) for role in item.texts]
        shown += [f"{one.number}{one.title}{one.url}" for one in item.attachments]
    return "|".join("".join(text.split()) for text in shown)


@given(TEXTS)
def test_any_text_is_read_and_no_line_of_it_is_lost(text: str) -> None:
    agenda = parse(text)

    shown = kept(agenda)
    assert [line.text for line in agenda.lines] == [one.strip() for one in text.splitlines()]
    for line in agenda.lines:
        assert (line.role == Role.BLANK) == (not line.text)
        content = line.text if line.role == Role.REPEATED else line.content
        if line.role != Role.REPEATED:
            assert line.text.endswith(content)
            assert LABEL_WORDS.sub("", line.text.removesuffix(content)) == ""
        for word in re.split(r"\s+|(?<!\S)https?://\S+", content):
            assert LABEL_WORDS.sub("", word) in LABEL_WORDS.sub("", shown), line


@given(TEXTS)
def test_the_numbers_of_the_items_rise(text: str) -> None:
    numbers = [item.number for item in parse(text).items]

    assert numbers == sorted(set(numbers))
    assert all(number > 0 for number in numbers)


@pytest.mark.parametrize(
    ("line", "ground"),
    [
        ("Salassa pidettävä (JulkL 24 § 1 mom. 29 k)", "JulkL 24 § 1 mom. 29 k"),
        ("Ei-julkinen: julkisuuslaki 24 §", "julkisuuslaki 24 §"),
        ("Sekretessbelagt, OffL 24 § 1 mom. 17 punkten", "OffL 24 § 1 mom. 17 punkten"),
        ("Salainen", ""),
        ("(asia on salassa pidettävä)", ""),
        ("LUOTTAMUKSELLINEN", ""),
        ("JulkL 24 §", "JulkL 24 §"),
    ],
)
def test_a_mark_in_any_spelling_makes_the_item_not_public(line: str, ground: str) -> None:
    first, second = parse(f"1 Tontti\n{line}\nHinta on 5 euroa.\n2 Muut asiat").items

    assert (first.is_public, first.text("legal_ground")) == (False, ground)
    assert first.text("background") == "Hinta on 5 euroa."
    assert second.is_public


def test_what_follows_a_mark_without_a_law_is_no_ground() -> None:
    for text in ("Luottamuksellinen: Hinta on 5 euroa.", "Ei julkinen:\nHinta on 5 euroa."):
        (item,) = parse(f"1 Tontti\n{text}").items

        assert (item.is_public, item.text("legal_ground")) == (False, "")
        assert item.text("background") == "Hinta on 5 euroa."


@pytest.mark.parametrize("heading", ["1 Tontin hinta, ei julkinen", "1.\nTontin hinta (salainen)"])
def test_a_mark_in_a_title_is_taken_off_it(heading: str) -> None:
    (item,) = parse(f"{heading}\nHinta on 5 euroa.").items

    assert (item.title, item.is_public) == ("Tontin hinta", False)


@pytest.mark.parametrize(
    "papers",
    [
        "Liite 1 Vertailu\nLiite 2 Tarjous (salassa pidettävä)",
        "Liitteet:\nVertailu\nTarjous, ei julkinen",
    ],
)
def test_a_marked_attachment_of_a_public_item_is_not_taken_in(papers: str) -> None:
    agenda = parse(f"1. Hankinta\n{papers}")

    (item,) = agenda.items
    assert item.is_public
    assert [one.title for one in item.attachments] == ["Vertailu"]
    assert [line.text for line in agenda.unread] == [papers.splitlines()[-1]]


def test_an_item_that_only_speaks_of_secrecy_is_public() -> None:
    (item,) = parse("1 Salassapitosopimusten malli\nMalli salassapitosopimuksesta.").items

    assert item.is_public
    assert item.text("background") == "Malli salassapitosopimuksesta."
