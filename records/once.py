"""A form that is sent twice is stored once."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from records import clock

KEPT_FOR = timedelta(days=7)


class StoredForm(models.Model):
    """A form that has been stored, by the mark it was opened with."""

    SHOWN_ON = ()

    mark = models.CharField(
        _("mark"), max_length=40, unique=True, help_text=_("Made anew each time a form is opened.")
    )
    stored_at = models.DateTimeField(
        _("stored"), db_index=True, help_text=_("When the form was stored.")
    )

    class Meta:
        verbose_name = _("stored form")
        verbose_name_plural = _("stored forms")
        ordering = ["-stored_at"]

    def __str__(self) -> str:
        return f"{self.mark} {self.stored_at:%Y-%m-%d}"


def is_stored(mark: str) -> bool:
    """Whether the form with this ``mark`` has been stored already."""
    return bool(mark) and StoredForm.objects.filter(mark=mark).exists()


def note(mark: str) -> None:
    """Note that the form with this ``mark`` is stored; marks older than a week are forgotten."""
    now = clock.now()
    StoredForm.objects.filter(stored_at__lt=now - KEPT_FOR).delete()
    if mark:
        StoredForm.objects.create(mark=mark[:40], stored_at=now)
