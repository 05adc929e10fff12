from itertools import count

from django.db import migrations, models
from django.utils.text import slugify


def fill(apps, schema_editor):
    Person = apps.get_model('bodies', 'Person')
    taken = set()
    for person in Person.objects.order_by('pk'):
        word = slugify(person.name)[:120] or 'x'
        numbered = (f'{word}-{number}' if number > 1 else word for number in count(1))
        person.slug = next(slug for slug in numbered if slug not in taken)
        taken.add(person.slug)
        person.save(update_fields=['slug'])


class Migration(migrations.Migration):

    dependencies = [
        ('bodies', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='person',
            name='slug',
            field=models.CharField(default='', editable=False, max_length=140),
            preserve_default=False,
        ),
        # The way back needs nothing: the column goes.
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='person',
            name='slug',
            field=models.SlugField(blank=True, editable=False, help_text='Made of the name when the person is first saved; it never changes.', max_length=140, unique=True, verbose_name='address word'),
        ),
    ]
