"""Forms as a browser without scripts sends them, and an editor who signs in with one."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.portal.forms import filled_form

SAME_SITE = {"origin": "http://testserver"}
SIGN_IN, RIGHT, WRONG = "login-form", "oikea sana 4711", "väärä sana 4711"


@dataclass
class SentForm(HTMLParser):
    """The form with the id ``wanted``: its address, fields in order, and fields for files."""

    wanted: str
    action: str = ""
    fields: list[tuple[str, str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._is_inside = False
        self._textarea: tuple[str, list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Fields inside the form, or named to it from outside."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._is_inside = given.get("id") == self.wanted
            self.action = given.get("action", "") if self._is_inside else self.action
        name = given.get("name")
        if not name or not (self._is_inside or given.get("form") == self.wanted):
            return
        if tag == "textarea":
            self._textarea = (name, [])
        elif tag == "input" and given.get("type") == "file":
            self.files.append(name)
        elif tag == "input" and given.get("type") != "submit":
            self.fields.append((name, self._sent(given.get("value", ""))))

    def handle_data(self, data: str) -> None:
        """What stands in a text area."""
        if self._textarea:
            self._textarea[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        """A text area ends without the first line break, which belongs to the markup."""
        if tag == "form":
            self._is_inside = False
        elif tag == "textarea" and self._textarea:
            name, parts = self._textarea
            self.fields.append((name, self._sent("".join(parts).removeprefix("\n"))))
            self._textarea = None

    def _sent(self, value: str) -> str:
        return "\r\n".join(value.replace("\r\n", "\n").replace("\r", "\n").split("\n"))

    def values(self) -> dict[str, list[str]]:
        """All values by the name of their field."""
        found: dict[str, list[str]] = {}
        for name, value in self.fields:
            found.setdefault(name, []).append(value)
        return found


def form_on(page: HttpResponse, wanted: str) -> SentForm:
    """The form ``wanted`` on ``page``, which must have it."""
    form = SentForm(wanted)
    form.feed(page.content.decode())
    assert form.action, f"no form {wanted} on the page"
    return form


def sent(client: Client, form: SentForm, **changes: Any) -> HttpResponse:
    """The answer to ``form``, with ``changes`` filled in, from a page of our own site."""
    return client.post(form.action, {**form.values(), **changes}, headers=SAME_SITE)


def signed_in(browser: Client, username: str = "admin") -> HttpResponse:
    """Sign in as a person does, whose session has ended if there was one."""
    Session.objects.all().delete()
    page = browser.get(reverse("admin:login"))
    return sent(browser, form_on(page, SIGN_IN), username=username, password=RIGHT)


def with_token(browser: Client, values: dict[str, Any]) -> dict[str, Any]:
    """``values`` with the token that an open form has at this moment."""
    return values | {"csrfmiddlewaretoken": browser.cookies["csrftoken"].value}


def a_source_form(browser: Client, **values: Any) -> tuple[str, dict[str, Any]]:
    """A short open form: its address and fields."""
    address = reverse("admin:records_source_add")
    page = browser.get(address)
    return address, with_token(browser, filled_form(page, {"key": "K-1"} | values))
