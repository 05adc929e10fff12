"""Agenda items: what a meeting takes up, what was proposed, and what came of it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, Outcome
from bodies.models import Body
from meetings import uploads
from meetings.disclosure import disclosed
from meetings.item_querysets import AgendaItemQuerySet
from meetings.removable import Removable
from projects.models import Project
from records.kept_files import KeptFileField
from records.names import FALLBACK, LANGUAGES, active_language
from records.sources import SOURCE_LANGUAGES, Sourced
from ui.text import Text, translated

TEXTS = ("background", "proposal", "discussion", "decision")


def written_in_any_language(name: str) -> Q:
    """That the translated field ``name`` holds words in one language at least."""
    found = Q()
    for language in LANGUAGES:
        column = f"{name}_{language}"
        # A comparison with NULL is neither true nor false, and a constraint lets that pass.
        found |= Q(**{f"{column}__isnull": False}) & ~Q(**{column: ""})
    return found


class AgendaItem(Removable, Sourced):
    """One matter of a meeting, with its five texts in the order of the paper."""

    SHOWN_ON = ("meeting",)

    OUTCOMES = (
        Outcome.APPROVED,
        Outcome.APPROVED_CHANGED,
        Outcome.TABLED,
        Outcome.RETURNED,
        Outcome.REJECTED,
        Outcome.NOTED,
        Outcome.DISCUSSED,
        Outcome.REMOVED,
    )

    meeting = models.ForeignKey(
        "meetings.Meeting",
        on_delete=models.CASCADE,
        related_name="items",
        verbose_name=_("meeting"),
        help_text=_("Meeting that takes it up."),
    )
    number = models.PositiveSmallIntegerField(
        _("number"), help_text=_("Place on the agenda: 1, 2, 3. Part of the item’s address.")
    )
    section = models.CharField(
        _("section"),
        max_length=40,
        blank=True,
        help_text=_("As minutes with running sections number it, for example § 44."),
    )
    title = models.CharField(
        _("title"),
        max_length=300,
        help_text=_("What it is about. Tells it also when the item itself is not public."),
    )
    presenter = models.CharField(
        _("presenter"),
        max_length=200,
        blank=True,
        help_text=_("Who presents it, by office and name. Empty: none is named."),
    )
    background = models.TextField(
        _("background"), blank=True, help_text=_("Explanation; paragraphs apart by an empty line.")
    )
    proposal = models.TextField(
        _("proposal"), blank=True, help_text=_("What is proposed; each point on a line of its own.")
    )
    discussion = models.TextField(
        _("discussion"), blank=True, help_text=_("Introductions, speeches, counter-proposals.")
    )
    decision = models.TextField(
        _("decision"), blank=True, help_text=_("What was decided, in the words of the summary.")
    )
    outcome = models.CharField(
        _("outcome"),
        max_length=20,
        choices=[(one.value, one.label) for one in OUTCOMES],
        blank=True,
        help_text=_("What came of it. Empty: not handled yet, or not known."),
    )
    power = models.CharField(
        _("kind of power"),
        max_length=20,
        choices=Body.Power,
        blank=True,
        help_text=_("What the outcome is worth. Empty: as the body’s outcomes are."),
    )
    returns_on = models.DateField(
        _("taken up again"),
        null=True,
        blank=True,
        help_text=_("Day to which it was tabled. Empty: the next meeting."),
    )
    due_on = models.DateField(
        _("to be acted on by"),
        null=True,
        blank=True,
        help_text=_("Day by which the municipalities must act. Empty: none is set."),
    )
    is_public = models.BooleanField(
        _("public"),
        default=True,
        help_text=_("Not public: only the title and the legal ground are shown."),
    )
    legal_ground = models.CharField(
        _("legal ground"),
        max_length=200,
        blank=True,
        help_text=_("Why it is not public: Julkisuuslaki (621/1999) 24 § 1 mom. 17 kohta."),
    )
    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agenda_items",
        verbose_name=_("agreement"),
        help_text=_("Agreement it is about. Empty: none."),
    )
    project = models.ForeignKey(
        Project,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agenda_items",
        verbose_name=_("project or plan"),
        help_text=_("Project or plan it is about. Empty: none."),
    )
    continues = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="continued",
        verbose_name=_("continues"),
        help_text=_("Item of an earlier meeting that was tabled or returned. Empty: a new matter."),
    )

    public_title = models.JSONField(
        _("public title"),
        null=True,
        editable=False,
        help_text=_("By language, as the public paper has it. Empty: not in the public paper."),
    )

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="meetings_agendaitem_is_numbered_once",
                violation_error_message=_("Another item of this meeting has this number."),
            ),
            models.UniqueConstraint(
                fields=["continues"],
                condition=Q(removed_at=None),
                name="meetings_agendaitem_is_continued_once",
                violation_error_message=_("Another item continues this one already."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="meetings_agendaitem_counts_from_one",
                violation_error_message=_("Items are numbered from 1."),
            ),
            models.CheckConstraint(
                condition=Q(is_public=True) | written_in_any_language("legal_ground"),
                name="meetings_agendaitem_says_why_it_is_not_public",
                violation_error_message=_("Say on what legal ground the item is not public."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def get_absolute_url(self) -> str:
        """Its own page under its meeting; the meeting must have been fetched."""
        return reverse("meetings:item", args=[self.meeting.slug, self.number])

    def clean(self) -> None:
        """Refuse a secret item without ground, and a return of what was not tabled."""
        super().clean()
        if not self.is_public and not self._has_ground():
            message = _("Say on what legal ground the item is not public.")
            field = f"legal_ground_{FALLBACK}"
            raise ValidationError({field: ValidationError(message, code="no_ground")})
        if self.returns_on and self.outcome != Outcome.TABLED:
            message = _("Only a tabled item is taken up again. Choose “tabled” or clear the day.")
            raise ValidationError({"returns_on": ValidationError(message, code="not_tabled")})
        if self.continues_id and self.continues_id == self.pk:
            message = _("An item cannot continue itself.")
            raise ValidationError({"continues": ValidationError(message, code="itself")})
        self._refuse_second_continuation()

    def _refuse_second_continuation(self) -> None:
        # Forms leave ``removed_at`` out, and with it Django leaves out the constraint.
        if self.continues_id is None or self.is_removed:
            return
        others = AgendaItem.objects.standing().filter(continues=self.continues_id)
        if other := others.exclude(pk=self.pk).first():
            message = _("“%(other)s” continues this item already. Clear one of the two.")
            refusal = ValidationError(message, "goes_on", {"other": other})
            raise ValidationError({"continues": refusal})

    def _has_ground(self) -> bool:
        return any(getattr(self, f"legal_ground_{language}") for language in LANGUAGES)

    @property
    def disclosed(self) -> frozenset[str]:
        """What the public is told of it; the meeting must have been fetched."""
        publicity = {"is_public": self.is_public, "is_removed": self.is_removed}
        return disclosed(stage=self.meeting.stage, **publicity)

    @property
    def has_decision(self) -> bool:
        """Whether somebody wrote its decision, in any language."""
        return any(getattr(self, f"decision_{language}") for language in LANGUAGES)

    @property
    def shown_title(self) -> Text:
        """Its title as the public paper has it, for lists; as it is written where none is kept."""
        titles, language = self.public_title, active_language()
        if not titles:
            return translated(self, "title")
        code = language if titles.get(language) else FALLBACK
        return Text(titles.get(code, ""), code, is_fallback=code != language)

    @property
    def worth(self) -> str:
        """Its kind of power in words; the meeting and its body must have been fetched."""
        return str(Body.Power(self.power or self.meeting.body.power).label)


class Attachment(Removable):
    """A paper belonging to an item, as a file kept here or at an address elsewhere."""

    SHOWN_ON = ("item__meeting",)

    item = models.ForeignKey(
        AgendaItem,
        on_delete=models.CASCADE,
        related_name="attachments",
        verbose_name=_("agenda item"),
        help_text=_("Item it belongs to."),
    )
    number = models.PositiveSmallIntegerField(
        _("number"), help_text=_("Number within the item: 1 of “Asia 4 / Liite 1”.")
    )
    title = models.CharField(_("title"), max_length=300, help_text=_("What the paper is called."))
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=SOURCE_LANGUAGES,
        default="fi",
        help_text=_("Language the paper is written in."),
    )
    file = KeptFileField(
        _("file"),
        upload_to=uploads.folder_of,
        needed=uploads.is_in_a_paper,
        blank=True,
        validators=[uploads.refuse_unfit],
        help_text=_("PDF, Word, Excel, OpenDocument, PNG, JPEG, CSV or plain text."),
    )
    url = models.URLField(
        _("web address"),
        max_length=600,
        blank=True,
        help_text=_("Where it stands when it is not kept here. Empty: only its title is known."),
    )
    size = models.PositiveBigIntegerField(
        _("size"), null=True, editable=False, help_text=_("Bytes of the file kept here. Computed.")
    )

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["item", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "number"],
                name="meetings_attachment_is_numbered_once",
                violation_error_message=_("Another attachment of this item has this number."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def clean(self) -> None:
        """Refuse both a file and an address; note the size of the file."""
        super().clean()
        if self.file and self.url:
            message = _("Choose either a file kept here or an address elsewhere.")
            raise ValidationError({"url": ValidationError(message, code="of_one")})
        if uploads.is_new(self.file):
            self.size = self.file.size
        elif not self.file:
            self.size = None

    @property
    def format(self) -> str:
        """What kind of file it is, PDF or DOCX; "" when it is not known."""
        name = self.file.name if self.file else self.url
        return uploads.format_of(name)
