"""What anybody can read who finds a stick or a PC: no person's name; and no received name leads anywhere."""

import tempfile
import unicodedata
from pathlib import Path

import msgspec
import pytest
from test_packages_between_offices import ONE, OTHER, _package
from village_offices import MARCH, record, workplace_of

from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.journal.receipts import Request, encode
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.sync.contents import PackageContents
from ctph_desktop.sync.keys import DeviceKeys
from ctph_desktop.sync.package import peek

PERSON, POST, PC, NOTE = "Người Thử Nghiệm", "Công chức thử nghiệm", "Máy thử nghiệm", "Ghi chú thử nghiệm"


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """The folder in which this test, and whatever it starts, puts temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def spellings(text):
    """The bytes a text could lie in a file as."""
    forms = {text, unicodedata.normalize("NFD", text), text.upper(), msgspec.json.encode(text).decode().strip('"')}
    return {form.encode(encoding) for form in forms for encoding in ("utf-8", "utf-16-le")}


def telling(folder, texts):
    """The files below a folder that hold one of the texts, or are called by one."""
    wanted = set().union(*map(spellings, texts))
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [
        path.name
        for path in files
        if any(sought in path.read_bytes() for sought in wanted) or any(text in str(path) for text in texts)
    ]


@pytest.fixture
def at_work(founded, temporary, data_folder):
    """A village that reported and was answered, with names nobody else has."""
    village = founded
    with village.office(ONE) as office:
        workplace = workplace_of(office)
        person = {"name": PERSON, "post": POST, "since": "2019-01-01"}
        book = workplace.books.of_unit(workplace.identity.unit)
        workplace.write([put_record(book, RecordKind.PERSON, workplace.identity.person, person)], reason=NOTE)
        record(office, VL01=4)
        office.submissions.seal(MARCH, note=NOTE)
    village.enrol(ONE, village.exported(ONE))
    village.imported(ONE, village.answered(ONE))
    return village


def test_no_file_of_a_commune_or_on_a_stick_tells_a_name(at_work, data_folder):
    assert telling(at_work.root, [PERSON, POST, NOTE]) == []
    if data_folder.exists() and any(path.is_file() for path in data_folder.rglob("*")):
        assert telling(data_folder, [PERSON, POST, NOTE]) == []


def test_the_watch_would_see_a_name(at_work, tmp_path):
    (tmp_path / "seen").mkdir()
    (tmp_path / "seen" / "a.bin").write_bytes(b"\0" + PERSON.encode("utf-16-le"))
    (tmp_path / "seen" / f"{POST}.txt").write_bytes(b"")
    assert len(telling(tmp_path / "seen", [PERSON, POST])) == 2


def test_the_clear_part_of_a_package_holds_ids_codes_and_dates_alone(at_work):
    data = at_work.exported(ONE).read_bytes()
    header = msgspec.json.decode(data[128 : peek(data).header_end])
    assert set(header) == {
        "unit", "unit_code", "kind", "created", "period", "roster", "reader", "recipients", "counts", "inflated",
    }  # fmt: skip
    assert data[:128].count(b"Th") == 0
    assert all(text.isascii() for text in map(str, header.values()))


def test_nothing_temporary_is_left_behind(at_work, temporary, tmp_path):
    with at_work.superior() as office:
        view = office.consolidation.view(MARCH)
        office.consolidation.write_workbook(view, tmp_path / "bieu.xlsx")
        office.consolidation.write_pdf(view, tmp_path / "bieu.pdf")
    assert list(temporary.rglob("*")) == []
    unfinished = (".part", ".tmp", "-journal", "-wal")
    assert [path.name for path in at_work.root.rglob("*") if path.name.endswith(unfinished)] == []


NAMES = [
    "../../../etc/x", "..\\..\\x", "/etc/x", "C:\\x", "\\\\pc\\x", "CON", "x\n/y", "~/x", "$HOME", "%2e%2e/x",
    "a" * 500,
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_no_received_name_becomes_a_path(enrolled, name):
    """A superior office names units and codes, a commune its PC: what is written about them stays in its folder."""
    before = {path for path in enrolled.root.parent.rglob("*") if path.is_file()}
    with enrolled.superior() as office:
        workplace = workplace_of(office)
        unit = enrolled.units[ONE]
        spoiled = msgspec.structs.replace(workplace.catalogue().units[unit], code=name, name=name, short_name=name)
        workplace.write([put_record(workplace.books.standing, RecordKind.UNIT, unit, spoiled)])
        stick = enrolled.stick()
        written = office.exchange.export_package(stick, unit=unit)
        assert Path(written.path).parent == stick
        assert Path(written.path).name.isascii()
        assert len(Path(written.path).name) < 200
    assert enrolled.imported(ONE, Path(written.path))[0].verdict is FileVerdict.NEW
    assert Path(enrolled.exported(ONE)).name.isascii()
    stranger = DeviceKeys.new()
    request = Request(unit, stranger.public.sign.hex(), stranger.public.age, name.replace("\n", " "))
    asking = PackageContents(requests=(SignedRecord.make(Purpose.REQUEST, encode(request), key=stranger.signing_key),))
    sent = _package(enrolled, ONE, contents=asking, keys=stranger)
    assert enrolled.imported("superior", sent)[0].verdict is FileVerdict.TRAY
    new = {path for path in enrolled.root.parent.rglob("*") if path.is_file()} - before
    assert all(enrolled.root in path.parents for path in new)
    assert all(path.name.isascii() for path in new if path.suffix == ".ctph")


def test_a_request_with_a_key_nobody_could_read_with_is_no_request(enrolled):
    stranger = DeviceKeys.new()
    for bad in ("age1" + "q" * 58, stranger.public.age.upper(), ""):
        request = Request(enrolled.units[OTHER], stranger.public.sign.hex(), bad, "PC")
        asking = PackageContents(
            requests=(SignedRecord.make(Purpose.REQUEST, encode(request), key=stranger.signing_key),)
        )
        sent = _package(enrolled, OTHER, contents=asking, keys=stranger)
        assert enrolled.imported("superior", sent)[0].verdict is FileVerdict.REFUSED
