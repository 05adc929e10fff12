"""A pack that several people ask for at once is made once and given to all."""

import time
import zipfile
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from pytest_django import Settings

from exports.disk import held
from exports.packs import Member
from meetings import packs
from meetings.admin import pack_making
from meetings.admin.pack_making import Asked, make_some
from meetings.models import AgendaItem
from records import clock
from records.publication import last_turn
from tests.builders import a_body
from tests.meetings.packing import MEETINGS, ask, some_meetings, waited_for

PEOPLE = 4


@pytest.fixture(autouse=True)
def packs_folder(settings: Settings, tmp_path: Path) -> Path:
    """Where the packs of a test lie."""
    settings.VAR_DIR = tmp_path
    return tmp_path / "packs"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Counter:
    """How often each file is made; making one takes a little while."""
    counted: Counter = Counter()
    written = packs.written

    def counting(summary: Any, ending: str) -> bytes:
        counted[summary.uid, ending] += 1
        time.sleep(0.05)
        return written(summary, ending)

    monkeypatch.setattr(packs, "written", counting)
    return counted


def at_once(steps: int, step: Callable[[int], bytes]) -> list[bytes]:
    """What ``step`` gives to each of several people at the same time."""

    def alone(number: int) -> bytes:
        try:
            return step(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(steps) as pool:
        return list(pool.map(alone, range(steps)))


@pytest.mark.django_db(transaction=True)
def test_four_people_who_ask_at_once_get_one_pack_made_once(
    made: Counter, packs_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack_making, "SECONDS_AT_ONCE", 0.1)
    body = some_meetings()
    clients = [Client() for _number in range(PEOPLE)]
    for number, client in enumerate(clients):
        client.force_login(User.objects.create_superuser(f"sihteeri-{number}"))

    def step(number: int) -> bytes:
        return waited_for(clients[number], ask(clients[number], body=body.pk))

    given = at_once(PEOPLE, step)

    assert len(made) == MEETINGS * 2
    assert set(made.values()) == {1}
    assert len(set(given)) == 1
    with zipfile.ZipFile(BytesIO(given[0])) as pack:
        assert pack.testzip() is None
        assert sum(name.endswith(".txt") for name in pack.namelist()) == MEETINGS
    assert [path.suffix for path in packs_folder.iterdir()] == [".zip"]


@pytest.mark.django_db
def test_while_another_makes_the_pack_the_page_says_so_and_how_far_it_is(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = some_meetings()
    monkeypatch.setattr(pack_making, "SECONDS_AT_ONCE", -1)
    progress = ask(admin_client, body=body.pk)
    admin_client.get(progress)
    (partial,) = pack_making.kept_packs(pack_making.settings.VAR_DIR / "packs")

    with held(partial.with_name(f"{partial.name}.lock")):
        page = admin_client.get(progress)

    assert page.context_data["is_elsewhere"]
    assert page.context_data["done"] == 1
    assert page.headers["Refresh"] == "1"
    assert "Joku muu" in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("typed", [{"formats": ["json", "txt"]}, {"chosen": "", "first": ""}])
def test_equal_orders_are_one_pack_however_they_were_typed(
    admin_client: Client, made: Counter, typed: dict[str, object]
) -> None:
    body = some_meetings()
    waited_for(admin_client, ask(admin_client, body=body.pk))

    waited_for(admin_client, ask(admin_client, body=body.pk, **typed))

    assert set(made.values()) == {1}


@pytest.mark.django_db
def test_a_pack_asked_for_after_a_change_is_made_anew(
    admin_client: Client, packs_folder: Path
) -> None:
    body = some_meetings()
    progress = ask(admin_client, body=body.pk)
    before = waited_for(admin_client, progress)
    item = AgendaItem.objects.first()
    item.title_fi = "Muutettu asia"
    item.save()

    stale = admin_client.get(f"{progress}zip/")
    after = waited_for(admin_client, progress)

    assert stale.url == progress
    assert after != before
    assert len(list(packs_folder.iterdir())) == 1


@pytest.mark.django_db
def test_a_meeting_that_goes_public_by_schedule_is_in_the_pack_asked_for_afterwards(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = some_meetings()
    meeting = body.meetings.first()
    meeting.published_at = clock.now() + timedelta(seconds=60)
    meeting.save()
    progress = ask(admin_client, body=body.pk)
    before = waited_for(admin_client, progress)
    later = clock.now() + timedelta(seconds=61)
    monkeypatch.setattr(clock, "now", lambda: later)

    after = waited_for(admin_client, progress)

    counts = [
        sum(n.endswith(".txt") for n in zipfile.ZipFile(BytesIO(p)).namelist())
        for p in (before, after)
    ]
    assert counts == [MEETINGS - 1, MEETINGS]


@pytest.mark.django_db
def test_the_latest_turn_is_the_last_publication_or_withdrawal_that_has_come() -> None:
    now = clock.now()
    days = [now - timedelta(days=days) for days in (9, 5, 2)]
    a_body("Julkinen", published_at=days[0], withdrawn_at=days[1], withdrawal_reason="Syy.")
    a_body("Tuleva", published_at=now + timedelta(days=1))

    assert last_turn(now) == days[1]
    assert last_turn(now - timedelta(days=6)) == days[0]
    assert last_turn(now - timedelta(days=10)) is None


@pytest.mark.django_db
def test_the_command_says_that_another_makes_the_same_pack(tmp_path: Path) -> None:
    body = some_meetings()

    with (
        held(tmp_path / f"{body.slug_fi}.zip.lock"),
        pytest.raises(CommandError, match="Another process"),
    ):
        call_command("export_meetings", body=body.slug_fi, formats="txt", out=tmp_path)


@pytest.mark.django_db
def test_what_a_stopped_worker_had_made_is_taken_up(made: Counter) -> None:
    body = some_meetings()
    asked = Asked([], body.pk, None, None, None, ["txt"], "fi")

    def stop(_member: Member, _was_kept: bool) -> None:
        raise SystemExit

    with pytest.raises(SystemExit):
        pack_making.write_pack(asked.target, asked.members(), packs.contents_of("fi"), stop)

    state, done = make_some(Asked([], body.pk, None, None, None, ["txt"], "fi"))

    assert (state, done) == (pack_making.State.READY, MEETINGS)
    assert set(made.values()) == {1}
