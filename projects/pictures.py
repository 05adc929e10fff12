"""The milestones of a project on a line."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from projects.models import Milestone
from records.partial_dates import in_words
from ui.pictures.milestones import MilestoneLine, MilestoneMark, milestone_line


def line_of(milestones: Iterable[Milestone], today: date) -> MilestoneLine:
    """The picture of ``milestones``; days known only in part are spans."""
    return milestone_line((_mark(milestone) for milestone in milestones), today=today)


def _mark(milestone: Milestone) -> MilestoneMark:
    words = in_words(milestone.happened) if milestone.happened else _("the day is not known")
    return MilestoneMark(
        label=milestone.title,
        when_words=words,
        earliest=milestone.happened_on,
        latest=milestone.happened_by,
        href=f"#milestone-{milestone.pk}",
    )
