"""Who votes in a body: what quorum, deputies, lists of attendance and their forms all ask."""

# Codes of the roles in which one sits, and of tasks that a voting member has; a meeting's list
# of attendance uses the same codes.
SEATS = ("member", "additional_member")
TASKS = ("chairperson", "deputy_chairperson")
VOTING = (*TASKS, *SEATS)


def votes(role: str) -> bool:
    """Whether somebody in ``role``, the code of a seat's role or of a task, votes.

    A task gives no vote to the holder of a seat without one, such as an expert's: there the
    role of the seat decides.
    """
    return role in VOTING
