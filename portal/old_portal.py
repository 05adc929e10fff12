"""Addresses of the old portal Helsinginseutu.fi; each leads for good to what replaced it.

Source: the addresses listed in docs/addresses.md.
"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from agreements.models import Agreement
from bodies.models import Body
from records import clock

SECTIONS = {"yhteistyo": "fi", "samarbete": "sv", "cooperation": "en"}

# The last word of an old address, and what it tells about by its Finnish slug here.
BODIES = {
    "paakaupunkiseudun-yhteistyoryhma": "paakaupunkiseudun-yhteistyoryhma",
    "huvudstadsregionens-samarbetsgrupp": "paakaupunkiseudun-yhteistyoryhma",
    "helsinki-metropolitan-area-cooperation-group": "paakaupunkiseudun-yhteistyoryhma",
    "paakaupunkiseudun-neuvottelukunta": "paakaupunkiseudun-neuvottelukunta",
    "paakaupunkiseudun-koordinaatioryhma": "paakaupunkiseudun-koordinaatioryhma",
    "helsingin-seudun-yhteistyokokous": "helsingin-seudun-yhteistyokokous",
    "helsingforsregionens-samarbetsmote": "helsingin-seudun-yhteistyokokous",
    "samarbete-om-markanvandning-boende-och-trafik": "mal-neuvottelukunta",
}
AGREEMENTS = {"helsingin-seudun-yhteistyosopimus": "helsingin-seudun-kuntien-yhteistyosopimus-2005"}


@require_safe
def old_address(request: HttpRequest, language: str, path: str) -> HttpResponse:
    """The page that replaced an old one; its section's list when only the section is known."""
    words = [word for word in path.split("/") if word]
    if not words or SECTIONS.get(words[0]) != language:
        raise Http404
    with translation.override(language):
        return HttpResponsePermanentRedirect(_successor(words[-1]))


@require_safe
def old_front(request: HttpRequest, language: str) -> HttpResponse:
    """The front page in the language of the old one."""
    with translation.override(language):
        return HttpResponsePermanentRedirect(reverse("portal:front"))


@require_safe
def older_plan_pages(request: HttpRequest, path: str) -> HttpResponse:
    """The list of plans, for the land use plan pages of the oldest address style."""
    with translation.override("fi"):
        return HttpResponsePermanentRedirect(reverse("projects:list"))


def _successor(word: str) -> str:
    now = clock.now()
    for slugs, model in ((BODIES, Body), (AGREEMENTS, Agreement)):
        if word in slugs:
            record = model.objects.published(now).called(slugs[word], "fi").first()
            if record:
                return record.get_absolute_url()
    return reverse("bodies:list")
