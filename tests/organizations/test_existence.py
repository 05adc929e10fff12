"""An organization that has ended takes no new part, is awaited for nothing, and has a successor."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.test import Client
from django.utils import translation

from agreements.models import Agreement, Handling, Party
from agreements.tracking import tracks_of
from bodies.models import Body, NominationHandling, NominationRound, Office, SeatQuota
from bodies.round_progress import on_day
from meetings.acts import acts_of
from organizations.models import Holding, Organization, Region, RegionMembership
from portal.waiting import waiting_for
from projects.approving import tracks_of as approvers_of
from projects.commenting import municipalities_of, rounds_of
from projects.models import Approval, CommentRound, Participation, Project, Statement
from tests import builders as make
from tests.admin.desks import desk, saved
from tests.builders import AT

pytestmark = pytest.mark.django_db

END, AFTER, LATER = date(2008, 12, 31), date(2009, 1, 1), "2010-05"


@pytest.fixture
def ended() -> Organization:
    """A municipality of which there is no more since 2009."""
    return make.an_organization("Entisen kunta", starts="1900", ends="2008-12-31")


@pytest.fixture
def lasting() -> Organization:
    """A municipality that goes on."""
    return make.an_organization("Pysyvän kunta")


PARTS: list[tuple[type[Model], str, dict[str, Any]]] = [
    (Participation, "organization", {"project": make.a_project, "starts": "2010"}),
    (SeatQuota, "organization", {"body": make.a_body, "seats": 1, "starts": "2009-01-01"}),
    (RegionMembership, "organization", {"region": make.a_region, "starts": "2010"}),
    (Handling, "organization", {"agreement": make.an_agreement, "happened": LATER}),
    (Approval, "organization", {"project": make.a_project, "happened": LATER}),
    (Holding, "entity", {"holder": make.a_company, "kind": "votes", "starts": "2010"}),
    (Holding, "holder", {"entity": make.a_company, "kind": "votes", "starts": "2010"}),
    (Office, "organization", {"name_fi": "johtaja", "starts": "2010"}),
    (Party, "organization", {"agreement": lambda: make.an_agreement(starts="2009-01-01")}),
    (
        NominationHandling,
        "organization",
        {"round": lambda: make.a_nomination_round(make.a_body()), "happened": LATER},
    ),
    (
        Statement,
        "organization",
        {"round": lambda: make.a_round(make.a_project())} | {"happened": LATER},
    ),
]


@pytest.mark.parametrize(("model", "field", "values"), PARTS)
def test_it_takes_no_part_after_its_end_and_the_field_says_so_with_the_days(
    model: type[Model], field: str, values: dict[str, Any], ended: Organization
) -> None:
    row = model(**{name: one() if callable(one) else one for name, one in values.items()})
    setattr(row, field, ended)

    with pytest.raises(ValidationError) as refusal:
        row.full_clean(exclude=["outcome"])

    (message,) = refusal.value.message_dict[field]
    assert "Entisen kunta" in message
    assert "31.12.2008" in message


def test_its_last_day_still_counts_and_unknown_days_refuse_nothing(ended: Organization) -> None:
    for starts in ("2008-12-31", "", "2008"):
        make.a_party(make.an_agreement(f"Sopimus {starts}", starts=starts), ended)


def test_what_is_to_come_takes_no_part_yet() -> None:
    coming = make.an_organization("Tulevan kunta", starts="2030-01-01")
    party = Party(agreement=make.an_agreement(starts="2013", ends="2029"), organization=coming)

    with pytest.raises(ValidationError) as refusal:
        party.full_clean()

    assert "organization" in refusal.value.message_dict


def test_the_form_of_an_agreement_says_so_on_the_row(
    ended: Organization, admin_client: Client
) -> None:
    agreement = make.an_agreement(starts="2010")
    row = {"organization": ended.pk, "role": "contract_party", "certainty": "exact"}

    answer = saved(admin_client, agreement, {}, rows={Party: [row]})

    (formset,) = [
        inline.formset
        for inline in answer.context_data["inline_admin_formsets"]
        if inline.formset.model is Party
    ]
    assert list(formset.errors[-1]) == ["organization"]


def awaiting(town: Organization, other: Organization) -> Agreement:
    """An agreement that another party has approved and ``town`` has not, of no known day."""
    agreement = make.an_agreement("Avoin sopimus")
    for one in (town, other):
        make.a_party(agreement, one)
    make.a_handling(agreement, other, happened="2008-05-01")
    return agreement


def test_nothing_waits_for_it_from_the_day_after_its_end(
    ended: Organization, lasting: Organization
) -> None:
    agreement = awaiting(ended, lasting)

    assert [one.record for one in waiting_for(ended, END, AT)] == [agreement]
    assert waiting_for(ended, AFTER, AT) == []


def test_an_agreement_no_longer_counts_on_it(ended: Organization, lasting: Organization) -> None:
    agreement = awaiting(ended, lasting)

    found = [[one.organization for one in tracks_of(agreement, day, day)] for day in (END, AFTER)]

    assert found == [[ended, lasting], [lasting]]


def test_what_it_decided_in_its_time_stays(ended: Organization, lasting: Organization) -> None:
    agreement = awaiting(ended, lasting)
    make.a_handling(agreement, ended, happened="2008-06-01")

    assert len(tracks_of(agreement, AFTER, AFTER)) == 2


def test_an_agreement_of_its_time_still_counts_it(
    ended: Organization, lasting: Organization
) -> None:
    agreement = awaiting(ended, lasting)
    agreement.starts = "2008-12-01"
    agreement.save()

    assert len(tracks_of(agreement, AFTER, AFTER)) == 2


def test_a_nomination_round_no_longer_counts_on_it(
    ended: Organization, lasting: Organization
) -> None:
    one = make.a_nomination_round(make.a_body(), requested="2008", deadline="2009-03-01")
    one.organizations.add(ended, lasting)
    fetched = NominationRound.objects.with_handlings(AT)

    found = [[len(one.tracks) for one in on_day(fetched, day, day)] for day in (END, AFTER)]

    assert found == [[2], [1]]


def a_plan(*towns: Organization) -> Project:
    """A plan that every town comments on and approves."""
    project = make.a_project(municipalities_approve=True, starts="2007")
    for town in towns:
        make.a_participation(project, town)
    make.a_round(project, opens="2008-11-01", deadline="2009-02-01")
    return Project.objects.for_page(AT).get(pk=project.pk)


def test_a_comment_round_that_is_open_no_longer_asks_it(
    ended: Organization, lasting: Organization
) -> None:
    plan = a_plan(ended, lasting)

    asked = [len(rounds_of(plan, day, AT)[0].expected) for day in (END, AFTER)]

    assert asked == [2, 1]


def test_a_round_that_closed_in_its_time_still_tells_that_nothing_was_found(
    ended: Organization,
) -> None:
    plan = a_plan(ended)
    CommentRound.objects.update(deadline_on=END, deadline_by=END)
    plan = Project.objects.for_page(AT).get(pk=plan.pk)

    assert len(rounds_of(plan, AFTER, AT)[0].expected) == 1


def test_a_plan_is_no_longer_for_it_to_approve(ended: Organization, lasting: Organization) -> None:
    plan = a_plan(ended, lasting)

    assert [len(municipalities_of(plan, day, AT)) for day in (END, AFTER)] == [2, 1]
    assert [len(approvers_of(plan, day, AT, day)) for day in (END, AFTER)] == [2, 1]


@pytest.mark.parametrize(("held", "count"), [("2008-12-31", 1), ("2009-01-01", 0)])
def test_meetings_after_its_end_ask_no_act_of_it(
    held: str, count: int, ended: Organization
) -> None:
    body = make.a_body(power=Body.Power.PROPOSES)
    make.a_quota(body, ended)
    meeting = make.a_meeting(body, held=held, stage="published")
    make.an_agenda_item(meeting, outcome="approved", due_on="2009-03-01")

    assert len(acts_of(ended, date(2000, 1, 1), date(2020, 1, 1), AT)) == count


def test_the_successor_is_named_on_both_pages(
    ended: Organization, lasting: Organization, admin_client: Client
) -> None:
    answer = saved(admin_client, ended, {"successor": lasting.pk})
    assert answer.status_code == 302, answer.context_data["errors"]

    with translation.override("en"):
        old = admin_client.get(ended.get_absolute_url()).content.decode()
        new = admin_client.get(lasting.get_absolute_url()).content.decode()

    assert f'href="{lasting_url(lasting)}"' in old
    assert "goes on with its tasks" in old
    assert f'href="{lasting_url(ended)}"' in new
    assert "goes on with the tasks of" in new


def lasting_url(organization: Organization) -> str:
    """Address of its page in English."""
    with translation.override("en"):
        return organization.get_absolute_url()


def test_a_successor_that_is_not_public_is_not_named(
    ended: Organization, lasting: Organization, client: Client
) -> None:
    Organization.objects.filter(pk=ended.pk).update(successor=lasting)
    Organization.objects.filter(pk=lasting.pk).update(published_at=None)

    assert "Pysyvän" not in client.get(ended.get_absolute_url()).content.decode()


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_following_successors_never_leads_back(steps: int, admin_client: Client) -> None:
    line = [make.an_organization(f"Kunta {number}") for number in range(steps)]
    for one, following in pairwise(line):
        Organization.objects.filter(pk=one.pk).update(successor=following)

    answer = saved(admin_client, line[-1], {"successor": line[0].pk})

    assert answer.status_code == 200
    assert list(answer.context_data["adminform"].form.errors) == ["successor"]


def test_the_database_refuses_an_organization_after_itself(lasting: Organization) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Organization.objects.filter(pk=lasting.pk).update(successor=lasting.pk)


def test_the_form_finds_successors_by_typing(admin_client: Client, lasting: Organization) -> None:
    page = admin_client.get(desk(Organization, "change", lasting.pk)).content.decode()

    assert 'data-field-name="successor"' in page


def test_a_region_is_not_joined_after_its_end(ended: Organization, admin_client: Client) -> None:
    region = make.a_region()
    row = {"organization": ended.pk, "starts": "2010", "certainty": "exact"}

    answer = saved(
        admin_client, Region.objects.get(pk=region.pk), {}, rows={RegionMembership: [row]}
    )

    assert answer.status_code == 200
    assert not RegionMembership.objects.exists()
