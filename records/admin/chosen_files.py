"""Files chosen in an admin form that is answered with errors: each field says what became of it.

A browser forgets a chosen file with the answer, and the portal keeps none for later.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib.admin.helpers import AdminErrorList
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from records.kept_files import NotStored, shown_name


class ChosenFiles:
    """A mixin for every admin page with a form."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """When a file could not be written, show the form again: the field refuses the file."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except NotStored:
            # The transaction is rolled back; what was sent is still there and is read again.
            return super().changeform_view(request, *args, **kwargs)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Say on its field that a chosen file was not stored, unless the field says why already."""
        if request.FILES:
            form = context["adminform"].form
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            inline_forms = [form for formset in formsets for form in _staying_forms(formset)]
            for one in (form, *inline_forms):
                _say_what_was_dropped(one)
            context["errors"] = AdminErrorList(form, formsets)
        return super().render_change_form(request, context, *args, **kwargs)


def _staying_forms(formset: Any) -> Iterator[BaseForm]:
    """The rows that are not marked to be deleted."""
    return (
        form
        for form in formset.forms
        if not (formset.can_delete and formset._should_delete_form(form))
    )


def _say_what_was_dropped(form: BaseForm) -> None:
    for name in form.fields:
        chosen = form.files.get(form.add_prefix(name))
        if chosen is not None and name not in form.errors:
            message = _(
                "The file “%(name)s” was not stored because of another error in this form:"
                " choose it again."
            )
            words = {"name": shown_name(chosen.name)}
            form.add_error(name, ValidationError(message, "not_stored", words))
