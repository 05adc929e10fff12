"""Nomination rounds: what can be written of them, and how far each has come on a day."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation

from bodies.models import Body, Membership, NominationRound, SeatQuota
from bodies.round_progress import RoundOnDay, on_day
from tests.builders import (
    AT,
    DAY,
    a_body,
    a_decision,
    a_membership,
    a_nomination,
    a_nomination_round,
    a_person,
    a_quota,
    an_organ,
    an_organization,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def quota() -> SeatQuota:
    """Two seats that a town's board fills."""
    town = an_organization("Onnela")
    return a_quota(a_body(), town, nominated_by=an_organ(town), starts="2017", ends="..")


def found(day: date = DAY) -> RoundOnDay:
    """The only round, on a day, in English."""
    rounds = NominationRound.objects.with_handlings(AT)
    with translation.override("en"):
        (only,) = on_day(rounds, day, DAY)
    return only


def test_each_nominating_organization_has_a_track_also_one_nobody_expected() -> None:
    asked, silent, other = (an_organization(name) for name in ("Onnela", "Peräkylä", "Satumaa"))
    round_ = a_nomination_round(a_body())
    round_.organizations.add(asked, silent)
    a_nomination(round_, asked, happened="2017-06-01")
    a_nomination(round_, other, happened="2017-06-02", outcome="tabled")

    on_this_day = found()

    assert [one.organization for one in on_this_day.tracks] == [asked, silent, other]
    assert on_this_day.sentence == (
        "1 of 3 nominating organizations are known to have named their representatives;"
        " Satumaa has tabled it; no nominating decision is known of: Peräkylä."
    )


def test_when_all_have_named_the_last_decision_is_told() -> None:
    round_ = a_nomination_round(a_body())
    town = an_organization("Onnela")
    round_.organizations.add(town)
    a_nomination(round_, town, happened="2017-06-01", outcome="approved_changed")

    assert found().sentence == (
        "The only nominating organization has named its representatives;"
        " last nominating decision: 1 June 2017."
    )
    assert found().tracks[0].decisive.outcome_in_words == "nimetty esityksestä poiketen"


def test_where_the_nominators_are_not_known_nobody_is_said_to_be_the_only_one() -> None:
    a_nomination(a_nomination_round(a_body()), an_organization(), happened="2017-06-01")

    assert found().sentence.startswith(
        "1 organization is known to have named its representatives;"
        " which others are to name theirs is not known;"
    )


def test_before_its_day_a_decision_does_not_stand() -> None:
    a_nomination(a_nomination_round(a_body()), an_organization(), happened="2017-06-01")

    assert found(date(2017, 5, 31)).tracks[0].decisive is None


def test_a_round_is_called_by_its_title_or_by_its_term() -> None:
    with translation.override("en"):
        assert a_nomination_round(a_body(), title_fi="MAL-työ").name == "MAL-työ"
        assert a_nomination_round(a_body("Toinen"), starts="2013", ends="..").name == (
            "Nominations from 2013 until further notice"
        )


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"requested": "2021-08-11", "deadline": "2021-08-10"}, "deadline"),
        ({"starts": "2021", "ends": "2020"}, "ends"),
    ],
)
def test_days_the_wrong_way_round_are_refused_on_their_field(
    values: dict[str, str], field: str
) -> None:
    with pytest.raises(ValidationError) as refusal:
        a_nomination_round(a_body(), **values)

    assert field in refusal.value.message_dict


def test_an_organ_of_somebody_else_decides_for_nobody() -> None:
    round_ = a_nomination_round(a_body())

    with pytest.raises(ValidationError) as refusal:
        a_nomination(round_, an_organization(), organ=an_organ(an_organization("Muuala")))

    assert "Muuala" in refusal.value.message_dict["organ"][0]


def wrong_decisions(quota: SeatQuota) -> dict[str, Any]:
    """Decisions that cannot have filled a seat of ``quota``, by what is wrong with them."""
    town = quota.organization
    own = a_nomination_round(quota.body)
    return {
        "body": a_decision(quota, round=a_nomination_round(a_body("Toinen elin"))),
        "organization": a_nomination(own, an_organization("Muuala")),
        "organ": a_nomination(own, town, organ=an_organ(town, "kunnanvaltuusto", kind="council")),
        "outcome": a_nomination(own, town, outcome="tabled"),
    }


WRONG = ["body", "organization", "organ", "outcome"]


@pytest.mark.parametrize("wrong", WRONG)
def test_the_form_refuses_it_with_a_sentence(
    quota: SeatQuota, admin_client: Client, wrong: str
) -> None:
    decision = wrong_decisions(quota)[wrong]
    row = {"quota": quota.pk, "person": a_person().pk, "role": "member", "starts": "2018"}
    row |= {"ends": "..", "certainty": "exact", "decision": decision.pk}

    answer = admin_client.post(reverse("admin:bodies_membership_add"), row)

    assert answer.status_code == 200
    assert list(answer.context["adminform"].form.errors) == ["decision"]
    assert not Membership.objects.exists()


def test_two_wrong_rows_in_one_form_are_both_refused(
    quota: SeatQuota, admin_client: Client
) -> None:
    wrong = wrong_decisions(quota)["organization"]
    rows = {"memberships-TOTAL_FORMS": 2, "memberships-INITIAL_FORMS": 0}
    for number in range(2):
        row = {"seat_number": number + 1, "person": a_person(f"Esi {number}").pk}
        row |= {"role": "member", "starts": "2018", "ends": "..", "certainty": "exact"}
        row |= {"decision": wrong.pk}
        rows |= {f"memberships-{number}-{name}": value for name, value in row.items()}
    body = {"body": quota.body_id, "organization": quota.organization_id, "seats": 2}
    body |= {"nominated_by": quota.nominated_by_id, "role": "member", "starts": "2017"}
    body |= {"ends": "..", "certainty": "exact"}

    answer = admin_client.post(
        reverse("admin:bodies_seatquota_change", args=[quota.pk]), body | rows
    )

    assert answer.status_code == 200
    (inline,) = answer.context["inline_admin_formsets"]
    assert [list(form.errors) for form in inline.formset.forms] == [["decision"], ["decision"]]
    assert not Membership.objects.exists()


def test_a_decision_does_not_change_under_those_it_named(quota: SeatQuota) -> None:
    decision = a_decision(quota)
    a_membership(quota, decision=decision, starts="2018", ends="..")
    decision.outcome = "tabled"

    with pytest.raises(ValidationError):
        decision.full_clean()


def test_a_quota_does_not_move_under_the_decisions_of_its_members(quota: SeatQuota) -> None:
    a_membership(quota, decision=a_decision(quota), starts="2018", ends="..")
    quota.organization = an_organization("Muuala")
    quota.nominated_by = None

    with pytest.raises(ValidationError, match="Muuala"):
        quota.full_clean()


def page(name: str, *args: object) -> str:
    """The HTML of a page in English."""
    with translation.override("en"):
        return Client().get(reverse(f"bodies:{name}", args=args)).content.decode()


def test_a_seat_shows_the_decision_or_that_its_source_is_missing(quota: SeatQuota) -> None:
    body = Body.objects.get()
    named, nameless = a_person("Aamu Ensimmäinen"), a_person("Ilta Toinen")
    decision = a_decision(quota, happened="2017-06-01", section="§ 7", url="https://a.example/7")
    a_membership(quota, 1, person=named, decision=decision, starts="2017-06-01", ends="..")
    a_membership(quota, 2, person=nameless, starts="2017-06-01", ends="..")

    composition = page("composition", body.slug_en, date(2018, 5, 2))
    first, second = page("person", named.slug), page("person", nameless.slug)

    assert 'href="https://a.example/7"' in composition
    assert "Onnela, kunnanhallitus 1 June 2017 § 7" in composition
    assert composition.count("Nominating decision: source missing.") == 1
    assert composition.count("(nominating decision: source missing)") == 1
    assert "§ 7" in first
    assert "source missing." not in first
    assert "Nominating decision: source missing." in second


def test_a_vacant_seat_lacks_no_decision(quota: SeatQuota) -> None:
    a_membership(quota, is_vacant=True, starts="2017-06-01", ends="..")

    html = page("composition", Body.objects.get().slug_en, date(2018, 5, 2))

    assert "Nominating decision: source missing." not in html


def test_the_page_of_the_rounds_marks_where_decision_and_proposal_differ() -> None:
    round_ = a_nomination_round(a_body(), title_fi="Edustajat")
    texts = {"proposal_fi": "Esi Merkki", "decision_fi": "Esi Merkki\nKaksi Merkki"}
    a_nomination(round_, an_organization("Onnela"), happened="2017-06-01", **texts)

    html = page("nominations", round_.body.slug_en)

    assert "<ins>" in html
    assert "The whole handling: Onnela" in html


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_the_files_hold_what_the_page_tells(kind: str) -> None:
    round_ = a_nomination_round(a_body(), title_fi="Edustajat")
    round_.organizations.add(an_organization("Peräkylä"))
    a_nomination(round_, an_organization("Onnela"), happened="2017-06-01", section="§ 7")
    with translation.override("en"):
        address = reverse(f"bodies:nominations_{kind}", args=[round_.body.slug_en])

    answer = Client().get(f"{address}?day=2018-05-02")

    text = (answer.getvalue() if answer.streaming else answer.content).decode()
    for word in ("Edustajat", "Peräkylä", "Onnela", "2017-06-01", "§ 7"):
        assert word in text
