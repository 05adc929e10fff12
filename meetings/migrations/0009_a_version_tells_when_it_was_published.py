"""A kept summary said when and why it was replaced; a version says so of its own publication."""

from itertools import pairwise
from typing import Any, ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def tell_of_publication(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Hand each moment and reason on to the next version; the newest is kept when it is read."""
    versions = apps.get_model("meetings", "PaperVersion").objects
    steps = apps.get_model("meetings", "Step").objects
    for meeting in versions.order_by("meeting").values_list("meeting", flat=True).distinct():
        rows = list(versions.filter(meeting=meeting).order_by("number"))
        first = steps.filter(meeting=meeting, kind="published").order_by("taken_at").first()
        at, by, reason = first.taken_at if first else rows[0].published_at, None, ""
        for row in rows:
            following = row.published_at, row.published_by_id, row.reason
            row.published_at, row.published_by_id, row.reason = at, by, reason
            row.save()
            at, by, reason = following
        versions.create(
            meeting_id=meeting,
            kind="summary",
            number=rows[-1].number + 1,
            published_at=at,
            published_by_id=by,
            reason=reason,
            shape=1,
            content={},
        )


def tell_of_replacement(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Hand each moment and reason back to the version before; the newest of each goes."""
    versions = apps.get_model("meetings", "PaperVersion").objects
    versions.filter(kind="agenda").delete()
    for meeting in versions.order_by("meeting").values_list("meeting", flat=True).distinct():
        rows = list(versions.filter(meeting=meeting).order_by("number"))
        for row, following in pairwise(rows):
            row.published_at, row.reason = following.published_at, following.reason
            row.published_by_id = following.published_by_id
            row.save()
        rows[-1].delete()


class Migration(migrations.Migration):
    """Moments and reasons move from the replaced version to the one that took its place."""

    dependencies: ClassVar = [("meetings", "0008_papers_are_kept_as_published")]

    operations: ClassVar = [migrations.RunPython(tell_of_publication, tell_of_replacement)]
