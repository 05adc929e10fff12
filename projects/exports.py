"""What each said in the comment rounds of a plan, as rows of a table and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from agreements.exports import sources, sources_in_words
from projects.commenting import Answer, Round
from projects.rounds import Statement
from ui.text import translated


def header() -> list[str]:
    """The names of the columns that ``rows`` fills."""
    return [
        _("Comment round"),
        _("Given by"),
        _("State"),
        _("Organ"),
        _("Day"),
        _("Section"),
        _("Case number"),
        _("What it says"),
        _("Certainty"),
        _("Sources"),
    ]


def rows(rounds: Sequence[Round]) -> Iterator[list[str]]:
    """One row per statement in the order of the page; one for an organization without any."""
    for found in rounds:
        title = translated(found.round, "title").value
        for answer in found.answers:
            begins = [title, answer.organization.name, answer.label]
            for statement in answer.statements:
                yield begins + _cells(statement)
            if not answer.statements:
                yield begins + [""] * 7


def _cells(statement: Statement) -> list[str]:
    return [
        statement.organ.name if statement.organ else "",
        statement.happened,
        statement.section,
        statement.case_number,
        translated(statement, "text").value,
        str(statement.get_certainty_display()),
        sources_in_words(statement),
    ]


def as_json(found: Round) -> dict[str, Any]:
    """One round with all that its rows hold; days in EDTF, "" when not known."""
    one = found.round
    return {
        "title": translated(one, "title").value,
        "sent": one.sent,
        "opens": one.opens,
        "deadline": one.deadline,
        "is_over": found.is_over,
        "statements_known": one.statements_known,
        "comments_known": one.comments_known,
        "changes": translated(one, "changes").value,
        "sentence": found.sentence if found.expected else "",
        "answers": [
            *(_answer(answer, is_expected=True) for answer in found.expected),
            *(_answer(answer, is_expected=False) for answer in found.others),
        ],
    }


def _answer(answer: Answer, *, is_expected: bool) -> dict[str, Any]:
    return {
        "name": answer.organization.name,
        "url": answer.organization.get_absolute_url(),
        "is_expected": is_expected,
        "standing": answer.standing.name.lower(),
        "statements": [
            {
                "organ": one.organ.name if one.organ else "",
                "day": one.happened,
                "section": one.section,
                "case_number": one.case_number,
                "text": translated(one, "text").value,
                "certainty": one.certainty,
                "sources": sources(one),
            }
            for one in answer.statements
        ],
    }
