"""The steps of a meeting's papers: their order, what each needs, and what each leaves behind."""

from datetime import date, datetime, time, timedelta

import pytest
from auditlog.models import LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings import actions
from meetings.models import Meeting, Stage, Step
from records import clock
from tests.builders import a_body, a_meeting, an_agenda_item
from tests.meetings.refusals import refused

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 1, 12, tzinfo=clock.now().tzinfo)
YESTERDAY, TOMORROW = "2026-05-31", "2026-06-02"
# What the rules of procedure say, written anew: from which stages an action is taken, to which.
PATHS = {
    "publish_agenda": {"planned": "agenda_published"},
    "record_held": {"agenda_published": "held"},
    "draft_summary": {"held": "drafted"},
    "check_summary": {"drafted": "checked"},
    "send_back": {"checked": "held"},
    "publish_summary": {"checked": "published"},
    "remove_personal_data": {"published": "personal_data_removed"},
    "cancel": {"planned": "planned", "agenda_published": "agenda_published"},
    "move": {"planned": "planned", "agenda_published": "agenda_published"},
}
REASONED = ("send_back", "cancel", "move")


def take(name: str, meeting: Meeting, by: AbstractBaseUser, **details: object) -> None:
    """Take the action called ``name`` with what it needs to succeed."""
    if name in REASONED:
        details.setdefault("reason", "Esimerkin vuoksi.")
    if name == "move":
        day = date.fromisoformat(meeting.held) - timedelta(days=1)
        details.setdefault("to", (day.isoformat(), None, None))
    getattr(actions, name)(meeting=meeting, by=by, at=NOW, **details)
    meeting.refresh_from_db()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(names=st.lists(st.sampled_from(sorted(PATHS)), max_size=12))
def test_every_order_of_steps_goes_only_where_the_rules_lead(
    admin_user: AbstractBaseUser, names: list[str]
) -> None:
    with transaction.atomic():
        meeting = a_meeting(held=YESTERDAY)
        an_agenda_item(meeting, outcome="noted")
        stage, cancelled, taken = "planned", False, 0

        for name in names:
            leads_on = stage in PATHS[name] and not cancelled
            if leads_on:
                take(name, meeting, admin_user)
                stage, cancelled = PATHS[name][stage], cancelled or name == "cancel"
                taken += 1
            else:
                with pytest.raises(ValidationError):
                    take(name, meeting, admin_user)
            meeting.refresh_from_db()
            assert (meeting.stage, meeting.is_cancelled) == (stage, cancelled)
            assert meeting.steps.count() == taken

        transaction.set_rollback(True)


def test_a_step_out_of_order_is_refused(admin_user: AbstractBaseUser) -> None:
    meeting = a_meeting(held=YESTERDAY)

    with refused("out_of_order"):
        take("publish_summary", meeting, admin_user)


def test_an_agenda_without_items_is_not_published(admin_user: AbstractBaseUser) -> None:
    with refused("no_items"):
        take("publish_agenda", a_meeting(held=TOMORROW), admin_user)


def test_publishing_the_agenda_makes_a_draft_public(admin_user: AbstractBaseUser) -> None:
    meeting = a_meeting(held=TOMORROW, published_at=None)
    an_agenda_item(meeting)

    take("publish_agenda", meeting, admin_user)

    assert meeting.is_public(NOW)


def test_a_meeting_is_not_noted_as_held_before_its_time(admin_user: AbstractBaseUser) -> None:
    meeting = a_meeting(held="2026-06-01", start_time=time(23), stage=Stage.AGENDA_PUBLISHED)

    with refused("not_yet"):
        take("record_held", meeting, admin_user)


def test_a_draft_names_the_items_that_lack_an_outcome(admin_user: AbstractBaseUser) -> None:
    meeting = a_meeting(held=YESTERDAY, stage=Stage.HELD)
    an_agenda_item(meeting, number=1, outcome="noted")
    an_agenda_item(meeting, number=3)

    with pytest.raises(ValidationError, match="3"):
        take("draft_summary", meeting, admin_user)


@pytest.mark.parametrize("name", REASONED)
def test_what_is_undone_needs_a_reason(admin_user: AbstractBaseUser, name: str) -> None:
    stage = Stage.CHECKED if name == "send_back" else Stage.PLANNED
    meeting = a_meeting(held=TOMORROW, stage=stage)

    with refused("no_reason", "reason"):
        take(name, meeting, admin_user, reason=" ")


def test_a_moved_meeting_keeps_its_address_and_tells_its_former_day(
    admin_user: AbstractBaseUser,
) -> None:
    meeting = a_meeting(held=TOMORROW, number=2, year=2026)
    address = meeting.get_absolute_url()

    take("move", meeting, admin_user, to=("2026-06-09", time(9), None))

    step = meeting.steps.get()
    assert (step.kind, step.former_day) == (Step.Kind.MOVED, TOMORROW)
    assert meeting.get_absolute_url() == address
    assert "9.6.2026" in meeting.name_fi
    assert meeting.sequence == 1


def test_a_meeting_is_not_moved_to_where_it_is(admin_user: AbstractBaseUser) -> None:
    meeting = a_meeting(held=TOMORROW)

    with refused("same", "held"):
        take("move", meeting, admin_user, to=(TOMORROW, None, None))


def test_a_meeting_is_not_moved_to_a_day_without_its_body(admin_user: AbstractBaseUser) -> None:
    meeting = a_meeting(a_body(starts="2004", ends="2026"), held=TOMORROW)

    with refused("no_body", "held"):
        take("move", meeting, admin_user, to=("2027-06-02", None, None))


def test_every_step_leaves_who_took_it_when_and_its_history(admin_user: AbstractBaseUser) -> None:
    meeting = a_meeting(held=TOMORROW)

    take("cancel", meeting, admin_user, reason="Ei asioita.")

    step = meeting.steps.get()
    assert (step.taken_by, step.taken_at, step.reason) == (admin_user, NOW, "Ei asioita.")
    assert LogEntry.objects.get_for_object(meeting).filter(actor=admin_user).exists()
