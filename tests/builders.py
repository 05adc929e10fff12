"""Records for tests; a test states only what matters to it. All names are made up.

What has a page is public since 2020 unless ``published_at=None`` is said.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.db import models
from django.http import HttpRequest
from django.test import RequestFactory

from agreements.models import Agreement, Handling, Lineage, Objective, Outcome, Party, Stage
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
from meetings.models import AgendaItem, Attachment, Attendance, Meeting
from organizations.models import (
    Holding,
    Organ,
    Organization,
    PopulationFigure,
    Region,
    RegionMembership,
)
from projects.models import (
    Approval,
    CommentRound,
    Milestone,
    Participation,
    Project,
    Statement,
)
from records.names import LANGUAGES
from records.sources import Citation, Source

HELSINKI = ZoneInfo("Europe/Helsinki")
PUBLIC = datetime(2020, 1, 1, tzinfo=HELSINKI)
AT = datetime(2024, 6, 1, 12, tzinfo=HELSINKI)
DAY = date(2024, 6, 1)

Record = TypeVar("Record", bound=models.Model)


def stored(record: Record) -> Record:
    """``record`` after it has passed its own validation and been saved."""
    record.full_clean()
    record.save()
    return record


def many(records: Iterable[Record]) -> list[Record]:
    """``records`` of one model, stored at once without validation."""
    made = list(records)
    return type(made[0])._base_manager.bulk_create(made)


def named(name: str, **values: Any) -> dict[str, Any]:
    """Field values of a public record called ``name`` in Finnish; ``values`` win."""
    return {"name_fi": name, "published_at": PUBLIC} | values


def slugs(slug: str) -> dict[str, str]:
    """One address word in every language, for records stored without validation."""
    return {f"slug_{language}": slug for language in LANGUAGES}


def an_organization(name: str = "Onnelan kunta", **values: Any) -> Organization:
    """A municipality."""
    kind = {"kind": Organization.Kind.MUNICIPALITY}
    return stored(Organization(**named(name, **(kind | values))))


def a_company(name: str = "Onnelan Vesi Oy", **values: Any) -> Organization:
    """A joint corporation."""
    return an_organization(name, **({"kind": Organization.Kind.JOINT_CORPORATION} | values))


def a_region(name: str = "Satumaan seutu", **values: Any) -> Region:
    """A region, its code made of its name."""
    return stored(Region(**({"name_fi": name, "code": name[:20]} | values)))


def a_region_membership(region: Region, member: Organization, **values: Any) -> RegionMembership:
    """A municipality's belonging to a region."""
    return stored(RegionMembership(region=region, organization=member, **values))


def an_organ(organization: Organization, name: str = "kunnanhallitus", **values: Any) -> Organ:
    """A board."""
    values = {"kind": Organ.Kind.BOARD} | values
    return stored(Organ(organization=organization, name_fi=name, **values))


def a_holding(entity: Organization, holder: Organization, **values: Any) -> Holding:
    """A share of ownership."""
    values = {"kind": Holding.Kind.OWNERSHIP} | values
    return stored(Holding(entity=entity, holder=holder, **values))


def a_population_figure(**values: Any) -> PopulationFigure:
    """A count at the end of 2023."""
    return stored(PopulationFigure(**({"people": 1234, "counted": "2023-12-31"} | values)))


def an_agreement(name: str = "Satumaan sopimus", **values: Any) -> Agreement:
    """A cooperation agreement of the cities."""
    defaults = {
        "kind": Agreement.Kind.COOPERATION_AGREEMENT,
        "series": Agreement.Series.CITIES,
        "short_name_fi": name,
    }
    return stored(Agreement(**named(name, **(defaults | values))))


def a_party(agreement: Agreement, organization: Organization, **values: Any) -> Party:
    """A contract party."""
    return stored(Party(agreement=agreement, organization=organization, **values))


def a_handling(agreement: Agreement, organization: Organization, **values: Any) -> Handling:
    """An approval."""
    values = {"outcome": Outcome.APPROVED} | values
    return stored(Handling(agreement=agreement, organization=organization, **values))


def a_stage(agreement: Agreement, text: str = "Neuvottelut alkoivat.", **values: Any) -> Stage:
    """A step in the life of an agreement."""
    return stored(Stage(agreement=agreement, text_fi=text, **values))


def an_objective(agreement: Agreement, text: str = "Rauha maassa.", **values: Any) -> Objective:
    """A goal."""
    return stored(Objective(agreement=agreement, text_fi=text, **values))


def a_lineage(later: Agreement, earlier: Agreement, **values: Any) -> Lineage:
    """A later agreement that follows an earlier one."""
    return stored(Lineage(later=later, earlier=earlier, **values))


def a_body(name: str = "Satumaan neuvottelukunta", **values: Any) -> Body:
    """An advisory board without power."""
    defaults = {"kind": Body.Kind.ADVISORY_BOARD, "power": Body.Power.NOT_BINDING}
    return stored(Body(**named(name, **(defaults | values))))


def a_succession(later: Body, earlier: Body, **values: Any) -> Succession:
    """A body that took the place of another."""
    return stored(Succession(later=later, earlier=earlier, **values))


def a_quota(body: Body, organization: Organization | None = None, **values: Any) -> SeatQuota:
    """Two seats for members."""
    return stored(SeatQuota(body=body, organization=organization, **({"seats": 2} | values)))


def a_nomination_round(body: Body, **values: Any) -> NominationRound:
    """A round in which nobody is known to be asked."""
    return stored(NominationRound(body=body, **values))


def a_nomination(
    round_: NominationRound, organization: Organization, **values: Any
) -> NominationHandling:
    """A decision that named somebody."""
    values = {"outcome": Outcome.APPROVED} | values
    return stored(NominationHandling(round=round_, organization=organization, **values))


def a_decision(quota: SeatQuota, **values: Any) -> NominationHandling:
    """A decision, in a round of its own, that may fill the seats of ``quota``."""
    round_ = values.pop("round", None) or a_nomination_round(quota.body)
    return a_nomination(round_, quota.organization, **({"organ": quota.nominated_by} | values))


def a_person(name: str = "Tuulia Esimerkki") -> Person:
    """A person."""
    return stored(Person(name=name, sort_name=" ".join(reversed(name.split()))))


def a_membership(quota: SeatQuota, seat_number: int = 1, **values: Any) -> Membership:
    """A holder of a seat; a made-up person unless an office or a vacancy is named."""
    if not values.keys() & {"person", "office", "is_vacant"}:
        values["person"] = a_person()
    return stored(Membership(quota=quota, seat_number=seat_number, **values))


def an_office(organization: Organization, name: str = "kunnanjohtaja", **values: Any) -> Office:
    """An office."""
    return stored(Office(organization=organization, name_fi=name, **values))


def an_office_holding(office: Office, person: Person | None = None, **values: Any) -> OfficeHolding:
    """A made-up person's time in the office."""
    return stored(OfficeHolding(office=office, person=person or a_person(), **values))


def an_office_bound_seat(body: Body, office: Office, **values: Any) -> ExOfficioSeat:
    """A seat that belongs to the office."""
    return stored(ExOfficioSeat(body=body, office=office, **values))


def a_chair_rule(body: Body, office: Office | None = None, **values: Any) -> ChairRule:
    """A chair that belongs to the office, or one elected where none is named."""
    kind = ChairRule.Kind.FIXED if office else ChairRule.Kind.ELECTED
    return stored(ChairRule(body=body, office=office, **({"kind": kind} | values)))


def a_project(name: str = "Satumaan silta", **values: Any) -> Project:
    """A project."""
    return stored(Project(**named(name, **({"kind": Project.Kind.PROJECT} | values))))


def a_participation(
    project: Project, organization: Organization | None = None, **values: Any
) -> Participation:
    """An organization's part in a project."""
    return stored(Participation(project=project, organization=organization, **values))


def a_milestone(project: Project, title: str = "Sopimus tehtiin", **values: Any) -> Milestone:
    """A step of a project."""
    return stored(Milestone(project=project, title_fi=title, **values))


def a_round(project: Project, title: str = "Lausuntokierros", **values: Any) -> CommentRound:
    """A comment round."""
    return stored(CommentRound(project=project, title_fi=title, **values))


def a_statement(
    comment_round: CommentRound, organization: Organization, **values: Any
) -> Statement:
    """What an organization said."""
    return stored(Statement(round=comment_round, organization=organization, **values))


def an_approval(project: Project, **values: Any) -> Approval:
    """An approval of the whole plan."""
    return stored(Approval(project=project, **({"outcome": "approved"} | values)))


def a_meeting(body: Body | None = None, **values: Any) -> Meeting:
    """A planned meeting on the day of the tests; it makes its own name."""
    defaults = {"held": DAY.isoformat(), "published_at": PUBLIC}
    return stored(Meeting(body=body or a_body(), **(defaults | values)))


def an_agenda_item(meeting: Meeting, number: int = 1, **values: Any) -> AgendaItem:
    """The first item of an agenda."""
    values = {"title_fi": "Sillan rakentaminen"} | values
    return stored(AgendaItem(meeting=meeting, number=number, **values))


def an_attachment(item: AgendaItem, number: int = 1, **values: Any) -> Attachment:
    """The first paper of an item; only its title is known."""
    return stored(Attachment(item=item, number=number, **({"title_fi": "Kartta"} | values)))


def an_attendance(meeting: Meeting, **values: Any) -> Attendance:
    """A made-up person present, as a member unless a role is said."""
    if "person" not in values:
        values["person"] = a_person()
    values = {"presence": Attendance.Presence.PRESENT} | values
    return stored(Attendance(meeting=meeting, **values))


def a_source(key: str = "KEKSITTY-1", **values: Any) -> Source:
    """A document."""
    defaults = {"title": f"Keksitty pöytäkirja {key}", "publisher": "Onnelan kunta"}
    return stored(Source(key=key, **(defaults | values)))


def a_citation(source: Source | None = None, **values: Any) -> Citation:
    """A place of a document."""
    return stored(Citation(source=source or a_source(), **values))


def a_request(address: str = "/fi/") -> HttpRequest:
    """A reader's request for ``address``."""
    return RequestFactory().get(address)
