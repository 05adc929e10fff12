"""What the tests of packs share: meetings to pack, and asking for the pack as an editor does."""

import re
import time

from django.test import Client
from django.urls import reverse

from bodies.models import Body
from meetings.models import Stage
from tests.builders import a_body, a_meeting, an_agenda_item

MEETINGS = 6
LINK = re.compile(r'href="([^"]+/zip/)"')


def some_meetings() -> Body:
    """A body with meetings whose summaries are public."""
    body = a_body()
    for number in range(1, MEETINGS + 1):
        held_on = f"2025-0{number}-01"
        meeting = a_meeting(body, held=held_on, number=number, year=2025, stage=Stage.PUBLISHED)
        an_agenda_item(meeting, number=1, title_fi=f"Asia {number}", outcome="approved")
    return body


def ask(client: Client, **values: object) -> str:
    """Address of the progress of a pack that was ordered through the form."""
    wish = {"formats": ["txt", "json"], "language": "fi", "chosen": ""} | values
    answer = client.post(reverse("admin:meetings_pack"), wish)
    assert answer.status_code == 302, answer.context_data["form"].errors
    return answer.url


def waited_for(client: Client, progress: str) -> bytes:
    """The bytes of the pack, once its page has gone on by itself until it is there."""
    for _time in range(400):
        page = client.get(progress)
        if found := LINK.search(page.content.decode()):
            return b"".join(client.get(found[1]).streaming_content)
        assert page.headers["Refresh"] in {"0", "1"}
        time.sleep(0.02)
    raise AssertionError("The pack was not made.")
