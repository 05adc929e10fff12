"""One base for every desk: language tabs, history, publication and former addresses."""

from typing import Any

from auditlog.mixins import AuditlogHistoryAdminMixin
from django.contrib import admin
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from records import clock
from records.admin.formsets import NoOverlapFormSet
from records.names import LANGUAGES, Named, remember_slugs
from records.periods import Period, period_in_words
from records.publication import Published
from records.sources import Sourced

URLS_ARE_SAFE = {models.URLField: {"assume_scheme": "https"}}

PERIOD = (_("Time"), {"fields": ["starts", "ends"]})
PUBLICATION = (_("Publication"), {"fields": ["published_at", "withdrawn_at", "updated_at"]})
SOURCES = (_("Sources"), {"fields": ["citations", "certainty", "certainty_note"]})


class LanguageTabs:
    """Script and style that show one language at a time; without scripts all are shown.

    Besides, fields get the names that their widgets leave out.
    """

    css = {"all": ["admin/language_tabs.css"]}
    js = ["admin/language_tabs.js", "admin/field_names.js"]


class RecordAdmin(AuditlogHistoryAdminMixin, admin.ModelAdmin):
    """A desk for records that are not translated."""

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

    def save_model(
        self, request: HttpRequest, obj: models.Model, form: ModelForm, change: bool
    ) -> None:
        """Keep the old address words, so that the old addresses go on leading here."""
        before = {}
        if change and isinstance(obj, Named):
            stored = type(obj)._base_manager.get(pk=obj.pk)
            before = {language: stored.slug_in(language) for language in LANGUAGES}
        super().save_model(request, obj, form, change)
        if before:
            remember_slugs(obj, before)

    @admin.display(description=_("public"), boolean=True)
    def is_public(self, record: Published) -> bool:
        """Whether everybody sees it now."""
        return record.is_public(clock.now())


class PartInline(TranslationStackedInline):
    """Records that belong to the one being edited."""

    formset = NoOverlapFormSet
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
