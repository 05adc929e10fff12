from django.db import migrations, models
from django.db.models import Q

LANGUAGES = ('fi', 'sv', 'en')
NAME = 'meetings_agendaitem_says_why_it_is_not_public'
MESSAGE = 'Say on what legal ground the item is not public.'


def written(name):
    found = Q()
    for language in LANGUAGES:
        column = f'{name}_{language}'
        found |= Q(**{f'{column}__isnull': False}) & ~Q(**{column: ''})
    return found


def keep(apps, schema_editor):
    pass


def repeat(apps, schema_editor):
    AgendaItem = apps.get_model('meetings', 'AgendaItem')
    for item in AgendaItem.objects.filter(is_public=False, legal_ground=''):
        grounds = (getattr(item, f'legal_ground_{language}') for language in LANGUAGES)
        item.legal_ground = next(filter(None, grounds), '')
        item.save(update_fields=['legal_ground'])


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0005_what_is_removed_keeps_its_number'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='agendaitem', name=NAME),
        migrations.RunPython(keep, repeat),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.CheckConstraint(
                condition=Q(is_public=True) | written('legal_ground'),
                name=NAME,
                violation_error_message=MESSAGE,
            ),
        ),
    ]
