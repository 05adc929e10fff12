"""What every answer of the portal carries, whatever page or mistake it answers."""

import pytest
from auditlog.models import LogEntry
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from helsinkiseutu.urls import urlpatterns as addresses
from records.sources import Source

EVERYWHERE = {
    "Content-Security-Policy",
    "Cross-Origin-Opener-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
}


def broken(request: HttpRequest) -> HttpResponse:
    """A page that fails."""
    raise RuntimeError("as this test wants")


def quiet(request: HttpRequest) -> HttpResponse:
    """A page that asks nothing about its reader."""
    return HttpResponse("quiet")


def writing(request: HttpRequest) -> HttpResponse:
    """A request that makes a record."""
    Source.objects.create(key="A-1", title="Pöytäkirja", publisher="Espoo")
    return HttpResponse("written")


urlpatterns = [
    path("broken/", broken),
    path("quiet/", quiet),
    path("writing/", writing),
    *addresses,
]


@pytest.mark.urls(__name__)
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/admin/login/", 200),
        ("/admin/", 302),
        ("/no-such-page-4711/", 404),
        ("/fi/no-such-page-4711/", 404),
        ("/broken/", 500),
        ("/static/admin/css/base.css", 200),
    ],
)
def test_every_answer_has_the_headers_that_protect_readers(address: str, status: int) -> None:
    answer = Client(raise_request_exception=False).get(address)
    answer.close()

    assert answer.status_code == status
    assert set(answer.headers) >= EVERYWHERE


def test_a_foreign_host_name_is_refused_and_not_repeated(client: Client) -> None:
    answer = client.get("/admin/login/", headers={"host": "evil.example"})

    assert answer.status_code == 400
    assert b"evil.example" not in answer.content
    assert set(answer.headers) >= EVERYWHERE


@pytest.mark.django_db
def test_the_policy_lets_no_foreign_and_no_inline_script_run(client: Client) -> None:
    policy = client.get("/admin/login/").headers["Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))

    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == directives["style-src"] == "'self'"
    assert "object-src" not in directives


@pytest.mark.django_db
def test_static_files_are_for_our_own_pages_only(client: Client) -> None:
    answer = client.get("/static/admin/css/base.css")
    answer.close()

    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.urls(__name__)
def test_a_page_that_asks_nothing_about_its_reader_can_be_shared(client: Client) -> None:
    answer = client.get("/quiet/")

    assert "Cookie" not in answer.headers.get("Vary", "")
    assert not answer.cookies


@pytest.mark.urls(__name__)
def test_history_names_whoever_was_signed_in(admin_client: Client, admin_user: object) -> None:
    admin_client.post("/writing/")

    entry = LogEntry.objects.get_for_model(Source).get()
    assert entry.actor == admin_user
    assert entry.remote_addr is None
