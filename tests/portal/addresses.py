"""Every page of the portal and a walk over them, for tests that sweep the whole house."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from io import BytesIO
from urllib.parse import urljoin, urlsplit
from zipfile import ZipFile

from django.db.models import Model
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import LocalePrefixPattern
from django.utils import translation

from organizations.models import Organization
from records.names import LANGUAGES, Named

LINK = re.compile(r'\s(?:href|src)="([^"#]*)')
# The sitemap writes whole addresses of the site that Django calls example.com.
LOCATION = re.compile(r"(?:<loc>|hreflang=\"[\w-]+\" href=\")https?://[^/]+(/[^<\"]*)")
APART = ("/static/", "/admin/")
YEAR_OR_DAY = re.compile(r"/\d{4}(-\d\d-\d\d)?/")
FILES = (".csv", ".json")
# These lead to a page or hold one as a file.
NO_PAGES = frozenset(
    {
        "bodies:choose_day",
        "bodies:composition_csv",
        "bodies:composition_json",
        "meetings:attachment",
    }
)
# Days, or two records, stand in the path: there are as many of these as days or pairs.
DATED = frozenset(
    {"bodies:composition", "bodies:comparison", "agreements:changes", "meetings:months"}
)
DAYS = {"day": date(2018, 5, 2), "first": date(2012, 1, 1), "last": date(2022, 6, 1), "year": 2024}


def pages() -> dict[str, URLPattern]:
    """Every page in the languages of the site by the name of its address; files are none."""
    prefixed = [
        found
        for found in get_resolver().url_patterns
        if isinstance(found, URLResolver) and isinstance(found.pattern, LocalePrefixPattern)
    ]
    named = _named(prefixed, "")
    return {
        name: page
        for name, page in named
        if not str(page.pattern).endswith(FILES) and name not in NO_PAGES
    }


def _named(patterns: Iterable[URLPattern | URLResolver], room: str) -> Iterator[tuple]:
    for found in patterns:
        if isinstance(found, URLResolver):
            yield from _named(found.url_patterns, found.namespace or room)
        elif "." not in str(found.pattern):
            # An ending belongs to a file, which its page links to.
            yield f"{room}:{found.name}", found


def model_of(page: URLPattern) -> type[Model] | None:
    """The model whose records the page shows one by one; None for other pages."""
    takes_slug = "slug" in page.pattern.converters
    return page.callback.view_class.model if takes_slug else None


def fits(record: Model, name: str) -> bool:
    """Whether ``record`` stands at the page called ``name``."""
    if isinstance(record, Organization):
        is_municipality = record.kind == Organization.Kind.MUNICIPALITY
        return (name == "portal:municipality") == is_municipality
    return True


def slug_of(record: Model, language: str) -> str:
    """Its address word; a person has one for all languages."""
    return record.slug_in(language) if isinstance(record, Named) else record.slug


def addresses(records: Iterable[Model]) -> list[tuple[str, str, str]]:
    """Name, language and address of every page; a record's page with the first that fits it."""
    found = []
    for name, page in pages().items():
        model = model_of(page)
        chosen = [one for one in records if model and isinstance(one, model) and fits(one, name)]
        assert chosen or model is None, f"{name} needs a record to be tried with"
        for language in LANGUAGES:
            with translation.override(language):
                words = arguments(chosen[0], page, language) if model else {}
                words |= {one: DAYS[one] for one in page.pattern.converters if one in DAYS}
                found.append((name, language, reverse(name, kwargs=words)))
    return found


def arguments(record: Model, page: URLPattern, language: str) -> dict[str, str | int]:
    """What the address of the page of ``record`` is made of."""
    words = {"slug": slug_of(record, language)}
    if "earlier" in page.pattern.converters:
        words["earlier"] = record.earlier_links.first().earlier.slug_in(language)
    if "number" in page.pattern.converters:
        is_version = str(page.name).endswith("_version")
        words["number"] = 1 if is_version else record.items.last().number
    return words


def whole(answer: HttpResponseBase) -> HttpResponse:
    """The answer, a streamed one read to its end."""
    if not answer.streaming:
        return answer
    return HttpResponse(answer.getvalue(), headers=answer.headers, status=answer.status_code)


def text_of(answer: HttpResponse) -> str:
    """The words of an answer: of a workbook or Word file those of its parts.

    A PDF draws shapes of letters, so it has none; it is made from what the Word file is.
    """
    content = answer.content
    if content.startswith(b"%PDF"):
        return ""
    if not content.startswith(b"PK"):
        return content.decode()
    with ZipFile(BytesIO(content)) as parts:
        return "".join(parts.read(name).decode(errors="replace") for name in parts.namelist())


class Sample:
    """Lets in ``size`` of those that are alike: files of one kind, pages of one kind by day.

    A record's own page is like no other, and lists by filter are alike.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._met: Counter[tuple[object, ...]] = Counter()

    def __call__(self, address: str) -> bool:
        """Whether ``address`` is to be asked."""
        path, _mark, query = address.partition("?")
        *words, file = path[1:].split("/")
        if not (query or file or YEAR_OR_DAY.search(path)):
            return True
        kind = (*words[:2], len(words), file.rpartition(".")[2], bool(query))
        self._met[kind] += 1
        return self._met[kind] <= self._size


def walk(
    client: Client, beginnings: Iterable[str], asked: Callable[[str], bool] = bool
) -> dict[str, HttpResponse]:
    """Every answer that links lead to from ``beginnings``, by address; nothing is followed out.

    Only addresses that are ``asked`` for, by default all.
    """
    waiting, answers = list(beginnings), {}
    refused: set[str] = set()
    while waiting:
        address = waiting.pop()
        if address in answers or address in refused or address.startswith(APART):
            continue
        if not asked(address):
            refused.add(address)
            continue
        answers[address] = answer = whole(client.get(address))
        if answer.has_header("Location"):
            waiting.append(urlsplit(answer["Location"]).path)
            continue
        text = text_of(answer)
        links = [link.replace("&amp;", "&") for link in LINK.findall(text)]
        links += LOCATION.findall(text)
        inside = [link for link in links if not re.match(r"[a-z]+:|//|$", link)]
        waiting += [urljoin(address, link) for link in inside]
    return answers
