"""Papers of meetings that content files brought, or that were public before papers were kept."""

from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from meetings.freezing import content_of, freeze, is_alike, kept_content
from meetings.models import Meeting
from meetings.stages import WITH_AGENDA
from records.content.kinds import Changed
from records.names import FALLBACK


def keep_papers(changed: Changed, at: datetime) -> None:
    """Keep the paper of each meeting that has none, and publish what the files ``changed``.

    A paper kept for the first time is as old as the last change of its meeting. What the files
    changed in a paper that is kept already makes a new version; the reason says so.
    """
    public = Meeting.objects.filter(stage__in=WITH_AGENDA)
    rewritten = public.filter(pk__in=changed.get(Meeting, ())).exclude(paper=None)
    for meeting in list(rewritten):
        _publish_again(meeting, at)
    for meeting in list(public.filter(paper=None)):
        freeze(meeting=meeting, by=None, at=meeting.updated_at)


def _publish_again(meeting: Meeting, at: datetime) -> None:
    kept, content = kept_content(meeting), content_of(meeting, at)
    if kept is None:
        freeze(meeting=meeting, by=None, at=at, content=content)
    elif not is_alike(kept, content):
        with translation.override(FALLBACK):
            reason = _("The content files were corrected.")
        freeze(meeting=meeting, by=None, at=at, content=content, reason=reason)
