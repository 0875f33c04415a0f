"""Targets, own totals and stated totals from the command line."""

import json

import pytest


@pytest.fixture
def superior(sample):
    return ("--office", sample / "cap-tren")


def test_targets_of_all_units_are_seen_first_and_written_with_a_word(ctph, superior, tmp_path):
    table = tmp_path / "giao.tsv"
    table.write_text("Đơn vị\tVL01\tGN06/ND\nXã Cam An\t215\t\n19600\t120\t7\nTổng cộng\t335\t7\n", "utf-8")
    give = ("targets", *superior, "--table", table, "--measure", "assigned")
    code, out, _ = ctph(*give)
    assert (code, out.startswith("Sẽ ghi 3 chỉ tiêu mới và sửa 0")) == (1, True)
    assert ctph(*give, "--yes")[0] == 0
    totals = {row["code"]: row for row in json.loads(ctph("targets", *superior, "--json")[1])}
    assert (totals["VL01"]["assigned"], totals["VL01"]["committed"], totals["VL01"]["own"]) == ("335", "1296", "1200")
    assert ctph("targets", *superior)[1].count("108") == 1
    assert "1.200" in ctph("targets", *superior, "--unit", "468")[1]


def test_a_table_that_cannot_be_read_is_refused_whole_with_each_line(ctph, superior, tmp_path):
    table = tmp_path / "giao.csv"
    table.write_text("Đơn vị;VL01;XX\nXã Lạ;215;1\n19600;x;1\n", "utf-8")
    with pytest.raises(SystemExit) as left:
        ctph("targets", *superior, "--table", table, "--yes")
    assert left.value.code == 2


def test_what_does_not_go_together_is_refused(ctph, superior, tmp_path):
    for wrong in (("--table", tmp_path, "--unit", "19600"), ("VL01=5",)):
        with pytest.raises(SystemExit) as left:
            ctph("targets", *superior, *wrong)
        assert left.value.code == 2


def test_cl_10_an_amendment_names_its_month_and_document(ctph, superior):
    amend = ("targets", *superior, "--unit", "19600", "--since", "2019-07", "VL01=130")
    assert ctph(*amend)[0] == 1
    assert ctph(*amend, "--document", "QĐ 12")[0] == 0
    shown = json.loads(ctph("targets", *superior, "--unit", "19600", "--json")[1])
    (row,) = [row for row in shown["rows"] if row["code"] == "VL01"]
    assert (shown["since"], row["committed"]) == ("2019-07", "130")
    assert [(one["since"], one["quantity"]) for one in row["versions"]["committed"]] == [
        ("", "124"),
        ("2019-07", "130"),
    ]
    assert "từ tháng 07/2019: 130 (QĐ 12)" in ctph("targets", *superior, "--unit", "19600")[1]
    assert ctph("targets", *superior, "--unit", "19600", "--since", "2020-07", "VL01=1")[0] == 1


def test_a_commune_answers_its_targets_and_the_superior_sees_it(ctph, sample, tmp_path):
    commune = ("answer-targets", "--office", sample / "19600-xa-cam-tuyen")
    assert ctph(*commune, "VL01=120")[0] == 1
    assert ctph(*commune, "VL01=120", "--reason", "thiếu lao động")[0] == 0
    rows = {row["code"]: row for row in json.loads(ctph(*commune, "--all", "--json")[1])}
    assert (rows["VL01"]["state"], rows["VL01"]["proposed"], rows["DN01"]["state"]) == ("proposed", "120", "agreed")
    assert "đề nghị số khác" in ctph(*commune)[1]
    package = ctph("export", "--office", sample / "19600-xa-cam-tuyen", "--to", tmp_path)
    assert package[0] == 0
    superior = ("--office", sample / "cap-tren")
    assert ctph("import", *superior, *tmp_path.glob("*.ctph"))[0] == 0
    shown = json.loads(ctph("targets", *superior, "--unit", "19600", "--json")[1])["rows"]
    (row,) = [row for row in shown if row["code"] == "VL01"]
    assert row["answer"] == {"state": "proposed", "proposed": "120", "reason": "thiếu lao động"}
    assert "xã đề nghị 120: thiếu lao động" in ctph("targets", *superior, "--unit", "19600")[1]


def test_cl_07_a_stated_total_is_written_explained_and_changed_with_a_reason(ctph, superior):
    stated = ("stated-total", *superior, "--form", "bieu-1")
    rows = {row["column"]: row for row in json.loads(ctph(*stated, "--json")[1])}
    assert rows["8"]["quantity"] == "1297"
    assert ctph(*stated, "--column", "8", "1300")[0] == 1
    assert ctph(*stated, "--column", "8", "1300", "--reason", "đính chính", "--explanation", "làm tròn")[0] == 0
    assert "làm tròn" in ctph(*stated)[1]
    assert ctph(*stated, "--column", "99", "1")[0] == 1
    assert ctph("stated-total", *superior, "--form", "bieu-9")[0] == 1
    with pytest.raises(SystemExit):
        ctph(*stated, "--column", "8")


def test_boundaries_of_today_change_nothing_where_nothing_merged(ctph, superior):
    total = ("consolidate", *superior, "--period", "2019-03", "--json")
    assert json.loads(ctph(*total, "--by-today")[1]) == json.loads(ctph(*total)[1])


def test_cl_11_a_target_is_allocated_seen_first_and_written_with_a_word(ctph, superior):
    allocate = ("allocate", *superior, "VL01", "--by", "LD03", "--rate", "24,4")
    code, out, _ = ctph(*allocate)
    assert code == 1
    assert "Do làm tròn, còn 1 chưa phân bổ" in out
    assert "Chưa ghi gì" in out
    shown = json.loads(ctph(*allocate, "--method", "remainder", "--json")[1])
    assert (shown["total"], shown["left_over"], shown["units"]["Xã Cam Thanh"]) == ("1297", "0", "76")
    assert ctph(*allocate, "--method", "remainder", "--lock", "Xã Cam An=200", "--yes")[0] == 0
    kept = json.loads(ctph("targets", *superior, "--unit", "Xã Cam An", "--json")[1])
    assert [row["assigned"] for row in kept["rows"] if row["code"] == "VL01"] == ["200"]
    assert ctph("allocate", *superior, "VL01", "--by", "XX", "--rate", "1")[0] == 1
    assert ctph("allocate", *superior, "VL01", "--by", "LD03")[0] == 1


def test_a_month_from_the_15th_on_is_named_like_any_other(ctph, superior, tmp_path):
    indicators = tmp_path / "ct.txt"
    indicators.write_text("VL01\n", "utf-8")
    new = ("new-programme", *superior, "--title", "Từ ngày 15", "--years", "2019", "--calendar", "15")
    assert ctph(*new, "--indicators", indicators)[0] == 0
    of_unit = ("targets", *superior, "--programme", "Từ ngày 15", "--unit", "19600")
    amend = (*of_unit, "--since", "2019-07", "--document", "QĐ 1")
    assert ctph(*amend, "VL01=5")[0] == 0
    assert "từ tháng 07/2019: 5 (QĐ 1)" in ctph(*of_unit)[1]
