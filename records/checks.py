"""House rules that need only the model classes, as system checks that say the mend."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core import checks
from django.db import models

from records.kept_files import KeptFileField
from records.periods import Period, PeriodQuerySet

# Parts that go when their whole goes; everything else is protected.
PARTS = (
    "agreements.Handling.agreement",
    "agreements.Lineage.later",
    "agreements.Objective.agreement",
    "agreements.Party.agreement",
    "agreements.Stage.agreement",
    "bodies.ChairRule.body",
    "bodies.ExOfficioSeat.body",
    "bodies.NominationHandling.round",
    "bodies.NominationRound.body",
    "bodies.OfficeHolding.office",
    "bodies.SeatQuota.body",
    "bodies.Succession.later",
    "meetings.AgendaItem.meeting",
    "meetings.Attachment.item",
    "meetings.Attendance.meeting",
    "meetings.PaperVersion.meeting",
    "meetings.Step.meeting",
    "organizations.PopulationFigure.organization",
    "organizations.PopulationFigure.region",
    "organizations.RegionMembership.region",
    "projects.Approval.project",
    "projects.CommentRound.project",
    "projects.Milestone.project",
    "projects.Participation.project",
    "projects.Statement.round",
)


def register() -> None:
    """Register the checks with Django."""
    checks.register(periods_are_periods)
    checks.register(only_parts_cascade)
    checks.register(files_go_with_their_rows)


def periods_are_periods(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """A model with ``starts_on`` is a ``Period`` whose rows answer ``.on(day)``."""
    return [
        checks.Error(
            f"{model._meta.label} has starts_on but is no Period with a PeriodQuerySet.",
            hint="Inherit records.periods.Period and build its manager from PeriodQuerySet.",
            obj=model,
            id="records.E001",
        )
        for model in _our_models()
        if any(field.name == "starts_on" for field in model._meta.fields)
        and not (
            issubclass(model, Period)
            and isinstance(model._default_manager.get_queryset(), PeriodQuerySet)
        )
    ]


def only_parts_cascade(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """A foreign key takes its row along only where ``PARTS`` says that it is a part."""
    return [
        checks.Error(
            f"{model._meta.label}.{field.name} cascades but is not listed as a part.",
            hint="Use on_delete=PROTECT, or list it in records.checks.PARTS.",
            obj=field,
            id="records.E002",
        )
        for model in _our_models()
        for field in model._meta.fields
        if isinstance(field, models.ForeignKey)
        and field.remote_field.on_delete is models.CASCADE
        and f"{model._meta.label}.{field.name}" not in PARTS
    ]


def files_go_with_their_rows(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """A file is kept by a ``KeptFileField``, which deletes it with its row."""
    return [
        checks.Error(
            f"{model._meta.label}.{field.name} leaves its files behind when its rows go.",
            hint="Use records.kept_files.KeptFileField.",
            obj=field,
            id="records.E003",
        )
        for model in _our_models()
        for field in model._meta.local_fields
        if isinstance(field, models.FileField) and not isinstance(field, KeptFileField)
    ]


def _our_models() -> Iterator[type[models.Model]]:
    for app in apps.get_app_configs():
        if Path(app.path).parent == settings.BASE_DIR:
            yield from app.get_models()
