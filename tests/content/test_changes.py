"""Loading again: what the files changed is written, what an editor changed is left and told."""

import io

import pytest
from django.core.management import call_command
from django.test import Client

from agreements.models import Agreement, Party
from bodies.models import Body, Membership, SeatQuota
from organizations.models import Organization
from records.sources import Citation
from tests.builders import AT, a_body
from tests.content.files import Folder


def onnela() -> Organization:
    """The municipality that the files tell about first."""
    return Organization.objects.get(name_fi="Onnela")


def satumaa() -> Agreement:
    """The agreement of the files."""
    return Agreement.objects.get(short_name_fi="Satumaa")


def test_a_first_load_creates_every_entry_with_its_parts(folder: Folder) -> None:
    report = folder.load()

    assert (report.created, report.updated, report.removed) == (10, 0, 0)
    assert satumaa().starts == "2013"
    assert satumaa().starts_on.isoformat() == "2013-01-01"
    assert {party.organization.name for party in satumaa().parties.all()} == {"Onnela", "Peräkylä"}
    assert Membership.objects.get().quota == SeatQuota.objects.get()


def test_the_words_of_a_source_are_kept_beside_the_date_in_use(folder: Folder) -> None:
    folder.load()

    (citation,) = satumaa().citations.all()

    assert (citation.source.key, citation.locator, citation.says) == ("PK-1", "§ 7", "31.4.2013")


def test_new_records_with_pages_are_public_from_the_moment_of_loading(folder: Folder) -> None:
    folder.load()

    assert satumaa().published_at == AT


def test_an_entry_that_says_so_stays_a_draft(folder: Folder) -> None:
    folder.change("c-agreements.yaml", "    series", "    published: no\n    series")

    folder.load()

    assert satumaa().published_at is None


def test_a_text_in_one_language_leaves_the_others_empty(folder: Folder) -> None:
    folder.load()

    assert (onnela().name_sv, onnela().name_en) == ("Lyckebo", None) or not onnela().name_en
    assert (onnela().slug_fi, onnela().slug_sv, onnela().slug_en) == ("onnela", "lyckebo", "onnela")


def test_loading_again_changes_nothing(folder: Folder) -> None:
    folder.load()
    stamp, cited = satumaa().updated_at, Citation.objects.count()

    report = folder.load()

    assert (report.created, report.updated, report.removed) == (0, 0, 0)
    assert report.unchanged == 10
    assert report.differences == []
    assert satumaa().updated_at == stamp
    assert Citation.objects.count() == cited


def test_what_the_file_changed_is_written(folder: Folder) -> None:
    folder.load()
    folder.change("c-agreements.yaml", "starts: 2013", "starts: 2012-23")

    report = folder.load()

    assert (report.updated, report.unchanged) == (1, 9)
    assert satumaa().starts == "2012-23"


def test_what_an_editor_changed_is_kept_and_told_with_both_values(folder: Folder) -> None:
    folder.load()
    Organization.objects.filter(pk=onnela().pk).update(name_sv="Sälleby")

    report = folder.load()

    assert onnela().name_sv == "Sälleby"
    assert report.differences == [
        (
            "onnela: name_sv is “Sälleby” here, “Lyckebo” in content/b-organizations.yaml:2;"
            " left as it is"
        )
    ]


def test_the_rest_of_an_entry_an_editor_changed_still_follows_the_file(folder: Folder) -> None:
    folder.load()
    Organization.objects.filter(pk=onnela().pk).update(name_sv="Sälleby")
    folder.change("b-organizations.yaml", "name: {fi: Onnela,", "letter: O\n    name: {fi: Onnela,")

    folder.load()

    assert (onnela().name_sv, onnela().letter) == ("Sälleby", "O")


def test_a_change_of_an_editor_is_told_at_every_load(folder: Folder) -> None:
    folder.load()
    Organization.objects.filter(pk=onnela().pk).update(name_sv="Sälleby")

    assert len(folder.load().differences) == len(folder.load().differences) == 1


def test_an_editors_change_that_the_file_takes_over_is_no_difference(folder: Folder) -> None:
    folder.load()
    Organization.objects.filter(pk=onnela().pk).update(name_sv="Sälleby")
    folder.change("b-organizations.yaml", "sv: Lyckebo", "sv: Sälleby")

    assert folder.load().differences == []

    folder.change("b-organizations.yaml", "sv: Sälleby", "sv: Glädjeby")
    assert folder.load().differences == []
    assert onnela().name_sv == "Glädjeby"


def test_sources_an_editor_added_are_kept(folder: Folder) -> None:
    folder.load()
    onnela().citations.add(satumaa().citations.get())

    report = folder.load()

    assert onnela().citations.count() == 2
    assert len(report.differences) == 1


def test_overwriting_writes_the_file_over_the_editors_change(folder: Folder) -> None:
    folder.load()
    Organization.objects.filter(pk=onnela().pk).update(name_sv="Sälleby")

    report = folder.load(overwrite=True)

    assert onnela().name_sv == "Lyckebo"
    assert (report.updated, report.differences) == (1, [])


def test_a_record_an_editor_deleted_stays_away(folder: Folder) -> None:
    folder.load()
    Party.objects.filter(organization__name_fi="Peräkylä").delete()

    report = folder.load()

    assert Party.objects.count() == 1
    assert report.differences == ["satumaa/parties/perakyla: deleted since the last load; left so"]


def test_the_parts_of_a_deleted_record_stay_away_with_it(folder: Folder) -> None:
    folder.load()
    Membership.objects.all().delete()
    Body.objects.all().delete()

    report = folder.load()

    assert not Body.objects.exists()
    assert not SeatQuota.objects.exists()
    assert report.differences == ["neuvottelukunta: deleted since the last load; left so"]


def test_overwriting_brings_a_deleted_record_back(folder: Folder) -> None:
    folder.load()
    Party.objects.filter(organization__name_fi="Peräkylä").delete()

    folder.load(overwrite=True)

    assert Party.objects.count() == 2


def without_perakyla(folder: Folder) -> None:
    """Take the second party out of the file."""
    line = "      perakyla: {organization: perakyla, note: {fi: Vain vesi.}, sources: [PK-2]}\n"
    folder.change("c-agreements.yaml", line, "")


def test_a_part_that_left_the_file_is_removed(folder: Folder) -> None:
    folder.load()
    without_perakyla(folder)

    report = folder.load()

    assert report.removed == 1
    assert [party.organization.name for party in Party.objects.all()] == ["Onnela"]
    assert folder.load().differences == []


def test_a_part_that_left_the_file_and_an_editor_changed_is_kept_and_told(folder: Folder) -> None:
    folder.load()
    without_perakyla(folder)
    Party.objects.filter(organization__name_fi="Peräkylä").update(note_fi="Vain ilma.")

    report = folder.load()

    assert Party.objects.count() == 2
    assert report.differences == ["satumaa/parties/perakyla: no longer in the files; left as it is"]


def test_a_part_an_editor_made_is_never_removed(folder: Folder) -> None:
    folder.load()
    body = a_body("Toimittajan lisäämä")
    Party.objects.create(agreement=satumaa(), organization=onnela_company())

    folder.load(overwrite=True)

    assert Party.objects.count() == 3
    assert Body.objects.filter(pk=body.pk).exists()


def onnela_company() -> Organization:
    """A company the files know nothing of."""
    return Organization.objects.create(
        name_fi="Onnelan Vesi Oy",
        kind="joint_corporation",
        slug_fi="vesi",
        slug_sv="vesi",
        slug_en="vesi",
    )


def test_a_whole_entry_that_left_the_files_is_kept_and_told(folder: Folder) -> None:
    folder.load()
    folder.write("d-bodies.yaml", "# Nothing.\n")

    report = folder.load()

    assert Body.objects.exists()
    assert "neuvottelukunta: no longer in the files; left as it is" in report.differences


def test_an_address_word_the_file_changes_leaves_the_old_address_leading_there(
    folder: Folder, client: Client
) -> None:
    folder.load()
    before = satumaa().get_absolute_url()
    folder.change(
        "c-agreements.yaml", "    series", "    slug: {fi: uusi, sv: ny, en: new}\n    series"
    )

    folder.load()

    answer = client.get(before)
    assert (answer.status_code, answer["Location"]) == (301, satumaa().get_absolute_url())
    assert satumaa().slug_fi == "uusi"


def test_an_address_word_an_editor_chose_stays_when_the_file_says_nothing_of_it(
    folder: Folder,
) -> None:
    folder.load()
    Agreement.objects.update(slug_fi="toimittajan-valitsema")

    report = folder.load()

    assert satumaa().slug_fi == "toimittajan-valitsema"
    assert report.differences == []


@pytest.mark.parametrize("overwrite", [False, True])
def test_the_command_says_in_one_line_what_it_did(overwrite: bool, folder: Folder) -> None:
    said = io.StringIO()

    call_command("load_content", folder=folder.path, overwrite=overwrite, stdout=said)

    assert said.getvalue() == (
        "content: 10 created, 0 updated, 0 unchanged, 0 removed, 0 left alone\n"
    )


def test_the_command_tells_each_difference(folder: Folder) -> None:
    folder.load()
    Organization.objects.filter(pk=onnela().pk).update(letter="Q")
    said = io.StringIO()

    call_command("load_content", folder=folder.path, stdout=said)

    first, last = said.getvalue().splitlines()
    assert first.startswith("differs: onnela: letter is “Q” here, “” in content/")
    assert last.endswith("1 left alone")
