"""What content files may say about agreements."""

from agreements.models import Agreement, Handling, Lineage, Objective, Party, Stage
from records.content.kinds import Kind, Part, register

register(
    Kind(
        "agreements",
        Agreement,
        parts=(
            Part("parties", Party, "agreement"),
            Part("objectives", Objective, "agreement"),
            Part("stages", Stage, "agreement"),
            Part("handlings", Handling, "agreement"),
            Part("earlier_links", Lineage, "later"),
        ),
    ),
)
