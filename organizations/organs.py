"""Rules about organs that every room asks."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from organizations.models import Organ


def refuse_foreign_organ(organ: Organ | None, organization: int | None) -> None:
    """Raise ``ValidationError`` on ``organ`` when it is not one of ``organization``."""
    if organ is not None and organ.organization_id != organization:
        message = _("%(organ)s is an organ of another organization. Choose one of its own.")
        raise ValidationError(
            {"organ": ValidationError(message, "foreign_organ", {"organ": str(organ)})}
        )
