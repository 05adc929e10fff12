"""Many files as one."""

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from exports.kept_packs import write_pack
from exports.packs import CHECKSUMS, Contents, Member, zip_chunks


def a_member(name: str = "a.txt", made: bytes = b"a", version: str = "1") -> Member:
    """A member of a few bytes."""
    return Member(name, lambda: made, f"Otsikko {name}", version)


def packed(*members: Member) -> bytes:
    """The pack of ``members``."""
    return b"".join(zip_chunks(members, Contents("sisalto.csv", ("Tiedosto", "Otsikko", "Tavua"))))


def test_contents_and_checksums_come_last() -> None:
    with zipfile.ZipFile(io.BytesIO(packed(a_member("k/a.txt"), a_member("b.txt")))) as pack:
        assert pack.testzip() is None
        assert pack.namelist() == ["k/a.txt", "b.txt", "sisalto.csv", CHECKSUMS]
        contents = pack.read("sisalto.csv").decode("utf-8-sig")
        sums = pack.read(CHECKSUMS).decode().splitlines()
        listed = [f"{hashlib.sha256(pack.read(n)).hexdigest()}  {n}" for n in pack.namelist()[:3]]

    assert contents == (
        "Tiedosto;Otsikko;Tavua\r\nk/a.txt;Otsikko k/a.txt;1\r\nb.txt;Otsikko b.txt;1\r\n"
    )
    assert sums == listed


def test_equal_members_are_equal_bytes() -> None:
    assert packed(a_member()) == packed(a_member())


def test_a_member_is_made_when_its_turn_comes_and_in_pieces() -> None:
    made: list[int] = []

    def pieces() -> Iterator[bytes]:
        for number in range(3):
            made.append(number)
            yield bytes(1000)

    chunks = zip_chunks([a_member(), Member("b", pieces), Member("c", pieces)], Contents())

    assert next(chunks)
    assert made == []
    assert all(chunks)
    assert made == [0, 1, 2, 0, 1, 2]


@pytest.mark.parametrize(
    "name", ["", "/a", "../a", "a/../b", "a//b", "a\\b", "a\nb", "c:a", ".", "sisalto.CSV"]
)
def test_a_name_never_leads_out_of_the_folder(name: str) -> None:
    with pytest.raises(ValueError, match="pack"):
        packed(a_member(name))


def test_two_names_differ_in_more_than_case() -> None:
    with pytest.raises(ValueError, match="twice"):
        packed(a_member("a.txt"), a_member("A.txt"))


class Interrupted(Exception):
    """Stands for whatever stops the work."""


def stops() -> bytes:
    """A member that never comes to be."""
    raise Interrupted


def test_a_broken_member_leaves_no_file_that_looks_whole() -> None:
    held: list[bytes] = []
    with pytest.raises(Interrupted):
        held.extend(zip_chunks([a_member(), Member("b", stops)], Contents()))

    assert held
    assert not zipfile.is_zipfile(io.BytesIO(b"".join(held)))


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., list[tuple[str, bool]]]:
    """Writes a pack and returns what it told: each member, and whether it was kept."""

    def written(*members: Member) -> list[tuple[str, bool]]:
        told: list[tuple[str, bool]] = []
        write_pack(
            tmp_path / "out" / "pack.zip",
            members,
            Contents(),
            lambda member, was_kept: told.append((member.name, was_kept)),
        )
        return told

    return written


def test_run_again_it_goes_on(write: Callable, tmp_path: Path) -> None:
    first, second, third = (a_member(name, name.encode()) for name in ("a", "b", "c"))
    with pytest.raises(Interrupted):
        write(first, second, Member("c", stops, version="1"))
    assert not (tmp_path / "out" / "pack.zip").exists()

    again = write(Member("a", stops, "Otsikko a", "1"), a_member("b", b"new", "2"), third)

    assert again == [("a", True), ("b", False), ("c", False)]
    whole = b"".join(zip_chunks([first, a_member("b", b"new"), third], Contents()))
    assert (tmp_path / "out" / "pack.zip").read_bytes() == whole
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["pack.zip"]


@pytest.mark.parametrize("hurt", [b"", b"b"])
def test_a_kept_file_that_was_hurt_is_made_again(
    write: Callable, tmp_path: Path, hurt: bytes
) -> None:
    with pytest.raises(Interrupted):
        write(a_member(), Member("b", stops))
    folder = tmp_path / "out" / "pack.zip.partial"
    (folder / hashlib.sha256(b"a.txt").hexdigest()).write_bytes(hurt)

    assert write(a_member()) == [("a.txt", False)]


def test_a_journal_cut_in_its_last_line_is_read_to_there(write: Callable, tmp_path: Path) -> None:
    with pytest.raises(Interrupted):
        write(a_member(), a_member("b"), Member("c", stops))
    journal = tmp_path / "out" / "pack.zip.partial" / "journal"
    journal.write_text(journal.read_text()[:-20])

    assert write(a_member(), a_member("b")) == [("a.txt", True), ("b", False)]


def test_a_newer_pack_takes_the_place_of_the_old(write: Callable, tmp_path: Path) -> None:
    write(a_member())
    write(a_member("b"))

    with zipfile.ZipFile(tmp_path / "out" / "pack.zip") as pack:
        assert pack.namelist()[0] == "b"
