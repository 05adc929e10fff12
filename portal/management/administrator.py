"""The administrator of a portal that runs on one's own machine."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth import get_user_model
from django.db import transaction

from exports.disk import held, write_whole

NAME = "admin"


@dataclass(frozen=True)
class SignIn:
    """How to sign in; ``password`` is None when its holder has changed it."""

    name: str
    password: str | None


def local_admin(note: Path) -> SignIn:
    """The user ``admin`` with a generated password that ``note`` keeps for its owner alone.

    Made on the first call. Later calls change nothing and give the same password for as
    long as it opens the door. There is no user without the note, whatever fails.
    """
    with held(note.with_name(f"{note.name}.lock"), waiting=lambda: None):
        return _found_or_made(note)


def _found_or_made(note: Path) -> SignIn:
    users = get_user_model()._default_manager
    user = users.filter(username=NAME).first()
    if user is None:
        password = secrets.token_urlsafe(12)
        with transaction.atomic():
            users.create_superuser(NAME, password=password)
            write_whole(note, password, mode=0o600)
        return SignIn(NAME, password)
    password = note.read_text() if note.exists() else None
    return SignIn(NAME, password if password and user.check_password(password) else None)
