"""What content files may say about meetings."""

from meetings.models import AgendaItem, Attachment, Attendance, Meeting
from meetings.removals import stays
from records.content.kinds import Kind, Part, register

register(
    Kind(
        "meetings",
        Meeting,
        parts=(
            Part(
                "items",
                AgendaItem,
                "meeting",
                parts=(Part("attachments", Attachment, "item", stays=stays),),
                stays=stays,
            ),
            Part("attendances", Attendance, "meeting"),
        ),
    ),
)
