"""What can be done with a meeting at the desk, and when: one button for each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from meetings import actions
from meetings.models import Meeting, Stage
from meetings.steps import BEFORE_HELD

UNTIL_CHECKED = (Stage.PLANNED, Stage.AGENDA_PUBLISHED, Stage.HELD, Stage.DRAFTED)
# The agenda is public, the summary is not.
AGENDA_ONLY = (Stage.AGENDA_PUBLISHED, Stage.HELD, Stage.DRAFTED, Stage.CHECKED)
PUBLIC = (Stage.PUBLISHED, Stage.PERSONAL_DATA_REMOVED)


@dataclass(frozen=True)
class Move:
    """One button: when it stands on the form, and what it does or which page it opens.

    ``is_next`` marks the step that leads to the next stage, ``of_cancelled`` what is done with
    a cancelled meeting.
    """

    name: str
    label: Promise
    stages: tuple[Stage, ...]
    page: str = ""
    is_next: bool = False
    of_cancelled: bool = False
    run: Callable[[Meeting, Any, datetime], Any] | None = None
    done: Promise | Callable[[Any], str] = ""

    def take(self, meeting: Meeting, by: Any, at: datetime) -> str:
        """Do it; returns the sentence that says so. Raises ``ValidationError``."""
        result = self.run(meeting, by, at)
        return self.done(result) if callable(self.done) else str(self.done)


def _rows(found: list[Any]) -> str:
    words = ngettext("%(count)s row was added.", "%(count)s rows were added.", len(found))
    return words % {"count": len(found)} if found else _("Nothing was missing: no row was added.")


def _next(action: Callable[..., Meeting], stage: Stage, label: Promise, done: Promise) -> Move:
    """The button that takes the papers on from ``stage``."""

    def run(meeting: Meeting, by: Any, at: datetime) -> Meeting:
        return action(meeting=meeting, by=by, at=at)

    return Move(action.__name__, label, (stage,), is_next=True, run=run, done=done)


ALL = (
    _next(
        actions.publish_agenda,
        Stage.PLANNED,
        gettext_lazy("Save and publish the agenda"),
        gettext_lazy("The agenda is public."),
    ),
    _next(
        actions.record_held,
        Stage.AGENDA_PUBLISHED,
        gettext_lazy("Save and note the meeting as held"),
        gettext_lazy("The meeting is noted as held."),
    ),
    _next(
        actions.draft_summary,
        Stage.HELD,
        gettext_lazy("Save: the draft of the summary is ready"),
        gettext_lazy("The draft of the summary waits to be checked."),
    ),
    _next(
        actions.check_summary,
        Stage.DRAFTED,
        gettext_lazy("Save: the summary has been checked"),
        gettext_lazy("The summary is checked, and its texts are locked."),
    ),
    _next(
        actions.publish_summary,
        Stage.CHECKED,
        gettext_lazy("Save and publish the summary"),
        gettext_lazy("The summary is public. Tabled and returned items went on."),
    ),
    Move(
        "remove_personal_data",
        gettext_lazy("Save and remove personal data…"),
        (Stage.PUBLISHED,),
        page="step",
        is_next=True,
    ),
    Move("paste", gettext_lazy("Save and paste the agenda as text…"), UNTIL_CHECKED, page="paste"),
    Move(
        "add_previous_summary",
        gettext_lazy("Save and add the approval of the previous summary"),
        BEFORE_HELD,
        run=lambda meeting, by, at: actions.add_previous_summary(meeting=meeting, by=by),
        done=lambda item: _("Item %(number)s was added.") % {"number": item.number},
    ),
    Move(
        "bring_waiting",
        gettext_lazy("Save and bring items that wait from earlier meetings"),
        (Stage.PLANNED,),
        run=lambda meeting, by, at: actions.bring_waiting(meeting=meeting, by=by),
        done=_rows,
    ),
    Move(
        "draw_up_attendance",
        gettext_lazy("Save and draw up the list of attendance"),
        UNTIL_CHECKED,
        run=lambda meeting, by, at: actions.draw_up_attendance(meeting=meeting, by=by, at=at),
        done=_rows,
    ),
    Move("move", gettext_lazy("Save and move the meeting…"), BEFORE_HELD, page="step"),
    Move("cancel", gettext_lazy("Save and cancel the meeting…"), BEFORE_HELD, page="step"),
    Move(
        "reinstate",
        gettext_lazy("Take the cancellation back…"),
        BEFORE_HELD,
        page="step",
        of_cancelled=True,
    ),
    Move("send_back", gettext_lazy("Send the summary back…"), (Stage.CHECKED,), page="step"),
    Move(
        "change_agenda",
        gettext_lazy("Save and publish the changed agenda…"),
        AGENDA_ONLY,
        page="change_agenda",
    ),
    Move("correct", gettext_lazy("Correct the summary…"), PUBLIC, page="correct"),
)
MOVES = {move.name: move for move in ALL}


def open_to(meeting: Meeting | None) -> list[Move]:
    """The buttons that stand on the form of ``meeting``, the next step first."""
    if meeting is None:
        return [MOVES["paste"]]
    fitting = [move for move in ALL if move.of_cancelled == meeting.is_cancelled]
    return [move for move in fitting if meeting.stage in move.stages]
