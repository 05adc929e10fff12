from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('bodies', '0005_a_deputy_is_personal_or_ranked'),
    ]

    operations = [
        migrations.AddField(
            model_name='exofficioseat',
            name='role',
            field=models.CharField(choices=[('member', 'member'), ('additional_member', 'additional member'), ('deputy', 'deputy member'), ('expert', 'expert with the right to attend and speak')], default='member', help_text='As what its holder sits.', max_length=20, verbose_name='role'),
        ),
    ]
