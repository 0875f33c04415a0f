"""A package that was merged before is known by its bytes, and by nothing less."""

import pytest
from village_offices import Village, record, revoke

from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.sync import age_file, package


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Sizes of the packages that were decrypted."""
    sizes: list[int] = []
    decrypt = age_file.decrypt

    def counting(data: bytes, *, identity: str) -> bytes:
        sizes.append(len(data))
        return decrypt(data, identity=identity)

    monkeypatch.setattr(age_file, "decrypt", counting)
    return sizes


def test_a_package_brought_again_is_not_decrypted_and_still_logged(enrolled: Village, counted: list[int]):
    sent = enrolled.report("commune 0", VL01=5)
    with enrolled.superior() as office:
        first, again = (office.exchange.import_packages([sent])[0] for _ in range(2))
        preview = office.exchange.preview([sent]).rows[0]
        incoming = [row.summary for row in office.exchange.log() if row.file_name == sent.name]
    assert (first.verdict, again.verdict, preview.verdict) == (FileVerdict.NEW, FileVerdict.KNOWN, FileVerdict.KNOWN)
    assert (preview.sender, preview.new_figures, preview.changes) == (first.sender, 0, ())
    assert preview.created_at is not None
    assert incoming == [again.message, first.message]
    assert len(counted) == 1


def test_another_package_under_the_same_number_is_read(
    enrolled: Village, counted: list[int], monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as patch:
        patch.setattr(package, "random", lambda size: b"7" * size)
        first = enrolled.report("commune 0", VL01=5)
        with enrolled.office("commune 0") as office:
            record(office, VL01=6)
        second = enrolled.exported("commune 0")
    assert first.read_bytes()[64:80] == second.read_bytes()[64:80]
    rows = enrolled.imported("superior", first, second)
    assert [row.verdict for row in rows] == [FileVerdict.NEW, FileVerdict.NEW]
    assert len(counted) == 2


def test_a_known_package_that_was_damaged_is_refused(enrolled: Village):
    sent = enrolled.report("commune 0", VL01=5)
    enrolled.imported("superior", sent)
    data = bytearray(sent.read_bytes())
    for position in (40, 70, 200, len(data) // 2, len(data) - 60, len(data) - 20):
        data[position] ^= 1
        sent.write_bytes(data)
        assert enrolled.imported("superior", sent)[0].verdict is FileVerdict.REFUSED
        data[position] ^= 1


def test_a_known_package_of_a_pc_taken_out_of_service_is_refused(enrolled: Village):
    sent = enrolled.report("commune 0", VL01=5)
    with enrolled.superior() as office:
        assert office.exchange.import_packages([sent])[0].verdict is FileVerdict.NEW
        revoke(office, enrolled.units["commune 0"])
        assert office.exchange.import_packages([sent])[0].verdict is FileVerdict.REFUSED


def test_what_was_only_previewed_or_waits_in_the_tray_is_not_known(founded: Village, counted: list[int]):
    sent = founded.report("commune 0", VL01=5)
    with founded.superior() as office:
        verdicts = [office.exchange.preview([sent]).rows[0].verdict for _ in range(2)]
        verdicts += [office.exchange.import_packages([sent])[0].verdict for _ in range(2)]
    assert verdicts == [FileVerdict.TRAY] * 4
    assert len(counted) == 4
