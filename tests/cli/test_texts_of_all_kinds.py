"""What commands are given as text: files of other programs, letters that are none, locales of another time."""

import errno
import os
import subprocess
import sys

import pytest

from ctph_desktop import cli

UNITS = "19600\txã Cam Tuyền\n19601\txã Cam Thành\n"


def found(ctph, folder, units):
    return ctph(
        "new-office", folder, "--person", "Cán bộ", "--superior-name", "UBND huyện", "--superior-code", "464",
        "--year", "2026", "--units", units,
    )  # fmt: skip


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le with its mark", "utf-16-be with its mark"]
)
def test_a_list_is_read_as_notepad_and_excel_save_it(ctph, tmp_path, encoding):
    name, _, mark = encoding.partition(" with")
    (tmp_path / "units.txt").write_bytes((("\ufeff" if mark else "") + UNITS).encode(name))
    assert found(ctph, tmp_path / "office", tmp_path / "units.txt")[::2] == (0, "")


@pytest.mark.parametrize("encoding", ["cp1258", "utf-16-le"])
def test_a_list_in_another_encoding_says_how_to_save_it(ctph, tmp_path, encoding):
    text = UNITS if encoding == "utf-16-le" else "19600\tTân Lâm\n"
    (tmp_path / "units.txt").write_bytes(text.encode(encoding))
    code, _, complaint = found(ctph, tmp_path / "office", tmp_path / "units.txt")
    assert (code, "Encoding) UTF-8" in complaint, "USB" in complaint) == (1, True, False)


def test_figures_in_another_encoding_say_the_same_and_figures_of_excel_are_read(ctph, sample, tmp_path):
    office = next(sample.glob("19600*"))
    (tmp_path / "f.txt").write_bytes("VL01=3\n".encode("utf-16"))
    assert ctph("record", "--office", office, "--period", "2019-05", "--from", tmp_path / "f.txt")[0] == 0
    (tmp_path / "f.txt").write_bytes(b"VL01=3 \xea\n")
    code, _, complaint = ctph("record", "--office", office, "--period", "2019-05", "--from", tmp_path / "f.txt")
    assert (code, "Encoding) UTF-8" in complaint) == (1, True)


def test_letters_that_are_none_are_told_and_no_backup_is_advised(sample, capsys):
    office = next(sample.glob("19600*"))
    with pytest.raises(SystemExit) as left:
        cli.main(["record", "--office", str(office), "--period", "2019-05", "--reason", "do \udcea", "VL01=3"])
    complaint = capsys.readouterr().err
    assert (left.value.code, "không đọc được" in complaint, "sao lưu" in complaint) == (2, True, False)


def test_a_reason_that_is_too_long_is_told_as_that(ctph, sample):
    office = next(sample.glob("19600*"))
    code, _, complaint = ctph(
        "record", "--office", office, "--period", "2019-05", "--reason", "vì " * 100_000, "VL01=3"
    )
    assert (code, "quá dài" in complaint, "sao lưu" in complaint) == (1, True, False)


def test_a_reader_that_leaves_early_ends_a_command_quietly_on_windows_as_well(monkeypatch, tmp_path):
    class Gone:
        encoding = "utf-8"

        def write(self, _):
            raise OSError(errno.EINVAL, "Invalid argument")

        flush = write

        def fileno(self):
            return descriptor

    descriptor = os.open(tmp_path / "out", os.O_WRONLY | os.O_CREAT)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "stdout", Gone())
    code = cli.main(["backups", "--office", str(tmp_path)])
    os.close(descriptor)
    assert code == cli.OUTPUT_CLOSED


@pytest.mark.skipif(sys.platform != "linux", reason="locales without UTF-8 are a matter of Linux")
def test_under_an_old_locale_a_command_opens_an_office_all_the_same(sample):
    office = next(sample.glob("19600*"))
    script = (
        "import sys; from ctph_desktop.cli import main; from ctph_desktop.system import encoding;"
        "sys.getfilesystemencoding = sys.getfilesystemencoding if sys.flags.utf8_mode else lambda: 'iso8859-1';"
        "assert not sys.exit(main())"
    )
    ran = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", script, "backup", "--office", office],
        capture_output=True, check=False, timeout=240,
    )  # fmt: skip
    assert (ran.returncode, b"sao-luu_19600" in ran.stdout) == (0, True), ran.stderr
