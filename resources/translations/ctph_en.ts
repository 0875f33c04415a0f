<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="vi_VN">
<context>
    <name>Board</name>
    <message>
        <source>Xã, thị trấn</source>
        <translation>Commune</translation>
    </message>
    <message>
        <source>{period}: chưa nhận báo cáo.</source>
        <translation>{period}: no report received.</translation>
    </message>
    <message>
        <source>{period}: {state}, bản thứ {version}.</source>
        <translation>{period}: {state}, version {version}.</translation>
    </message>
    <message>
        <source>Xã chốt lúc {moment}.</source>
        <translation>Sealed by the commune at {moment}.</translation>
    </message>
    <message>
        <source>Xã có {count} bản chốt khác nhau cho tháng này; hãy trả lại để xã chốt lại một bản.</source>
        <translation>The commune has {count} different sealed versions of this month; return the report so that it seals one.</translation>
    </message>
    <message>
        <source>{count} góp ý chưa xử lý.</source>
        <translation>{count} open remarks.</translation>
    </message>
    <message>
        <source>Chưa có máy nào của đơn vị này được ghi nhận.</source>
        <translation>No PC of this unit has been enrolled.</translation>
    </message>
    <message>
        <source>Chưa nhận tệp nào.</source>
        <translation>No file received yet.</translation>
    </message>
    <message>
        <source>Tệp mới nhất: {moment}.</source>
        <translation>Newest file: {moment}.</translation>
    </message>
</context>
<context>
    <name>CellEditor</name>
    <message>
        <source>Ô đang nhập</source>
        <translation>Cell being typed</translation>
    </message>
</context>
<context>
    <name>CodeLine</name>
    <message>
        <source>Mã 20 chữ số</source>
        <translation>20-digit code</translation>
    </message>
    <message>
        <source>Mã chỉ gồm chữ số. Nếu bộ gõ làm sai số, hãy tắt tiếng Việt (Ctrl+Shift) rồi gõ lại.</source>
        <translation>The code has digits only. If the input tool changes digits, switch Vietnamese off (Ctrl+Shift) and type again.</translation>
    </message>
    <message>
        <source>Mã có 20 chữ số, đang có {count}.</source>
        <translation>The code has 20 digits; {count} typed so far.</translation>
    </message>
    <message>
        <source>Nhóm {numbers} sai: hãy đề nghị đọc lại nhóm đó rồi gõ lại.</source>
        <translation>Group {numbers} is wrong: ask for that group again and retype it.</translation>
    </message>
</context>
<context>
    <name>ConsolidationScreen</name>
    <message>
        <source>Xuất &amp;Excel…</source>
        <translation>&amp;Excel…</translation>
    </message>
    <message>
        <source>Xuất &amp;PDF…</source>
        <translation>&amp;PDF…</translation>
    </message>
    <message>
        <source>Các biểu</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>Tệp Excel (*.xlsx)</source>
        <translation>Excel file (*.xlsx)</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>Xuất biểu tổng hợp</source>
        <translation>Write consolidated forms</translation>
    </message>
    <message>
        <source>Đã xuất</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>Đã ghi tệp {name}.</source>
        <translation>The file {name} has been written.</translation>
    </message>
    <message>
        <source>Thư mục: {folder}</source>
        <translation>Folder: {folder}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Chương trình gặp lỗi</source>
        <translation>The program has failed</translation>
    </message>
    <message>
        <source>Nhật ký lỗi đã lưu tại: {path}</source>
        <translation>The error log was saved at: {path}</translation>
    </message>
    <message>
        <source>Chương trình vừa gặp một lỗi ngoài dự kiến. Số liệu đã báo «Đã lưu» vẫn còn nguyên trên đĩa. Hãy gửi nhật ký lỗi cho người hỗ trợ kỹ thuật.</source>
        <translation>The program met an unexpected error. Figures shown as «Saved» are safe on disk. Please send the error log to technical support.</translation>
    </message>
    <message>
        <source>Nội dung lỗi</source>
        <translation>Error text</translation>
    </message>
    <message>
        <source>&amp;Sao chép</source>
        <translation>&amp;Copy</translation>
    </message>
    <message>
        <source>&amp;Đóng</source>
        <translation>&amp;Close</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Đang tìm các đơn vị trên máy này…</source>
        <translation>Looking for the offices on this PC…</translation>
    </message>
    <message>
        <source>Đang mở đơn vị…</source>
        <translation>Opening the office…</translation>
    </message>
    <message>
        <source>Đã mở {unit}.</source>
        <translation>{unit} is open.</translation>
    </message>
    <message>
        <source>Tổng quan</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Tiến độ tháng</source>
        <translation>Monthly progress</translation>
    </message>
    <message>
        <source>Gửi và nhận</source>
        <translation>Send and receive</translation>
    </message>
    <message>
        <source>Tổng hợp</source>
        <translation>Consolidation</translation>
    </message>
    <message>
        <source>Chọn thư mục của đơn vị</source>
        <translation>Choose the office&apos;s folder</translation>
    </message>
    <message>
        <source>Đang dựng bộ mẫu (huyện Cam Lộ và chín xã)…</source>
        <translation>Building the sample (Cam Lộ district and nine communes)…</translation>
    </message>
    <message>
        <source>Ngôn ngữ</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Ngôn ngữ mới dùng từ lần mở chương trình sau.</source>
        <translation>The new language is used from the next start of the program.</translation>
    </message>
    <message>
        <source>Số đang gõ chưa hợp lệ nên chưa được lưu. Vẫn đóng chương trình?</source>
        <translation>What is being typed is not a valid number and is not saved. Close anyway?</translation>
    </message>
    <message>
        <source>Đang lưu, chương trình sẽ đóng ngay khi xong…</source>
        <translation>Saving; the program closes as soon as it is done…</translation>
    </message>
    <message>
        <source>Có số chưa lưu</source>
        <translation>Unsaved figures</translation>
    </message>
    <message>
        <source>&amp;Bỏ các số đó và đóng</source>
        <translation>&amp;Drop them and close</translation>
    </message>
    <message>
        <source>&amp;Quay lại sửa</source>
        <translation>&amp;Back to mend it</translation>
    </message>
    <message>
        <source>{text} ({done}/{total})</source>
        <translation>{text} ({done}/{total})</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>Chi tiết ô đang chọn</source>
        <translation>Details of the current cell</translation>
    </message>
    <message>
        <source>Lịch sử ô</source>
        <translation>History of the cell</translation>
    </message>
    <message>
        <source>Chọn một dòng để xem chỉ tiêu, góp ý và lịch sử.</source>
        <translation>Choose a line to see its target, remarks and history.</translation>
    </message>
    <message>
        <source>(để trống)</source>
        <translation>(blank)</translation>
    </message>
    <message>
        <source>Giao</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>Cam kết</source>
        <translation>Committed</translation>
    </message>
    <message>
        <source>Luỹ kế</source>
        <translation>Cumulative</translation>
    </message>
    <message>
        <source>Còn lại</source>
        <translation>Remaining</translation>
    </message>
    <message>
        <source>Tháng trước</source>
        <translation>Last month</translation>
    </message>
    <message>
        <source>chưa xử lý</source>
        <translation>open</translation>
    </message>
    <message>
        <source>đã xử lý</source>
        <translation>settled</translation>
    </message>
    <message>
        <source>Góp ý của cấp trên ({state}): {text}</source>
        <translation>Remark of the superior office ({state}): {text}</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>EnrolDialog</name>
    <message>
        <source>Ghi nhận máy của xã</source>
        <translation>Enrol a commune&apos;s PC</translation>
    </message>
    <message>
        <source>&amp;Ghi nhận máy</source>
        <translation>&amp;Enrol</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Máy «{device}» của {sender} xin được ghi nhận. Hãy gọi số điện thoại đã biết của xã (không dùng số ghi trong thư hay tin nhắn kèm tệp), nghe đọc 20 chữ số rồi gõ vào đây.</source>
        <translation>The PC «{device}» of {sender} asks to be enrolled. Call the commune&apos;s number you already know (not one from the letter or message that came with the file), listen to the 20 digits and type them here.</translation>
    </message>
</context>
<context>
    <name>ExchangeScreen</name>
    <message>
        <source>&amp;Xuất tệp trả lời cho các xã…</source>
        <translation>&amp;Write answers for the communes…</translation>
    </message>
    <message>
        <source>&amp;Xuất tệp…</source>
        <translation>&amp;Write file…</translation>
    </message>
    <message>
        <source>Nhậ&amp;p tệp…</source>
        <translation>Im&amp;port files…</translation>
    </message>
    <message>
        <source>Nhập cả &amp;thư mục, USB…</source>
        <translation>Import &amp;folder or USB…</translation>
    </message>
    <message>
        <source>Xuất thư &amp;mời…</source>
        <translation>Write invi&amp;tation…</translation>
    </message>
    <message>
        <source>&amp;Dừng</source>
        <translation>&amp;Stop</translation>
    </message>
    <message>
        <source>hoặc kéo thả tệp vào đây</source>
        <translation>or drop files here</translation>
    </message>
    <message>
        <source>Nhật ký tệp</source>
        <translation>File log</translation>
    </message>
    <message>
        <source>Báo cáo các tháng</source>
        <translation>Reports by month</translation>
    </message>
    <message>
        <source>Bảng theo dõi xã theo tháng</source>
        <translation>Board of communes by month</translation>
    </message>
    <message>
        <source>Hộp chờ</source>
        <translation>Tray</translation>
    </message>
    <message>
        <source>Xem bá&amp;o cáo…</source>
        <translation>Vie&amp;w report…</translation>
    </message>
    <message>
        <source>&amp;Ghi nhận máy…</source>
        <translation>&amp;Enrol PC…</translation>
    </message>
    <message>
        <source>&amp;Loại khỏi hộp chờ</source>
        <translation>&amp;Remove from tray</translation>
    </message>
    <message>
        <source>Hộp chờ trống.</source>
        <translation>The tray is empty.</translation>
    </message>
    <message>
        <source>● Đã duyệt   ○ Chờ duyệt   ◄ Trả lại   ▲ Nhiều bản chốt khác nhau   · Chưa gửi. Nháy đúp hoặc Enter để xem báo cáo.</source>
        <translation>● Accepted   ○ To review   ◄ Returned   ▲ Several different sealed versions   · Not sent. Double-click or Enter to view the report.</translation>
    </message>
    <message>
        <source>Bảng theo dõi</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>Bảng theo dõi, hộp chờ, nhật ký</source>
        <translation>Board, tray, log</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>At</translation>
    </message>
    <message>
        <source>Chiều</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>► Xuất</source>
        <translation>► Out</translation>
    </message>
    <message>
        <source>◄ Nhập</source>
        <translation>◄ In</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Nhận lúc</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Bên gửi</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Máy</source>
        <translation>PC</translation>
    </message>
    <message>
        <source>Vì sao chờ</source>
        <translation>Why it waits</translation>
    </message>
    <message>
        <source>Kỳ</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Số ô đã nhập</source>
        <translation>Cells filled</translation>
    </message>
    <message>
        <source>Hộp chờ ({count})</source>
        <translation>Tray ({count})</translation>
    </message>
    <message>
        <source>Mã đọc qua điện thoại, báo cáo {period}: {code}</source>
        <translation>Code to read over the telephone, report of {period}: {code}</translation>
    </message>
    <message>
        <source>Máy này chưa được cấp trên ghi nhận. Hãy xuất tệp đầu tiên và gửi đi; khi cấp trên gọi điện, đọc mã: {code}</source>
        <translation>This PC is not enrolled yet. Write and send the first file; when the superior office calls, read out: {code}</translation>
    </message>
    <message>
        <source>Vào «Tiến độ tháng» để nhập số liệu.</source>
        <translation>Go to «Monthly progress» to type figures.</translation>
    </message>
    <message>
        <source>Vào «Tiến độ tháng», kiểm tra rồi chốt gửi.</source>
        <translation>Go to «Monthly progress», check, then seal.</translation>
    </message>
    <message>
        <source>Bấm «Xuất tệp…», chép vào USB hoặc gửi thư điện tử cho cấp trên.</source>
        <translation>Press «Write file…», then send it by USB or e-mail to the superior office.</translation>
    </message>
    <message>
        <source>Gửi tệp đã xuất cho cấp trên, rồi nhập tệp trả lời khi nhận được.</source>
        <translation>Send the written file to the superior office, then import the answer when it comes.</translation>
    </message>
    <message>
        <source>Cấp trên đã nhận và đang xem. Không phải làm gì thêm.</source>
        <translation>The superior office has it under review. Nothing more to do.</translation>
    </message>
    <message>
        <source>Đã xong tháng này.</source>
        <translation>This month is done.</translation>
    </message>
    <message>
        <source>Vào «Tiến độ tháng», sửa theo góp ý (ô có góc màu cam), chốt và gửi lại.</source>
        <translation>Go to «Monthly progress», correct the cells with an orange corner, seal and send again.</translation>
    </message>
    <message>
        <source>Số liệu đã sửa sau khi chốt: chốt lại rồi xuất tệp gửi lại.</source>
        <translation>Figures changed after sealing: seal again, then write and send a new file.</translation>
    </message>
    <message>
        <source>Ghi tệp trả lời cho mọi xã đã báo cáo vào:</source>
        <translation>Write the answers for all communes that reported to:</translation>
    </message>
    <message>
        <source>Ghi tệp gửi {superior} vào:</source>
        <translation>Write the file for {superior} to:</translation>
    </message>
    <message>
        <source>Xuất tệp</source>
        <translation>Write file</translation>
    </message>
    <message>
        <source>Chưa có xã nào gửi báo cáo nên chưa có tệp trả lời.</source>
        <translation>No commune has reported yet, so there is nothing to answer.</translation>
    </message>
    <message>
        <source>Đã ghi và kiểm tra lại: {name} ({size}), gửi {recipients}</source>
        <translation>Written and read back: {name} ({size}), for {recipients}</translation>
    </message>
    <message>
        <source>Thư mục: {folder}</source>
        <translation>Folder: {folder}</translation>
    </message>
    <message>
        <source>Ghi thư mời (một tệp cho mọi xã) vào:</source>
        <translation>Write the invitation (one file for all communes) to:</translation>
    </message>
    <message>
        <source>Đã ghi và kiểm tra lại: {path}
Mã in trên thư giấy gửi các xã: {code}</source>
        <translation>Written and read back: {path}
Code to print on the letter to the communes: {code}</translation>
    </message>
    <message>
        <source>Ô này chưa có báo cáo nào.</source>
        <translation>There is no report in this cell.</translation>
    </message>
    <message>
        <source>Loại «{name}» khỏi hộp chờ?</source>
        <translation>Remove «{name}» from the tray?</translation>
    </message>
    <message>
        <source>Tệp gốc không bị xoá; có thể nhập lại sau.</source>
        <translation>The file itself is not deleted; it can be imported again later.</translation>
    </message>
    <message>
        <source>&amp;Loại</source>
        <translation>&amp;Remove</translation>
    </message>
    <message>
        <source>&amp;Giữ lại</source>
        <translation>&amp;Keep</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Chưa làm được</source>
        <translation>This could not be done</translation>
    </message>
</context>
<context>
    <name>FileImport</name>
    <message>
        <source>Chọn tệp để nhập</source>
        <translation>Choose files to import</translation>
    </message>
    <message>
        <source>Mọi tệp (*);;Tệp CTPH (*.ctph)</source>
        <translation>All files (*);;CTPH files (*.ctph)</translation>
    </message>
    <message>
        <source>Chọn thư mục hoặc USB</source>
        <translation>Choose a folder or USB drive</translation>
    </message>
    <message>
        <source>Không có tệp</source>
        <translation>No file</translation>
    </message>
    <message>
        <source>Không tìm thấy tệp CTPH nào trong «{folder}».</source>
        <translation>There is no CTPH file in «{folder}».</translation>
    </message>
    <message>
        <source>Hãy chọn đúng thư mục hoặc USB, hoặc dùng «Nhập tệp…» để chọn từng tệp.</source>
        <translation>Choose the right folder or drive, or pick single files with «Import files…».</translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>Chênh lệch và điều cần xem</source>
        <translation>Differences and points to check</translation>
    </message>
    <message>
        <source>Cột {column} ({label}): văn bản ghi tổng {stated}, cộng các dòng được {computed}, lệch {difference}. Chương trình giữ cả hai, không tự sửa.</source>
        <translation>Column {column} ({label}): the document states {stated}, the lines add up to {computed}, difference {difference}. Both are kept; nothing is corrected.</translation>
    </message>
</context>
<context>
    <name>FormTable</name>
    <message>
        <source>Tổng ghi trong văn bản</source>
        <translation>Total stated in the document</translation>
    </message>
    <message>
        <source>Chênh lệch (văn bản − tính)</source>
        <translation>Difference (stated − computed)</translation>
    </message>
    <message>
        <source>Chưa có báo cáo của đơn vị này.</source>
        <translation>No report of this unit yet.</translation>
    </message>
    <message>
        <source>Cấp trên nhập thay.</source>
        <translation>Typed by the superior office.</translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>Ô này do chương trình tính, không gõ vào được.</source>
        <translation>This cell is computed by the program and cannot be typed into.</translation>
    </message>
    <message>
        <source>Ô này do chương trình điền, không gõ vào được. Hãy gõ ở cột «{columns}».</source>
        <translation>This cell is filled in by the program and cannot be typed into. Type in the column «{columns}».</translation>
    </message>
    <message>
        <source>«{text}» nghĩa là:</source>
        <translation>«{text}» means:</translation>
    </message>
    <message>
        <source>Tổng: {total}   Số ô: {count}   Trung bình: {mean}</source>
        <translation>Sum: {total}   Count: {count}   Average: {mean}</translation>
    </message>
</context>
<context>
    <name>ImportedDialog</name>
    <message>
        <source>Kết quả nhập tệp</source>
        <translation>Result of the import</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Bên gửi</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>&amp;Đóng</source>
        <translation>&amp;Close</translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message>
        <source>Tham gia theo thư mời</source>
        <translation>Join by invitation</translation>
    </message>
    <message>
        <source>Chọn &amp;tệp thư mời…</source>
        <translation>Choose &amp;invitation…</translation>
    </message>
    <message>
        <source>Chưa chọn tệp.</source>
        <translation>No file chosen.</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Họ và tên cán bộ</source>
        <translation>Official&apos;s full name</translation>
    </message>
    <message>
        <source>Chức vụ</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Th&amp;am gia</source>
        <translation>&amp;Join</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Thư mời:</source>
        <translation>Invitation:</translation>
    </message>
    <message>
        <source>Chương trình:</source>
        <translation>Programme:</translation>
    </message>
    <message>
        <source>Đơ&amp;n vị:</source>
        <translation>&amp;Unit:</translation>
    </message>
    <message>
        <source>Họ &amp;và tên:</source>
        <translation>Full &amp;name:</translation>
    </message>
    <message>
        <source>&amp;Chức vụ:</source>
        <translation>P&amp;ost:</translation>
    </message>
    <message>
        <source>&amp;Mã trên thư:</source>
        <translation>&amp;Code on the letter:</translation>
    </message>
    <message>
        <source>Chọn tệp thư mời</source>
        <translation>Choose the invitation file</translation>
    </message>
    <message>
        <source>Mọi tệp (*);;Tệp CTPH (*.ctph)</source>
        <translation>All files (*);;CTPH files (*.ctph)</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Chương trình phối hợp</source>
        <translation>Coordination programme</translation>
    </message>
    <message>
        <source>Đang mở…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>Các màn hình</source>
        <translation>Screens</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Chương trình</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Kỳ &amp;báo cáo:</source>
        <translation>Reporting &amp;period:</translation>
    </message>
    <message>
        <source>Tổng của vùng chọn</source>
        <translation>Sum of the selection</translation>
    </message>
    <message>
        <source>Đơn &amp;vị</source>
        <translation>&amp;Office</translation>
    </message>
    <message>
        <source>&amp;Ngôn ngữ</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>&amp;Mở đơn vị khác…</source>
        <translation>&amp;Open another office…</translation>
    </message>
    <message>
        <source>&amp;Tham gia theo thư mời…</source>
        <translation>&amp;Join by invitation…</translation>
    </message>
    <message>
        <source>Đón&amp;g chương trình</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>{office} – Chương trình phối hợp</source>
        <translation>{office} – Coordination programme</translation>
    </message>
</context>
<context>
    <name>MonthStrip</name>
    <message>
        <source>Tình trạng báo cáo từng tháng</source>
        <translation>State of each month&apos;s report</translation>
    </message>
    <message>
        <source>Tháng {number}</source>
        <translation>Month {number}</translation>
    </message>
</context>
<context>
    <name>OverviewScreen</name>
    <message>
        <source>Việc cần làm</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>Đến bảng th&amp;eo dõi</source>
        <translation>To th&amp;e board</translation>
    </message>
    <message>
        <source>Nhập số liệu th&amp;eo tháng</source>
        <translation>Typ&amp;e this month&apos;s figures</translation>
    </message>
    <message>
        <source>Báo cáo của các xã</source>
        <translation>Reports of the communes</translation>
    </message>
    <message>
        <source>Báo cáo các tháng</source>
        <translation>Reports by month</translation>
    </message>
    <message>
        <source>Tiến độ so với cam kết năm</source>
        <translation>Progress against the year&apos;s commitments</translation>
    </message>
    <message>
        <source>Theo các báo cáo đã duyệt, kể cả của xã chưa có báo cáo tháng này.</source>
        <translation>From the accepted reports, including those of communes without a report for this month.</translation>
    </message>
    <message>
        <source>Vạch xanh: mức cần đạt đến hết {period} nếu chia đều cả năm ({pace}).</source>
        <translation>Blue mark: what an even pace reaches by the end of {period} ({pace}).</translation>
    </message>
    <message>
        <source>Chưa có chỉ tiêu cam kết nào.</source>
        <translation>There are no commitments yet.</translation>
    </message>
    <message>
        <source>Không có việc nào đang chờ.</source>
        <translation>Nothing is waiting.</translation>
    </message>
    <message>
        <source>Đã duyệt</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Chờ duyệt</source>
        <translation>To review</translation>
    </message>
    <message>
        <source>Đã trả lại</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Kỳ {period}: {total} đơn vị</source>
        <translation>Period {period}: {total} units</translation>
    </message>
    <message>
        <source>Chưa gửi: {count}</source>
        <translation>Not sent: {count}</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>Dán số liệu</source>
        <translation>Paste figures</translation>
    </message>
    <message>
        <source>Các ô không dán được</source>
        <translation>Cells that cannot be pasted</translation>
    </message>
    <message>
        <source>&amp;Dán {count} ô hợp lệ</source>
        <translation>&amp;Paste {count} valid cells</translation>
    </message>
    <message>
        <source>&amp;Không dán gì</source>
        <translation>Paste &amp;nothing</translation>
    </message>
    <message>
        <source>{good} ô dán được, {bad} ô không dán được:</source>
        <translation>{good} cells fit, {bad} do not:</translation>
    </message>
    <message>
        <source>Dòng</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Cột</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Nội dung dán</source>
        <translation>Pasted text</translation>
    </message>
    <message>
        <source>Vì sao</source>
        <translation>Why</translation>
    </message>
</context>
<context>
    <name>Pasting</name>
    <message>
        <source>Nằm ngoài bảng.</source>
        <translation>Outside the table.</translation>
    </message>
    <message>
        <source>Ô này không nhập được (ô tính sẵn hoặc chỉ để xem).</source>
        <translation>This cell cannot be typed into (computed or read-only).</translation>
    </message>
    <message>
        <source>Ô dán trống: số đang có được giữ nguyên.</source>
        <translation>Blank in the block: the present figure is kept.</translation>
    </message>
    <message>
        <source>Có thể hiểu nhiều cách ({readings}): hãy gõ tay ô này.</source>
        <translation>Can be read in several ways ({readings}): type this cell by hand.</translation>
    </message>
</context>
<context>
    <name>PeriodPicker</name>
    <message>
        <source>Kỳ báo cáo</source>
        <translation>Reporting period</translation>
    </message>
    <message>
        <source>Kỳ trước</source>
        <translation>Previous period</translation>
    </message>
    <message>
        <source>Kỳ trước (Alt+PageUp)</source>
        <translation>Previous period (Alt+PageUp)</translation>
    </message>
    <message>
        <source>Kỳ sau</source>
        <translation>Next period</translation>
    </message>
    <message>
        <source>Kỳ sau (Alt+PageDown)</source>
        <translation>Next period (Alt+PageDown)</translation>
    </message>
</context>
<context>
    <name>PlaceDialog</name>
    <message>
        <source>Nơi ghi tệp</source>
        <translation>Where to write</translation>
    </message>
    <message>
        <source>&amp;Ghi vào đây</source>
        <translation>&amp;Write here</translation>
    </message>
    <message>
        <source>Chọn &amp;thư mục khác…</source>
        <translation>Another &amp;folder…</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Chưa thấy USB nào. Hãy cắm USB rồi mở lại hộp này, hoặc chọn một thư mục.</source>
        <translation>No USB drive found. Plug one in and open this box again, or choose a folder.</translation>
    </message>
    <message>
        <source>USB</source>
        <translation>USB</translation>
    </message>
    <message>
        <source>Thư mục</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>còn trống {size}</source>
        <translation>{size} free</translation>
    </message>
    <message>
        <source>Chọn thư mục để ghi tệp</source>
        <translation>Choose a folder to write to</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Xem trước khi nhập</source>
        <translation>Preview of the import</translation>
    </message>
    <message>
        <source>Các tệp</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Thay đổi của tệp đang chọn</source>
        <translation>Changes by the chosen file</translation>
    </message>
    <message>
        <source>&amp;Không nhập</source>
        <translation>Do &amp;not import</translation>
    </message>
    <message>
        <source>&amp;Nhập {count} tệp</source>
        <translation>&amp;Import {count} files</translation>
    </message>
    <message>
        <source>{count} tệp.</source>
        <translation>{count} files.</translation>
    </message>
    <message>
        <source>{count} tệp không đọc được: xem lý do ở cột cuối, các tệp khác vẫn nhập bình thường.</source>
        <translation>{count} cannot be read: the last column says why; the others can be imported.</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Bên gửi</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Lập lúc</source>
        <translation>Made at</translation>
    </message>
    <message>
        <source>Kỳ</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Báo cáo mới</source>
        <translation>New reports</translation>
    </message>
    <message>
        <source>Số thay đổi</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Số cũ</source>
        <translation>Old</translation>
    </message>
    <message>
        <source>Số mới</source>
        <translation>New</translation>
    </message>
    <message>
        <source>(để trống)</source>
        <translation>(blank)</translation>
    </message>
    <message>
        <source>{count} thay đổi bị giữ riêng.</source>
        <translation>{count} changes are held back.</translation>
    </message>
    <message>
        <source>Số liệu sẽ thay đổi theo tệp của {name}:</source>
        <translation>Figures that the file of {name} changes:</translation>
    </message>
    <message>
        <source>Tệp của {name} không làm thay đổi số đang có.</source>
        <translation>The file of {name} changes no figure.</translation>
    </message>
</context>
<context>
    <name>ProgressColumns</name>
    <message>
        <source>Cả năm</source>
        <translation>Whole year</translation>
    </message>
    <message>
        <source>Thực hiện</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Chỉ tiêu</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>ĐVT</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Giao</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>Cam kết</source>
        <translation>Committed</translation>
    </message>
    <message>
        <source>Luỹ kế tháng trước</source>
        <translation>Cumulative before</translation>
    </message>
    <message>
        <source>Trong tháng</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>Luỹ kế</source>
        <translation>Cumulative</translation>
    </message>
    <message>
        <source>% cam kết</source>
        <translation>% of commitment</translation>
    </message>
    <message>
        <source>Còn lại</source>
        <translation>Remaining</translation>
    </message>
    <message>
        <source>Tháng trước</source>
        <translation>Last month</translation>
    </message>
    <message>
        <source>Hai máy đã nhập hai số khác nhau cho ô này.</source>
        <translation>Two PCs typed different figures into this cell.</translation>
    </message>
    <message>
        <source>Cấp trên góp ý: {text}</source>
        <translation>Remark: {text}</translation>
    </message>
    <message>
        <source>Không phát sinh.</source>
        <translation>Nothing to report.</translation>
    </message>
</context>
<context>
    <name>ProgressScreen</name>
    <message>
        <source>Số liệu tiến độ tháng</source>
        <translation>Figures of the month</translation>
    </message>
    <message>
        <source>Không &amp;phát sinh</source>
        <translation>&amp;Nothing to report</translation>
    </message>
    <message>
        <source>Ghi «không phát sinh» cho các ô đang chọn (Ctrl+0)</source>
        <translation>Mark the selected cells as «nothing to report» (Ctrl+0)</translation>
    </message>
    <message>
        <source>&amp;Kiểm tra</source>
        <translation>Chec&amp;k</translation>
    </message>
    <message>
        <source>Đi đến ô cần xem tiếp theo (F8)</source>
        <translation>Go to the next cell to look at (F8)</translation>
    </message>
    <message>
        <source>&amp;Chốt gửi…</source>
        <translation>&amp;Seal…</translation>
    </message>
    <message>
        <source>&amp;Xuất tệp gửi…</source>
        <translation>&amp;Write file…</translation>
    </message>
    <message>
        <source>Có số chưa lưu được (ô màu đỏ) sẽ mất nếu đóng. Vẫn đóng chương trình?</source>
        <translation>Some figures could not be saved (red cells) and are lost by closing. Close anyway?</translation>
    </message>
    <message>
        <source>Chưa lưu: {reason}</source>
        <translation>Not saved: {reason}</translation>
    </message>
    <message>
        <source>Góp ý của cấp trên: {text}</source>
        <translation>Remark of the superior office: {text}</translation>
    </message>
    <message>
        <source>{count} góp ý chưa xử lý: sửa ô có góc màu cam rồi chốt lại.</source>
        <translation>{count} open remarks: correct the cells with an orange corner, then seal again.</translation>
    </message>
    <message>
        <source>Còn {count} ô để trống.</source>
        <translation>{count} cells are blank.</translation>
    </message>
    <message>
        <source>Chốt lúc {moment}.</source>
        <translation>Sealed at {moment}.</translation>
    </message>
    <message>
        <source>Đã nhập đủ các ô.</source>
        <translation>All cells are filled.</translation>
    </message>
    <message>
        <source>Không hoàn tác được: ô đã được sửa ở nơi khác.</source>
        <translation>Cannot be undone: the cell was changed elsewhere.</translation>
    </message>
    <message>
        <source>Để trống</source>
        <translation>Blank</translation>
    </message>
    <message>
        <source>Để trống {count} ô đang có số?</source>
        <translation>Blank {count} cells that hold a figure?</translation>
    </message>
    <message>
        <source>Ô trống nghĩa là chưa có số liệu. Nếu tháng này không có gì, hãy dùng «Không phát sinh» (Ctrl+0).</source>
        <translation>Blank means no figure yet. If there was nothing this month, use «Nothing to report» (Ctrl+0).</translation>
    </message>
    <message>
        <source>Để &amp;trống</source>
        <translation>&amp;Blank them</translation>
    </message>
    <message>
        <source>&amp;Giữ nguyên</source>
        <translation>&amp;Keep them</translation>
    </message>
    <message>
        <source>Không còn ô nào cần xem.</source>
        <translation>No cell is left to look at.</translation>
    </message>
    <message>
        <source>Đang lưu…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Đã lưu lúc {time}</source>
        <translation>Saved at {time}</translation>
    </message>
    <message>
        <source>Chưa lưu được: {reason}</source>
        <translation>Not saved: {reason}</translation>
    </message>
</context>
<context>
    <name>ReadingChoice</name>
    <message>
        <source>Sửa lại</source>
        <translation>Mend it</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Báo cáo {period} của {unit}</source>
        <translation>Report of {unit} for {period}</translation>
    </message>
    <message>
        <source>Số liệu đã chốt</source>
        <translation>Sealed figures</translation>
    </message>
    <message>
        <source>Ghi chú của xã</source>
        <translation>Note of the commune</translation>
    </message>
    <message>
        <source>Ghi chú của xã: {text}</source>
        <translation>Note of the commune: {text}</translation>
    </message>
    <message>
        <source>&amp;Góp ý ô này…</source>
        <translation>&amp;Remark on this cell…</translation>
    </message>
    <message>
        <source>Góp ý &amp;cả báo cáo…</source>
        <translation>Remark on the &amp;whole report…</translation>
    </message>
    <message>
        <source>&amp;Trả lại…</source>
        <translation>Re&amp;turn…</translation>
    </message>
    <message>
        <source>&amp;Duyệt</source>
        <translation>&amp;Accept</translation>
    </message>
    <message>
        <source>Đón&amp;g</source>
        <translation>C&amp;lose</translation>
    </message>
    <message>
        <source>{state}. Bản thứ {version}, {author} chốt lúc {moment}.</source>
        <translation>{state}. Version {version}, sealed by {author} at {moment}.</translation>
    </message>
    <message>
        <source>▲ Xã có {count} bản chốt khác nhau cho tháng này; hãy trả lại để xã chốt lại một bản.</source>
        <translation>▲ The commune has {count} different sealed versions of this month; return the report so that it seals one.</translation>
    </message>
    <message>
        <source>Chỉ tiêu</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>ĐVT</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Luỹ kế trước</source>
        <translation>Cumulative before</translation>
    </message>
    <message>
        <source>Trong tháng</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>Bản trước</source>
        <translation>Last version</translation>
    </message>
    <message>
        <source>Luỹ kế</source>
        <translation>Cumulative</translation>
    </message>
    <message>
        <source>Cam kết</source>
        <translation>Committed</translation>
    </message>
    <message>
        <source>Góp ý mới</source>
        <translation>New remark</translation>
    </message>
    <message>
        <source>Góp ý chưa gửi</source>
        <translation>Unsent remarks</translation>
    </message>
    <message>
        <source>Có {count} góp ý chưa gửi. Đóng và bỏ các góp ý này?</source>
        <translation>{count} remarks have not been sent. Close and discard them?</translation>
    </message>
    <message>
        <source>Góp ý chỉ được gửi khi trả lại báo cáo.</source>
        <translation>Remarks are sent only when the report is returned.</translation>
    </message>
    <message>
        <source>&amp;Đóng, bỏ góp ý</source>
        <translation>&amp;Close, discard remarks</translation>
    </message>
    <message>
        <source>Góp ý lần trước: {text}</source>
        <translation>Earlier remark: {text}</translation>
    </message>
    <message>
        <source>Góp ý cả báo cáo: {text}</source>
        <translation>Remark on the report: {text}</translation>
    </message>
    <message>
        <source>Góp ý cho «{label}»:</source>
        <translation>Remark on «{label}»:</translation>
    </message>
    <message>
        <source>Góp ý cho cả báo cáo:</source>
        <translation>Remark on the whole report:</translation>
    </message>
    <message>
        <source>Trả lại báo cáo</source>
        <translation>Return the report</translation>
    </message>
    <message>
        <source>Trả lại báo cáo của {unit} với {count} góp ý?</source>
        <translation>Return the report of {unit} with {count} remarks?</translation>
    </message>
    <message>
        <source>Xã sẽ thấy các góp ý này khi nhập tệp trả lời.</source>
        <translation>The commune sees these remarks when it imports the answer.</translation>
    </message>
    <message>
        <source>&amp;Trả lại</source>
        <translation>&amp;Return</translation>
    </message>
    <message>
        <source>&amp;Xem lại</source>
        <translation>&amp;Look again</translation>
    </message>
    <message>
        <source>Duyệt báo cáo</source>
        <translation>Accept the report</translation>
    </message>
    <message>
        <source>Các góp ý vừa viết chỉ được gửi khi trả lại. Vẫn duyệt và bỏ các góp ý này?</source>
        <translation>The remarks just written are sent only with a return. Accept and drop them?</translation>
    </message>
    <message>
        <source>&amp;Duyệt, bỏ góp ý</source>
        <translation>&amp;Accept, drop remarks</translation>
    </message>
    <message>
        <source>Góp ý</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>&amp;Ghi góp ý</source>
        <translation>&amp;Keep the remark</translation>
    </message>
</context>
<context>
    <name>SealDialog</name>
    <message>
        <source>Chốt gửi báo cáo</source>
        <translation>Seal the report</translation>
    </message>
    <message>
        <source>Ghi chú gửi kèm</source>
        <translation>Note to go with it</translation>
    </message>
    <message>
        <source>Ghi chú gửi kèm (không bắt buộc)</source>
        <translation>Note to go with it (optional)</translation>
    </message>
    <message>
        <source>Lỗi</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Cần xem lại</source>
        <translation>Doubt</translation>
    </message>
    <message>
        <source>Lưu ý</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Mức</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Chỉ tiêu</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Các điểm cần xem trước khi chốt</source>
        <translation>What to look at before sealing</translation>
    </message>
    <message>
        <source>&amp;Quay lại sửa</source>
        <translation>&amp;Back to mend it</translation>
    </message>
    <message>
        <source>Vẫn &amp;chốt gửi</source>
        <translation>&amp;Seal all the same</translation>
    </message>
    <message>
        <source>&amp;Chốt gửi</source>
        <translation>&amp;Seal</translation>
    </message>
    <message>
        <source>Báo cáo {period} còn lỗi, chưa chốt gửi được. Hãy sửa các ô sau:</source>
        <translation>The report for {period} has errors and cannot be sealed. Mend these cells:</translation>
    </message>
    <message>
        <source>Trước khi chốt gửi báo cáo {period}, hãy xem lại các ô trống và các điểm nghi ngờ sau. Ô để trống nghĩa là chưa có số, khác với «không phát sinh».</source>
        <translation>Before sealing the report for {period}, look at these blanks and doubts. Blank means no figure yet, which is not «nothing to report».</translation>
    </message>
    <message>
        <source>Chốt gửi báo cáo {period} của {unit}? Sau khi chốt, cấp trên sẽ thấy đúng các số này. Nếu sửa số thì phải chốt lại.</source>
        <translation>Seal the report of {unit} for {period}? The superior office will see exactly these figures. After a change it must be sealed again.</translation>
    </message>
    <message>
        <source>Ô để trống.</source>
        <translation>Blank.</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Các đơn vị trên máy này</source>
        <translation>Offices on this PC</translation>
    </message>
    <message>
        <source>&amp;Mở</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>Mở &amp;thư mục khác…</source>
        <translation>Open another &amp;folder…</translation>
    </message>
    <message>
        <source>Tham &amp;gia theo thư mời…</source>
        <translation>&amp;Join by invitation…</translation>
    </message>
    <message>
        <source>Mở bộ &amp;mẫu (số liệu minh họa)</source>
        <translation>Open the &amp;sample (illustrative figures)</translation>
    </message>
    <message>
        <source>Chọn đơn vị để làm việc</source>
        <translation>Choose an office to work in</translation>
    </message>
    <message>
        <source>Chưa có đơn vị nào trên máy này. Nếu đã nhận thư mời của cấp trên, hãy chọn «Tham gia theo thư mời…». Để xem thử, hãy mở bộ mẫu.</source>
        <translation>There is no office on this PC. If you have an invitation of the superior office, choose «Join by invitation…». To look around, open the sample.</translation>
    </message>
    <message>
        <source>Đơn vị cấp xã</source>
        <translation>Commune</translation>
    </message>
    <message>
        <source>Cấp trên (tổng hợp)</source>
        <translation>Superior office</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Vai trò</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Mở lần cuối</source>
        <translation>Last opened</translation>
    </message>
    <message>
        <source>Thư mục</source>
        <translation>Folder</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>Chưa có số liệu</source>
        <translation>No figures yet</translation>
    </message>
    <message>
        <source>Đang nhập</source>
        <translation>Being typed</translation>
    </message>
    <message>
        <source>Đã chốt, chưa xuất tệp gửi</source>
        <translation>Sealed, not written to a file</translation>
    </message>
    <message>
        <source>Đã xuất tệp, chưa có biên nhận</source>
        <translation>Written, no receipt yet</translation>
    </message>
    <message>
        <source>Cấp trên đã nhận</source>
        <translation>Received by the superior office</translation>
    </message>
    <message>
        <source>Được duyệt</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Bị trả lại</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Có sửa sau khi chốt</source>
        <translation>Changed after sealing</translation>
    </message>
    <message>
        <source>Chờ duyệt</source>
        <translation>To review</translation>
    </message>
    <message>
        <source>Đã duyệt</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Trả lại</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Có sửa</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Chưa gửi</source>
        <translation>Not sent</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>Có nội dung mới</source>
        <translation>New content</translation>
    </message>
    <message>
        <source>Đã nhận trước</source>
        <translation>Known already</translation>
    </message>
    <message>
        <source>Chờ ghi nhận máy</source>
        <translation>Waits for enrolment</translation>
    </message>
    <message>
        <source>Không đọc được</source>
        <translation>Cannot be read</translation>
    </message>
</context>
<context>
    <name>YearBars</name>
    <message>
        <source>Tiến độ cả năm</source>
        <translation>Progress of the year</translation>
    </message>
    <message>
        <source>{done} {unit} (chưa có cam kết)</source>
        <translation>{done} {unit} (no commitment)</translation>
    </message>
    <message>
        <source>{done}/{target} {unit} · {share}</source>
        <translation>{done}/{target} {unit} · {share}</translation>
    </message>
</context>
</TS>
