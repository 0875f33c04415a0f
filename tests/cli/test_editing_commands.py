"""What a programme counts and how it is reported, from the command line."""

import json

import pytest


@pytest.fixture
def superior(sample):
    return ("--office", sample / "cap-tren")


def listed(ctph, superior):
    return json.loads(ctph("indicators", *superior, "--json")[1])


def test_bd_02_indicators_are_added_changed_moved_and_left_out(ctph, superior, sample, tmp_path):
    before = [row["code"] for row in listed(ctph, superior)]
    path = tmp_path / "chi-tieu.txt"
    path.write_text("HT09; Buổi họp; buổi\n", encoding="utf-8")
    code, out, _ = ctph("add-indicators", *superior, path)
    assert (code, f"{len(before) + 1} chỉ tiêu" in out) == (0, True)
    assert ctph("change-indicator", *superior, "ht09", "--name", "Cuộc họp", "--decimals", "1")[0] == 0
    found = listed(ctph, superior)[-1]
    assert (found["code"], found["name"], found["decimals"]) == ("HT09", "Cuộc họp", 1)
    code, out, _ = ctph("move-indicator", *superior, "HT09", "--by", "-1")
    assert (code, out.index("HT09") < out.index(before[-1])) == (0, True)
    assert ctph("move-indicator", *superior, before[0], "--by", "-1")[0] == 1
    assert ctph("leave-out-indicator", *superior, "HT09")[0] == 0
    assert [row["code"] for row in listed(ctph, superior)] == before
    assert "Giải quyết việc làm" in ctph("indicators", *superior)[1]


def test_what_figures_rest_on_is_refused_in_a_sentence(ctph, superior, sample):
    code, _, err = ctph("change-indicator", *superior, "VL01", "--unit-of-measure", "lượt")
    assert (code, "Hãy" in err) == (1, True)
    assert ctph("leave-out-indicator", *superior, "VL01")[0] == 1
    assert ctph("change-indicator", *superior, "KHONG", "--name", "x")[0] == 1
    commune = ("--office", sample / "19600-xa-cam-tuyen")
    assert ctph("change-indicator", *commune, "VL01", "--name", "x")[0] == 1
    assert ctph("indicators", *commune)[0] == 0


def test_the_way_of_reporting_is_changed_and_what_is_not_named_stays(ctph, superior):
    code, out, _ = ctph("change-reporting", *superior, "--rhythm", "quarter", "--since", "10", "--due-days", "7")
    assert (code, "hằng quý" in out) == (0, True)
    assert ctph("change-reporting", *superior, "--due-days", "7")[0] == 1
    assert ctph("change-reporting", *superior, "--no-due")[0] == 0
    code, _, err = ctph("change-reporting", *superior, "--leave", "Xã Cam Tuyền")
    assert (code, "Cam Tuyền" in err) == (1, True)
    assert ctph("change-reporting", *superior, "--rhythm", "quarter", "--since", "3")[0] == 1
