"""An toàn dữ liệu: backups, the recovery sheet, checking the data, handing over."""
