"""What each party made of an agreement, as files to take away."""

from typing import Any

from django.db import models
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from agreements import exports, tracking
from agreements.models import Agreement
from exports.tables import csv_response, json_response
from records import clock
from records.pages import BesidePage
from ui.page import Twin

CSV, JSON = "agreements:handlings_csv", "agreements:handlings_json"


def twins(agreement: Agreement, query: str) -> list[Twin]:
    """The links at the foot of the page; ``query`` keeps the day that was asked for."""
    files = [(_("Handlings as CSV"), CSV), (_("Handlings as JSON"), JSON)]
    return [Twin(label, reverse(name, args=[agreement.slug]) + query) for label, name in files]


class HandlingsFile(BesidePage):
    """The handlings of one agreement on the day that the address asks for."""

    model = Agreement

    def get_queryset(self) -> models.QuerySet:
        """Agreements with what each party made of them."""
        return super().get_queryset().with_handlings(self.now)

    @property
    def tracks(self) -> list[tracking.Track]:
        """The tracks of the parties on the day."""
        return tracking.tracks_of(self.object, self.shown.day, clock.today())


class HandlingsCsv(HandlingsFile):
    """One line per handling, the head in the language of the address."""

    address_name = CSV

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponseBase:
        """The file, named after the agreement and the day."""
        name = f"{slugify(_('handlings'))}-{self.object.slug}-{self.shown.day.isoformat()}"
        return csv_response(name, exports.header(_("Party")), exports.rows(self.tracks))


class HandlingsJson(HandlingsFile):
    """The handlings by party."""

    address_name = JSON

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """The data of docs/open-data.md."""
        return json_response(exports.as_json(self.object, self.tracks, self.shown.day))
