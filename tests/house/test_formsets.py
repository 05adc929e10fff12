"""House rule 5: what the database refuses between rows, the form refuses first, kindly."""

import pytest
from django.contrib import admin
from django.db.models import ForeignKey, Model
from django.test import Client
from django.urls import reverse

from records.admin.base import ReadOnlyAdmin
from records.admin.forms import RecordForm
from records.admin.formsets import RowsFormSet
from records.periods import NoOverlap
from tests import builders as make
from tests.house.rooms import models
from tests.portal.forms import filled_form


def overlapping_inlines() -> list[tuple[type[Model], type, NoOverlap]]:
    """Desk, inline and rule wherever rows of the inline must not share a day."""
    return [
        (model, inline, rule)
        for model, desk in admin.site._registry.items()
        for inline in desk.inlines
        for rule in inline.model._meta.constraints
        if isinstance(rule, NoOverlap)
    ]


INLINES = overlapping_inlines()

NUMBERS = ("seats", "seat_number")

each_inline = pytest.mark.parametrize(
    ("owner", "inline", "rule"),
    INLINES,
    ids=lambda one: one.name if isinstance(one, NoOverlap) else one.__name__,
)


def owner_of(model: type[Model]) -> Model:
    """A stored record at whose desk the rows are written."""
    builders = {
        "Organization": make.a_company,
        "Region": make.a_region,
        "Body": make.a_body,
        "Office": lambda: make.an_office(make.an_organization()),
        "SeatQuota": lambda: make.a_quota(
            make.a_body(), make.an_organization("Peräkylä"), role="deputy"
        ),
        "Project": make.a_project,
    }
    return builders[model.__name__]()


def target_of(field: ForeignKey) -> int:
    """Primary key of a record that ``field`` can lead to."""
    builders = {
        "Organization": lambda: make.an_organization("Lintukoto"),
        "Office": lambda: make.an_office(make.an_organization("Lintukoto")),
        "Person": make.a_person,
        "Agreement": make.an_agreement,
        "Organ": lambda: make.an_organ(make.an_organization("Lintukoto")),
    }
    return builders[field.related_model.__name__]().pk


def row_of(inline: type, rule: NoOverlap) -> dict[str, object]:
    """Values of one new row, those that must differ or agree among rows filled."""
    model = inline.model
    owner = getattr(inline, "fk_name", None)
    values: dict[str, object] = {"starts": "2017", "ends": ".."}
    for field in model._meta.concrete_fields:
        required = field.name in rule.together or not (field.blank or field.has_default())
        if not field.is_relation:
            if field.name in (*NUMBERS, *rule.together) and not field.choices:
                values[field.name] = 1
            elif required and field.choices:
                values[field.name] = field.choices[-1][0]
        elif required and field.name != owner and not is_owner(inline, field):
            values[field.name] = target_of(field)
    if model.__name__ == "Membership":
        values["person"] = make.a_person().pk
    return values


def rows_of(inline: type, rule: NoOverlap) -> list[dict[str, object]]:
    """Two new rows alike in what ``rule`` looks at and in no number beside."""
    row = row_of(inline, rule)
    numbers = [name for name in NUMBERS if name in row and name not in rule.together]
    return [row, row | dict.fromkeys(numbers, 2)]


def is_owner(inline: type, field: ForeignKey) -> bool:
    """Whether ``field`` leads to the record being edited."""
    owners = [model for model, one, _rule in INLINES if one is inline]
    return field.related_model in owners and getattr(inline, "fk_name", field.name) in (
        None,
        field.name,
    )


def test_the_rule_is_tried_on_every_constraint_between_rows() -> None:
    constrained = {
        model
        for model in models()
        if any(isinstance(rule, NoOverlap) for rule in model._meta.constraints)
    }

    assert {inline.model for _owner, inline, _rule in INLINES} == constrained


@each_inline
@pytest.mark.django_db
def test_two_new_rows_in_each_others_way_are_refused_with_a_message(
    owner: type[Model], inline: type, rule: NoOverlap, admin_client: Client
) -> None:
    record = owner_of(owner)
    address = reverse(
        f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk]
    )
    rows = rows_of(inline, rule)
    form = filled_form(admin_client.get(address), rows={inline.model: rows})
    before = inline.model._base_manager.count()

    answer = admin_client.post(address, form)

    assert answer.status_code == 200
    assert rule.get_violation_error_message() in answer.content.decode()
    assert inline.model._base_manager.count() == before


@each_inline
@pytest.mark.django_db
def test_two_new_rows_one_after_the_other_are_stored(
    owner: type[Model], inline: type, rule: NoOverlap, admin_client: Client
) -> None:
    record = owner_of(owner)
    address = reverse(
        f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk]
    )
    first, second = rows_of(inline, rule)
    rows = [first | {"ends": "2018"}, second | {"starts": "2019"}]
    before = inline.model._base_manager.count()

    answer = admin_client.post(
        address, filled_form(admin_client.get(address), rows={inline.model: rows})
    )

    assert answer.status_code == 302, answer.context_data["errors"]
    assert inline.model._base_manager.count() == before + 2


def our_admins() -> list[admin.ModelAdmin]:
    """The admin classes of our own models that may be written with."""
    return [
        one
        for model, one in admin.site._registry.items()
        if model in models() and not isinstance(one, ReadOnlyAdmin)
    ]


@pytest.mark.parametrize("one", our_admins(), ids=lambda one: type(one).__name__)
def test_every_form_and_row_writes_only_what_its_sender_changed(one: admin.ModelAdmin) -> None:
    assert issubclass(one.form, RecordForm)
    for inline in one.inlines:
        assert issubclass(inline.form, RecordForm), inline
        assert issubclass(inline.formset, RowsFormSet), inline
