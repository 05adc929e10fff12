"""What every page needs beside its own matter: sections, footer links and language versions.

Nothing here touches the session, the user, messages or the database.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

FRONT = "portal:front"
SECTIONS = (
    ("agreements:list", _("Agreements")),
    ("bodies:list", _("Bodies")),
    ("meetings:list", _("Meetings")),
    ("projects:list", _("Projects")),
    ("portal:municipalities", _("Municipalities")),
    ("portal:joint_corporations", _("Joint corporations")),
)
ABOUT = (
    ("portal:about", _("About this site")),
    ("portal:accessibility", _("Accessibility")),
)


@dataclass(frozen=True)
class Alternate:
    """The page in one language: its code, the name of the language in itself, its address."""

    code: str
    name: str
    url: str
    current: bool


@dataclass(frozen=True)
class NavItem:
    """A link of the frame; ``current`` is the value of aria-current, empty when elsewhere."""

    label: str
    url: str
    current: str


@dataclass(frozen=True)
class Site:
    """The frame around a page; ``address`` is its permanent address, without query."""

    front: str
    sections: tuple[NavItem, ...]
    about: tuple[NavItem, ...]
    origin: str
    address: str
    contact_email: str


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``site``, ``alternates``, and empty what a page may leave out.

    A view that knows its address in each language leaves them in ``request.language_paths``.
    """
    frame = Site(
        front=_address(FRONT) or "/",
        sections=_items(SECTIONS, request.path),
        about=_items(ABOUT, request.path),
        origin=f"{request.scheme}://{request.get_host()}",
        address=request.build_absolute_uri(request.path),
        contact_email=settings.CONTACT_EMAIL,
    )
    paths = getattr(request, "language_paths", None)
    return {
        "site": frame,
        "alternates": alternates_for(request, paths),
        "updated_at": None,
        "twins": (),
    }


def alternates_for(
    request: HttpRequest, paths: Mapping[str, str] | None = None
) -> tuple[Alternate, ...]:
    """The page in every language of the site, in the order of the settings.

    ``paths`` gives the addresses by language where a slug differs; a language that
    it lacks leads to the front page. Without it the words of the address are translated.
    """
    current = get_language()
    return tuple(
        Alternate(
            code=code,
            name=LANG_INFO[code]["name_local"].capitalize(),
            url=_path_in(code, request, paths),
            current=code == current,
        )
        for code, _name in settings.LANGUAGES
    )


def _path_in(code: str, request: HttpRequest, paths: Mapping[str, str] | None) -> str:
    front = translate_url(_address(FRONT) or "/", code)
    if paths is not None:
        return paths.get(code, front)
    # A missing page has no language versions: the switch then leads to the front pages.
    if request.resolver_match is None:
        return front
    return translate_url(request.get_full_path(), code)


def _items(entries: tuple[tuple[str, Any], ...], path: str) -> tuple[NavItem, ...]:
    found = ((label, _address(name)) for name, label in entries)
    return tuple(NavItem(str(label), url, _current(url, path)) for label, url in found if url)


def _current(url: str, path: str) -> str:
    if path == url:
        return "page"
    return "true" if path.startswith(url) else ""


def _address(name: str) -> str:
    # The error pages must stand even when a section's addresses could not be loaded.
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
