"""What the environment says, with one sentence that tells the mend where it cannot be used."""

import secrets
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from exports.disk import held, write_whole

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}
DATABASE_FORMS = (
    "write postgres://user:password@host:5432/name or sqlite:///path/to/file, or leave it unset"
)


class SettingRefused(ImproperlyConfigured):
    """A setting that is missing or cannot be used; its text is one sentence with the mend."""


def required(env: environ.Env, name: str, meaning: str) -> str:
    """The value of ``name``; raises ``SettingRefused`` telling what to set when it is empty."""
    value = env(name, default="")
    if not value:
        raise SettingRefused(f"Set {name} in the environment: {meaning}.")
    return value


def secret_key(env: environ.Env, *, production: bool, file: Path) -> str:
    """The signing key: ``SECRET_KEY``, or on a local machine one made once and kept in ``file``."""
    if production:
        return required(env, "SECRET_KEY", "at least 50 random characters, kept secret")
    return env("SECRET_KEY", default="") or kept_secret(file)


def kept_secret(file: Path) -> str:
    """The secret in ``file``, made on first call and readable by its owner alone.

    Two processes starting at once keep the same secret. Raises ``SettingRefused`` when it cannot
    be read or kept.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not _text_of(file):
            with held(file.with_name(f"{file.name}.lock"), waiting=lambda: None):
                if not _text_of(file):
                    write_whole(file, secrets.token_urlsafe(50), mode=0o600)
        return _text_of(file)
    except OSError as problem:
        raise SettingRefused(
            f"The secret key cannot be kept in {file} ({problem.strerror}): free space or let the"
            " portal write there, name another folder in VAR_DIR, or set SECRET_KEY."
        ) from None


def _text_of(file: Path) -> str:
    return file.read_text().strip() if file.exists() else ""


def allowed_hosts(env: environ.Env, *, production: bool) -> list[str]:
    """Host names that are answered; without production only this machine's, unless listed."""
    local = ["localhost", "127.0.0.1", "[::1]"]
    if not production:
        return env.list("ALLOWED_HOSTS", default=local)
    names = required(env, "ALLOWED_HOSTS", "the public host names, separated by commas")
    return [name.strip() for name in names.split(",") if name.strip()]


def database(env: environ.Env, *, default: Path) -> dict[str, object]:
    """Django's connection settings from ``DATABASE_URL``; SQLite at ``default`` when it is unset.

    Raises ``SettingRefused`` when the address is no whole address of SQLite or PostgreSQL.
    """
    url = env("DATABASE_URL", default="") or f"sqlite:///{default}"
    scheme = url.partition(":")[0]
    if scheme not in ("sqlite", "postgres", "postgresql"):
        raise SettingRefused(f"DATABASE_URL starts with {scheme!r}: {DATABASE_FORMS}.")
    try:
        settings = env.db_url_config(url)
    except ValueError as problem:
        raise SettingRefused(f"DATABASE_URL is not clear ({problem}): {DATABASE_FORMS}.") from None
    if not settings["NAME"]:
        raise SettingRefused(f"DATABASE_URL names no database: {DATABASE_FORMS}.")
    if scheme == "sqlite":
        _make_room_for(Path(settings["NAME"]))
        return {**settings, "OPTIONS": SQLITE_OPTIONS}
    return {**settings, "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}


def _make_room_for(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise SettingRefused(
            f"The folder {file.parent} of the database cannot be made ({problem.strerror}):"
            " name another one in DATABASE_URL, or let the portal write there."
        ) from None
