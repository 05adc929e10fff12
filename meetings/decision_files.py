"""The list of decisions as files, row by row, however long it is."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import StreamingHttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from agreements.models import Agreement, Outcome
from bodies.models import Body
from exports.tables import csv_response, json_stream
from meetings.disclosure import disclosed
from meetings.views import DecisionList
from projects.models import Project
from records.names import FALLBACK, LANGUAGES, active_language

CHUNK = 2000
VALUES = (
    *("number", "section", "outcome", "power", "is_public", "due_on"),
    *("agreement", "project", "meeting__body", "meeting__held", "meeting__stage"),
)
# Of these only what is disclosed is looked at.
ROW = ("outcome", "power", "due_on", "agreement", "project")
TEXTS = ("title", "decision", "meeting__slug")


class Facts:
    """Turns rows of values into facts; all words are looked up once, in the active language."""

    def __init__(self, view: DecisionList) -> None:
        self.language = active_language()
        self.bodies = {one.pk: one for one in Body.objects.published(view.now)}
        self.agreements, self.projects = (
            {one.pk: one.name for one in model.objects.published(view.now)}
            for model in (Agreement, Project)
        )
        self.body_names = {pk: body.name for pk, body in self.bodies.items()}
        self.outcomes = {"": "", **{one.value: str(one.label) for one in Outcome}}
        self.powers = {one.value: str(one.label) for one in Body.Power}
        address = reverse("meetings:item", args=["0", 1])
        self.address = view.request.build_absolute_uri(address).replace("/0/", "/{}/")[:-2] + "{}/"

    @property
    def columns(self) -> set[str]:
        """What each row must hold."""
        languages = (self.language, FALLBACK)
        grounds = (f"legal_ground_{code}" for code in LANGUAGES)
        return {*VALUES, *grounds, *(f"{name}_{code}" for name in TEXTS for code in languages)}

    def of(self, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """One fact per row, in the order of ``rows``, of what is disclosed of it."""
        for row in rows:
            said = {
                name: row[f"{name}_{self.language}"] or row[f"{name}_{FALLBACK}"] for name in TEXTS
            }
            known = disclosed(is_public=row["is_public"], stage=row["meeting__stage"])
            yield {
                "id": self.address.format(said["meeting__slug"], row["number"]),
                "date": row["meeting__held"],
                "organization": self.body_names[row["meeting__body"]],
                "number": row["number"],
                "section": row["section"],
                "name": said["title"],
                "public": row["is_public"],
                "legal_ground": None if row["is_public"] else self._ground(row),
                "decision": (said["decision"] or None) if "decision" in known else None,
                **self._facts({name: row[name] for name in ROW if name in known}, row),
            }

    def _ground(self, row: dict[str, Any]) -> str:
        """Why it is not public, in the language of the file or whichever there is."""
        codes = (self.language, FALLBACK, *LANGUAGES)
        return next(filter(None, (row[f"legal_ground_{code}"] for code in codes)), "")

    def _facts(self, told: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
        """What follows from ``told``, the disclosed columns of ``row``; None for what is not."""
        outcome, power = told.get("outcome"), told.get("power")
        if power == "":
            power = self.bodies[row["meeting__body"]].power
        return {
            "outcome": outcome,
            "outcome_in_words": self.outcomes.get(outcome),
            "power": power,
            "power_in_words": self.powers.get(power),
            "agreement": self.agreements.get(told.get("agreement")),
            "project": self.projects.get(told.get("project")),
            "act_by": told.get("due_on"),
        }


class Decisions(DecisionList):
    """The decisions that the address chooses, as values: no record is made of each."""

    def get(self, *args: Any, **kwargs: Any) -> StreamingHttpResponse:
        """The file; a choice that makes no sense is left out, as on the page."""
        chosen = self.get_filterset(self.filterset_class)
        chosen.is_valid()
        facts = Facts(self)
        rows = chosen.qs.order_by("-taken_up", "-pk").values(*facts.columns)
        return self.answer(facts.of(rows.iterator(chunk_size=CHUNK)))

    def answer(self, facts: Iterator[dict[str, Any]]) -> StreamingHttpResponse:
        """The file made of ``facts``."""
        raise NotImplementedError


class DecisionsCsv(Decisions):
    """Decisions as CSV, its head in the language of the address."""

    def answer(self, facts: Iterator[dict[str, Any]]) -> StreamingHttpResponse:
        """One line per decision."""
        columns = header()
        lines = ([fact[name] for name in columns] for fact in facts)
        return csv_response(slugify(_("Decisions")), list(columns.values()), lines)


class DecisionsJson(Decisions):
    """Decisions as JSON."""

    def answer(self, facts: Iterator[dict[str, Any]]) -> StreamingHttpResponse:
        """The page that it is a twin of, and the decisions."""
        page = self.request.build_absolute_uri(reverse("meetings:decisions"))
        return json_stream({"page": page}, "decisions", facts)


def header() -> dict[str, str]:
    """The names of the columns of the CSV file, by what fills them."""
    return {
        "date": _("Day"),
        "organization": _("Body"),
        "number": _("Number"),
        "section": _("Section"),
        "name": _("Title"),
        "outcome_in_words": _("Outcome"),
        "power_in_words": _("Power"),
        "decision": _("Decision"),
        "agreement": _("Agreement"),
        "project": _("Project or plan"),
        "act_by": _("To be acted on by"),
        "legal_ground": _("Not public on the ground of"),
        "id": _("Address of the item"),
    }
