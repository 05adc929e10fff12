"""What a secretary does with a meeting; each action is whole or does not happen.

All are keyword-only, take who does it (``by``) and, where a moment is noted, when (``at``),
leave their history, and refuse with a ``ValidationError`` that says what to do.
"""

from meetings.agendas import paste_agenda
from meetings.correcting import (
    correct,
    open_correction,
    publish_changed_agenda,
    publish_correction,
    remove_personal_data,
)
from meetings.preparing import (
    add_previous_summary,
    bring_waiting,
    carry_over,
    draw_up_attendance,
)
from meetings.steps import (
    cancel,
    check_summary,
    draft_summary,
    move,
    publish_agenda,
    publish_summary,
    record_held,
    reinstate,
    send_back,
)

__all__ = [
    "add_previous_summary",
    "bring_waiting",
    "cancel",
    "carry_over",
    "check_summary",
    "correct",
    "draft_summary",
    "draw_up_attendance",
    "move",
    "open_correction",
    "paste_agenda",
    "publish_agenda",
    "publish_changed_agenda",
    "publish_correction",
    "publish_summary",
    "record_held",
    "reinstate",
    "remove_personal_data",
    "send_back",
]
