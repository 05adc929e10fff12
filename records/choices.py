"""The words of a choice."""

from django.db.models import TextChoices


def label_of(choices: type[TextChoices], code: str) -> str:
    """What ``code`` is called in the active language; "" where nothing was chosen.

    For long lists and files: Django's own ``get_…_display`` of a record puts every choice of
    the field in words to find the one. Raises ``ValueError`` for a code that is no choice.
    """
    return str(choices(code).label) if code else ""
