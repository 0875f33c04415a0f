"""The crash report says where, not what."""

from ctph_desktop.domain.errors import NotANumberError
from ctph_desktop.system import clock, crash_reports


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
