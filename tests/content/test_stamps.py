"""Stamps of pages when content is loaded: they move with what changed."""

from agreements.models import Agreement
from bodies.models import Body
from organizations.models import Organization
from records.sources import Source
from tests.content.files import Folder


def test_loading_again_without_a_change_moves_no_stamp(folder: Folder) -> None:
    folder.load()
    pages = (Agreement, Body, Organization)
    before = [page.objects.values_list("pk", "updated_at") for page in pages]
    stamps = [dict(rows) for rows in before]

    folder.load()

    assert [dict(rows.all()) for rows in before] == stamps


def test_a_source_that_changes_moves_the_page_that_cites_it(folder: Folder) -> None:
    folder.load()
    before = Agreement.objects.get().updated_at
    Source.objects.get(key="PK-1").save()
    assert Agreement.objects.get().updated_at == before

    source = Source.objects.get(key="PK-1")
    source.title = "Toinen pöytäkirja"
    source.save()

    assert Agreement.objects.get().updated_at > before
