"""Which words are a mark of secrecy and which only speak of secrecy."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from meetings.secrecy import marks_in, marks_in_name, read_line

MARKS = [
    "Ei julkinen",
    "EI JULKINEN",
    "Ei-julkinen:",
    "ei  julkinen",
    "Ei\u2011julkinen",
    "ei–julkinen",
    "Ei julkinen asia",
    "Tarjouksen hinta, ei julkinen",
    "Tarjous – ei julkinen",
    "[ei julkinen]",
    "Asia ei ole julkinen.",
    "Liitteet ovat salassa pidettäviä",
    "Liite 2 (ei julkinen)",
    "Salassa pidettävä",
    "SALASSA PIDETTÄVÄ",
    "Salassa pidettävä (JulkL 24 §)",
    "salassapidettävä",
    "(asia on salassa pidettävä)",
    "Salassa\u00a0pidettävä",
    "Salas\u00adsa pidettävä",
    "Salainen",
    "Salainen:",
    "SALAINEN",
    "Salainen asia",
    "Salainen – JulkL",
    "(salainen)",
    "Asia on salainen.",
    "Tarjous, salainen",
    "* Salainen *",
    "SALAINEN liite",
    "Salaista",
    "Luottamuksellinen",
    "Luottamuksellinen: hinta on 5 euroa",
    "Muistio (luottamuksellinen)",
    "luottamuksellinen asiakirja",
    "Liite on luottamuksellinen.",
    "JulkL 24 §",
    "JulkL:n 24 §:n 1 momentin 20 kohta",
    "julkisuuslain 24 §",
    "JulkL 24§ 1 mom.",
    "Julkisuuslaki (621/1999) 24 § 1 mom. 17 kohta",
    "24 § JulkL",
    "JulkL 23 §",
    "JulkL § 24",
    "Laki viranomaisten toiminnan julkisuudesta (621/1999) 24 §",
    "Offentlighetslagen 24 §",
    "OffL 24 § 1 mom. 17 punkten",
    "24 § i offentlighetslagen",
    "Lagen om offentlighet i myndigheternas verksamhet 24 §",
    "Sekretessbelagd",
    "Sekretessbelagt, OffL 24 §",
    "SEKRETESSBELAGD",
    "Bilagorna är sekretessbelagda",
    "Icke offentlig",
    "Icke-offentlig:",
    "Ej offentlig",
    "ICKE OFFENTLIGT",
    "Ärendet är inte offentligt.",
    "Konfidentiell",
    "Konfidentiellt: pris",
    "Hemlig",
    "Hemligt",
    "(hemlig)",
    "Ärendet är hemligt.",
    "Endast för myndighetsbruk",
    "Vain viranomaiskäyttöön",
    "vain viranomaisten käyttöön",
    "Vain sisäiseen käyttöön",
    "TL IV",
    "Turvallisuusluokiteltu",
    "Ei saa julkaista",
    "Confidential",
    "CONFIDENTIAL",
    "Not public",
    "Not public: price",
    "The annex is confidential.",
    "Non-public item",
    "Act on the Openness of Government Activities, section 24",
    "Secret",
    "Salassapitoperuste: 24 §",
    "Sekretessgrund: 24 §",
    "Käyttö rajoitettu",
    "For official use only",
]
PROSE = [
    "Julkisuuslaki",
    "Julkisuuslain muutos",
    "Lausunto julkisuuslaista",
    "Julkisuuslain 34 §:n maksut",
    "Julkisuuslain 24 §:n muuttaminen",
    "Laki viranomaisten toiminnan julkisuudesta",
    "Tietosuoja",
    "Tietosuojavastaavan nimeäminen",
    "Salassapitosopimusten malli",
    "Kunnille laaditaan yhteinen malli salassapitosopimuksesta.",
    "Salassa pidettävien asiakirjojen ohje",
    "Vaali toimitetaan salaisena.",
    "Salainen äänestys",
    "Vaalissa on salainen äänestys.",
    "SALAINEN ÄÄNESTYS",
    "Luottamuksellinen keskustelu käytiin.",
    "Luottamushenkilöiden palkkiot",
    "Luottamuksellisuus",
    "Alueella ei julkista liikennettä.",
    "Kohde ei julkinen liikenne huomioiden",
    "Nimiä ei julkisteta.",
    "Julkinen hankinta",
    "Julkinen",
    "Asia on julkinen.",
    "Kokous on julkinen",
    "Ei",
    "Offentlig upphandling",
    "Offentlighetslagen ändras",
    "Hemlig omröstning",
    "Utlåtande om sekretess",
    "Icke offentlig upphandling",
    "Not public transport but walking",
    "Confidential discussions were held",
    "Public",
    "Openness",
    "Hantering av sekretessbelagda uppgifter",
    "§ 24 Kaupunginhallitus",
    "Asia 24",
    "Kaupunginhallitus 24.3.2024 § 24",
    "Kuntalain 24 §",
    "Julkisuudessa on keskusteltu 24 §:stä",
    "TL-kuljetus",
    "Salaojat",
    "Salaisuuksien talo",
    "Hemligheten",
    "Secretary",
    "Sekretariat",
]


@pytest.mark.parametrize("line", MARKS)
def test_a_mark_is_known_however_it_is_spelled(line: str) -> None:
    (mark,) = marks_in(f"Silta on vanha.\n\n{line}\nSe korjataan.")

    assert (mark.number, mark.line) == (3, line.strip())
    assert mark.words


@pytest.mark.parametrize("line", MARKS)
def test_a_mark_is_known_in_letters_of_two_parts_and_in_any_case(line: str) -> None:
    assert marks_in(unicodedata.normalize("NFD", line))
    if "TL" not in line:
        assert marks_in(line.upper())
    if line not in ("SALAINEN liite", "TL IV"):
        assert marks_in(line.lower())


@pytest.mark.parametrize("line", PROSE)
def test_prose_that_speaks_of_secrecy_is_no_mark(line: str) -> None:
    assert marks_in(line) == []
    assert marks_in(f"Edellä.\n{line}\nPerässä.") == []


def test_a_mark_that_runs_over_two_lines_is_found_where_it_begins() -> None:
    (mark,) = marks_in("Liite on salassa\npidettävä.")

    assert (mark.number, mark.words) == (1, "on salassa pidettävä")


@pytest.mark.parametrize(
    "name",
    [
        "salassa_pidettava_liite.pdf",
        "Ei-julkinen.docx",
        "tarjous_SALAINEN.xlsx",
        "ei julkinen 2.pdf",
        "Luottamuksellinen%20muistio.pdf",
        "sekretessbelagd.pdf",
        "Salassa pidettävä.pdf",
    ],
)
def test_a_mark_in_the_name_of_a_file_is_known(name: str) -> None:
    (mark,) = marks_in_name(f"https://esimerkki.example/liitteet/{name}?a=1")

    assert mark.words


@pytest.mark.parametrize("name", ["kartta.pdf", "salaojat.pdf", "julkinen.pdf", "secretary.pdf"])
def test_other_names_of_files_have_no_mark(name: str) -> None:
    assert marks_in_name(f"https://esimerkki.example/salainen/{name}") == []


@pytest.mark.parametrize(
    ("line", "before", "after", "ground"),
    [
        ("Salassa pidettävä (JulkL 24 § 1 mom. 29 k)", "", "", "JulkL 24 § 1 mom. 29 k"),
        ("Ostotarjous tontista, ei julkinen", "Ostotarjous tontista", "", ""),
        (
            "Ei-julkinen: julkisuuslaki 24 § 1 mom. 20 kohta",
            "",
            "",
            "julkisuuslaki 24 § 1 mom. 20 kohta",
        ),
        ("Salainen", "", "", ""),
        ("Luottamuksellinen: Malli on poissa.", "", "Malli on poissa.", ""),
        ("(asia on salassa pidettävä)", "", "", ""),
        ("Sekretessbelagt, OffL 24 § 1 mom. 17 punkten", "", "", "OffL 24 § 1 mom. 17 punkten"),
        ("Tontin hinta (JulkL 24 § 1 mom. 17 k)", "Tontin hinta", "", "JulkL 24 § 1 mom. 17 k"),
    ],
)
def test_a_marked_line_tells_its_ground_apart_from_what_may_be_secret(
    line: str, before: str, after: str, ground: str
) -> None:
    found = read_line(line)

    assert found is not None
    assert (found.before, found.after, found.ground) == (before, after, ground)


@given(some.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    for mark in marks_in(text):
        assert 1 <= mark.number <= len(text.splitlines())
    marks_in_name(text.replace("[", "").replace("]", ""))
    read_line(text)
