"""House rule 7: what is not public never leaves the house, whatever leads to it."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from agreements.models import Agreement
from bodies.models import Body, Person
from meetings.freezing import freeze
from meetings.items import TEXTS
from meetings.models import AgendaItem, Meeting
from organizations.models import Organization
from projects.models import Project
from records.names import LANGUAGES, FormerSlug
from records.publication import Published
from tests import builders as make
from tests.house.hidden import REASON, SECRET, TRACES, a_hidden, secret, secret_texts, states
from tests.house.rooms import models
from tests.portal.addresses import addresses as addresses_of
from tests.portal.addresses import pages, text_of, walk

PUBLISHED = [model for model in models() if issubclass(model, Published)]


@pytest.fixture(params=["draft", "scheduled", "withdrawn"])
def house(request: pytest.FixtureRequest, db: None) -> SimpleNamespace:
    """Public and hidden records tied to each other in every way there is."""
    state = states()[request.param]
    found = SimpleNamespace(
        city=make.an_organization(tile_column=1, tile_row=1),
        company=make.a_company(),
        agreement=make.an_agreement(),
        body=make.a_body(),
        hidden_city=a_hidden(
            make.an_organization, Organization, **state, tile_column=2, tile_row=1, letter="X"
        ),
        hidden_company=a_hidden(make.a_company, Organization, **state),
        hidden_agreement=a_hidden(make.an_agreement, Agreement, **state, starts="2010", ends=".."),
        hidden_body=a_hidden(make.a_body, Body, **state),
    )
    found.project = make.a_project(agreement=found.hidden_agreement, company=found.hidden_company)
    ties = {"agreement": found.agreement, "company": found.company}
    found.hidden_project = a_hidden(make.a_project, Project, **state, **ties)
    found.person = make.a_person()
    found.hidden_person = make.a_person(SECRET)
    found.hidden_office = make.an_office(found.hidden_city, SECRET)
    found.hidden_organ = make.an_organ(found.hidden_city, SECRET)
    tie_organizations(found)
    tie_agreements(found)
    tie_seats(found)
    tie_projects(found)
    found.hidden_meeting = a_hidden(make.a_meeting, Meeting, **state, body=found.body)
    tie_hidden_meetings(found)
    tie_secret_items(found)
    return found


def tie_organizations(house: SimpleNamespace) -> None:
    """Shares, regions, population."""
    region = make.a_region()
    make.a_region_membership(region, house.hidden_city, **secret())
    make.a_region_membership(region, house.city)
    make.a_population_figure(organization=house.hidden_city, **secret())
    make.a_holding(house.company, house.hidden_city, **secret())
    make.a_holding(house.hidden_company, house.city, **secret())
    Organization.objects.filter(pk=house.city.pk).update(successor=house.hidden_city)


def tie_agreements(house: SimpleNamespace) -> None:
    """Parties, decisions and links between agreements."""
    make.a_party(house.agreement, house.hidden_city, note_fi=SECRET)
    make.a_party(house.agreement, house.hidden_company, note_fi=SECRET, role="partner")
    make.a_party(house.hidden_agreement, house.city, note_fi=SECRET)
    make.a_party(house.agreement, house.city)
    make.a_handling(house.agreement, house.hidden_city, decision_fi=SECRET)
    make.a_handling(house.hidden_agreement, house.city, decision_fi=SECRET)
    make.a_stage(house.hidden_agreement, SECRET)
    make.an_objective(house.hidden_agreement, SECRET)
    make.a_lineage(house.agreement, house.hidden_agreement, **secret())
    make.a_lineage(house.hidden_agreement, house.agreement, **secret())


def tie_seats(house: SimpleNamespace) -> None:
    """Bodies, what they rest on, and their seats by office and by nomination."""
    house.body.agreements.add(house.hidden_agreement)
    house.body.organization = house.hidden_company
    house.body.save()
    house.hidden_body.agreements.add(house.agreement)
    house.hidden_body.organization = house.company
    house.hidden_body.save()
    make.a_succession(house.body, house.hidden_body, **secret())
    make.a_succession(house.hidden_body, house.body, **secret())
    office = make.an_office(house.city)
    make.an_office_bound_seat(house.body, house.hidden_office, **secret())
    make.an_office_bound_seat(house.hidden_body, office, **secret())
    make.an_office_bound_seat(house.body, office, agreement=house.hidden_agreement)
    make.a_chair_rule(house.body, house.hidden_office, **secret())
    make.a_chair_rule(house.hidden_body, office, **secret())
    make.a_quota(house.body, house.hidden_city, label_fi=SECRET, nominated_by=house.hidden_organ)
    make.a_quota(house.hidden_body, house.city, label_fi=SECRET)
    quota = make.a_quota(house.body, house.city, agreement=house.hidden_agreement)
    make.a_membership(quota, office=house.hidden_office)
    tie_nominations(house, quota)
    make.a_membership(quota, 2, person=house.person)
    seat = make.a_quota(house.hidden_body, house.city, role="deputy")
    make.a_membership(seat, person=house.hidden_person)
    make.an_office_holding(house.hidden_office, house.hidden_person)


def tie_nominations(house: SimpleNamespace, quota: Any) -> None:
    """Rounds of both bodies, in which both cities name somebody."""
    hidden_round = make.a_nomination_round(house.hidden_body, title_fi=SECRET)
    hidden_round.organizations.add(house.city)
    make.a_nomination(hidden_round, house.city, decision_fi=SECRET)
    found = make.a_nomination_round(house.body)
    found.organizations.add(house.hidden_city, house.city)
    decided = {"organ": house.hidden_organ, "decision_fi": SECRET, "section": SECRET}
    make.a_nomination(found, house.hidden_city, **decided)
    group = make.a_quota(house.body, label_fi="Molempien", starts="2015", ends="..")
    by_hidden = make.a_nomination(found, house.hidden_city, **decided)
    make.a_membership(group, person=house.person, decision=by_hidden, starts="2015", ends="..")


def tie_projects(house: SimpleNamespace) -> None:
    """Projects, who takes part and who steers."""
    house.project.bodies.add(house.hidden_body)
    house.hidden_project.bodies.add(house.body)
    make.a_participation(house.project, house.hidden_city, note_fi=SECRET)
    make.a_participation(house.hidden_project, house.city, note_fi=SECRET)
    make.a_participation(house.project, house.city, acceptor=house.hidden_city)
    make.a_milestone(house.hidden_project, SECRET)
    hidden_round = make.a_round(house.hidden_project, SECRET)
    make.a_statement(hidden_round, house.city, text_fi=SECRET)
    found = make.a_round(house.project)
    make.a_statement(found, house.hidden_city, organ=house.hidden_organ, text_fi=SECRET)
    make.an_approval(house.hidden_project, organization=house.city, decision_fi=SECRET)
    make.an_approval(house.project, organization=house.hidden_city, decision_fi=SECRET)
    make.an_approval(house.project, body=house.hidden_body, decision_fi=SECRET)
    make.an_approval(house.project, organization=house.city)


def tie_hidden_meetings(house: SimpleNamespace) -> None:
    """A hidden meeting, and public ones of hidden bodies or about hidden records."""
    told = {"stage": "published"}
    house.hidden_meeting.joint_with.add(house.hidden_body)
    Meeting.objects.filter(pk=house.hidden_meeting.pk).update(**told)
    earlier = make.an_agenda_item(
        house.hidden_meeting,
        outcome="tabled",
        agreement=house.agreement,
        project=house.project,
        **secret_texts(AgendaItem),
    )
    make.an_attendance(house.hidden_meeting, person=house.hidden_person, title_fi=SECRET)
    for reason in ("", SECRET):
        freeze(meeting=Meeting.objects.get(stage="published"), by=None, at=make.AT, reason=reason)
    house.hidden_meeting.steps.create(taken_at=make.AT, kind="moved", reason=SECRET)
    names = {f"name_{language}": SECRET for language in LANGUAGES}
    of_hidden = make.a_meeting(house.hidden_body, **told, **names)
    of_hidden.joint_with.add(house.body)
    make.an_agenda_item(of_hidden, agreement=house.agreement, **secret_texts(AgendaItem))
    house.meeting = make.a_meeting(house.body, held="2024-06-02", **told)
    house.meeting.joint_with.add(house.hidden_body)
    links = {"agreement": house.hidden_agreement, "project": house.hidden_project}
    make.an_agenda_item(house.meeting, outcome="approved", continues=earlier, **links)
    seat = {"organization": house.hidden_city, "person": house.hidden_person}
    make.an_attendance(house.meeting, title_fi=SECRET, **seat)


def tie_secret_items(house: SimpleNamespace) -> None:
    """A drafted summary, an agenda not public yet, and an item that never will be."""
    about = {"agreement": house.agreement, "project": house.project}
    summary = {f"{name}_fi": SECRET for name in ("discussion", "decision")}
    drafted = make.a_meeting(house.body, held="2024-06-03", stage="drafted")
    make.an_agenda_item(drafted, outcome="rejected", **about, **summary)
    make.an_attendance(drafted, person=make.a_person(f"Luonnos {SECRET}"), title_fi=SECRET)
    planned = make.a_meeting(house.body, held="2199-06-03", summary_fi=SECRET)
    item = make.an_agenda_item(planned, **about, **secret_texts(AgendaItem))
    make.an_attachment(item, title_fi=SECRET, url="https://esimerkki.example/vain-sisalle.pdf")
    texts = {f"{name}_fi": SECRET for name in (*TEXTS, "presenter", "certainty_note")}
    ground = {"is_public": False, "legal_ground_fi": "JulkL 24 §"}
    closed = make.an_agenda_item(house.meeting, 2, outcome="noted", **about, **ground, **texts)
    closed.citations.add(make.a_citation(make.a_source(SECRET), says=SECRET))
    make.an_attachment(closed, title_fi=SECRET, url="https://esimerkki.example/vain-sisalle.pdf")


def hidden(house: SimpleNamespace) -> Iterator[Any]:
    """The hidden records."""
    yield from (one for name, one in vars(house).items() if name.startswith("hidden_"))


def beginnings(house: SimpleNamespace) -> list[str]:
    """Every page there is, and the sitemap."""
    public = [house.city, house.company, house.agreement, house.body, house.project]
    public += [house.person, house.meeting]
    return [address for _name, _language, address in addresses_of(public)] + ["/sitemap.xml"]


def test_nothing_hidden_stands_on_any_page_that_links_lead_to(
    house: SimpleNamespace, client: Client
) -> None:
    answers = walk(client, beginnings(house))

    leaking = {
        address
        for address, answer in answers.items()
        for trace in TRACES
        if trace in f"{answer.headers} {text_of(answer)}".casefold()
    }
    assert leaking == set()
    assert len(answers) > 3 * len(pages())


def test_every_relation_to_a_record_with_a_page_is_tried_with_a_hidden_one(
    house: SimpleNamespace,
) -> None:
    untried = [
        f"{model.__name__}.{field.name}"
        for model in models()
        for field in (*model._meta.concrete_fields, *model._meta.many_to_many)
        if field.is_relation
        and field.related_model in PUBLISHED
        and not model._base_manager.filter(
            **{
                f"{field.name}__in": [
                    one.pk for one in hidden(house) if isinstance(one, field.related_model)
                ]
            }
        ).exists()
    ]

    assert untried == []


def test_every_kind_of_record_with_a_page_is_hidden_here(house: SimpleNamespace) -> None:
    assert {type(one) for one in hidden(house)} >= set(PUBLISHED)


def test_a_hidden_page_tells_at_most_that_it_was_withdrawn_in_every_language(
    house: SimpleNamespace, client: Client
) -> None:
    records = [one for one in hidden(house) if isinstance(one, Published | Person)]
    was_public = house.hidden_body.withdrawn_at is not None

    for name, _language, address in addresses_of(records):
        if "sisalle" not in address:
            continue
        answer = client.get(address)
        is_gone = was_public and name != "bodies:person"
        assert answer.status_code == (410 if is_gone else 404)
        said = text_of(answer).replace(address, "").casefold()
        assert not [trace for trace in TRACES if trace in said]
        assert (REASON.casefold() in said) is is_gone


def test_a_former_address_of_a_hidden_record_leads_nowhere(
    house: SimpleNamespace, client: Client
) -> None:
    for language in LANGUAGES:
        FormerSlug.objects.create(
            kind="bodies.body", language=language, slug="entinen", record_id=house.hidden_body.pk
        )
    address = house.body.get_absolute_url().replace(house.body.slug, "entinen")

    was_public = house.hidden_body.withdrawn_at is not None
    assert client.get(address).status_code == (410 if was_public else 404)
