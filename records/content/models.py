"""What was last loaded from the content files, so that an editor's change is never overwritten."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LoadedRecord(models.Model):
    """The values a content file last wrote into one record."""

    SHOWN_ON = ()

    kind = models.CharField(
        _("kind of record"), max_length=60, help_text=_("Model label, for example bodies.body.")
    )
    key = models.CharField(
        _("key"), max_length=200, help_text=_("Key of the entry in the content files.")
    )
    record_id = models.BigIntegerField(
        _("record"), help_text=_("Number of the record the entry was loaded into.")
    )
    values = models.JSONField(
        _("values"), default=dict, help_text=_("Field by field as the file had it.")
    )

    class Meta:
        verbose_name = _("loaded record")
        verbose_name_plural = _("loaded records")
        ordering = ["kind", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"],
                name="records_loadedrecord_key_is_used_once",
                violation_error_message=_("This key has been loaded already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
