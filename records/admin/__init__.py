"""The editors' desk of the foundation, and what the desks of all rooms share."""

from django.contrib import admin

from records.admin.base import ReadOnlyAdmin, RecordAdmin
from records.admin.forms import RecordForm
from records.admin.formsets import RowsFormSet
from records.content.models import LoadedRecord
from records.names import FormerSlug
from records.once import StoredForm
from records.sources import Citation, Source


class CitationInline(admin.StackedInline):
    """Places of one source."""

    model = Citation
    form = RecordForm
    formset = RowsFormSet
    extra = 0


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    """Sources."""

    list_display = ["key", "title", "publisher", "language", "read_on"]
    list_filter = ["language", "publisher"]
    search_fields = ["key", "title", "publisher", "url"]
    inlines = [CitationInline]


@admin.register(Citation)
class CitationAdmin(RecordAdmin):
    """Places of sources."""

    list_display = ["source", "locator", "says"]
    list_select_related = ["source"]
    search_fields = ["source__key", "source__title", "locator", "says"]
    autocomplete_fields = ["source"]


@admin.register(FormerSlug)
class FormerSlugAdmin(ReadOnlyAdmin):
    """Old addresses; kept by themselves when an editor changes an address word."""

    list_display = ["kind", "language", "slug", "record_id"]
    list_filter = ["kind", "language"]
    search_fields = ["slug"]


@admin.register(LoadedRecord)
class LoadedRecordAdmin(ReadOnlyAdmin):
    """What the content files last wrote."""

    list_display = ["kind", "key", "record_id"]
    list_filter = ["kind"]
    search_fields = ["key"]


@admin.register(StoredForm)
class StoredFormAdmin(ReadOnlyAdmin):
    """Forms that were stored lately, so that none is stored twice."""

    list_display = ["mark", "stored_at"]
