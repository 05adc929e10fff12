"""Records that are not public, with a secret in every text."""

from datetime import timedelta
from typing import Any

from django.db import models as fields

from records import clock
from records.fields import PartialDateField
from records.names import LANGUAGES

SECRET = "VAIN SISÄLLE"
# Why a record was withdrawn: the one text of it that its address goes on showing.
REASON = "Julkaistiin vahingossa."
TRACES = (SECRET.casefold(), "vain-sisalle")
LATER, EARLIER = timedelta(days=30), timedelta(days=1)


def states() -> dict[str, dict[str, Any]]:
    """Every way of not being public now."""
    now = clock.now()
    return {
        "draft": {"published_at": None},
        "scheduled": {"published_at": now + LATER},
        "withdrawn": {
            "published_at": now - LATER,
            "withdrawn_at": now - EARLIER,
            "withdrawal_reason": REASON,
        },
    }


def secret_texts(model: type[fields.Model]) -> dict[str, str]:
    """The secret in every free text of ``model``."""
    return {
        field.name: SECRET
        for field in model._meta.concrete_fields
        if type(field).__name__.startswith(("Translation", "Char", "Text"))
        and isinstance(field, fields.CharField | fields.TextField)
        and not isinstance(field, fields.SlugField | fields.URLField | PartialDateField)
        and not field.choices
        and field.name != "withdrawal_reason"
        and (field.max_length or 99) >= 40
    }


def a_hidden(build: Any, model: type[fields.Model], **values: Any) -> Any:
    """A record of ``model`` that is not public, all its texts secret."""
    texts = secret_texts(model) | secret()
    names = {f"name_{language}": f"{SECRET} {build.__name__}" for language in LANGUAGES}
    return build(**(texts | names | values))


def secret(**values: Any) -> dict[str, Any]:
    """Values of a part, with the secret in the note that every fact can have."""
    return {"certainty": "inferred", "certainty_note_fi": SECRET} | values
