"""A packed file is unpacked by what it holds, not by what it says, and within bounds."""

import io
import struct
import time
import tracemalloc
import zipfile

import pytest
from django.core.exceptions import ValidationError
from pytest_django import Settings

from meetings.uploads import refuse_unfit
from tests.meetings.papers import a_file, office_parts, packed

PARTS = office_parts("word/document.xml")
ZEROS = bytes(3_000_000)


def refused(content: bytes) -> ValidationError:
    """The refusal of ``content`` as a DOCX."""
    with pytest.raises(ValidationError) as refusal:
        refuse_unfit(a_file("liite.docx", content))
    return refusal.value


def with_sizes(content: bytes, name: bytes, size: int) -> bytes:
    """``content`` with another unpacked size of ``name`` in its header and its directory."""
    changed = bytearray(content)
    for signature, at, name_at in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        found = content.index(name, 0)
        while content[found - name_at : found - name_at + 4] != signature:
            found = content.index(name, found + 1)
        struct.pack_into("<I", changed, found - name_at + at, size)
    return bytes(changed)


@pytest.fixture(autouse=True)
def small_bounds(settings: Settings) -> None:
    """Little may be unpacked, so that tests are quick."""
    settings.ATTACHMENT_UNPACKED_MAX_BYTES = 2_000_000


def test_what_unpacks_beyond_the_limit_is_refused_with_both_figures() -> None:
    refusal = refused(packed(PARTS | {"word/big.xml": ZEROS}))

    assert refusal.code == "unpacks_too_much"
    assert "1,9" in refusal.messages[0]
    assert "3,6" in refusal.messages[0]


def test_many_parts_count_together() -> None:
    assert refused(packed(PARTS | {f"{n}.xml": bytes(500_000) for n in range(5)})).code == (
        "unpacks_too_much"
    )


def test_a_part_that_says_it_is_small_is_counted_by_what_it_holds() -> None:
    bomb = with_sizes(packed(PARTS | {"word/big.xml": ZEROS}), b"word/big.xml", 10)

    assert refused(bomb).code == "unpacks_too_much"


def test_a_part_that_says_another_size_than_it_has_is_refused() -> None:
    lie = with_sizes(packed(PARTS | {"word/big.xml": bytes(1000)}), b"word/big.xml", 10)

    assert refused(lie).code == "not_what_it_says"


def test_a_part_with_a_wrong_checksum_is_refused() -> None:
    content = packed(PARTS | {"word/a.xml": "aaaaaaaa"}, zipfile.ZIP_STORED)

    assert refused(content.replace(b"aaaaaaaa", b"aaaabaaa")).code == "not_what_it_says"


def test_what_is_nested_counts_too() -> None:
    nested = packed({"a": bytes(900_000), "b": bytes(900_000)})

    refuse_unfit(a_file("liite.docx", packed(PARTS | {"word/1.xlsx": nested})))
    twice = packed(PARTS | {"word/1.xlsx": nested, "word/2.xlsx": nested})
    assert refused(twice).code == "unpacks_too_much"


def test_a_file_packed_into_itself_again_and_again_is_refused() -> None:
    content = packed({"a": "a"})
    for _ in range(3):
        content = packed(PARTS | {"a.zip": content})

    refusal = refused(content)

    assert refusal.code == "packed_too_deep"
    assert "2" in refusal.messages[0]


def test_parts_that_lie_over_each_other_are_refused_with_their_count() -> None:
    content = io.BytesIO(packed(PARTS | {"a.xml": bytes(1000)}))
    with zipfile.ZipFile(content, "a") as archive:
        first = archive.getinfo("a.xml")
        archive.filelist += [first, first]
        archive.comment = b"x"

    refusal = refused(content.getvalue())

    assert refusal.code == "overlapping"
    assert "2" in refusal.messages[0]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused() -> None:
    content = io.BytesIO(packed(PARTS))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("[CONTENT_TYPES].xml", PARTS["[Content_Types].xml"])

    assert refused(content.getvalue()).code == "not_what_it_says"


def test_more_names_than_any_office_file_has_are_refused() -> None:
    assert refused(packed(PARTS | {f"{n}": b"" for n in range(10_001)})).code == "not_what_it_says"


def test_unpacking_takes_little_memory_and_time(settings: Settings) -> None:
    settings.ATTACHMENT_UNPACKED_MAX_BYTES = 400 * 1024 * 1024
    content = packed(PARTS | {f"{n}.xml": bytes(100 * 1024 * 1024) for n in range(5)})
    file = a_file("liite.docx", content)

    tracemalloc.start()
    began = time.process_time()
    with pytest.raises(ValidationError):
        refuse_unfit(file)
    took, most = time.process_time() - began, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert took < 10
    assert most < 20_000_000
