"""A meeting with everything in it, for what is made of meetings. All names are made up."""

from typing import Any

from meetings.models import Meeting
from tests import builders as make

# No word of these is public before the summary is.
DRAFT = "LUONNOS"
# No word of these is ever public.
SECRET = "SALAISUUS"


def a_full_meeting(**values: Any) -> Meeting:
    """A meeting of three items, the last not public, with everybody and everything in it."""
    city = make.an_organization("Onnelan kaupunki", name_sv="Lyckans stad")
    body = make.a_body(
        "Satumaan yhteistyöryhmä", name_sv="Sagolandets samarbetsgrupp", quorum="more_than_half"
    )
    defaults = {"number": 2, "year": 2024, "start_time": "14:00", "end_time": "16:00"}
    defaults |= {"place_fi": "Onnelan kaupungintalo, sali 1", "mode": "hybrid"}
    meeting = make.a_meeting(body, **(defaults | {"stage": "published"} | values))
    meeting.citations.add(make.a_citation())
    first = _a_public_item(meeting, city)
    _two_more_items(meeting)
    _people(meeting, city, first)
    return meeting


def _a_public_item(meeting: Meeting, city: Any) -> Any:
    agreement = make.an_agreement("Satumaan sopimus", published_at=make.PUBLIC)
    make.a_party(agreement, city)
    texts = {
        "title_fi": "Sillan rakentaminen",
        "title_sv": "Byggandet av bron",
        "presenter_fi": "kunnanjohtaja Esa Esittelijä",
        "background_fi": "Silta on vanha.\n\nSe on myös kapea.",
        "proposal_fi": "a) Rakennetaan silta.\nb) Puretaan vanha.",
        "discussion_fi": f"{DRAFT} Keskusteltiin pitkään.",
        "decision_fi": f"{DRAFT} Ehdotuksen mukaan.",
        "decision_sv": f"{DRAFT} Enligt förslaget.",
    }
    item = make.an_agenda_item(meeting, agreement=agreement, outcome="approved", **texts)
    make.an_attachment(item, url="https://esimerkki.example/kartta.pdf", title_sv="Karta")
    make.an_attachment(item, 2, title_fi="Laskelma", language="sv")
    return item


def _two_more_items(meeting: Meeting) -> None:
    make.an_agenda_item(meeting, 2, title_fi="Muut asiat", section="§ 45", outcome="tabled")
    hidden = {f"{name}_fi": SECRET for name in ("background", "proposal", "discussion", "decision")}
    item = make.an_agenda_item(
        meeting,
        3,
        title_fi="Tontin hinnan neuvottelu",
        is_public=False,
        legal_ground_fi="Julkisuuslaki (621/1999) 24 § 1 mom. 17 kohta",
        outcome="noted",
        presenter_fi=SECRET,
        certainty_note_fi=SECRET,
        **hidden,
    )
    item.citations.add(make.a_citation(make.a_source(SECRET), locator=SECRET))
    make.an_attachment(item, title_fi=SECRET, url="https://esimerkki.example/SALAISUUS.pdf")


def _people(meeting: Meeting, city: Any, first: Any) -> None:
    chair = make.a_person(f"Päivi Puheenjohtaja {DRAFT}")
    away = make.a_person(f"Paavo Poissaoleva {DRAFT}")
    make.an_attendance(meeting, person=chair, role="chairperson", organization=city, position=1)
    absent = make.an_attendance(
        meeting, person=away, presence="absent", organization=city, position=2
    )
    deputy = make.an_attendance(
        meeting,
        person=make.a_person(f"Ville Varajäsen {DRAFT}"),
        role="deputy",
        in_place_of=absent,
        organization=city,
        is_remote=True,
        arrived_at="14:20",
        first_item=1,
        last_item=2,
        position=3,
    )
    deputy.disqualified_from.add(first)
    make.an_attendance(meeting, person=None, presence="not_recorded", organization=city, position=4)
