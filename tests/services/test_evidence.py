"""Evidence: a scan or picture beside a report goes along until it is signed for, and nothing else gets in that way."""

import os
import shutil
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from PIL import Image
from test_devices_and_keepers import second_pc, verified
from village_offices import APRIL, MARCH, Village, files_held, record, workplace_of

from ctph_desktop.channels.drives import read_file
from ctph_desktop.domain import evidence as limits
from ctph_desktop.domain.errors import (
    DiskFullError,
    DriveFailedError,
    EvidenceNotHereError,
    EvidenceNotSavedError,
    EvidenceReason,
    EvidenceRefusedError,
    FileNotReadableError,
    InvalidCellError,
    NotTheKeeperError,
    PackageError,
    PackageReason,
    UnknownEvidenceError,
)
from ctph_desktop.domain.evidence import Attachment, Evidence, EvidenceKind
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.journal.canonical import MOST_LINE_BYTES
from ctph_desktop.domain.journal.receipts import read_receipt
from ctph_desktop.domain.journal.signed import Purpose
from ctph_desktop.domain.origins import Origin
from ctph_desktop.office import Office
from ctph_desktop.office.restoring import backups_of, restore, restore_into_new
from ctph_desktop.services.evidence import enclosures, evidence
from ctph_desktop.services.exchanging import sent_copies
from ctph_desktop.services.ground import attachment_files
from ctph_desktop.services.ground.attachment_files import ATTACHMENT_FOLDER, AttachmentFiles
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.services.ground.leftovers import VIEWING_FOLDER, viewing_folder
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.reading import known_evidence
from ctph_desktop.sync.package import OpenedPackage, authenticate, open_authentic

ONE, OTHER = "commune 0", "commune 1"
MIB = 1024 * 1024


def scan(village: Village, name: str = "Báo cáo đã ký.pdf", *, size: int = 5_000) -> Path:
    """Return a file that begins as a PDF does, unlike any other."""
    path = village.root / name
    path.write_bytes(b"%PDF-1.7\n" + os.urandom(size - 9))
    return path


def photo(path: Path, *, width: int = 2400, height: int = 1200, **saving) -> Path:
    Image.effect_noise((width, height), 80).convert("RGB").save(path, **saving)
    return path


def add(village: Village, path: Path, month=MARCH, name: str = ONE, **more) -> Changes:
    with village.office(name) as office:
        return office.evidence.add(month, path, **more)


def listed(village: Village, name: str = ONE, month=MARCH):
    with village.office(name) as office:
        return office.evidence.of_month(month, unit=village.units.get(ONE)).rows


def content(village: Village, name: str) -> bytes:
    """Return the bytes of the one piece of evidence an office knows of."""
    with village.office(name) as office:
        (row,) = office.evidence.of_month(MARCH, unit=village.units[ONE]).rows
        return office.evidence.file(row.uuid).content


def opened(office: Office, package: Path) -> OpenedPackage:
    keys, data = workplace_of(office).keys, read_file(package)
    envelope, header = authenticate(data, keys=keys)
    return open_authentic(data, envelope, header=header, keys=keys, is_known_sender=lambda _: True)


def carried(village: Village, package: Path, *, by: str = "superior") -> list[int]:
    """Return the sizes of the attachments in a package, as its reader finds them."""
    with village.office(by) as office:
        return [len(each.content) for each in opened(office, package).contents.attachments]


# there and back


def test_a_scan_arrives_with_the_report_and_is_signed_for(enrolled):
    path = scan(enrolled)
    assert add(enrolled, path) == Changes.EVIDENCE
    (own,) = listed(enrolled)
    assert (own.title, own.kind, own.size) == ("Báo cáo đã ký", EvidenceKind.PDF, 5_000)
    assert own.is_here
    assert not own.is_received
    assert own.added_by.startswith("Cán bộ commune 0")
    (row,) = enrolled.imported("superior", enrolled.report(ONE, VL01=3))
    assert "Đã nhận 1 tệp minh chứng" in row.message
    assert content(enrolled, "superior") == path.read_bytes()
    enrolled.imported(ONE, enrolled.answered(ONE))
    assert listed(enrolled)[0].is_received
    verified(enrolled, "superior", ONE)


def test_what_was_signed_for_does_not_go_along_again_and_what_is_new_does(enrolled):
    add(enrolled, scan(enrolled))
    first = enrolled.report(ONE, VL01=3)
    assert carried(enrolled, first) == [5_000]
    assert carried(enrolled, enrolled.exported(ONE)) == [5_000], "nobody has signed for it so far"
    enrolled.imported("superior", first)
    enrolled.imported(ONE, enrolled.answered(ONE))
    assert carried(enrolled, enrolled.exported(ONE)) == []
    add(enrolled, scan(enrolled, "khác.pdf", size=700), APRIL)
    assert carried(enrolled, enrolled.exported(ONE)) == [700]


def test_nothing_goes_back_to_whom_it_came_from(enrolled):
    add(enrolled, scan(enrolled))
    enrolled.imported("superior", enrolled.exported(ONE))
    assert carried(enrolled, enrolled.answered(ONE), by=ONE) == []


def test_the_preview_names_files_that_come_and_a_second_import_brings_nothing(enrolled):
    add(enrolled, scan(enrolled))
    package = enrolled.exported(ONE)
    with enrolled.superior() as office:
        (row,) = office.exchange.preview([package]).rows
        assert "Kèm 1 tệp minh chứng mới." in row.told
        assert office.exchange.import_packages([package])[0].verdict is FileVerdict.NEW
        assert office.exchange.import_packages([package])[0].verdict is FileVerdict.KNOWN
    again = enrolled.exported(ONE)
    with enrolled.superior() as office:
        (row,) = office.exchange.preview([again]).rows
        assert "minh chứng" not in row.told


def test_files_beyond_one_package_go_in_further_ones_in_any_order(enrolled):
    sizes = [7 * MIB, 8 * MIB, 9 * MIB, 9 * MIB]
    paths = [scan(enrolled, f"{number}.pdf", size=size) for number, size in enumerate(sizes)]
    for path in paths:
        add(enrolled, path)
    with enrolled.office(ONE) as office:
        record(office, VL01=3)
        office.submissions.seal(MARCH)
        exported = office.exchange.export_package(enrolled.stick())
    files = [Path(file.path) for file in exported.all_files]
    assert [carried(enrolled, file) for file in files] == [sizes[:2], sizes[2:]]
    assert all(file.stat().st_size < 20 * MIB for file in files)
    assert [file.attachments for file in exported.all_files] == [2, 2]
    last, first = enrolled.imported("superior", *reversed(files))
    assert "báo cáo đã chốt" in last.message
    assert first.verdict is FileVerdict.NEW
    with enrolled.superior() as office:
        rows = office.evidence.of_month(MARCH, unit=enrolled.units[ONE]).rows
        assert [office.evidence.file(row.uuid).content for row in rows] == [path.read_bytes() for path in paths]
        assert [row.title for row in rows] == ["0", "1", "2", "3"]


def test_a_pc_that_is_not_enrolled_sends_no_files_in_the_package_that_waits(founded):
    add(founded, scan(founded))
    package = founded.exported(ONE)
    assert carried(founded, package) == []
    founded.enrol(ONE, package)
    founded.imported(ONE, founded.answered(ONE))
    assert carried(founded, founded.exported(ONE)) == [5_000]


def test_a_replacement_pc_gets_the_files_back_from_the_superior_office(enrolled):
    path = scan(enrolled)
    add(enrolled, path)
    enrolled.imported("superior", enrolled.exported(ONE))
    enrolled.imported(ONE, enrolled.answered(ONE))
    enrolled.imported("superior", enrolled.exported(ONE))
    second_pc(enrolled, "new", replaces="PC commune 0")
    assert content(enrolled, "new") == path.read_bytes()


def test_a_second_pc_of_the_office_gets_the_files_even_when_they_were_signed_for(enrolled):
    second_pc(enrolled)
    path = scan(enrolled)
    add(enrolled, path)
    enrolled.imported("superior", enrolled.exported(ONE))
    enrolled.imported(ONE, enrolled.answered(ONE))
    package = enrolled.exported(ONE)
    assert carried(enrolled, package) == [5_000]
    enrolled.imported("second", package)
    assert content(enrolled, "second") == path.read_bytes()
    enrolled.imported(ONE, enrolled.exported("second"))
    assert carried(enrolled, enrolled.exported(ONE)) == []


def test_the_superior_office_adds_the_paper_it_typed_from_and_the_commune_gets_it(enrolled):
    path = scan(enrolled)
    with enrolled.superior() as office:
        office.keeping.keep_for(enrolled.units[ONE])
        desk = office.keeping.desk(enrolled.units[ONE])
        desk.choose_origin(Origin.PAPER)
        desk.evidence.add(MARCH, path)
        (row,) = desk.evidence.of_month(MARCH).rows
        assert row.added_by.startswith("Cán bộ huyện")
    enrolled.imported(ONE, enrolled.answered(ONE))
    assert content(enrolled, ONE) == path.read_bytes()
    with enrolled.office(ONE) as office, pytest.raises(NotTheKeeperError):
        office.evidence.add(MARCH, path)


def test_a_title_is_changed_and_evidence_taken_away_at_both_ends(enrolled):
    add(enrolled, scan(enrolled), title="  Biên bản\u00a0họp  ")
    with enrolled.office(ONE) as office:
        (row,) = office.evidence.of_month(MARCH).rows
        assert row.title == "Biên bản họp"
        assert office.evidence.rename(row.uuid, " Biên bản  họp thôn ") == Changes.EVIDENCE
        assert office.evidence.rename(row.uuid, "Biên bản họp thôn") == Changes.NONE
        assert office.evidence.rename(row.uuid, "  ") == Changes.NONE
    enrolled.imported("superior", enrolled.exported(ONE))
    assert [each.title for each in listed(enrolled, "superior")] == ["Biên bản họp thôn"]
    with enrolled.office(ONE) as office:
        assert office.evidence.remove(row.uuid) == Changes.EVIDENCE
        with pytest.raises(UnknownEvidenceError):
            office.evidence.remove(row.uuid)
        with pytest.raises(UnknownEvidenceError):
            office.evidence.file(row.uuid)
    enrolled.imported("superior", enrolled.exported(ONE))
    assert listed(enrolled, "superior") == ()


def test_a_superior_office_reads_and_changes_nothing(enrolled):
    add(enrolled, scan(enrolled))
    enrolled.imported("superior", enrolled.exported(ONE))
    with enrolled.superior() as office:
        shown = office.evidence.of_month(MARCH, unit=enrolled.units[ONE])
        assert not shown.can_edit
        with pytest.raises(NotTheKeeperError):
            office.evidence.remove(shown.rows[0].uuid)


def test_the_same_file_is_added_once(enrolled):
    path = scan(enrolled)
    assert add(enrolled, path) == Changes.EVIDENCE
    assert add(enrolled, path, title="Tên khác") == Changes.NONE
    assert add(enrolled, path, APRIL) == Changes.EVIDENCE
    assert len(listed(enrolled)) == 1
    with enrolled.office(ONE) as office:
        assert len(files_held(office)) == 1


# what is kept of a file


@pytest.mark.parametrize(("name", "options"), [("ảnh.jpg", {"quality": 90}), ("ảnh.png", {})])
def test_a_picture_is_reduced_and_keeps_its_format(enrolled, name, options):
    path = photo(enrolled.root / name, **options)
    add(enrolled, path)
    kept = content(enrolled, ONE)
    with Image.open(BytesIO(kept)) as picture:
        assert picture.size == (1600, 800)
        assert picture.format == ("PNG" if name.endswith("png") else "JPEG")
    assert len(kept) < path.stat().st_size


def test_a_photo_stands_upright_and_forgets_where_it_was_taken(enrolled):
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: turn right
    exif[0x010F] = "Hãng máy ảnh"
    exif.get_ifd(0x8825)[1] = "N"
    path = photo(enrolled.root / "ảnh.jpg", width=400, height=200, exif=exif)
    assert b"Exif" in path.read_bytes()
    add(enrolled, path)
    kept = content(enrolled, ONE)
    assert b"Exif" not in kept
    with Image.open(BytesIO(kept)) as picture:
        assert picture.size == (200, 400)
        assert not picture.getexif()


@pytest.mark.parametrize("mode", ["P", "RGBA", "L", "1", "LA", "CMYK"])
def test_pictures_of_every_kind_of_colour_are_taken(enrolled, mode):
    picture = Image.new("RGB", (30, 20), "red").convert(mode)
    path = enrolled.root / ("ảnh.jpg" if mode == "CMYK" else "ảnh.png")
    picture.save(path)
    assert add(enrolled, path) == Changes.EVIDENCE


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("ghi chú.txt", b"xin chao", EvidenceReason.UNKNOWN_KIND),
        ("báo cáo.docx", b"PK\x03\x04" + bytes(26) + b"word/document.xml", EvidenceReason.OFFICE_DOCUMENT),
        ("số liệu.xlsx", b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml", EvidenceReason.OFFICE_DOCUMENT),
        ("cũ.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", EvidenceReason.OFFICE_DOCUMENT),
        ("giả làm ảnh.jpg", b"MZ\x90\x00", EvidenceReason.UNKNOWN_KIND),
        ("trống.pdf", b"", EvidenceReason.EMPTY),
        ("hỏng.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 400, EvidenceReason.UNREADABLE_PICTURE),
        ("hỏng.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 400, EvidenceReason.UNREADABLE_PICTURE),
        ("nặng.pdf", b"%PDF-" + b"\0" * (10 * MIB), EvidenceReason.TOO_LARGE),
        ("rất nặng.pdf", b"%PDF-" + b"\0" * (80 * MIB), EvidenceReason.TOO_LARGE),
    ],
)
def test_what_cannot_be_evidence_is_refused_and_nothing_is_kept(enrolled, name, data, reason):
    path = enrolled.root / name
    path.write_bytes(data)
    with pytest.raises(EvidenceRefusedError) as refused:
        add(enrolled, path)
    assert (refused.value.reason, refused.value.file_name) == (reason, name)
    assert listed(enrolled) == ()
    with enrolled.office(ONE) as office:
        assert files_held(office) == []


def test_a_picture_beyond_all_measure_is_refused_without_being_unpacked(enrolled):
    path = enrolled.root / "bom.png"
    Image.new("1", (20_000, 20_000)).save(path)
    with pytest.raises(EvidenceRefusedError) as refused:
        add(enrolled, path)
    assert refused.value.reason is EvidenceReason.TOO_LARGE


def test_a_month_and_a_year_take_so_much_and_no_more(enrolled, monkeypatch):
    monkeypatch.setattr(evidence, "MOST_OF_A_MONTH", 2)
    monkeypatch.setattr(evidence, "MOST_OF_A_UNIT_BYTES", 20_000)
    for number in range(2):
        add(enrolled, scan(enrolled, f"{number}.pdf"))
    with pytest.raises(EvidenceRefusedError) as refused:
        add(enrolled, scan(enrolled, "2.pdf"))
    assert refused.value.reason is EvidenceReason.TOO_MANY
    with pytest.raises(EvidenceRefusedError):
        add(enrolled, scan(enrolled, "3.pdf", size=10_001), APRIL)
    add(enrolled, scan(enrolled, "4.pdf", size=10_000), APRIL)


def test_a_file_gets_a_name_of_the_programs_own(enrolled):
    add(enrolled, scan(enrolled), title="../../etc/passwd.exe")
    enrolled.imported("superior", enrolled.exported(ONE))
    with enrolled.superior() as office:
        (row,) = office.evidence.of_month(MARCH, unit=enrolled.units[ONE]).rows
        name = office.evidence.file(row.uuid).file_name
    assert name.endswith(".pdf")
    assert Path(name).name == name
    assert name.isascii()
    assert "passwd" not in name


# what others may send


def smuggled(village: Village, monkeypatch, *attachments: Attachment) -> Path:
    """Return a genuine package of a commune with other attachments in it."""
    with village.office(ONE) as office, monkeypatch.context() as patch:
        patch.setattr(enclosures.Enclosures, "read", lambda _self, _chosen: attachments)
        return Path(office.exchange.export_package(village.stick()).path)


def test_what_no_evidence_names_is_not_kept_and_the_package_is_looked_at_again(enrolled, monkeypatch):
    add(enrolled, scan(enrolled))
    path = smuggled(enrolled, monkeypatch, Attachment.of(b"%PDF-smuggled"))
    enrolled.imported("superior", path)
    with enrolled.superior() as office:
        place = workplace_of(office)
        assert files_held(office) == []
        assert not place.packages.holds(read_file(path)[-40:-8])
        (row,) = office.evidence.of_month(MARCH, unit=enrolled.units[ONE]).rows
        assert not row.is_here
        with pytest.raises(EvidenceNotHereError):
            office.evidence.file(row.uuid)


def test_bytes_that_are_not_those_of_their_name_spoil_the_package(enrolled, monkeypatch):
    add(enrolled, real := scan(enrolled))
    each = sha256(real.read_bytes()).hexdigest()
    path = smuggled(enrolled, monkeypatch, Attachment(each, b"%PDF-other"))
    with enrolled.superior() as office, pytest.raises(PackageError) as refused:
        opened(office, path)
    assert refused.value.reason is PackageReason.BAD_RECORD


def test_evidence_that_is_no_picture_and_no_pdf_is_not_kept(enrolled, monkeypatch):
    program = Attachment.of(b"MZ\x90\x00 a program")
    path = enrolled.root / "giả.pdf"
    path.write_bytes(program.content)
    monkeypatch.setattr(evidence, "recognise", lambda _: EvidenceKind.PDF)
    add(enrolled, path)
    monkeypatch.undo()
    enrolled.imported("superior", enrolled.exported(ONE))
    with enrolled.superior() as office:
        (row,) = office.evidence.of_month(MARCH, unit=enrolled.units[ONE]).rows
        assert not row.is_here


def test_one_unit_cannot_fill_the_superior_offices_disk(enrolled, monkeypatch):
    for number in range(3):
        add(enrolled, scan(enrolled, f"{number}.pdf"))
    add(enrolled, scan(enrolled), name=OTHER)
    monkeypatch.setattr(enclosures, "MOST_OF_A_UNIT_BYTES", 10_000)
    enrolled.imported("superior", enrolled.exported(ONE), enrolled.exported(OTHER))
    with enrolled.superior() as office:
        rows = office.evidence.of_month(MARCH, unit=enrolled.units[ONE]).rows
        assert [row.is_here for row in rows] == [True, True, False]
        (other,) = office.evidence.of_month(MARCH, unit=enrolled.units[OTHER]).rows
        assert other.is_here


@pytest.mark.parametrize(
    "change",
    [
        {"unit": "0" * 32}, {"period": "2018-03"}, {"period": "tháng ba"}, {"attachment": "../../etc/passwd"},
        {"attachment": "A" * 64}, {"kind": "exe"}, {"size": "lớn"}, {"title": None},
    ],
)  # fmt: skip
def test_evidence_that_says_nonsense_is_no_evidence(enrolled, change):
    add(enrolled, scan(enrolled))
    with enrolled.office(ONE) as office:
        place = workplace_of(office)
        (row,) = place.queries.records(RecordKind.EVIDENCE)
        value = msgspec.json.decode(row.value) | change
        with suppress(InvalidCellError):  # what another program would have written all the same
            place.write([put_record(row.book, RecordKind.EVIDENCE, "f" * 32, value)])
    enrolled.imported("superior", enrolled.exported(ONE))
    for name in (ONE, "superior"):
        assert len(listed(enrolled, name)) == 1


# safe


def test_a_restored_backup_keeps_the_files_of_both(enrolled):
    add(enrolled, scan(enrolled, "trước.pdf"))
    with enrolled.office(ONE) as office:
        office.safekeeping.backups.make()
    add(enrolled, scan(enrolled, "sau.pdf"))
    restore(enrolled.root / ONE, backups_of(enrolled.root / ONE)[0].path, clock=enrolled.clock)
    assert [(row.title, row.is_here) for row in listed(enrolled)] == [("trước", True), ("sau", True)]
    verified(enrolled, ONE)


def test_a_file_damaged_on_disk_is_told_by_verify_not_opened_and_sent_again(enrolled):
    path = scan(enrolled)
    add(enrolled, path)
    enrolled.imported("superior", enrolled.exported(ONE))
    with enrolled.office(ONE) as office:
        assert any("1 tệp đúng mã băm" in line for line in office.inspection.verify().checked)
        (file,) = (enrolled.root / ONE / ATTACHMENT_FOLDER).rglob("*.bin")
        data = bytearray(file.read_bytes())
        data[200] ^= 1
        file.write_bytes(data)
        assert any("1 tệp minh chứng bị hỏng" in line for line in office.inspection.verify().problems)
        (row,) = office.evidence.of_month(MARCH).rows
        with pytest.raises(EvidenceNotHereError):
            office.evidence.file(row.uuid)
        assert not office.evidence.of_month(MARCH).rows[0].is_here
    enrolled.imported("superior", enrolled.exported(ONE))
    enrolled.imported(ONE, enrolled.answered(ONE))
    assert content(enrolled, ONE) == path.read_bytes()


def test_an_answer_names_the_files_by_the_beginning_of_their_hash(enrolled):
    add(enrolled, real := scan(enrolled))
    each = sha256(real.read_bytes()).hexdigest()
    enrolled.imported("superior", enrolled.exported(ONE))
    enrolled.imported(ONE, enrolled.answered(ONE))
    with enrolled.office(ONE) as office:
        receipts = map(read_receipt, workplace_of(office).journal.records(Purpose.RECEIPT))
        assert any(receipt.attachments == (each[:32],) for receipt in receipts)


def test_the_limits_leave_room_for_the_rest_of_a_package():
    assert limits.MOST_ATTACHMENT_BYTES <= enclosures._MOST_OF_A_PACKAGE < 20 * MIB
    assert (MOST_LINE_BYTES - 64 * 1024) // 36 > enclosures._MOST_NAMED


def test_copies_of_old_packages_go_when_there_are_too_many_large_ones(enrolled, monkeypatch):
    monkeypatch.setattr(sent_copies, "_ALWAYS", 2)
    monkeypatch.setattr(sent_copies, "_MOST_BYTES", 1_000)
    with enrolled.office(ONE) as office:
        other = sent_copies.sent_folder(enrolled.root / ONE) / "của người khác.txt"
        other.write_text("không đụng tới", encoding="utf-8")
        made = [Path(office.exchange.export_package(enrolled.stick()).kept_copy) for _ in range(5)]
    assert [path.exists() for path in made] == [False, False, False, True, True]
    assert other.exists()


# what is lost, and who must not get at it


def test_what_the_superior_office_lost_is_sent_again(enrolled):
    """The superior office goes on without the file it has signed for: a disk failed, an older backup was put back."""
    path = scan(enrolled)
    add(enrolled, path)
    enrolled.imported("superior", enrolled.exported(ONE))
    enrolled.imported(ONE, enrolled.answered(ONE))
    assert listed(enrolled)[0].is_received
    shutil.rmtree(enrolled.root / "superior" / ATTACHMENT_FOLDER)
    enrolled.imported(ONE, enrolled.answered(ONE))
    assert not listed(enrolled)[0].is_received
    again = enrolled.exported(ONE)
    assert carried(enrolled, again) == [5_000]
    enrolled.imported("superior", again)
    assert content(enrolled, "superior") == path.read_bytes()
    enrolled.imported(ONE, enrolled.answered(ONE))
    assert listed(enrolled)[0].is_received


def test_a_backup_put_back_on_another_pc_gets_the_files_from_the_other_office(enrolled, tmp_path):
    path = scan(enrolled)
    add(enrolled, path)
    enrolled.imported("superior", enrolled.exported(ONE))
    enrolled.imported(ONE, enrolled.answered(ONE))
    shutil.rmtree(enrolled.root / ONE / ATTACHMENT_FOLDER)
    assert not listed(enrolled)[0].is_here
    enrolled.imported("superior", enrolled.exported(ONE))
    enrolled.imported(ONE, enrolled.answered(ONE))
    assert content(enrolled, ONE) == path.read_bytes()


def test_a_receipt_of_a_clock_far_ahead_is_not_believed_against_one_that_lacks_the_file(enrolled):
    add(enrolled, scan(enrolled))
    enrolled.imported("superior", enrolled.exported(ONE))
    now, enrolled.clock.at = enrolled.clock.at, enrolled.clock.at.replace(year=2099)
    ahead = enrolled.answered(ONE)
    enrolled.clock.at = now
    enrolled.imported(ONE, ahead)
    assert listed(enrolled)[0].is_received
    shutil.rmtree(enrolled.root / "superior" / ATTACHMENT_FOLDER)
    enrolled.imported(ONE, enrolled.answered(ONE))
    assert carried(enrolled, enrolled.exported(ONE)) == [5_000]


def test_what_evidence_names_no_more_makes_room_for_what_is_new(enrolled, monkeypatch):
    monkeypatch.setattr(enclosures, "MOST_OF_A_UNIT_BYTES", 10_000)
    monkeypatch.setattr(evidence, "MOST_OF_A_UNIT_BYTES", 10_000)
    for round_ in range(3):
        for number in range(2):
            add(enrolled, scan(enrolled, f"{round_} {number}.pdf"))
        enrolled.imported("superior", enrolled.exported(ONE))
        for name in (ONE, "superior"):
            assert [row.is_here for row in listed(enrolled, name)] == [True, True]
            with enrolled.office(name) as office:
                assert len(files_held(office)) == 2
        with enrolled.office(ONE) as office:
            for row in office.evidence.of_month(MARCH).rows:
                office.evidence.remove(row.uuid)


def test_no_commune_gets_a_file_of_another_by_naming_it(enrolled):
    path = scan(enrolled)
    add(enrolled, path)
    enrolled.imported("superior", enrolled.exported(ONE))
    with enrolled.office(OTHER) as office:
        each = sha256(path.read_bytes()).hexdigest()
        value = Evidence("", enrolled.units[OTHER], "2019-03", "Của xã khác", EvidenceKind.PDF, each, 5_000, "")
        book = workplace_of(office).books.of_unit(enrolled.units[OTHER])
        workplace_of(office).write([put_record(book, RecordKind.EVIDENCE, "e" * 32, value)])
    enrolled.imported("superior", enrolled.exported(OTHER))
    answer = enrolled.answered(OTHER)
    assert carried(enrolled, answer, by=OTHER) == []
    with enrolled.office(OTHER) as office:
        (receipt,) = map(read_receipt, opened(office, answer).contents.receipts)
        assert receipt.attachments == ()
        assert receipt.lacks == (each[:32],)


def test_a_book_full_of_evidence_costs_no_more_than_an_honest_one(enrolled, monkeypatch):
    monkeypatch.setattr(known_evidence, "MOST_OF_A_BOOK", 5)
    with enrolled.office(ONE) as office:
        book = workplace_of(office).books.of_unit(enrolled.units[ONE])
        workplace_of(office).write([
            put_record(
                book,
                RecordKind.EVIDENCE,
                f"{number:032x}",
                Evidence("", book.unit, "2019-03", f"{number}", EvidenceKind.PDF, f"{number:02x}" * 32, 9, ""),
            )
            for number in range(20)
        ])  # fmt: skip
    enrolled.imported("superior", enrolled.exported(ONE))
    assert len(listed(enrolled, "superior")) == 5
    with enrolled.office(ONE) as office:
        (receipt,) = map(read_receipt, opened(office, enrolled.answered(ONE)).contents.receipts)
        assert len(receipt.lacks) == 5


def test_evidence_that_is_taken_away_or_exchanged_is_told_before_the_import(enrolled):
    add(enrolled, scan(enrolled, "đã ký.pdf"))
    enrolled.imported("superior", enrolled.report(ONE, VL01=3))
    with enrolled.office(ONE) as office:
        office.evidence.remove(office.evidence.of_month(MARCH).rows[0].uuid)
        office.evidence.add(MARCH, scan(enrolled, "thay thế.pdf"))
    package = enrolled.exported(ONE)
    with enrolled.superior() as office:
        (row,) = office.exchange.preview([package]).rows
    told = {(change.label, change.period_label, change.old, change.new) for change in row.changes}
    assert told == {
        ("Minh chứng", "tháng 03/2019", "đã ký", "(đã bỏ)"),
        ("Minh chứng", "tháng 03/2019", "", "thay thế"),
    }


def test_no_units_code_leads_a_file_out_of_its_folder(enrolled):
    with enrolled.superior() as office:
        place = workplace_of(office)
        unit = place.catalogue().units[enrolled.units[ONE]]
        place.write([put_record(place.books.standing, RecordKind.UNIT, unit.uuid, replace(unit, code="../../ev/il"))])
    enrolled.imported(ONE, enrolled.answered(ONE))
    add(enrolled, scan(enrolled))
    with enrolled.office(ONE) as office:
        path = office.evidence.lay_out(office.evidence.of_month(MARCH).rows[0].uuid)
        assert path.parent == enrolled.root / ONE / VIEWING_FOLDER
        assert path.name.startswith("evil_201903_")


def test_a_link_in_place_of_the_viewing_folder_is_not_followed(enrolled):
    mine = enrolled.root / "tài liệu riêng"
    mine.mkdir()
    (mine / "thư.txt").write_text("của tôi", encoding="utf-8")
    add(enrolled, scan(enrolled))
    link = enrolled.root / ONE / VIEWING_FOLDER
    link.symlink_to(mine, target_is_directory=True)
    with enrolled.office(ONE) as office:
        assert link.is_symlink()
        path = office.evidence.lay_out(office.evidence.of_month(MARCH).rows[0].uuid)
        assert path.exists()
        assert not link.is_symlink()
    assert [each.name for each in mine.iterdir()] == ["thư.txt"]


def test_black_and_white_scans_stay_readable_when_they_are_reduced(enrolled):
    drawn = Image.new("1", (3200, 1600), 1)
    for column in range(0, 3200, 4):
        drawn.paste(0, (column, 0, column + 1, 1600))
    path = enrolled.root / "quét.png"
    drawn.save(path)
    add(enrolled, path)
    with Image.open(BytesIO(content(enrolled, ONE))) as picture:
        shades = {shade for _, shade in picture.getcolors(256)}
    assert any(20 < shade < 235 for shade in shades), "thin lines become grey, they do not vanish or fill"


def test_a_name_that_is_no_text_and_a_failing_disk_are_told_beside_what_was_added(enrolled, monkeypatch):
    odd = enrolled.root / os.fsdecode(b"B\xe1o.pdf")
    odd.write_bytes(b"%PDF-odd")
    good, late = scan(enrolled, "một.pdf"), scan(enrolled, "hai.pdf")
    keep = AttachmentFiles.keep

    def fails(self, book, attachments):
        if len(files_held(office)) == 2:
            raise DiskFullError(enrolled.root)
        keep(self, book, attachments)

    with enrolled.office(ONE) as office:
        monkeypatch.setattr(AttachmentFiles, "keep", fails)
        outcome = office.evidence.add_files(MARCH, [good, odd, late, good])
        assert (outcome.added, outcome.known) == (2, 0)
        assert len(outcome.problems) == 1
        assert "đã đầy" in outcome.problems[0]
        assert sorted(row.title for row in office.evidence.of_month(MARCH).rows) == ["B�o", "một"]


def test_many_refused_files_are_counted_not_listed(enrolled):
    paths = []
    for number in range(9):
        paths.append(enrolled.root / f"{number}.txt")
        paths[-1].write_text("không", encoding="utf-8")
    with enrolled.office(ONE) as office:
        problems = office.evidence.add_files(MARCH, paths).problems
    assert len(problems) == 6
    assert problems[-1] == "… và 4 tệp nữa không thêm được."


def test_a_backup_on_a_stick_has_the_files_beside_it_and_brings_them_to_a_new_pc(enrolled):
    path, stick = scan(enrolled), enrolled.stick()
    add(enrolled, path)
    with enrolled.office(ONE) as office:
        sheet = office.safekeeping.recovery.issue()
        office.safekeeping.recovery.confirm(sheet.groups[-1])
        for _ in range(2):
            saved = Path(office.safekeeping.backups.save_to(stick).path)
    (carried_file,) = (stick / ATTACHMENT_FOLDER).rglob("*.bin")
    assert path.read_bytes()[:50] not in carried_file.read_bytes()
    (carried_file.parent / "của người khác.bin").write_bytes(b"x")
    restore_into_new(enrolled.root / "new", saved, code="".join(sheet.groups), clock=enrolled.clock)
    enrolled.units["new"] = enrolled.units[ONE]
    assert content(enrolled, "new") == path.read_bytes()
    shutil.rmtree(enrolled.root / ONE / ATTACHMENT_FOLDER)
    restore(enrolled.root / ONE, saved, clock=enrolled.clock)
    assert content(enrolled, ONE) == path.read_bytes()


def test_a_damaged_file_is_asked_for_again_and_taken_again(enrolled):
    path = scan(enrolled)
    add(enrolled, path)
    enrolled.imported("superior", enrolled.exported(ONE))
    enrolled.imported(ONE, enrolled.answered(ONE))
    (file,) = (enrolled.root / "superior" / ATTACHMENT_FOLDER).rglob("*.bin")
    for cut in (0, 40, 200):
        file.write_bytes(file.read_bytes()[:cut])
        assert not listed(enrolled, "superior")[0].is_here
        enrolled.imported(ONE, enrolled.answered(ONE))
        enrolled.imported("superior", enrolled.exported(ONE))
        assert content(enrolled, "superior") == path.read_bytes()


def test_a_file_damaged_before_it_was_sent_is_mended_by_adding_it_again(enrolled):
    path = scan(enrolled)
    add(enrolled, path)
    (file,) = (enrolled.root / ONE / ATTACHMENT_FOLDER).rglob("*.bin")
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    with enrolled.office(ONE) as office:
        exported = office.exchange.export_package(enrolled.stick())
    assert exported.attachments == 0
    assert add(enrolled, path) == Changes.NONE
    assert carried(enrolled, enrolled.exported(ONE)) == [5_000]


def test_one_paper_beside_two_reports_reaches_both(enrolled):
    """What is held for one unit's book says nothing of another's: the receipt says that it is lacking there."""
    path = scan(enrolled)
    add(enrolled, path)
    add(enrolled, path, name=OTHER)
    enrolled.imported("superior", enrolled.exported(ONE), enrolled.exported(OTHER))
    for name in (ONE, OTHER):
        with enrolled.superior() as office:
            (row,) = office.evidence.of_month(MARCH, unit=enrolled.units[name]).rows
            assert row.is_here


def test_a_name_held_for_one_book_and_lacking_for_another_is_sent_again(enrolled):
    with enrolled.superior() as office:
        for name in (ONE, OTHER):
            office.keeping.keep_for(enrolled.units[name])
        path = scan(enrolled)
        for name in (ONE, OTHER):
            desk = office.keeping.desk(enrolled.units[name])
            desk.choose_origin(Origin.SCAN)
            desk.evidence.add(MARCH, path)
        books = [workplace_of(office).books.of_unit(enrolled.units[name]) for name in (ONE, OTHER)]
        files = workplace_of(office).attachments
        name = sha256(path.read_bytes()).hexdigest()
        assert files.use(books[1], name) is not None
        files.keep_only(books[1], [])
        held, lacks = enclosures.Enclosures(workplace_of(office)).statement(books)
        assert held == lacks == (name[:32],)


def test_full_receipts_leave_what_was_said_before_standing(enrolled, monkeypatch):
    monkeypatch.setattr(enclosures, "_MOST_NAMED", 3)
    monkeypatch.setattr(enclosures, "_MOST_LACKING", 1)
    for number in range(5):
        add(enrolled, scan(enrolled, f"{number}.pdf", size=100 + number))
        enrolled.imported("superior", enrolled.exported(ONE))
        enrolled.imported(ONE, enrolled.answered(ONE))
    assert [row.is_received for row in listed(enrolled)] == [True] * 5
    assert carried(enrolled, enrolled.exported(ONE)) == []


@pytest.mark.parametrize("year", [1970, 2099])
def test_no_clock_decides_whether_a_file_is_held(enrolled, year):
    add(enrolled, scan(enrolled))
    enrolled.imported("superior", enrolled.exported(ONE))
    enrolled.imported(ONE, enrolled.answered(ONE))
    shutil.rmtree(enrolled.root / "superior" / ATTACHMENT_FOLDER)
    enrolled.clock.at = enrolled.clock.at.replace(year=year)
    enrolled.imported(ONE, enrolled.answered(ONE))
    assert not listed(enrolled)[0].is_received
    assert carried(enrolled, enrolled.exported(ONE)) == [5_000]


def test_a_disk_that_takes_no_files_keeps_no_figures_out(enrolled):
    path = scan(enrolled)
    add(enrolled, path)
    package = enrolled.report(ONE, VL01=3)
    (enrolled.root / "superior" / ATTACHMENT_FOLDER).write_text("không phải thư mục", encoding="utf-8")
    (row,) = enrolled.imported("superior", package)
    assert row.verdict is FileVerdict.NEW
    assert "tệp minh chứng chưa ghi được" in row.message
    assert enrolled.board(ONE).seal
    (enrolled.root / "superior" / ATTACHMENT_FOLDER).unlink()
    enrolled.imported("superior", package)
    assert content(enrolled, "superior") == path.read_bytes()


def test_a_stick_that_takes_no_files_has_the_backup_all_the_same(enrolled):
    stick = enrolled.stick()
    (stick / ATTACHMENT_FOLDER).write_text("không phải thư mục", encoding="utf-8")
    add(enrolled, scan(enrolled))
    with enrolled.office(ONE) as office, pytest.raises(EvidenceNotSavedError):
        office.safekeeping.backups.save_to(stick)
    assert len(list(stick.glob("*.ctphbak"))) == 1


def test_what_lies_on_a_stick_is_brought_back_only_if_it_is_sound(enrolled):
    stick = enrolled.stick()
    paths = [scan(enrolled, f"{number}.pdf") for number in range(3)]
    for path in paths:
        add(enrolled, path)
    with enrolled.office(ONE) as office:
        saved = Path(office.safekeeping.backups.save_to(stick).path)
    first, second, third = sorted((stick / ATTACHMENT_FOLDER).rglob("*.bin"))
    second.write_bytes(first.read_bytes())
    third.unlink()
    third.symlink_to(first)
    (third.parent / ("0" * 32 + ".bin")).symlink_to("/nowhere")
    shutil.rmtree(enrolled.root / ONE / ATTACHMENT_FOLDER)
    restore(enrolled.root / ONE, saved, clock=enrolled.clock)
    with enrolled.office(ONE) as office:
        assert files_held(office) == [first.name]
        office.safekeeping.backups.save_to(stick)


def test_what_never_became_whole_is_cleared_away_when_a_file_is_added(enrolled):
    add(enrolled, scan(enrolled))
    folder = next((enrolled.root / ONE / ATTACHMENT_FOLDER).iterdir())
    (folder / "abc.part").write_bytes(b"x")
    add(enrolled, scan(enrolled, "khác.pdf"))
    assert {path.suffix for path in folder.iterdir()} == {".bin"}


def test_a_disk_that_fails_for_a_moment_costs_no_file(enrolled, monkeypatch):
    path = scan(enrolled)
    add(enrolled, path)
    with enrolled.office(ONE) as office:
        (row,) = office.evidence.of_month(MARCH).rows
        with monkeypatch.context() as patch:

            def fails(path, **_):
                raise OSError(5, "Input/output error", str(path))

            patch.setattr(attachment_files, "read_small", fails)
            with pytest.raises(FileNotReadableError):
                office.evidence.file(row.uuid)
            patch.setattr(Path, "is_symlink", fails)
            with pytest.raises(DriveFailedError):
                viewing_folder(enrolled.root / ONE)
        assert office.evidence.file(row.uuid).content == path.read_bytes()
