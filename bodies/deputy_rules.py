"""What a deputy can be: personal to one seat, ranked, or neither known; forms and checks ask it."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from records.periods import period_in_words, share_a_day

if TYPE_CHECKING:
    from bodies.memberships import ExOfficioSeat, Membership

# In the order in which they are looked at.
FIELDS = ("deputy_of", "deputy_of_office", "deputy_rank")


def refuse_wrong_deputy(deputy: "Membership") -> None:
    """Raise ``ValidationError`` on the field by which ``deputy`` cannot be one."""
    given = [field for field in FIELDS if getattr(deputy, field) is not None]
    if not given:
        return
    if deputy.quota.role != deputy.quota.Role.DEPUTY:
        _refuse(
            given[0],
            "no_deputy",
            _(
                "The quota is for the role “%(role)s”, not for deputies. Leave this empty or"
                " choose a quota of deputy members."
            ),
            role=deputy.quota.get_role_display(),
        )
    if len(given) > 1:
        _refuse(
            given[-1],
            "two_ways",
            _(
                "%(count)s of the three ways to be a deputy are given: personal deputy of a"
                " member, of an office’s seat, or a rank. Leave one of them."
            ),
            count=len(given),
        )
    if given == ["deputy_rank"]:
        _refuse_rank(deputy)
    elif given == ["deputy_of"]:
        _refuse_other_member(deputy, deputy.deputy_of)
    else:
        _refuse_other_seat(deputy, deputy.deputy_of_office)


def _refuse(field: str, code: str, message: str, **params: Any) -> None:
    raise ValidationError({field: ValidationError(message, code=code, params=params)})


def _refuse_rank(deputy: "Membership") -> None:
    rank, quota = deputy.deputy_rank, deputy.quota
    if not 1 <= rank <= quota.seats:
        _refuse(
            "deputy_rank",
            "beyond_quota",
            _(
                "Rank %(rank)s does not exist: the quota has %(seats)s deputies, ranked from 1."
                " Choose another rank or raise the quota."
            ),
            rank=rank,
            seats=quota.seats,
        )
    if quota.pk is None or getattr(deputy, "stands_among_rows", False):
        return
    others = quota.memberships.filter(deputy_rank=rank).exclude(pk=deputy.pk)
    other = next((one for one in others if share_a_day(one, deputy)), None)
    if other:
        _refuse(
            "deputy_rank",
            "overlap",
            _(
                "%(holder)s has rank %(rank)s (%(period)s). Choose another rank or end that"
                " membership first."
            ),
            holder=other.person or other.office or _("a vacant seat"),
            rank=rank,
            period=period_in_words(other) or _("at an unknown time"),
        )


def _refuse_other_member(deputy: "Membership", member: "Membership") -> None:
    other = member.quota
    if other.role == other.Role.DEPUTY:
        message = _("%(member)s is a deputy too. Choose a member.")
        _refuse("deputy_of", "deputy_of_a_deputy", message, member=member.person or member.office)
    _refuse_elsewhere("deputy_of", deputy, (other.body, other.organization, other.region))
    _refuse_other_time("deputy_of", deputy, member)


def _refuse_other_seat(deputy: "Membership", seat: "ExOfficioSeat") -> None:
    owners = (seat.body, seat.office.organization, None)
    _refuse_elsewhere("deputy_of_office", deputy, owners)
    _refuse_other_time("deputy_of_office", deputy, seat)


def _refuse_elsewhere(field: str, deputy: "Membership", owners: tuple[Any, ...]) -> None:
    """Refuse a member with other ``owners`` (body, organization, group), as far as known."""
    quota = deputy.quota
    own_ones = (quota.body, quota.organization, quota.region)
    message = _("The deputy is of %(own)s, the member of %(other)s. Choose a member of %(own)s.")
    for own, other in zip(own_ones, owners, strict=True):
        if own and other and own != other:
            _refuse(field, "elsewhere", message, own=own, other=other)


def _refuse_other_time(field: str, deputy: "Membership", member: Any) -> None:
    if not share_a_day(deputy, member):
        _refuse(
            field,
            "other_time",
            _("The member sits %(member)s, the deputy %(deputy)s: on no day both. Mend the days."),
            member=period_in_words(member),
            deputy=period_in_words(deputy),
        )
