"""Pages on which items and attachments of a public agenda are removed and put back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from meetings import removals
from meetings.admin.pages import form_of, framed, tell
from meetings.admin.step_pages import ReasonForm
from meetings.models import AgendaItem, Attachment, Meeting
from records import clock


class AttachmentRemovalForm(ReasonForm):
    """Asks why an attachment is removed, and whether its file goes for good."""

    delete_file = forms.BooleanField(
        label=_("also delete the file"),
        required=False,
        help_text=_("The file is deleted from the disk too. It cannot be brought back."),
    )


@dataclass(frozen=True)
class Page:
    """One page: what it says, asks and does."""

    title: Promise
    explanation: Promise
    done: Promise
    take: Callable[..., Any]
    form: type[ReasonForm] = ReasonForm


ITEM_PAGES = {
    "remove": Page(
        _("Remove from the agenda"),
        _(
            "Its number stays its own. The agenda lists the number with the reason, and its address"
            " says the same; title, texts and attachments are shown no more."
        ),
        _("The item was removed from the agenda."),
        removals.remove_item,
    ),
    "restore": Page(
        _("Put back on the agenda"),
        _("The item is shown again at its address, and the meeting’s page says why."),
        _("The item is on the agenda again."),
        removals.restore_item,
    ),
}
ATTACHMENT_PAGES = {
    "remove": Page(
        _("Remove the attachment"),
        _(
            "Its number stays its own. The list of attachments shows the number with the reason,"
            " and its address says the same."
        ),
        _("The attachment was removed."),
        removals.remove_attachment,
        AttachmentRemovalForm,
    ),
    "restore": Page(
        _("Show the attachment again"),
        _("The attachment is shown again at its address, and the meeting’s page says why."),
        _("The attachment is shown again."),
        removals.restore_attachment,
    ),
}


def item_page(request: HttpRequest, pk: int, name: str, desk: ModelAdmin) -> HttpResponse:
    """The page ``name`` of item ``pk``; raises ``Http404`` for another name."""
    return _page(request, desk, AgendaItem, pk, ITEM_PAGES.get(name))


def attachment_page(request: HttpRequest, pk: int, name: str, desk: ModelAdmin) -> HttpResponse:
    """The page ``name`` of attachment ``pk``; raises ``Http404`` for another name."""
    return _page(request, desk, Attachment, pk, ATTACHMENT_PAGES.get(name))


@transaction.atomic
def _page(
    request: HttpRequest,
    desk: ModelAdmin,
    model: type[AgendaItem | Attachment],
    pk: int,
    page: Page | None,
) -> HttpResponse:
    record = desk.get_object(request, str(pk))
    if page is None or record is None:
        raise Http404
    if not desk.has_change_permission(request):
        raise PermissionDenied
    meeting = record.meeting if isinstance(record, AgendaItem) else record.item.meeting
    form = page.form(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _is_taken(request, page, record, form):
        desk.message_user(request, page.done, messages.SUCCESS)
        return HttpResponseRedirect(form_of(meeting))
    name = f"admin:meetings_{model._meta.model_name}_change"
    context = {
        "title": page.title,
        "explanation": f"{record}: {page.explanation}",
        "form": form,
        "opts": Meeting._meta,
        "back": reverse(name, args=[record.pk]),
    }
    return framed(request, desk, "step.html", meeting, **context)


def _is_taken(
    request: HttpRequest, page: Page, record: AgendaItem | Attachment, form: ReasonForm
) -> bool:
    """Whether it was done; if not, the form says why."""
    whole = {"item" if isinstance(record, AgendaItem) else "attachment": record}
    try:
        page.take(**whole, **form.cleaned_data, by=request.user, at=clock.now())
    except ValidationError as refusal:
        tell(form, refusal)
        return False
    return True
