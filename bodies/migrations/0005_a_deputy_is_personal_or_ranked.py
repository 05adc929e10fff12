import django.db.models.deletion
import records.periods
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('bodies', '0004_membership_names_its_decision'),
    ]

    operations = [
        migrations.AddField(
            model_name='membership',
            name='deputy_of',
            field=models.ForeignKey(blank=True, help_text='Whose personal deputy this deputy member is. Otherwise empty.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='personal_deputies', to='bodies.membership', verbose_name='personal deputy of a nominated member'),
        ),
        migrations.AddField(
            model_name='membership',
            name='deputy_of_office',
            field=models.ForeignKey(blank=True, help_text='Seat by office whose personal deputy it is. Otherwise empty.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='personal_deputies', to='bodies.exofficioseat', verbose_name='personal deputy of an office’s seat'),
        ),
        migrations.AddField(
            model_name='membership',
            name='deputy_rank',
            field=models.PositiveSmallIntegerField(blank=True, help_text='1 for the first deputy of the quota. Empty: personal, or no rank is known.', null=True, verbose_name='rank among the deputies'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('deputy_of', None), ('deputy_of_office', None)), models.Q(('deputy_of', None), ('deputy_rank', None)), models.Q(('deputy_of_office', None), ('deputy_rank', None)), _connector='OR'), name='bodies_membership_is_a_deputy_in_one_way', violation_error_message='A deputy is personal to one seat or has a rank, not both: choose one.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=records.periods.NoOverlap(name='bodies_membership_one_in_a_rank', together=('quota', 'deputy_rank'), violation_error_message='Another deputy of this quota has this rank on some of these days.'),
        ),
    ]
