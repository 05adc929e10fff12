"""Offices, persons, and who has held which office."""

from collections.abc import Callable
from itertools import count
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from organizations.existence import refuse_absent_in
from organizations.models import Organization
from records.fields import Derived, SortKeyField
from records.periods import NoOverlap, Period
from records.sources import Sourced


class Office(Sourced, Period):
    """An office that gives a seat to whoever holds it: mayor, city manager, chair of the board."""

    SHOWN_ON = ("ex_officio_seats__body", "memberships__quota__body", "chair_rules__body")

    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        related_name="offices",
        verbose_name=_("organization"),
        help_text=_("Whose office it is."),
    )
    name = models.CharField(
        _("name"),
        max_length=120,
        help_text=_(
            "As used after the city’s name: pormestari, kaupunginhallituksen puheenjohtaja."
        ),
    )
    is_elected = models.BooleanField(
        _("elected office"),
        default=False,
        help_text=_("Held by an elected official; otherwise by a civil servant."),
    )

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["organization__sort_fi", "name_fi"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "name_fi"],
                name="bodies_office_has_its_own_name",
                violation_error_message=_("This organization already has an office of this name."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.name}"

    def clean(self) -> None:
        """Refuse an organization that does not exist while the office does."""
        super().clean()
        refuse_absent_in(self, "organization")


class Person(Derived):
    """A person whom a source names as holder of an office or a seat."""

    SHOWN_ON = (
        "memberships__quota__body",
        "office_holdings__office__ex_officio_seats__body",
        "office_holdings__office__memberships__quota__body",
        "attendances__meeting",
    )

    name = models.CharField(
        _("name"),
        max_length=120,
        help_text=_("First name and family name as the source gives them."),
    )
    sort_name = models.CharField(
        _("name in alphabetical lists"),
        max_length=120,
        help_text=_("Family name first: Rauhamäki Tatu."),
    )
    sort_key = SortKeyField(
        _("place in the alphabet"),
        of=("sort_name",),
        help_text=_("Computed from the name in alphabetical lists."),
    )
    slug = models.SlugField(
        _("address word"),
        max_length=140,
        unique=True,
        blank=True,
        editable=False,
        help_text=_("Made of the name when the person is first saved; it never changes."),
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page of what the person has held."""
        return reverse("bodies:person", args=[self.slug])

    def clean_fields(self, exclude: Any = None) -> None:
        """Fill an empty address word: from the name, numbered where another bears it."""
        if not self.slug and self.name:
            word = slugify(self.name)[:120] or "x"
            taken = set(Person.objects.filter(slug__startswith=word).values_list("slug", flat=True))
            numbered = (f"{word}-{number}" if number > 1 else word for number in count(1))
            self.slug = next(slug for slug in numbered if slug not in taken)
        super().clean_fields(exclude=exclude)


class OfficeHolding(Sourced, Period):
    """A person's time in an office."""

    SHOWN_ON = ("office__ex_officio_seats__body", "office__memberships__quota__body")

    office = models.ForeignKey(
        Office,
        on_delete=models.CASCADE,
        related_name="holdings",
        verbose_name=_("office"),
        help_text=_("Office held."),
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        related_name="office_holdings",
        verbose_name=_("person"),
        help_text=_("Who held it."),
    )

    class Meta:
        verbose_name = _("office holding")
        verbose_name_plural = _("office holdings")
        ordering = ["office", models.F("starts_on").asc(nulls_first=True)]
        constraints = [
            *Period.Meta.constraints,
            NoOverlap(
                together=("office",),
                name="bodies_officeholding_one_a_day",
                violation_error_message=_("Somebody else holds this office on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.office}"


def path_to_persons() -> Callable[[Person], str]:
    """What answers the path of a person’s page in the active language, looked up once for all."""
    path = reverse("bodies:person", args=["-"])
    before, _dash, after = path.rpartition("-")
    return lambda person: f"{before}{person.slug}{after}"
