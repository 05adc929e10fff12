"""One base for every desk: language tabs, history, publication and former addresses."""

import secrets
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any

from auditlog.mixins import AuditlogHistoryAdminMixin
from django.contrib import admin
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from records import clock, once, writing
from records.admin import meanwhile
from records.admin.chosen_files import ChosenFiles
from records.admin.forms import AGAIN, ONCE, REFUSED, RecordForm
from records.admin.formsets import RowsFormSet
from records.admin.history import deletion_of
from records.admin.page_form import PageForm
from records.names import LANGUAGES, Named, remember_slugs
from records.periods import Period, period_in_words
from records.publication import Published
from records.sources import Sourced
from records.typed import refusals

URLS_ARE_SAFE = {models.URLField: {"assume_scheme": "https"}}

PERIOD = (_("Time"), {"fields": ["starts", "ends"]})
PUBLICATION = (
    _("Publication"),
    {"fields": ["published_at", "withdrawn_at", "withdrawal_reason", "updated_at"]},
)
SOURCES = (_("Sources"), {"fields": ["citations", "certainty", "certainty_note"]})


class LanguageTabs:
    """Script and style that show one language at a time; without scripts all are shown.

    Besides, fields get the names that their widgets leave out.
    """

    css = {"all": ["admin/language_tabs.css"]}
    js = ["admin/language_tabs.js", "admin/field_names.js"]


class RecordAdmin(ChosenFiles, AuditlogHistoryAdminMixin, admin.ModelAdmin):
    """A desk for records that are not translated.

    What is saved unchanged changes nothing; what somebody else changed meanwhile is not
    overwritten; what two send at once is stored one after the other.
    """

    form = RecordForm
    save_on_top = True
    list_per_page = 50
    formfield_overrides = URLS_ARE_SAFE
    show_auditlog_history_link = True

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        """The stamp of the last change is shown, not written."""
        stamp = ["updated_at"] if issubclass(self.model, Published) else []
        return [*super().get_readonly_fields(request, obj), *stamp]

    def get_autocomplete_fields(self, request: HttpRequest) -> Any:
        """Sources are found by typing."""
        cited = ["citations"] if issubclass(self.model, Sourced) else []
        return [*super().get_autocomplete_fields(request), *cited]

    def get_form(
        self, request: HttpRequest, obj: models.Model | None = None, **kwargs: Any
    ) -> type[ModelForm]:
        """Fields that the page does not show are not in the form: nobody can have emptied them."""
        form = super().get_form(request, obj, **kwargs)
        if shown := kwargs.get("fields"):
            names = set(self.replace_orig_field(shown) if hasattr(self, "trans_opts") else shown)
            form.base_fields = {
                name: field for name, field in form.base_fields.items() if name in names
            }
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form; what it sends is checked and stored while nobody else writes."""
        view = partial(super().changeform_view, request, object_id, form_url, extra_context)
        if request.method != "POST":
            return view()
        return writing.alone(partial(self._stored_once, request, view), request, REFUSED)

    def _stored_once(self, request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
        """The answer of ``view``; a form that has been stored already is shown again instead."""
        mark = request.POST.get(ONCE, "")[:40]
        if once.is_stored(mark):
            request.POST = request.POST.copy()
            request.POST[REFUSED] = AGAIN
        answer = view()
        if answer.status_code == HTTPStatus.FOUND and getattr(request, "is_change", True):
            once.note(mark)
        return answer

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The form, with what it shows of the database and what changed there meanwhile."""
        forms = meanwhile.forms_of(context)
        context["meanwhile"] = meanwhile.stale_records(forms)
        context["seen"] = meanwhile.go_on(forms).as_text()
        context["once"] = secrets.token_urlsafe(12)
        return super().render_change_form(request, context, *args, **kwargs)

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        # Django leads away, and what was typed into the form of a deleted record is lost.
        kept = refusals.gone(request, deletion_of(self.model, object_id))
        return kept or super()._get_obj_does_not_exist_redirect(request, opts, object_id)

    def save_model(
        self, request: HttpRequest, obj: models.Model, form: ModelForm, change: bool
    ) -> None:
        """Store the record, unless nothing in it was changed."""
        if not change or form.has_changed():
            super().save_model(request, obj, form, change)

    def log_change(self, request: HttpRequest, obj: models.Model, message: Any) -> Any:
        """Note the change, if there is one."""
        request.is_change = bool(message)
        return super().log_change(request, obj, message) if message else None

    def response_change(self, request: HttpRequest, obj: models.Model) -> HttpResponse:
        """Lead on, and say so where nothing was changed."""
        answer = super().response_change(request, obj)
        if not getattr(request, "is_change", True):
            queued = request._messages._queued_messages
            queued[-1:] = []
            words = {"record": obj}
            self.message_user(request, _("Nothing was changed in “%(record)s”.") % words)
        return answer


class TranslatedAdmin(RecordAdmin, TranslationAdmin):
    """A desk for records with texts in three languages."""

    @admin.display(description=_("time"), ordering="starts_on")
    def time(self, record: Period) -> str:
        """Its period in words."""
        return period_in_words(record) or _("not known")

    class Media(LanguageTabs):
        """Language tabs."""


class PageAdmin(TranslatedAdmin):
    """A desk for records that have a page of their own."""

    form = PageForm

    def save_model(
        self, request: HttpRequest, obj: models.Model, form: ModelForm, change: bool
    ) -> None:
        """Keep the old address words, so that the old addresses go on leading here."""
        before = {}
        stored = type(obj)._base_manager.get(pk=obj.pk) if change else None
        if isinstance(stored, Named) and stored.was_public(clock.now()):
            before = {language: stored.slug_in(language) for language in LANGUAGES}
        super().save_model(request, obj, form, change)
        if before:
            remember_slugs(obj, before)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Only what nobody has seen: the address of anything else says that it was withdrawn.

        The list's deletion of several at once asks it of each, and of all that goes with it.
        """
        was_public = obj is not None and obj.was_public(clock.now())
        return super().has_delete_permission(request, obj) and not was_public

    @admin.display(description=_("public"), boolean=True)
    def is_public(self, record: Published) -> bool:
        """Whether everybody sees it now."""
        return record.is_public(clock.now())


class PartInline(TranslationStackedInline):
    """Records that belong to the one being edited."""

    form = RecordForm
    formset = RowsFormSet
    formfield_overrides = URLS_ARE_SAFE
    extra = 0
    show_change_link = True

    def get_autocomplete_fields(self, request: HttpRequest) -> Any:
        """Sources are found by typing."""
        cited = ["citations"] if issubclass(self.model, Sourced) else []
        return [*super().get_autocomplete_fields(request), *cited]

    class Media(LanguageTabs):
        """Language tabs."""


class ReadOnlyAdmin(admin.ModelAdmin):
    """A desk to look at, not to write on."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody adds by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Nobody changes by hand."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Nobody deletes by hand."""
        return False
