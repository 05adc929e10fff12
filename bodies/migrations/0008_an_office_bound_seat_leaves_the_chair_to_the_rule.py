from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('bodies', '0007_a_rule_says_who_chairs'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='exofficioseat',
            name='is_chair',
        ),
    ]
