"""Names and slugs in three languages: alphabetical order, permanent addresses, former slugs."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from records.fields import Derived, SortKeyField

LANGUAGES = ("fi", "sv", "en")
FALLBACK = "fi"


def active_language() -> str:
    """The language of the page being made; Finnish where none of ours is active."""
    language = (get_language() or FALLBACK)[:2]
    return language if language in LANGUAGES else FALLBACK


class NamedQuerySet(models.QuerySet):
    """Records with a name and a slug in each language."""

    def alphabetical(self) -> Self:
        """In alphabetical order of the active language, å ä ö last."""
        return self.order_by(f"sort_{active_language()}", "pk")

    def called(self, slug: str, language: str) -> Self:
        """The record whose slug in ``language`` is ``slug``: one row or none."""
        return self.filter(**{f"slug_{language}": slug})


class Named(Derived):
    """A record with a name, a slug for its address and a place in the alphabet, per language."""

    name = models.CharField(
        _("name"),
        max_length=200,
        help_text=_(
            "Official name as the sources give it. Leave Swedish or English empty where no"
            " official name is attested: the Finnish one is shown, marked as Finnish."
        ),
    )
    slug = models.SlugField(
        _("address word"),
        max_length=120,
        blank=True,
        db_index=False,
        help_text=_(
            "Last part of the page’s address, for example paakaupunkiseudun-yhteistyoryhma."
            " Empty: made from the name. The old address redirects when you change it."
        ),
    )
    sort_fi = SortKeyField(
        _("place in the alphabet"), of=("name_fi",), help_text=_("Computed from the name.")
    )
    sort_sv = SortKeyField(
        _("place in the alphabet"),
        of=("name_sv", "name_fi"),
        help_text=_("Computed from the name."),
    )
    sort_en = SortKeyField(
        _("place in the alphabet"),
        of=("name_en", "name_fi"),
        help_text=_("Computed from the name."),
    )

    objects = NamedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=[f"slug_{language}"], name=f"%(app_label)s_%(class)s_slug_{language}"
            )
            for language in LANGUAGES
        ]

    def __str__(self) -> str:
        return self.name

    def clean_fields(self, exclude: set[str] | None = None) -> None:
        """Fill empty slugs from the name of the language, then from Finnish; validate the rest."""
        for language in LANGUAGES:
            if not getattr(self, f"slug_{language}"):
                text = getattr(self, f"name_{language}") or self.name_fi or ""
                setattr(self, f"slug_{language}", slugify(text)[:120])
        super().clean_fields(exclude=exclude)

    def clean(self) -> None:
        """Refuse a record without an address word, or with one that leads to another record."""
        super().clean()
        for language in LANGUAGES:
            if not getattr(self, f"slug_{language}"):
                message = _("Write an address word: the name has no letters to make one of.")
                raise ValidationError({f"slug_{language}": ValidationError(message, "no_slug")})

        self._refuse_former_slugs()

    def _refuse_former_slugs(self) -> None:
        """Refuse an address word that still leads to another record, which once had it."""
        mine = models.Q()
        for language in LANGUAGES:
            mine |= models.Q(language=language, slug=self.slug_in(language))
        kept = FormerSlug.objects.filter(mine, kind=self._meta.label_lower)
        message = _(
            "“%(slug)s” is the former address of another page and goes on leading there. Choose"
            " another word."
        )
        errors = {
            f"slug_{one.language}": ValidationError(message, "former", {"slug": one.slug})
            for one in kept.exclude(record_id=self.pk or 0)
        }
        if errors:
            raise ValidationError(errors)

    def slug_in(self, language: str) -> str:
        """The slug in ``language``."""
        return getattr(self, f"slug_{language}")


class FormerSlug(models.Model):
    """A slug a record once had: its old address redirects to the new one for ever."""

    SHOWN_ON = ()

    kind = models.CharField(
        _("kind of record"), max_length=60, help_text=_("Model label, for example bodies.body.")
    )
    language = models.CharField(
        _("language"), max_length=2, help_text=_("Language of the old address: fi, sv or en.")
    )
    slug = models.SlugField(
        _("old address word"), max_length=120, help_text=_("As it stood in the old address.")
    )
    record_id = models.BigIntegerField(
        _("record"), help_text=_("Number of the record that the address leads to now.")
    )

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        ordering = ["kind", "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language", "slug"],
                name="records_formerslug_leads_to_one_record",
                violation_error_message=_("This old address already leads to a record."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.language}: {self.slug}"


def remember_slugs(record: Named, before: dict[str, str]) -> None:
    """Keep the slugs in ``before`` (by language) that ``record`` no longer has as former ones."""
    kind = record._meta.label_lower
    for language, slug in before.items():
        current = record.slug_in(language)
        if not slug or slug == current:
            continue
        FormerSlug.objects.update_or_create(
            kind=kind, language=language, slug=slug, defaults={"record_id": record.pk}
        )
        own = FormerSlug.objects.filter(record_id=record.pk)
        own.filter(kind=kind, language=language, slug=current).delete()


def by_any_slug(records: models.QuerySet, slug: str, language: str) -> Named | None:
    """The record of ``records`` that has, or in ``language`` once had, ``slug``; None without.

    The slug it has in ``language`` goes before a former one, and that before one it has in
    another language.
    """
    former = FormerSlug.objects.filter(
        kind=records.model._meta.label_lower, language=language, slug=slug
    ).values("record_id")
    elsewhere = models.Q()
    for other in LANGUAGES:
        elsewhere |= models.Q(**{f"slug_{other}": slug})
    ways = (models.Q(**{f"slug_{language}": slug}), models.Q(pk__in=former), elsewhere)
    return next((found for way in ways if (found := records.filter(way).first())), None)
