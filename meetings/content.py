"""What content files may say about meetings."""

from meetings.loaded import keep_papers
from meetings.models import AgendaItem, Attachment, Attendance, Meeting
from meetings.removals import stays
from records.content.kinds import Kind, Part, after_load, register

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
after_load(keep_papers)
