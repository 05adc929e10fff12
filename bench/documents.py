"""What files cost: one line per figure.

Times are of one processor, but for the pack, which is of the clock on the wall;
memory is the most that a process of its own held, with the libraries loaded and nothing made
beside it.
"""

import io
import multiprocessing
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from exports.documents import Bullets, Document, Facts, Heading, Paragraph, Run, Table
from exports.packs import Contents, Member, zip_chunks

ITEMS, MEETINGS, ROWS, TIMES = 20, 1_000, 100_000, 15
SENTENCE = "Kokous merkitsi tiedoksi valmistelun tilanteen ja jatkoi asian käsittelyä. "


def a_document(number: int = 1) -> Document:
    """A meeting of twenty items as its summary would be, different for each ``number``."""
    people = tuple((f"Jäsen {n}", "Esimerkkilä", "jäsen", "14.00") for n in range(14))
    blocks = [
        Facts((("Aika", "17.4.2018 klo 14.00–16.00"), ("Paikka", "Kaupungintalo"))),
        Heading(1, "Läsnäolo"),
        Table("Läsnä olleet", ("Nimi", "Kaupunki", "Tehtävä", "Saapui"), people),
        Heading(1, "Asiat"),
    ]
    for item in range(1, ITEMS + 1):
        blocks += [
            Heading(2, f"{item} § Asia {item} kokouksessa {number}"),
            Paragraph(SENTENCE * 6),
            Heading(3, "Päätösehdotus"),
            Paragraph((Run("Förslag: ", "sv"), Run(SENTENCE))),
            Heading(3, "Päätös"),
            Paragraph(SENTENCE * 3),
            Bullets(("Liite 1", Run("Liite 2", url="https://example.org/liite-2"))),
        ]
    return Document(f"Kokous {number}/2018", "fi", "Elin 17.4.2018", tuple(blocks))


def rows() -> Iterator[tuple[str | int | date, ...]]:
    """Decisions as a table has them, made as they are asked for."""
    for number in range(ROWS):
        day = date(2004, 1, 1) + timedelta(days=number % 6000)
        texts = (f"Asia {number}", SENTENCE * 2, "Hyväksyttiin", "Elin")
        yield (number, day, *texts, f"https://example.org/fi/kokoukset/{number}/")


def spent(make: Callable[[Document], object]) -> float:
    """Milliseconds of one processor for a document not made before, median of fifteen."""
    make(a_document(0))
    figures = []
    for number in range(1, TIMES + 1):
        document = a_document(number)
        start = time.process_time()
        make(document)
        figures.append(1000 * (time.process_time() - start))
    return statistics.median(figures)


def pdf() -> str:
    """One PDF."""
    from exports.typesetting import as_pdf

    return f"PDF of {ITEMS} items: {spent(as_pdf):.1f} ms"


def docx() -> str:
    """One DOCX."""
    from exports.word import as_docx

    return f"DOCX of {ITEMS} items: {spent(as_docx):.1f} ms"


def pack(meetings: int = MEETINGS) -> str:
    """PDFs to a ZIP, thrown away as it comes."""
    from exports.typesetting import as_pdf

    start = time.perf_counter()
    members = (
        Member(f"{n:05}.pdf", lambda n=n: as_pdf(a_document(n)), f"Kokous {n}")
        for n in range(meetings)
    )
    size = sum(map(len, zip_chunks(members, Contents())))
    seconds = time.perf_counter() - start
    return f"{meetings} PDFs to a ZIP of {size / 1e6:.0f} MB: {seconds:.1f} s"


def small_pack() -> str:
    """A tenth of the PDFs: memory that does not grow is the same here."""
    return pack(MEETINGS // 10)


def csv() -> str:
    """A long table as CSV."""
    from exports.tables import csv_lines

    start = time.process_time()
    size = sum(len(line.encode()) for line in csv_lines(list("abcdefg"), rows()))
    return f"{ROWS} rows to CSV of {size / 1e6:.0f} MB: {time.process_time() - start:.1f} s"


def xlsx() -> str:
    """A long table as XLSX."""
    from exports.workbooks import Sheet, write_xlsx

    start = time.process_time()
    with tempfile.TemporaryFile() as file:
        write_xlsx(file, "Päätökset", [Sheet("Päätökset", list("abcdefg"), rows())])
        size = file.seek(0, io.SEEK_END)
    return f"{ROWS} rows to XLSX of {size / 1e6:.0f} MB: {time.process_time() - start:.1f} s"


FIGURES = {made.__name__: made for made in (pdf, docx, small_pack, pack, csv, xlsx)}


def main() -> None:
    """Each figure in a process of its own, which starts empty."""
    fresh = multiprocessing.get_context("spawn")
    for name in FIGURES:
        process = fresh.Process(target=_tell, args=[name])
        process.start()
        process.join()
        if process.exitcode:
            raise SystemExit(f"{name} broke off.")


def _tell(name: str) -> None:
    figure = FIGURES[name]()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{figure}, at most {most:.0f} MB of memory", flush=True)


if __name__ == "__main__":
    main()
