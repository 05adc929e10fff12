"""What every room with records does when Django starts."""

from django.apps import AppConfig


class Room(AppConfig):
    """A room whose records all keep their history."""

    def ready(self) -> None:
        """Keep the history of every record of this room."""
        from records import history

        history.track(self.get_models())
