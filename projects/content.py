"""What content files may say about projects."""

from projects.models import Milestone, Participation, Project
from records.content.kinds import Kind, Part, register

register(
    Kind(
        "projects",
        Project,
        parts=(
            Part("participations", Participation, "project"),
            Part("milestones", Milestone, "project"),
        ),
    ),
)
