"""The command line of an exchange: reminders, contacts, the tray, codes over the telephone, blanking that asks."""

import json
from pathlib import Path

import pytest


@pytest.fixture
def superior(sample):
    return "--office", sample / "cap-tren"


@pytest.fixture
def cam_tuyen(sample):
    return "--office", sample / "19600-xa-cam-tuyen"


def sent(ctph, office, folder, *figures):
    """A commune types figures of March, seals and exports; the path of the file."""
    folder.mkdir(exist_ok=True)
    assert ctph("record", *office, "--period", "2019-03", *figures)[0] == 0
    assert ctph("seal", *office, "--period", "2019-03", "--yes")[0] == 0
    return json.loads(ctph("export", *office, "--to", folder, "--json")[1])[0]["path"]


def test_a_report_is_confirmed_by_the_code_the_superior_reads_out(ctph, superior, cam_tuyen, tmp_path):
    path = sent(ctph, cam_tuyen, tmp_path / "usb", "VL01=12")
    code, _, err = ctph("phone-code", *superior, "--unit", "Cam Tuyền", "--period", "2019-03")
    assert (code, "chưa gửi báo cáo" in err) == (1, True)
    assert ctph("import", *superior, path)[0] == 0
    told = json.loads(ctph("phone-code", *superior, "--unit", "Cam Tuyền", "--period", "2019-03", "--json")[1])
    assert (told["version"], told["period"]) == (1, "2019-03")
    wrong = told["code"][:-1] + str((int(told["code"][-1]) + 1) % 10)
    code, _, err = ctph("confirm-by-phone", *cam_tuyen, wrong)
    assert (code, "Nhóm số thứ 2" in err) == (1, True)
    confirmed = json.loads(ctph("confirm-by-phone", *cam_tuyen, told["code"], "--json")[1])
    assert confirmed == {"period": "2019-03", "version": 1, "state": "received_by_phone"}
    assert ctph("confirm-by-phone", *superior, told["code"])[0] == 1
    assert ctph("phone-code", *cam_tuyen, "--unit", "Cam Tuyền", "--period", "2019-03")[0] == 1


def test_a_commune_is_not_told_the_code_of_its_own_report(ctph, cam_tuyen):
    """Else typing it would say nothing about the superior office."""
    from ctph_desktop.office import open_office
    from ctph_desktop.sync.codes import phone_code

    ctph("record", *cam_tuyen, "--period", "2019-03", "VL01=12")
    code, out, err = ctph("seal", *cam_tuyen, "--period", "2019-03", "--yes")
    with open_office(cam_tuyen[1]) as office:
        own = [phone_code(s.seal) for s in office._workplace.queries.statements()]
    assert code == 0
    assert not [digits for digits in own if digits in out + err]


def test_communes_are_reminded_with_their_numbers(ctph, superior):
    listed = json.loads(ctph("contact", *superior, "--json")[1])
    assert len(listed) == 9
    wanted = ("--unit", "Cam Chính", "--desk", "Văn phòng", "--phone", "0233 3872 123")
    assert ctph("contact", *superior, *wanted)[0] == 0
    assert ctph("contact", *superior, "--unit", "Cam Chính", "--email", "vp@camchinh.gov.vn")[0] == 0
    code, _, err = ctph("contact", *superior, "--unit", "Cam Chính", "--phone", "gọi sau")
    assert (code, "không phải số điện thoại" in err) == (1, True)
    (row,) = json.loads(ctph("remind", *superior, "--period", "2019-03", "--unit", "Cam Chính", "--json")[1])
    assert (row["desk"], row["phone"], row["email"]) == ("Văn phòng", "0233 3872 123", "vp@camchinh.gov.vn")
    code, out, _ = ctph("remind", *superior, "--period", "2019-03")
    assert code == 0
    assert "Xã Cam Chính (Văn phòng, ĐT 0233 3872 123, vp@camchinh.gov.vn)" in out
    code, _, err = ctph("remind", *superior, "--period", "2018-03")
    assert (code, "2019" in err) == (1, True)


def test_a_commune_keeps_the_number_of_its_superior(ctph, cam_tuyen):
    assert ctph("contact", *cam_tuyen, "--unit", "UBND huyện Cam Lộ", "--phone", "0233 3871 234")[0] == 0
    (row,) = json.loads(ctph("contact", *cam_tuyen, "--json")[1])
    assert row["phone"] == "0233 3871 234"
    assert ctph("contact", *cam_tuyen, "--unit", "Cam An", "--phone", "0233 3871 234")[0] == 1
    assert ctph("remind", *cam_tuyen, "--period", "2019-03")[0] == 1


def test_a_contact_without_a_unit_is_wrong_usage(ctph, superior):
    with pytest.raises(SystemExit) as left:
        ctph("contact", *superior, "--phone", "0233 3872 123")
    assert left.value.code == 2


def test_a_file_that_could_not_be_read_stays_in_the_tray_with_a_message_until_it_is_dismissed(
    ctph, superior, cam_tuyen, tmp_path
):
    path = sent(ctph, cam_tuyen, tmp_path / "usb", "VL01=12")
    data = bytearray(Path(path).read_bytes())
    data[300] ^= 1
    Path(path).write_bytes(data)
    assert ctph("import", *superior, path)[0] == 1
    (row,) = json.loads(ctph("tray", *superior, "--json")[1])
    assert (row["sender"], row["can_enrol"]) == ("Xã Cam Tuyền", False)
    code, out, _ = ctph("tray", *superior, "--messages")
    assert (code, "Kính gửi: Xã Cam Tuyền" in out) == (0, True)
    assert json.loads(ctph("tray", *superior, "--dismiss", row["package"], "--json")[1]) == []
    assert ctph("tray", *superior, "--dismiss", row["package"])[0] == 1


def test_importing_figures_that_are_left_blank_asks_first(ctph, superior, cam_tuyen, tmp_path):
    assert ctph("import", *superior, sent(ctph, cam_tuyen, tmp_path / "a", "VL01=12", "DN01=3"))[0] == 0
    path = sent(ctph, cam_tuyen, tmp_path / "b", "VL01=missing")
    (seen,) = json.loads(ctph("import", *superior, "--preview", "--json", path)[1])
    assert seen["blanked"] == 1
    code, out, err = ctph("import", *superior, path)
    assert (code, out) == (1, "")
    assert "Giải quyết việc làm, tháng 03/2019: 12 → (để trống)" in err
    assert "--yes" in err
    later = sent(ctph, cam_tuyen, tmp_path / "c", "DN01=4")
    assert ctph("import", *superior, path, later)[2].count("12 → (để trống)") == 1
    assert ctph("import", *superior, "--yes", path)[0] == 0
    assert ctph("import", *superior, path)[0] == 0, "what is there already asks nothing"
