"""How a command line is written: help and mistakes are told in Vietnamese, and a mistake ends with exit code 2."""

import re
import subprocess
import sys

import pytest

from ctph_desktop import __version__
from ctph_desktop.cli import main
from ctph_desktop.domain.package_files import FORMAT

COMMANDS = [
    "demo",
    "sample",
    "new-office",
    "sheet",
    "record",
    "print-report",
    "seal",
    "history",
    "evidence",
    "add-evidence",
    "save-evidence",
    "remove-evidence",
    "export",
    "import",
    "tray",
    "confirm-by-phone",
    "request-code",
    "invite",
    "enrol",
    "board",
    "accept",
    "return",
    "take-back",
    "consolidate",
    "targets",
    "answer-targets",
    "allocate",
    "stated-total",
    "remind",
    "contact",
    "phone-code",
    "conflicts",
    "choose",
    "changes",
    "set-aside",
    "take-up",
    "close-period",
    "reopen-period",
    "periods",
    "freeze",
    "frozen",
    "compare-frozen",
    "correct-day",
    "programmes",
    "open-year",
    "close-year",
    "reopen-year",
    "new-programme",
    "new-obligation",
    "indicators",
    "add-indicators",
    "change-indicator",
    "move-indicator",
    "leave-out-indicator",
    "change-reporting",
    "document",
    "authorities",
    "join-authority",
    "leave-authority",
    "rejoin-authority",
    "take-in-office",
    "copy-figures",
    "restore-authority",
    "devices",
    "revoke",
    "move-sealing",
    "keep-for",
    "give-back",
    "merge",
    "split",
    "rename-unit",
    "succeed",
    "accept-invitation",
    "hand-over-office",
    "adopt",
    "backup",
    "backups",
    "restore",
    "unite",
    "unlock",
    "recovery-sheet",
    "handover",
    "verify",
]
ENGLISH = re.compile(r"\b(usage|options|positional|arguments?|error|show|exit|invalid|choice|expected|required)\b")


@pytest.fixture(autouse=True)
def _no_office_of_the_surroundings(monkeypatch):
    monkeypatch.delenv("CTPH_OFFICE", raising=False)


def left_with(*arguments):
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    return left.value.code


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_vietnamese(command, capsys):
    assert left_with(*command.split(), "--help") == 0
    out = capsys.readouterr().out
    assert out.startswith(f"Cách dùng: {' '.join(['ctph', *command.split()])} [-h]")
    assert "\ntuỳ chọn:\n" in out
    assert "in trợ giúp này rồi thoát" in out
    assert not ENGLISH.search(out)
    assert not any(value == name.upper() for name, value in re.findall(r"--([a-z]+) (\w+)", out))


def test_the_help_names_every_command(capsys):
    left_with("--help")
    assert re.findall(r"^    ([a-z-]+)(?= |$)", capsys.readouterr().out, re.MULTILINE) == COMMANDS


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "ctph: lỗi: còn thiếu LỆNH."),
        (("bay",), "ctph: lỗi: không có LỆNH “bay”; chọn một trong: demo, sample,"),
        (("sheet",), "ctph sheet: lỗi: còn thiếu --office, --period."),
        (("sheet", "--office"), "ctph sheet: lỗi: sau --office phải có một giá trị."),
        (("import", "--office", "x"), "ctph import: lỗi: còn thiếu TỆP."),
        (
            ("backup", "--office", "x", "--if-due", "--to", "y"),
            "ctph backup: lỗi: không dùng --to cùng với --if-due.",
        ),
        (("recovery-sheet", "--office", "x", "--test", "1"), "ctph recovery-sheet: lỗi: sau --test phải có 2 giá trị."),
        (("tray", "--office", "x", "--la"), "ctph: lỗi: không hiểu --la."),
        (("tray", "--office", "x", "--json=1"), "ctph tray: lỗi: --json không nhận giá trị."),
        (("new-office", "x", "--p", "A"), "ctph new-office: lỗi: --p viết chưa đủ; chọn một trong: --person, --post."),
        (
            ("record", "--office", "x", "--period", "2019-03"),
            "ctph record: lỗi: chưa có số nào để ghi; ghi như VL01=12",
        ),
    ],
)
def test_a_mistake_is_told_in_vietnamese_below_the_usage(capsys, arguments, sentence):
    assert left_with(*arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("Cách dùng: ctph")
    assert sentence in printed.err
    assert not ENGLISH.search(printed.err)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--person", "A", "--superior-code", "45", "--year", "2026"],
        ["--person", "A", "--year", "2026"],
        ["--person", "A", "--superior-name", "Sở", "--alone", "--unit", "19600"],
        ["--person", "A", "--invitation", "x.ctph", "--alone"],
        ["--person", "  "],
    ],
)
def test_a_new_office_is_one_thing_only_and_leaves_no_wish_out(arguments, tmp_path):
    assert left_with("new-office", str(tmp_path / "office"), *arguments) == 2
    assert not (tmp_path / "office").exists()


def test_python_runs_the_commands_without_a_script():
    run = subprocess.run(
        [sys.executable, "-m", "ctph_desktop.cli", "--version"], capture_output=True, text=True, check=True
    )
    assert run.stdout == f"CTPH Desktop {__version__}, định dạng tệp {FORMAT}\n"
