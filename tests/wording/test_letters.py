"""Letters say whose each file is, of which month they speak, and what an invitation asks for."""

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.wording import letters, messages

MARCH, APRIL = ReportingPeriod.month(2019, 3), ReportingPeriod.month(2019, 4)


def test_the_subject_names_the_month_of_the_newest_report():
    subject = letters.package_subject("Xã Cam An", period="tháng 03/2019", programme="CTPH", is_answer=False)
    assert subject == "Xã Cam An: báo cáo tháng 03/2019 – CTPH"


def test_a_letter_to_many_says_whose_each_file_is():
    files = [("CamAn_19603_1.ctph", "Xã Cam An"), ("CamHieu_19615_2.ctph", "Xã Cam Hiếu")]
    body = letters.package_mail(files, unit="Huyện", receiver="các xã", programme="CTPH", carried="")
    assert "- CamAn_19603_1.ctph – Xã Cam An\n- CamHieu_19615_2.ctph – Xã Cam Hiếu\n" in body


def test_a_short_letter_lists_nothing_and_is_still_whole():
    body = letters.package_mail([], unit="Huyện", receiver="78 đơn vị", programme="CTPH", carried="")
    assert "tệp số liệu của CTPH.\n\n" in body
    assert "\n\n\n" not in body


def test_the_letter_of_an_invitation_holds_the_code_and_the_file_it_belongs_to():
    parts = letters.invitation("UBND huyện", programme="CTPH", file_name="CamLo_468_thu-moi_1.ctph", code="1234-5678")
    assert [text for part, text in parts if part is letters.LetterPart.CODE] == ["1234-5678"]
    assert any("CamLo_468_thu-moi_1.ctph" in text for _, text in parts)


def test_months_that_are_not_sealed_are_named_and_many_are_counted():
    assert messages.not_sealed([("", [MARCH])]).startswith("Tháng 03/2019 chưa chốt")
    year = ReportingPeriod.whole_year(2019).months
    assert messages.not_sealed([("", year)]).startswith("12 tháng, gần nhất tháng 09/2019, ")


def test_months_of_a_unit_reported_for_here_are_named_with_it():
    said = messages.not_sealed([("", [APRIL]), ("Xã Cũ", [MARCH])])
    assert said.startswith("Tháng 04/2019; tháng 03/2019 của Xã Cũ chưa chốt")


def test_what_a_file_carries_is_named_with_its_versions():
    assert messages.reports_carried([("", MARCH, 1), ("Xã Cũ", MARCH, 1), ("", APRIL, 2)]) == (
        "Tệp mang báo cáo tháng 03/2019 (bản 1), tháng 03/2019 của Xã Cũ (bản 1), tháng 04/2019 (bản 2)."
    )
    assert "chưa mang báo cáo nào" in messages.reports_carried([])
    assert messages.reports_carried([], authority="Sở").startswith("Tệp gửi Sở chưa mang báo cáo nào")
    year = [("", month, 1) for month in ReportingPeriod.whole_year(2019).months]
    assert messages.reports_carried(year).startswith("Tệp mang 8 báo cáo trước và báo cáo tháng 09/2019 (bản 1), ")
