"""What a municipality has to act on, as rows and as a document."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from exports.documents import Document, Paragraph, Table
from meetings.acts import Act
from organizations.models import Organization
from records.names import active_language
from records.partial_dates import day_in_words, in_words
from ui.text import translated


def header() -> tuple[str, ...]:
    """The head of the rows."""
    return (
        _("To act by"),
        _("Meeting"),
        _("Item"),
        _("Matter"),
        _("Outcome"),
        _("About"),
        _("The municipality’s own decision"),
    )


def rows(acts: Iterable[Act]) -> list[tuple[str, ...]]:
    """One row per act, words in the active language."""
    return [
        (
            act.due_on.isoformat() if act.due_on else _("no day set"),
            translated(act.item.meeting, "name").value,
            str(act.item.number),
            translated(act.item, "title").value,
            act.item.get_outcome_display(),
            _about(act),
            _answer(act),
        )
        for act in acts
    ]


def as_document(
    organization: Organization, acts: Sequence[Act], period: tuple[date, date]
) -> Document:
    """The rows to be read, with the period they are from."""
    name = translated(organization, "name").value
    first, last = map(day_in_words, period)
    title = _("%(organization)s: what joint bodies ask it to act on") % {"organization": name}
    said = _("Outcomes of meetings held %(first)s–%(last)s, as far as they are public.")
    found = rows(acts)
    table = Table(_("Matters and the days to act by"), header(), tuple(found))
    none = Paragraph(_("Nothing waits for the municipality’s organs from these meetings."))
    return Document(
        title=title,
        language=active_language(),
        running_head=title,
        blocks=(Paragraph(said % {"first": first, "last": last}), table if found else none),
    )


def _about(act: Act) -> str:
    matter = act.item.agreement or act.item.project
    return translated(matter, "name").value if matter else ""


def _answer(act: Act) -> str:
    answer = act.answer
    if answer is None:
        return _("not known")
    day = in_words(answer.happened) if answer.happened else _("day not known")
    return " · ".join(filter(None, [answer.get_outcome_display(), day, answer.section]))
