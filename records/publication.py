"""Publication: what every public page, feed, file and sitemap asks before it shows a record."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Max, Q
from django.utils.translation import gettext_lazy as _

from records.fields import Derived


class PublishedQuerySet(models.QuerySet):
    """Records with a moment of publication."""

    def published(self, at: datetime) -> Self:
        """Records public at ``at``: published by then and not withdrawn."""
        return self.filter(public_at(at))

    def gone(self, at: datetime) -> Self:
        """Records that were public once and are withdrawn at ``at``."""
        return self.filter(gone_at(at))


def public_at(at: datetime, through: str = "") -> Q:
    """The condition that a record is public at ``at``, or the one it leads to ``through``."""
    prefix = f"{through}__" if through else ""
    stays = Q(**{f"{prefix}withdrawn_at": None}) | Q(**{f"{prefix}withdrawn_at__gt": at})
    return Q(**{f"{prefix}published_at__lte": at}) & stays


def gone_at(at: datetime, through: str = "") -> Q:
    """The condition that a record was public and is withdrawn at ``at``, or the one it leads to."""
    prefix = f"{through}__" if through else ""
    was_public = Q(**{f"{prefix}published_at__lt": F(f"{prefix}withdrawn_at")})
    return was_public & Q(**{f"{prefix}withdrawn_at__lte": at})


@dataclass(frozen=True)
class Withdrawal:
    """When a record was withdrawn and why; ``reason`` is empty where nobody wrote one."""

    at: datetime
    reason: str


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
        help_text=_(
            "From this moment the page only says that it was withdrawn. Empty: stays public."
        ),
    )
    withdrawal_reason = models.CharField(
        _("reason for the withdrawal"),
        max_length=300,
        blank=True,
        help_text=_("Why, in one sentence: the address of the withdrawn page shows it to all."),
    )
    updated_at = models.DateTimeField(
        _("last updated"), auto_now=True, help_text=_("Shown at the foot of the page.")
    )

    objects = PublishedQuerySet.as_manager()

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a withdrawal before publication, and one without a reason."""
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
        if self.withdrawn_at and not self.withdrawal_reason.strip():
            message = _("Say why it is withdrawn: its address goes on showing the reason.")
            raise ValidationError({"withdrawal_reason": ValidationError(message, "no_reason")})

    def is_public(self, at: datetime) -> bool:
        """Whether everybody sees the record at ``at``."""
        begun = self.published_at is not None and self.published_at <= at
        return begun and (self.withdrawn_at is None or self.withdrawn_at > at)

    def was_public(self, at: datetime) -> bool:
        """Whether everybody sees or has seen the record at ``at``: its address is taken then."""
        return self.published_at is not None and self.published_at <= at

    def withdrawal(self, at: datetime) -> Withdrawal | None:
        """How it was withdrawn from the public by ``at``; None when it was not."""
        if not self.withdrawn_at or not self.published_at or self.withdrawn_at > at:
            return None
        is_known = self.published_at < self.withdrawn_at
        return Withdrawal(self.withdrawn_at, self.withdrawal_reason) if is_known else None


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
