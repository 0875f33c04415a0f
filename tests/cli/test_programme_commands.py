"""Programmes and years from the command line."""

import json

import pytest


@pytest.fixture
def superior(sample):
    return ("--office", sample / "cap-tren")


@pytest.fixture
def commune(sample):
    return ("--office", sample / "19600-xa-cam-tuyen")


def test_a_month_of_another_open_year_is_simply_named(ctph, superior, commune, tmp_path):
    code, out, _ = ctph("open-year", *superior, "--year", "2020")
    assert code == 1
    assert "Chưa có gì được ghi" in out
    assert ctph("open-year", *superior, "--year", "2021", "--yes")[0] == 1
    code, out, _ = ctph("open-year", *superior, "--year", "2020", "--targets", "last_year", "--yes")
    assert code == 0
    assert "Đã mở năm 2020" in out
    assert [row["year"] for row in json.loads(ctph("programmes", *superior, "--json")[1])] == [2019, 2020]
    (answer,) = json.loads(ctph("export", *superior, "--unit", "Xã Cam Tuyền", "--to", tmp_path, "--json")[1])
    assert ctph("import", *commune, answer["path"])[0] == 0
    assert ctph("record", *commune, "--period", "2020-01", "VL01=7")[0] == 0
    assert ctph("record", *commune, "--period", "2019-04", "VL01=2")[0] == 0
    for period, counted in (("2020-01", "7"), ("2019-04", "2")):
        sheet = json.loads(ctph("sheet", *commune, "--period", period, "--json")[1])
        assert {row["code"]: row["in_period"] for row in sheet["rows"]}["VL01"] == counted
        assert {"previous_period", "year_before"} <= sheet["rows"][0].keys()
    assert ctph("seal", *commune, "--period", "2020-01", "--yes")[0] == 0
    assert ctph("record", *commune, "--period", "2021-01", "VL01=7")[0] == 1
    targets = json.loads(ctph("targets", *superior, "--unit", "Xã Cam Tuyền", "--year", "2020", "--json")[1])
    assert targets["year"] == 2020
    assert any(row["committed"] for row in targets["rows"])
    assert ctph("targets", *superior, "--unit", "Xã Cam Tuyền", "--year", "2031")[0] == 1


def test_a_year_is_closed_and_opened_again(ctph, superior):
    code, _, err = ctph("close-year", *superior, "--year", "2019")
    assert code == 1
    assert "Còn báo cáo chưa gửi" in err
    assert ctph("close-year", *superior, "--year", "2019", "--yes")[0] == 0
    assert [row["is_closed"] for row in json.loads(ctph("programmes", *superior, "--json")[1])] == [True]
    assert ctph("close-year", *superior, "--year", "2019", "--yes")[0] == 1
    code, out, _ = ctph("reopen-year", *superior, "--year", "2019", "--reason", "Sửa tháng 12")
    assert (code, "Đã mở lại năm 2019" in out) == (0, True)
    assert "đang mở" in ctph("programmes", *superior)[1]


def test_a_programme_is_made_by_hand_and_named_where_it_matters(ctph, superior, commune, tmp_path):
    listed = tmp_path / "chi-tieu.txt"
    listed.write_text("VL01\nHT01; Tổ hòa giải; tổ\n", encoding="utf-8")
    made = ("new-programme", *superior, "--title", "Chương trình giảm nghèo", "--years", "2019-2020")
    assert ctph(*made, "--rhythm", "quarter", "--indicators", listed)[0] == 0
    code, _, err = ctph(*made, "--indicators", listed)
    assert code == 1
    assert "khác tên" in err
    rows = json.loads(ctph("programmes", *superior, "--json")[1])
    assert [(row["year"], row["rhythm"]) for row in rows] == [
        (2019, ["month"]), (2019, ["quarter"]), (2020, ["quarter"]),
    ]  # fmt: skip
    (answer,) = json.loads(ctph("export", *superior, "--unit", "Xã Cam Tuyền", "--to", tmp_path, "--json")[1])
    assert ctph("import", *commune, answer["path"])[0] == 0
    assert ctph("record", *commune, "--period", "2019-q1", "HT01=3")[0] == 0
    named = ("--programme", "giam ngheo")
    sheet = ctph("sheet", *commune, "--period", "2019-q1", *named)[1]
    assert "Trong kỳ" in sheet
    assert "Trong tháng" not in sheet
    assert "Q1 " in ctph("board", *superior, *named, "--year", "2019")[1].splitlines()[0]
    assert ctph("seal", *commune, "--period", "2019-q1", "--programme", "giam ngheo", "--yes")[0] == 0
    assert ctph("sheet", *commune, "--period", "2019-q1", "--programme", "không có")[0] == 1
    assert ctph("sheet", *commune, "--period", "2019-Q1")[0] == 0
    code, out, _ = ctph("consolidate", *superior, "--period", "2019-q1")
    assert code == 0
    assert "Tổng hợp kết quả thực hiện năm 2019" in out


@pytest.mark.parametrize(
    ("lines", "years", "told"),
    [("Tổ hòa giải\n", "2019", "thiếu mã"), ("VL01\n", "năm nay", "không phải là năm")],
)
def test_what_names_no_programme_is_a_wrong_use(ctph, capsys, superior, tmp_path, lines, years, told):
    listed = tmp_path / "chi-tieu.txt"
    listed.write_text(lines, encoding="utf-8")
    with pytest.raises(SystemExit) as refused:
        ctph("new-programme", *superior, "--title", "Mới", "--years", years, "--indicators", listed)
    assert refused.value.code == 2
    assert told in capsys.readouterr().err


def test_bd_02_a_name_is_enough_for_a_programme_but_a_list_without_indicators_is_a_wrong_use(
    ctph, capsys, superior, tmp_path
):
    listed = tmp_path / "chi-tieu.txt"
    listed.write_text("", encoding="utf-8")
    with pytest.raises(SystemExit) as refused:
        ctph("new-programme", *superior, "--title", "Mới", "--years", "2019", "--indicators", listed)
    assert refused.value.code == 2
    assert "không có chỉ tiêu nào" in capsys.readouterr().err
    code, out, _ = ctph("new-programme", *superior, "--title", "Lễ ký kết 2017–2020", "--years", "2019")
    assert code == 0
    assert "1 năm, 0 chỉ tiêu, 9 đơn vị" in out
    like = ("--title", "Giảm nghèo 2020", "--years", "2020", "--model", "ngành Lao động")
    assert "1 năm, 24 chỉ tiêu, 9 đơn vị" in ctph("new-programme", *superior, *like)[1]


def test_an_obligation_is_added_listed_and_chosen_by_its_period(ctph, superior):
    added = ctph("new-obligation", *superior, "--name", "Báo cáo 9 tháng", "--kind", "nine_months")
    assert added[:2] == (0, "Đã thêm báo cáo “Báo cáo 9 tháng”. Hãy xuất tệp trả lời để các xã nhận được.\n")
    term = ("--name", "Tổng kết", "--one", "2019-2021", "--due-days", "30", "--json")
    rows = json.loads(ctph("new-obligation", *superior, *term)[1])
    assert rows == [
        {"name": "Báo cáo 9 tháng", "kind": "nine_months", "period": ""},
        {"name": "Tổng kết", "kind": "term", "period": "2019-2021"},
    ]
    listed = json.loads(ctph("programmes", *superior, "--json")[1])
    assert [row["is_obliged"] for row in listed] == [False, True, True]
    closed = ctph("close-period", *superior, "--period", "2019-9m", "--yes")
    assert closed[0] == 0
    assert "0/9" in closed[1]
    twice = ctph("new-obligation", *superior, "--name", "tổng kết", "--kind", "year")
    assert twice[0] == 1
    assert "đã có báo cáo mang tên này" in twice[2]


def test_cl_11_a_year_is_opened_with_targets_that_are_allocated_and_seen_first(ctph, superior):
    opening = ("open-year", *superior, "--year", "2020", "--targets", "allocated")
    jobs = ("--allocate", "VL01", "--by", "LD03", "--rate", "24,4", "--lock", "Xã Cam Tuyền=200")
    trained = ("--allocate", "DN01", "--by", "LD05", "--total", "300", "--measure", "committed")
    code, out, _ = ctph(*opening, *jobs, *trained)
    assert code == 1
    assert "VL01: Giải quyết việc làm" in out
    assert "14 chỉ tiêu được phân bổ" in out
    assert [row["year"] for row in json.loads(ctph("programmes", *superior, "--json")[1])] == [2019]
    code, out, _ = ctph(*opening, *jobs, *trained, "--yes", "--json")
    seen = {one["code"]: one for one in json.loads(out)["allocations"]}
    assert code == 0
    assert (seen["VL01"]["units"]["Xã Cam Tuyền"], seen["VL01"]["left_over"]) == ("200", "0")
    assert sum(int(count) for count in seen["DN01"]["units"].values()) == 300
    of_2020 = ("targets", *superior, "--year", "2020", "--unit", "Xã Cam Tuyền", "--json")
    given = {row["code"]: row for row in json.loads(ctph(*of_2020)[1])["rows"]}
    assert given["VL01"]["assigned"] == "200"
    assert given["DN01"]["committed"] == seen["DN01"]["units"]["Xã Cam Tuyền"]
    assert given["XK01"]["committed"] is None


def test_what_is_allocated_when_a_year_is_opened_is_said_in_order_or_not_at_all(ctph, superior):
    opening = ("open-year", *superior, "--year", "2020")
    for wrong in (
        ("--targets", "allocated"),
        ("--allocate", "VL01", "--by", "LD03", "--rate", "1"),
        ("--targets", "allocated", "--by", "LD03", "--allocate", "VL01"),
        ("--targets", "allocated", "--allocate", "VL01", "--rate", "1"),
    ):
        with pytest.raises(SystemExit):
            ctph(*opening, *wrong)
    twice = ("--allocate", "VL01", "--by", "LD03", "--rate", "1") * 2
    assert "hai lần" in ctph(*opening, "--targets", "allocated", *twice)[2]
