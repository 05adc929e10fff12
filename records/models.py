"""Tables of the foundation; the rooms above build on the abstract classes beside this file."""

from records.content.models import LoadedRecord
from records.names import FormerSlug
from records.once import StoredForm
from records.sources import Citation, Source

__all__ = ["Citation", "FormerSlug", "LoadedRecord", "Source", "StoredForm"]
