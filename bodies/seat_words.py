"""What is said of a seat beside its holder: the task of its holder, and whose deputy it is."""

from django.utils.translation import gettext as _

from bodies.models import Membership
from bodies.seats import Seat


def task_words(seat: Seat) -> str:
    """Chair or deputy chair; "" for others."""
    return str(Membership.Role(seat.task).label) if seat.task else ""


def deputy_words(seat: Seat) -> str:
    """Whose personal deputy sits, or which of the deputies; "" where neither is known."""
    return deputy_of(seat.membership) if seat.membership else ""


def deputy_of(membership: Membership) -> str:
    """Whose personal deputy ``membership`` makes, or which of the deputies; else ""."""
    if membership.deputy_rank:
        return _("deputy no. %(rank)s") % {"rank": membership.deputy_rank}
    if name := member_of(membership):
        return _("personal deputy of %(member)s") % {"member": name}
    return ""


def member_of(membership: Membership) -> str:
    """The person or office whose personal deputy it is; "" when it is nobody's."""
    if membership.deputy_of_office:
        return membership.deputy_of_office.office.name
    member = membership.deputy_of
    if member is None or member.is_vacant:
        return ""
    return member.person.name if member.person else member.office.name
