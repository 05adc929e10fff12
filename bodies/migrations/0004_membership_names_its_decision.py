import django.db.models.deletion
from django.db import migrations, models

KEPT = 'Nimeämispäätös: '


def keep_what_editors_wrote(apps, schema_editor):
    """What a content file wrote comes back from it as a decision; the rest goes to the note."""
    Membership = apps.get_model('bodies', 'Membership')
    LoadedRecord = apps.get_model('records', 'LoadedRecord')
    loaded = {
        row.record_id: row.values.get('nominating_decision', '')
        for row in LoadedRecord.objects.filter(kind='bodies.membership')
    }
    for membership in Membership.objects.exclude(nominating_decision=''):
        text = membership.nominating_decision
        if loaded.get(membership.pk) == text:
            continue
        sentence = f'{KEPT}{text}.'
        for name in ('certainty_note', 'certainty_note_fi', 'certainty_note_sv', 'certainty_note_en'):
            note = getattr(membership, name) or ''
            if note or name in ('certainty_note', 'certainty_note_fi'):
                setattr(membership, name, f'{note} {sentence}'.strip())
        membership.save()


def write_decisions_out(apps, schema_editor):
    """The way back: organization, organ, day and section as one text."""
    Membership = apps.get_model('bodies', 'Membership')
    named = Membership.objects.exclude(decision=None)
    for membership in named.select_related('decision__organization', 'decision__organ'):
        decision = membership.decision
        whose = ', '.join(one.name_fi for one in (decision.organization, decision.organ) if one)
        parts = (whose, decision.happened, decision.section)
        membership.nominating_decision = ' '.join(filter(None, parts))[:200]
        membership.save()


class Migration(migrations.Migration):

    dependencies = [
        ('bodies', '0003_nomination_round_and_its_handlings'),
        ('records', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='membership',
            name='decision',
            field=models.ForeignKey(blank=True, help_text='Decision that named the holder: Helsinki, kaupunginhallitus 18.2.2013 § 201. Empty: source missing.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='bodies.nominationhandling', verbose_name='nominating decision'),
        ),
        migrations.RunPython(keep_what_editors_wrote, write_decisions_out),
        migrations.RemoveField(
            model_name='membership',
            name='nominating_decision',
        ),
    ]
