"""What every room with records does when Django starts."""

from django.apps import AppConfig


class Room(AppConfig):
    """A room whose records all keep their history."""

    def ready(self) -> None:
        """Keep the history of every record of this app, and its texts alike."""
        from records import history, translation

        history.track(self.get_models())
        for model in self.get_models():
            translation.store_alike(model)
