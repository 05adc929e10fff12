"""Packs of meetings: what they hold, that they go on after an interruption, who may take them."""

import csv
import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from bodies.models import Body
from exports.kept_packs import write_pack
from exports.packs import Member
from meetings import packs
from meetings.admin import pack_making
from meetings.models import Meeting, Stage
from records import clock
from tests.builders import a_body, a_meeting, a_quota, an_agenda_item, an_organization

pytestmark = pytest.mark.django_db


@pytest.fixture
def body() -> Body:
    """A body with three meetings: a summary, an agenda, and one only planned."""
    found = a_body(power="proposes")
    told = a_meeting(found, held="2025-02-01", number=1, year=2025, stage=Stage.PUBLISHED)
    an_agenda_item(told, number=1, title_fi="Julkinen asia", outcome="approved")
    an_agenda_item(
        told,
        number=2,
        title_fi="Salassa pidettävä",
        background_fi="EI JULKINEN",
        is_public=False,
        legal_ground_fi="Julkisuuslaki 24 §",
    )
    coming = a_meeting(found, held="2026-12-20", number=2, year=2026, stage=Stage.AGENDA_PUBLISHED)
    an_agenda_item(coming, title_fi="Tuleva asia", decision_fi="EI JULKINEN")
    a_meeting(found, held="2027-01-20", number=1, year=2027)
    hidden = a_meeting(found, held="2025-05-01", number=2, year=2025, published_at=None)
    an_agenda_item(hidden, title_fi="EI JULKINEN")
    return found


def opened(path: Path) -> dict[str, bytes]:
    """Members of the ZIP at ``path`` by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def exported(folder: Path, **options: object) -> dict[str, bytes]:
    """What the command writes into ``folder``."""
    call_command("export_meetings", out=folder, stdout=io.StringIO(), **options)
    (found,) = folder.glob("*.zip")
    return opened(found)


def test_a_pack_holds_every_public_meeting_in_each_format(body: Body, tmp_path: Path) -> None:
    members = exported(tmp_path, body=body.slug_fi, formats="txt,json", language="fi")

    folders = {name.partition("/")[0] for name in members if "/" in name}
    assert len(folders) == 2
    assert sum(name.endswith(".txt") for name in members) == 2
    assert not any(b"EI JULKINEN" in content for content in members.values())
    assert any(b"Julkinen asia" in content for content in members.values())


def test_a_pack_is_listed_and_summed(body: Body, tmp_path: Path) -> None:
    members = exported(tmp_path, body=body.slug_fi, formats="txt")

    listing = next(content for name, content in members.items() if name.endswith(".csv"))
    rows = list(csv.reader(io.StringIO(listing.decode("utf-8-sig")), delimiter=";"))
    assert {row[0] for row in rows[1:]} == {name for name in members if "/" in name}
    assert b"SHA256SUMS" not in members["SHA256SUMS"]
    assert len(members["SHA256SUMS"].splitlines()) == len(rows)


def test_days_bound_the_pack(body: Body, tmp_path: Path) -> None:
    members = exported(
        tmp_path,
        body=body.slug_fi,
        first=date(2025, 1, 1),
        last=date(2025, 12, 31),
        formats="json",
    )

    assert sum(name.endswith(".json") for name in members) == 1


def test_a_meeting_of_unknown_day_is_in_a_pack_without_days(body: Body, tmp_path: Path) -> None:
    a_meeting(body, held="", number=4, year=2024, stage=Stage.PUBLISHED)
    a_meeting(body, held="2025", number=3, year=2025, stage=Stage.PUBLISHED)

    everything = exported(tmp_path / "all", body=body.slug_fi, formats="txt")
    spring = exported(
        tmp_path / "spring",
        body=body.slug_fi,
        first=date(2025, 3, 1),
        last=date(2025, 5, 31),
        formats="txt",
    )

    assert sum(name.endswith(".txt") for name in everything) == 4
    assert sum(name.endswith(".txt") for name in spring) == 1


def test_days_the_wrong_way_round_are_refused(body: Body, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="2025-05-01"):
        exported(tmp_path, first=date(2025, 5, 2), last=date(2025, 5, 1))


def test_the_same_pack_is_the_same_bytes(body: Body, tmp_path: Path) -> None:
    first = exported(tmp_path / "one", body=body.slug_fi, formats="pdf,docx,xlsx")

    assert exported(tmp_path / "two", body=body.slug_fi, formats="pdf,docx,xlsx") == first


@pytest.mark.parametrize("options", [{"body": "olematon"}, {"formats": "exe"}, {"formats": ""}])
def test_what_cannot_be_exported_is_said_and_nothing_is_written(
    tmp_path: Path, options: dict[str, str]
) -> None:
    with pytest.raises(CommandError):
        call_command("export_meetings", out=tmp_path / "new", **options)

    assert not (tmp_path / "new").exists()


def test_an_interrupted_pack_goes_on(body: Body, tmp_path: Path) -> None:
    order = packs.Order(Meeting.objects.order_by("held_on"), ["txt"], "fi", clock.now())
    target, told = tmp_path / "pack.zip", []

    def stop(member: Member, was_kept: bool) -> None:
        raise KeyboardInterrupt

    def listen(member: Member, was_kept: bool) -> None:
        told.append(was_kept)

    with pytest.raises(KeyboardInterrupt):
        write_pack(target, packs.members(order), packs.contents_of("fi"), stop)
    assert not target.exists()
    write_pack(target, packs.members(order), packs.contents_of("fi"), listen)

    assert told == [True, False]


def test_a_change_since_the_interruption_is_taken_along(body: Body, tmp_path: Path) -> None:
    before = exported(tmp_path, body=body.slug_fi, formats="txt")
    item = Meeting.objects.get(number=1, year=2025).items.get(number=1)
    item.title_fi = "Muutettu asia"
    item.save()

    after = exported(tmp_path, body=body.slug_fi, formats="txt")

    assert before != after
    assert any(b"Muutettu asia" in content for content in after.values())


def test_a_city_pack_says_first_what_its_organs_have_to_act_on(body: Body, tmp_path: Path) -> None:
    city = an_organization("Pohjola")
    a_quota(body, city)
    item = Meeting.objects.get(number=1, year=2025).items.get(number=1)
    item.due_on = date(2025, 6, 30)
    item.save()

    members = exported(tmp_path, city=city.slug_fi, formats="docx,pdf", language="en")

    table = members["to-act-on.csv"].decode("utf-8-sig")
    assert "2025-06-30" in table
    assert "Julkinen asia" in table
    assert [name for name in members if name.startswith("to-act-on")] == [
        f"to-act-on.{ending}" for ending in ("csv", "pdf", "docx")
    ]


def the_form(**values: object) -> dict[str, object]:
    """What an editor sends to have a pack made."""
    return {"formats": ["txt"], "language": "fi", "chosen": ""} | values


def test_an_editor_gets_the_pack_through_the_progress_page(
    admin_client: Client, body: Body, settings: Settings, tmp_path: Path
) -> None:
    settings.VAR_DIR = tmp_path

    progress = admin_client.post(reverse("admin:meetings_pack"), the_form(body=body.pk))
    page = admin_client.get(progress.url)
    link = re.search(r'href="([^"]+/zip/)"', page.content.decode())[1]
    answer = admin_client.get(link)

    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        assert sum(name.endswith(".txt") for name in archive.namelist()) == 2


def test_the_progress_page_goes_on_until_all_is_made(
    admin_client: Client,
    body: Body,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(pack_making, "SECONDS_AT_ONCE", -1)

    address = admin_client.post(reverse("admin:meetings_pack"), the_form(body=body.pk)).url
    answers = [admin_client.get(address) for _ in range(3)]

    assert [answer.get("Refresh") for answer in answers] == ["0", "0", None]


def test_chosen_meetings_only_go_into_the_pack(
    admin_client: Client, body: Body, settings: Settings, tmp_path: Path
) -> None:
    settings.VAR_DIR = tmp_path
    chosen = Meeting.objects.get(number=1, year=2025)
    action = {"action": "export_pack", "_selected_action": [chosen.pk]}

    form = admin_client.post(reverse("admin:meetings_meeting_changelist"), action)
    sent = the_form(chosen=form.url.partition("chosen=")[2])
    address = admin_client.post(reverse("admin:meetings_pack"), sent).url
    admin_client.get(address)

    (pack,) = (tmp_path / "packs").glob("*.zip")
    assert sum(name.endswith(".txt") for name in opened(pack)) == 1


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("formats", {"formats": []}),
        ("last", {"first": "2026-02-01", "last": "2026-01-01"}),
        ("first", {"first": "31.31.2026"}),
    ],
)
def test_a_wrong_order_is_refused_on_the_field(
    admin_client: Client, field: str, values: dict[str, object]
) -> None:
    answer = admin_client.post(reverse("admin:meetings_pack"), the_form(**values))

    assert answer.status_code == 200
    assert list(answer.context_data["form"].errors) == [field]


def test_a_pack_of_no_meeting_is_refused_with_a_sentence(admin_client: Client, body: Body) -> None:
    sent = the_form(first="1999-01-01", last="1999-12-31")

    answer = admin_client.post(reverse("admin:meetings_pack"), sent)

    assert answer.status_code == 200
    assert answer.context_data["form"].has_error("__all__", code="empty")


def test_the_list_of_meetings_leads_to_the_pack(admin_client: Client) -> None:
    page = admin_client.get(reverse("admin:meetings_meeting_changelist"))

    assert f'href="{reverse("admin:meetings_pack")}"' in page.content.decode()


def test_a_pack_that_nobody_asked_for_is_not_found(admin_client: Client) -> None:
    assert admin_client.get(reverse("admin:meetings_pack_progress", args=["x"])).status_code == 404


def test_a_reader_without_the_right_gets_no_pack(client: Client, db: None) -> None:
    client.force_login(User.objects.create_user("vieras", is_staff=True))

    assert client.get(reverse("admin:meetings_pack")).status_code == 403
