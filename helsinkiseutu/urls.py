"""Every address of the portal; the words in them are promised in docs/addresses.md."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from portal import old_portal, views
from portal.sitemap import SITEMAPS
from records.typed import refusals

admin.site.site_header = _("Helsinkiseutu: the editors’ desk")
admin.site.site_title = "Helsinkiseutu"
admin.site.index_title = _("What would you like to write or mend?")

urlpatterns = [
    path("", views.choose_language),
    path("admin/", admin.site.urls),
    path("favicon.ico", views.favicon),
    path("healthz", views.healthz),
    path("readiness", views.readiness),
    path("robots.txt", views.robots),
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
    path(".well-known/security.txt", views.security_text),
    re_path(r"^hs/(?P<language>fi|sv|en)/?$", old_portal.old_front),
    re_path(r"^hs/(?P<language>fi|sv|en)/(?P<path>.+)$", old_portal.old_address),
    re_path(r"^hki/HS/(?P<path>.*)$", old_portal.older_plan_pages),
    *i18n_patterns(
        path("", include("portal.urls")),
        path(_("agreements/"), include("agreements.urls")),
        path(_("bodies/"), include("bodies.urls")),
        path("", include("meetings.urls")),
        path(_("projects/"), include("projects.urls")),
    ),
]

handler400 = refusals.too_much
handler403 = refusals.forbidden
handler404 = views.not_found
handler500 = views.server_error
