"""Addresses of bodies."""

from django.urls import path

from bodies import views

app_name = "bodies"

urlpatterns = [
    path("", views.BodyList.as_view(), name="list"),
    path("<slug:slug>/", views.BodyPage.as_view(), name="detail"),
]
