"""Evidence: a scan or picture beside a report goes along until it is signed for, and nothing else gets in that way."""

import os
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from PIL import Image
from test_devices_and_keepers import second_pc, verified
from village_offices import APRIL, MARCH, Village, record, run_sql, workplace_of

from ctph_desktop.channels.drives import read_file
from ctph_desktop.domain import evidence as limits
from ctph_desktop.domain.errors import (
    EvidenceNotHereError,
    EvidenceReason,
    EvidenceRefusedError,
    NotTheKeeperError,
    PackageError,
    PackageReason,
    UnknownEvidenceError,
)
from ctph_desktop.domain.evidence import Attachment, EvidenceKind
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.journal.receipts import read_receipt
from ctph_desktop.domain.journal.signed import Purpose
from ctph_desktop.domain.origins import Origin
from ctph_desktop.office import Office
from ctph_desktop.office.restoring import backups_of, restore
from ctph_desktop.services.evidence import enclosures, evidence
from ctph_desktop.services.exchanging import sent_copies
from ctph_desktop.services.rows import Changes, FileVerdict
from ctph_desktop.services.workplace import put_record
from ctph_desktop.storage import tables
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
        assert "Kèm 1 tệp minh chứng mới." in row.problem
        assert office.exchange.import_packages([package])[0].verdict is FileVerdict.NEW
        assert office.exchange.import_packages([package])[0].verdict is FileVerdict.KNOWN
    again = enrolled.exported(ONE)
    with enrolled.superior() as office:
        (row,) = office.exchange.preview([again]).rows
        assert "minh chứng" not in row.problem


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
        assert len(workplace_of(office).attachments.sizes()) == 1


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
        assert workplace_of(office).attachments.sizes() == {}


def test_a_picture_beyond_all_measure_is_refused_without_being_unpacked(enrolled):
    path = enrolled.root / "bom.png"
    Image.new("1", (20_000, 20_000)).save(path)
    with pytest.raises(EvidenceRefusedError) as refused:
        add(enrolled, path)
    assert refused.value.reason is EvidenceReason.UNREADABLE_PICTURE


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
        place = workplace_of(office).attachments
        patch.setattr(type(place), "read", lambda _self, _ids: attachments)
        return Path(office.exchange.export_package(village.stick()).path)


def test_what_no_evidence_names_is_not_kept_and_the_package_is_looked_at_again(enrolled, monkeypatch):
    add(enrolled, scan(enrolled))
    path = smuggled(enrolled, monkeypatch, Attachment.of(b"%PDF-smuggled"))
    enrolled.imported("superior", path)
    with enrolled.superior() as office:
        place = workplace_of(office)
        assert place.attachments.sizes() == {}
        assert not place.packages.holds(read_file(path)[-40:-8])
        (row,) = office.evidence.of_month(MARCH, unit=enrolled.units[ONE]).rows
        assert not row.is_here
        with pytest.raises(EvidenceNotHereError):
            office.evidence.file(row.uuid)


def test_bytes_that_are_not_those_of_their_name_spoil_the_package(enrolled, monkeypatch):
    add(enrolled, scan(enrolled))
    named = listed(enrolled)
    with enrolled.office(ONE) as office:
        (each,) = workplace_of(office).attachments.sizes()
    assert len(named) == 1
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


def test_a_file_damaged_on_disk_is_told_by_verify_and_not_opened(enrolled):
    add(enrolled, scan(enrolled))
    with enrolled.office(ONE) as office:
        assert any("1 tệp đúng mã băm" in line for line in office.inspection.verify().checked)
        run_sql(office, "UPDATE attachment SET content = zeroblob(5000)")
        assert any("1 tệp minh chứng bị hỏng" in line for line in office.inspection.verify().problems)
        (row,) = office.evidence.of_month(MARCH).rows
        with pytest.raises(EvidenceNotHereError):
            office.evidence.file(row.uuid)


def test_an_answer_names_the_files_by_the_beginning_of_their_hash(enrolled):
    add(enrolled, scan(enrolled))
    with enrolled.office(ONE) as office:
        (each,) = workplace_of(office).attachments.sizes()
    enrolled.imported("superior", enrolled.exported(ONE))
    enrolled.imported(ONE, enrolled.answered(ONE))
    with enrolled.office(ONE) as office:
        receipts = map(read_receipt, workplace_of(office).journal.records(Purpose.RECEIPT))
        assert any(receipt.attachments == (each[:32],) for receipt in receipts)


def test_the_limits_leave_room_for_the_rest_of_a_package():
    assert limits.MOST_ATTACHMENT_BYTES <= enclosures._MOST_OF_A_PACKAGE < 20 * MIB
    assert "attachment" in tables.durable.tables


def test_copies_of_old_packages_go_when_there_are_too_many_large_ones(enrolled, monkeypatch):
    monkeypatch.setattr(sent_copies, "_ALWAYS", 2)
    monkeypatch.setattr(sent_copies, "_MOST_BYTES", 1_000)
    with enrolled.office(ONE) as office:
        other = sent_copies.sent_folder(enrolled.root / ONE) / "của người khác.txt"
        other.write_text("không đụng tới", encoding="utf-8")
        made = [Path(office.exchange.export_package(enrolled.stick()).kept_copy) for _ in range(5)]
    assert [path.exists() for path in made] == [False, False, False, True, True]
    assert other.exists()
