"""A small house in which every template has something to show, and a crowd to put around it."""

from dataclasses import dataclass

from django.db.models import Model

from agreements.models import Agreement
from bodies.models import Body, NominationHandling, Person
from meetings.freezing import freeze
from meetings.items import TEXTS
from meetings.models import AgendaItem, Meeting
from organizations.models import Organ, Organization
from projects.models import Project
from records.names import LANGUAGES
from records.sources import Sourced
from tests import builders as make


@dataclass
class House:
    """The records that have pages."""

    city: Organization
    company: Organization
    agreement: Agreement
    body: Body
    project: Project
    person: Person
    meeting: Meeting | None = None

    @property
    def records(self) -> list[Model]:
        """All of them."""
        found = [self.city, self.company, self.agreement, self.body, self.project, self.person]
        return [*found, self.meeting]


def a_house() -> House:
    """The records with pages, each with all the parts that its page can show."""
    house = House(
        city=make.an_organization(
            letter="O",
            form="city",
            code="991",
            tile_column=1,
            tile_row=1,
            **in_three_languages("summary"),
            website="https://onnela.example/",
        ),
        company=make.a_company(starts="2010", ends="..", **in_three_languages("summary")),
        agreement=make.an_agreement(
            starts="2013",
            ends="2016-12-31",
            entry_rule="all_parties",
            **in_three_languages("summary", "description", "validity_note"),
        ),
        body=make.a_body(
            starts="2014-23",
            ends="..",
            recorded="2015",
            website="https://elin.example/",
            **in_three_languages("abbreviation", "summary", "tasks", "legal_basis", "chair_rule"),
        ),
        project=make.a_project(
            starts="[2012-06..2013]",
            joining_ends="2020-04-20",
            website="https://silta.example/",
            **in_three_languages("summary", "description", "approval_rule", "joining_rule"),
        ),
        person=make.a_person("Aamu Ensimmäinen"),
    )
    furnish_organizations(house)
    furnish_agreement(house)
    furnish_body(house)
    furnish_project(house)
    house.meeting = a_meeting_of(house)
    return house


def in_three_languages(*fields: str) -> dict[str, str]:
    """A word for each field in every language."""
    return {f"{field}_{code}": f"{field} {code}" for field in fields for code in LANGUAGES}


def cited(fact: Sourced, **values: str) -> Sourced:
    """``fact`` with a source of its own."""
    source = make.a_source(f"K-{type(fact).__name__[:12]}-{fact.pk}", url="https://lahde.example/")
    fact.citations.add(make.a_citation(source, says="Sanat sellaisina kuin ne ovat.", **values))
    return fact


def furnish_organizations(house: House) -> None:
    """A region, a share, a count of people."""
    region = make.a_region(**in_three_languages("definition"))
    cited(make.a_region_membership(region, house.city, starts="2005", ends=".."))
    cited(make.a_holding(house.company, house.city, percent="49.7"))
    cited(make.a_population_figure(organization=house.city))
    cited(house.city)
    cited(house.company)


def furnish_agreement(house: House) -> None:
    """Parties with and without decisions, a goal, a stage, links to others."""
    neighbour = make.an_organization("Peräkylä")
    earlier, later = make.an_agreement("Vanha sopimus"), make.an_agreement("Uusi sopimus")
    cited(make.a_party(house.agreement, house.city))
    cited(make.a_party(house.agreement, neighbour))
    cited(make.a_party(house.agreement, house.company, role="partner", note_fi="Vain vesi."))
    organ = make.an_organ(house.city)
    decided = {"organ": organ, "section": "§ 7", "case_number": "ONN 1", "decision_fi": "Päätös."}
    cited(make.a_handling(house.agreement, house.city, happened="2013-01", outcome="tabled"))
    cited(make.a_handling(house.agreement, house.city, happened="2013-02-03", **decided))
    cited(make.an_objective(house.agreement))
    waiting = make.an_agreement("Odottava sopimus")
    make.a_party(waiting, house.city)
    make.a_handling(waiting, house.city, happened="2013-01", outcome="tabled", tabled_to="2013-02")
    cited(make.a_stage(house.agreement, happened="2012~"))
    cited(make.a_lineage(house.agreement, earlier))
    cited(make.a_lineage(later, house.agreement))
    cited(house.agreement, locator="§ 1")


def furnish_body(house: House) -> None:
    """Seats by office and by nomination: held, vacant and without a recorded holder."""
    body, agreement = house.body, house.agreement
    body.agreements.add(agreement)
    body.organization, body.region = house.company, house.city.region_memberships.get().region
    body.save()
    office = make.an_office(house.city)
    cited(make.an_office_holding(office, house.person))
    bound = cited(make.an_office_bound_seat(body, office, agreement=agreement))
    cited(make.a_chair_rule(body, office))
    cited(make.a_chair_rule(body, task="deputy_chairperson"))
    organ = house.city.organs.get()
    quota = make.a_quota(body, house.city, seats=5, nominated_by=organ, agreement=agreement)
    decision = furnish_nominations(house, organ)
    seat = {"role": "chairperson", "starts": "2015", "decision": decision}
    member = cited(make.a_membership(cited(quota), 1, person=house.person, **seat))
    cited(make.a_membership(quota, 2, is_vacant=True))
    cited(make.a_membership(quota, 3, office=make.an_office(house.city, "sihteeri")))
    make.a_quota(body, label_fi="Muiden paikat", role="deputy", seats=4, seats_at_least=2)
    deputies = make.a_quota(body, house.city, role="deputy", seats=3)
    make.a_membership(deputies, 1, deputy_of=member, starts="2015", ends="..")
    make.a_membership(deputies, 2, deputy_of_office=bound, starts="2015", ends="..")
    make.a_membership(deputies, 3, deputy_rank=1, person=house.person)
    cited(make.a_succession(body, make.a_body("Vanha elin")))
    cited(make.a_succession(make.a_body("Uusi elin"), body))
    cited(body)


def furnish_nominations(house: House, organ: Organ) -> NominationHandling:
    """A round in which one has named otherwise than proposed and another nobody yet."""
    asked = {"requested": "2014-08", "deadline": "2014-12-01", "starts": "2015"}
    found = cited(
        make.a_nomination_round(house.body, **asked, **in_three_languages("title", "requester"))
    )
    found.organizations.add(house.city, make.an_organization("Kultala"))
    texts = {"proposal_fi": "Esi Merkki", "decision_fi": "Esi Merkki ja Kaksi Merkki"}
    decided = {"organ": organ, "section": "§ 3", "url": "https://onnela.example/3"}
    changed = {"outcome": "approved_changed", "happened": "2014-11-18"}
    return cited(make.a_nomination(found, house.city, **texts, **decided, **changed))


def furnish_project(house: House) -> None:
    """Participants, milestones known more or less exactly, what it rests on."""
    project = house.project
    project.agreement, project.company = house.agreement, house.company
    project.save()
    project.bodies.add(house.body)
    accepted = {"acceptor": house.company, "accepted": "2012", "acceptance_section": "§ 4"}
    owner = {"role": "owner", "route": "founder", "share": "12.5"}
    cited(make.a_participation(project, house.city, starts="2012", **accepted, **owner))
    make.a_participation(project, house.city, ends="2011", note_fi="Omalla päätöksellä.")
    make.a_participation(project, region=house.city.region_memberships.get().region)
    cited(make.a_milestone(project, happened="2013-01-16", text_fi="Kaikki olivat paikalla."))
    cited(make.a_milestone(project, "Hanke alkoi", happened="2012-23"))
    make.a_milestone(project, "Silta valmistuu", is_planned=True, certainty="inferred")
    furnish_decisions(house)
    cited(project)


def furnish_decisions(house: House) -> None:
    """A comment round with and without statements, approvals of a body and of municipalities."""
    project, organ = house.project, house.city.organs.first()
    neighbour = make.an_organization("Lintukoto", tile_column=2, tile_row=1)
    make.a_participation(project, neighbour)
    days = {"sent": "2014-08", "opens": "2014-23", "deadline": "2014-12-01"}
    counts = {"statements_known": 47, "comments_known": 10}
    texts = in_three_languages("summary", "changes")
    found = cited(make.a_round(project, **days, **counts, **texts))
    numbers = {"section": "§ 9", "case_number": "ONN 2"}
    cited(make.a_statement(found, house.city, happened="2014-11-18", organ=organ, **numbers))
    make.a_statement(found, house.company, text_fi="Vesi riittää.")
    cited(make.an_approval(project, body=house.body, happened="2015", decision_fi="Muutoksin."))
    cited(make.an_approval(project, body=house.body, part="transport", outcome=""))
    cited(make.an_approval(project, organization=house.city, organ=organ, **numbers))
    project.municipalities_approve = True
    project.save()


def a_meeting_of(house: House) -> Meeting:
    """A meeting with its summary public, one before it and one after it."""
    planned = {"stage": "planned", "held": "2199-01-02", "agenda_due_on": "2199-01-01"}
    coming = make.a_meeting(house.body, number=1, year=2199, place_fi="Sali", **planned)
    make.an_attachment(make.an_agenda_item(coming))
    make.an_attendance(coming, person=make.a_person("Tuleva Tulija"))
    before = make.a_meeting(house.body, held="2024-01", stage="published", record_kind="compiled")
    tabled = make.an_agenda_item(before, 3, outcome="tabled", returns_on="2024-06-01")
    meeting = make.a_meeting(
        house.body,
        number=2,
        year=2024,
        start_time="14:00",
        end_time="16:00",
        mode="hybrid",
        stage="published",
        **in_three_languages("place", "summary"),
    )
    meeting.joint_with.add(make.a_body("Naapurielin"))
    moved = {"kind": "moved", "former_day": "2024-05-30", "reason": "Sali oli varattu."}
    meeting.steps.create(taken_at=make.AT, **moved)
    furnish_agenda(house, meeting, tabled)
    furnish_attendance(house, meeting)
    publish(cited(meeting))
    return meeting


def publish(meeting: Meeting) -> None:
    """Keep an agenda of ``meeting``, its summary, and that summary with its place corrected."""
    place = meeting.place_sv
    values = {"meeting": meeting, "by": None, "at": make.AT}
    Meeting.objects.filter(pk=meeting.pk).update(stage="agenda_published", place_sv="Vanha")
    freeze(**values | {"meeting": Meeting.objects.get(pk=meeting.pk)})
    Meeting.objects.filter(pk=meeting.pk).update(stage="published")
    freeze(**values)
    Meeting.objects.filter(pk=meeting.pk).update(place_sv=place)
    freeze(**values, reason="Nimi korjattiin.")


def furnish_agenda(house: House, meeting: Meeting, tabled: AgendaItem) -> None:
    """A decided matter with everything, a tabled one that goes on, a secret one."""
    texts = in_three_languages("title", *TEXTS, "presenter")
    links = {"agreement": house.agreement, "project": house.project, "continues": tabled}
    full = {"outcome": "approved", "section": "§ 4", "due_on": "2024-07-01"} | texts | links
    item = cited(make.an_agenda_item(meeting, **full))
    make.an_attachment(item, url="https://liite.example/kartta.pdf", title_sv="Karta")
    make.an_attachment(item, 2)
    make.an_agenda_item(meeting, 2, outcome="tabled", returns_on="2024-09-01")
    secret = {"is_public": False, "legal_ground_fi": "JulkL 24 § 1 mom. 17 kohta"}
    make.an_agenda_item(meeting, 3, title_fi="Tontin hinta", outcome="noted", **secret)


def furnish_attendance(house: House, meeting: Meeting) -> None:
    """Members present and absent, a deputy, somebody whose name is not recorded."""
    seat = {"organization": house.city}
    make.an_attendance(meeting, person=house.person, role="chairperson", **seat)
    absent = make.an_attendance(meeting, presence="absent", title_fi="johtaja", **seat)
    deputy = {"role": "deputy", "in_place_of": absent, "arrived_at": "14:20", "first_item": 2}
    row = cited(make.an_attendance(meeting, is_remote=True, **deputy, **seat))
    row.disqualified_from.add(meeting.items.get(number=2))
    make.an_attendance(meeting, person=None, presence="not_recorded", **seat)
    make.an_attendance(meeting, role="guest")
