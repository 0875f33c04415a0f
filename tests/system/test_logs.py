"""The log and the crash report say where, not what."""

import logging

import pytest

from ctph_desktop.domain.errors import NotANumberError
from ctph_desktop.system import clock, logs


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


@pytest.fixture
def log(tmp_path):
    handler = logs.configure(tmp_path)
    yield tmp_path / logs.LOG_FILE
    logs.release(handler)


def test_the_log_names_the_places_of_an_error_but_not_what_it_said(log):
    try:
        raise a_fault()
    except RuntimeError:
        logging.getLogger("ctph_desktop.storage").exception("import stopped")
    text = log.read_text(encoding="utf-8")
    assert "ERROR ctph_desktop.storage import stopped" in text
    assert "ctph_desktop.domain.errors.NotANumberError" in text
    assert "test_logs:" in text
    assert "Ví Dụ" not in text
    assert "1.297" not in text


def test_what_libraries_log_is_not_written(log):
    logging.getLogger("sqlalchemy.engine").error("INSERT 1.297")
    logging.getLogger("ctph_desktop").info("ready")
    assert "1.297" not in log.read_text(encoding="utf-8")


def test_the_log_stays_small(log):
    logger = logging.getLogger("ctph_desktop")
    for _ in range(60):
        logger.info("x" * 100_000)
    assert sum(path.stat().st_size for path in log.parent.iterdir()) <= 4 * 1024 * 1024 + 4 * 100_200
    assert len(list(log.parent.iterdir())) == 4


def test_a_crash_report_holds_types_places_and_versions_but_no_values_and_no_folders(tmp_path):
    path = logs.write_crash_report(tmp_path, a_fault())
    text = path.read_text(encoding="utf-8")
    for expected in ("builtins.RuntimeError", "NotANumberError", "test_logs:", " fail", "python: 3.", "pyrage: 1."):
        assert expected in text
    for secret in ("Ví Dụ", "1.297", str(tmp_path), "/"):
        assert secret not in text.replace("time: ", "")


def test_an_error_that_is_its_own_cause_ends(tmp_path):
    error = RuntimeError()
    error.__cause__ = error
    assert list(logs.describe(error)) == ["builtins.RuntimeError"]


def test_only_the_newest_crash_reports_are_kept(tmp_path):
    written = [logs.write_crash_report(tmp_path, ValueError()) for _ in range(25)]
    assert sorted(written[0].parent.iterdir()) == written[-20:]


def test_the_clock_knows_its_zone():
    assert clock.now().utcoffset() is not None
