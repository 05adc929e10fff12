"""The frame of every page: sections, language versions and the permanent address."""

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import resolve, reverse
from django.urls.exceptions import Resolver404

from ui.context import alternates_for, site


def a_request(path: str) -> HttpRequest:
    """A visit to ``path``, resolved where the path leads anywhere; without user or session."""
    request = RequestFactory().get(path)
    try:
        request.resolver_match = resolve(request.path)
    except Resolver404:
        request.resolver_match = None
    return request


def urls(path: str) -> list[str]:
    """The addresses of the language versions of ``path``."""
    return [alternate.url for alternate in alternates_for(a_request(path))]


def test_a_page_has_a_version_in_each_language_and_keeps_its_day() -> None:
    path = reverse("bodies:list")

    addresses = urls(f"{path}?day=2018-05-02")

    assert addresses[0] == f"{path}?day=2018-05-02"
    assert [address[:4] for address in addresses] == ["/fi/", "/sv/", "/en/"]
    assert all(address.endswith("?day=2018-05-02") for address in addresses)


def test_languages_are_named_in_themselves_and_the_reader_is_told_which_is_shown() -> None:
    alternates = alternates_for(a_request("/fi/"))

    assert [alternate.name for alternate in alternates] == ["Suomi", "Svenska", "English"]
    assert [alternate.current for alternate in alternates] == [True, False, False]


def test_a_view_may_give_the_addresses_itself() -> None:
    alternates = alternates_for(a_request("/fi/"), {"fi": "/fi/a/", "sv": "/sv/b/"})

    assert [alternate.url for alternate in alternates] == ["/fi/a/", "/sv/b/", "/en/"]


def test_from_a_missing_page_the_switch_leads_to_the_front_pages() -> None:
    assert urls("/fi/no-such-page/") == ["/fi/", "/sv/", "/en/"]


@pytest.mark.parametrize(("path", "current"), [("", "page"), ("something/", "true")])
def test_the_section_one_is_in_is_marked(path: str, current: str) -> None:
    frame = site(a_request(reverse("bodies:list") + path))["site"]

    marks = {item.url: item.current for item in frame.sections if item.current}

    assert marks == {reverse("bodies:list"): current}


def test_the_permanent_address_is_whole_and_has_no_question() -> None:
    frame = site(a_request("/fi/?day=2018-05-02"))["site"]

    assert frame.address == "http://testserver/fi/"
