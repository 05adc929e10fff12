"""Who is party to a project on a day, by which route, and the files that tell the same."""

import csv
import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation

from organizations.models import Organization
from projects.ledger import ledger
from projects.models import Participation, Project
from tests.builders import (
    a_participation,
    a_project,
    a_region,
    an_organization,
    many,
    named,
    slugs,
)

pytestmark = pytest.mark.django_db


def bridge() -> Project:
    """A project with one founder, one who left, one who came later."""
    project = a_project()
    a_participation(project, an_organization("Onnela"), starts="2012", route="founder")
    a_participation(project, an_organization("Lintukoto"), starts="2012", ends="2014")
    later = an_organization("Peräkylä")
    a_participation(project, later, role="owner", starts="2018", ends="..", share="12.5")
    return project


def file_of(project: Project, form: str) -> str:
    """Address of the ledger of ``project`` as a file."""
    return reverse(f"projects:parties_{form}", args=[project.slug])


def test_the_ledger_tells_those_in_on_the_day_and_the_others_apart() -> None:
    found = ledger(bridge().participations.all(), date(2016, 1, 1))

    assert [str(part.organization) for part in found.present] == ["Onnela"]
    assert [str(part.organization) for part in found.apart] == ["Lintukoto", "Peräkylä"]


def test_the_last_and_the_first_day_both_count() -> None:
    rows = bridge().participations.all()

    assert len(ledger(rows, date(2014, 12, 31)).present) == 2
    assert len(ledger(rows, date(2015, 1, 1)).present) == 1
    assert len(ledger(rows, date(2018, 1, 1)).present) == 2


def test_a_participation_without_dates_is_not_told_as_over() -> None:
    project = a_project()
    a_participation(project, region=a_region())

    assert len(ledger(project.participations.all(), date(2016, 1, 1)).present) == 1


@pytest.mark.parametrize("share", ["-0.1", "100.1"])
def test_a_share_beyond_a_hundred_per_cent_is_refused(share: str) -> None:
    project, town = a_project(), an_organization()

    with pytest.raises(ValidationError) as refused:
        a_participation(project, town, share=share)
    with pytest.raises(IntegrityError), transaction.atomic():
        Participation.objects.create(project=project, organization=town, share=share)

    assert "share" in refused.value.message_dict


@pytest.mark.parametrize("values", [{"accepted": "2017"}, {"acceptance_section": "§ 458"}])
def test_an_acceptance_of_nobody_is_refused_on_its_field(values: dict[str, str]) -> None:
    project, town = a_project(), an_organization()

    with pytest.raises(ValidationError) as refused:
        a_participation(project, town, **values)
    with pytest.raises(IntegrityError), transaction.atomic():
        Participation.objects.create(project=project, organization=town, **values)

    assert "acceptor" in refused.value.message_dict


def test_the_csv_file_tells_the_ledger_on_the_day(client: Client) -> None:
    address = file_of(bridge(), "csv")

    answer = client.get(address, {"day": "2019-05-02"})

    text = b"".join(answer).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert answer["Content-Disposition"] == 'attachment; filename="satumaan-silta-2019-05-02.csv"'
    assert [row[0] for row in rows[1:]] == ["Onnela", "Peräkylä", "Lintukoto"]
    assert rows[2][3:5] == ["2018", ".."]
    assert rows[2][9] == "12.500"


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_json_file_tells_the_same_in_codes(language: str, client: Client) -> None:
    with translation.override(language):
        address = file_of(bridge(), "json")

    found = client.get(address, {"day": "2019-05-02"}).json()

    assert found["day"] == "2019-05-02"
    assert [(one["name"], one["state"], one["share_percent"]) for one in found["parties"]] == [
        ("Onnela", "current", None),
        ("Peräkylä", "current", "12.500"),
        ("Lintukoto", "ended", None),
    ]


def test_a_missing_project_answers_json_where_json_was_asked(client: Client) -> None:
    missing = {form: file_of(Project(slug="ei-mikaan"), form) for form in ("csv", "json")}

    answer = client.get(missing["json"])

    assert answer.status_code == 404
    assert answer["Content-Type"].startswith("application/json")
    assert answer.json()["error"]
    assert client.get(missing["csv"]).status_code == 404


def test_a_draft_has_no_files(client: Client) -> None:
    project = a_project(published_at=None)

    for ending in ("csv", "json"):
        assert client.get(file_of(project, ending)).status_code == 404


def test_no_file_names_a_participant_or_an_acceptor_that_is_a_draft(client: Client) -> None:
    project, draft = a_project(), an_organization("Salakylä", published_at=None)
    a_participation(project, draft)
    a_participation(
        project, an_organization(), acceptor=draft, accepted="2017", acceptance_section="§ 99"
    )

    for ending in ("csv", "json"):
        answer = client.get(file_of(project, ending))
        text = b"".join(answer).decode()
        assert "Onnelan kunta" in text
        assert "Salakylä" not in text
        assert "§ 99" not in text


def test_the_page_links_its_files_and_keeps_the_day(client: Client) -> None:
    project = bridge()

    html = client.get(project.get_absolute_url(), {"day": "2019-05-02"}).content.decode()

    assert f'href="{file_of(project, "csv")}?day=2019-05-02"' in html
    assert f'href="{file_of(project, "json")}?day=2019-05-02"' in html


@pytest.mark.parametrize("rows", [10, 1000])
def test_the_files_take_as_many_queries_with_a_thousand_parties_as_with_ten(
    rows: int, client: Client, django_assert_num_queries: object
) -> None:
    project = a_project()
    towns = many(
        Organization(kind="municipality", **named(f"Kunta {n}"), **slugs(f"kunta-{n}"))
        for n in range(rows)
    )
    many(Participation(project=project, organization=town) for town in towns)

    with django_assert_num_queries(2):
        client.get(file_of(project, "json"))
