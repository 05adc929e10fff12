"""A number and an address belong to one meeting; a cancelled one leaves only its number."""

from datetime import timedelta

import icalendar
import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation

from meetings.models import Meeting, Step
from records import clock
from records.names import LANGUAGES, FormerSlug
from tests.admin.desks import desk, saved
from tests.builders import a_body, a_meeting, an_agenda_item
from tests.meetings.secretary import a_planned_meeting, errors_of
from tests.portal.forms import filled_form

pytestmark = pytest.mark.django_db

NUMBER = {"number": 3, "year": 2199}
REASON = "Asia saatiin sittenkin valmiiksi."


def an_announced_meeting(**values: object) -> Meeting:
    """A public meeting still to come."""
    return a_meeting(**({"held": "2199-06-01", "stage": "agenda_published"} | values))


def added(client: Client, **values: object) -> HttpResponse:
    """The answer to writing a new meeting with ``values``."""
    empty = client.get(desk(Meeting, "add"))
    return client.post(desk(Meeting, "add"), filled_form(empty, values))


def taken(client: Client, meeting: Meeting, step: str, reason: str = REASON) -> HttpResponse:
    """The answer to sending the page of ``step`` with ``reason``."""
    page = reverse("admin:meetings_meeting_step", args=[meeting.pk, step])
    return client.post(page, {"reason": reason})


def slugs_of(meeting: Meeting) -> list[str]:
    """Its address words, by language."""
    meeting.refresh_from_db()
    return [meeting.slug_in(language) for language in LANGUAGES]


def test_the_meeting_that_replaces_a_cancelled_one_takes_its_number_not_its_address(
    admin_client: Client, client: Client
) -> None:
    first = an_announced_meeting(**NUMBER)
    addresses = slugs_of(first)
    values = {"body": first.body_id, "held": "2199-06-08", **NUMBER}

    refused = added(admin_client, **values)
    taken(admin_client, first, "cancel", "Ei asioita.")
    stored = added(admin_client, **values)

    assert first.name in errors_of(refused)["number"][0]
    assert stored.status_code == 302
    second = Meeting.objects.exclude(pk=first.pk).get()
    assert second.numbered == first.numbered
    assert slugs_of(first) == addresses
    assert slugs_of(second) == [f"{slug}-2" for slug in addresses]
    assert "peruttu" in client.get(first.get_absolute_url()).content.decode()


def test_two_meetings_of_one_day_have_addresses_and_names_of_their_own(
    admin_client: Client,
) -> None:
    body = a_body("Satumaan elin", name_sv="Sagans organ", name_en="Body of fables")
    day = {"body": body.pk, "held": "2024-06-01"}

    for start in ("9.00", "14.00", "16.00"):
        assert added(admin_client, **day, start_time=start).status_code == 302

    first, second, third = Meeting.objects.order_by("pk")
    assert slugs_of(second) == [f"{slug}-2" for slug in slugs_of(first)]
    assert slugs_of(third) == [f"{slug}-3" for slug in slugs_of(first)]
    assert second.name_fi == "Satumaan elin 1.6.2024 14.00"
    for language in LANGUAGES:
        assert len({getattr(one, f"name_{language}") for one in (first, second, third)}) == 3


def test_a_meeting_saved_again_keeps_its_name_and_address(admin_client: Client) -> None:
    first = a_planned_meeting()
    second = a_planned_meeting(body=first.body, start_time="14:00")
    before = {one.pk: (one.name_fi, *slugs_of(one)) for one in (first, second)}

    for one in (first, second):
        assert saved(admin_client, one, {"place": "Kaupungintalo"}).status_code == 302

    assert {one.pk: (one.name_fi, *slugs_of(one)) for one in Meeting.objects.all()} == before


def test_a_draft_that_gets_another_number_gives_its_word_to_the_next(
    admin_client: Client,
) -> None:
    draft = a_planned_meeting(number=1, year=2024)
    (former, *_others) = slugs_of(draft)

    assert saved(admin_client, draft, {"number": 2}).status_code == 302
    assert added(admin_client, body=draft.body_id, number=1, year=2024).status_code == 302

    assert slugs_of(draft)[0].endswith("-2-2024")
    assert Meeting.objects.get(number=1).slug_fi == former
    assert not FormerSlug.objects.exists()


@pytest.mark.parametrize("withdrawn", [False, True])
def test_the_address_of_an_announced_meeting_stays_when_its_number_changes(
    withdrawn: bool, admin_client: Client
) -> None:
    state = {"withdrawn_at": clock.now() - timedelta(days=1), "withdrawal_reason": "Syy."}
    meeting = an_announced_meeting(**NUMBER, **(state if withdrawn else {}))
    before = slugs_of(meeting)

    assert saved(admin_client, meeting, {"number": 4}).status_code == 302
    assert added(admin_client, body=meeting.body_id, **NUMBER).status_code == 302

    assert slugs_of(meeting) == before
    assert Meeting.objects.get(number=3).slug_fi == f"{before[0]}-2"


def test_a_former_address_of_a_meeting_is_not_given_to_another(
    admin_client: Client, client: Client
) -> None:
    meeting = an_announced_meeting()
    before = meeting.get_absolute_url()
    usual = slugs_of(meeting)

    saved(
        admin_client, meeting, {f"slug_{language}": f"talvi-{language}" for language in LANGUAGES}
    )
    assert added(admin_client, body=meeting.body_id, held="2199-06-01").status_code == 302

    other = Meeting.objects.exclude(pk=meeting.pk).get()
    assert slugs_of(other) == [f"{slug}-2" for slug in usual]
    answer = client.get(before)
    meeting.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (301, meeting.get_absolute_url())


def test_a_cancellation_is_taken_back_with_a_reason_and_everybody_reads_it(
    admin_client: Client, client: Client
) -> None:
    meeting = an_announced_meeting(start_time="14:00")
    an_agenda_item(meeting)
    taken(admin_client, meeting, "cancel", "Ei asioita.")
    cancelled = event_of(client, meeting)

    form = admin_client.get(desk(Meeting, "change", meeting.pk)).content.decode()
    silent = taken(admin_client, meeting, "reinstate", "")
    answer = taken(admin_client, meeting, "reinstate")

    assert form.count('name="_step"') == 1
    assert 'name="_step" value="reinstate"' in form
    assert list(silent.context_data["form"].errors) == ["reason"]
    assert answer.status_code == 302
    event = event_of(client, meeting)
    assert (cancelled["STATUS"], event.get("STATUS")) == ("CANCELLED", "CONFIRMED")
    assert event["SEQUENCE"] == cancelled["SEQUENCE"] + 1
    assert event["UID"] == cancelled["UID"]
    assert [step.kind for step in meeting.steps.all()] == ["cancelled", "reinstated"]
    assert Step.Kind.REINSTATED in Step.PUBLIC
    sentences = set()
    for language in LANGUAGES:
        with translation.override(language):
            meeting.refresh_from_db()
            page = client.get(meeting.get_absolute_url())
        (sentence,) = page.context["sentences"]
        assert REASON in sentence
        sentences.add(sentence)
    assert len(sentences) == len(LANGUAGES)


def event_of(client: Client, meeting: Meeting) -> icalendar.Event:
    """The event that calendars get of ``meeting``."""
    answer = client.get(f"{meeting.get_absolute_url()}yhteenveto.ics")
    (event,) = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    return event


def test_a_cancellation_is_not_taken_back_while_another_meeting_has_the_number(
    admin_client: Client,
) -> None:
    meeting = an_announced_meeting(**NUMBER)
    taken(admin_client, meeting, "cancel")
    other = an_announced_meeting(body=meeting.body, held="2199-06-08", **NUMBER)

    refused = taken(admin_client, meeting, "reinstate")
    assert other.name in refused.context_data["form"].non_field_errors()[0]
    saved(admin_client, meeting, {"number": 5})
    answer = taken(admin_client, meeting, "reinstate")

    assert answer.status_code == 302
    meeting.refresh_from_db()
    assert not meeting.is_cancelled


def test_only_a_cancelled_meeting_offers_to_take_the_cancellation_back(
    admin_client: Client,
) -> None:
    meeting = an_announced_meeting()

    html = admin_client.get(desk(Meeting, "change", meeting.pk)).content.decode()
    answer = taken(admin_client, meeting, "reinstate")

    assert 'value="reinstate"' not in html
    assert answer.status_code == 302
    assert not meeting.steps.exists()
