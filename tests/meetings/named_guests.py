"""A published summary that names a guest everywhere, written by forms. All names are made up."""

import io
import re
import zipfile

from django.test import Client
from django.urls import reverse

from meetings.models import AgendaItem, Attachment, Meeting, Stage
from records.names import LANGUAGES
from tests.admin.desks import desk, saved
from tests.meetings.papers import WORD, a_file
from tests.meetings.test_clearing import correction
from tests.meetings.test_moves import step_page, stepped
from tests.portal.forms import filled_form

NAME, FAMILY = "Venla Vuorenpeikko", "Vuorenpeikko"
TRACE = re.compile("vuorenpei", re.IGNORECASE)
FORMS = "Venla Vuorenpeikko; Vuorenpeikko Venla; Venla\nVuorenpeikolle; VUORENPEIKON esitys"
# Finnish letters in JSON columns of SQLite are written as numbers.
NUMBERED = re.compile(r"\\u([0-9a-f]{4})")
OF_ITEM = ("title", "presenter", "background", "proposal", "discussion", "decision")


def a_word_file(*pieces: str) -> bytes:
    """A Word file with one paragraph cut into ``pieces``."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        packages = "http://schemas.openxmlformats.org/package/2006"
        part = f'<Override PartName="/word/document.xml" ContentType="{WORD}"/>'
        types = f'<Types xmlns="{packages}/content-types">{part}</Types>'
        archive.writestr("[Content_Types].xml", types)
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
        part = f'<Relationship Id="a" Type="{kind}" Target="word/document.xml"/>'
        rels = f'<Relationships xmlns="{packages}/relationships">{part}</Relationships>'
        archive.writestr("_rels/.rels", rels)
        runs = "".join(f"<w:r><w:t>{piece}</w:t></w:r>" for piece in pieces)
        archive.writestr("word/document.xml", f"<w:document><w:p>{runs}</w:p></w:document>")
    return packed.getvalue()


def write(client: Client, meeting: Meeting) -> None:
    """Texts and attachments of the first item; the second is deleted again."""
    first, second = meeting.items.all()
    texts = {
        f"{name}_{language}": f"{language}: {FORMS}"
        for name in (*OF_ITEM, "certainty_note")
        for language in LANGUAGES
    }
    texts |= {f"title_{language}": f"{NAME} kuullaan" for language in LANGUAGES}
    texts |= {f"presenter_{language}": f"johtaja {NAME}" for language in LANGUAGES}
    papers = [
        {"title": "Lausunto", "file": a_file("a.txt", f"Lausui {NAME}.".encode())},
        {"title": f"Ote: {NAME}", "file": a_file("b.docx", a_word_file("Venla Vuo", "renpeikko"))},
        {"title": "Taulukko", "file": a_file("c.csv", b"a;b")},
        {"title": "Kuva", "file": a_file("d.pdf")},
        {"title": "Linkki", "url": "https://esimerkki.example/venla-vuorenpeikko.pdf"},
    ]
    papers = [{"language": "fi"} | paper for paper in papers]
    answer = saved(client, first, texts | {"outcome": "noted"}, rows={Attachment: papers})
    assert answer.status_code == 302, answer.context_data["errors"]
    page = client.get(desk(Meeting, "change", meeting.pk))
    form = filled_form(page, {"summary": f"Kuultiin: {NAME}"}) | {"items-1-DELETE": "on"}
    assert client.post(desk(Meeting, "change", meeting.pk), form).status_code == 302
    assert not AgendaItem.objects.filter(pk=second.pk).exists()


def publish(client: Client, meeting: Meeting) -> None:
    """Every step up to the published summary, one sending back among them."""
    steps = ["publish_agenda", "record_held", "draft_summary", "check_summary"]
    for step in steps:
        stepped(client, meeting, step)
    client.post(step_page(meeting, "send_back"), {"reason": f"Pyysi {NAME}."})
    for step in (*steps[2:], "publish_summary"):
        stepped(client, meeting, step)
    meeting.refresh_from_db()
    assert meeting.stage == Stage.PUBLISHED


def correct(client: Client, meeting: Meeting) -> None:
    """Two corrections."""
    page = reverse("admin:meetings_meeting_correct", args=[meeting.pk])
    key = f"{meeting.items.get().pk}-decision_fi"
    for text in ("Päätettiin kuulla.", f"Päätettiin, että {NAME} kuullaan."):
        typed = correction(client, page) | {"reason": f"Oikaistu: {NAME}.", key: text}
        assert client.post(page, typed).status_code == 302
    assert meeting.versions.filter(kind="summary").count() == 3


def pack(client: Client, meeting: Meeting) -> None:
    """A kept pack."""
    values = {"chosen": str(meeting.pk), "formats": ["txt", "docx"], "language": "fi"}
    made = client.post(reverse("admin:meetings_pack"), values)
    for _turn in range(20):
        if client.get(made["Location"]).context_data["is_ready"]:
            return
    raise AssertionError("the pack was not made")
