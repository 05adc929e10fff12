import django.db.models.deletion
import records.fields
import records.periods
from django.db import migrations, models


def take_rules(apps, schema_editor):
    """A rule for each office whose seat said that it chairs, with the sources of the seat.

    Not of seats that a content file tells: it tells the rule as well.
    """
    Seat = apps.get_model("bodies", "ExOfficioSeat")
    Rule = apps.get_model("bodies", "ChairRule")
    same = [
        "starts", "ends", "starts_on", "starts_by", "ends_from", "ends_on",
        "certainty", "certainty_note",
        "certainty_note_fi", "certainty_note_sv", "certainty_note_en",
    ]
    Loaded = apps.get_model("records", "LoadedRecord")
    loaded = Loaded.objects.filter(kind="bodies.exofficioseat").values("record_id")
    offices = {}
    for seat in Seat.objects.filter(is_chair=True).exclude(pk__in=loaded).order_by("pk"):
        known = offices.setdefault(seat.body_id, [])
        if seat.office_id not in known:
            known.append(seat.office_id)
        rule = Rule.objects.create(
            body_id=seat.body_id,
            office_id=seat.office_id,
            task="chairperson",
            number=known.index(seat.office_id) + 1,
            kind="fixed",
            **{name: getattr(seat, name) for name in same},
        )
        rule.citations.set(seat.citations.all())


def return_rules(apps, schema_editor):
    """Seats of the offices that chair by rule say it again."""
    Seat = apps.get_model("bodies", "ExOfficioSeat")
    Rule = apps.get_model("bodies", "ChairRule")
    for rule in Rule.objects.filter(kind="fixed", task="chairperson"):
        Seat.objects.filter(body_id=rule.body_id, office_id=rule.office_id).update(is_chair=True)


class Migration(migrations.Migration):

    dependencies = [
        ('bodies', '0006_an_office_bound_seat_has_a_role'),
        ('records', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ChairRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts', records.fields.PartialDateField(blank=True, earliest='starts_on', help_text='First day, as far as known: 2017-01-01, 2012-06, 2004, 2014-23 (autumn 2014), [2017-06..2017-12] (some day between), [..2008-01] (at the latest). Empty: not known.', latest='starts_by', max_length=40, verbose_name='begins')),
                ('ends', records.fields.PartialDateField(blank=True, earliest='ends_from', help_text='Last day, which still counts: 2016-12-31, 2016. Two dots (..) mean until further notice. Empty: not known.', latest='ends_on', max_length=40, open_end=True, verbose_name='ends')),
                ('starts_on', models.DateField(editable=False, help_text='Computed from “begins”.', null=True, verbose_name='first possible day')),
                ('starts_by', models.DateField(editable=False, help_text='Computed from “begins”.', null=True, verbose_name='begun by')),
                ('ends_from', models.DateField(editable=False, help_text='Computed from “ends”.', null=True, verbose_name='earliest end')),
                ('ends_on', models.DateField(editable=False, help_text='Computed from “ends”.', null=True, verbose_name='last possible day')),
                ('certainty', models.CharField(choices=[('exact', 'as the source says'), ('partial', 'partly known'), ('inferred', 'inferred'), ('conflicting', 'sources disagree')], default='exact', help_text='As the source says; partly known; inferred by us; or sources disagree.', max_length=12, verbose_name='certainty')),
                ('certainty_note', models.TextField(blank=True, help_text='What is inferred from what, or who says what. Shown beside the fact.', verbose_name='why not certain')),
                ('certainty_note_fi', models.TextField(blank=True, help_text='What is inferred from what, or who says what. Shown beside the fact.', null=True, verbose_name='why not certain')),
                ('certainty_note_sv', models.TextField(blank=True, help_text='What is inferred from what, or who says what. Shown beside the fact.', null=True, verbose_name='why not certain')),
                ('certainty_note_en', models.TextField(blank=True, help_text='What is inferred from what, or who says what. Shown beside the fact.', null=True, verbose_name='why not certain')),
                ('task', models.CharField(choices=[('chairperson', 'chair'), ('deputy_chairperson', 'deputy chair')], default='chairperson', help_text='Chair or deputy chair.', max_length=20, verbose_name='task')),
                ('number', models.PositiveSmallIntegerField(default=1, help_text='1 for the chair and the first deputy chair, 2 for the second deputy chair.', verbose_name='which of them')),
                ('kind', models.CharField(choices=[('fixed', 'belongs to an office'), ('elected', 'elected by the body for its term'), ('rotating', 'goes round the organizations, a year each'), ('unknown', 'rule not known')], help_text='Belongs to an office, elected, goes round yearly; or not known.', max_length=10, verbose_name='rule')),
            ],
            options={
                'verbose_name': 'rule of the chair',
                'verbose_name_plural': 'rules of the chair',
                'ordering': ['body', 'task', 'number', models.OrderBy(models.F('starts_on'), nulls_first=True)],
            },
        ),
        migrations.AddField(
            model_name='chairrule',
            name='body',
            field=models.ForeignKey(help_text='Body that is chaired.', on_delete=django.db.models.deletion.CASCADE, related_name='chair_rules', to='bodies.body', verbose_name='body'),
        ),
        migrations.AddField(
            model_name='chairrule',
            name='citations',
            field=models.ManyToManyField(blank=True, help_text='Where the fact comes from. Without one the page says “source missing”.', related_name='%(app_label)s_%(class)s_facts', to='records.citation', verbose_name='sources'),
        ),
        migrations.AddField(
            model_name='chairrule',
            name='office',
            field=models.ForeignKey(blank=True, help_text='Office to which the task belongs: Mayor of Helsinki. Otherwise empty.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='chair_rules', to='bodies.office', verbose_name='office'),
        ),
        migrations.AddConstraint(
            model_name='chairrule',
            constraint=models.CheckConstraint(condition=models.Q(('starts_on', None), ('ends_on', None), ('starts_on__lte', models.F('ends_on')), _connector='OR'), name='bodies_chairrule_begins_before_it_ends', violation_error_message='The last day is before the first.'),
        ),
        migrations.AddConstraint(
            model_name='chairrule',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'fixed'), ('office__isnull', False)), models.Q(models.Q(('kind', 'fixed'), _negated=True), ('office', None)), _connector='OR'), name='bodies_chairrule_names_an_office_when_fixed', violation_error_message='A task that belongs to an office names it; any other names none.'),
        ),
        migrations.AddConstraint(
            model_name='chairrule',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='bodies_chairrule_counts_from_one', violation_error_message='Deputy chairs are numbered from 1.'),
        ),
        migrations.AddConstraint(
            model_name='chairrule',
            constraint=records.periods.NoOverlap(name='bodies_chairrule_one_a_day', together=('body', 'task', 'number'), violation_error_message='The body already has a rule for this task on some of these days.'),
        ),
        migrations.RunPython(take_rules, return_rules),
    ]
