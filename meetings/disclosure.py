"""What of an agenda item is disclosed: the one rule that every page, file, list and filter asks.

It looks at two values only, so that it answers for a loaded item and for a row of values alike.
docs/decisions/0107-what-is-not-public-is-nowhere.md tells the rule in words.
"""

from meetings.stages import WITH_AGENDA, WITH_SUMMARY

# Of every item: whoever reads an agenda is to know that something is withheld, and why.
ALWAYS = frozenset({"number", "section", "title", "is_public", "legal_ground"})
WITH_THE_AGENDA = frozenset(
    {"presenter", "background", "proposal", "agreement", "project", "continues"}
    | {"attachments", "certainty", "certainty_note", "citations"}
)
WITH_THE_SUMMARY = frozenset(
    {"discussion", "decision", "outcome", "power", "returns_on", "due_on", "votes", "disqualified"}
)


def disclosed(*, is_public: bool, stage: str, is_removed: bool = False) -> frozenset[str]:
    """What the public is told of an item of this publicity, of a meeting at ``stage``.

    Names of fields, and ``votes`` for the figures of attendance. Of an item that is not public
    these are its number, section, title and legal ground at every stage; of one that was removed
    from the agenda its number; of any item nothing before the agenda is public. Whether the
    meeting itself is public is asked elsewhere.
    """
    if stage not in WITH_AGENDA:
        return frozenset()
    if is_removed:
        return frozenset({"number"})
    if not is_public:
        return ALWAYS
    told = ALWAYS | WITH_THE_AGENDA
    return told | WITH_THE_SUMMARY if stage in WITH_SUMMARY else told


def is_withheld(name: str) -> bool:
    """Whether ``name`` is told of public items only; raises ``ValueError`` for an unknown one."""
    if name in WITH_THE_AGENDA | WITH_THE_SUMMARY:
        return True
    if name not in ALWAYS:
        raise ValueError(f"no rule says whether this is disclosed: {name}")
    return False
