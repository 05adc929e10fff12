from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0006_a_legal_ground_may_be_in_any_language'),
    ]

    operations = [
        migrations.AddField(
            model_name='step',
            name='clearance',
            field=models.CharField(blank=True, help_text='Texts had a mark of secrecy and were let through. Not shown to the public.', max_length=300, verbose_name='why marked texts may be public'),
        ),
    ]
