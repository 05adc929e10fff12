"""Many records around a house, stored at once."""

from agreements.models import Agreement, Handling, Party
from bodies.models import Body, SeatQuota
from meetings.models import AgendaItem, Meeting
from organizations.models import Holding, Organization
from projects.models import Approval, Milestone, Participation, Project, Statement
from tests.builders import many, named, slugs
from tests.portal.houses import House

# There were 308 municipalities in Finland in 2025: more cannot stand in a list of them.
MUNICIPALITIES = 308
PARTS = 2
FEW = 5


def a_crowd(size: int, house: House) -> None:
    """``size`` public records of each kind with parts, tied to each other and to ``house``."""
    towns = many(
        Organization(kind="municipality", **called("Kunta", number), form="city")
        for number in range(min(size, MUNICIPALITIES))
    )
    companies = many(
        Organization(kind="joint_corporation", **called("Yhtiö", number), starts="2010", ends="..")
        for number in range(size)
    )
    many(Holding(entity=one, holder=house.city, kind="ownership") for one in companies[:PARTS])
    agreements = crowd_of_agreements(size, towns)
    bodies = crowd_of_bodies(size, towns)
    projects = crowd_of_projects(size, towns)
    crowd_of_meetings(size, house)
    house.body.agreements.add(*agreements[:PARTS])
    house.project.bodies.add(*bodies[:PARTS])
    many(Party(agreement=one, organization=house.city) for one in agreements[:PARTS])
    found = house.project.comment_rounds.get()
    many(Statement(round=found, organization=town) for town in towns[:FEW])
    many(Approval(project=house.project, organization=one) for one in towns[:FEW])
    many(Participation(project=one, organization=house.city) for one in projects[:PARTS])


def called(kind: str, number: int) -> dict[str, object]:
    """Name and address words of the record with this number."""
    return named(f"{kind} {number}") | slugs(f"{kind.lower().replace('ö', 'o')}-{number}")


def crowd_of_agreements(size: int, towns: list[Organization]) -> list[Agreement]:
    """Agreements of the region with parties and what each decided."""
    agreements = many(
        Agreement(
            kind="cooperation_agreement",
            series="region",
            short_name_fi=f"S {number}",
            starts=str(2004 + number % 20),
            ends="..",
            **called("Sopimus", number),
        )
        for number in range(size)
    )
    pairs = [
        (one, towns[(number + part) % len(towns)])
        for number, one in enumerate(agreements)
        for part in range(PARTS)
    ]
    many(Party(agreement=one, organization=town) for one, town in pairs)
    many(
        Handling(agreement=one, organization=town, outcome="approved", happened="2013-01-16")
        for one, town in pairs
    )
    return agreements


def crowd_of_bodies(size: int, towns: list[Organization]) -> list[Body]:
    """Bodies with quotas."""
    bodies = many(
        Body(kind="board", power="decides", starts="2010", ends="..", **called("Elin", number))
        for number in range(size)
    )
    many(
        SeatQuota(body=one, organization=towns[(number + part) % len(towns)], seats=3)
        for number, one in enumerate(bodies)
        for part in range(PARTS)
    )
    return bodies


def crowd_of_projects(size: int, towns: list[Organization]) -> list[Project]:
    """Projects with milestones and participants."""
    projects = many(
        Project(kind="project", starts="2012", **called("Hanke", number)) for number in range(size)
    )
    many(
        Participation(project=one, organization=towns[number % len(towns)])
        for number, one in enumerate(projects)
    )
    many(
        Milestone(project=one, title_fi=f"Vaihe {part}", happened="2013")
        for one in projects
        for part in range(PARTS)
    )
    return projects


def crowd_of_meetings(size: int, house: House) -> list[Meeting]:
    """Meetings of the body of ``house``, held and to come, with items about its matters."""
    days = [f"{2004 + number % 20}-03-{number % 28 + 1:02}" for number in range(size)]
    held = many(
        Meeting(
            body=house.body,
            stage="published",
            held=day,
            held_on=day,
            held_by=day,
            **called("Kokous", number),
        )
        for number, day in enumerate(days)
    )
    coming = {"held": "2198", "held_on": "2198-01-01", "held_by": "2198-12-31"}
    many(Meeting(body=house.body, **coming, **called("Tuleva", number)) for number in range(size))
    many(
        AgendaItem(
            meeting=one,
            number=part + 1,
            title_fi=f"Asia {part}",
            outcome="approved",
            agreement=house.agreement,
            project=house.project,
        )
        for one in held
        for part in range(PARTS)
    )
    return held
