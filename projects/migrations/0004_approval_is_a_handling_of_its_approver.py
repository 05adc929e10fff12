"""An approval is a handling like those of agreements: what its note told is its decision."""

import django.db.models.deletion
import records.fields
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

LANGUAGES = ("fi", "sv", "en")


def decide_on_the_whole(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """An organization decides on the whole plan; what was loaded goes by its new name."""
    approvals = apps.get_model("projects", "Approval").objects
    approvals.filter(organization__isnull=False).update(part="whole")
    _rename_loaded(apps, "note", "decision")
    own = set(approvals.filter(organization__isnull=False).values_list("pk", flat=True))
    for row in _loaded(apps):
        if row.record_id in own and "part" in row.values:
            row.values["part"] = "whole"
            row.save()


def tell_in_a_note(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The way back; the whole plan was a part that an organization could decide on before too."""
    _rename_loaded(apps, "decision", "note")


def _rename_loaded(apps: Apps, old: str, new: str) -> None:
    names = {f"{old}_{language}": f"{new}_{language}" for language in LANGUAGES}
    for row in _loaded(apps):
        row.values = {names.get(name, name): value for name, value in row.values.items()}
        row.save()


def _loaded(apps: Apps) -> models.QuerySet:
    return apps.get_model("records", "LoadedRecord").objects.filter(kind="projects.approval")


class Migration(migrations.Migration):

    dependencies = [
        ('agreements', '0003_handling_may_be_about_any_matter'),
        ('organizations', '0001_initial'),
        ('projects', '0003_comment_rounds_and_approvals'),
        ('records', '0001_initial'),
    ]

    operations = [
        migrations.RenameField('approval', 'note', 'decision'),
        migrations.RenameField('approval', 'note_fi', 'decision_fi'),
        migrations.RenameField('approval', 'note_sv', 'decision_sv'),
        migrations.RenameField('approval', 'note_en', 'decision_en'),
        migrations.AddField(
            model_name='approval',
            name='condition',
            field=models.TextField(blank=True, help_text='Condition or reservation of the approval: on condition that the other members do likewise. Empty: none is known.', verbose_name='condition'),
        ),
        migrations.AddField(
            model_name='approval',
            name='condition_en',
            field=models.TextField(blank=True, help_text='Condition or reservation of the approval: on condition that the other members do likewise. Empty: none is known.', null=True, verbose_name='condition'),
        ),
        migrations.AddField(
            model_name='approval',
            name='condition_fi',
            field=models.TextField(blank=True, help_text='Condition or reservation of the approval: on condition that the other members do likewise. Empty: none is known.', null=True, verbose_name='condition'),
        ),
        migrations.AddField(
            model_name='approval',
            name='condition_sv',
            field=models.TextField(blank=True, help_text='Condition or reservation of the approval: on condition that the other members do likewise. Empty: none is known.', null=True, verbose_name='condition'),
        ),
        migrations.AddField(
            model_name='approval',
            name='proposal',
            field=models.TextField(blank=True, help_text='What was proposed; each point on a line of its own.', verbose_name='proposal'),
        ),
        migrations.AddField(
            model_name='approval',
            name='proposal_en',
            field=models.TextField(blank=True, help_text='What was proposed; each point on a line of its own.', null=True, verbose_name='proposal'),
        ),
        migrations.AddField(
            model_name='approval',
            name='proposal_fi',
            field=models.TextField(blank=True, help_text='What was proposed; each point on a line of its own.', null=True, verbose_name='proposal'),
        ),
        migrations.AddField(
            model_name='approval',
            name='proposal_sv',
            field=models.TextField(blank=True, help_text='What was proposed; each point on a line of its own.', null=True, verbose_name='proposal'),
        ),
        migrations.AddField(
            model_name='approval',
            name='tabled_to',
            field=records.fields.PartialDateField(blank=True, earliest='tabled_to_on', help_text='Day on which a tabled matter is taken up again: 2013-01-28. Empty: not known.', latest='tabled_to_by', max_length=40, verbose_name='tabled to'),
        ),
        migrations.AddField(
            model_name='approval',
            name='tabled_to_by',
            field=models.DateField(editable=False, help_text='Computed from “tabled to”.', null=True, verbose_name='last possible day'),
        ),
        migrations.AddField(
            model_name='approval',
            name='tabled_to_on',
            field=models.DateField(editable=False, help_text='Computed from “tabled to”.', null=True, verbose_name='first possible day'),
        ),
        migrations.AddField(
            model_name='approval',
            name='url',
            field=models.URLField(blank=True, help_text='The organization’s own page of this item, for example https://www.hel.fi/…. Empty where only the source has an address.', max_length=300, verbose_name='address of the item'),
        ),
        migrations.AlterField(
            model_name='approval',
            name='decision',
            field=models.TextField(blank=True, help_text='What was decided, when it needs more than a word.', verbose_name='decision'),
        ),
        migrations.AlterField(
            model_name='approval',
            name='decision_en',
            field=models.TextField(blank=True, help_text='What was decided, when it needs more than a word.', null=True, verbose_name='decision'),
        ),
        migrations.AlterField(
            model_name='approval',
            name='decision_fi',
            field=models.TextField(blank=True, help_text='What was decided, when it needs more than a word.', null=True, verbose_name='decision'),
        ),
        migrations.AlterField(
            model_name='approval',
            name='decision_sv',
            field=models.TextField(blank=True, help_text='What was decided, when it needs more than a word.', null=True, verbose_name='decision'),
        ),
        migrations.AlterField(
            model_name='approval',
            name='organ',
            field=models.ForeignKey(blank=True, help_text='Council or board. Empty: not known.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='organizations.organ', verbose_name='organ'),
        ),
        migrations.AlterField(
            model_name='approval',
            name='outcome',
            field=models.CharField(blank=True, choices=[('on_agenda', 'on the agenda'), ('tabled', 'tabled'), ('returned', 'returned for further preparation'), ('proposed', 'proposed to the council'), ('approved', 'approved'), ('approved_changed', 'approved with changes'), ('conditional', 'approved with a condition'), ('rejected', 'rejected'), ('noted', 'noted for information'), ('removed', 'removed from the agenda')], help_text='What came of it. Empty: the row only tells that it has to decide.', max_length=20, verbose_name='outcome'),
        ),
        migrations.AlterField(
            model_name='approval',
            name='part',
            field=models.CharField(choices=[('land_use', 'land use'), ('housing', 'housing'), ('land_use_and_housing', 'land use and housing'), ('transport', 'transport'), ('whole', 'the whole plan')], default='whole', help_text='What a body approves of it. An organization decides on the whole plan.', max_length=20, verbose_name='part'),
        ),
        migrations.AlterField(
            model_name='approval',
            name='section',
            field=models.CharField(blank=True, help_text='As the minutes number it, for example § 663. Empty: not known.', max_length=40, verbose_name='section'),
        ),
        migrations.RunPython(decide_on_the_whole, tell_in_a_note),
    ]
