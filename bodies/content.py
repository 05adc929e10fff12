"""What content files may say about bodies, offices and persons."""

from bodies.models import (
    Body,
    ChairRule,
    ExOfficioSeat,
    Membership,
    NominationHandling,
    NominationRound,
    Office,
    OfficeHolding,
    Person,
    SeatQuota,
    Succession,
)
from records.content.kinds import Kind, Part, register

register(
    Kind("persons", Person),
    Kind("offices", Office, parts=(Part("holdings", OfficeHolding, "office"),)),
    Kind(
        "bodies",
        Body,
        parts=(
            Part(
                "nomination_rounds",
                NominationRound,
                "body",
                parts=(Part("handlings", NominationHandling, "round"),),
            ),
            Part("ex_officio_seats", ExOfficioSeat, "body"),
            Part(
                "quotas",
                SeatQuota,
                "body",
                parts=(Part("memberships", Membership, "quota"),),
            ),
            Part("chair_rules", ChairRule, "body"),
            Part("earlier_links", Succession, "later"),
        ),
    ),
)
