"""What content files may say about projects."""

from projects.models import (
    Approval,
    CommentRound,
    Milestone,
    Participation,
    Project,
    Statement,
)
from records.content.kinds import Kind, Part, register

register(
    Kind(
        "projects",
        Project,
        parts=(
            Part("participations", Participation, "project"),
            Part("milestones", Milestone, "project"),
            Part(
                "comment_rounds",
                CommentRound,
                "project",
                parts=(Part("statements", Statement, "round"),),
            ),
            Part("approvals", Approval, "project"),
        ),
    ),
)
