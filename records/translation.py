"""Translated texts that many rooms share; each room registers its own models with them."""

from django.db import models
from modeltranslation.translator import TranslationOptions, translator

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
