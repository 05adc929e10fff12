"""Sources: where a fact comes from, what exactly the source says, and how sure the fact is."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

FETCHED = "fetched_citations"
SOURCE_LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish")), ("en", _("English"))]


class Source(models.Model):
    """A document or page that facts rest on: minutes, an agenda, a page of a city, a study."""

    key = models.CharField(
        _("key"),
        max_length=20,
        unique=True,
        help_text=_("Short and lasting, for example K-2013-201; content files refer to it."),
    )
    title = models.CharField(
        _("title"),
        max_length=300,
        help_text=_(
            "What it is, so that it can be found again: “Helsingin kaupunginhallitus 18.2.2013,"
            " pöytäkirja”."
        ),
    )
    publisher = models.CharField(
        _("publisher"), max_length=200, help_text=_("Who published it: Helsingin kaupunki.")
    )
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=SOURCE_LANGUAGES,
        default="fi",
        help_text=_("Language the source is written in."),
    )
    url = models.URLField(
        _("web address"),
        max_length=600,
        blank=True,
        help_text=_("Address at which it was read. Empty: not on the public network."),
    )
    read_on = models.DateField(
        _("read on"), null=True, blank=True, help_text=_("Day it was last read. Empty: not noted.")
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["key"]

    def __str__(self) -> str:
        return f"{self.title} ({self.key})"


class Citation(models.Model):
    """One place of one source, and what it says there; many facts may rest on it."""

    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        related_name="citations",
        verbose_name=_("source"),
        help_text=_("Document or page cited."),
    )
    locator = models.CharField(
        _("place"),
        max_length=100,
        blank=True,
        help_text=_("Where in it: § 201, item 28, page 4. Empty: the whole."),
    )
    # PostgreSQL indexes no row above 2.7 kB, and the constraint below indexes these words.
    says = models.CharField(
        _("what it says"),
        max_length=500,
        blank=True,
        help_text=_(
            "Its own words, exactly, where they matter: an impossible date, a name that other"
            " sources give otherwise."
        ),
    )

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["source__key", "locator", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "locator", "says"],
                name="records_citation_is_written_once",
                violation_error_message=_("This place of this source is cited already: choose it."),
            ),
        ]

    def __str__(self) -> str:
        return " · ".join(filter(None, [self.source.key, self.locator, self.says[:60]]))


class Certainty(models.TextChoices):
    """How sure a fact is."""

    EXACT = "exact", _("as the source says")
    PARTIAL = "partial", _("partly known")
    INFERRED = "inferred", _("inferred")
    CONFLICTING = "conflicting", _("sources disagree")


class Sourced(models.Model):
    """A fact with its sources and how sure it is."""

    citations = models.ManyToManyField(
        Citation,
        blank=True,
        related_name="%(app_label)s_%(class)s_facts",
        verbose_name=_("sources"),
        help_text=_("Where the fact comes from. Without one the page says “source missing”."),
    )
    certainty = models.CharField(
        _("certainty"),
        max_length=12,
        choices=Certainty,
        default=Certainty.EXACT,
        help_text=_("As the source says; partly known; inferred by us; or sources disagree."),
    )
    certainty_note = models.TextField(
        _("why not certain"),
        blank=True,
        help_text=_("What is inferred from what, or who says what. Shown beside the fact."),
    )

    class Meta:
        abstract = True

    def cited(self) -> Iterable[Citation]:
        """Its citations: the list ``cited_through`` has fetched, else ``citations`` as they are."""
        fetched = self.__dict__.get(FETCHED)
        return self.citations.all() if fetched is None else fetched


def cited_through(path: str = "") -> models.Prefetch:
    """What fetches the citations, with their sources, of the many facts that ``path`` leads to.

    Each fact gets a plain list: a queryset for each would cost more than the rows themselves.
    """
    cited = Citation.objects.prefetch_related("source")
    where = f"{path}__citations" if path else "citations"
    return models.Prefetch(where, cited, to_attr=FETCHED)
