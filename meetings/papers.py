"""A summary as a document: what its PDF, DOCX and plain text hold, in the order of the paper."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from exports.documents import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Paragraph,
    Run,
    Table,
    paragraphs,
)
from exports.documents import Text as Words
from meetings.differences import Difference
from meetings.notices import notices
from meetings.tree import Attendee, Item, Link, Paper, Summary, Votes
from meetings.wording import in_language, said, size_in_words
from records.footnotes import Note
from records.partial_dates import day_in_words
from ui.text import Text

AUTHOR = "Helsinkiseutu"


def document_of(summary: Summary) -> Document:
    """``summary`` as a document in its language, which must be the active one."""
    names = {"paper": summary.kind, "meeting": summary.title.value}
    return Document(
        title=_("%(paper)s: %(meeting)s") % names,
        language=summary.language,
        running_head=" ".join(filter(None, [summary.body.name.value, summary.when.day])),
        blocks=tuple(_blocks(summary)),
        author=AUTHOR,
        changed_at=summary.changed_at,
    )


def replaced_document_of(
    summary: Summary, sentence: str, differences: Sequence[Difference]
) -> Document:
    """A paper that was replaced, as ``sentence`` says first, with ``differences`` at its end."""
    document = document_of(summary)
    last = tuple(_differences(differences)) if differences else ()
    stamp = Paragraph((Run(sentence),))
    return replace(
        document,
        title=_("%(title)s (replaced)") % {"title": document.title},
        running_head=f"{document.running_head} {sentence}",
        blocks=(stamp, *document.blocks, *last),
    )


def _differences(differences: Sequence[Difference]) -> Iterator[Block]:
    yield Heading(1, _("What the next version changed"))
    for where, found in groupby(differences, key=lambda one: one.where):
        yield Heading(2, where)
        for one in found:
            removed, added = one.words_that_differ
            rows = ((_("Removed"), removed), (_("Added"), added))
            yield Heading(3, one.what)
            yield Facts(tuple((term, words) for term, words in rows if words))


def _blocks(summary: Summary) -> Iterator[Block]:
    yield Facts(tuple((fact.term, marked(fact.value)) for fact in summary.facts))
    for sentence in notices(summary):
        yield Paragraph(sentence)
    for text in (summary.about, summary.remark):
        yield from _paragraphs(text)
    if summary.attendance:
        yield Heading(1, _("Attendance"))
        yield _people(summary.attendance)
    if summary.items:
        yield Heading(1, _("Items"))
        for item in summary.items:
            yield from _item(item)
    if summary.sources:
        yield Heading(1, _("Sources"))
        yield Bullets(tuple(_source(note) for note in summary.sources))
    address = Run(summary.url, url=linkable(summary.url))
    yield Paragraph((Run(_("Permanent address:")), Run(" "), address), is_note=True)


def marked(text: Text) -> Words:
    """``text`` with the mark of its language, which words behind it tell too."""
    if not text.is_fallback:
        return text.value
    return (Run(text.value, text.lang), Run(f" ({in_language(text.lang)})"))


def linkable(url: str) -> str:
    """``url`` where a file can lead to it; "" for a path of a site that is not known."""
    return url if re.match(r"https?://", url) else ""


def _people(rows: Iterable[Attendee]) -> Table:
    header = (_("Name"), _("Task"), _("On behalf of"), _("Presence"), _("Remarks"))
    return Table(
        caption=_("Those present and absent"),
        header=header,
        rows=tuple(_person(row) for row in rows),
        widths=(26, 16, 16, 14, 28),
    )


def _person(row: Attendee) -> tuple[Words, ...]:
    name = ", ".join(filter(None, [row.name, said(row.title)]))
    remarks = list(row.remarks)
    if row.in_place_of:
        remarks.insert(0, _("in place of %(name)s") % {"name": row.in_place_of})
    words = "; ".join(remarks)
    return (name, row.role_words, marked(row.organization), row.presence_words, words)


def _item(item: Item) -> Iterator[Block]:
    number = f"{item.number}. " + (f"{item.section} " if item.section else "")
    title = marked(item.title)
    rest = (Run(title),) if isinstance(title, str) else title
    yield Heading(2, (Run(number), *rest))
    if item.removal:
        yield from _paragraphs(item.removal.reason)
    if not item.is_public:
        yield Paragraph((Run(_("Not public:")), Run(" "), *_as_runs(item.legal_ground)))
    if facts := tuple(_item_facts(item)):
        yield Facts(facts)
    texts = [
        (_("Background"), item.background),
        (_("Proposal"), item.proposal),
        (pgettext("text of an item", "Discussion"), item.discussion),
        (_("Decision"), item.decision),
    ]
    for heading, text in texts:
        if text:
            yield Heading(3, _with_language(heading, text))
            yield from _paragraphs(text)
    if outcome := tuple(_outcome(item)):
        yield Facts(outcome)
    if item.papers:
        yield Heading(3, _("Attachments"))
        yield Bullets(tuple(_paper(paper) for paper in item.papers))
    yield from _remarks(item)


def _item_facts(item: Item) -> Iterator[tuple[Words, Words]]:
    if item.presenter:
        yield _("Presenter"), marked(item.presenter)
    if item.continues:
        yield _("Continues"), _linked(item.continues)
    for link in item.about:
        yield (
            {"agreement": _("Agreement"), "project": _("Project or plan")}[link.kind],
            (_linked(link)),
        )
    if item.votes:
        yield _("Quorum"), _votes(item.votes)


def _votes(votes: Votes) -> str:
    """How many counted at an item, and whose seats had nobody, in one line."""
    parts = [votes.words]
    if votes.represented:
        parts.append(_("represented: %(names)s") % {"names": names(votes.represented)})
    if votes.missing:
        parts.append(_("not represented: %(names)s") % {"names": names(votes.missing)})
    return "; ".join(parts)


def _outcome(item: Item) -> Iterator[tuple[Words, Words]]:
    if item.outcome:
        yield _("Outcome"), f"{item.outcome_words} ({item.power_words})"
    if item.returns_on:
        yield _("Taken up again"), day_in_words(item.returns_on)
    if item.due_on:
        yield _("To be acted on by"), day_in_words(item.due_on)


def _remarks(item: Item) -> Iterator[Block]:
    if item.remark:
        yield Paragraph(marked(item.remark), is_note=True)
    if item.sources:
        numbers = ", ".join(map(str, item.sources))
        yield Paragraph(_("Sources: %(numbers)s") % {"numbers": numbers}, is_note=True)


def names(texts: Iterable[Text]) -> str:
    """Names one after the other."""
    return ", ".join(said(text) for text in texts)


def _with_language(heading: str, text: Text) -> str:
    return f"{heading} ({in_language(text.lang)})" if text.is_fallback else heading


def _paragraphs(text: Text) -> Iterable[Block]:
    return paragraphs(text.value, text.lang if text.is_fallback else "")


def _as_runs(text: Text) -> tuple[Run, ...]:
    words = marked(text)
    return (Run(words),) if isinstance(words, str) else words


def _linked(link: Link) -> Words:
    language = link.name.lang if link.name.is_fallback else ""
    first = Run(link.name.value, language, linkable(link.url))
    return (first, Run(f" ({in_language(language)})")) if language else first


def _paper(paper: Paper) -> Words:
    if paper.removal:
        because = (Run(" "), *_as_runs(paper.removal.reason))
        return (Run(f"{paper.label}: "), Run(paper.removal.words), *because)
    language = paper.title.lang if paper.title.is_fallback else ""
    title = Run(paper.title.value, language, linkable(paper.url))
    details = [paper.format, size_in_words(paper.size), paper.language_words]
    return (Run(f"{paper.label}: "), title, Run(f" ({', '.join(filter(None, details))})"))


def _source(note: Note) -> Words:
    words = ", ".join(filter(None, [note.title, note.locator, note.publisher]))
    return (Run(f"{note.number}. "), Run(words, url=linkable(note.url)))
