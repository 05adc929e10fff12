"""What an editor writes is stored, kept in history, or refused kindly on its field."""

from typing import Any

import pytest
from auditlog.models import LogEntry
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import translation

from bodies.models import Body, SeatQuota
from records.names import FormerSlug
from tests.admin.desks import desk, saved
from tests.builders import a_body, a_quota, an_organization
from tests.portal.forms import filled_form

pytestmark = pytest.mark.django_db


def errors_of(answer: Any) -> dict[str, list[str]]:
    """Messages of the form that was answered, by field."""
    return dict(answer.context_data["adminform"].form.errors)


def test_a_body_with_a_quota_is_made_through_the_form(admin_client: Client) -> None:
    town = an_organization()
    values = {
        "name": "Uusi elin",
        "kind": "board",
        "power": "decides",
        "starts": "2014-23",
        "ends": "..",
    }
    quota = {"organization": town.pk, "role": "member", "seats": 4, "certainty": "exact"}
    empty = admin_client.get(desk(Body, "add"))

    answer = admin_client.post(
        desk(Body, "add"), filled_form(empty, values, rows={SeatQuota: [quota]})
    )

    assert answer.status_code == 302, answer.context_data["errors"]
    body = Body.objects.get(name_fi="Uusi elin")
    assert (body.slug_fi, body.slug_sv, body.slug_en) == ("uusi-elin",) * 3
    assert body.starts_on.isoformat() == "2014-09-01"
    assert [(given.organization, given.seats) for given in body.quotas.all()] == [(town, 4)]
    assert body.published_at is None


def test_a_changed_address_word_leaves_the_old_address_leading_there(admin_client: Client) -> None:
    body = a_body(slug_fi="vanha", slug_sv="gammal", slug_en="old")
    addresses = {}
    for language in ("fi", "sv", "en"):
        with translation.override(language):
            addresses[language] = body.get_absolute_url()

    saved(admin_client, body, {"slug_fi": "uusi", "slug_sv": "ny", "slug_en": "new"})

    body.refresh_from_db()
    for language, old in addresses.items():
        answer = Client().get(old)
        with translation.override(language):
            assert (answer.status_code, answer["Location"]) == (301, body.get_absolute_url())
    assert FormerSlug.objects.count() == 3


def test_the_history_names_who_changed_what(admin_client: Client, admin_user: Any) -> None:
    body = a_body("Satumaan elin")

    saved(admin_client, body, {"abbreviation": "SNK"})

    entry = history_of(body)
    assert entry.actor == admin_user
    assert entry.changes_dict["abbreviation_fi"][1] == "SNK"
    page = admin_client.get(reverse("admin:bodies_body_auditlog", args=[body.pk]))
    assert "SNK" in page.content.decode()


def history_of(record: Model) -> Any:
    """The newest line of the history of ``record``."""
    return LogEntry.objects.get_for_object(record).order_by("-timestamp", "-pk").first()


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"starts": "2017-05-01", "ends": "2016"}, "ends", "1.5.2017"),
        ({"starts": "2021-04-31"}, "starts", "2021-04-31"),
        ({"starts": "31.4.2021"}, "starts", "31.4.2021"),
        ({"starts": ".."}, "starts", ".."),
        ({"recorded": "2014-25"}, "recorded", "2014-25"),
        ({"name_fi": ""}, "name_fi", ""),
        ({"website": "not an address"}, "website", ""),
        ({"slug_fi": "väärä sana"}, "slug_fi", ""),
        ({"withdrawn_at_0": "1.1.2020", "withdrawn_at_1": "12:00"}, "withdrawn_at", ""),
    ],
)
def test_a_wrong_value_is_told_on_its_field(
    values: dict[str, str], field: str, words: str, admin_client: Client
) -> None:
    body = a_body(published_at=None)
    address = desk(Body, "change", body.pk)
    form = filled_form(admin_client.get(address)) | values

    answer = admin_client.post(address, form)

    assert answer.status_code == 200
    assert words in errors_of(answer)[field][0]
    body.refresh_from_db()
    assert body.name_fi == "Satumaan neuvottelukunta"


def test_a_reversed_period_in_a_row_is_told_on_its_field_and_breaks_nothing(
    admin_client: Client,
) -> None:
    body, town = a_body(), an_organization()
    row = {
        "organization": town.pk,
        "role": "member",
        "seats": 4,
        "certainty": "exact",
        "starts": "2020",
        "ends": "2010",
    }

    answer = saved(admin_client, body, {}, rows={SeatQuota: [row]})

    assert answer.status_code == 200
    assert not body.quotas.exists()
    (formset,) = [
        one.formset
        for one in answer.context_data["inline_admin_formsets"]
        if one.formset.model is SeatQuota
    ]
    assert "ends" in formset.forms[0].errors


def test_a_row_in_the_way_of_a_stored_one_is_refused_with_a_message(admin_client: Client) -> None:
    quota = a_quota(a_body(), an_organization(), starts="2010", ends="..")
    row = {
        "organization": quota.organization_id,
        "role": "member",
        "seats": 1,
        "certainty": "exact",
        "starts": "2020",
        "ends": "2021",
    }

    answer = saved(admin_client, quota.body, {}, rows={SeatQuota: [row]})

    assert answer.status_code == 200
    assert quota.body.quotas.count() == 1
