"""What a meeting is called and the word of its address, as long as nobody writes them otherwise.

No address word is given twice, not even one that another meeting once had.
"""

import re
from collections.abc import Callable, Iterator
from itertools import count
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils import translation

from meetings.wording import time_in_words
from records.names import LANGUAGES, FormerSlug
from records.partial_dates import in_words

if TYPE_CHECKING:
    from meetings.models import Meeting

# What tells a meeting's made word from that of another one on its day: …-2024-06-01-2.
AGAIN = re.compile(r"-([2-9]|[1-9]\d+)")


def usual_name(meeting: "Meeting") -> str:
    """Body, day and number in the active language: “… 17.3.2021 (1/2021)”."""
    day = in_words(meeting.held) if meeting.held_on else ""
    number = meeting.number and f"({meeting.numbered})"
    return " ".join(filter(None, [meeting.body.name, day, number]))


def usual_slug(meeting: "Meeting", language: str) -> str:
    """Body and number, or day: “…-1-2021”."""
    # The number stays when a meeting is moved; the day does not.
    day = re.sub(r"[^\d-]+", "", meeting.held)
    end = f"{meeting.number}-{meeting.year}" if meeting.number else day
    return "-".join(filter(None, [meeting.body.slug_in(language)[:100], end]))


def name_itself(meeting: "Meeting") -> None:
    """Fill the empty names and address words in each language, unlike those of all others."""
    for language in LANGUAGES:
        with translation.override(language):
            if not getattr(meeting, f"name_{language}"):
                setattr(meeting, f"name_{language}", _free_name(meeting, language))
            if not getattr(meeting, f"slug_{language}"):
                setattr(meeting, f"slug_{language}", _free_slug(meeting, language))


def made_names(meeting: "Meeting") -> dict[str, bool]:
    """Whether ``meeting`` made its name itself, by language."""
    made = {}
    for language in LANGUAGES:
        with translation.override(language):
            made[language] = getattr(meeting, f"name_{language}") in _possible_names(meeting)
    return made


def with_new_day(name: str, before: "Meeting", after: "Meeting") -> str:
    """``name``, which says the day of ``before``, with that of ``after``; both in one language.

    A name made from a body that is called otherwise by now keeps all else.
    """
    if not name or not before.held or not after.held:
        return name
    return name.replace(in_words(before.held), in_words(after.held))


def made_its_slug(meeting: "Meeting", language: str) -> bool:
    """Whether ``meeting`` made its address word in ``language`` itself."""
    usual, slug = usual_slug(meeting, language), meeting.slug_in(language)
    return slug == usual or (
        slug.startswith(usual) and AGAIN.fullmatch(slug[len(usual) :]) is not None
    )


def _possible_names(meeting: "Meeting") -> tuple[str, ...]:
    """The usual name, and the one with the time that tells two meetings of a day apart."""
    usual = usual_name(meeting)
    # Names are made before the fields are cleaned: the time may be written as "14:00" still.
    start = meeting._meta.get_field("start_time").to_python(meeting.start_time)
    return (usual, f"{usual} {time_in_words(start)}".strip())


def _free_name(meeting: "Meeting", language: str) -> str:
    """The first of the possible names that no other meeting of the body has."""
    usual, with_time = _possible_names(meeting)
    others = _others(meeting).filter(body=meeting.body_id)
    is_taken = others.filter(**{f"name_{language}": usual}).exists()
    return with_time if is_taken else usual


def _free_slug(meeting: "Meeting", language: str) -> str:
    """The usual address word, with 2, 3, … behind it where others have or had those before."""
    usual = usual_slug(meeting, language)
    is_taken = _taken_slugs(meeting, language, usual)
    return next(word for word in _with_numbers(usual) if not is_taken(word))


def _with_numbers(word: str) -> Iterator[str]:
    yield word
    yield from (f"{word}-{number}" for number in count(2))


def _taken_slugs(meeting: "Meeting", language: str, start: str) -> Callable[[str], bool]:
    """Whether another meeting has or had an address word that begins with ``start``."""
    column = f"slug_{language}"
    now = _others(meeting).filter(**{f"{column}__startswith": start})
    former = FormerSlug.objects.filter(
        kind=meeting._meta.label_lower, language=language, slug__startswith=start
    ).exclude(record_id=meeting.pk or 0)
    taken = {*now.values_list(column, flat=True), *former.values_list("slug", flat=True)}
    return taken.__contains__


def _others(meeting: "Meeting") -> QuerySet:
    return type(meeting)._base_manager.exclude(pk=meeting.pk)
