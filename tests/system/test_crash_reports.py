"""The crash report says where, not what."""

import pytest

from ctph_desktop.cli import main
from ctph_desktop.cli.exit_codes import BUG
from ctph_desktop.domain.errors import NotANumberError
from ctph_desktop.system import clock, crash_reports
from ctph_desktop.wording.errors import explain


def fail(text):
    raise NotANumberError(text)


def a_fault(text="Nguyễn Thị Ví Dụ 1.297"):
    try:
        try:
            fail(text)
        except NotANumberError as error:
            raise RuntimeError(text) from error
    except RuntimeError as error:
        return error


def test_a_crash_report_holds_types_places_and_versions_but_no_values_and_no_folders(tmp_path):
    path = crash_reports.write_crash_report(tmp_path, a_fault())
    text = path.read_text(encoding="utf-8")
    for expected in (
        "builtins.RuntimeError",
        "NotANumberError",
        "test_crash_reports:",
        " fail",
        "python: 3.",
        "pyrage: 1.",
    ):
        assert expected in text
    for secret in ("Ví Dụ", "1.297", str(tmp_path), "/"):
        assert secret not in text.replace("time: ", "")


def test_an_error_that_is_its_own_cause_ends(tmp_path):
    error = RuntimeError()
    error.__cause__ = error
    assert list(crash_reports.describe(error)) == ["builtins.RuntimeError"]


def test_only_the_newest_crash_reports_are_kept(tmp_path):
    written = [crash_reports.write_crash_report(tmp_path, ValueError()) for _ in range(25)]
    assert sorted(written[0].parent.iterdir()) == written[-20:]


def test_the_clock_knows_its_zone():
    assert clock.now().utcoffset() is not None


def test_a_crash_report_is_written_before_there_is_a_data_folder(tmp_path):
    path = crash_reports.write_crash_report(tmp_path / "no" / "data", ValueError())
    assert path.parent == tmp_path / "no" / "data" / crash_reports.REPORTS_FOLDER
    assert path.read_text(encoding="utf-8")


def test_a_crash_report_that_cannot_be_written_is_left_out(tmp_path):
    (tmp_path / "file").write_text("")
    assert crash_reports.write_crash_report(tmp_path / "file", ValueError()) is None


@pytest.mark.parametrize("is_file", [True, False])
def test_a_fault_of_a_command_ends_with_its_own_exit_code_without_a_data_folder(tmp_path, monkeypatch, capsys, is_file):
    if is_file:
        (tmp_path / "data").write_text("")
    monkeypatch.setenv("CTPH_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("ctph_desktop.office.restoring.backups_of", lambda _: 1 / 0)
    assert main(["backups", "--office", str(tmp_path)]) == BUG
    said = capsys.readouterr().err.splitlines()
    assert said[0] == explain(ZeroDivisionError())
    assert (len(said), (tmp_path / "data").is_dir()) == ((1, False) if is_file else (2, True))
