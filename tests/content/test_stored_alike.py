"""A load and a form store the same in the same way, so that neither is a change to the other."""

import pytest
from django.db import connection
from django.test import Client
from django.utils import translation

from agreements.models import Agreement, Party
from tests.admin.browser_forms import sent_back
from tests.admin.desks import desk
from tests.content.files import Folder
from tests.content.test_changes import onnela, satumaa


def test_no_text_and_an_empty_one_are_the_same_to_a_load(folder: Folder) -> None:
    folder.load()
    Agreement.objects.update(summary_sv=None, certainty_note_fi=None)

    report = folder.load()

    assert (report.updated, report.differences) == (0, [])


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_what_a_form_stores_unchanged_is_no_editors_change(
    language: str, folder: Folder, admin_client: Client
) -> None:
    folder.load()
    for record in (satumaa(), onnela(), Party.objects.first()):
        sent_back(
            admin_client, desk(type(record), "change", record.pk), HTTP_ACCEPT_LANGUAGE=language
        )
    folder.change("c-agreements.yaml", "Satumaan sopimus", "Satumaan uusi sopimus")

    report = folder.load()

    assert (report.updated, report.differences) == (1, [])


def test_the_plain_column_of_a_text_is_the_finnish_one_in_every_language(folder: Folder) -> None:
    with translation.override("sv"):
        folder.load()
        organization = onnela()
        organization.summary_sv = "Svenska"
        organization.save()

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM organizations_organization WHERE id = %s", [organization.pk]
        )
        plain = cursor.fetchall()
    assert list(plain) == [("Onnela",)]
