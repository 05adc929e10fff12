"""Never two at once: refused by the form on both databases, by PostgreSQL in itself too."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from bodies.models import SeatQuota
from organizations.models import Holding
from records.periods import NoOverlap
from tests.builders import a_body, a_company, a_holding, a_quota, an_organization

pytestmark = pytest.mark.django_db

needs_ranges = pytest.mark.skipif(
    connection.vendor != "postgresql",
    reason="SQLite knows no ranges: there validation alone refuses overlaps.",
)


def two_holdings(first: tuple[str, str], second: tuple[str, str]) -> None:
    """Two shares of one owner in one company, one after the other."""
    company, owner = a_company(), an_organization()
    a_holding(company, owner, starts=first[0], ends=first[1])
    a_holding(company, owner, starts=second[0], ends=second[1])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("2010", "2015"), ("2015", "2020")),
        (("2010-01-01", "2015-06-30"), ("2015-06-30", "2020")),
        (("2010", ".."), ("2015", "2020")),
        (("2010", ""), ("2015", "2020")),
        (("", "2015"), ("2010", "2020")),
        (("", ""), ("2015", "2020")),
        (("2015", "2020"), ("", "")),
        (("[2010..2012]", "2014"), ("2011", "2013")),
    ],
)
def test_two_rows_alike_that_share_a_day_are_refused(first: tuple, second: tuple) -> None:
    with pytest.raises(ValidationError) as caught:
        two_holdings(first, second)

    rule = next(rule for rule in Holding._meta.constraints if isinstance(rule, NoOverlap))
    (message,) = caught.value.messages
    assert message.startswith(f"{rule.get_violation_error_message()} {Holding.objects.get()}: ")
    assert caught.value.error_dict["__all__"][0].code == "overlap"


def test_rows_one_after_the_other_stand_side_by_side() -> None:
    two_holdings(("2010", "2014-12-31"), ("2015-01-01", ".."))

    assert Holding.objects.count() == 2


def test_rows_that_differ_in_what_must_not_be_alike_stand_side_by_side() -> None:
    body, town = a_body(), an_organization()
    a_quota(body, town)
    a_quota(body, town, role=SeatQuota.Role.DEPUTY)
    a_quota(body, an_organization("Peräkylä"))

    assert SeatQuota.objects.count() == 3


def test_rows_of_nobody_in_particular_do_not_count() -> None:
    body = a_body()
    a_quota(body, label_fi="Muut")
    a_quota(body, label_fi="Loput")

    assert SeatQuota.objects.count() == 2


def test_a_row_is_not_in_its_own_way() -> None:
    quota = a_quota(a_body(), an_organization(), starts="2010", ends="..")

    quota.seats = 5
    quota.full_clean()


def test_a_reversed_period_is_refused_as_such_and_not_by_the_overlap() -> None:
    with pytest.raises(ValidationError) as caught:
        two_holdings(("2010", "2020"), ("2015", "2012"))

    assert caught.value.error_dict["ends"][0].code == "reversed"
    codes = [error.code for errors in caught.value.error_dict.values() for error in errors]
    assert "overlap" not in codes


@needs_ranges
@pytest.mark.parametrize("ends", ["2015", "..", ""])
def test_postgresql_refuses_what_passes_validation_by(ends: str) -> None:
    holding = a_holding(a_company(), an_organization(), starts="2010", ends=ends)
    twin = Holding(
        entity=holding.entity, holder=holding.holder, kind=holding.kind, starts="2012", ends="2013"
    )

    def store() -> None:
        twin.save()
        # As at the end of the transaction: until then two rows may change places.
        connection.check_constraints()

    with pytest.raises(IntegrityError, match="once_a_day"), transaction.atomic():
        store()


@needs_ranges
def test_postgresql_holds_every_such_rule() -> None:
    rules = {
        rule.name
        for model in (SeatQuota, Holding)
        for rule in model._meta.constraints
        if isinstance(rule, NoOverlap)
    }

    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint WHERE contype = 'x'")
        assert rules <= {name for (name,) in cursor.fetchall()}


def test_a_rule_comes_back_from_a_migration_as_it_went_in() -> None:
    rule = NoOverlap(together=("body", "office"), name="once", violation_error_message="No.")

    path, args, kwargs = rule.deconstruct()
    again = NoOverlap(*args, **kwargs)

    assert path == "records.periods.NoOverlap"
    assert "expressions" not in kwargs
    assert again == rule
    assert again.together == ("body", "office")
    assert again.clone() == rule
    assert again != NoOverlap(together=("body",), name="once", violation_error_message="No.")


def test_a_partial_date_column_comes_back_from_a_migration_as_it_went_in() -> None:
    field = SeatQuota._meta.get_field("ends")

    _name, path, args, kwargs = field.deconstruct()
    again = type(field)(*args, **kwargs)

    assert path == "records.fields.PartialDateField"
    assert (again.earliest, again.latest, again.open_end) == ("ends_from", "ends_on", True)
    assert isinstance(again, models.CharField)
