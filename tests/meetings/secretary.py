"""What the tests of the secretary's desk share."""

from typing import Any

from django.db.models import Model
from django.http import HttpResponse

from meetings.models import Meeting
from tests.builders import a_meeting

CERTAIN = {"starts": "2020-01-01", "ends": "2028-12-31"}


def errors_of(answer: HttpResponse) -> dict[str, list[str]]:
    """Messages of the form that was answered, by field."""
    assert answer.status_code == 200
    return dict(answer.context_data["adminform"].form.errors)


def row_errors(answer: HttpResponse, model: type[Model]) -> list[dict[str, list[str]]]:
    """Messages of the rows of ``model`` in the form that was answered."""
    assert answer.status_code == 200
    (formset,) = [
        inline.formset
        for inline in answer.context_data["inline_admin_formsets"]
        if inline.formset.model is model
    ]
    return formset.errors


def a_planned_meeting(**values: Any) -> Meeting:
    """A draft of a meeting."""
    return a_meeting(**({"published_at": None} | values))
