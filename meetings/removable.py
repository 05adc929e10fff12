"""What was public and is removed keeps its row, number and address; its words are shown no more."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Removable(models.Model):
    """Something numbered within its whole that is removed with a reason, never deleted."""

    removed_at = models.DateTimeField(
        _("removed"),
        null=True,
        editable=False,
        help_text=_("When it was removed. Its number and address stay its own."),
    )
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="removed_%(class)ss",
        verbose_name=_("removed by"),
        help_text=_("Who removed it. Not shown to the public."),
    )
    removal_reason = models.CharField(
        _("reason for the removal"),
        max_length=300,
        blank=True,
        editable=False,
        help_text=_("Why, in one sentence: shown to all."),
    )

    class Meta:
        abstract = True

    @property
    def is_removed(self) -> bool:
        """Whether it was removed."""
        return self.removed_at is not None
