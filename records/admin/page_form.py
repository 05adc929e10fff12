"""The form of records with a page: what was public once never becomes a draft again."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from records import clock
from records.admin.forms import RecordForm
from records.partial_dates import day_in_words


class PageForm(RecordForm):
    """A record with a page. A public one is withdrawn with a reason, never made a draft."""

    def clean(self) -> dict[str, Any]:
        """Refuse to take back a publication that readers have seen."""
        data = super().clean() or self.cleaned_data
        stored = type(self.instance)._base_manager.filter(pk=self.instance.pk).first()
        now = clock.now()
        if stored is not None and stored.was_public(now) and "published_at" in self.changed_data:
            message = _(
                "It has been public since %(day)s, so its address is known. Withdraw it with a"
                " reason instead."
            )
            words = {"day": day_in_words(timezone.localdate(stored.published_at))}
            self.add_error("published_at", ValidationError(message, "was_public", words))
        return data
