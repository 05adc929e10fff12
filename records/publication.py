"""Publication: what every public page, feed, file and sitemap asks before it shows a record."""

from datetime import datetime
from typing import Self

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from records.fields import Derived


class PublishedQuerySet(models.QuerySet):
    """Records with a moment of publication."""

    def published(self, at: datetime) -> Self:
        """Records public at ``at``: published by then and not withdrawn."""
        return self.filter(public_at(at))


def public_at(at: datetime, through: str = "") -> Q:
    """The condition that a record is public at ``at``, or the one it leads to ``through``."""
    prefix = f"{through}__" if through else ""
    stays = Q(**{f"{prefix}withdrawn_at": None}) | Q(**{f"{prefix}withdrawn_at__gt": at})
    return Q(**{f"{prefix}published_at__lte": at}) & stays


class Published(Derived):
    """A record with a page: a draft until ``published_at``, hidden from ``withdrawn_at``."""

    published_at = models.DateTimeField(
        _("public from"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_(
            "Empty: a draft nobody outside sees. In the future: goes public by itself then."
        ),
    )
    withdrawn_at = models.DateTimeField(
        _("withdrawn from"),
        null=True,
        blank=True,
        help_text=_("From this moment the page answers “not found”. Empty: stays public."),
    )
    updated_at = models.DateTimeField(
        _("last updated"), auto_now=True, help_text=_("Shown at the foot of the page.")
    )

    objects = PublishedQuerySet.as_manager()

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a withdrawal before publication."""
        super().clean()
        if self.withdrawn_at and not self.published_at:
            raise ValidationError(
                {
                    "withdrawn_at": _(
                        "Only a published record can be withdrawn; this one is a draft."
                    )
                }
            )
        if self.withdrawn_at and self.withdrawn_at < self.published_at:
            raise ValidationError(
                {"withdrawn_at": _("Withdrawn before it is published. Mend either moment.")}
            )

    def is_public(self, at: datetime) -> bool:
        """Whether everybody sees the record at ``at``."""
        begun = self.published_at is not None and self.published_at <= at
        return begun and (self.withdrawn_at is None or self.withdrawn_at > at)


def last_turn(at: datetime) -> datetime | None:
    """The latest moment until ``at`` from which a record was public or withdrawn; None: none yet.

    What is public changes at such a moment although nothing is stored. One query per model.
    """
    moments: list[datetime] = []
    for model in apps.get_models():
        if issubclass(model, Published):
            turned = model._default_manager.aggregate(
                published=Max("published_at", filter=Q(published_at__lte=at)),
                withdrawn=Max("withdrawn_at", filter=Q(withdrawn_at__lte=at)),
            )
            moments += [moment for moment in turned.values() if moment]
    return max(moments, default=None)
