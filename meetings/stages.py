"""The stages of a meeting's papers, in their order, and what everybody sees at each."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """How far a meeting's papers have come; each is reached from the one before it."""

    PLANNED = "planned", _("planned")
    AGENDA_PUBLISHED = "agenda_published", _("agenda published")
    HELD = "held", _("held")
    DRAFTED = "drafted", _("summary drafted")
    CHECKED = "checked", _("summary checked")
    PUBLISHED = "published", _("summary published")
    PERSONAL_DATA_REMOVED = "personal_data_removed", _("personal data removed")


IN_ORDER = tuple(Stage)
# The agenda is public from its publication on, the decisions from that of the summary.
WITH_AGENDA = frozenset(IN_ORDER[IN_ORDER.index(Stage.AGENDA_PUBLISHED) :])
WITH_SUMMARY = frozenset({Stage.PUBLISHED, Stage.PERSONAL_DATA_REMOVED})
# From the check on nobody writes in the texts: they are sent back, or corrected visibly.
LOCKED = frozenset(IN_ORDER[IN_ORDER.index(Stage.CHECKED) :])


def following(stage: str) -> Stage | None:
    """The stage after ``stage``; None after the last."""
    place = IN_ORDER.index(Stage(stage)) + 1
    return IN_ORDER[place] if place < len(IN_ORDER) else None
