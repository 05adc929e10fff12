"""Questions about many agenda items."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q, Value
from django.db.models.functions import Coalesce

from agreements.models import Agreement
from bodies.models import Body
from meetings.disclosure import is_withheld
from meetings.stages import WITH_AGENDA, WITH_SUMMARY
from organizations.models import Organization
from projects.models import Project
from records.names import LANGUAGES
from records.publication import public_at


class AgendaItemQuerySet(models.QuerySet):
    """Agenda items."""

    def standing(self) -> Self:
        """Items that were not removed from their agenda."""
        return self.filter(removed_at=None)

    def waiting(self, outcomes: Iterable[str]) -> Self:
        """Those with one of ``outcomes`` that are on no later agenda."""
        later = self.model._base_manager.filter(continues=OuterRef("pk"), removed_at=None)
        return self.standing().filter(~Exists(later), outcome__in=outcomes)

    def published(self, at: datetime) -> Self:
        """Items of agendas public at ``at``; not those removed, or added since to the records."""
        return self.standing().filter(
            Q(public_title__isnull=False) | Q(meeting__paper=None),
            public_at(at, "meeting"),
            public_at(at, "meeting__body"),
            meeting__stage__in=WITH_AGENDA,
        )

    def decided(self, at: datetime) -> Self:
        """Items of public summaries at ``at``, those left out of which nothing is known.

        Of items that are not public nobody is told whether anything came of them: all are in.
        """
        known = Q(is_public=False) | ~Q(outcome="")
        for language in LANGUAGES:
            known |= Q(**{f"decision_{language}__gt": ""})
        return self.published(at).filter(known, meeting__stage__in=WITH_SUMMARY)

    def disclosing(self, *names: str) -> Self:
        """Those of whose fields ``names`` the public may be told, once their stage allows.

        Whoever chooses or counts items by a field asks this first, so that no answer tells of
        what is not public. Raises ``ValueError`` for a name that ``meetings.disclosure`` lacks.
        """
        rows = self.standing()
        return rows.filter(is_public=True) if any([*map(is_withheld, names)]) else rows

    def with_links(self, at: datetime) -> Self:
        """With the agreement and project they are about, where those are public at ``at``."""
        return self.prefetch_related(
            Prefetch("agreement", Agreement.objects.published(at)),
            Prefetch("project", Project.objects.published(at)),
        )

    def with_day(self) -> Self:
        """With ``taken_up``: the first possible day of the meeting, or a day before all others."""
        return self.annotate(taken_up=Coalesce("meeting__held_on", Value(date.min)))

    def newest(self, at: datetime) -> Self:
        """Those public at ``at``, the newest first, with the meeting and its body."""
        public = self.published(at).select_related("meeting__body").with_day()
        return public.order_by("-taken_up", "-pk")

    def openly_about(self, **matter: models.Model) -> Self:
        """Those about an agreement or project; of secret ones nobody is told what about."""
        return self.disclosing(*matter).filter(**matter)

    def of_body(self, body: Body) -> Self:
        """Those of meetings that ``body`` called or took part in."""
        joint = body.joint_meetings.values("pk")
        return self.filter(Q(meeting__body=body) | Q(meeting__in=joint))

    def of_municipality(self, organization: Organization) -> Self:
        """Those of bodies in which ``organization`` has or had seats."""
        return self.filter(meeting__body__in=Body.objects.with_seats_of(organization))

    def titled(self, words: str) -> Self:
        """Those with ``words`` in their title in any language, in small or capital letters."""
        # SQLite compares only a–z without regard to case, so the usual spellings are all tried.
        spellings = {words, words.lower(), words.upper(), words.capitalize()}
        found = Q()
        for spelling in spellings:
            for language in LANGUAGES:
                found |= Q(**{f"title_{language}__icontains": spelling})
        return self.filter(found)
