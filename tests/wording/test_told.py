"""What is only told is told in English too: every sentence, with all it holds, and nothing else."""

import ast
import re

import pytest
from told_texts import TABLE, is_vietnamese, open_ends, places, put_together, sentences, table, told_modules

from ctph_desktop.domain.errors import DiskFullError, FileInUseError, PackageRefusedError, RefusalReason
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.wording import letters, messages, shown
from ctph_desktop.wording.errors import explain
from ctph_desktop.wording.told import joined, kept, said, tell_from

# What is typed into the program is typed in Vietnamese also where the interface is English.
TYPED_WORDS = re.compile("“[^”{}]+”")


@pytest.fixture
def _in_english():
    tell_from(TABLE)
    yield
    tell_from(None)


def test_every_sentence_has_english_with_the_same_values_and_nothing_is_left_over():
    assert list(open_ends(sentences(), table())) == []
    assert len(sentences()) > 500


def test_a_missing_a_different_and_a_left_over_sentence_are_noticed():
    found = open_ends(["Có {count} tệp.", "Xong.", "Hỏng {path}."], {"Hỏng {path}.": "Broken {name}.", "Cũ.": "Old."})
    assert list(found) == [
        "not translated: Có {count} tệp.",
        "not translated: Xong.",
        "other values: Hỏng {path}.",
        "not in the code: Cũ.",
    ]


def test_no_english_sentence_has_vietnamese_in_it():
    assert [text for text in table().values() if is_vietnamese(TYPED_WORDS.sub("", text))] == []


@pytest.mark.parametrize("path", told_modules(), ids=lambda path: path.stem)
def test_no_sentence_that_is_told_is_put_together_in_the_code(path):
    assert list(put_together(ast.parse(path.read_text("utf-8")))) == []


def test_a_sentence_put_together_is_noticed():
    code = 'a = f"Tệp {name}"\nb = "Số " + name\nc = f"{said("Tệp")}: {name}"\n'.replace('said("Tệp")', "said('Tệp')")
    assert list(put_together(ast.parse(code))) == ["Tệp ", "Số "]


def test_one_thing_is_not_told_in_the_plural():
    counted = re.compile(r"\{(?:count|others|held|seals|figures)\} (?:new |more |sealed |earlier )?[a-z]+s\b")
    # These stand only where there are more than one.
    several = {"{count} đơn vị", "{count} tháng, gần nhất {named}"}
    assert [told for text, told in table().items() if counted.search(told) and text not in several] == []


def test_values_of_a_sentence_are_told_by_name():
    assert places("{count} {count:file|files} of {unit}") == {"count", "unit"}


@pytest.mark.usefixtures("_in_english")
def test_an_error_is_told_in_english_and_its_number_agrees(tmp_path):
    assert explain(FileInUseError(tmp_path)) == (
        f"The file “{tmp_path}” is open in another program. Close it there, then try again."
    )
    assert "2.0 KB are needed" in explain(DiskFullError(tmp_path, 2048, 0)).replace("2 KB", "2.0 KB")
    assert messages.evidence_came(1) == "1 file of evidence received."
    assert messages.evidence_came(3) == "3 files of evidence received."
    assert shown.period(ReportingPeriod.month(2019, 7)) == "07/2019"


@pytest.mark.usefixtures("_in_english")
def test_what_is_kept_of_a_told_sentence_is_vietnamese_to_its_last_word():
    month = shown.period(ReportingPeriod.month(2019, 7))
    told = joined([messages.report_came("xã A", month, 2), messages.evidence_came(3)])
    assert told == "xã A sends its report 07/2019, version 2 3 files of evidence received."
    assert kept(told) == "xã A gửi báo cáo tháng 07/2019, bản thứ 2 Đã nhận 3 tệp minh chứng."


@pytest.mark.usefixtures("_in_english")
def test_a_letter_gives_its_reason_in_vietnamese():
    reason = explain(PackageRefusedError(RefusalReason.NOT_AN_INVITATION))
    letter = letters.held_file("xã A", receiver="tỉnh B", file_name="a.ctph", moment="08:00", reason=reason)
    assert reason.startswith("This is no invitation.")
    assert "Lý do: Đây không phải thư mời." in letter


def test_without_a_table_everything_is_vietnamese_and_what_it_lacks_too(tmp_path):
    assert said("Tệp {name} đã có.", name="a") == "Tệp a đã có."
    few = tmp_path / "few.json"
    few.write_text('{"Một {name}.": "One {name}."}', "utf-8")
    tell_from(few)
    try:
        assert said("Một {name}.", name="a") == "One a."
        assert said("Hai {name}.", name="a") == "Hai a."
    finally:
        tell_from(None)
