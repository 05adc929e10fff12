"""Of an item that is not public number, section, title and legal ground are told: nothing else."""

import re
from datetime import date
from types import SimpleNamespace

import pytest
from django.db.models import CharField, Field, TextField
from django.test import Client
from django.urls import reverse
from django.utils import translation

from agreements.models import Outcome
from meetings import disclosure, packs
from meetings.acts import acts_of
from meetings.exports import WRITERS
from meetings.items import AgendaItem, Attachment
from meetings.models import Meeting
from meetings.reports import annual_report
from meetings.stages import IN_ORDER, WITH_AGENDA, WITH_SUMMARY
from records import clock
from records.names import LANGUAGES
from tests import builders as make
from tests.portal.addresses import addresses, text_of, walk

pytestmark = pytest.mark.django_db

MARK = "PIILOSANA"
DUE, RETURNS = date(2031, 3, 7), date(2031, 4, 9)
TITLE = "Saviniityn tontti"
ABOUT = ("agreement", "project")
TOLD = ("title", "legal_ground")
# Tables of what others handle: a head of theirs says "Tabled to".
OTHER_MATTERS = re.compile(r"/(handlings|kasittelyt|behandlingar|nom\w+|nim\w+)\.csv$")
FILTERS = re.compile(r"<form.*?</form>", re.DOTALL)


def hidden_texts(model: type) -> dict[str, str]:
    """The mark in every free text of ``model`` in every language, but for those that are told."""
    return {
        field.name: f"{MARK} {field.name}"
        for field in model._meta.concrete_fields
        if isinstance(field, CharField | TextField)
        and re.search(r"_(fi|sv|en)$", field.name)
        and not field.name.startswith(TOLD)
    }


@pytest.fixture
def found(settings: object, tmp_path: object) -> SimpleNamespace:
    """A public meeting whose first item is open; what came of the others is nobody's to know."""
    city, body = make.an_organization(tile_column=1, tile_row=1), make.a_body(power="proposes")
    make.a_quota(body, city)
    known = SimpleNamespace(
        city=city,
        body=body,
        agreement=make.an_agreement("Salmen sopimus"),
        project=make.a_project("Salmen hanke"),
        meeting=make.a_meeting(body, held="2024-06-02", stage="published"),
        later=make.a_meeting(body, held="2024-07-02", stage="published"),
    )
    make.a_party(known.agreement, city)
    make.an_agenda_item(known.meeting, 1, title_fi="Avoin asia", outcome="noted")
    known.rejected = a_hidden_item(known, 2, outcome="rejected", due_on=DUE)
    tabled = a_hidden_item(known, 3, outcome="tabled", returns_on=RETURNS)
    known.approved = a_hidden_item(known, 4, outcome="approved_changed", due_on=DUE)
    make.an_agenda_item(known.later, 1, title_fi="Jatkettu asia", outcome="noted", continues=tabled)
    guest = make.a_person("Esteellinen Osallistuja")
    row = make.an_attendance(
        known.meeting, person=guest, role="member", presence="present", organization=city
    )
    row.disqualified_from.add(known.rejected)
    return known


def a_hidden_item(known: SimpleNamespace, number: int, **values: object) -> AgendaItem:
    """An item that is not public, with the mark in all that is not told."""
    item = make.an_agenda_item(
        known.meeting,
        number,
        title_fi=f"{TITLE} {number}",
        is_public=False,
        legal_ground_fi="JulkL 24 §",
        agreement=known.agreement,
        project=known.project,
        power="decides",
        certainty="inferred",
        **values,
    )
    AgendaItem.objects.filter(pk=item.pk).update(**hidden_texts(AgendaItem))
    paper = make.an_attachment(item, url=f"https://esimerkki.example/{MARK}.pdf")
    Attachment.objects.filter(pk=paper.pk).update(
        **{f"title_{language}": MARK for language in LANGUAGES}
    )
    item.citations.add(make.a_citation(make.a_source(f"{MARK} {number}"), says=MARK))
    return item


def traces() -> set[str]:
    """What would tell of the hidden items: marks, days, and outcomes that no open item has."""
    words = {MARK.casefold(), "rejected", "approved_changed", "tabled", '"decides"'}
    for language in LANGUAGES:
        with translation.override(language):
            words |= {str(one.label).casefold() for one in hidden_outcomes()}
    days = {f"{day.isoformat()}" for day in (DUE, RETURNS)} | {"7.3.2031", "9.4.2031"}
    return words | days | {"7 march 2031", "9 april 2031"}


def hidden_outcomes() -> tuple[Outcome, ...]:
    """The outcomes of the hidden items."""
    return Outcome.REJECTED, Outcome.APPROVED_CHANGED, Outcome.TABLED


def public_answers(client: Client, known: SimpleNamespace) -> dict[str, str]:
    """The words of every page and file that links lead to; what a filter offers stays out."""
    records = [known.city, known.body, known.agreement, known.project, known.meeting]
    records += [make.a_company(), make.a_person("Ulla Ulkopuolinen")]
    make.a_membership(known.body.quotas.first(), person=records[-1])
    make.a_lineage(known.agreement, make.an_agreement("Entinen sopimus"))
    starts = [address for *_, address in addresses(records)] + ["/sitemap.xml"]
    answers = walk(client, starts)
    return {address: FILTERS.sub("", text_of(answer)) for address, answer in answers.items()}


def test_nothing_withheld_stands_on_any_public_page_or_file(
    found: SimpleNamespace, client: Client
) -> None:
    answers = public_answers(client, found)

    leaking = {
        (address, trace)
        for address, text in answers.items()
        if not OTHER_MATTERS.search(address)
        for trace in traces()
        if trace in text.casefold()
    }
    assert leaking == set()
    assert sum(TITLE in text for text in answers.values()) > 20


def test_what_a_hidden_item_is_about_is_told_neither_here_nor_there(
    found: SimpleNamespace, client: Client
) -> None:
    answers = public_answers(client, found)

    of_meetings = {
        address: text
        for address, text in answers.items()
        if found.meeting.slug in address or "decisions" in address or "paatokset" in address
    }
    assert len(of_meetings) > 10
    assert [one for one, text in of_meetings.items() if re.search("Salmen (hanke|sop)", text)] == []
    for record in (found.agreement, found.project):
        assert TITLE not in answers[record.get_absolute_url()]


@pytest.mark.parametrize("name", ["decisions", "decisions_csv", "decisions_json"])
def test_a_filter_finds_a_hidden_item_by_what_is_told_of_it_only(
    name: str, found: SimpleNamespace, client: Client
) -> None:
    address = reverse(f"meetings:{name}")

    def finds(**asked: object) -> bool:
        answer = client.get(address, asked)
        return TITLE in text_of(answer if not answer.streaming else _whole(answer))

    assert finds()
    assert finds(q="saviniityn")
    assert finds(body=found.body.pk, year=2024, party=found.city.pk)
    assert not finds(q=MARK)
    assert not finds(q="JulkL")
    for outcome in AgendaItem.OUTCOMES:
        assert not finds(outcome=outcome.value)
    # A choice that is not offered is left out, and then everything is listed.
    page = client.get(reverse("meetings:decisions")).content.decode()
    offered = [page.split(f'name="{name}"')[1].split("</select")[0] for name in ABOUT]
    assert "Salmen" not in "".join(offered)


def _whole(answer: object) -> SimpleNamespace:
    return SimpleNamespace(content=answer.getvalue())


def test_an_open_item_does_not_say_that_it_continues_a_hidden_one(
    found: SimpleNamespace, client: Client
) -> None:
    page = client.get(found.later.items.get().get_absolute_url()).content.decode()

    assert f"{found.meeting.get_absolute_url()}3/" not in page


def test_a_hidden_item_asks_no_municipality_to_act(found: SimpleNamespace) -> None:
    AgendaItem.objects.filter(pk=found.approved.pk).update(outcome="approved", power="proposes")
    ends = date(2024, 1, 1), date(2024, 12, 31)

    assert acts_of(found.city, *ends, clock.now()) == []

    AgendaItem.objects.filter(pk=found.approved.pk).update(is_public=True)
    assert [act.item for act in acts_of(found.city, *ends, clock.now())] == [found.approved]


def test_an_annual_report_counts_hidden_items_as_not_public(found: SimpleNamespace) -> None:
    report = annual_report(found.body, 2024, clock.now())

    assert (report.outcomes, report.not_public) == ((("noted", 2),), 3)
    assert report.speed.decided == 2
    assert report.speed.longest_days == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_holds_nothing_withheld(language: str, found: SimpleNamespace) -> None:
    order = packs.Order(Meeting.objects.order_by("pk"), list(WRITERS), language, clock.now())
    ends = date(2024, 1, 1), date(2024, 12, 31)

    for member in packs.city_members(order, found.city, *ends):
        made = member.make()
        content = made if isinstance(made, bytes) else b"".join(made)
        text = f"{member.name} {member.title} {text_of(SimpleNamespace(content=content))}"
        assert not [trace for trace in traces() if trace in text.casefold()], member.name


@pytest.mark.parametrize("stage", IN_ORDER)
def test_the_rule_opens_with_the_stage_and_never_for_what_is_not_public(stage: str) -> None:
    told = disclosure.disclosed(is_public=False, stage=stage)
    of_open = disclosure.disclosed(is_public=True, stage=stage)

    assert told == (disclosure.ALWAYS if stage in WITH_AGENDA else frozenset())
    assert ("background" in of_open) == (stage in WITH_AGENDA)
    assert ("outcome" in of_open) == (stage in WITH_SUMMARY)


def test_the_rule_knows_every_field_of_an_item() -> None:
    """A new field is withheld until somebody says here whether it is told."""
    known = disclosure.ALWAYS | disclosure.WITH_THE_AGENDA | disclosure.WITH_THE_SUMMARY
    own = {
        field.name
        for field in AgendaItem._meta.get_fields()
        if isinstance(field, Field) and not re.search(r"_(fi|sv|en)$", field.name)
    }

    removal = {"removed_at", "removed_by", "removal_reason"}
    assert own - known == {"id", "meeting", "public_title"} | removal
    with pytest.raises(ValueError, match="worth"):
        AgendaItem.objects.disclosing("worth")
