"""Who is expected to comment on or decide on a plan, and what each is known to have said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organizations.existence import exists_on
from organizations.models import Organization
from projects.models import Project
from projects.participations import Participation
from projects.rounds import CommentRound, Statement
from records.names import active_language
from records.periods import Period, State
from ui.pictures.tiles import STRIP, Tile, TileMap, tile_map

APART = frozenset({Participation.Role.PREPARER, Participation.Role.PURCHASER})
SHORT = 4


class Standing(StrEnum):
    """How far an organization has come in a round on a day; the value is the kind of its sign."""

    GIVEN = "ok"
    OPEN = "waiting"
    NOT_OPEN = "neutral"
    NOT_FOUND = "unknown"


@dataclass(frozen=True)
class Answer:
    """What one organization is known to have said in a round; statements earliest first."""

    organization: Organization
    statements: tuple[Statement, ...]
    standing: Standing
    label: str


@dataclass(frozen=True)
class Round:
    """A comment round on a day; ``others`` commented without being expected to."""

    round: CommentRound
    expected: tuple[Answer, ...]
    others: tuple[Answer, ...]
    is_over: bool

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The expected ones, then the others."""
        return self.expected + self.others

    @property
    def not_found(self) -> bool:
        """Whether some expected statement has not been found."""
        return any(answer.standing == Standing.NOT_FOUND for answer in self.expected)

    @property
    def strip(self) -> TileMap:
        """The expected ones that have a place on the map."""
        placed = (one for one in self.expected if one.organization.tile_column is not None)
        return tile_map((_tile(one) for one in placed), size=STRIP)

    @property
    def sentence(self) -> str:
        """How many of the expected are known to have given a statement."""
        given = sum(answer.standing == Standing.GIVEN for answer in self.expected)
        return ngettext(
            "%(given)s of %(expected)s municipality is known to have given a statement.",
            "%(given)s of %(expected)s municipalities are known to have given a statement.",
            len(self.expected),
        ) % {"given": given, "expected": len(self.expected)}


def rounds_of(project: Project, day: date, at: datetime) -> list[Round]:
    """The comment rounds of ``project`` as known on ``day``; needs what ``for_page`` fetches."""
    return [_round(project, one, day, at) for one in project.comment_rounds.all()]


def municipalities_of(
    project: Project, day: date, at: datetime
) -> dict[Organization, Participation]:
    """Public municipalities party to ``project`` on ``day``, by name, each with its part in it.

    Members of a region that takes part have that region's part.
    """
    public = {
        one: part
        for one, part in _parties(project, day)
        if one.kind == Organization.Kind.MUNICIPALITY and one.is_public(at) and exists_on(one, day)
    }
    name = f"sort_{active_language()}"
    return dict(sorted(public.items(), key=lambda one: getattr(one[0], name)))


def _parties(project: Project, day: date) -> Iterator[tuple[Organization, Participation]]:
    for part in project.participations.all():
        if part.role in APART or not _is_in(part, day):
            continue
        if part.organization is not None:
            yield part.organization, part
        else:
            members = part.region.memberships.all()
            yield from ((one.organization, part) for one in members if _is_in(one, day))


def _is_in(period: Period, day: date) -> bool:
    return period.state_on(day) not in (State.UPCOMING, State.ENDED)


def _round(project: Project, one: CommentRound, day: date, at: datetime) -> Round:
    given: dict[int, list[Statement]] = {}
    for statement in one.statements.all():
        if statement.happened_by is None or statement.happened_by <= day:
            given.setdefault(statement.organization_id, []).append(statement)
    expected = tuple(
        _answer(one, organization, given.pop(organization.pk, ()), day)
        for organization in municipalities_of(project, one.first_day or day, at)
        if organization.pk in given or exists_on(organization, min(one.deadline_by or day, day))
    )
    others = tuple(_answer(one, rows[0].organization, rows, day) for rows in given.values())
    return Round(one, expected, others, one.is_over_on(day))


def _answer(
    one: CommentRound, organization: Organization, given: Sequence[Statement], day: date
) -> Answer:
    standing, label = _standing(one, given, day)
    return Answer(organization, tuple(given), standing, label)


def _standing(one: CommentRound, given: Sequence[Statement], day: date) -> tuple[Standing, str]:
    if given:
        first = min(row.happened_on or date.min for row in given)
        is_late = one.is_over_on(first)
        return Standing.GIVEN, (
            _("statement given after the deadline") if is_late else _("statement given")
        )
    if one.is_over_on(day):
        return Standing.NOT_FOUND, _("not found by the deadline")
    if one.opens_on and day < one.opens_on:
        return Standing.NOT_OPEN, _("the round has not opened")
    if one.deadline_by:
        return Standing.OPEN, _("not found yet, the round is open")
    return Standing.NOT_FOUND, _("statement not found")


def _tile(answer: Answer) -> Tile:
    return Tile(
        label=answer.organization.name,
        short=answer.organization.name[:SHORT],
        href=answer.organization.get_absolute_url(),
        column=answer.organization.tile_column,
        row=answer.organization.tile_row,
        filled=False,
        state=answer.standing,
        state_label=answer.label,
    )
