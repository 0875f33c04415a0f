"""A command that has nothing to show or to write says so: no head without a line, no silence."""

import ast
from pathlib import Path

import pytest

import ctph_desktop.cli
from ctph_desktop.cli.printing import print_table


def test_answers_of_an_office_whose_communes_have_no_pc_say_what_is_to_be_done(ctph, tmp_path):
    (tmp_path / "units.txt").write_text("001 Xã Một\n002 Xã Hai\n", encoding="utf-8")
    office, stick = tmp_path / "office", tmp_path / "stick"
    stick.mkdir()
    founded = ctph(
        "new-office", office, "--superior-name", "Phòng Văn hoá", "--superior-code", "99",
        "--units", tmp_path / "units.txt", "--year", "2026", "--person", "Nguyễn Văn A", "--post", "Phó phòng",
    )  # fmt: skip
    assert founded[0] == 0, founded
    code, out, err = ctph("export", "--office", office, "--to", stick)
    assert (code, out, list(stick.iterdir())) == (1, "", [])
    assert "chưa ghi nhận máy của đơn vị nào" in err
    assert "ctph invite" in err
    assert ctph("export", "--office", office, "--to", stick, "--json")[:2] == (1, "[]\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tray"], "Hộp chờ trống"),
        (["conflicts"], "Không có ô nào nhiều máy ghi khác nhau"),
        (["set-aside"], "Không có số nào được giữ riêng"),
        (["evidence", "--period", "2019-04"], "Chưa có tệp nào kèm báo cáo này"),
        (["periods"], "Chưa chốt, chưa mở lại kỳ nào"),
    ],
)
def test_an_empty_list_is_told_in_words(ctph, sample, arguments, said):
    (office,) = (path for path in sample.iterdir() if path.name.startswith("19597"))
    command, *more = arguments
    code, out, _ = ctph(command, "--office", office, *more)
    assert (code, out.startswith(said), len(out.splitlines())) == (0, True, 1)


def test_every_table_says_what_it_means_that_it_is_empty(capsys):
    print_table(("A", "B"), [], none="Không có gì.")
    assert capsys.readouterr().out == "Không có gì.\n"
    sources = Path(ctph_desktop.cli.__file__).parent.glob("*.py")
    calls = [
        node
        for source in sources
        for node in ast.walk(ast.parse(source.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print_table"
    ]
    said = [[word.value for word in call.keywords if word.arg == "none"] for call in calls]
    assert calls
    assert all(len(words) == 1 and isinstance(words[0], ast.Constant) and words[0].value for words in said)
