"""What one file does to an import stays with that file: its name, its faults, its place in the tray."""

import os
import sys

import pytest
from village_offices import record, workplace_of

from ctph_desktop.domain.errors import UnknownPackageError
from ctph_desktop.domain.journal.receipts import Request, encode
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord
from ctph_desktop.services.exchanging import importing, previewing
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.storage.packages import TrayEntry
from ctph_desktop.sync import package as packing
from ctph_desktop.sync.contents import PackageContents
from ctph_desktop.sync.keys import DeviceKeys
from ctph_desktop.sync.package import PackageHeader, PackageKind, build, peek
from ctph_desktop.system.crash_reports import REPORTS_FOLDER

ONE, OTHER = "commune 0", "commune 1"
NO_TEXT = b"b\xe1o c\xe1o.ctph"  # "báo cáo" as Windows-1258 writes it
on_unix = pytest.mark.skipif(sys.platform == "win32", reason="file names are text there")


@on_unix
def test_a_name_that_is_no_text_keeps_nothing_from_being_imported(enrolled):
    good = enrolled.report(ONE, VL01=1)
    (good.parent / os.fsdecode(NO_TEXT)).write_bytes(good.read_bytes()[:-1])
    with enrolled.superior() as office:
        paths = office.exchange.gather([good.parent])
        assert len(paths) == 2
        assert {row.verdict for row in office.exchange.preview(paths).rows} == {FileVerdict.NEW, FileVerdict.REFUSED}
        rows = office.exchange.import_packages(paths)
        assert sorted(row.verdict for row in rows) == [FileVerdict.NEW, FileVerdict.REFUSED]
        assert [row.file_name for row in rows if row.verdict is FileVerdict.REFUSED] == ["b�o c�o.ctph"]
        assert [row.file_name for row in office.exchange.held()] == ["b�o c�o.ctph"]
        assert any(row.file_name == good.name for row in office.exchange.log())


def test_a_fault_nobody_foresaw_is_told_at_its_file_and_the_others_are_imported(enrolled, monkeypatch, data_folder):
    files = [enrolled.report(name, VL01=1) for name in (ONE, OTHER)]
    bad = files[0].read_bytes()

    def crash(module):
        read = module.read_package

        def reading(workplace, data):
            if data == bad:
                raise TypeError("unhashable type: 'list'")
            return read(workplace, data)

        monkeypatch.setattr(module, "read_package", reading)

    crash(importing)
    crash(previewing)
    with enrolled.superior() as office:
        assert [row.verdict for row in office.exchange.preview(files).rows] == [FileVerdict.REFUSED, FileVerdict.NEW]
        refused, taken = office.exchange.import_packages(files)
        assert (refused.verdict, taken.verdict) == (FileVerdict.REFUSED, FileVerdict.NEW)
        assert "lỗi chưa lường trước" in refused.message
        assert [row.reason for row in office.exchange.held()] == [refused.message]
    reports = {path.name for path in (data_folder / REPORTS_FOLDER).iterdir()}
    assert len(reports) == 2  # one of looking, one of importing
    assert any(name in refused.message for name in reports)


def a_stranger(village, request, monkeypatch):
    """A package of a PC nobody knows, under the package id of a genuine request."""
    with village.superior() as office:
        latest = workplace_of(office).journal.chain.latest
        ages = [grant.age for grant in latest.devices_of(latest.superior)]
    with village.office(OTHER) as office:
        identity = workplace_of(office).identity
    keys, package_id = DeviceKeys.new(), peek(request.read_bytes()).package_id
    asks = Request(identity.unit, keys.public.sign.hex(), keys.public.age, name="MAY-GIA")
    signed = SignedRecord.make(Purpose.REQUEST, encode(asks), key=keys.signing_key)
    monkeypatch.setattr(packing, "random", lambda _: package_id)
    data = build(
        PackageContents(requests=(signed,)),
        header=PackageHeader(identity.unit, identity.unit_code, PackageKind.REPORT, "2019-04-01T08:00"),
        sender=keys,
        recipients=ages,
        replica=bytes(16),
        counter=1,
    )
    assert peek(data).package_id == package_id
    path = village.stick() / "la.ctph"
    path.write_bytes(data)
    return path


def test_a_stranger_takes_no_place_in_the_tray_that_is_anothers(founded, monkeypatch):
    with founded.office(ONE) as office:
        record(office, VL01=1)
    genuine = founded.exported(ONE)
    founded.imported("superior", genuine)
    founded.imported("superior", a_stranger(founded, genuine, monkeypatch))
    with founded.superior() as office:
        rows = office.exchange.tray()
        assert sorted(row.device_name for row in rows) == ["MAY-GIA", f"PC {ONE}"]
        assert len({row.package for row in rows}) == 2


def test_many_are_taken_from_the_tray_at_once_or_none(founded):
    for name in (ONE, OTHER):
        with founded.office(name) as office:
            record(office, VL01=1)
        founded.imported("superior", founded.exported(name))
    with founded.superior() as office:
        names = [row.package for row in office.exchange.tray()]
        with pytest.raises(UnknownPackageError):
            office.exchange.dismiss(*names, "0" * 32)
        assert len(office.exchange.tray()) == 2
        office.exchange.dismiss(*names)
        assert office.exchange.tray() == ()


def test_what_an_older_tray_holds_under_the_id_of_its_package_is_merged_and_gone(founded):
    with founded.office(ONE) as office:
        record(office, VL01=1)
    package = founded.exported(ONE)
    data = package.read_bytes()
    old_name = peek(data).package_id.hex()
    with founded.superior() as office:
        packages = workplace_of(office).packages
        packages.lay_down(TrayEntry(old_name, "2019-04-01T08:00:00+07:00", package.name, data))
    with founded.office(ONE) as office:
        code = office.enrolment.request_code()
    with founded.superior() as office:
        office.enrolment.enrol(old_name, code)
        assert office.exchange.tray() == ()
