"""Keeping the agenda or the summary of a meeting as it is published, in each language."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import translation

from meetings.changes import alike, without_additions
from meetings.live import live_summary
from meetings.models import Meeting
from meetings.people import removed_name
from meetings.standing import kind_of, standing_of
from meetings.stored import SHAPE, as_stored, empty, from_stored
from meetings.summary import facts_of, paper_of, tree_of
from meetings.tree import Summary
from meetings.versions import PaperVersion
from records.names import FALLBACK, LANGUAGES
from ui.text import Text

Content = dict[str, dict[str, Any]]


def content_of(meeting: Meeting, at: datetime) -> Content:
    """What the records of ``meeting`` say at ``at`` in each language, as it is kept.

    Votes of a summary that is public already are counted by the rule of its day.
    """
    fetched = Meeting.objects.for_page(at).get(pk=meeting.pk)
    rule = _rule_of_the_day(fetched)
    return _in_each_language(lambda _language: as_stored(live_summary(fetched, at=at, rule=rule)))


def kept_content(meeting: Meeting) -> Content | None:
    """The public paper of ``meeting`` in each language; None where none is kept."""
    paper = PaperVersion.objects.filter(current_of=meeting).first()
    return paper.content if paper and paper.kind == kind_of(meeting) else None


def kept_or_first(meeting: Meeting, before: Content) -> Content:
    """The public paper of ``meeting``; where none is kept, ``before`` becomes its first version."""
    kept = kept_content(meeting)
    if kept is None:
        freeze(meeting=meeting, by=None, at=meeting.updated_at, content=before)
    return before if kept is None else kept


@transaction.atomic
def freeze(
    *,
    meeting: Meeting,
    by: AbstractBaseUser | None,
    at: datetime,
    content: Content | None = None,
    reason: str = "",
) -> PaperVersion:
    """Keep ``content`` as the next version of the public paper of ``meeting``; returns it.

    Without ``content`` it is what the records say. ``by`` is None for what no person published.
    """
    kind = kind_of(meeting)
    words = content_of(meeting, at) if content is None else content
    last = PaperVersion.objects.filter(meeting=meeting, kind=kind).defer("content").last()
    if last is None or last.content:
        PaperVersion.objects.filter(current_of=meeting).update(current_of=None)
        last = PaperVersion(meeting=meeting, kind=kind, number=last.number + 1 if last else 1)
        last.published_at, last.published_by, last.reason = at, by, reason
    last.current_of, last.shape = meeting, SHAPE
    last.save()
    last.content = _dated(words, meeting, last.published_at)
    last.save()
    _remember_titles(meeting, last.content)
    return last


@transaction.atomic
def complete(*, meeting: Meeting, content: Content) -> PaperVersion:
    """Put translations into the public paper of ``meeting`` without making another version."""
    paper = PaperVersion.objects.get(current_of=meeting)
    paper.content = content
    paper.save()
    _remember_titles(meeting, content)
    return paper


def only_translates(before: Content, after: Content) -> bool:
    """Whether ``after`` only has texts in languages in which ``before`` had none."""
    return all(
        alike(without_additions(before[code], after[code]), before[code]) for code in LANGUAGES
    )


def is_alike(before: Content, after: Content) -> bool:
    """Whether both say the same."""
    return all(alike(before[code], after[code]) for code in LANGUAGES)


def without_people(content: Content, shape: int = SHAPE) -> Content:
    """``content`` without the names and titles of those present and of presenters.

    Seats, organizations and what was decided stay; names inside the texts are not found.
    """
    return _in_each_language(lambda language: _nameless(tree_of(content[language], shape)))


def _nameless(tree: Summary) -> dict[str, Any]:
    nothing = Text("", tree.language, is_fallback=False)
    words = removed_name()
    people = (
        replace(
            one,
            name=words,
            is_named=False,
            title=nothing,
            in_place_of=words if one.in_place_of else "",
        )
        for one in tree.attendance
    )
    items = (replace(item, presenter=nothing) for item in tree.items)
    return as_stored(replace(tree, attendance=tuple(people), items=tuple(items)))


def _in_each_language(make: Callable[[str], dict[str, Any]]) -> Content:
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            found[language] = make(language)
    return found


def _rule_of_the_day(meeting: Meeting) -> str | None:
    paper = paper_of(meeting)
    if paper is None or paper.kind != kind_of(meeting) or not meeting.shows_summary:
        return None
    return paper.content[FALLBACK].get("quorum", empty(str)) if paper.shape == SHAPE else None


def _dated(content: Content, meeting: Meeting, at: datetime) -> Content:
    """``content`` with the standing and the facts of a paper published at ``at``."""
    fetched = Meeting.objects.with_paper().get(pk=meeting.pk)

    def make(language: str) -> dict[str, Any]:
        tree = from_stored(Summary, content[language])
        tree = replace(tree, standing=standing_of(fetched, at), changed_at=at)
        return as_stored(replace(tree, facts=facts_of(tree, fetched)))

    return _in_each_language(make)


def _remember_titles(meeting: Meeting, content: Content) -> None:
    """Note on the items of ``meeting`` which are in the public paper, and under what title."""
    titles: dict[int, dict[str, str]] = {}
    for language in LANGUAGES:
        for item in content[language]["items"]:
            text = item["title"]
            mine = titles.setdefault(item["key"], {})
            mine[language] = "" if text["is_fallback"] else text["value"]
    for item in meeting.items.all():
        if item.public_title != titles.get(item.pk):
            meeting.items.filter(pk=item.pk).update(public_title=titles.get(item.pk))


def version_of(meeting: Meeting) -> int:
    """The number of the public paper of ``meeting``; 1 where none is kept yet."""
    paper = PaperVersion.objects.filter(current_of=meeting).defer("content").first()
    return paper.number if paper and paper.kind == kind_of(meeting) else 1
