"""The administrator of a portal that runs on one's own machine."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth import get_user_model

NAME = "admin"


@dataclass(frozen=True)
class SignIn:
    """How to sign in; ``password`` is None when its holder has changed it."""

    name: str
    password: str | None


def local_admin(note: Path) -> SignIn:
    """The user ``admin`` with a generated password that ``note`` keeps for its owner alone.

    Made on the first call. Later calls change nothing and give the same password for as
    long as it opens the door.
    """
    users = get_user_model()._default_manager
    user = users.filter(username=NAME).first()
    if user is None:
        password = secrets.token_urlsafe(12)
        users.create_superuser(NAME, password=password)
        note.unlink(missing_ok=True)
        note.touch(mode=0o600)
        note.write_text(password)
        return SignIn(NAME, password)
    password = note.read_text() if note.exists() else None
    return SignIn(NAME, password if password and user.check_password(password) else None)
