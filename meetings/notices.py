"""What a reader of a meeting's papers must know before reading on, each in one sentence."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from meetings.models import Meeting
from meetings.tree import Item, Move, Part, Return, State, Summary, Version
from meetings.versions import PaperVersion
from meetings.wording import moment_in_words, said, untranslated


def notices(summary: Summary) -> Iterator[str]:
    """Cancelled or not after all, moved, compiled, corrected, not whole: what is true of it."""
    standing = summary.standing
    if standing.cancellation is not None:
        yield _because(_("The meeting is cancelled."), said(standing.cancellation))
    yield from _taken_away_and_back(summary)
    for move in standing.moves:
        yield _because(_moved(move), said(move.reason))
    if standing.state == State.UNTOLD:
        yield _("No summary of this meeting is at hand.")
    if summary.has_summary and summary.record_kind == Meeting.RecordKind.COMPILED:
        yield _("The minutes or memo are not at hand: this is compiled from other sources.")
    for version in (one for one in standing.versions if not one.is_moved):
        yield _because(_corrected(version), said(version.reason))
    if summary.left_out:
        words = ", ".join(part_in_words(Part(name)) for name in summary.left_out)
        yield _("Left out of this copy: %(parts)s.") % {"parts": words}


def _taken_away_and_back(summary: Summary) -> Iterator[str]:
    for item in summary.items:
        if item.removal:
            yield _because(_removed(item), said(item.removal.reason))
    for one in summary.standing.returns:
        yield _because(_returned(one), said(one.reason))


def part_in_words(part: Part) -> str:
    """What may be left out, in the active language."""
    return {
        Part.ATTENDANCE: _("attendance"),
        Part.DISCUSSION: pgettext("part of a summary", "discussion"),
        Part.ATTACHMENTS: _("attachments"),
    }[part]


def _removed(item: Item) -> str:
    words = {"number": item.number, "day": item.removal.day}
    return _("Item %(number)s was removed from the agenda on %(day)s.") % words


def _returned(one: Return) -> str:
    words = {"item": one.item, "paper": one.paper, "day": one.day}
    if one.paper:
        return _("Attachment %(paper)s of item %(item)s is shown again since %(day)s.") % words
    if one.item:
        return _("Item %(item)s was put back on the agenda on %(day)s.") % words
    return _("The cancellation of the meeting was taken back on %(day)s.") % {"day": one.day}


def replaced_in_words(version: PaperVersion, following: PaperVersion) -> str:
    """That ``version`` no longer stands, since when and why."""
    words = {"day": moment_in_words(following.published_at), "number": version.number}
    if version.kind != following.kind:
        return _("This is the agenda; the summary of the meeting was published on %(day)s.") % words
    sentence = _("This is version %(number)s. It was replaced on %(day)s.") % words
    return _because(sentence, said(untranslated(following.reason)))


def _moved(move: Move) -> str:
    if not move.former_day:
        return _("The time of the meeting was changed on %(day)s.") % {"day": move.day}
    return _("The meeting was moved; its former day is %(day)s.") % {"day": move.former_day}


def _corrected(version: Version) -> str:
    words = {"day": version.day, "number": version.number}
    return _("Corrected on %(day)s; version %(number)s stood until then.") % words


def _because(sentence: str, reason: str) -> str:
    """A sentence with the reason that somebody wrote."""
    return f"{sentence} {reason}".strip()
