"""The nomination rounds of a body: their page, and the same as files to take away."""

from typing import Any

from django.db import models
from django.db.models import Prefetch
from django.http import HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from agreements import exports
from bodies.models import Body, NominationRound
from bodies.round_progress import RoundOnDay, on_day
from exports.tables import csv_response, json_response
from records import clock
from records.pages import BesidePage
from ui.page import Crumb, Twin

PAGE = "bodies:nominations"
CSV, JSON = "bodies:nominations_csv", "bodies:nominations_json"


class NominationRounds(BesidePage):
    """The nomination rounds of a body on the day asked for."""

    model = Body

    def get_queryset(self) -> models.QuerySet:
        """Bodies with their sources and their rounds."""
        rounds = NominationRound.objects.for_page(self.now)
        return (
            super()
            .get_queryset()
            .prefetch_related("citations__source", Prefetch("nomination_rounds", rounds))
        )

    @property
    def rounds(self) -> list[RoundOnDay]:
        """Each round with its tracks."""
        return on_day(self.object.nomination_rounds.all(), self.shown.day, clock.today())


class NominationPage(NominationRounds):
    """Each round with the track of every nominating organization."""

    template_name = "bodies/nominations_page.html"
    address_name = PAGE

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rounds, the latest term first, and the files that hold the same."""
        body = self.object
        return super().get_context_data(
            title=_("%(body)s: nominations") % {"body": body.name},
            description=_("Who has named representatives to the body, when and by which decision."),
            crumbs=[
                Crumb(_("Bodies"), reverse("bodies:list")),
                Crumb(body.name, body.get_absolute_url()),
                Crumb(_("Nominations")),
            ],
            rounds=self.rounds,
            twins=self._twins(),
            **kwargs,
        )

    def _twins(self) -> list[Twin]:
        """The files; they keep the day that was asked for."""
        files = [(_("Nominations as CSV"), CSV), (_("Nominations as JSON"), JSON)]
        return [
            Twin(label, reverse(name, args=[self.object.slug]) + self.shown.query)
            for label, name in files
        ]


class NominationTable(NominationRounds):
    """One line per decision, or per organization of which none is known."""

    address_name = CSV

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> StreamingHttpResponse:
        """The table that spreadsheets open."""
        header = [_("Nomination round"), *exports.header(_("Organization"))]
        rows = (
            [found.round.name, *row]
            for found in self.rounds
            for row in exports.rows(list(found.tracks))
        )
        word = slugify(_("Nominations"))
        return csv_response(f"{word}-{self.object.slug}-{self.shown.day}", header, rows)


class NominationData(NominationRounds):
    """The same by round and organization."""

    address_name = JSON

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """The data of docs/open-data.md."""
        body = self.object
        return json_response(
            {
                "body": {"name": body.name, "url": body.get_absolute_url()},
                "day": self.shown.day,
                "rounds": [_round(found) for found in self.rounds],
            }
        )


def _round(found: RoundOnDay) -> dict[str, Any]:
    one = found.round
    return {
        "name": one.name,
        "starts": one.starts,
        "ends": one.ends,
        "requested": one.requested,
        "requester": one.requester,
        "deadline": one.deadline,
        "sentence": found.sentence,
        "organizations": [exports.track_as_json(track) for track in found.tracks],
        "certainty": one.certainty,
        "certainty_note": one.certainty_note,
        "sources": exports.sources(one),
    }
