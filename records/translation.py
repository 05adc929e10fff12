"""Translated texts that many rooms share; each room registers its own models with them."""

from collections.abc import Callable
from typing import Any

from django.db import models
from modeltranslation.translator import NotRegistered, TranslationOptions, translator

from records.names import FALLBACK


class NamedTranslation(TranslationOptions):
    """Name and address word; the Finnish name is required, slugs never fall back."""

    fields = ("name", "slug")
    required_languages = {"fi": ("name",)}
    fallback_languages = {"default": ("fi",)}


class SourcedTranslation(TranslationOptions):
    """Why a fact is not certain."""

    fields = ("certainty_note",)


def falls_back(record: models.Model, language: str) -> bool:
    """Whether some text of ``record`` is there in Finnish but not in ``language``."""
    names = translator.get_options_for_model(type(record)).get_field_names()
    return any(
        getattr(record, f"{name}_{FALLBACK}") and not getattr(record, f"{name}_{language}")
        for name in names
    )


def store_alike(model: type[models.Model]) -> None:
    """Let every writer of ``model`` store its translated texts in the same way.

    The plain column of a text repeats the Finnish one, whatever language is active, and a text
    that is missing in a language is stored as an empty text, whoever leaves it out.
    """
    try:
        options = translator.get_options_for_model(model)
    except NotRegistered:
        return
    for name, translations in options.all_fields.items():
        model._meta.get_field(name).pre_save = _text_of(f"{name}_{FALLBACK}")
        for field in translations:
            if not isinstance(field, models.SlugField):
                field.pre_save = _text_of(field.name)


def _text_of(name: str) -> Callable[[models.Model, bool], Any]:
    """What gives the text called ``name`` of the record that is being stored."""
    return lambda record, add: getattr(record, name) or ""
