"""Every published agenda and summary is kept, not only those that a correction replaced."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The kept summaries become versions of papers; an item knows its public title."""

    dependencies: ClassVar = [
        ("meetings", "0007_step_tells_why_marked_texts_may_be_public"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.RemoveConstraint("summaryversion", "meetings_summaryversion_is_numbered_once"),
        migrations.RenameModel("SummaryVersion", "PaperVersion"),
        migrations.RenameField("paperversion", "replaced_at", "published_at"),
        migrations.RenameField("paperversion", "replaced_by", "published_by"),
        migrations.AddField(
            "paperversion",
            "kind",
            models.CharField(
                "paper",
                max_length=10,
                choices=[("agenda", "Agenda"), ("summary", "Summary")],
                default="summary",
                help_text="Agenda or summary.",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "paperversion",
            "shape",
            models.PositiveSmallIntegerField(
                "shape of the content",
                default=0,
                help_text=(
                    "By which rules the content is read. 0: as the JSON file gave it."
                ),
            ),
        ),
        migrations.AlterField(
            "paperversion",
            "shape",
            models.PositiveSmallIntegerField(
                "shape of the content",
                default=1,
                help_text="By which rules the content is read. 0: as the JSON file gave it.",
            ),
        ),
        migrations.AddField(
            "paperversion",
            "current_of",
            models.OneToOneField(
                to="meetings.meeting",
                on_delete=django.db.models.deletion.SET_NULL,
                null=True,
                editable=False,
                related_name="paper",
                verbose_name="public paper of",
                help_text="Meeting whose paper it is now. Empty: another took its place.",
            ),
        ),
        migrations.AlterField(
            "paperversion",
            "meeting",
            models.ForeignKey(
                to="meetings.meeting",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="versions",
                verbose_name="meeting",
                help_text="Meeting whose paper it is.",
            ),
        ),
        migrations.AlterField(
            "paperversion",
            "number",
            models.PositiveSmallIntegerField(
                "version", help_text="1 is the paper as first published."
            ),
        ),
        migrations.AlterField(
            "paperversion",
            "published_at",
            models.DateTimeField("published", help_text="When it became public."),
        ),
        migrations.AlterField(
            "paperversion",
            "published_by",
            models.ForeignKey(
                to=settings.AUTH_USER_MODEL,
                on_delete=django.db.models.deletion.SET_NULL,
                null=True,
                related_name="published_papers",
                verbose_name="published by",
                help_text="Who published it. Not shown to the public.",
            ),
        ),
        migrations.AlterField(
            "paperversion",
            "reason",
            models.CharField(
                "reason",
                max_length=300,
                blank=True,
                help_text=(
                    "What was corrected and why: shown to all. Empty: the first version."
                ),
            ),
        ),
        migrations.AlterField(
            "paperversion",
            "content",
            models.JSONField(
                "content",
                default=dict,
                help_text=(
                    "The paper in each language. Empty: not kept yet, read from the records."
                ),
            ),
        ),
        migrations.AlterModelOptions(
            "paperversion",
            {
                "ordering": ["meeting", "kind", "number"],
                "verbose_name": "version of a paper",
                "verbose_name_plural": "versions of papers",
            },
        ),
        migrations.AddConstraint(
            "paperversion",
            models.UniqueConstraint(
                fields=["meeting", "kind", "number"],
                name="meetings_paperversion_is_numbered_once",
                violation_error_message="This version exists already.",
            ),
        ),
        migrations.AddField(
            "agendaitem",
            "public_title",
            models.JSONField(
                "public title",
                null=True,
                editable=False,
                help_text=(
                    "By language, as the public paper has it. Empty: not in the public paper."
                ),
            ),
        ),
        migrations.AlterField(
            "step",
            "kind",
            models.CharField(
                "step",
                max_length=25,
                choices=[
                    ("agenda_published", "agenda published"),
                    ("agenda_changed", "agenda changed"),
                    ("held", "meeting held"),
                    ("drafted", "summary drafted"),
                    ("checked", "summary checked"),
                    ("sent_back", "summary sent back to be drafted anew"),
                    ("published", "summary published"),
                    ("corrected", "summary corrected"),
                    ("personal_data_removed", "personal data removed"),
                    ("moved", "meeting moved"),
                    ("cancelled", "meeting cancelled"),
                ],
                help_text="What was done.",
            ),
        ),
    ]
