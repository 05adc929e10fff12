"""How agreements follow each other."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from records.sources import Sourced


class Lineage(Sourced):
    """How a later agreement relates to an earlier one."""

    SHOWN_ON = ("later", "earlier")

    class Kind(models.TextChoices):
        """What the later one does to the earlier."""

        FOLLOWS = "follows", _("follows")
        REPLACES = "replaces", _("replaces")
        AMENDS = "amends", _("amends")
        EXTENDS = "extends", _("extends")
        IMPLEMENTS = "implements", _("implements")
        ENDS = "ends", pgettext_lazy("link between agreements", "ends")

    WAYS_BACK = {
        Kind.FOLLOWS: _("Followed by"),
        Kind.REPLACES: _("Replaced by"),
        Kind.AMENDS: _("Amended by"),
        Kind.EXTENDS: _("Extended by"),
        Kind.IMPLEMENTS: _("Implemented by"),
        Kind.ENDS: _("Ended by"),
    }

    later = models.ForeignKey(
        "agreements.Agreement",
        on_delete=models.CASCADE,
        related_name="earlier_links",
        verbose_name=_("later agreement"),
        help_text=_("Agreement that came after."),
    )
    earlier = models.ForeignKey(
        "agreements.Agreement",
        on_delete=models.PROTECT,
        related_name="later_links",
        verbose_name=_("earlier agreement"),
        help_text=_("Agreement that came before."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=Kind,
        default=Kind.FOLLOWS,
        help_text=_("What the later one does to the earlier."),
    )

    class Meta:
        verbose_name = _("link between agreements")
        verbose_name_plural = _("links between agreements")
        ordering = ["later", "earlier"]
        constraints = [
            models.UniqueConstraint(
                fields=["later", "earlier", "kind"],
                name="agreements_lineage_is_told_once",
                violation_error_message=_("This link exists already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(later=models.F("earlier")),
                name="agreements_lineage_joins_two_agreements",
                violation_error_message=_("An agreement cannot follow itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.later} – {self.earlier}"

    @property
    def changes_url(self) -> str:
        """The page of what changed between the two."""
        return self.later.get_changes_url(self.earlier)

    def get_way_back_display(self) -> str:
        """The link in words, from the earlier agreement to the later."""
        return str(self.WAYS_BACK[self.Kind(self.kind)])
