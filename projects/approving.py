"""Which approver has decided on which part of a plan: the matrix and its one sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from agreements.tracking import APPROVALS
from bodies.models import Body
from organizations.models import Organization
from projects.approvals import Approval

Part = Approval.PlanPart


@dataclass(frozen=True)
class Row:
    """What one approver decided, one cell per part of the matrix, earliest first in a cell."""

    approver: Body | Organization
    by_part: tuple[tuple[Part, tuple[Approval, ...]], ...]

    @property
    def is_municipality(self) -> bool:
        """Whether it is one of the municipalities and not a body."""
        return isinstance(self.approver, Organization)

    @property
    def latest(self) -> list[Approval]:
        """The newest decision on each part that it is known to have handled or has to."""
        return [cell[-1] for _part, cell in self.by_part if cell]

    @property
    def has_approved(self) -> bool:
        """Whether its newest decision on every part known is an approval."""
        return bool(self.latest) and all(one.outcome in APPROVALS for one in self.latest)


@dataclass(frozen=True)
class Matrix:
    """Approvers by parts; bodies first, then municipalities."""

    parts: tuple[Part, ...]
    rows: tuple[Row, ...]

    @property
    def sentence(self) -> str:
        """Who has approved what and whose decision has not been found; "" for no rows."""
        clauses = [*self._of_bodies(), *self._of_municipalities()]
        return f"{capfirst('; '.join(clauses))}." if clauses else ""

    def _of_bodies(self) -> Iterator[str]:
        for row in self.rows:
            if not row.is_municipality:
                approved = [one.part for one in row.latest if one.outcome in APPROVALS]
                unknown = [one.part for one in row.latest if not one.outcome]
                name = row.approver.abbreviation or row.approver.name
                if approved:
                    yield approved_in_words(name, approved)
                if unknown:
                    yield _("no decision of %(approver)s has been found: %(parts)s") % {
                        "approver": name,
                        "parts": _listed([str(Part(one).label) for one in unknown]),
                    }

    def _of_municipalities(self) -> Iterator[str]:
        towns = [row for row in self.rows if row.is_municipality]
        if towns:
            yield ngettext(
                "%(approved)s of %(expected)s municipality is known to have approved",
                "%(approved)s of %(expected)s municipalities known to have approved",
                len(towns),
            ) % {"approved": sum(row.has_approved for row in towns), "expected": len(towns)}


def matrix(approvals: Iterable[Approval], municipalities: Iterable[Organization]) -> Matrix:
    """The matrix of ``approvals``; each of ``municipalities`` has a row, known or not."""
    rows = list(approvals)
    parts = tuple(part for part in Part if any(one.part == part for one in rows))
    bodies = {one.body_id: one.body for one in rows if one.body_id}
    towns = {one.pk: one for one in municipalities}
    towns |= {one.organization_id: one.organization for one in rows if one.organization_id}
    return Matrix(
        parts,
        tuple(
            Row(approver, tuple((part, _cell(rows, approver, part)) for part in parts))
            for approver in (*bodies.values(), *towns.values())
        ),
    )


def _cell(rows: list[Approval], approver: Body | Organization, part: Part) -> tuple[Approval, ...]:
    return tuple(
        one for one in rows if one.part == part and approver in (one.body, one.organization)
    )


def approved_in_words(name: str, parts: list[str]) -> str:
    """The clause that ``name`` has approved ``parts``."""
    if Part.WHOLE in parts:
        return _("%(approver)s has approved the whole plan") % {"approver": name}
    approved = {
        Part.LAND_USE: pgettext("approved part", "land use"),
        Part.HOUSING: pgettext("approved part", "housing"),
        Part.TRANSPORT: pgettext("approved part", "transport"),
    }
    return ngettext(
        "%(approver)s has approved the part on %(parts)s",
        "%(approver)s has approved the parts on %(parts)s",
        len(parts),
    ) % {"approver": name, "parts": _listed([approved[Part(part)] for part in parts])}


def _listed(words: list[str]) -> str:
    if len(words) == 1:
        return words[0]
    return _("%(some)s and %(last)s") % {"some": ", ".join(words[:-1]), "last": words[-1]}
