<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="vi_VN">
<context>
    <name>AboutBox</name>
    <message>
        <source>Số liệu của các đơn vị:
{folder}</source>
        <translation>The offices&apos; data:
{folder}</translation>
    </message>
    <message>
        <source>Giấy phép MIT. Qt dùng theo LGPL 3; giấy phép của mọi thành phần nằm trong thư mục chương trình.</source>
        <translation>MIT licence. Qt is used under the LGPL 3; the licences of all parts lie in the program&apos;s folder.</translation>
    </message>
    <message>
        <source>Giới thiệu</source>
        <translation>About</translation>
    </message>
</context>
<context>
    <name>AddingDialog</name>
    <message>
        <source>Thêm máy, hoặc thay máy hỏng</source>
        <translation>Add a PC, or replace a broken one</translation>
    </message>
    <message>
        <source>Trên máy mới, cài chương trình rồi chọn «Tham gia theo thư mời…». Dùng đúng tệp thư mời và mã trên công văn như lần đầu, chọn đúng tên đơn vị.</source>
        <translation>On the new PC, install the program and choose «Join by invitation…». Use the same invitation file and code from the letter as the first time, and choose the right unit.</translation>
    </message>
    <message>
        <source>Máy mới xuất một tệp gửi cấp trên, và cho xem mã 20 số ở mục «Gửi và nhận».</source>
        <translation>The new PC writes a file for the superior office and shows a 20-digit code under «Send and receive».</translation>
    </message>
    <message>
        <source>Cấp trên nhập tệp đó. Ở «Hộp chờ», cấp trên gọi điện, nghe đọc mã, gõ mã và chọn: thêm máy, hay thay cho máy hỏng nào.</source>
        <translation>The superior office imports that file. In the «Tray» it phones, listens to the code, types it and chooses: add the PC, or which broken PC it replaces.</translation>
    </message>
    <message>
        <source>Cấp trên xuất tệp trả lời. Máy mới nhập tệp đó là có lại toàn bộ sổ của đơn vị mà cấp trên đang giữ.</source>
        <translation>The superior office writes an answer. Once the new PC imports it, it has all the books of the unit that the superior office holds.</translation>
    </message>
    <message>
        <source>Máy nữa của chính cấp trên làm như vậy: chọn tên cấp trên khi tham gia. Việc đổi danh sách máy vẫn làm trên máy này.</source>
        <translation>A further PC of the superior office itself is added in the same way: choose the name of the superior office when joining. The list of PCs is still changed on this PC.</translation>
    </message>
    <message>
        <source>Sang «&amp;Gửi và nhận»</source>
        <translation>To «&amp;Send and receive»</translation>
    </message>
    <message>
        <source>Đón&amp;g</source>
        <translation>C&amp;lose</translation>
    </message>
</context>
<context>
    <name>AdoptDialog</name>
    <message>
        <source>Tiếp nhận cơ quan khác</source>
        <translation>Take over another office</translation>
    </message>
    <message>
        <source>Đúng cơ quan, &amp;đúng các đơn vị</source>
        <translation>This is the &amp;right office with the right units</translation>
    </message>
    <message>
        <source>Việc này không rút lại được.</source>
        <translation>This cannot be undone.</translation>
    </message>
    <message>
        <source>&amp;Tiếp nhận</source>
        <translation>&amp;Take over</translation>
    </message>
    <message>
        <source>Hãy xem lại rồi đánh dấu ô trên.</source>
        <translation>Read it, then tick the box above.</translation>
    </message>
    <message>
        <source>Chọn tệp &amp;bàn giao…</source>
        <translation>Choose the &amp;handover file…</translation>
    </message>
    <message>
        <source>Chưa chọn tệp.</source>
        <translation>No file chosen.</translation>
    </message>
    <message>
        <source>&amp;Xem trong tệp</source>
        <translation>&amp;Look into the file</translation>
    </message>
    <message>
        <source>Dùng khi một cơ quan khác nhập vào cơ quan này, như các huyện nhập vào tỉnh. Cần tệp cơ quan đó bàn giao và phiếu phục hồi của cơ quan đó.</source>
        <translation>For when another office becomes part of this one, as districts become part of a province. It takes the file that office was handed over with, and its recovery sheet.</translation>
    </message>
    <message>
        <source>Gõ mã tám nhóm số trên phiếu phục hồi của cơ quan bàn giao:</source>
        <translation>Type the code of eight groups from the recovery sheet of the office that hands over:</translation>
    </message>
    <message>
        <source>Mọi tệp (*);;Bản sao lưu (*.ctphbak)</source>
        <translation>All files (*);;Backups (*.ctphbak)</translation>
    </message>
    <message>
        <source>Chọn tệp bàn giao</source>
        <translation>Choose the handover file</translation>
    </message>
    <message>
        <source>Hãy chọn tệp bàn giao.</source>
        <translation>Choose the handover file.</translation>
    </message>
    <message>
        <source>Hãy chọn tệp, gõ mã rồi bấm «Xem trong tệp».</source>
        <translation>Choose the file, type the code and press “Look into the file”.</translation>
    </message>
    <message>
        <source>Đã tiếp nhận {name}.</source>
        <translation>{name} was taken over.</translation>
    </message>
</context>
<context>
    <name>AllocationDialog</name>
    <message>
        <source>Phân bổ chỉ tiêu</source>
        <translation>Allocate targets</translation>
    </message>
    <message>
        <source>tỷ lệ % của số đầu kỳ</source>
        <translation>% of the baseline</translation>
    </message>
    <message>
        <source>tổng chia cho các đơn vị</source>
        <translation>a total divided among the units</translation>
    </message>
    <message>
        <source>làm tròn từng đơn vị</source>
        <translation>each unit rounded</translation>
    </message>
    <message>
        <source>khớp tổng theo phần dư lớn nhất</source>
        <translation>exact total by largest remainders</translation>
    </message>
    <message>
        <source>bỏ phần lẻ</source>
        <translation>fractions dropped</translation>
    </message>
    <message>
        <source>Tỷ lệ hoặc tổng</source>
        <translation>Rate or total</translation>
    </message>
    <message>
        <source>ví dụ: 24,4</source>
        <translation>for example: 24,4</translation>
    </message>
    <message>
        <source>Số phân bổ cho từng đơn vị</source>
        <translation>Figures allocated to each unit</translation>
    </message>
    <message>
        <source>&amp;Bỏ các số giữ tay</source>
        <translation>&amp;Unlock figures typed</translation>
    </message>
    <message>
        <source>Đưa vào bản &amp;nháp</source>
        <translation>Make &amp;drafts</translation>
    </message>
    <message>
        <source>Chỉ t&amp;iêu:</source>
        <translation>&amp;Target:</translation>
    </message>
    <message>
        <source>Chỉ tiêu được phân bổ</source>
        <translation>Target allocated</translation>
    </message>
    <message>
        <source>Chia th&amp;eo:</source>
        <translation>&amp;By:</translation>
    </message>
    <message>
        <source>Chia theo số đầu kỳ của</source>
        <translation>Divided by the baseline of</translation>
    </message>
    <message>
        <source>Bằn&amp;g:</source>
        <translation>&amp;How:</translation>
    </message>
    <message>
        <source>Tỷ lệ hay tổng</source>
        <translation>Rate or total</translation>
    </message>
    <message>
        <source>Làm t&amp;ròn:</source>
        <translation>&amp;Rounding:</translation>
    </message>
    <message>
        <source>Cách làm tròn</source>
        <translation>How to round</translation>
    </message>
    <message>
        <source>T&amp;hôi</source>
        <translation>Lea&amp;ve</translation>
    </message>
    <message>
        <source>Xã, phường</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Số đầu kỳ</source>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>Đang có</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>Dự kiến</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>Chưa đơn vị nào có số đầu kỳ để chia theo. Hãy giao «Số đầu kỳ» trước.</source>
        <translation>No unit has a baseline to divide by. Give the baselines first.</translation>
    </message>
    <message>
        <source>Gõ tỷ lệ hoặc tổng cần chia.</source>
        <translation>Type the rate or the total to divide.</translation>
    </message>
</context>
<context>
    <name>Allocations</name>
    <message>
        <source>Cộng</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>{code} giao</source>
        <translation>{code} assigned</translation>
    </message>
    <message>
        <source>{code} cam kết</source>
        <translation>{code} committed</translation>
    </message>
</context>
<context>
    <name>AloneDialog</name>
    <message>
        <source>Bắt đầu một mình</source>
        <translation>Start alone</translation>
    </message>
    <message>
        <source>Chương trình</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Chọn đơn vị</source>
        <translation>Choose a unit</translation>
    </message>
    <message>
        <source>Chọn &amp;xã theo danh mục…</source>
        <translation>Choose from the catalo&amp;gue…</translation>
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
        <source>&amp;Bắt đầu</source>
        <translation>&amp;Start</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Đơ&amp;n vị:</source>
        <translation>&amp;Unit:</translation>
    </message>
    <message>
        <source>Chương &amp;trình mẫu:</source>
        <translation>&amp;Template programme:</translation>
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
        <source>Đơn vị nhập và chốt số liệu được ngay trên máy này. Khi có thư mời của cấp trên, mở mục «Máy và người dùng», chọn «Nhận thư mời của cấp trên…»: số liệu đã nhập được giữ nguyên và gửi được.</source>
        <translation>The unit can type and seal figures on this PC right away. When an invitation of the superior office arrives, open «PCs and users» and choose «Accept an invitation…»: the figures already typed are kept and can be sent.</translation>
    </message>
    <message>
        <source>Hãy gõ họ và tên.</source>
        <translation>Type the full name.</translation>
    </message>
    <message>
        <source>Hãy chọn đơn vị.</source>
        <translation>Choose the unit.</translation>
    </message>
    <message>
        <source>Nơi lưu:</source>
        <translation>Kept in:</translation>
    </message>
</context>
<context>
    <name>AmendDialog</name>
    <message>
        <source>Sửa đổi văn bản</source>
        <translation>Amend the document</translation>
    </message>
    <message>
        <source>ví dụ: QĐ số 45/QĐ-UBND; ghi sau cũng được</source>
        <translation>for example: QĐ số 45/QĐ-UBND; may be added later</translation>
    </message>
    <message>
        <source>15/02/2019, hoặc 02/2019, 2019</source>
        <translation>15/02/2019, or 02/2019, 2019</translation>
    </message>
    <message>
        <source>ví dụ: thêm bên ký, kéo dài giai đoạn</source>
        <translation>for example: a further party, a longer term</translation>
    </message>
    <message>
        <source>&amp;Văn bản sửa đổi:</source>
        <translation>&amp;Amending document:</translation>
    </message>
    <message>
        <source>&amp;Ngày:</source>
        <translation>&amp;Day:</translation>
    </message>
    <message>
        <source>&amp;Lý do:</source>
        <translation>&amp;Reason:</translation>
    </message>
    <message>
        <source>&amp;Ghi bản sửa đổi</source>
        <translation>&amp;Write the amendment</translation>
    </message>
    <message>
        <source>T&amp;hôi</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>Những gì đã sửa trên màn hình thành bản mới. Bản trước vẫn giữ nguyên, chọn ở «Bản» để đọc và in lại.</source>
        <translation>What was changed on the screen becomes a new version. The version before stays as it is; choose it at “Version” to read and print it.</translation>
    </message>
</context>
<context>
    <name>AttentionBar</name>
    <message>
        <source>Chọn &amp;số đúng…</source>
        <translation>Choose the right &amp;figure…</translation>
    </message>
    <message>
        <source>Xem số giữ riêng…</source>
        <translation>View figures set aside…</translation>
    </message>
    <message>
        <source>Xem và xử lý…</source>
        <translation>Look and settle…</translation>
    </message>
    <message>
        <source>▲ Có {count} ô hai máy nhập khác nhau.</source>
        <translation>▲ Cells into which two PCs typed different figures: {count}.</translation>
    </message>
    <message>
        <source>Thêm {count} ô ở tháng khác.</source>
        <translation>Cells of other months: {count} more.</translation>
    </message>
    <message>
        <source>▲ Có {count} ô hai máy nhập khác nhau ở tháng khác.</source>
        <translation>▲ Cells of other months into which two PCs typed different figures: {count}.</translation>
    </message>
    <message>
        <source>Tháng còn ô như vậy thì chưa chốt gửi được.</source>
        <translation>A month with such cells cannot be sealed.</translation>
    </message>
    <message>
        <source>▲ Có {count} mục nhiều máy ghi khác nhau, chờ đơn vị giữ số liệu chọn.</source>
        <translation>▲ Items that several PCs wrote differently: {count}; the unit that holds the figures has to choose.</translation>
    </message>
    <message>
        <source>Và {count} điều nữa.</source>
        <translation>Further points: {count}.</translation>
    </message>
</context>
<context>
    <name>AuthoritiesDialog</name>
    <message>
        <source>Các cơ quan của đơn vị</source>
        <translation>Authorities of the office</translation>
    </message>
    <message>
        <source>Cơ quan</source>
        <translation>Authority</translation>
    </message>
    <message>
        <source>Đơn vị ở đó</source>
        <translation>Unit there</translation>
    </message>
    <message>
        <source>Chương trình</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Mỗi cơ quan có sổ riêng: số liệu và tệp của cơ quan này không lẫn sang cơ quan khác. Máy hỏng hoặc mất: gọi từng cơ quan ở đây để ngừng máy cũ.</source>
        <translation>Each authority has books of its own: figures and files of one never go to another. If a PC breaks or is lost, call each authority listed here to stop the old PC.</translation>
    </message>
    <message>
        <source>Các cơ quan</source>
        <translation>Authorities</translation>
    </message>
    <message>
        <source>Thêm theo thư &amp;mời…</source>
        <translation>Add by in&amp;vitation…</translation>
    </message>
    <message>
        <source>Đư&amp;a đơn vị khác trên máy này vào…</source>
        <translation>T&amp;ake in another office of this PC…</translation>
    </message>
    <message>
        <source>&amp;Thôi làm việc…</source>
        <translation>&amp;Leave…</translation>
    </message>
    <message>
        <source>Làm việc &amp;lại</source>
        <translation>Work &amp;with it again</translation>
    </message>
    <message>
        <source>&amp;Xem sổ</source>
        <translation>&amp;View its books</translation>
    </message>
    <message>
        <source>Đón&amp;g</source>
        <translation>C&amp;lose</translation>
    </message>
    <message>
        <source>Sổ này không còn trong thư mục của đơn vị; chương trình sẽ không nhắc đến nữa.</source>
        <translation>These books are no longer in the office&apos;s folder; the program will not mention them again.</translation>
    </message>
    <message>
        <source>Sổ vẫn được giữ và sao lưu, chỉ còn xem và in được; có thể làm việc lại bất cứ lúc nào. Không việc nào của cơ quan này được nhắc nữa.</source>
        <translation>Its books are kept and backed up; they can only be viewed and printed. You can work with it again at any time. Nothing of this authority is asked for any more.</translation>
    </message>
    <message>
        <source>Thôi làm việc với cơ quan</source>
        <translation>Leave an authority</translation>
    </message>
    <message>
        <source>Thôi làm việc với {authority}?</source>
        <translation>Leave {authority}?</translation>
    </message>
    <message>
        <source>&amp;Thôi làm việc</source>
        <translation>&amp;Leave</translation>
    </message>
    <message>
        <source>&amp;Giữ lại</source>
        <translation>&amp;Keep</translation>
    </message>
    <message>
        <source>Chọn thư mục của đơn vị cần đưa vào</source>
        <translation>Choose the folder of the office to take in</translation>
    </message>
    <message>
        <source>Đưa đơn vị khác vào</source>
        <translation>Take in another office</translation>
    </message>
    <message>
        <source>Đưa đơn vị trong thư mục {folder} vào đơn vị đang mở?</source>
        <translation>Take the office in the folder {folder} into the one that is open?</translation>
    </message>
    <message>
        <source>Thư mục được chuyển vào trong thư mục của đơn vị đang mở; số liệu không đổi. Sau đó hãy lập phiếu phục hồi mới để một phiếu mở được tất cả.</source>
        <translation>The folder is moved into that of the office that is open; no figure changes. Then make a new recovery sheet, so that one sheet opens everything.</translation>
    </message>
    <message>
        <source>Đưa &amp;vào</source>
        <translation>&amp;Take in</translation>
    </message>
    <message>
        <source>&amp;Để nguyên</source>
        <translation>&amp;Leave as it is</translation>
    </message>
</context>
<context>
    <name>Blanking</name>
    <message>
        <source>Có số sẽ bị để trống</source>
        <translation>Some figures will be blanked</translation>
    </message>
    <message>
        <source>{sender} ({count} số)</source>
        <translation>{sender} (figures: {count})</translation>
    </message>
    <message>
        <source>Số đang có ở đây sẽ bị để trống theo tệp của: {files}.</source>
        <translation>Figures that stand here would be left blank by files of: {files}.</translation>
    </message>
    <message>
        <source>Số cũ vẫn còn trong lịch sử của ô. Nếu chưa chắc, hãy gọi hỏi đơn vị gửi trước.</source>
        <translation>The old figures stay in the history of each cell. If in doubt, call the sender first.</translation>
    </message>
    <message>
        <source>&amp;Nhập và để trống</source>
        <translation>&amp;Import and blank</translation>
    </message>
    <message>
        <source>&amp;Không nhập</source>
        <translation>Do &amp;not import</translation>
    </message>
</context>
<context>
    <name>BlanksBox</name>
    <message>
        <source>Để &amp;trống, vì:</source>
        <translation>Leave &amp;blank, because:</translation>
    </message>
    <message>
        <source>Ghi «không &amp;phát sinh» vào các ô này</source>
        <translation>&amp;Put “nothing happened” into these cells</translation>
    </message>
    <message>
        <source>Vì sao để trống</source>
        <translation>Why they stay blank</translation>
    </message>
    <message>
        <source>chưa có số liệu (không bắt buộc)</source>
        <translation>no figures yet (optional)</translation>
    </message>
    <message>
        <source>{names} và {count} ô nữa</source>
        <translation>{names} and {count} more</translation>
    </message>
    <message>
        <source>Ô còn trống: {count} ({names})</source>
        <translation>Blank cells: {count} ({names})</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Xã, thị trấn</source>
        <translation>Commune</translation>
    </message>
    <message>
        <source>Không thuộc chương trình này.</source>
        <translation>Not part of this programme.</translation>
    </message>
    <message>
        <source>Số liệu mới nhất</source>
        <translation>Latest figures</translation>
    </message>
    <message>
        <source>Phần mềm</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>{unit} (nhập thay)</source>
        <translation>{unit} (typed by the superior office)</translation>
    </message>
    <message>
        <source>{day} (hôm nay)</source>
        <translation>{day} (today)</translation>
    </message>
    <message>
        <source>{day} ({count} ngày trước)</source>
        <translation>{day} (days ago: {count})</translation>
    </message>
    <message>
        <source>bản {version}</source>
        <translation>version {version}</translation>
    </message>
    <message>
        <source>Cần cập nhật</source>
        <translation>Needs an update</translation>
    </message>
    <message>
        <source>bản cũ</source>
        <translation>old version</translation>
    </message>
    <message>
        <source>Mới hơn máy này</source>
        <translation>Newer than this PC</translation>
    </message>
    <message>
        <source>{period}: đơn vị không có báo cáo kỳ này.</source>
        <translation>{period}: the unit has no report for this period.</translation>
    </message>
    <message>
        <source>Kỳ đã chốt.</source>
        <translation>The period is closed.</translation>
    </message>
    <message>
        <source>Quá hạn {count} ngày.</source>
        <translation>Overdue, days: {count}.</translation>
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
        <source>Đính chính sau khi chốt kỳ.</source>
        <translation>Correction after the period was closed.</translation>
    </message>
    <message>
        <source>Tệp mới nhất nhận lúc {moment}.</source>
        <translation>Latest file received at {moment}.</translation>
    </message>
    <message>
        <source>Thay đổi mới nhất trong đó: {moment}, theo đồng hồ máy của xã.</source>
        <translation>Latest change in it: {moment}, by the clock of the commune&apos;s PC.</translation>
    </message>
    <message>
        <source>Xã có {count} bản chốt khác nhau cho tháng này; hãy trả lại để xã chốt lại một bản.</source>
        <translation>The commune has {count} different sealed versions of this month; return the report so that it seals one.</translation>
    </message>
    <message>
        <source>Nhận lúc</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Trễ</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>{count} ngày</source>
        <translation>{count} d</translation>
    </message>
    <message>
        <source>Góp ý</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Tổng hợp đang tính theo bản thứ {version} đã duyệt.</source>
        <translation>The consolidation counts version {version}, which was accepted.</translation>
    </message>
    <message>
        <source>Bổ sung sau khi chốt kỳ.</source>
        <translation>Supplement after closing.</translation>
    </message>
    <message>
        <source>Chưa tính vào tổng hợp cho đến khi được duyệt.</source>
        <translation>Not consolidated until it is accepted.</translation>
    </message>
    <message>
        <source>{count} góp ý chưa xử lý.</source>
        <translation>Open remarks: {count}.</translation>
    </message>
    <message>
        <source>Chưa có máy nào của đơn vị này được ghi nhận.</source>
        <translation>No PC of this unit has been enrolled.</translation>
    </message>
    <message>
        <source>Chưa nhận tệp nào.</source>
        <translation>No file received yet.</translation>
    </message>
</context>
<context>
    <name>BoardNotes</name>
    <message>
        <source>● Đã duyệt   ○ Chờ duyệt   ◄ Trả lại   ▲ Nhiều bản chốt khác nhau   · Chưa gửi   ♦ Bổ sung, đính chính sau khi chốt kỳ   ◙ Kỳ đã chốt   Số 2, 3… đứng sau: bản chốt thứ mấy. Nháy đúp hoặc Enter để xem báo cáo.</source>
        <translation>● Accepted   ○ Waiting   ◄ Returned   ▲ Several sealed versions   · Not sent   ♦ Supplement or correction after closing   ◙ Period closed   2, 3… behind it: which version. Double-click or Enter opens the report.</translation>
    </message>
    <message>
        <source>Cần cập nhật phần mềm: {names}.</source>
        <translation>Software to be updated: {names}.</translation>
    </message>
    <message>
        <source>Có xã dùng bản phần mềm mới hơn: máy này cần cập nhật phần mềm.</source>
        <translation>Some communes use a newer version of the software: update this PC.</translation>
    </message>
    <message>
        <source>{unit}: chưa nhận tệp nào.</source>
        <translation>{unit}: no file received yet.</translation>
    </message>
    <message>
        <source>thay đổi mới nhất theo máy của xã {age}</source>
        <translation>latest change by the commune&apos;s PC {age}</translation>
    </message>
    <message>
        <source>nhận tệp gần nhất lúc {moment}</source>
        <translation>last file received at {moment}</translation>
    </message>
    <message>
        <source>phần mềm: {program}</source>
        <translation>software: {program}</translation>
    </message>
</context>
<context>
    <name>BoardPanel</name>
    <message>
        <source>Duyệt lầ&amp;n lượt</source>
        <translation>Review i&amp;n turn</translation>
    </message>
    <message>
        <source>Duyệt &amp;không nghi vấn…</source>
        <translation>Accept those without &amp;doubts…</translation>
    </message>
    <message>
        <source>Th&amp;eo chương trình</source>
        <translation>By programm&amp;e</translation>
    </message>
    <message>
        <source>Bảng theo dõi xã theo tháng</source>
        <translation>Board of communes by month</translation>
    </message>
    <message>
        <source>Bảng theo dõi xã theo chương trình</source>
        <translation>Board of communes by programme</translation>
    </message>
    <message>
        <source>{period} · {count} xã:</source>
        <translation>{period} · communes: {count}:</translation>
    </message>
    <message>
        <source>{period} · {count} báo cáo:</source>
        <translation>{period} · reports: {count}:</translation>
    </message>
</context>
<context>
    <name>CellEditing</name>
    <message>
        <source>«{text}» nghĩa là:</source>
        <translation>«{text}» means:</translation>
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
    <name>ChainDialog</name>
    <message>
        <source>Máy bị sao chép, phục hồi hoặc thiếu dữ liệu</source>
        <translation>PC copied, restored or missing data</translation>
    </message>
    <message>
        <source>Những điều đã phát hiện</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>Đã &amp;rõ, không nhắc lại</source>
        <translation>&amp;Understood, do not remind me</translation>
    </message>
    <message>
        <source>Để &amp;sau</source>
        <translation>&amp;Later</translation>
    </message>
    <message>
        <source>Các số đã nhận đều được giữ. Mỗi điều dưới đây cần người xem:</source>
        <translation>All figures received are kept. Each point below needs someone to look at it:</translation>
    </message>
    <message>
        <source>Việc cần làm</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Máy</source>
        <translation>PC</translation>
    </message>
    <message>
        <source>Điều đã phát hiện</source>
        <translation>What was found</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>Ẩn</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>Ẩn danh sách các chỗ cần xem</source>
        <translation>Hide the list of what deserves a look</translation>
    </message>
    <message>
        <source>Các chỗ cần xem</source>
        <translation>What deserves a look</translation>
    </message>
    <message>
        <source>Cần xem: {count}</source>
        <translation>To look at: {count}</translation>
    </message>
    <message>
        <source>Không còn ô nào cần xem.</source>
        <translation>No cell is left to look at.</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Hai máy của cấp trên ghi khác nhau: chốt hoặc mở lại kỳ để thống nhất.</source>
        <translation>Two PCs of the superior office recorded this differently: close or reopen the period to settle it.</translation>
    </message>
    <message>
        <source>{name} ({accepted}/{expected} đã duyệt)</source>
        <translation>{name} ({accepted}/{expected} accepted)</translation>
    </message>
    <message>
        <source>Cùng khoá báo cáo ngoài nhịp: {names}.</source>
        <translation>Closed with it, reports beside the rhythm: {names}.</translation>
    </message>
    <message>
        <source>Không khoá, vì còn chạy sau năm này: {names}.</source>
        <translation>Not closed, for they run on past this year: {names}.</translation>
    </message>
    <message>
        <source>Chưa rõ ngày nộp.</source>
        <translation>Submission date not known.</translation>
    </message>
    <message>
        <source>Ngày nộp: {day}.</source>
        <translation>Submitted on: {day}.</translation>
    </message>
    <message>
        <source>Hạn {due}: chậm {count} ngày.</source>
        <translation>Due {due}; days late: {count}.</translation>
    </message>
    <message>
        <source>Hạn {due}: đúng hạn.</source>
        <translation>Due {due}: on time.</translation>
    </message>
    <message>
        <source>Ngày nộp do {person} sửa: {reason}</source>
        <translation>Submission date changed by {person}: {reason}</translation>
    </message>
    <message>
        <source>Máy của xã ghi lúc chốt: {moment}.</source>
        <translation>The commune&apos;s PC noted the sealing at: {moment}.</translation>
    </message>
    <message>
        <source>Nhận lúc: {moment}.</source>
        <translation>Received at: {moment}.</translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>CodeLine</name>
    <message>
        <source>Mã {count} chữ số</source>
        <translation>{count}-digit code</translation>
    </message>
    <message>
        <source>Mã chỉ gồm chữ số. Nếu bộ gõ làm sai số, hãy tắt tiếng Việt (Ctrl+Shift) rồi gõ lại.</source>
        <translation>The code has digits only. If the input tool changes digits, switch Vietnamese off (Ctrl+Shift) and type again.</translation>
    </message>
    <message>
        <source>Mã có {wanted} chữ số, đang có {count}.</source>
        <translation>The code has {wanted} digits; {count} are typed.</translation>
    </message>
    <message>
        <source>Nhóm {numbers} sai: hãy đề nghị đọc lại nhóm đó rồi gõ lại.</source>
        <translation>Group {numbers} is wrong: ask for that group again and retype it.</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Bản chốt so với số liệu hiện tại</source>
        <translation>Sealed version against present figures</translation>
    </message>
    <message>
        <source>Báo cáo làm cơ sở</source>
        <translation>Reports it is based on</translation>
    </message>
    <message>
        <source>Các ô khác nhau trên biểu</source>
        <translation>Cells of the form that differ</translation>
    </message>
    <message>
        <source>Các ô khác nhau</source>
        <translation>Cells that differ</translation>
    </message>
    <message>
        <source>Đón&amp;g</source>
        <translation>C&amp;lose</translation>
    </message>
    <message>
        <source>Bản {label}, chốt {moment}</source>
        <translation>Version {label}, sealed {moment}</translation>
    </message>
    <message>
        <source>{name}: số liệu hiện tại không khác bản chốt.</source>
        <translation>{name}: the present figures do not differ from the sealed version.</translation>
    </message>
    <message>
        <source>{name}: {count} ô trên biểu nay khác khi chốt. Bản chốt vẫn in đúng các số cũ.</source>
        <translation>{name}: cells of the form that now differ from the sealed version: {count}. The sealed version still prints the old figures.</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Kỳ</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Khi chốt</source>
        <translation>When sealed</translation>
    </message>
    <message>
        <source>Hiện tại</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Biểu</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Cột</source>
        <translation>Column</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>So sánh từng mục</source>
        <translation>Compare item by item</translation>
    </message>
    <message>
        <source>Mục</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Trước đó</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Bản {number}</source>
        <translation>Version {number}</translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>Chọn giữa các số nhiều máy nhập khác nhau</source>
        <translation>Choose between different figures from several PCs</translation>
    </message>
    <message>
        <source>Các ô cần chọn</source>
        <translation>Cells to choose</translation>
    </message>
    <message>
        <source>Đón&amp;g</source>
        <translation>C&amp;lose</translation>
    </message>
    <message>
        <source>Mỗi ô dưới đây được nhập khác nhau trên các máy. Không số nào bị mất: số không chọn vẫn còn trong lịch sử ô.</source>
        <translation>Each cell below was typed differently on several PCs. No figure is lost: those not chosen stay in the history of the cell.</translation>
    </message>
    <message>
        <source>&amp;Gộp các phần sửa</source>
        <translation>&amp;Merge the changes</translation>
    </message>
    <message>
        <source>Ô, mục</source>
        <translation>Cell, item</translation>
    </message>
    <message>
        <source>Kỳ</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Các giá trị</source>
        <translation>Values</translation>
    </message>
    <message>
        <source>{count} bản</source>
        <translation>Versions: {count}</translation>
    </message>
    <message>
        <source>Còn {count} ô phải chọn.</source>
        <translation>Cells left to choose: {count}.</translation>
    </message>
    <message>
        <source>Không còn ô nào phải chọn.</source>
        <translation>No cell is left to choose.</translation>
    </message>
    <message>
        <source>Đang hiện {count} ô đầu; chọn xong các ô này thì các ô sau hiện ra.</source>
        <translation>Only the first cells are listed ({count}); the others follow once these are chosen.</translation>
    </message>
    <message>
        <source>Trước đó: {value}</source>
        <translation>Before: {value}</translation>
    </message>
    <message>
        <source>Không có ô nào nhiều máy nhập khác nhau.</source>
        <translation>No cell was typed differently on several PCs.</translation>
    </message>
    <message>
        <source>Còn {count} giá trị khác không hiện hết ở đây.</source>
        <translation>Further values not shown here: {count}.</translation>
    </message>
    <message>
        <source>Bản được chọn thành một bản chốt mới, gửi lên cấp trên ở tệp tiếp theo.</source>
        <translation>The chosen version becomes a new sealed version and goes to the superior office with the next file.</translation>
    </message>
    <message>
        <source>Mục khác nhau thì gộp được ngay. Mục nhiều máy cùng sửa (màu đỏ): bấm vào giá trị đúng rồi gộp.</source>
        <translation>Items that do not clash can be merged at once. For items changed on several PCs (in red), click the right value, then merge.</translation>
    </message>
    <message>
        <source>Chọn bản này</source>
        <translation>Choose this version</translation>
    </message>
    <message>
        <source>Chọn số này</source>
        <translation>Choose this figure</translation>
    </message>
    <message>
        <source>Chọn theo máy</source>
        <translation>Choose by PC</translation>
    </message>
    <message>
        <source>Lấy số của máy «{device}» cho cả {count} ô?</source>
        <translation>Take the figures of the PC «{device}» for all {count} cells?</translation>
    </message>
    <message>
        <source>Số của máy kia vẫn còn trong lịch sử từng ô.</source>
        <translation>The figures of the other PC stay in the history of each cell.</translation>
    </message>
    <message>
        <source>&amp;Lấy số của máy này</source>
        <translation>&amp;Take this PC&apos;s figures</translation>
    </message>
    <message>
        <source>&amp;Chọn từng ô</source>
        <translation>&amp;Choose cell by cell</translation>
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
        <source>N&amp;guồn của ô…</source>
        <translation>Ori&amp;gin of the cell…</translation>
    </message>
    <message>
        <source>Ô đang chọn cộng từ báo cáo, tệp nào (nháy đúp hoặc Enter)</source>
        <translation>Reports and files the current cell adds up (double-click or Enter)</translation>
    </message>
    <message>
        <source>&amp;Tổng trong văn bản…</source>
        <translation>&amp;Totals in the document…</translation>
    </message>
    <message>
        <source>Ghi tổng mà văn bản đã ký nêu, và giải trình chênh lệch</source>
        <translation>Enter the totals stated in the signed document, and explain the differences</translation>
    </message>
    <message>
        <source>Các biểu</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>Tổng hợp theo kỳ</source>
        <translation>Consolidated over</translation>
    </message>
    <message>
        <source>Tổng hợp riêng kỳ này, hay quý, 6 tháng, 9 tháng, cả năm có kỳ này</source>
        <translation>This period alone, or the quarter, half-year, nine months or year it lies in</translation>
    </message>
    <message>
        <source>Theo địa giới hiện na&amp;y</source>
        <translation>By toda&amp;y&apos;s boundaries</translation>
    </message>
    <message>
        <source>Xã đã sáp nhập được tính vào đơn vị mới: số lượng cộng lại, tỷ lệ tính lại</source>
        <translation>Units that merged since count in what they became: counts are added, ratios computed anew</translation>
    </message>
    <message>
        <source>Chưa có {count} ▸</source>
        <translation>{count} missing ▸</translation>
    </message>
    <message>
        <source>Danh sách {count} đơn vị chưa có</source>
        <translation>List of missing units: {count}</translation>
    </message>
    <message>
        <source>Ô này không cộng từ báo cáo của xã. Hãy chọn ô số khác.</source>
        <translation>This cell does not add up reports of communes. Choose another figure.</translation>
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
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>Liên hệ</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Bộ phận phụ trách</source>
        <translation>Section in charge</translation>
    </message>
    <message>
        <source>ví dụ: Văn hoá – xã hội</source>
        <translation>for example: Văn hoá – xã hội</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>ví dụ: 0233 3872 123</source>
        <translation>for example: 0233 3872 123</translation>
    </message>
    <message>
        <source>Thư điện tử</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>ví dụ: vanphong@xa.gov.vn</source>
        <translation>for example: vanphong@xa.gov.vn</translation>
    </message>
    <message>
        <source>&amp;Lưu</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>&amp;Bộ phận phụ trách:</source>
        <translation>Section in &amp;charge:</translation>
    </message>
    <message>
        <source>Điện t&amp;hoại:</source>
        <translation>P&amp;hone:</translation>
    </message>
    <message>
        <source>&amp;Thư điện tử:</source>
        <translation>&amp;E-mail:</translation>
    </message>
    <message>
        <source>Chỉ lưu ở đơn vị mình, không gửi cho đơn vị khác. Hãy ghi tên bộ phận, không ghi tên người.</source>
        <translation>Kept in your own office only, not sent to other offices. Enter the name of the section, not of a person.</translation>
    </message>
</context>
<context>
    <name>ContextMenu</name>
    <message>
        <source>&amp;Cắt</source>
        <translation>Cu&amp;t</translation>
    </message>
    <message>
        <source>&amp;Sao chép</source>
        <translation>&amp;Copy</translation>
    </message>
    <message>
        <source>Sắp th&amp;eo cột này</source>
        <translation>Sort by This Colum&amp;n</translation>
    </message>
    <message>
        <source>&amp;Dán</source>
        <translation>&amp;Paste</translation>
    </message>
    <message>
        <source>&amp;Không phát sinh</source>
        <translation>&amp;Nothing to report</translation>
    </message>
    <message>
        <source>&amp;Ghi chú…</source>
        <translation>&amp;Note…</translation>
    </message>
    <message>
        <source>Để &amp;trống</source>
        <translation>Leave &amp;blank</translation>
    </message>
    <message>
        <source>Điền &amp;xuống</source>
        <translation>Fill &amp;down</translation>
    </message>
    <message>
        <source>Điền sang &amp;phải</source>
        <translation>Fill &amp;right</translation>
    </message>
    <message>
        <source>&amp;Hoàn tác</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>&amp;Làm lại</source>
        <translation>&amp;Redo</translation>
    </message>
</context>
<context>
    <name>CountFilters</name>
    <message>
        <source>Lọc</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Bấm lại hoặc Esc: hiện tất cả</source>
        <translation>Press again or Esc: show all</translation>
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
    <name>DayDialog</name>
    <message>
        <source>Sửa ngày nộp</source>
        <translation>Change the submission date</translation>
    </message>
    <message>
        <source>Ngày nộp</source>
        <translation>Submission date</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>&amp;Ghi ngày nộp</source>
        <translation>&amp;Keep the date</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Báo cáo này tính là nộp ngày:</source>
        <translation>Count this report as submitted on:</translation>
    </message>
    <message>
        <source>Lý do (xã sẽ đọc):</source>
        <translation>Reason (the commune will read it):</translation>
    </message>
    <message>
        <source>Hãy ghi lý do, vì xã sẽ đọc.</source>
        <translation>Give the reason; the commune will read it.</translation>
    </message>
</context>
<context>
    <name>Decided</name>
    <message>
        <source>Bỏ trả lại</source>
        <translation>Withdraw return</translation>
    </message>
    <message>
        <source>Bỏ duyệt</source>
        <translation>Withdraw acceptance</translation>
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
        <source>Đang mở sổ…</source>
        <translation>Opening the book…</translation>
    </message>
    <message>
        <source>Đã mở {unit}.</source>
        <translation>{unit} is open.</translation>
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
        <source>Đã thêm cơ quan mới. Hãy xuất gói gửi cơ quan này ở «Gửi và nhận».</source>
        <translation>The authority was added. Export a package for it in “Send and receive”.</translation>
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
    <message>
        <source>Dựng lại bộ mẫu</source>
        <translation>Make the sample anew</translation>
    </message>
    <message>
        <source>Xuất tệp trả lời…</source>
        <translation>Export the answers…</translation>
    </message>
    <message>
        <source>Dựng lại bộ mẫu từ đầu? Những gì đã tập nhập trong các đơn vị của bộ mẫu sẽ mất.</source>
        <translation>Make the sample anew? What was typed into its offices for practice will be lost.</translation>
    </message>
    <message>
        <source>Các đơn vị khác trên máy này không thay đổi.</source>
        <translation>The other offices on this PC do not change.</translation>
    </message>
    <message>
        <source>&amp;Dựng lại</source>
        <translation>&amp;Make anew</translation>
    </message>
    <message>
        <source>&amp;Thôi</source>
        <translation>&amp;Leave</translation>
    </message>
</context>
<context>
    <name>DestinationBox</name>
    <message>
        <source>Chưa chọn nơi ghi</source>
        <translation>No place chosen</translation>
    </message>
    <message>
        <source>Thư mục: {folder}</source>
        <translation>Folder: {folder}</translation>
    </message>
    <message>
        <source>Chọn thư mục khác…</source>
        <translation>Choose another folder…</translation>
    </message>
    <message>
        <source>Chọn thư mục để ghi tệp</source>
        <translation>Choose a folder to write to</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>Chi tiết ô đang chọn</source>
        <translation>Details of the current cell</translation>
    </message>
    <message>
        <source>&amp;Ghi chú…</source>
        <translation>&amp;Note…</translation>
    </message>
    <message>
        <source>Ghi chú cạnh số, ví dụ «ước» (Shift+F2)</source>
        <translation>A note beside the figure, such as “estimate” (Shift+F2)</translation>
    </message>
    <message>
        <source>Chọn số đúng…</source>
        <translation>Choose the right figure…</translation>
    </message>
    <message>
        <source>Lịch sử ô</source>
        <translation>History of the cell</translation>
    </message>
    <message>
        <source>Lịch sử đầ&amp;y đủ…</source>
        <translation>Full histor&amp;y…</translation>
    </message>
    <message>
        <source>Chọn một dòng để xem chỉ tiêu, góp ý và lịch sử.</source>
        <translation>Choose a line to see its target, remarks and history.</translation>
    </message>
    <message>
        <source>Ghi chú: {text}</source>
        <translation>Note: {text}</translation>
    </message>
    <message>
        <source>(để trống)</source>
        <translation>(blank)</translation>
    </message>
    <message>
        <source>… và {count} lần nhập trước.</source>
        <translation>… and earlier entries: {count}.</translation>
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
        <source>Ước cả năm</source>
        <translation>Estimate of the year</translation>
    </message>
    <message>
        <source>Còn lại</source>
        <translation>Remaining</translation>
    </message>
    <message>
        <source>Kỳ trước</source>
        <translation>Previous period</translation>
    </message>
    <message>
        <source>Cùng kỳ năm trước</source>
        <translation>Same period last year</translation>
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
        <source>đã chốt lại, chờ cấp trên xem</source>
        <translation>sealed again, the superior office has yet to look</translation>
    </message>
    <message>
        <source>Góp ý của cấp trên ({state}): {text}</source>
        <translation>Remark of the superior office ({state}): {text}</translation>
    </message>
</context>
<context>
    <name>DevicesScreen</name>
    <message>
        <source>Máy của các đơn vị</source>
        <translation>PCs of the units</translation>
    </message>
    <message>
        <source>&amp;Thêm máy, thay máy hỏng…</source>
        <translation>&amp;Add or replace a PC…</translation>
    </message>
    <message>
        <source>Th&amp;u hồi máy…</source>
        <translation>Re&amp;voke a PC…</translation>
    </message>
    <message>
        <source>&amp;Mở sổ để nhập…</source>
        <translation>&amp;Open the book to type…</translation>
    </message>
    <message>
        <source>T&amp;rả việc nhập cho xã…</source>
        <translation>&amp;Give typing back…</translation>
    </message>
    <message>
        <source>&amp;Sáp nhập đơn vị…</source>
        <translation>&amp;Merge units…</translation>
    </message>
    <message>
        <source>Đổi tên &amp;xã, phường…</source>
        <translation>Rename a unit (Rename &amp;x commune or ward…amp;x)…</translation>
    </message>
    <message>
        <source>&amp;Cấp trên mới…</source>
        <translation>&amp;New superior office…</translation>
    </message>
    <message>
        <source>Đổi má&amp;y gửi báo cáo…</source>
        <translation>Move repor&amp;ting PC…</translation>
    </message>
    <message>
        <source>Nhập th&amp;ay cho xã…</source>
        <translation>T&amp;ype for a commune…</translation>
    </message>
    <message>
        <source>Chỉ t&amp;iêu của đơn vị…</source>
        <translation>Ta&amp;rgets of the unit…</translation>
    </message>
    <message>
        <source>Chia xã, &amp;phường…</source>
        <translation>Divide a unit (&amp;p)…</translation>
    </message>
    <message>
        <source>Bàn &amp;giao cả cơ quan…</source>
        <translation>Hand the office &amp;over…</translation>
    </message>
    <message>
        <source>N&amp;hận thư mời của cấp trên…</source>
        <translation>&amp;Accept an invitation…</translation>
    </message>
    <message>
        <source>&amp;Không đổi máy từ ngày sao lưu…</source>
        <translation>&amp;No PC changed since the backup…</translation>
    </message>
    <message>
        <source>Máy</source>
        <translation>PC</translation>
    </message>
    <message>
        <source>Sổ nhập thay</source>
        <translation>Books typed for communes</translation>
    </message>
    <message>
        <source>Chỉ tiêu năm</source>
        <translation>Targets of the year</translation>
    </message>
    <message>
        <source>Tổ chức</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Việc với máy, sổ và đơn vị</source>
        <translation>What can be done with PCs, books and units</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Người nhập</source>
        <translation>User</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>chưa có máy</source>
        <translation>no PC yet</translation>
    </message>
    <message>
        <source>Khoá</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Có hai danh sách máy khác nhau cùng số thứ tự: không danh sách nào được áp dụng. Hãy gọi cấp trên.</source>
        <translation>Two different lists of PCs have the same serial number: neither is applied. Please call the superior office.</translation>
    </message>
    <message>
        <source>Dữ liệu ở đây có thể là bản cũ được đưa trở lại. Hãy nhập tệp mới nhất của các xã trước khi thêm, thu hồi máy hoặc đổi việc nhập thay.</source>
        <translation>The data here may be an older copy that was put back. Import the newest files of the communes before adding or revoking PCs or changing who types.</translation>
    </message>
    <message>
        <source>Đơn vị đang làm một mình trên máy này, chưa có cấp trên. Khi có thư mời, chọn «Nhận thư mời của cấp trên…»; sau đó mới ghi nhận thêm máy được.</source>
        <translation>The office works alone on this PC, without a superior office. When the invitation comes, choose «Take the superior&apos;s invitation…»; further PCs can be enrolled after that.</translation>
    </message>
    <message>
        <source>Máy này chưa được cấp trên ghi nhận. Hãy xuất tệp gửi cấp trên; khi cấp trên gọi điện, đọc mã: {code}</source>
        <translation>The superior office has not enrolled this PC yet. Write the file for the superior office; when it calls, read out the code: {code}</translation>
    </message>
    <message>
        <source>Tiếp &amp;nhận cơ quan khác…</source>
        <translation>Ta&amp;ke over another office…</translation>
    </message>
    <message>
        <source>Cần thu hồi, thay máy hay đổi máy gửi báo cáo: hãy gọi điện cho cấp trên.</source>
        <translation>To revoke or replace a PC, or to change the reporting PC, call the superior office.</translation>
    </message>
    <message>
        <source>Không đổi máy từ ngày sao lưu</source>
        <translation>No PC changed since the backup</translation>
    </message>
    <message>
        <source>Từ ngày sao lưu đến nay không thêm, thu hồi máy nào và không đổi việc nhập thay?</source>
        <translation>Since the day of the backup, was no PC added or revoked, and nobody else put in charge of typing?</translation>
    </message>
    <message>
        <source>Nếu đã có thay đổi mà nay đổi tiếp, danh sách máy sẽ thành hai bản khác nhau: cấp trên và các xã không nhận được tệp của nhau nữa. Nếu không chắc, hãy nhập tệp mới nhất của các xã.</source>
        <translation>If there were changes and more are made now, there will be two different lists of PCs: the superior office and the communes can then no longer read each other&apos;s files. If in doubt, import the newest files of the communes.</translation>
    </message>
    <message>
        <source>Đúng, không đổi gì</source>
        <translation>Yes, nothing changed</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
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
    <name>DocumentPage</name>
    <message>
        <source>ghi sau cũng được</source>
        <translation>may be added later</translation>
    </message>
    <message>
        <source>15/02/2019, hoặc 02/2019, 2019</source>
        <translation>15/02/2019, or 02/2019, 2019</translation>
    </message>
    <message>
        <source>khi chỉ một cơ quan ban hành</source>
        <translation>where one body issues it</translation>
    </message>
    <message>
        <source>ký từng năm</source>
        <translation>signed each year</translation>
    </message>
    <message>
        <source>L&amp;oại văn bản:</source>
        <translation>K&amp;ind of document:</translation>
    </message>
    <message>
        <source>N&amp;gày:</source>
        <translation>&amp;Date:</translation>
    </message>
    <message>
        <source>Số, &amp;ký hiệu:</source>
        <translation>&amp;Number:</translation>
    </message>
    <message>
        <source>Nơi ký:</source>
        <translation>Signed at:</translation>
    </message>
    <message>
        <source>Cơ quan ban hành:</source>
        <translation>Issued by:</translation>
    </message>
    <message>
        <source>Đến năm:</source>
        <translation>Until year:</translation>
    </message>
    <message>
        <source>Tên đầ&amp;y đủ:</source>
        <translation>&amp;Full title:</translation>
    </message>
    <message>
        <source>Tên ngắn trên màn hình:</source>
        <translation>Short title on screens:</translation>
    </message>
    <message>
        <source>Giai đoạn từ năm {year}; các năm đã mở: {years}.</source>
        <translation>Term from {year}; years opened: {years}.</translation>
    </message>
    <message>
        <source>Lý do sửa đổi: {reason}</source>
        <translation>Reason of the amendment: {reason}</translation>
    </message>
</context>
<context>
    <name>DocumentWords</name>
    <message>
        <source>Chương trình phối hợp</source>
        <translation>Coordination programme</translation>
    </message>
    <message>
        <source>Kế hoạch</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Chương trình hành động</source>
        <translation>Action programme</translation>
    </message>
    <message>
        <source>Công văn</source>
        <translation>Official letter</translation>
    </message>
    <message>
        <source>Văn bản khác</source>
        <translation>Other document</translation>
    </message>
    <message>
        <source>chương trình cấp trên</source>
        <translation>parent programme</translation>
    </message>
    <message>
        <source>triển khai</source>
        <translation>implements</translation>
    </message>
    <message>
        <source>thay thế</source>
        <translation>replaces</translation>
    </message>
    <message>
        <source>tiếp nối giai đoạn trước</source>
        <translation>follows an earlier term</translation>
    </message>
    <message>
        <source>trả lời</source>
        <translation>replies to</translation>
    </message>
    <message>
        <source>viện dẫn</source>
        <translation>refers to</translation>
    </message>
    <message>
        <source>căn cứ</source>
        <translation>legal basis</translation>
    </message>
    <message>
        <source>đã ký</source>
        <translation>signed</translation>
    </message>
    <message>
        <source>Bản ký ban đầu</source>
        <translation>As first signed</translation>
    </message>
    <message>
        <source>Sửa đổi lần {number}</source>
        <translation>Amendment {number}</translation>
    </message>
    <message>
        <source>chưa có số</source>
        <translation>no number yet</translation>
    </message>
    <message>
        <source>chưa có ngày</source>
        <translation>no day yet</translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>&amp;Mở biên bản</source>
        <translation>&amp;Open the minutes</translation>
    </message>
    <message>
        <source>Mở thư mụ&amp;c</source>
        <translation>Open the &amp;folder</translation>
    </message>
    <message>
        <source>Biên bản: {path}</source>
        <translation>Minutes: {path}</translation>
    </message>
    <message>
        <source>Bản sao lưu: {path} (đã ghi và kiểm tra lại)</source>
        <translation>Backup: {path} (written and read back)</translation>
    </message>
    <message>
        <source>Việc còn lại: in biên bản, các bên ký; giao phiếu phục hồi số {sheet} và USB cho người nhận; thu hồi hoặc huỷ các phiếu và USB cũ nếu có.</source>
        <translation>What remains: print the minutes and have them signed; hand over recovery sheet {sheet} and the stick; collect or destroy old sheets and sticks, if any.</translation>
    </message>
    <message>
        <source>Bản sao lưu nằm cùng ổ đĩa với dữ liệu: hãy sao lưu thêm một bản ra USB.</source>
        <translation>The backup lies on the disk of the data: make another one on a stick.</translation>
    </message>
    <message>
        <source>Đã bàn giao cho {person}</source>
        <translation>Handed over to {person}</translation>
    </message>
    <message>
        <source>Máy này không mở được tệp PDF. Hãy chép tệp biên bản sang máy có chương trình đọc PDF để in.</source>
        <translation>This PC cannot open PDF files. Copy the minutes to a PC with a PDF reader to print them.</translation>
    </message>
    <message>
        <source>Không mở được thư mục. Hãy tự mở: {folder}</source>
        <translation>The folder could not be opened. Open it yourself: {folder}</translation>
    </message>
</context>
<context>
    <name>Drives</name>
    <message>
        <source>USB</source>
        <translation>USB</translation>
    </message>
    <message>
        <source>Ổ đĩa</source>
        <translation>Disk</translation>
    </message>
    <message>
        <source>còn trống {size}</source>
        <translation>{size} free</translation>
    </message>
</context>
<context>
    <name>EmptyStrip</name>
    <message>
        <source>&amp;Dán từ Excel</source>
        <translation>&amp;Paste from Excel</translation>
    </message>
    <message>
        <source>Chưa giao chỉ tiêu {period}. Gõ vào ô, hoặc:</source>
        <translation>No targets of {period} yet. Type into the cells, or:</translation>
    </message>
    <message>
        <source>&amp;Chép năm {year}</source>
        <translation>&amp;Copy those of {year}</translation>
    </message>
</context>
<context>
    <name>EnrolDialog</name>
    <message>
        <source>Ghi nhận máy của xã</source>
        <translation>Enrol a commune&apos;s PC</translation>
    </message>
    <message>
        <source>Thêm máy hay thay máy</source>
        <translation>Add or replace a PC</translation>
    </message>
    <message>
        <source>&amp;Ghi nhận máy</source>
        <translation>&amp;Enrol</translation>
    </message>
    <message>
        <source>Máy thêm vào, các máy đang có vẫn dùng</source>
        <translation>Add the PC; the present PCs stay in use</translation>
    </message>
    <message>
        <source>Thay cho máy hỏng «{device}» ({short})</source>
        <translation>In place of the broken PC «{device}» ({short})</translation>
    </message>
    <message>
        <source>Máy «{device}» của {sender} xin được ghi nhận. Hãy gọi số điện thoại đã biết của xã (không dùng số ghi trong thư hay tin nhắn kèm tệp), nghe đọc 20 chữ số rồi gõ vào đây.</source>
        <translation>The PC «{device}» of {sender} asks to be enrolled. Call the commune&apos;s number you already know (not one from the letter or message that came with the file), listen to the 20 digits and type them here.</translation>
    </message>
    <message>
        <source>Thay máy hỏng</source>
        <translation>Replace a broken PC</translation>
    </message>
    <message>
        <source>Ghi nhận máy này và thu hồi máy «{device}»?</source>
        <translation>Enrol this PC and revoke the PC «{device}»?</translation>
    </message>
    <message>
        <source>&amp;Thu hồi và thay</source>
        <translation>&amp;Revoke and replace</translation>
    </message>
    <message>
        <source>&amp;Quay lại</source>
        <translation>&amp;Back</translation>
    </message>
</context>
<context>
    <name>EvidenceDialog</name>
    <message>
        <source>Minh chứng</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>Minh chứng kèm báo cáo {period} của {unit}</source>
        <translation>Evidence with the report of {unit}, {period}</translation>
    </message>
    <message>
        <source>Danh sách minh chứng</source>
        <translation>List of evidence</translation>
    </message>
    <message>
        <source>&amp;Thêm tệp…</source>
        <translation>&amp;Add files…</translation>
    </message>
    <message>
        <source>&amp;Mở</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>&amp;Lưu bản sao…</source>
        <translation>&amp;Save a copy…</translation>
    </message>
    <message>
        <source>Đổi tê&amp;n…</source>
        <translation>Re&amp;name…</translation>
    </message>
    <message>
        <source>&amp;Bỏ…</source>
        <translation>&amp;Take away…</translation>
    </message>
    <message>
        <source>Đón&amp;g</source>
        <translation>Clos&amp;e</translation>
    </message>
    <message>
        <source>Tên</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Cỡ</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Người thêm</source>
        <translation>Added by</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>At</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>▲ tệp chưa đến máy này</source>
        <translation>▲ the file has not come here</translation>
    </message>
    <message>
        <source>● cấp trên đã nhận</source>
        <translation>● the superior office holds it</translation>
    </message>
    <message>
        <source>○ chưa có biên nhận</source>
        <translation>○ no receipt yet</translation>
    </message>
    <message>
        <source>Báo cáo đã ký đóng dấu, biên bản, ảnh chụp: tệp PDF, JPEG hoặc PNG, tối đa 10 MB mỗi tệp. Ảnh được thu nhỏ. Các tệp này đi cùng tệp gửi cho đến khi cấp trên nhận.</source>
        <translation>The signed and stamped report, minutes, photos: PDF, JPEG or PNG files of up to 10 MB each. Pictures are reduced. They go along in every package until the superior office holds them.</translation>
    </message>
    <message>
        <source>Chưa có tệp nào. Bấm «Thêm tệp…» hoặc kéo tệp vào đây.</source>
        <translation>No file so far. Press «Add files…» or drop files here.</translation>
    </message>
    <message>
        <source>Không có minh chứng nào kèm báo cáo này.</source>
        <translation>No evidence came with this report.</translation>
    </message>
    <message>
        <source>Hãy chọn một tệp trong danh sách.</source>
        <translation>Choose a file of the list.</translation>
    </message>
    <message>
        <source>Tệp chưa đến máy này. Hãy nhập tệp gửi mới nhất của nơi đã thêm nó.</source>
        <translation>The file has not come to this PC. Import the newest package of whoever added it.</translation>
    </message>
    <message>
        <source>Thêm minh chứng</source>
        <translation>Add evidence</translation>
    </message>
    <message>
        <source>PDF và ảnh (*.pdf *.jpg *.jpeg *.png)</source>
        <translation>PDF and pictures (*.pdf *.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <source>Đang thêm…</source>
        <translation>Adding…</translation>
    </message>
    <message>
        <source>{count} tệp đã có trong danh sách.</source>
        <translation>Files that stand in the list already: {count}.</translation>
    </message>
    <message>
        <source>Đã thêm {count} tệp.</source>
        <translation>Files added: {count}.</translation>
    </message>
    <message>
        <source>Máy này chưa có chương trình mở tệp {kind}. Hãy lưu bản sao để mở ở máy khác.</source>
        <translation>This PC has no program for {kind} files. Save a copy to open it on another PC.</translation>
    </message>
    <message>
        <source>Lưu bản sao</source>
        <translation>Save a copy</translation>
    </message>
    <message>
        <source>Đã lưu {path}</source>
        <translation>Saved {path}</translation>
    </message>
    <message>
        <source>Đổi tên</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Tên mới:</source>
        <translation>New title:</translation>
    </message>
    <message>
        <source>Đổ&amp;i tên</source>
        <translation>&amp;Rename</translation>
    </message>
    <message>
        <source>Bỏ minh chứng</source>
        <translation>Take evidence away</translation>
    </message>
    <message>
        <source>Bỏ «{title}» khỏi báo cáo này?</source>
        <translation>Take «{title}» away from this report?</translation>
    </message>
    <message>
        <source>Nơi đã nhận tệp vẫn giữ tệp đó; sau lần gửi tới, tệp không còn trong danh sách ở đó.</source>
        <translation>Whoever received the file still holds it; after the next package it is in their list no more.</translation>
    </message>
    <message>
        <source>&amp;Bỏ</source>
        <translation>&amp;Take away</translation>
    </message>
    <message>
        <source>&amp;Giữ lại</source>
        <translation>&amp;Keep</translation>
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
        <source>Hộp chờ</source>
        <translation>Tray</translation>
    </message>
    <message>
        <source>Xem bá&amp;o cáo…</source>
        <translation>Vie&amp;w report…</translation>
    </message>
    <message>
        <source>Bảng theo dõi</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>X&amp;uất cho mọi cơ quan…</source>
        <translation>Export for all a&amp;uthorities…</translation>
    </message>
    <message>
        <source>Bảng theo dõi, hộp chờ, nhật ký</source>
        <translation>Board, tray, log</translation>
    </message>
    <message>
        <source>N&amp;hắc xã chưa gửi…</source>
        <translation>Remin&amp;d communes…</translation>
    </message>
    <message>
        <source>Liên hệ củ&amp;a xã…</source>
        <translation>C&amp;ontact of the commune…</translation>
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
        <source>{count} báo cáo có góp ý chưa gửi: góp ý chỉ được gửi khi trả lại báo cáo, đóng thì mất. Vẫn đóng?</source>
        <translation>Reports with remarks that were not sent: {count}. They are sent only by returning the report, and lost by closing. Close all the same?</translation>
    </message>
    <message>
        <source>Ghi tệp gửi mọi cơ quan vào:</source>
        <translation>Write the files for all authorities to:</translation>
    </message>
    <message>
        <source>Chưa xuất tệp nào: chưa ghi nhận máy của xã nào. Hãy bấm «Xuất thư mời…» gửi các xã, nhập tệp các xã gửi lại, rồi ghi nhận máy ở thẻ «Hộp chờ».</source>
        <translation>No file was written: no commune&apos;s PC is enrolled. Click «Write invitation…» and send it to the communes, import the files they send back, then enrol their PCs on the tab «Tray».</translation>
    </message>
    <message>
        <source>Chưa xuất xong tệp.</source>
        <translation>The export did not finish.</translation>
    </message>
    <message>
        <source>Đang làm việc với tệp. Chờ xong, hoặc bấm «Dừng».</source>
        <translation>Working on files. Wait, or press «Stop».</translation>
    </message>
    <message>
        <source>Chi tiết…</source>
        <translation>Details…</translation>
    </message>
    <message>
        <source>Duyệt lần lượt ({count})</source>
        <translation>Review one by one ({count})</translation>
    </message>
    <message>
        <source>Mọi đơn vị đã gửi báo cáo {period}.</source>
        <translation>All units have sent their report for {period}.</translation>
    </message>
    <message>
        <source>Đã lưu liên hệ của {unit}.</source>
        <translation>The contact of {unit} was saved.</translation>
    </message>
    <message>
        <source>Hộp chờ ({count})</source>
        <translation>Tray ({count})</translation>
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
        <source>Chưa xuất, chưa nhập tệp nào. Mỗi tệp gửi đi hay nhận về sẽ được ghi lại ở đây.</source>
        <translation>No file was exported or imported yet. Every file sent or received is noted here.</translation>
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
        <source>Nhập từ USB hoặc thư mục</source>
        <translation>Import from USB or a folder</translation>
    </message>
    <message>
        <source>Nhập mọi tệp CTPH trên:</source>
        <translation>Import all CTPH files on:</translation>
    </message>
    <message>
        <source>&amp;Nhập từ đây</source>
        <translation>&amp;Import from here</translation>
    </message>
    <message>
        <source>Chưa đọc được các tệp đã chọn.</source>
        <translation>The chosen files could not be read.</translation>
    </message>
    <message>
        <source>Chưa nhập xong các tệp đã chọn; tệp nào đã nhập có ghi trong «Nhật ký tệp».</source>
        <translation>The import did not finish; «File log» says which files were taken in.</translation>
    </message>
    <message>
        <source>Nhập {count} tệp – {counts}.</source>
        <translation>Files imported: {count} – {counts}.</translation>
    </message>
</context>
<context>
    <name>FileWays</name>
    <message>
        <source>Đã ghi {name} vào {folder}.</source>
        <translation>Wrote {name} into {folder}.</translation>
    </message>
    <message>
        <source>Mở tệp</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>Mở thư mục</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>Máy này không mở được {name}.</source>
        <translation>This PC cannot open {name}.</translation>
    </message>
</context>
<context>
    <name>FindBox</name>
    <message>
        <source>Những gì tìm thấy</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Không thấy. Hãy gõ ít chữ hơn, có dấu hoặc không dấu.</source>
        <translation>Nothing found. Type fewer letters, with or without marks.</translation>
    </message>
    <message>
        <source>{shown} trong {count} chỗ; gõ thêm chữ để bớt.</source>
        <translation>The first {shown} of {count}; type more letters to have fewer.</translation>
    </message>
    <message>
        <source>{count} chỗ · Enter: đi tới · Esc: quay lại</source>
        <translation>Found: {count} · Enter: go there · Esc: back</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Màn hình</source>
        <translation>Screen</translation>
    </message>
    <message>
        <source>Chương trình · năm {year}</source>
        <translation>Programme · year {year}</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Chỉ tiêu</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>Kỳ báo cáo</source>
        <translation>Reporting period</translation>
    </message>
    <message>
        <source>Lệnh</source>
        <translation>Command</translation>
    </message>
</context>
<context>
    <name>FolderUniting</name>
    <message>
        <source>Chọn thư mục của đơn vị ở nơi khác</source>
        <translation>Choose this office&apos;s other folder</translation>
    </message>
    <message>
        <source>Đang đọc {name}…</source>
        <translation>Reading {name}…</translation>
    </message>
    <message>
        <source>Hợp dữ liệu của đơn vị ở nơi khác</source>
        <translation>Unite data of this office kept elsewhere</translation>
    </message>
    <message>
        <source>Hợp dữ liệu trong thư mục {name} vào đơn vị đang mở?</source>
        <translation>Unite what lies in folder {name} with the open office?</translation>
    </message>
    <message>
        <source>Thư mục kia giữ nguyên. Không số liệu nào bị mất hay ghi đè.</source>
        <translation>The other folder stays as it is. No figure is lost or overwritten.</translation>
    </message>
    <message>
        <source>&amp;Hợp dữ liệu</source>
        <translation>&amp;Unite</translation>
    </message>
    <message>
        <source>&amp;Thôi</source>
        <translation>&amp;Cancel</translation>
    </message>
</context>
<context>
    <name>FoldersForm</name>
    <message>
        <source>Ghi tệp gửi đ&amp;i vào:</source>
        <translation>&amp;Files sent are written to:</translation>
    </message>
    <message>
        <source>Tìm tệp nhận &amp;về ở:</source>
        <translation>Files &amp;received are looked for in:</translation>
    </message>
    <message>
        <source>Ghi &amp;bản in vào:</source>
        <translation>&amp;Papers are written to:</translation>
    </message>
    <message>
        <source>Tệp &amp;sao lưu ở:</source>
        <translation>&amp;Backups are in:</translation>
    </message>
    <message>
        <source>nơi chọn lần trước: {folder}</source>
        <translation>chosen last: {folder}</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Chọn thư mục: {what}</source>
        <translation>Choose a folder: {what}</translation>
    </message>
    <message>
        <source>Các hộp chọn tệp mở đúng thư mục ghi ở đây. Để trống thì mở nơi chọn lần trước; USB vẫn tự hiện.</source>
        <translation>Dialogs for files open in the folder named here. Blank: where a file was chosen last; a USB stick still shows by itself.</translation>
    </message>
    <message>
        <source>Chọn thư mục</source>
        <translation>Choose a folder</translation>
    </message>
    <message>
        <source>Không có thư mục «{folder}». Hãy chọn lại, hoặc để trống.</source>
        <translation>There is no folder “{folder}”. Choose another one, or leave it blank.</translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>Tổng cộng</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Chênh lệch và điều cần xem</source>
        <translation>Differences and points to check</translation>
    </message>
    <message>
        <source>▸ Số đầu kỳ {count} cột</source>
        <translation>▸ Baselines ({count})</translation>
    </message>
    <message>
        <source>▾ Số đầu kỳ {count} cột</source>
        <translation>▾ Baselines ({count})</translation>
    </message>
    <message>
        <source>▸ {count} cột trống</source>
        <translation>▸ Blank columns: {count}</translation>
    </message>
    <message>
        <source>▾ {count} cột trống</source>
        <translation>▾ Blank columns: {count}</translation>
    </message>
</context>
<context>
    <name>FormTable</name>
    <message>
        <source>▸ Số đầu kỳ ({count} cột)</source>
        <translation>▸ Baselines ({count})</translation>
    </message>
    <message>
        <source>Bấm nút «Số đầu kỳ» phía trên để mở các cột này; bản in có đủ.</source>
        <translation>Press «Baselines» above to open these columns; paper has them all.</translation>
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
    <name>FoundingDialog</name>
    <message>
        <source>Tạo đơn vị cấp trên</source>
        <translation>Found a superior office</translation>
    </message>
    <message>
        <source>&amp;Quay lại</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>&amp;Tiếp tục</source>
        <translation>Co&amp;ntinue</translation>
    </message>
    <message>
        <source>&amp;Tạo đơn vị</source>
        <translation>&amp;Found</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>ví dụ: Sở Nội vụ tỉnh Quảng Trị</source>
        <translation>for example: Sở Nội vụ tỉnh Quảng Trị</translation>
    </message>
    <message>
        <source>ví dụ: 45</source>
        <translation>for example: 45</translation>
    </message>
    <message>
        <source>Lấ&amp;y theo danh mục…</source>
        <translation>Ta&amp;ke from the catalogue…</translation>
    </message>
    <message>
        <source>ví dụ: Chương trình phối hợp giảm nghèo giai đoạn 2026–2030</source>
        <translation>for example: Chương trình phối hợp giảm nghèo giai đoạn 2026–2030</translation>
    </message>
    <message>
        <source>Chương t&amp;rình mẫu:</source>
        <translation>&amp;Template programme:</translation>
    </message>
    <message>
        <source>Tên chươn&amp;g trình:</source>
        <translation>N&amp;ame of the programme:</translation>
    </message>
    <message>
        <source>&amp;Năm kế hoạch:</source>
        <translation>Plan &amp;year:</translation>
    </message>
    <message>
        <source>Tên &amp;cấp trên:</source>
        <translation>Na&amp;me of the superior office:</translation>
    </message>
    <message>
        <source>&amp;Mã đơn vị:</source>
        <translation>Unit &amp;code:</translation>
    </message>
    <message>
        <source>Họ &amp;và tên cán bộ:</source>
        <translation>Official&apos;s f&amp;ull name:</translation>
    </message>
    <message>
        <source>C&amp;hức vụ:</source>
        <translation>Po&amp;st:</translation>
    </message>
    <message>
        <source>Dùng cho nơi nhận và tổng hợp báo cáo (tỉnh, sở, huyện). Biểu mẫu và danh mục chỉ tiêu lấy từ chương trình mẫu, hoặc để trống và ghi sau; tên, năm và các đơn vị báo cáo là của đơn vị mình. Đơn vị cấp xã thì chọn «Tham gia theo thư mời…».</source>
        <translation>For an office that receives and consolidates reports (province, department, district). Forms and indicators come from the model programme, or are left out and added later; name, year and reporting units are your own. A commune chooses “Join with an invitation…” instead.</translation>
    </message>
    <message>
        <source>Các đơn vị báo cáo</source>
        <translation>Reporting units</translation>
    </message>
    <message>
        <source>Ví dụ:
20001 Phường Đông Hà
20002 Xã Hiếu Giang</source>
        <translation>For example:
20001 Phường Đông Hà
20002 Xã Hiếu Giang</translation>
    </message>
    <message>
        <source>Chọn &amp;xã theo danh mục…</source>
        <translation>Choose from the catalo&amp;gue…</translation>
    </message>
    <message>
        <source>Các đơn vị &amp;báo cáo, mỗi dòng một mã và một tên (dán được từ Excel):</source>
        <translation>&amp;Reporting units, a code and a name on each line (can be pasted from Excel):</translation>
    </message>
    <message>
        <source>Đơn vị sẽ được tạo</source>
        <translation>The office to be made</translation>
    </message>
    <message>
        <source>Hãy xem lại trước khi tạo:</source>
        <translation>Look again before it is made:</translation>
    </message>
    <message>
        <source>Tên, mã, năm và danh sách này đi vào thư mời gửi các xã. Tạo xong, mở «Gửi và nhận», chọn «Xuất thư mời…».</source>
        <translation>Name, code, year and this list go into the invitation to the communes. Afterwards open «Exchange» and choose «Export invitation…».</translation>
    </message>
    <message>
        <source>Trống: tên là đủ, chỉ tiêu ghi sau</source>
        <translation>Empty: a name is enough, indicators come later</translation>
    </message>
    <message>
        <source>Chương trình trống không có văn bản mẫu.</source>
        <translation>A programme that begins with a name has no model document.</translation>
    </message>
    <message>
        <source>Đọc được {count} đơn vị.</source>
        <translation>Units read: {count}.</translation>
    </message>
    <message>
        <source>Đang đọc chương trình mẫu. Hãy chờ một chút.</source>
        <translation>Reading the template programme. Please wait a moment.</translation>
    </message>
    <message>
        <source>Hãy gõ tên chương trình.</source>
        <translation>Type the name of the programme.</translation>
    </message>
    <message>
        <source>Hãy gõ tên đơn vị cấp trên.</source>
        <translation>Type the name of the superior office.</translation>
    </message>
    <message>
        <source>Hãy gõ mã đơn vị cấp trên: chữ không dấu và chữ số, viết liền.</source>
        <translation>Type the code of the superior office: plain letters and digits, no blanks.</translation>
    </message>
    <message>
        <source>Hãy gõ họ và tên cán bộ dùng máy này.</source>
        <translation>Type the full name of the official at this PC.</translation>
    </message>
    <message>
        <source>Hãy gõ hoặc dán danh sách đơn vị báo cáo.</source>
        <translation>Type or paste the list of reporting units.</translation>
    </message>
    <message>
        <source>Cấp trên trùng tên hoặc mã với một đơn vị báo cáo. Hãy gõ tên và mã khác nhau.</source>
        <translation>The superior office has the name or code of a reporting unit. Type different ones.</translation>
    </message>
    <message>
        <source>Đ&amp;iền theo văn bản của chương trình mẫu</source>
        <translation>Fill &amp;in as in the document of the template programme</translation>
    </message>
</context>
<context>
    <name>GiveBackDialog</name>
    <message>
        <source>Trả việc nhập cho {unit}</source>
        <translation>Give typing back to {unit}</translation>
    </message>
    <message>
        <source>{unit} sẽ tự nhập từ nay, tiếp từ đúng số liệu đang có ở đây. Nơi này chỉ còn được xem. Các báo cáo đã nhập thay vẫn được tính.</source>
        <translation>From now on {unit} types for itself, going on from exactly the figures held here. This office can then only view. Reports already typed for the unit still count.</translation>
    </message>
    <message>
        <source>&amp;Trả việc nhập</source>
        <translation>&amp;Give typing back</translation>
    </message>
    <message>
        <source>Đã trả việc nhập cho {unit}.</source>
        <translation>{unit} types for itself again.</translation>
    </message>
    <message>
        <source>Hãy xuất tệp trả lời gửi xã: nhập tệp đó xong, xã có đủ số liệu và nhập tiếp được.</source>
        <translation>Export the answer for the commune: once it has taken it in, it holds all figures and goes on.</translation>
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
        <source>Cỡ chữ của bảng: {percent} %</source>
        <translation>Letters of tables: {percent} %</translation>
    </message>
    <message>
        <source>Không có số nào nhập được để điền sang ô đang chọn.</source>
        <translation>There is no figure that can be filled into the selected cells.</translation>
    </message>
    <message>
        <source>Tổng: {total}   Số ô: {count}   Trung bình: {mean}</source>
        <translation>Sum: {total}   Count: {count}   Average: {mean}</translation>
    </message>
</context>
<context>
    <name>GroupDialog</name>
    <message>
        <source>&amp;So với phiếu</source>
        <translation>&amp;Compare with the sheet</translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>● Đã duyệt {count}</source>
        <translation>● Accepted {count}</translation>
    </message>
    <message>
        <source>○ Chờ duyệt {count}</source>
        <translation>○ Waiting {count}</translation>
    </message>
    <message>
        <source>◄ Trả lại {count}</source>
        <translation>◄ Returned {count}</translation>
    </message>
    <message>
        <source>· Chưa gửi {count}</source>
        <translation>· Not sent {count}</translation>
    </message>
    <message>
        <source>! Quá hạn {count}</source>
        <translation>! Overdue {count}</translation>
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
        <source>Trả lại</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Chưa gửi</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Hướng dẫn sử dụng</source>
        <translation>User guide (in Vietnamese)</translation>
    </message>
    <message>
        <source>Tìm trong hướng dẫn</source>
        <translation>Search the guide</translation>
    </message>
    <message>
        <source>Mục lục</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Trang hướng dẫn</source>
        <translation>Page of the guide</translation>
    </message>
    <message>
        <source>Không trang nào có các chữ này. Hãy gõ ít chữ hơn.</source>
        <translation>No page has these words. Type fewer letters.</translation>
    </message>
</context>
<context>
    <name>HandOverOfficeDialog</name>
    <message>
        <source>Bàn giao cả cơ quan</source>
        <translation>Hand the whole office over</translation>
    </message>
    <message>
        <source>Đã &amp;xem lại các điều trên và đã nhập hết các tệp đang có</source>
        <translation>I have &amp;read this, and every file at hand is imported</translation>
    </message>
    <message>
        <source>&amp;Bàn giao</source>
        <translation>&amp;Hand over</translation>
    </message>
    <message>
        <source>Hãy xem lại, làm xong rồi đánh dấu ô trên.</source>
        <translation>Read it again, do what is wanting, then tick the box above.</translation>
    </message>
    <message>
        <source>Cơ quan tiếp nhận</source>
        <translation>Receiving office</translation>
    </message>
    <message>
        <source>Chọn &amp;USB hoặc thư mục…</source>
        <translation>Choose a &amp;USB stick or folder…</translation>
    </message>
    <message>
        <source>Chưa chọn nơi ghi tệp.</source>
        <translation>No place chosen for the file.</translation>
    </message>
    <message>
        <source>&amp;Rút lại bàn giao</source>
        <translation>Take the handover &amp;back</translation>
    </message>
    <message>
        <source>&amp;Cơ quan tiếp nhận:</source>
        <translation>Re&amp;ceiving office:</translation>
    </message>
    <message>
        <source>Dùng khi {office} kết thúc và một cơ quan khác, trên máy khác, tiếp tục công việc với các đơn vị và các chương trình này. Chỉ một tệp phải đưa sang đó.</source>
        <translation>For when {office} ends and another office, on another PC, goes on with these units and programmes. One file is all that has to go there.</translation>
    </message>
    <message>
        <source>Chọn thư mục</source>
        <translation>Choose a folder</translation>
    </message>
    <message>
        <source>Đã rút lại bàn giao.</source>
        <translation>The handover was taken back.</translation>
    </message>
    <message>
        <source>Nếu tệp bàn giao đã được nhận ở nơi khác thì phải làm việc ở nơi đó.</source>
        <translation>If the file was taken elsewhere, the work has to be done there.</translation>
    </message>
    <message>
        <source>Hãy gõ tên cơ quan tiếp nhận.</source>
        <translation>Type the name of the receiving office.</translation>
    </message>
    <message>
        <source>Hãy chọn USB hoặc thư mục để ghi tệp bàn giao.</source>
        <translation>Choose a USB stick or folder for the handover file.</translation>
    </message>
    <message>
        <source>Đã bàn giao.</source>
        <translation>Handed over.</translation>
    </message>
</context>
<context>
    <name>HandoverDialog</name>
    <message>
        <source>Bàn giao cho người khác</source>
        <translation>Hand over to another person</translation>
    </message>
    <message>
        <source>&amp;Tiếp tục</source>
        <translation>Co&amp;ntinue</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Người nhận trùng với người đang dùng. Hãy gõ họ tên, chức vụ của người nhận.</source>
        <translation>The receiver is the present user. Type name and post of the receiver.</translation>
    </message>
    <message>
        <source>Bước 2/3: phiếu phục hồi mới cho người nhận</source>
        <translation>Step 2/3: a new recovery sheet for the receiver</translation>
    </message>
    <message>
        <source>Đón&amp;g</source>
        <translation>C&amp;lose</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Dừng bàn giao</source>
        <translation>Stop the handover</translation>
    </message>
    <message>
        <source>Bàn giao chưa xong. Dừng ở bước này?</source>
        <translation>The handover is not finished. Stop at this step?</translation>
    </message>
    <message>
        <source>&amp;Dừng lại</source>
        <translation>&amp;Stop</translation>
    </message>
    <message>
        <source>&amp;Làm tiếp</source>
        <translation>&amp;Go on</translation>
    </message>
    <message>
        <source>Người dùng đã đổi sang {person}, nhưng chưa có bản sao lưu và biên bản: khi có USB, bấm «Bàn giao cho người khác…» lần nữa để làm tiếp.</source>
        <translation>The user is {person} now, but backup and minutes are missing: with a stick at hand press «Hand over…» again to go on.</translation>
    </message>
    <message>
        <source>Người dùng chưa đổi; chưa sao lưu và chưa có biên bản.</source>
        <translation>The user has not changed; there is neither backup nor minutes.</translation>
    </message>
    <message>
        <source>Phiếu mới số {number} đã có hiệu lực; các phiếu trước (nếu có) không mở được dữ liệu nữa.</source>
        <translation>New sheet {number} is in force; earlier sheets, if any, open nothing any more.</translation>
    </message>
    <message>
        <source>Phiếu mới số {number} đã lập nhưng chưa xác nhận; phiếu đã xác nhận trước đó (nếu có) vẫn mở được dữ liệu. Nếu đã in phiếu mới thì bấm «Xác nhận phiếu…»; nếu chưa thì lập phiếu khác vì mã không hiện lại.</source>
        <translation>New sheet {number} was made but not confirmed; the sheet confirmed before, if any, still opens the data. If the new one was printed press «Confirm sheet…»; otherwise make another, as the code is not shown again.</translation>
    </message>
    <message>
        <source>&amp;Bàn giao</source>
        <translation>&amp;Hand over</translation>
    </message>
    <message>
        <source>Bàn giao</source>
        <translation>Hand over</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Lịch sử ô</source>
        <translation>History of the cell</translation>
    </message>
    <message>
        <source>Các số đã nhập (mới nhất ở trên)</source>
        <translation>Figures typed (latest on top)</translation>
    </message>
    <message>
        <source>Các số đã nhập</source>
        <translation>Figures typed</translation>
    </message>
    <message>
        <source>Số trong từng bản chốt</source>
        <translation>Figure in each sealed version</translation>
    </message>
    <message>
        <source>Đón&amp;g</source>
        <translation>C&amp;lose</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Người ghi</source>
        <translation>Author</translation>
    </message>
    <message>
        <source>Máy</source>
        <translation>PC</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>At</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>giữ riêng, không tính</source>
        <translation>held back, not counted</translation>
    </message>
    <message>
        <source>▲ chưa chọn</source>
        <translation>▲ not chosen yet</translation>
    </message>
    <message>
        <source>● đang dùng</source>
        <translation>● in use</translation>
    </message>
    <message>
        <source>Bản</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Chốt lúc</source>
        <translation>Sealed at</translation>
    </message>
    <message>
        <source>Người chốt</source>
        <translation>Sealed by</translation>
    </message>
    <message>
        <source>Tệp mang đến</source>
        <translation>Brought by file</translation>
    </message>
    <message>
        <source>(máy này)</source>
        <translation>(this PC)</translation>
    </message>
    <message>
        <source>Quyết định</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Tháng này chưa có bản chốt nào.</source>
        <translation>This month has no sealed version yet.</translation>
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
    <message>
        <source>&amp;Mở</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>… và {count} báo cáo nữa.</source>
        <translation>… and more reports: {count}.</translation>
    </message>
    <message>
        <source>Mở: {text}</source>
        <translation>Open: {text}</translation>
    </message>
</context>
<context>
    <name>IndicatorDialog</name>
    <message>
        <source>&amp;Ghi chỉ tiêu</source>
        <translation>&amp;Save indicator</translation>
    </message>
    <message>
        <source>Chỉ tiêu {code}</source>
        <translation>Indicator {code}</translation>
    </message>
    <message>
        <source>không so với chỉ tiêu nào</source>
        <translation>not compared with any indicator</translation>
    </message>
    <message>
        <source>&amp;Xã báo cáo trong mỗi kỳ</source>
        <translation>&amp;Communes report it in every period</translation>
    </message>
    <message>
        <source>&amp;Mã:</source>
        <translation>C&amp;ode:</translation>
    </message>
    <message>
        <source>&amp;Tên chỉ tiêu:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;Đơn vị tính:</source>
        <translation>&amp;Unit of measure:</translation>
    </message>
    <message>
        <source>&amp;Số chữ số lẻ:</source>
        <translation>&amp;Decimals:</translation>
    </message>
    <message>
        <source>&amp;Cách tính:</source>
        <translation>C&amp;ounted:</translation>
    </message>
    <message>
        <source>C&amp;hiều hướng:</source>
        <translation>D&amp;irection:</translation>
    </message>
    <message>
        <source>&amp;Không vượt quá số đầu kỳ của:</source>
        <translation>&amp;Not above the opening of:</translation>
    </message>
    <message>
        <source>Chia theo</source>
        <translation>Broken down by</translation>
    </message>
    <message>
        <source>Tên và thứ tự sửa được bất cứ lúc nào, và hiện ở mọi năm chưa khoá.</source>
        <translation>Name and order can be changed at any time, and show in every year that is not closed.</translation>
    </message>
    <message>
        <source>Chỉ tiêu đã có số, nên đơn vị tính, cách tính và các phần chia không đổi được; số lẻ chỉ tăng thêm. Cần nghĩa khác thì bỏ từ năm sau và thêm chỉ tiêu mới.</source>
        <translation>The indicator has figures, so unit of measure, counting and breakdown are fixed; decimals can only become more. Where it is to mean something else, leave it out from next year on and add a new one.</translation>
    </message>
    <message>
        <source>Cùng dùng ở: {titles}. Sửa ở đây là sửa ở đó.</source>
        <translation>Also counted in: {titles}. A change here is a change there.</translation>
    </message>
</context>
<context>
    <name>IndicatorSteps</name>
    <message>
        <source>Thêm chỉ tiêu</source>
        <translation>Add indicators</translation>
    </message>
    <message>
        <source>Mỗi dòng một chỉ tiêu, dán từ Excel cũng được: mã; tên; đơn vị tính; số lẻ; thời điểm; giảm. Tỷ lệ thì ghi hai mã, như HT02/HT01. Chỉ tiêu chương trình khác đã có thì chỉ ghi mã. Chỉ tiêu có hiệu lực từ năm {year}; số đã nhập giữ nguyên.</source>
        <translation>One indicator a line, also pasted from Excel: code; name; unit of measure; decimals; thời điểm (stock); giảm (less is better). For a rate two codes, as HT02/HT01. Of an indicator that another programme has, the code alone. Holds from {year} on; figures typed stay.</translation>
    </message>
    <message>
        <source>&amp;Thêm</source>
        <translation>&amp;Add</translation>
    </message>
    <message>
        <source>Chưa thêm gì: {problems} Hãy sửa danh sách rồi thêm lại.</source>
        <translation>Nothing was added: {problems} Mend the list and add it again.</translation>
    </message>
    <message>
        <source>Đã thêm chỉ tiêu. Hãy xuất tệp trả lời để các xã nhận được.</source>
        <translation>The indicators are added. Export the answers so that the communes get them.</translation>
    </message>
    <message>
        <source>Đã sửa chỉ tiêu. Hãy xuất tệp trả lời để các xã nhận được.</source>
        <translation>The indicator was changed. Export the answer file so that the communes get it.</translation>
    </message>
    <message>
        <source>Đã đổi thứ tự chỉ tiêu. Hãy xuất tệp trả lời để các xã nhận được.</source>
        <translation>The order of indicators was changed. Export the answer file so that the communes get it.</translation>
    </message>
    <message>
        <source>Từ năm {year}, chương trình thôi tính chỉ tiêu {code} «{name}»: không nhập, không báo cáo, không có trên biểu tổng hợp. Số của các năm trước giữ nguyên. Bỏ chỉ tiêu này?</source>
        <translation>From {year} on the programme no longer counts indicator {code} “{name}”: it is not typed, not reported and not on the summary form. Figures of earlier years stay. Leave it out?</translation>
    </message>
    <message>
        <source>Bỏ chỉ tiêu</source>
        <translation>Leave out indicator</translation>
    </message>
    <message>
        <source>&amp;Bỏ chỉ tiêu</source>
        <translation>&amp;Leave out</translation>
    </message>
    <message>
        <source>&amp;Quay lại</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>Đã bỏ chỉ tiêu. Hãy xuất tệp trả lời để các xã nhận được.</source>
        <translation>The indicator was left out. Export the answer file so that the communes get it.</translation>
    </message>
</context>
<context>
    <name>IndicatorsPage</name>
    <message>
        <source>Chương trình chưa có chỉ tiêu nào, nên chưa có gì để nhập.</source>
        <translation>The programme counts nothing yet, so there is nothing to type.</translation>
    </message>
    <message>
        <source>Chỉ tiêu của chương trình</source>
        <translation>Indicators of the programme</translation>
    </message>
    <message>
        <source>Thêm chỉ tiêu…</source>
        <translation>Add indicators…</translation>
    </message>
    <message>
        <source>Dán danh sách chỉ tiêu; có hiệu lực từ năm đang xem</source>
        <translation>Paste a list of indicators; they hold from the year looked at on</translation>
    </message>
    <message>
        <source>Sửa chỉ tiêu…</source>
        <translation>Edit indicator…</translation>
    </message>
    <message>
        <source>Sửa tên, đơn vị tính, số lẻ, cách tính… của chỉ tiêu (Enter)</source>
        <translation>Change name, unit of measure, decimals, counting… of the indicator (Enter)</translation>
    </message>
    <message>
        <source>Lên</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Đưa chỉ tiêu lên một dòng (Alt+↑)</source>
        <translation>Move the indicator up a line (Alt+↑)</translation>
    </message>
    <message>
        <source>Xuống</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Đưa chỉ tiêu xuống một dòng (Alt+↓)</source>
        <translation>Move the indicator down a line (Alt+↓)</translation>
    </message>
    <message>
        <source>Bỏ chỉ tiêu…</source>
        <translation>Leave out…</translation>
    </message>
    <message>
        <source>Thôi tính chỉ tiêu từ năm đang xem; số của các năm trước giữ nguyên</source>
        <translation>Count the indicator no more from the year shown on; figures of earlier years stay</translation>
    </message>
    <message>
        <source>Mã</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Chỉ tiêu</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>ĐVT</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Số lẻ</source>
        <translation>Decimals</translation>
    </message>
    <message>
        <source>Cách tính</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>Chiều hướng</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>Xã báo cáo</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>mỗi kỳ</source>
        <translation>each period</translation>
    </message>
    <message>
        <source>Chia theo</source>
        <translation>Divided by</translation>
    </message>
    <message>
        <source>Không vượt quá</source>
        <translation>At most</translation>
    </message>
    <message>
        <source>Bấm «Thêm chỉ tiêu…» rồi dán danh sách.</source>
        <translation>Press “Add indicators…” and paste a list.</translation>
    </message>
    <message>
        <source>Chưa chọn chỉ tiêu nào.</source>
        <translation>No indicator is chosen.</translation>
    </message>
    <message>
        <source>Chỉ tiêu đã ở dòng đầu.</source>
        <translation>The indicator is on the first line.</translation>
    </message>
    <message>
        <source>Chỉ tiêu đã ở dòng cuối.</source>
        <translation>The indicator is on the last line.</translation>
    </message>
</context>
<context>
    <name>InvitationDialog</name>
    <message>
        <source>Nhận thư mời của cấp trên</source>
        <translation>Accept an invitation of the superior office</translation>
    </message>
    <message>
        <source>&amp;Tiếp tục</source>
        <translation>Co&amp;ntinue</translation>
    </message>
    <message>
        <source>Gõ mã 20 chữ số in trên công văn kèm thư mời:</source>
        <translation>Type the 20-digit code printed on the letter that came with the invitation:</translation>
    </message>
    <message>
        <source>&amp;Nhận thư mời</source>
        <translation>&amp;Accept the invitation</translation>
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
        <source>Dùng khi đơn vị đang làm một mình và vừa có thư mời, hoặc khi cấp trên đã đổi sang đơn vị khác. Số liệu đã nhập được giữ nguyên.</source>
        <translation>For a unit that works alone and now has an invitation, or when another office has become the superior office. The figures already typed are kept.</translation>
    </message>
    <message>
        <source>Chọn tệp thư mời</source>
        <translation>Choose the invitation file</translation>
    </message>
    <message>
        <source>Mọi tệp (*);;Tệp CTPH (*.ctph)</source>
        <translation>All files (*);;CTPH files (*.ctph)</translation>
    </message>
    <message>
        <source>Thư mời của {superior}: {programme}.</source>
        <translation>Invitation of {superior}: {programme}.</translation>
    </message>
    <message>
        <source>Hãy chọn tệp thư mời của đơn vị mình.</source>
        <translation>Choose the invitation file of your own unit.</translation>
    </message>
    <message>
        <source>Từ nay đơn vị báo cáo cho {superior}.</source>
        <translation>From now on the office reports to {superior}.</translation>
    </message>
    <message>
        <source>Hãy xuất tệp gửi cấp trên.</source>
        <translation>Export the file for the superior office.</translation>
    </message>
</context>
<context>
    <name>InvitationPanel</name>
    <message>
        <source>Sao chép mã</source>
        <translation>Copy the code</translation>
    </message>
    <message>
        <source>Sao chép thư</source>
        <translation>Copy the letter</translation>
    </message>
    <message>
        <source>In thư mời…</source>
        <translation>Print the letter…</translation>
    </message>
    <message>
        <source>Mở thư mục</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>Đã in thư mời.</source>
        <translation>The letter was printed.</translation>
    </message>
    <message>
        <source>Đã sao chép mã.</source>
        <translation>The code was copied.</translation>
    </message>
    <message>
        <source>Đã sao chép thư. Dán (Ctrl+V) vào Word hoặc thư điện tử.</source>
        <translation>The letter was copied. Paste it (Ctrl+V) into Word or a mail.</translation>
    </message>
    <message>
        <source>Không mở được thư mục: {path}</source>
        <translation>The folder cannot be opened: {path}</translation>
    </message>
</context>
<context>
    <name>IssueDialog</name>
    <message>
        <source>Ghi và giao chỉ tiêu</source>
        <translation>Give targets</translation>
    </message>
    <message>
        <source>Áp dụng từ</source>
        <translation>Holds from</translation>
    </message>
    <message>
        <source>Đầu năm</source>
        <translation>Beginning of the year</translation>
    </message>
    <message>
        <source>Từ {month} (điều chỉnh)</source>
        <translation>From {month} on (amendment)</translation>
    </message>
    <message>
        <source>Số văn bản</source>
        <translation>Number of the document</translation>
    </message>
    <message>
        <source>ví dụ: QĐ 45/QĐ-UBND</source>
        <translation>for example: QĐ 45/QĐ-UBND</translation>
    </message>
    <message>
        <source>Ngày văn bản</source>
        <translation>Day of the document</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>cần ghi khi sửa số đã giao</source>
        <translation>needed where a given figure changes</translation>
    </message>
    <message>
        <source>&amp;Ghi và giao</source>
        <translation>&amp;Give</translation>
    </message>
    <message>
        <source>T&amp;hôi</source>
        <translation>Lea&amp;ve</translation>
    </message>
    <message>
        <source>Áp &amp;dụng từ:</source>
        <translation>Holds &amp;from:</translation>
    </message>
    <message>
        <source>&amp;Số văn bản:</source>
        <translation>&amp;Number of the document:</translation>
    </message>
    <message>
        <source>&amp;Ngày văn bản:</source>
        <translation>&amp;Day of the document:</translation>
    </message>
    <message>
        <source>&amp;Lý do:</source>
        <translation>&amp;Reason:</translation>
    </message>
    <message>
        <source>Đang tính…</source>
        <translation>Reckoning…</translation>
    </message>
    <message>
        <source>Các số này đã được giao rồi: không có gì để ghi.</source>
        <translation>These figures are given already: there is nothing to write.</translation>
    </message>
    <message>
        <source>Có chỉ tiêu đã giao bị sửa hoặc rút: hãy ghi lý do.</source>
        <translation>A given target changes or ends: write the reason.</translation>
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
        <source>Chọn đơn vị</source>
        <translation>Choose a unit</translation>
    </message>
    <message>
        <source>Tìm &amp;xã…</source>
        <translation>&amp;Find…</translation>
    </message>
    <message>
        <source>Thêm &amp;vào đơn vị đang mở: {unit}</source>
        <translation>&amp;Add to the office that is open: {unit}</translation>
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
        <source>Chưa có thư mờ&amp;i: bắt đầu một mình…</source>
        <translation>No invitation yet: &amp;start alone…</translation>
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
        <source>Hãy chọn tệp thư mời.</source>
        <translation>Choose the invitation file.</translation>
    </message>
    <message>
        <source>Hãy chọn đơn vị.</source>
        <translation>Choose the unit.</translation>
    </message>
    <message>
        <source>Hãy gõ họ và tên.</source>
        <translation>Type the full name.</translation>
    </message>
    <message>
        <source>Hãy gõ chức vụ.</source>
        <translation>Type the post.</translation>
    </message>
    <message>
        <source>Hãy gõ mã in trên thư.</source>
        <translation>Type the code on the letter.</translation>
    </message>
    <message>
        <source>Chọn tệp thư mời</source>
        <translation>Choose the invitation file</translation>
    </message>
    <message>
        <source>Đơn vị khác mã</source>
        <translation>Another code</translation>
    </message>
    <message>
        <source>{chosen} trong thư mời có phải là {unit} đang mở không?</source>
        <translation>Is {chosen} of the invitation the {unit} that is open?</translation>
    </message>
    <message>
        <source>Chỉ thêm khi là cùng một đơn vị, cơ quan kia dùng mã khác.</source>
        <translation>Add it only if it is the same unit under another code.</translation>
    </message>
    <message>
        <source>&amp;Đúng, cùng đơn vị</source>
        <translation>&amp;Yes, the same</translation>
    </message>
    <message>
        <source>&amp;Chọn lại</source>
        <translation>&amp;Choose again</translation>
    </message>
    <message>
        <source>Mọi tệp (*);;Tệp CTPH (*.ctph)</source>
        <translation>All files (*);;CTPH files (*.ctph)</translation>
    </message>
    <message>
        <source>Máy thêm của cấp trên: {name}</source>
        <translation>Further PC of the superior office: {name}</translation>
    </message>
    <message>
        <source>Nơi lưu:</source>
        <translation>Kept in:</translation>
    </message>
</context>
<context>
    <name>KeepForDialog</name>
    <message>
        <source>Nhập thay cho {unit}</source>
        <translation>Type for {unit}</translation>
    </message>
    <message>
        <source>Từ lúc này máy của xã chỉ được xem. Những gì xã đã gửi tới đây vẫn được tính; số xã gõ mà chưa gửi thì không. Nếu có tệp của xã chưa nhập, hãy nhập trước.</source>
        <translation>From now on the commune&apos;s PCs can only view. What the commune has sent here still counts; figures it typed but did not send do not. If there are files of the commune not imported yet, import them first.</translation>
    </message>
    <message>
        <source>Cấp trên sẽ nhập và chốt báo cáo thay cho {unit}, tiếp từ số liệu đang có ở đây. Mỗi lần nhập phải chọn nguồn: bảng tính, bản chụp, văn bản giấy hay điện thoại. Màn hình và trang in ghi rõ «cấp trên nhập thay».</source>
        <translation>The superior office will type and seal reports for {unit}, going on from the figures held here. Each time, choose the source: spreadsheet, picture, paper document or phone. Screens and printed pages say clearly «typed by the superior office».</translation>
    </message>
    <message>
        <source>Khi xã có máy, chọn «Trả việc nhập cho xã» là xã nhập tiếp.</source>
        <translation>When the commune has a PC, choose «Give typing back» so that it goes on typing itself.</translation>
    </message>
    <message>
        <source>&amp;Nhập thay từ nay</source>
        <translation>&amp;Type for it from now on</translation>
    </message>
    <message>
        <source>Từ nay cấp trên nhập thay cho {unit}.</source>
        <translation>From now on the superior office types for {unit}.</translation>
    </message>
    <message>
        <source>Chọn «Mở sổ để nhập» để bắt đầu.</source>
        <translation>Choose «Open the book» to begin.</translation>
    </message>
</context>
<context>
    <name>KeptBookDialog</name>
    <message>
        <source>Nhập thay cho {unit}</source>
        <translation>Type for {unit}</translation>
    </message>
    <message>
        <source>Kỳ &amp;báo cáo:</source>
        <translation>Reporting &amp;period:</translation>
    </message>
    <message>
        <source>Nguồn số liệu</source>
        <translation>Source of the figures</translation>
    </message>
    <message>
        <source>— chọn nguồn số liệu —</source>
        <translation>— choose the source of the figures —</translation>
    </message>
    <message>
        <source>&amp;Nguồn số liệu:</source>
        <translation>&amp;Source of the figures:</translation>
    </message>
    <message>
        <source>{unit}: cấp trên nhập thay</source>
        <translation>{unit}: typed by the superior office</translation>
    </message>
    <message>
        <source>{unit}: đơn vị kế thừa nhập</source>
        <translation>{unit}: typed by the successor unit</translation>
    </message>
    <message>
        <source>Đón&amp;g</source>
        <translation>C&amp;lose</translation>
    </message>
    <message>
        <source>Hãy chọn nguồn số liệu để bắt đầu nhập.</source>
        <translation>Choose the source of the figures to begin typing.</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Phím tắt</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Phím</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>What it does</translation>
    </message>
    <message>
        <source>Ở đâu</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Màn hình này</source>
        <translation>This screen</translation>
    </message>
</context>
<context>
    <name>LateCorrection</name>
    <message>
        <source>Kỳ {period} đã chốt. Duyệt báo cáo bổ sung của {unit} thế nào?</source>
        <translation>{period} is closed. How is the supplement of {unit} to be accepted?</translation>
    </message>
    <message>
        <source>Kỳ {period} đã chốt. Duyệt báo cáo đính chính của {unit} thế nào?</source>
        <translation>{period} is closed. How is the correction of {unit} to be accepted?</translation>
    </message>
    <message>
        <source>Duyệt sau khi chốt kỳ</source>
        <translation>Accept after closing</translation>
    </message>
    <message>
        <source>Giữ kỳ đã chốt: bản đã chốt vẫn in như cũ, chênh lệch xem ở «So với hiện tại…».
Mở lại kỳ: các xã đọc lý do, sửa và gửi lại được như khi chưa chốt.</source>
        <translation>Keep it closed: the frozen figures print as before, «Compare with present…» shows the difference.
Reopen it: the communes read the reason and correct and send as before the closing.</translation>
    </message>
    <message>
        <source>&amp;Duyệt, giữ kỳ đã chốt</source>
        <translation>&amp;Accept, keep it closed</translation>
    </message>
    <message>
        <source>Duyệt và &amp;mở lại kỳ…</source>
        <translation>Accept and &amp;reopen…</translation>
    </message>
    <message>
        <source>&amp;Xem lại</source>
        <translation>&amp;Look again</translation>
    </message>
    <message>
        <source>Mở lại kỳ</source>
        <translation>Reopen period</translation>
    </message>
    <message>
        <source>Vì sao mở lại kỳ {period}? Các xã sẽ đọc lý do này khi nhập tệp trả lời.</source>
        <translation>Why reopen the period {period}? The communes read this reason when they import the answer.</translation>
    </message>
    <message>
        <source>Duyệt và &amp;mở lại kỳ</source>
        <translation>Accept and &amp;reopen</translation>
    </message>
</context>
<context>
    <name>LetterButtons</name>
    <message>
        <source>Sao chép &amp;lời nhắn</source>
        <translation>Copy &amp;message</translation>
    </message>
    <message>
        <source>Gửi bằng thư…</source>
        <translation>Send by mail…</translation>
    </message>
    <message>
        <source>Dòng đang chọn không có lời nhắn nào để gửi.</source>
        <translation>The chosen line has no message to send.</translation>
    </message>
    <message>
        <source>Đã sao chép. Dán (Ctrl+V) vào thư, Zalo hoặc tin nhắn.</source>
        <translation>Copied. Paste it (Ctrl+V) into a mail, Zalo or a text message.</translation>
    </message>
    <message>
        <source>Chưa có địa chỉ: hãy điền người nhận.</source>
        <translation>No address yet: enter the recipient.</translation>
    </message>
    <message>
        <source>Máy này chưa có chương trình thư. Lời nhắn đã được sao chép: hãy dán vào nơi gửi thư.</source>
        <translation>This PC has no mail program. The message has been copied: paste it where you send mail.</translation>
    </message>
    <message>
        <source>Lời nhắn dài hơn mức chương trình thư nhận được. Đã sao chép: hãy mở thư mới và dán (Ctrl+V).</source>
        <translation>The message is longer than the mail program takes. It was copied: open a new letter and paste it (Ctrl+V).</translation>
    </message>
    <message>
        <source>Đang gọi chương trình thư; nếu không thấy thư hiện ra, hãy dán (Ctrl+V) lời nhắn vào nơi gửi thư.</source>
        <translation>Asking the mail program; if no letter appears, paste the message (Ctrl+V) where you write mail.</translation>
    </message>
</context>
<context>
    <name>LetterheadForm</name>
    <message>
        <source>Cơ quan c&amp;hủ quản:</source>
        <translation>Authority &amp;above:</translation>
    </message>
    <message>
        <source>ví dụ: UBND TỈNH QUẢNG TRỊ</source>
        <translation>such as UBND TỈNH QUẢNG TRỊ</translation>
    </message>
    <message>
        <source>Tên cơ &amp;quan:</source>
        <translation>&amp;Name of the office:</translation>
    </message>
    <message>
        <source>Địa &amp;danh:</source>
        <translation>&amp;Place:</translation>
    </message>
    <message>
        <source>ví dụ: Cam Lộ</source>
        <translation>such as Cam Lộ</translation>
    </message>
    <message>
        <source>Người &amp;lập biểu:</source>
        <translation>Drawn up b&amp;y:</translation>
    </message>
    <message>
        <source>họ và tên</source>
        <translation>full name</translation>
    </message>
    <message>
        <source>Ký &amp;thay:</source>
        <translation>&amp;Capacity:</translation>
    </message>
    <message>
        <source>ví dụ: KT. CHỦ TỊCH</source>
        <translation>such as KT. CHỦ TỊCH</translation>
    </message>
    <message>
        <source>&amp;Chức vụ người ký:</source>
        <translation>P&amp;ost of the signer:</translation>
    </message>
    <message>
        <source>ví dụ: PHÓ CHỦ TỊCH</source>
        <translation>such as PHÓ CHỦ TỊCH</translation>
    </message>
    <message>
        <source>&amp;Người ký:</source>
        <translation>&amp;Signer:</translation>
    </message>
    <message>
        <source>In trên mọi biểu và báo cáo của đơn vị này, PDF và Excel. Dòng nào để trống thì in như từ trước đến nay.</source>
        <translation>Printed on every form and report of this office, PDF and Excel. A line left blank is printed as it always was.</translation>
    </message>
</context>
<context>
    <name>LinkingDialog</name>
    <message>
        <source>Lấy số từ cơ quan khác</source>
        <translation>Copy figures from another authority&apos;s books</translation>
    </message>
    <message>
        <source>Số của sổ khác có cùng mã, đơn vị tính và số lẻ. Đánh dấu dòng cần lấy; số đã lấy có ghi nguồn, và chương trình báo khi hai nơi lệch nhau.</source>
        <translation>Figures of other books with the same code, unit of measure and decimals. Tick the lines to copy; a copied figure says where it comes from, and the program tells when the two part.</translation>
    </message>
    <message>
        <source>Các sổ khác chưa có số nào của kỳ này mà biểu ở đây dùng được.</source>
        <translation>The other books have no figure of this period yet that can be used here.</translation>
    </message>
    <message>
        <source>Các số có thể lấy</source>
        <translation>Figures that can be copied</translation>
    </message>
    <message>
        <source>Chỉ tiêu</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>Số đang có</source>
        <translation>Present figure</translation>
    </message>
    <message>
        <source>Số lấy về</source>
        <translation>Figure to copy</translation>
    </message>
    <message>
        <source>Từ</source>
        <translation>From</translation>
    </message>
    <message>
        <source>&amp;Lấy về</source>
        <translation>&amp;Copy</translation>
    </message>
    <message>
        <source>T&amp;hôi</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>Đón&amp;g</source>
        <translation>C&amp;lose</translation>
    </message>
    <message>
        <source>Hãy đánh dấu ít nhất một dòng.</source>
        <translation>Tick at least one line.</translation>
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
        <source>Tìm mọi thứ</source>
        <translation>Find anything</translation>
    </message>
    <message>
        <source>Tìm (Ctrl+K)</source>
        <translation>Find (Ctrl+K)</translation>
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
        <source>Sửa</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Xem</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Thiết lập</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>&amp;Hướng dẫn sử dụng</source>
        <translation>&amp;User guide (in Vietnamese)</translation>
    </message>
    <message>
        <source>&amp;Phím tắt…</source>
        <translation>&amp;Keys…</translation>
    </message>
    <message>
        <source>Đầu t&amp;rang và người ký…</source>
        <translation>Letterhead and &amp;signers…</translation>
    </message>
    <message>
        <source>Thư &amp;mục, máy in, mọi thiết lập…</source>
        <translation>&amp;Folders, printer, all settings…</translation>
    </message>
    <message>
        <source>&amp;Cỡ chữ</source>
        <translation>&amp;Size of letters</translation>
    </message>
    <message>
        <source>&amp;Ngôn ngữ</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>Chốt và gửi báo cáo của kỳ</source>
        <translation>Seal and send the period&apos;s report</translation>
    </message>
    <message>
        <source>Ghi ra bản in (PDF)</source>
        <translation>Write a page to print (PDF)</translation>
    </message>
    <message>
        <source>Màn hình này không có danh sách chỗ cần xem.</source>
        <translation>This screen has no list of places to look at.</translation>
    </message>
    <message>
        <source>Chốt và gửi ở màn hình «Tiến độ tháng» của xã.</source>
        <translation>Sealing and sending is done at a commune&apos;s screen “Monthly progress”.</translation>
    </message>
    <message>
        <source>Màn hình này không có bản in.</source>
        <translation>This screen has nothing to print.</translation>
    </message>
    <message>
        <source>Trợ giúp</source>
        <translation>Help</translation>
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
        <source>&amp;Các cơ quan của đơn vị…</source>
        <translation>A&amp;uthorities of the office…</translation>
    </message>
    <message>
        <source>Đón&amp;g chương trình</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>&amp;Giới thiệu…</source>
        <translation>&amp;About…</translation>
    </message>
    <message>
        <source>Chương trình trước</source>
        <translation>Previous programme</translation>
    </message>
    <message>
        <source>Chương trình sau</source>
        <translation>Next programme</translation>
    </message>
    <message>
        <source>Vùng tiếp theo của màn hình</source>
        <translation>Next area of the screen</translation>
    </message>
    <message>
        <source>Chỗ cần xem tiếp theo</source>
        <translation>Next place to look at</translation>
    </message>
    <message>
        <source>Đã đọc</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>{office} – Chương trình phối hợp</source>
        <translation>{office} – Coordination programme</translation>
    </message>
    <message>
        <source>Đi tới</source>
        <translation>Go to</translation>
    </message>
    <message>
        <source>Làm việc lại</source>
        <translation>Work with it again</translation>
    </message>
    <message>
        <source>Kỳ trước</source>
        <translation>Previous period</translation>
    </message>
    <message>
        <source>Kỳ sau</source>
        <translation>Next period</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Sáp nhập đơn vị</source>
        <translation>Merge units</translation>
    </message>
    <message>
        <source>Các đơn vị kết thúc</source>
        <translation>Units that end</translation>
    </message>
    <message>
        <source>Đã &amp;xem lại các điều trên và đã nhập hết các tệp của đơn vị cũ</source>
        <translation>I have &amp;read this again and imported all files of the old units</translation>
    </message>
    <message>
        <source>Đánh dấu các đơn vị sẽ kết thúc (không đánh dấu đơn vị còn lại):</source>
        <translation>Tick the units that will end (leave the others unticked):</translation>
    </message>
    <message>
        <source>&amp;Tiếp tục</source>
        <translation>Co&amp;ntinue</translation>
    </message>
    <message>
        <source>Hãy đánh dấu ít nhất một đơn vị.</source>
        <translation>Tick at least one unit.</translation>
    </message>
    <message>
        <source>&amp;Sáp nhập</source>
        <translation>&amp;Merge</translation>
    </message>
    <message>
        <source>Đơn vị &amp;mới:</source>
        <translation>&amp;New unit:</translation>
    </message>
    <message>
        <source>Đơn vị đã &amp;có trong chương trình:</source>
        <translation>Unit already in the &amp;programme:</translation>
    </message>
    <message>
        <source>Tên đơn vị mới</source>
        <translation>Name of the new unit</translation>
    </message>
    <message>
        <source>Mã đơn vị mới</source>
        <translation>Code of the new unit</translation>
    </message>
    <message>
        <source>Đơn vị kế thừa</source>
        <translation>Successor unit</translation>
    </message>
    <message>
        <source>Ngày cuối của đơn vị cũ</source>
        <translation>Last day of the old units</translation>
    </message>
    <message>
        <source>&amp;Tên:</source>
        <translation>N&amp;ame:</translation>
    </message>
    <message>
        <source>Mã &amp;đơn vị:</source>
        <translation>&amp;Unit code:</translation>
    </message>
    <message>
        <source>N&amp;gày cuối của đơn vị cũ:</source>
        <translation>&amp;Last day of the old units:</translation>
    </message>
    <message>
        <source>Đơn vị nào tiếp nhận, và đơn vị cũ hoạt động đến hết ngày nào?</source>
        <translation>Which unit takes over, and what is the last day of the old units?</translation>
    </message>
    <message>
        <source>Hãy gõ tên và mã của đơn vị mới.</source>
        <translation>Type the name and code of the new unit.</translation>
    </message>
    <message>
        <source>Đã có «{name}» trong chương trình. Hãy chọn «Đơn vị đã có trong chương trình», hoặc gõ tên khác.</source>
        <translation>«{name}» is in the programme already. Choose «A unit of the programme», or type another name.</translation>
    </message>
    <message>
        <source>Việc sáp nhập không rút lại được. Hãy xem lại rồi đánh dấu ô trên.</source>
        <translation>A merger cannot be taken back. Read it again, then tick the box above.</translation>
    </message>
    <message>
        <source>Đã sáp nhập.</source>
        <translation>Merged.</translation>
    </message>
    <message>
        <source>Đơn vị kế thừa không thể là đơn vị kết thúc. Hãy chọn đơn vị khác.</source>
        <translation>The successor cannot be a unit that ends. Choose another unit.</translation>
    </message>
</context>
<context>
    <name>MissingDialog</name>
    <message>
        <source>Đơn vị chưa có trong tổng hợp</source>
        <translation>Units not in the consolidation</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Báo cáo</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>&amp;Nhắc…</source>
        <translation>&amp;Remind…</translation>
    </message>
    <message>
        <source>Đón&amp;g</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>{count} đơn vị chưa có báo cáo được duyệt.</source>
        <translation>Units without an accepted report: {count}.</translation>
    </message>
</context>
<context>
    <name>MonthStrip</name>
    <message>
        <source>Tình trạng báo cáo từng tháng</source>
        <translation>State of each month&apos;s report</translation>
    </message>
    <message>
        <source>kỳ đã chốt</source>
        <translation>period closed</translation>
    </message>
    <message>
        <source>Tháng {number}</source>
        <translation>Month {number}</translation>
    </message>
</context>
<context>
    <name>NewOfficeDialog</name>
    <message>
        <source>Nơi lưu</source>
        <translation>Kept in</translation>
    </message>
    <message>
        <source>Đổi nơi &amp;lưu…</source>
        <translation>Change p&amp;lace…</translation>
    </message>
    <message>
        <source>Đơn vị đã có trên máy này</source>
        <translation>The office is on this PC already</translation>
    </message>
    <message>
        <source>Trên máy này đã có đơn vị mã {code}, ở thư mục {folder}.</source>
        <translation>On this PC there is an office of code {code}, in the folder {folder}.</translation>
    </message>
    <message>
        <source>Năm mới, chương trình mới hay cấp trên khác đều làm trong đơn vị đã có: chọn «Thôi», rồi mở đơn vị đó ở trang đầu; thư mời của cấp trên khác thì nhận ở «Đơn vị», «Các cơ quan của đơn vị…». Chỉ lập thêm khi hai nơi phải tách hẳn nhau; số liệu hai bên không lẫn vào nhau.</source>
        <translation>A new year, a new programme or another superior office goes into the office that is there: choose “Leave”, then open it on the first page; an invitation of another superior office is accepted by “Office”, “Authorities of the office…”. Make one more only where the two must be kept wholly apart; their figures do not mix.</translation>
    </message>
    <message>
        <source>&amp;Lập thêm</source>
        <translation>&amp;Make one more</translation>
    </message>
    <message>
        <source>&amp;Thôi</source>
        <translation>&amp;Leave</translation>
    </message>
    <message>
        <source>Chọn nơi lưu đơn vị</source>
        <translation>Choose where the office is kept</translation>
    </message>
</context>
<context>
    <name>NewProgrammeDialog</name>
    <message>
        <source>Chương trình mới</source>
        <translation>New programme</translation>
    </message>
    <message>
        <source>ví dụ: Chương trình phối hợp giảm nghèo giai đoạn 2026–2030</source>
        <translation>for example: Chương trình phối hợp giảm nghèo giai đoạn 2026–2030</translation>
    </message>
    <message>
        <source>Trống: tên là đủ, chỉ tiêu ghi sau</source>
        <translation>Empty: a name is enough, indicators come later</translation>
    </message>
    <message>
        <source>Theo «{title}»: {count} chỉ tiêu, các biểu, các bên</source>
        <translation>After “{title}”: its indicators ({count}), forms and parties</translation>
    </message>
    <message>
        <source>Có sẵn «{title}»: {count} chỉ tiêu và các biểu</source>
        <translation>Ready made “{title}”: its indicators ({count}) and forms</translation>
    </message>
    <message>
        <source>Từ năm</source>
        <translation>From year</translation>
    </message>
    <message>
        <source>Đến năm</source>
        <translation>To the year</translation>
    </message>
    <message>
        <source>&amp;Tên:</source>
        <translation>N&amp;ame:</translation>
    </message>
    <message>
        <source>&amp;Lập theo:</source>
        <translation>&amp;Made after:</translation>
    </message>
    <message>
        <source>&amp;Nhịp báo cáo:</source>
        <translation>&amp;Rhythm:</translation>
    </message>
    <message>
        <source>&amp;Kỳ tính:</source>
        <translation>&amp;Periods:</translation>
    </message>
    <message>
        <source>&amp;Giai đoạn:</source>
        <translation>T&amp;erm:</translation>
    </message>
    <message>
        <source>Lậ&amp;p chương trình</source>
        <translation>Ma&amp;ke the programme</translation>
    </message>
    <message>
        <source>T&amp;hôi</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>Số, ngày, các bên ký và chỉ tiêu ghi sau cũng được. Các xã đang tham gia được đưa vào, và nhận chương trình cùng tệp trả lời tiếp theo. Chỉ tiêu trùng mã với chương trình khác chỉ phải nhập một lần.</source>
        <translation>Number, day, parties and indicators may come later. The communes that take part now are included, and get the programme with the next answer. An indicator whose code another programme has is typed once.</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Ghi chú của số liệu</source>
        <translation>Note of a figure</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>ví dụ: ước; số liệu của Hội Phụ nữ</source>
        <translation>for example: estimate; figures of the Women&apos;s Union</translation>
    </message>
    <message>
        <source>&amp;Lưu</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>&amp;Ghi chú:</source>
        <translation>&amp;Note:</translation>
    </message>
    <message>
        <source>Ghi chú đi cùng số khi chốt gửi, cấp trên đọc được. Để trống là bỏ ghi chú.</source>
        <translation>The note goes with the figure when it is sealed; the superior office reads it. Empty takes it away.</translation>
    </message>
</context>
<context>
    <name>ObligationDialog</name>
    <message>
        <source>Thêm báo cáo ngoài nhịp</source>
        <translation>Add a report beside the rhythm</translation>
    </message>
    <message>
        <source>ví dụ: Báo cáo 9 tháng; Ước thực hiện cả năm</source>
        <translation>for example: report of 9 months; estimate of the year</translation>
    </message>
    <message>
        <source>Số ghi là ước thực hiện &amp;cả năm</source>
        <translation>Figures are &amp;estimates of the whole year</translation>
    </message>
    <message>
        <source>&amp;Hạn nộp, số ngày sau ngày cuối kỳ:</source>
        <translation>&amp;Due, days after the last day of the period:</translation>
    </message>
    <message>
        <source>Tên báo cáo</source>
        <translation>Name of the report</translation>
    </message>
    <message>
        <source>Kỳ báo cáo</source>
        <translation>Reporting period</translation>
    </message>
    <message>
        <source>Đến năm</source>
        <translation>To the year</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From the day</translation>
    </message>
    <message>
        <source>Đến ngày</source>
        <translation>To the day</translation>
    </message>
    <message>
        <source>Số ngày sau ngày cuối kỳ</source>
        <translation>Days after the last day of the period</translation>
    </message>
    <message>
        <source>&amp;Tên báo cáo:</source>
        <translation>&amp;Name of the report:</translation>
    </message>
    <message>
        <source>&amp;Kỳ:</source>
        <translation>&amp;Period:</translation>
    </message>
    <message>
        <source>Đến &amp;năm:</source>
        <translation>To the &amp;year:</translation>
    </message>
    <message>
        <source>Từ ngày, đến n&amp;gày:</source>
        <translation>&amp;From and to the day:</translation>
    </message>
    <message>
        <source>Thê&amp;m</source>
        <translation>&amp;Add</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Báo cáo này được nhập, chốt, duyệt và tổng hợp riêng, bên cạnh báo cáo theo nhịp; chọn nó ở ô «Chương trình». Kỳ dài hơn chương trình tự cộng từ các kỳ ngắn đã nhập.</source>
        <translation>This report is typed, sealed, accepted and consolidated by itself, beside those of the rhythm; choose it where programmes are chosen. A longer period is added up from the shorter ones that were typed.</translation>
    </message>
    <message>
        <source>9 tháng, mỗi năm</source>
        <translation>9 months, each year</translation>
    </message>
    <message>
        <source>6 tháng đầu năm, mỗi năm</source>
        <translation>first half-year, each year</translation>
    </message>
    <message>
        <source>6 tháng đầu năm và cuối năm</source>
        <translation>first and second half-year</translation>
    </message>
    <message>
        <source>từng quý</source>
        <translation>each quarter</translation>
    </message>
    <message>
        <source>cả năm, mỗi năm</source>
        <translation>the whole year, each year</translation>
    </message>
    <message>
        <source>tháng {number}, mỗi năm</source>
        <translation>month {number}, each year</translation>
    </message>
    <message>
        <source>cả giai đoạn, từ năm {year}</source>
        <translation>the whole term, from {year} on</translation>
    </message>
    <message>
        <source>đột xuất, từ ngày đến ngày</source>
        <translation>some days, from one to another</translation>
    </message>
</context>
<context>
    <name>OpeningDialog</name>
    <message>
        <source>Mở năm {year}</source>
        <translation>Open {year}</translation>
    </message>
    <message>
        <source>Mở năm {year} cho {count} đơn vị, {forms} biểu?</source>
        <translation>Open {year}? Units: {count}, forms: {forms}.</translation>
    </message>
    <message>
        <source>Các xã nhận năm mới cùng tệp trả lời tiếp theo, không phải tham gia lại. Năm trước vẫn mở bên cạnh cho đến khi khoá.</source>
        <translation>Communes get the new year with the next answer file and need not join again. The year before stays open beside it until it is closed.</translation>
    </message>
    <message>
        <source>Không còn: {names}.</source>
        <translation>No more: {names}.</translation>
    </message>
    <message>
        <source>Chỉ tiêu để &amp;trống</source>
        <translation>&amp;No targets</translation>
    </message>
    <message>
        <source>&amp;Chép {count} chỉ tiêu năm trước</source>
        <translation>&amp;Copy the targets of the year before ({count})</translation>
    </message>
    <message>
        <source>&amp;Phân bổ theo số đầu năm của từng đơn vị, xem trước rồi mới ghi</source>
        <translation>&amp;Allocate by what each unit begins the year with; seen before anything is written</translation>
    </message>
    <message>
        <source>&amp;Mở năm {year}</source>
        <translation>&amp;Open {year}</translation>
    </message>
    <message>
        <source>T&amp;hôi</source>
        <translation>Cance&amp;l</translation>
    </message>
    <message>
        <source>tỷ lệ % của số đầu năm</source>
        <translation>a rate, % of the opening figure</translation>
    </message>
    <message>
        <source>tổng chia cho các đơn vị</source>
        <translation>a total divided among the units</translation>
    </message>
    <message>
        <source>khớp tổng theo phần dư lớn nhất</source>
        <translation>to the total, by largest remainders</translation>
    </message>
    <message>
        <source>làm tròn từng đơn vị</source>
        <translation>each unit rounded</translation>
    </message>
    <message>
        <source>bỏ phần lẻ</source>
        <translation>rounded down</translation>
    </message>
    <message>
        <source>ví dụ: 24,4</source>
        <translation>for example: 24,4</translation>
    </message>
    <message>
        <source>&amp;Xem phân bổ</source>
        <translation>&amp;See the allocation</translation>
    </message>
    <message>
        <source>&amp;Bỏ cột đang chọn</source>
        <translation>&amp;Remove this column</translation>
    </message>
    <message>
        <source>Chỉ tiêu phân bổ cho từng đơn vị</source>
        <translation>Targets allocated to each unit</translation>
    </message>
    <message>
        <source>Chỉ t&amp;iêu:</source>
        <translation>&amp;Target:</translation>
    </message>
    <message>
        <source>Chia th&amp;eo:</source>
        <translation>&amp;Divided by:</translation>
    </message>
    <message>
        <source>Bằn&amp;g:</source>
        <translation>B&amp;y:</translation>
    </message>
    <message>
        <source>Làm t&amp;ròn:</source>
        <translation>Roundin&amp;g:</translation>
    </message>
    <message>
        <source>Chỉ tiêu được phân bổ</source>
        <translation>Target that is allocated</translation>
    </message>
    <message>
        <source>Giao hay cam kết</source>
        <translation>Assigned or committed</translation>
    </message>
    <message>
        <source>Chia theo số đầu năm của</source>
        <translation>Divided by the opening figure of</translation>
    </message>
    <message>
        <source>Tỷ lệ hay tổng</source>
        <translation>Rate or total</translation>
    </message>
    <message>
        <source>Cách làm tròn</source>
        <translation>How it is rounded</translation>
    </message>
    <message>
        <source>Tỷ lệ hoặc tổng</source>
        <translation>Rate or total</translation>
    </message>
    <message>
        <source>{code} – {name}: {total}, {count} đơn vị có số</source>
        <translation>{code} – {name}: {total}, units with a figure: {count}</translation>
    </message>
    <message>
        <source>Chưa đơn vị nào có số đầu năm để chia theo. Hãy mở năm với chỉ tiêu để trống hoặc chép.</source>
        <translation>No unit has an opening figure to divide by yet. Open the year without targets, or copy them.</translation>
    </message>
    <message>
        <source>giao</source>
        <translation>assigned</translation>
    </message>
    <message>
        <source>cam kết</source>
        <translation>committed</translation>
    </message>
</context>
<context>
    <name>OriginDialog</name>
    <message>
        <source>Nguồn của ô</source>
        <translation>Origin of the cell</translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Các số tạo nên ô này</source>
        <translation>The figures that make up this cell</translation>
    </message>
    <message>
        <source>Đón&amp;g</source>
        <translation>C&amp;lose</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Số liệu</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>Kỳ</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Từ đâu</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Duyệt</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>File</translation>
    </message>
    <message>
        <source>cấp trên ghi</source>
        <translation>typed by the superior office</translation>
    </message>
    <message>
        <source>bản chốt thứ {version}</source>
        <translation>sealed version {version}</translation>
    </message>
    <message>
        <source>{form}, cột «{column}», dòng «{line}»: gồm {count} số.</source>
        <translation>{form}, column «{column}», line «{line}»; figures in it: {count}.</translation>
    </message>
    <message>
        <source>Cộng được {total}.</source>
        <translation>They add up to {total}.</translation>
    </message>
    <message>
        <source>{form}: ô này chưa có số nào.</source>
        <translation>{form}: this cell has no figures yet.</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>{text} · hạn {day}, trễ {count} ngày</source>
        <translation>{text} · due {day}, late by {count} d</translation>
    </message>
    <message>
        <source>{text} · hạn {day}, còn {count} ngày</source>
        <translation>{text} · due {day}, {count} d left</translation>
    </message>
</context>
<context>
    <name>OverviewScreen</name>
    <message>
        <source>Tổng quan</source>
        <translation>Overview</translation>
    </message>
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
        <source>Báo cáo các kỳ</source>
        <translation>Reports by period</translation>
    </message>
    <message>
        <source>Tiến độ so với cam kết năm</source>
        <translation>Progress against the year&apos;s commitments</translation>
    </message>
    <message>
        <source>Vạch xanh: mức cần đạt đến hết {period} nếu chia đều cả năm ({pace}).</source>
        <translation>Blue mark: what an even pace reaches by the end of {period} ({pace}).</translation>
    </message>
    <message>
        <source>Chưa có chỉ tiêu cộng dồn nào được giao cam kết.</source>
        <translation>No indicator that adds up has a committed target yet.</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Bị trả lại</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Cần làm</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>Chờ nơi khác</source>
        <translation>Waiting for others</translation>
    </message>
    <message numerus="yes">
        <source>Sau %n ngày nữa</source>
        <translation>
            <numerusform>More than %n day ahead</numerusform>
            <numerusform>More than %n days ahead</numerusform>
        </translation>
    </message>
    <message>
        <source>Chưa ấn định ngày</source>
        <translation>No day fixed yet</translation>
    </message>
    <message>
        <source>Không có việc nào đang chờ.</source>
        <translation>Nothing is waiting.</translation>
    </message>
    <message>
        <source>Hết việc đến hạn. Việc gần nhất: báo cáo {period}</source>
        <translation>Nothing is due. Next: the report of {period}</translation>
    </message>
    <message>
        <source>◙ Kỳ đã chốt: {periods}.</source>
        <translation>◙ Closed periods: {periods}.</translation>
    </message>
</context>
<context>
    <name>OwnReportsPanel</name>
    <message>
        <source>Gõ mã nghe qua điện th&amp;oại…</source>
        <translation>Type code heard by p&amp;hone…</translation>
    </message>
    <message>
        <source>Liên hệ củ&amp;a cấp trên…</source>
        <translation>Superior office&apos;s cont&amp;acts…</translation>
    </message>
    <message>
        <source>Báo cáo các tháng</source>
        <translation>Reports by month</translation>
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
        <source>Biên nhận</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>N&amp;hận thư mời của cấp trên…</source>
        <translation>Take the superior&apos;s &amp;invitation…</translation>
    </message>
    <message>
        <source>Đơn vị đang làm một mình, chưa có cấp trên nào trong chương trình để gửi tệp. Hiện nay đơn vị nhập, kiểm tra và chốt số liệu ở «Tiến độ tháng», và sao lưu ở «An toàn dữ liệu». Cần bản in: ở «Tiến độ tháng» bấm Ctrl+A, Ctrl+C rồi dán vào Excel.
Khi có tệp thư mời của cấp trên, chọn «Nhận thư mời của cấp trên…» và gõ mã trên công văn: số liệu đã nhập, đã chốt được giữ nguyên và gửi được từ đây.</source>
        <translation>The office works alone; there is no superior office to send files to yet. For now it types, checks and seals in «Monthly progress», and makes backups in «Data safety». For a printout press Ctrl+A, Ctrl+C in «Monthly progress» and paste into Excel.
When the superior&apos;s invitation file comes, choose «Take the superior&apos;s invitation…» and type the code on the letter: what was typed and sealed stays and can be sent from here.</translation>
    </message>
    <message>
        <source>Chưa có báo cáo nào đã chốt đang chờ biên nhận.</source>
        <translation>No sealed report waits for its receipt.</translation>
    </message>
    <message>
        <source>Máy này chưa được cấp trên ghi nhận. Hãy xuất tệp đầu tiên và gửi đi; khi cấp trên gọi điện, đọc mã: {code}</source>
        <translation>This PC is not enrolled yet. Write and send the first file; when the superior office calls, read out: {code}</translation>
    </message>
    <message>
        <source>Vào «Tiến độ tháng», kiểm tra rồi chốt; bản chốt được giữ trên máy này.</source>
        <translation>Go to «Monthly progress», check and seal; the sealed version is kept on this PC.</translation>
    </message>
    <message>
        <source>Đã chốt và giữ trên máy này. Chưa phải gửi đi đâu.</source>
        <translation>Sealed and kept on this PC. It need not be sent anywhere yet.</translation>
    </message>
    <message>
        <source>Số liệu đã sửa sau khi chốt: vào «Tiến độ tháng» chốt lại.</source>
        <translation>Figures were changed after sealing: seal again in «Monthly progress».</translation>
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
        <source>Gửi tệp đã xuất cho cấp trên, rồi nhập tệp trả lời khi nhận được; chưa có tệp trả lời thì gọi điện hỏi mã rồi bấm «Gõ mã nghe qua điện thoại…».</source>
        <translation>Send the written file to the superior office, then import the answer when it comes; if there is no answer yet, call to ask for the code, then press «Type code heard by phone…».</translation>
    </message>
    <message>
        <source>Cấp trên đã đọc đúng mã của báo cáo. Có tệp trả lời thì bấm «Nhập tệp…» ở trên để có biên nhận.</source>
        <translation>The superior office read out the right code of the report. When its answer file is here, press «Import files…» above to get the receipt.</translation>
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
        <source>Vào «Tiến độ tháng», sửa theo góp ý hoặc viết ghi chú giải trình, chốt và gửi lại.</source>
        <translation>Go to «Monthly progress», correct as remarked or write an explaining note, seal and send again.</translation>
    </message>
    <message>
        <source>Số liệu đã sửa sau khi chốt: chốt lại rồi xuất tệp gửi lại.</source>
        <translation>Figures changed after sealing: seal again, then write and send a new file.</translation>
    </message>
    <message>
        <source>Đã ghi nhận: cấp trên đã nhận báo cáo {period}, bản thứ {version} (qua điện thoại).</source>
        <translation>Noted: the superior office has received the report for {period}, version {version} (by phone).</translation>
    </message>
    <message>
        <source>Đã lưu liên hệ của {unit}.</source>
        <translation>The contact of {unit} was saved.</translation>
    </message>
</context>
<context>
    <name>OwnTargets</name>
    <message>
        <source>Chưa trả lời</source>
        <translation>Not answered</translation>
    </message>
    <message>
        <source>Đồng ý</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>Đề nghị số khác</source>
        <translation>Another figure</translation>
    </message>
    <message>
        <source>Cần trả lời lại</source>
        <translation>To be answered anew</translation>
    </message>
</context>
<context>
    <name>OwnTargetsScreen</name>
    <message>
        <source>Chỉ tiêu được giao</source>
        <translation>Targets given</translation>
    </message>
    <message>
        <source>Đồng ý các &amp;dòng chọn</source>
        <translation>Agree to the &amp;lines selected</translation>
    </message>
    <message>
        <source>Đồng ý với số được giao ở các dòng đang chọn</source>
        <translation>Agree to what was given in the lines selected</translation>
    </message>
    <message>
        <source>Đồn&amp;g ý tất cả</source>
        <translation>A&amp;gree to all</translation>
    </message>
    <message>
        <source>Đế&amp;n «Gửi và nhận»</source>
        <translation>&amp;To “Sending and receiving”</translation>
    </message>
    <message>
        <source>Chi tiết dòng đang chọn</source>
        <translation>Details of the current line</translation>
    </message>
    <message>
        <source>Chỉ tiêu</source>
        <translation>Targets</translation>
    </message>
    <message>
        <source>ĐVT</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Trả lời</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Đề nghị</source>
        <translation>Proposed</translation>
    </message>
    <message>
        <source>Lý do đề nghị số khác</source>
        <translation>Why another figure</translation>
    </message>
    <message>
        <source>Dòng này chưa được giao chỉ tiêu.</source>
        <translation>No target was given for this line.</translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message numerus="yes">
        <source>%n số đề nghị ở «Chỉ tiêu» chưa có lý do nên chưa ghi. Vẫn đóng?</source>
        <translation>
            <numerusform>%n figure proposed at “Targets” lacks its reason and was not written. Close all the same?</numerusform>
            <numerusform>%n figures proposed at “Targets” lack their reasons and were not written. Close all the same?</numerusform>
        </translation>
    </message>
    <message>
        <source>Cấp trên chưa giao chỉ tiêu {period}. Nhập tệp trả lời mới nhất để nhận.</source>
        <translation>The superior office gave no targets for {period} yet. Import its newest answer to get them.</translation>
    </message>
    <message>
        <source>· Chưa trả lời {count}</source>
        <translation>· Not answered {count}</translation>
    </message>
    <message>
        <source>≠ Đề nghị khác {count}</source>
        <translation>≠ Another figure {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n chỉ tiêu được giao</source>
        <translation>
            <numerusform>%n target given</numerusform>
            <numerusform>%n targets given</numerusform>
        </translation>
    </message>
    <message>
        <source>Không còn chỉ tiêu nào chờ trả lời.</source>
        <translation>No target waits for an answer.</translation>
    </message>
    <message>
        <source>Số đã đổi sau khi trả lời: hãy trả lời lại.</source>
        <translation>The figure changed after it was answered: answer it anew.</translation>
    </message>
    <message>
        <source>Chưa ghi: hãy ghi lý do ở cột bên phải.</source>
        <translation>Not written yet: write the reason in the column to the right.</translation>
    </message>
    <message>
        <source>Đề nghị số khác: hãy ghi lý do.</source>
        <translation>Another figure is proposed: write the reason.</translation>
    </message>
    <message>
        <source>Hãy ghi số đề nghị.</source>
        <translation>Write the figure that is proposed.</translation>
    </message>
</context>
<context>
    <name>PackageOpening</name>
    <message>
        <source>Chưa mở được tệp</source>
        <translation>The file could not be opened</translation>
    </message>
    <message>
        <source>Không có đơn vị nào trên máy này đọc được tệp «{name}».</source>
        <translation>No office on this PC can read the file «{name}».</translation>
    </message>
    <message>
        <source>Hãy mở đơn vị của mình, rồi nhập tệp trong mục «Gửi và nhận» để xem lý do.</source>
        <translation>Open your own office, then import the file under «Send and receive» to see why.</translation>
    </message>
    <message>
        <source>Tệp của đơn vị khác</source>
        <translation>File for another office</translation>
    </message>
    <message>
        <source>Tệp «{file}» gửi cho một đơn vị khác trên máy này; cửa sổ đang mở {unit}.</source>
        <translation>The file «{file}» is meant for another office on this PC; this window has {unit} open.</translation>
    </message>
    <message>
        <source>&amp;Đóng {unit}, mở đơn vị nhận tệp</source>
        <translation>&amp;Close {unit}, open the receiving office</translation>
    </message>
    <message>
        <source>&amp;Để sau</source>
        <translation>&amp;Later</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Máy này không mở được tệp PDF.</source>
        <translation>This PC cannot open the PDF.</translation>
    </message>
    <message>
        <source>Đã gửi tới máy in.</source>
        <translation>It was sent to the printer.</translation>
    </message>
    <message>
        <source>Chưa gửi được tới máy in: hãy mở tệp rồi in.</source>
        <translation>It could not be sent to the printer: open the file and print it.</translation>
    </message>
</context>
<context>
    <name>PartiesPage</name>
    <message>
        <source>Bên ký</source>
        <translation>Party</translation>
    </message>
    <message>
        <source>Ký thay mặt</source>
        <translation>Signs for</translation>
    </message>
    <message>
        <source>Ví dụ: TM. BAN THƯỜNG VỤ</source>
        <translation>For example: TM. BAN THƯỜNG VỤ</translation>
    </message>
    <message>
        <source>Chức vụ</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Ví dụ: GIÁM ĐỐC, KT. GIÁM ĐỐC</source>
        <translation>For example: GIÁM ĐỐC, KT. GIÁM ĐỐC</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Đã ký</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>Gõ ngày ký, hoặc x khi đã ký mà không rõ ngày</source>
        <translation>Type the day of signing, or x where it is signed and the day is not known</translation>
    </message>
    <message>
        <source>Cơ quan thường trực</source>
        <translation>Standing body</translation>
    </message>
    <message>
        <source>Liên hệ</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Đơn vị báo cáo</source>
        <translation>Reporting unit</translation>
    </message>
    <message>
        <source>Các bên ký</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>Thêm bên ký</source>
        <translation>Add a party</translation>
    </message>
    <message>
        <source>Thêm một dòng dưới dòng đang chọn (F5)</source>
        <translation>Add a line below the chosen one (F5)</translation>
    </message>
    <message>
        <source>Đơn vị mình ký ở dòng {place}: chưa ký.</source>
        <translation>This unit signs on line {place}: not signed yet.</translation>
    </message>
    <message>
        <source>Đơn vị mình ký ở dòng {place}: {signed}.</source>
        <translation>This unit signs on line {place}: {signed}.</translation>
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
        <source>&amp;Không dán gì</source>
        <translation>Paste &amp;nothing</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Dán %n ô</source>
        <translation>
            <numerusform>&amp;Paste %n cell</numerusform>
            <numerusform>&amp;Paste %n cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dòng</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cột</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
    <message>
        <source>Khối dán lớn hơn bảng: {outside} nằm ngoài bảng, không dán.</source>
        <translation>The pasted block is larger than the table: {outside} lie outside it and are not pasted.</translation>
    </message>
    <message numerus="yes">
        <source>%n ô dán được</source>
        <translation>
            <numerusform>%n cell fits</numerusform>
            <numerusform>%n cells fit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ô không dán được</source>
        <translation>
            <numerusform>%n cell does not fit</numerusform>
            <numerusform>%n cells do not fit</numerusform>
        </translation>
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
    <name>PasteQuestion</name>
    <message>
        <source>không dán các ô này</source>
        <translation>do not paste these cells</translation>
    </message>
    <message numerus="yes">
        <source>Dấu phẩy trong %n ô, ví dụ «{text}», là:</source>
        <translation>
            <numerusform>The comma in %n cell («{text}») is:</numerusform>
            <numerusform>The comma in %n cells, such as «{text}», is:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dấu chấm trong %n ô, ví dụ «{text}», là:</source>
        <translation>
            <numerusform>The point in %n cell («{text}») is:</numerusform>
            <numerusform>The point in %n cells, such as «{text}», is:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gạch ngang «{text}» trong %n ô là:</source>
        <translation>
            <numerusform>The dash «{text}» in %n cell is:</numerusform>
            <numerusform>The dash «{text}» in %n cells is:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ô có phần lẻ không hiện ra, ví dụ «{text}»:</source>
        <translation>
            <numerusform>%n cell has decimals that are not shown («{text}»):</numerusform>
            <numerusform>%n cells have decimals that are not shown, such as «{text}»:</numerusform>
        </translation>
    </message>
    <message>
        <source>ngăn hàng nghìn: {number}</source>
        <translation>a thousands separator: {number}</translation>
    </message>
    <message>
        <source>dấu thập phân: {number}</source>
        <translation>a decimal sign: {number}</translation>
    </message>
    <message>
        <source>số 0</source>
        <translation>zero</translation>
    </message>
    <message>
        <source>không áp dụng</source>
        <translation>does not apply</translation>
    </message>
    <message>
        <source>lấy số như đang hiện: {number}</source>
        <translation>take the number as shown: {number}</translation>
    </message>
</context>
<context>
    <name>PastedTableDialog</name>
    <message>
        <source>Dán Biểu chỉ tiêu</source>
        <translation>Paste a table of targets</translation>
    </message>
    <message>
        <source>Các dòng, cột của bảng dán</source>
        <translation>Lines and columns of the pasted table</translation>
    </message>
    <message>
        <source>&amp;Không dán gì</source>
        <translation>Paste &amp;nothing</translation>
    </message>
    <message>
        <source>&amp;Cột không ghi rõ loại số là:</source>
        <translation>A &amp;column that does not say which:</translation>
    </message>
    <message>
        <source>&amp;Hiểu dòng, cột đang chọn là:</source>
        <translation>&amp;Take the chosen line or column as:</translation>
    </message>
    <message>
        <source>Chỗ</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Trong bảng dán</source>
        <translation>In the pasted table</translation>
    </message>
    <message>
        <source>Hiểu là</source>
        <translation>Taken as</translation>
    </message>
    <message>
        <source>Cột {letter}</source>
        <translation>Column {letter}</translation>
    </message>
    <message>
        <source>Dòng {number}</source>
        <translation>Line {number}</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>chưa rõ, không lấy</source>
        <translation>not known, left out</translation>
    </message>
    <message>
        <source>không lấy; có phải {names}?</source>
        <translation>left out; is it {names}?</translation>
    </message>
    <message>
        <source> hay </source>
        <translation> or </translation>
    </message>
    <message>
        <source>bỏ, không lấy</source>
        <translation>leave out</translation>
    </message>
    <message>
        <source>Khớp {units}/{all_units} dòng đơn vị và {columns}/{all_columns} cột.</source>
        <translation>{units}/{all_units} lines of units and {columns}/{all_columns} columns matched.</translation>
    </message>
    <message numerus="yes">
        <source>%n dòng tổng bỏ qua.</source>
        <translation>
            <numerusform>%n line of totals passed over.</numerusform>
            <numerusform>%n lines of totals passed over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n số chưa đọc được.</source>
        <translation>
            <numerusform>%n number cannot be read.</numerusform>
            <numerusform>%n numbers cannot be read.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bảng quá lớn: phần cuối không đọc.</source>
        <translation>The table is too large: its end was not read.</translation>
    </message>
    <message>
        <source>Chỗ màu đỏ không lấy.</source>
        <translation>What is red is left out.</translation>
    </message>
    <message numerus="yes">
        <source>Đưa %n số vào bản &amp;nháp</source>
        <translation>
            <numerusform>Make %n figure a &amp;draft</numerusform>
            <numerusform>Make %n figures &amp;drafts</numerusform>
        </translation>
    </message>
    <message>
        <source>Không có số nào khác với số đã giao.</source>
        <translation>No figure differs from those assigned.</translation>
    </message>
</context>
<context>
    <name>Pasting</name>
    <message>
        <source>Ô này không nhập được (ô tính sẵn hoặc chỉ để xem).</source>
        <translation>This cell cannot be typed into (computed or read-only).</translation>
    </message>
    <message>
        <source>Ô dán trống: số đang có được giữ nguyên.</source>
        <translation>Blank in the block: the present figure is kept.</translation>
    </message>
</context>
<context>
    <name>PeriodBar</name>
    <message>
        <source>Bản số liệu đang xem</source>
        <translation>Version of the figures shown</translation>
    </message>
    <message>
        <source>&amp;So với hiện tại…</source>
        <translation>&amp;Compare with now…</translation>
    </message>
    <message>
        <source>Giữ lại các con số đang có để in lại đúng như vậy về sau</source>
        <translation>Keep the present figures, to print them again later exactly as they are</translation>
    </message>
    <message>
        <source>&amp;Chốt kỳ…</source>
        <translation>C&amp;lose period…</translation>
    </message>
    <message>
        <source>&amp;Mở lại kỳ…</source>
        <translation>&amp;Reopen period…</translation>
    </message>
    <message>
        <source>Bản:</source>
        <translation>Version:</translation>
    </message>
    <message>
        <source>Số liệu hiện tại</source>
        <translation>Present figures</translation>
    </message>
    <message>
        <source>không còn nguyên vẹn</source>
        <translation>no longer intact</translation>
    </message>
    <message>
        <source>Bản {label} – {moment}</source>
        <translation>Version {label} – {moment}</translation>
    </message>
    <message>
        <source>Bản lưu theo địa giới của kỳ: bỏ chọn «Theo địa giới hiện nay» rồi lưu.</source>
        <translation>A version kept has the boundaries of its period: untick “By today&apos;s boundaries”, then keep it.</translation>
    </message>
    <message>
        <source>Đã giữ lại số liệu tổng hợp {period} thành một bản; xem và in lại bằng cách chọn ở ô «Bản».</source>
        <translation>The consolidated figures of {period} were kept as a version; choose it under «Version» to see and print it.</translation>
    </message>
    <message>
        <source>Chốt kỳ</source>
        <translation>Close period</translation>
    </message>
    <message>
        <source>Chốt kỳ {period} với {accepted}/{expected} báo cáo đã duyệt?</source>
        <translation>Close the period {period} with {accepted}/{expected} reports accepted?</translation>
    </message>
    <message>
        <source>&amp;Chốt kỳ</source>
        <translation>&amp;Close period</translation>
    </message>
    <message>
        <source>Chưa c&amp;hốt</source>
        <translation>&amp;Not yet</translation>
    </message>
    <message>
        <source>Đã chốt kỳ {period} và chốt số liệu tổng hợp. Hãy xuất tệp trả lời để các xã biết.</source>
        <translation>The period {period} is closed and its consolidated figures are sealed. Write the answers to let the communes know.</translation>
    </message>
    <message>
        <source>{what}: {names}.</source>
        <translation>{what}: {names}.</translation>
    </message>
    <message>
        <source>Chưa gửi</source>
        <translation>Not sent</translation>
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
        <source>Số liệu tổng hợp lúc này được giữ lại để in về sau. Báo cáo duyệt sau khi chốt là bổ sung, đính chính; xã vẫn nhập và gửi được. Có thể mở lại kỳ khi cần.</source>
        <translation>The consolidated figures as they are now are kept for later printing. Reports accepted after closing count as supplements or corrections; communes can still type and send. The period can be reopened when needed.</translation>
    </message>
    <message>
        <source>Mở lại kỳ</source>
        <translation>Reopen period</translation>
    </message>
    <message>
        <source>Vì sao mở lại kỳ {period}? Các xã sẽ đọc lý do này khi nhập tệp trả lời.</source>
        <translation>Why reopen the period {period}? The communes read this reason when they import the answer.</translation>
    </message>
    <message>
        <source>&amp;Mở lại kỳ</source>
        <translation>&amp;Reopen period</translation>
    </message>
    <message>
        <source>Đã mở lại kỳ {period}. Hãy xuất tệp trả lời để các xã biết.</source>
        <translation>The period {period} has been reopened. Write the answers to let the communes know.</translation>
    </message>
    <message>
        <source>&amp;Lưu bản…</source>
        <translation>Keep a &amp;version…</translation>
    </message>
    <message>
        <source>Lưu bản số liệu</source>
        <translation>Keep a version</translation>
    </message>
    <message>
        <source>Lưu số liệu tổng hợp {period} hiện có thành một bản?</source>
        <translation>Keep the present consolidated figures of {period} as a version?</translation>
    </message>
    <message>
        <source>Bản đã lưu không đổi nữa: lúc nào cũng xem và in lại được đúng các số này, dù sau đó xã gửi đính chính. Kỳ báo cáo vẫn mở, các xã vẫn gửi tiếp được.</source>
        <translation>A version never changes: these very figures can be seen and printed at any time, whatever corrections come later. The period stays open, communes can go on sending.</translation>
    </message>
    <message>
        <source>&amp;Lưu bản</source>
        <translation>Keep &amp;version</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
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
    <name>Periods</name>
    <message>
        <source>T{number}</source>
        <translation>M{number}</translation>
    </message>
    <message>
        <source>Q{number}</source>
        <translation>Q{number}</translation>
    </message>
    <message>
        <source>6T đầu</source>
        <translation>H1</translation>
    </message>
    <message>
        <source>6T cuối</source>
        <translation>H2</translation>
    </message>
    <message>
        <source>9T</source>
        <translation>9M</translation>
    </message>
    <message>
        <source>Năm</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>tháng {month}/{year}</source>
        <translation>{month}/{year}</translation>
    </message>
    <message>
        <source>quý {quarter}/{year}</source>
        <translation>quarter {quarter}/{year}</translation>
    </message>
    <message>
        <source>6 tháng đầu năm {year}</source>
        <translation>first half of {year}</translation>
    </message>
    <message>
        <source>6 tháng cuối năm {year}</source>
        <translation>second half of {year}</translation>
    </message>
    <message>
        <source>9 tháng năm {year}</source>
        <translation>first 9 months of {year}</translation>
    </message>
    <message>
        <source>năm {year}</source>
        <translation>year {year}</translation>
    </message>
    <message>
        <source>giai đoạn {year}–{until}</source>
        <translation>term {year}–{until}</translation>
    </message>
    <message>
        <source>từ {first} đến {last}</source>
        <translation>{first} to {last}</translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>Họ và tên người nhận</source>
        <translation>Receiver&apos;s full name</translation>
    </message>
    <message>
        <source>Chức vụ người nhận</source>
        <translation>Receiver&apos;s post</translation>
    </message>
    <message>
        <source>&amp;Họ và tên:</source>
        <translation>&amp;Full name:</translation>
    </message>
    <message>
        <source>&amp;Chức vụ:</source>
        <translation>&amp;Post:</translation>
    </message>
    <message>
        <source>Bước 1/3: người nhận bàn giao</source>
        <translation>Step 1/3: who takes over</translation>
    </message>
    <message>
        <source>Bước 2: lập phiếu phục hồi mới cho người nhận.</source>
        <translation>Step 2: make a new recovery sheet for the receiver.</translation>
    </message>
    <message>
        <source>Bước 2: lập phiếu phục hồi mới cho người nhận; xác nhận xong thì phiếu cũ không mở được dữ liệu nữa.</source>
        <translation>Step 2: make a new recovery sheet for the receiver; once it is confirmed the old one opens nothing any more.</translation>
    </message>
    <message>
        <source>Bước 3: sao lưu ra USB và lập biên bản bàn giao (PDF) để in và ký.</source>
        <translation>Step 3: back up to a stick and write the minutes (PDF) to print and sign.</translation>
    </message>
    <message>
        <source>Nếu người nhận dùng tài khoản Windows khác: đăng nhập tài khoản đó, mở chương trình, chọn «Mở từ bản sao lưu…» trên USB và gõ mã trên phiếu mới.</source>
        <translation>If the receiver has another Windows account: log in there, start the program, choose «Open from a backup…» on the stick and type the code of the new sheet.</translation>
    </message>
    <message>
        <source>Lần bàn giao trước cho {person} chưa xong: còn thiếu bản sao lưu và biên bản. Giữ nguyên tên này để làm tiếp.</source>
        <translation>The last handover to {person} was not finished: backup and minutes are missing. Keep this name to go on.</translation>
    </message>
    <message>
        <source>Người đang dùng (bên giao): {person}</source>
        <translation>Present user (handing over): {person}</translation>
    </message>
</context>
<context>
    <name>PhoneCodeDialog</name>
    <message>
        <source>Mã nghe qua điện thoại</source>
        <translation>Code heard by phone</translation>
    </message>
    <message>
        <source>&amp;Ghi nhận</source>
        <translation>&amp;Confirm</translation>
    </message>
    <message>
        <source>Gọi {superior}, đề nghị mở báo cáo của đơn vị mình và đọc «Mã đọc qua điện thoại» (10 chữ số), rồi gõ vào đây. Mã đúng nghĩa là cấp trên đang giữ đúng bản báo cáo đã chốt trên máy này.</source>
        <translation>Call {superior}, ask them to open your office&apos;s report and read out the «Code to read out by phone» (10 digits), then type it here. A right code means that the superior office holds the very version sealed on this PC.</translation>
    </message>
</context>
<context>
    <name>PlaceDialog</name>
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
        <source>Chọn thư mục để ghi tệp</source>
        <translation>Choose a folder to write to</translation>
    </message>
    <message>
        <source>Chưa thấy USB nào. Cắm USB vào, tên sẽ hiện ở đây; hoặc chọn một thư mục.</source>
        <translation>No USB drive seen. Plug one in and its name appears here; or choose a folder.</translation>
    </message>
</context>
<context>
    <name>PlacePage</name>
    <message>
        <source>Nơi ghi bản sao lưu và biên bản</source>
        <translation>Where backup and minutes are written</translation>
    </message>
    <message>
        <source>Chưa chọn nơi ghi</source>
        <translation>No place chosen</translation>
    </message>
    <message>
        <source>Tìm lại &amp;USB</source>
        <translation>Look for &amp;sticks again</translation>
    </message>
    <message>
        <source>Chọn &amp;thư mục khác…</source>
        <translation>Choose another f&amp;older…</translation>
    </message>
    <message>
        <source>Bước 3/3: sao lưu ra USB và lập biên bản</source>
        <translation>Step 3/3: backup to a stick, and minutes</translation>
    </message>
    <message>
        <source>Bản sao lưu và biên bản bàn giao (PDF) được ghi vào:</source>
        <translation>Backup and minutes (PDF) are written to:</translation>
    </message>
    <message>
        <source>còn trống {size}</source>
        <translation>{size} free</translation>
    </message>
    <message>
        <source>Chưa thấy USB nào. Hãy cắm USB rồi bấm «Tìm lại USB», hoặc chọn một thư mục.</source>
        <translation>No stick found. Plug one in and press «Look for sticks again», or choose a folder.</translation>
    </message>
    <message>
        <source>Bấm «Bàn giao» thì người dùng được đổi, bản sao lưu và biên bản được ghi vào nơi đã chọn.</source>
        <translation>«Hand over» changes the user and writes backup and minutes to the chosen place.</translation>
    </message>
    <message>
        <source>Chọn thư mục</source>
        <translation>Choose a folder</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Tổng quan</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Tiến độ tháng</source>
        <translation>Monthly progress</translation>
    </message>
    <message>
        <source>Chỉ tiêu</source>
        <translation>Targets</translation>
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
        <source>Chương trình</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Máy và người dùng</source>
        <translation>PCs and users</translation>
    </message>
    <message>
        <source>An toàn dữ liệu</source>
        <translation>Data safety</translation>
    </message>
</context>
<context>
    <name>PresentOfficeDialog</name>
    <message>
        <source>Đơn vị đã có trên máy này</source>
        <translation>The office is on this PC already</translation>
    </message>
    <message>
        <source>&amp;Mở đơn vị đã có</source>
        <translation>&amp;Open the one that is here</translation>
    </message>
    <message>
        <source>&amp;Vẫn lập thêm từ bản sao lưu</source>
        <translation>&amp;Make another one from the backup</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Muốn lấy lại số liệu trong bản sao lưu: mở đơn vị đã có, vào «An toàn dữ liệu», bấm «Phục hồi từ tệp…»; số liệu hai bên được gộp lại, không mất. Nếu lập thêm, máy này có hai bản của cùng một đơn vị và dễ nhập nhầm chỗ.</source>
        <translation>To get figures back from the backup: open the office that is here, go to «Data safety» and press «Restore from a file…»; both are merged and nothing is lost. Another one gives this PC two copies of one office, and it is easy to type into the wrong one.</translation>
    </message>
    <message>
        <source>{unit} đã có trên máy này.</source>
        <translation>{unit} is on this PC already.</translation>
    </message>
    <message>
        <source>{unit} đã có trên máy này, mở lần cuối lúc {at}.</source>
        <translation>{unit} is on this PC already, last opened at {at}.</translation>
    </message>
    <message>
        <source>Thư mục: {folder}</source>
        <translation>Folder: {folder}</translation>
    </message>
    <message>
        <source>Bản sao lưu vừa chọn: {name}, {made}</source>
        <translation>The backup just chosen: {name}, {made}</translation>
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
        <source>Không có tệp nào nhập được; xem lý do ở cột «Ghi chú».</source>
        <translation>No file can be imported; the column «Notes» says why.</translation>
    </message>
    <message>
        <source>&amp;Không nhập</source>
        <translation>Do &amp;not import</translation>
    </message>
    <message>
        <source>&amp;Giữ trong hộp chờ</source>
        <translation>&amp;Keep in the tray</translation>
    </message>
    <message>
        <source>&amp;Nhập {count} tệp</source>
        <translation>&amp;Import files: {count}</translation>
    </message>
    <message>
        <source>{count} tệp không đọc được: xem lý do ở cột cuối, các tệp khác vẫn nhập bình thường.</source>
        <translation>Files that cannot be read: {count}. The last column says why; the others can be imported.</translation>
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
        <source>Cũ</source>
        <translation>Old</translation>
    </message>
    <message>
        <source>Mới</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Để trống</source>
        <translation>Blank</translation>
    </message>
    <message numerus="yes">
        <source>%n tệp:</source>
        <translation>
            <numerusform>%n file:</numerusform>
            <numerusform>%n files:</numerusform>
        </translation>
    </message>
    <message>
        <source>Số đang có ở đây sẽ bị để trống theo tệp của: {files}. Chọn từng tệp để xem; khi nhập sẽ hỏi lại.</source>
        <translation>Figures that stand here would be left blank by files of: {files}. Choose a file to look; you are asked again at the import.</translation>
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
        <source>(để trống)</source>
        <translation>(blank)</translation>
    </message>
    <message>
        <source>{count} thay đổi bị giữ riêng.</source>
        <translation>Changes held back: {count}.</translation>
    </message>
    <message>
        <source>♦ {count} báo cáo bổ sung, đính chính sau khi chốt kỳ, chờ quyết định.</source>
        <translation>♦ Supplements and corrections after closing that wait for a decision: {count}.</translation>
    </message>
    <message>
        <source>Số liệu sẽ thay đổi theo tệp của {name}:</source>
        <translation>Figures that the file of {name} changes:</translation>
    </message>
    <message>
        <source>Tệp {name} chưa nhập được: xem lý do ở cột cuối; có thể sao chép lời nhắn cho bên gửi.</source>
        <translation>The file {name} could not be imported: the last column says why; the message can be copied for the sender.</translation>
    </message>
    <message>
        <source>Tệp của {name} không làm thay đổi số đang có.</source>
        <translation>The file of {name} changes no figure.</translation>
    </message>
    <message>
        <source>{count} tệp gửi cho đơn vị khác: không nhập, không giữ, không phải hỏi ai.</source>
        <translation>Files for other offices: {count}; not imported, not kept, nobody has to be asked.</translation>
    </message>
    <message>
        <source>Số mới</source>
        <translation>New figures</translation>
    </message>
    <message>
        <source>Tệp {name} gửi cho đơn vị khác: ở đây không phải làm gì.</source>
        <translation>File {name} is for another office: there is nothing to do here.</translation>
    </message>
</context>
<context>
    <name>PrintedPage</name>
    <message>
        <source>In</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Máy này chưa có máy in. Hãy cài máy in rồi in lại.</source>
        <translation>This PC has no printer. Please install one, then print again.</translation>
    </message>
</context>
<context>
    <name>PrintingForm</name>
    <message>
        <source>máy in mặc định của máy này</source>
        <translation>the printer this PC uses</translation>
    </message>
    <message>
        <source>chỉ ghi tệp, có nút «Mở tệp»</source>
        <translation>only written, with a link that opens it</translation>
    </message>
    <message>
        <source>mở tệp PDF để xem và in</source>
        <translation>opened, to be read and printed</translation>
    </message>
    <message>
        <source>gửi thẳng tới máy in</source>
        <translation>sent to the printer</translation>
    </message>
    <message>
        <source>&amp;Máy in:</source>
        <translation>&amp;Printer:</translation>
    </message>
    <message>
        <source>Ghi xong bản in &amp;PDF thì:</source>
        <translation>A paper &amp;written as PDF is:</translation>
    </message>
    <message>
        <source>Thư mời và phiếu phục hồi in thẳng ra máy in này; báo cáo và biểu ghi ra tệp PDF trước.</source>
        <translation>Invitations and recovery sheets are printed on this printer; reports and forms are written as PDF first.</translation>
    </message>
</context>
<context>
    <name>ProgrammeCountsTable</name>
    <message>
        <source>Báo cáo của các xã theo chương trình</source>
        <translation>Reports of the communes by programme</translation>
    </message>
    <message>
        <source>Chương trình</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Hạn</source>
        <translation>Due</translation>
    </message>
</context>
<context>
    <name>ProgrammeScreen</name>
    <message>
        <source>Bản của văn bản</source>
        <translation>Version of the document</translation>
    </message>
    <message>
        <source>Bản:</source>
        <translation>Version:</translation>
    </message>
    <message>
        <source>G&amp;hi</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>Bỏ &amp;phần đã sửa</source>
        <translation>Discard &amp;changes</translation>
    </message>
    <message>
        <source>Đã sửa cách báo cáo. Hãy xuất tệp trả lời để các xã nhận được.</source>
        <translation>The way of reporting was changed. Export the answer file so that the communes get it.</translation>
    </message>
    <message>
        <source>&amp;Bỏ phần đã sửa</source>
        <translation>&amp;Discard changes</translation>
    </message>
    <message>
        <source>Ghi những gì đã sửa thành bản mới, kèm văn bản, ngày và lý do</source>
        <translation>Write what was changed as a new version, with document, day and reason</translation>
    </message>
    <message>
        <source>Sửa đổ&amp;i…</source>
        <translation>A&amp;mend…</translation>
    </message>
    <message>
        <source>I&amp;n phần ký kết…</source>
        <translation>Signing &amp;page…</translation>
    </message>
    <message>
        <source>Ghi trang PHẦN KÝ KẾT của bản đang xem ra tệp PDF</source>
        <translation>Write the signing page of the version shown as a PDF</translation>
    </message>
    <message>
        <source>&amp;Chương trình mới…</source>
        <translation>&amp;New programme…</translation>
    </message>
    <message>
        <source>Các phần của chương trình</source>
        <translation>Parts of the programme</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Các bên</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>Nơi nhận, liên kết</source>
        <translation>Recipients, links</translation>
    </message>
    <message>
        <source>Chỉ tiêu</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>Biểu, nhịp, đơn vị</source>
        <translation>Forms, rhythm, units</translation>
    </message>
    <message>
        <source>Các bên, ký {signed}/{all}</source>
        <translation>Parties, signed {signed}/{all}</translation>
    </message>
    <message>
        <source>Văn bản do {superior} giữ, ở đây chỉ đọc. Cần sửa, hãy gọi điện cho nơi đó.</source>
        <translation>The document is kept by {superior} and only read here. To have something changed, telephone there.</translation>
    </message>
    <message>
        <source>Đây là bản trước, chỉ đọc. Chọn bản cuối ở «Bản» để ghi tiếp.</source>
        <translation>This is an earlier version, only read. Choose the last one at “Version” to go on.</translation>
    </message>
    <message>
        <source>Chưa sửa gì.</source>
        <translation>Nothing was changed.</translation>
    </message>
    <message>
        <source>Đang ghi…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Có phần đã sửa chưa ghi</source>
        <translation>Changes not saved yet</translation>
    </message>
    <message>
        <source>Đã ghi văn bản. Hãy xuất tệp trả lời để các xã nhận được.</source>
        <translation>The document is saved. Export the answers so that the communes get it.</translation>
    </message>
    <message>
        <source>In phần ký kết</source>
        <translation>Signing page</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>Văn bản chưa ghi</source>
        <translation>Document not saved</translation>
    </message>
    <message>
        <source>Văn bản có chỗ đã sửa mà chưa ghi. Bỏ các chỗ này?</source>
        <translation>The document has changes that are not saved. Discard them?</translation>
    </message>
    <message>
        <source>&amp;Quay lại</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>Văn bản có chỗ đã sửa mà chưa ghi, sẽ mất nếu đóng. Vẫn đóng chương trình?</source>
        <translation>The document has changes that are not saved and would be lost. Close the program all the same?</translation>
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
        <source>Luỹ kế kỳ trước</source>
        <translation>Cumulative before</translation>
    </message>
    <message>
        <source>Trong kỳ</source>
        <translation>In period</translation>
    </message>
    <message>
        <source>Kỳ trước</source>
        <translation>Previous period</translation>
    </message>
    <message>
        <source>Đã thực hiện</source>
        <translation>Done so far</translation>
    </message>
    <message>
        <source>Ước cả năm</source>
        <translation>Estimate of the year</translation>
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
        <source>Ghi chú: {text}</source>
        <translation>Note: {text}</translation>
    </message>
    <message>
        <source>Không áp dụng.</source>
        <translation>Does not apply.</translation>
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
        <source>&amp;Xuất tệp gửi…</source>
        <translation>&amp;Write file…</translation>
    </message>
    <message>
        <source>Ghi tệp gửi cấp trên (F9)</source>
        <translation>Write the file for the superior office (F9)</translation>
    </message>
    <message>
        <source>&amp;Thay đổi từ lần chốt trước…</source>
        <translation>Chan&amp;ges since the last seal…</translation>
    </message>
    <message>
        <source>Số nào đã sửa sau khi chốt: ai, lúc nào, vì sao</source>
        <translation>Which figures changed after sealing: who, when, why</translation>
    </message>
    <message>
        <source>&amp;Lấy số từ cơ quan khác…</source>
        <translation>Copy from &amp;other books…</translation>
    </message>
    <message>
        <source>Số cùng loại của các sổ khác trong đơn vị, kèm nguồn</source>
        <translation>Figures of the same kind in other books of the office, with their source</translation>
    </message>
    <message>
        <source>Tệp quét, ảnh kèm báo cáo: đi cùng tệp gửi lên cấp trên</source>
        <translation>Scans and pictures beside the report: they go to the superior office in its package</translation>
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
        <source>Chỉ xem và in được.</source>
        <translation>Can only be viewed and printed.</translation>
    </message>
    <message>
        <source>{count} góp ý chưa xử lý: sửa ô có góc màu cam rồi chốt lại.</source>
        <translation>Open remarks: {count}. Correct the cells with an orange corner, then seal again.</translation>
    </message>
    <message>
        <source>Còn {count} ô để trống.</source>
        <translation>Blank cells: {count}.</translation>
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
        <source>Làm lại</source>
        <translation>Redo</translation>
    </message>
    <message numerus="yes">
        <source>Đã hoàn tác %n ô.</source>
        <translation>
            <numerusform>Undid %n cell.</numerusform>
            <numerusform>Undid %n cells.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Đã làm lại %n ô.</source>
        <translation>
            <numerusform>Redid %n cell.</numerusform>
            <numerusform>Redid %n cells.</numerusform>
        </translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Không hoàn tác được: ô đã được sửa ở nơi khác.</source>
        <translation>Cannot be undone: the cell was changed elsewhere.</translation>
    </message>
    <message numerus="yes">
        <source>Đã ghi %n ô.</source>
        <translation>
            <numerusform>Wrote %n cell.</numerusform>
            <numerusform>Wrote %n cells.</numerusform>
        </translation>
    </message>
    <message>
        <source>Dòng này chương trình tự cộng: ghi chú ở dòng chi tiết.</source>
        <translation>This line is added up by the program: write the note beside its parts.</translation>
    </message>
    <message>
        <source>Ô trống không có ghi chú: nhập số, «không phát sinh» hoặc dấu «-» trước.</source>
        <translation>A blank has no note: type a number, “nothing to report” or “-” first.</translation>
    </message>
    <message>
        <source>Để trống</source>
        <translation>Blank</translation>
    </message>
    <message>
        <source>Để trống {count} ô đang có số?</source>
        <translation>Blank the cells that hold a figure ({count})?</translation>
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
        <source>Liệt kê các chỗ cần xem và đi đến ô tiếp theo (F8)</source>
        <translation>List what deserves a look and go to the next cell (F8)</translation>
    </message>
    <message>
        <source>Xem lại, chốt số liệu của kỳ, ghi tệp gửi cấp trên (F9)</source>
        <translation>Look once more, seal the period, write the file for the superior office (F9)</translation>
    </message>
    <message>
        <source>&amp;Chốt và gửi…</source>
        <translation>&amp;Seal and send…</translation>
    </message>
    <message>
        <source>Sổ này chỉ xem được trên máy này.</source>
        <translation>This book can only be read on this PC.</translation>
    </message>
    <message>
        <source>Tháng này chưa có số nào để chốt.</source>
        <translation>There is no figure to seal in this month.</translation>
    </message>
    <message>
        <source>Số liệu không thay đổi từ lần chốt trước.</source>
        <translation>The figures have not changed since they were sealed.</translation>
    </message>
    <message>
        <source>Góp ý của cấp trên: {text}. Sửa số, hoặc chốt lại kèm ghi chú giải trình.</source>
        <translation>Remark of the superior: {text}. Correct the figures, or seal again with an explaining note.</translation>
    </message>
    <message numerus="yes">
        <source>Đã để trống %n ô.</source>
        <translation>
            <numerusform>Left %n cell blank.</numerusform>
            <numerusform>Left %n cells blank.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Đã ghi «không phát sinh» cho %n ô.</source>
        <translation>
            <numerusform>Wrote «nothing to report» in %n cell.</numerusform>
            <numerusform>Wrote «nothing to report» in %n cells.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Đã xem hết %n chỗ cần xem.</source>
        <translation>
            <numerusform>The one place to look at was seen.</numerusform>
            <numerusform>All %n places to look at were seen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Còn %n góp ý của cấp trên chưa trả lời.</source>
        <translation>
            <numerusform>%n remark of the superior office is not answered yet.</numerusform>
            <numerusform>%n remarks of the superior office are not answered yet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã lưu lúc {time}</source>
        <translation>Saved at {time}</translation>
    </message>
    <message>
        <source>Chưa lưu được: {reason}</source>
        <translation>Not saved: {reason}</translation>
    </message>
    <message>
        <source>Cấp trên đã bỏ quyết định trước, đang xem lại: {reason}</source>
        <translation>The superior office withdrew its decision and is reviewing again: {reason}</translation>
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
    <name>RecipientsPage</name>
    <message>
        <source>Nơi nhận</source>
        <translation>Recipients</translation>
    </message>
    <message>
        <source>Ghi thêm</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Ví dụ: (để bc), (báo cáo)</source>
        <translation>For example: (để bc), (báo cáo)</translation>
    </message>
    <message>
        <source>Thêm nơi nhận</source>
        <translation>Add a recipient</translation>
    </message>
    <message>
        <source>Thêm một dòng dưới dòng đang chọn (F5)</source>
        <translation>Add a line below the chosen one (F5)</translation>
    </message>
    <message>
        <source>Lưu: VT, … (ký hiệu người soạn)</source>
        <translation>Lưu: VT, … (mark of the drafter)</translation>
    </message>
    <message>
        <source>Dòng lưu</source>
        <translation>Archive line</translation>
    </message>
    <message>
        <source>Quan hệ</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Số, ký hiệu</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Cơ quan ban hành</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>Tên, trích yếu</source>
        <translation>Title, subject</translation>
    </message>
    <message>
        <source>Giai đoạn</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>Văn bản liên kết</source>
        <translation>Linked documents</translation>
    </message>
    <message>
        <source>Thêm văn bản</source>
        <translation>Add a document</translation>
    </message>
    <message>
        <source>Dòng &amp;lưu:</source>
        <translation>&amp;Archive line:</translation>
    </message>
    <message>
        <source>Văn bản liên kết, căn cứ</source>
        <translation>Linked documents, legal bases</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Mã phục hồi, tám nhóm sáu chữ số</source>
        <translation>Recovery code, eight groups of six digits</translation>
    </message>
</context>
<context>
    <name>RecoverySheet</name>
    <message>
        <source>Đơn vị: {unit} (mã {code})</source>
        <translation>Office: {unit} (code {code})</translation>
    </message>
    <message>
        <source>Số phiếu: {number}. Lập lúc {at}.</source>
        <translation>Sheet no. {number}. Made at {at}.</translation>
    </message>
    <message>
        <source>PHIẾU PHỤC HỒI DỮ LIỆU</source>
        <translation>DATA RECOVERY SHEET</translation>
    </message>
</context>
<context>
    <name>RefusableDialog</name>
    <message>
        <source>T&amp;hôi</source>
        <translation>Cance&amp;l</translation>
    </message>
</context>
<context>
    <name>ReminderDialog</name>
    <message>
        <source>Nhắc gửi báo cáo {period}</source>
        <translation>Reminder to send the report for {period}</translation>
    </message>
    <message>
        <source>Các đơn vị chưa gửi</source>
        <translation>Offices that have not sent</translation>
    </message>
    <message>
        <source>Lời nhắc</source>
        <translation>Reminder</translation>
    </message>
    <message>
        <source>Lời nhắc đang trống. Chọn lại một dòng ở bảng bên trái để lấy lời soạn sẵn.</source>
        <translation>The reminder is empty. Choose a line on the left again for the ready text.</translation>
    </message>
    <message>
        <source>Sử&amp;a liên hệ…</source>
        <translation>&amp;Edit contact…</translation>
    </message>
    <message>
        <source>Đón&amp;g</source>
        <translation>C&amp;lose</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Bộ phận</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Thư điện tử</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>chưa có</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>Tất cả ({count})</source>
        <translation>All ({count})</translation>
    </message>
    <message>
        <source>{count} đơn vị chưa có điện thoại, địa chỉ thư ở đây: chọn đơn vị rồi bấm «Sửa liên hệ…».</source>
        <translation>Units without telephone or address here: {count}. Choose one and press «Edit contact…».</translation>
    </message>
    <message>
        <source>{count} đơn vị chưa gửi</source>
        <translation>Units that have not sent: {count}</translation>
    </message>
    <message>
        <source>{count} đơn vị bị trả lại chưa gửi lại</source>
        <translation>Returned and not sent again: {count}</translation>
    </message>
    <message>
        <source>Báo cáo {period}: {parts}. Chọn một dòng để xem và sửa lời nhắc; chương trình không tự gửi.</source>
        <translation>Report for {period}: {parts}. Choose a line to read and edit the reminder; the program sends nothing itself.</translation>
    </message>
    <message>
        <source>Hãy chọn một đơn vị, không phải dòng «Tất cả».</source>
        <translation>Choose a unit, not the line «All».</translation>
    </message>
</context>
<context>
    <name>RenameDialog</name>
    <message>
        <source>Đổi tên {unit}</source>
        <translation>Rename {unit}</translation>
    </message>
    <message>
        <source>Tên mới</source>
        <translation>New name</translation>
    </message>
    <message>
        <source>Mã mới</source>
        <translation>New code</translation>
    </message>
    <message>
        <source>bỏ trống nếu mã không đổi</source>
        <translation>leave empty if the code stays</translation>
    </message>
    <message>
        <source>Gọi tên mới từ ngày</source>
        <translation>Called so from</translation>
    </message>
    <message>
        <source>&amp;Tên mới:</source>
        <translation>New &amp;name:</translation>
    </message>
    <message>
        <source>&amp;Mã mới:</source>
        <translation>New &amp;code:</translation>
    </message>
    <message>
        <source>Từ &amp;ngày:</source>
        <translation>&amp;From:</translation>
    </message>
    <message>
        <source>Đã &amp;xem lại các điều trên</source>
        <translation>I have &amp;read the above</translation>
    </message>
    <message>
        <source>&amp;Tiếp tục</source>
        <translation>Co&amp;ntinue</translation>
    </message>
    <message>
        <source>&amp;Đổi tên</source>
        <translation>&amp;Rename</translation>
    </message>
    <message>
        <source>Hãy gõ tên mới của đơn vị.</source>
        <translation>Type the new name of the unit.</translation>
    </message>
    <message>
        <source>Mã đơn vị chỉ gồm chữ không dấu và chữ số, viết liền (ví dụ 19600). Hãy gõ lại.</source>
        <translation>A unit code has plain letters and digits only, no blanks (for example 19600). Type it again.</translation>
    </message>
    <message>
        <source>Hãy xem lại rồi đánh dấu ô trên.</source>
        <translation>Read it, then tick the box above.</translation>
    </message>
    <message>
        <source>Đã đổi tên thành {name}.</source>
        <translation>Renamed to {name}.</translation>
    </message>
    <message>
        <source>Hãy xuất tệp trả lời để các xã nhận được.</source>
        <translation>Export the answers so that the communes get it.</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Số liệu đã chốt</source>
        <translation>Sealed figures</translation>
    </message>
    <message>
        <source>Về bảng th&amp;eo dõi</source>
        <translation>Back to th&amp;e board</translation>
    </message>
    <message>
        <source>Về bảng theo dõi (Esc)</source>
        <translation>Back to the board (Esc)</translation>
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
        <source>&amp;Sửa ngày nộp…</source>
        <translation>Correct &amp;date submitted…</translation>
    </message>
    <message>
        <source>Xã không gửi kèm tệp nào.</source>
        <translation>The commune sent no files along.</translation>
    </message>
    <message>
        <source>Thay đổi gi&amp;ữa các bản…</source>
        <translation>Compare &amp;versions…</translation>
    </message>
    <message>
        <source>&amp;Lịch sử ô…</source>
        <translation>&amp;History…</translation>
    </message>
    <message>
        <source>&amp;Góp ý ô này…</source>
        <translation>&amp;Remark on cell…</translation>
    </message>
    <message>
        <source>Góp ý &amp;cả báo cáo…</source>
        <translation>Remark on Remark on the &amp;whole report…amp;whole…</translation>
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
        <source>{sign} Đính chính sau khi chốt kỳ.</source>
        <translation>{sign} Correction after the period was closed.</translation>
    </message>
    <message>
        <source>Chưa tính vào tổng hợp cho đến khi được duyệt; bản đã chốt vẫn in như lúc chốt.</source>
        <translation>Not consolidated until it is accepted; the frozen version still prints as it was closed.</translation>
    </message>
    <message>
        <source>Đã ghi ngày nộp báo cáo {period} của {unit}.</source>
        <translation>The day of submission of {unit} for {period} was recorded.</translation>
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
        <source>Kỳ trước</source>
        <translation>Previous period</translation>
    </message>
    <message>
        <source>Trong tháng</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>Trong kỳ</source>
        <translation>In period</translation>
    </message>
    <message>
        <source>Ước cả năm</source>
        <translation>Estimate of the year</translation>
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
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Góp ý mới</source>
        <translation>New remark</translation>
    </message>
    <message>
        <source>Ghi chú: {text}</source>
        <translation>Note: {text}</translation>
    </message>
    <message>
        <source>Ghi chú ở bản trước: {text}</source>
        <translation>Note in the version before: {text}</translation>
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
        <source>Dòng này là tổng, chương trình tự cộng. Hãy góp ý ở dòng chi tiết.</source>
        <translation>This line is a sum the program makes. Put the remark on a detail line.</translation>
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
        <source>&amp;Xem lại</source>
        <translation>&amp;Look again</translation>
    </message>
    <message>
        <source>Mã đọc qua điện thoại của bản thứ {version}, để xã biết cấp trên đã nhận đúng bản này: {code}</source>
        <translation>Code to read out by phone for version {version}, so that the commune knows this very version arrived: {code}</translation>
    </message>
    <message>
        <source>{unit} · {period} · {state}. Bản thứ {version}, {author} chốt lúc {moment}.</source>
        <translation>{unit} · {period} · {state}. Version {version}, sealed by {author} at {moment}.</translation>
    </message>
    <message>
        <source>Số liệu dưới đây là của bản thứ {version}. Tổng hợp đang tính theo bản thứ {counting} đã duyệt.</source>
        <translation>The figures below are those of version {version}. The consolidation counts version {counting}, which was accepted.</translation>
    </message>
    <message>
        <source>Kỳ này xã mới chốt một bản, chưa có gì để so.</source>
        <translation>The commune has sealed this period once; there is nothing to compare.</translation>
    </message>
    <message>
        <source>{sign} Bổ sung sau khi chốt kỳ.</source>
        <translation>{sign} Supplement after closing.</translation>
    </message>
    <message>
        <source>Đã trả lại báo cáo {period} của {unit}, {count} góp ý. Hãy xuất tệp trả lời gửi xã.</source>
        <translation>Returned {unit}&apos;s report for {period}; remarks: {count}. Export the answer for the commune.</translation>
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
        <source>Đã duyệt báo cáo {period} của {unit}.</source>
        <translation>Accepted {unit}&apos;s report for {period}.</translation>
    </message>
    <message>
        <source>Bỏ trả lạ&amp;i…</source>
        <translation>W&amp;ithdraw return…</translation>
    </message>
    <message>
        <source>Bỏ trả lạ&amp;i</source>
        <translation>W&amp;ithdraw return</translation>
    </message>
    <message>
        <source>Bỏ du&amp;yệt…</source>
        <translation>Withdraw (&amp;Y)…</translation>
    </message>
    <message>
        <source>Bỏ du&amp;yệt</source>
        <translation>Withdraw (&amp;Y)</translation>
    </message>
    <message>
        <source>Góp ý</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>&amp;Ghi góp ý</source>
        <translation>&amp;Keep the remark</translation>
    </message>
    <message>
        <source>Về dòng đang chọn</source>
        <translation>About the current line</translation>
    </message>
    <message>
        <source>Báo cáo của đơn vị trước (Alt+mũi tên trái)</source>
        <translation>Report of the unit before (Alt+Left)</translation>
    </message>
    <message>
        <source>Báo cáo trước</source>
        <translation>Previous report</translation>
    </message>
    <message>
        <source>Báo cáo sau ►</source>
        <translation>Next report ►</translation>
    </message>
    <message>
        <source>Báo cáo của đơn vị sau (Alt+mũi tên phải)</source>
        <translation>Report of the next unit (Alt+Right)</translation>
    </message>
    <message>
        <source>Các điểm cần xem</source>
        <translation>Points to look at</translation>
    </message>
    <message>
        <source>Bản này đã có quyết định ({state}). Chờ bản xã chốt lại, hoặc bỏ quyết định này.</source>
        <translation>This version has been decided ({state}). Wait for the commune&apos;s next seal, or withdraw this decision.</translation>
    </message>
    <message>
        <source>Tháng trước</source>
        <translation>Last month</translation>
    </message>
    <message>
        <source>Góp ý trước</source>
        <translation>Earlier remark</translation>
    </message>
    <message>
        <source>Xã giải trình</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>Xã giải trình ({who}): {text}</source>
        <translation>The commune explains ({who}): {text}</translation>
    </message>
    <message>
        <source>Tệp trả lời đã xuất. Vì sao bỏ quyết định này? {unit} sẽ đọc lý do khi nhập tệp trả lời mới.</source>
        <translation>The answer file has been written. Why is this decision withdrawn? {unit} will read the reason with the next answer.</translation>
    </message>
    <message>
        <source>Đã bỏ quyết định về báo cáo {period} của {unit}; báo cáo chờ duyệt lại.</source>
        <translation>Decision on the report of {period} of {unit} withdrawn; the report waits again.</translation>
    </message>
    <message>
        <source>Đã bỏ quyết định trước: {reason}</source>
        <translation>Earlier decision withdrawn: {reason}</translation>
    </message>
</context>
<context>
    <name>ReportReview</name>
    <message>
        <source>Không có báo cáo nào chờ duyệt.</source>
        <translation>No report waits.</translation>
    </message>
    <message>
        <source>Không còn báo cáo {period} nào nữa.</source>
        <translation>No further report of {period}.</translation>
    </message>
    <message>
        <source>Không có báo cáo nào duyệt chung được: hãy xem từng báo cáo.</source>
        <translation>No reports can be accepted together: look at them one by one.</translation>
    </message>
    <message>
        <source>{left} báo cáo khác có điểm cần xem (nghi vấn, góp ý trước, bổ sung sau khi chốt kỳ) nên vẫn chờ duyệt.</source>
        <translation>Others have something to look at (a doubt, an earlier remark, a supplement after the period was closed) and go on waiting: {left}.</translation>
    </message>
    <message>
        <source>Duyệt không nghi vấn</source>
        <translation>Accept those without doubts</translation>
    </message>
    <message>
        <source>Duyệt {count} báo cáo {period} không có nghi vấn nào?</source>
        <translation>Accept the reports of {period} without any doubt, {count} in all?</translation>
    </message>
    <message>
        <source>&amp;Duyệt {count} báo cáo</source>
        <translation>&amp;Accept {count}</translation>
    </message>
    <message>
        <source>&amp;Xem từng báo cáo</source>
        <translation>&amp;Look at each</translation>
    </message>
    <message>
        <source>Đã duyệt {count} báo cáo {period}.</source>
        <translation>Reports of {period} accepted: {count}.</translation>
    </message>
    <message>
        <source>Đã bỏ quyết định, {count} báo cáo chờ duyệt lại.</source>
        <translation>Decision withdrawn; reports that wait again: {count}.</translation>
    </message>
    <message>
        <source>Đã bỏ quyết định, báo cáo của {unit} chờ duyệt lại.</source>
        <translation>Decision withdrawn, the report of {unit} waits again.</translation>
    </message>
</context>
<context>
    <name>ReportingDialog</name>
    <message>
        <source>&amp;Ghi cách báo cáo</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>Cách báo cáo từ năm {year}</source>
        <translation>Reporting from {year} on</translation>
    </message>
    <message>
        <source>&amp;Hạn nộp, số ngày sau ngày cuối kỳ:</source>
        <translation>&amp;Due, days after the last day of the period:</translation>
    </message>
    <message>
        <source>Số ngày sau ngày cuối kỳ</source>
        <translation>Days after the last day of the period</translation>
    </message>
    <message>
        <source>&amp;Nhịp báo cáo:</source>
        <translation>&amp;Rhythm:</translation>
    </message>
    <message>
        <source>Áp dụng &amp;từ:</source>
        <translation>&amp;From:</translation>
    </message>
    <message>
        <source>&amp;Kỳ tính:</source>
        <translation>&amp;Calendar:</translation>
    </message>
    <message>
        <source>Đơn vị tham gia</source>
        <translation>Units taking part</translation>
    </message>
    <message>
        <source>Đơn vị th&amp;am gia</source>
        <translation>Units t&amp;aking part</translation>
    </message>
    <message>
        <source>Có hiệu lực từ năm {year}; số đã nhập và báo cáo đã chốt giữ nguyên.</source>
        <translation>Holds from {year} on; figures typed and reports sealed stay.</translation>
    </message>
    <message>
        <source>Chương trình đã có số, nên kỳ tính không đổi được.</source>
        <translation>The programme has figures, so its calendar is fixed.</translation>
    </message>
</context>
<context>
    <name>ReportingPage</name>
    <message>
        <source>Các biểu</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>Đơn vị tham gia</source>
        <translation>Units taking part</translation>
    </message>
    <message>
        <source>Nhịp báo cáo:</source>
        <translation>Rhythm:</translation>
    </message>
    <message>
        <source>Kỳ tính:</source>
        <translation>Periods:</translation>
    </message>
    <message>
        <source>Hạn nộp:</source>
        <translation>Due:</translation>
    </message>
    <message>
        <source>Sửa cách báo cáo…</source>
        <translation>Change reporting…</translation>
    </message>
    <message>
        <source>Sửa nhịp, kỳ tính, hạn nộp, đơn vị tham gia từ năm đang xem</source>
        <translation>Change rhythm, calendar, due day and units from the year shown on</translation>
    </message>
    <message>
        <source>Biểu</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Chưa có biểu nào.</source>
        <translation>There is no form yet.</translation>
    </message>
    <message>
        <source>Đơn vị tham gia năm {year}: {count}</source>
        <translation>Units taking part in {year}: {count}</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>Đang phục hồi từ bản sao lưu…</source>
        <translation>Restoring from the backup…</translation>
    </message>
    <message>
        <source>Phục hồi</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Dữ liệu trước khi phục hồi được giữ ở: {path}</source>
        <translation>The data from before the restore is kept at: {path}</translation>
    </message>
    <message>
        <source>Mã phục hồi của bản sao lưu</source>
        <translation>Recovery code of the backup</translation>
    </message>
    <message>
        <source>&amp;Phục hồi</source>
        <translation>&amp;Restore</translation>
    </message>
    <message>
        <source>Mở bằng mã phục hồi</source>
        <translation>Open with the recovery code</translation>
    </message>
    <message>
        <source>&amp;Mở đơn vị</source>
        <translation>&amp;Open office</translation>
    </message>
    <message>
        <source>Dữ liệu không mở được</source>
        <translation>The data cannot be opened</translation>
    </message>
    <message>
        <source>Bản sao lưu mới nhất: {at}. Tệp đang hỏng được giữ lại, không bị xoá.</source>
        <translation>Latest backup: {at}. The damaged file is kept, not deleted.</translation>
    </message>
    <message>
        <source>&amp;Phục hồi bản này</source>
        <translation>&amp;Restore this backup</translation>
    </message>
    <message>
        <source>&amp;Thôi</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>Chọn tệp sao lưu</source>
        <translation>Choose the backup file</translation>
    </message>
    <message>
        <source>Tệp sao lưu (*.ctphbak);;Mọi tệp (*)</source>
        <translation>Backup files (*.ctphbak);;All files (*)</translation>
    </message>
    <message>
        <source>Đang đọc {name}…</source>
        <translation>Reading {name}…</translation>
    </message>
    <message>
        <source>Mở từ bản sao lưu</source>
        <translation>Open from a backup</translation>
    </message>
    <message>
        <source>Bản sao lưu của {unit}, {made}.
Gõ mã trên phiếu phục hồi số {sheets}:</source>
        <translation>Backup of {unit}, {made}.
Type the code of recovery sheet {sheets}:</translation>
    </message>
    <message>
        <source>&amp;Mở</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>Đã mở {unit} từ bản sao lưu.</source>
        <translation>{unit} was opened from the backup.</translation>
    </message>
</context>
<context>
    <name>RevisionDialog</name>
    <message>
        <source>Thay đổi giữa các bản chốt</source>
        <translation>Changes between sealed versions</translation>
    </message>
    <message>
        <source>Thay đổi từ lần chốt trước</source>
        <translation>Changes since the last seal</translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>So với bản</source>
        <translation>Compare with version</translation>
    </message>
    <message>
        <source>&amp;So với:</source>
        <translation>&amp;Compare with:</translation>
    </message>
    <message>
        <source>Các thay đổi</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>&amp;Lịch sử ô…</source>
        <translation>&amp;History of the cell…</translation>
    </message>
    <message>
        <source>Đón&amp;g</source>
        <translation>C&amp;lose</translation>
    </message>
    <message>
        <source>Người ghi</source>
        <translation>Typed by</translation>
    </message>
    <message>
        <source>Máy</source>
        <translation>PC</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>At</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Ô số liệu</source>
        <translation>Cell</translation>
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
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Nhiều máy nhập khác nhau, chưa chọn.</source>
        <translation>PCs typed different figures, none chosen yet.</translation>
    </message>
    <message>
        <source>Bản thứ {version} ({who}).</source>
        <translation>Version {version} ({who}).</translation>
    </message>
    <message>
        <source>Chưa có bản chốt nào trước đó và chưa có số nào.</source>
        <translation>There is no earlier sealed version and no figure yet.</translation>
    </message>
    <message>
        <source>Chưa có bản chốt nào trước đó: {count} số dưới đây đều là số mới.</source>
        <translation>There is no earlier sealed version; all figures below are new: {count}.</translation>
    </message>
    <message>
        <source>So với bản thứ {version} ({who})</source>
        <translation>Compared with version {version} ({who})</translation>
    </message>
    <message>
        <source>{since}: không có số nào thay đổi.</source>
        <translation>{since}: no figures changed.</translation>
    </message>
    <message>
        <source>{since}: {count} số thay đổi.</source>
        <translation>{since}; changed figures: {count}.</translation>
    </message>
    <message>
        <source>bản thứ {version}, chốt {who}</source>
        <translation>version {version}, sealed {who}</translation>
    </message>
</context>
<context>
    <name>RevokeDialog</name>
    <message>
        <source>Thu hồi máy «{device}»</source>
        <translation>Revoke the PC «{device}»</translation>
    </message>
    <message>
        <source>Đã nhập hết các tệp của đơn vị mà tôi đang có</source>
        <translation>All files of this office that I have are imported</translation>
    </message>
    <message>
        <source>Máy «{device}» của {unit} sẽ không ghi và gửi số liệu được nữa, và không đọc được tệp mới.</source>
        <translation>The PC «{device}» of {unit} will no longer be able to write and send figures, nor to read new files.</translation>
    </message>
    <message>
        <source>&amp;Tiếp tục</source>
        <translation>Co&amp;ntinue</translation>
    </message>
    <message>
        <source>Việc thu hồi không rút lại được. Máy đó muốn dùng lại phải xin ghi nhận như máy mới.</source>
        <translation>Revoking cannot be undone. To be used again, that PC must ask to be enrolled like a new one.</translation>
    </message>
    <message>
        <source>&amp;Thu hồi máy</source>
        <translation>&amp;Revoke PC</translation>
    </message>
    <message>
        <source>Hãy nhập các tệp đang có, rồi đánh dấu ô trên.</source>
        <translation>Import the files you have, then tick the box above.</translation>
    </message>
    <message>
        <source>Đã thu hồi máy «{device}».</source>
        <translation>PC «{device}» was taken out of use.</translation>
    </message>
</context>
<context>
    <name>RivalCard</name>
    <message>
        <source>Một trong các giá trị: {text}</source>
        <translation>One of the values: {text}</translation>
    </message>
    <message>
        <source>Giá trị</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>● Đang hiển thị trên biểu</source>
        <translation>● Shown on the form</translation>
    </message>
    <message>
        <source>Lấy cả {count} số của máy này…</source>
        <translation>Take all figures of this PC ({count})…</translation>
    </message>
    <message>
        <source>(chưa rõ người ghi)</source>
        <translation>(typed by: not known)</translation>
    </message>
    <message>
        <source>Máy: {device}</source>
        <translation>PC: {device}</translation>
    </message>
    <message>
        <source>(chưa rõ)</source>
        <translation>(not known)</translation>
    </message>
    <message>
        <source>Lúc: {moment} (theo giờ máy đó)</source>
        <translation>At: {moment} (by that PC&apos;s clock)</translation>
    </message>
    <message>
        <source>Lý do: {reason}</source>
        <translation>Reason: {reason}</translation>
    </message>
</context>
<context>
    <name>RowsEditor</name>
    <message>
        <source>Bỏ dòng</source>
        <translation>Remove line</translation>
    </message>
    <message>
        <source>Bỏ dòng đang chọn (Ctrl+Delete)</source>
        <translation>Remove the chosen line (Ctrl+Delete)</translation>
    </message>
    <message>
        <source>Lên</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Chuyển dòng lên trên (Alt+Shift+↑)</source>
        <translation>Move the line up (Alt+Shift+↑)</translation>
    </message>
    <message>
        <source>Xuống</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Chuyển dòng xuống dưới (Alt+Shift+↓)</source>
        <translation>Move the line down (Alt+Shift+↓)</translation>
    </message>
    <message>
        <source>Chưa chọn dòng nào.</source>
        <translation>No line is chosen.</translation>
    </message>
    <message>
        <source>Đây là dòng đầu.</source>
        <translation>This is the first line.</translation>
    </message>
    <message>
        <source>Đây là dòng cuối.</source>
        <translation>This is the last line.</translation>
    </message>
</context>
<context>
    <name>SafekeepingScreen</name>
    <message>
        <source>Đã đọ&amp;c</source>
        <translation>Mark as rea&amp;d</translation>
    </message>
    <message>
        <source>Sao lưu ra &amp;USB…</source>
        <translation>Back up to &amp;USB…</translation>
    </message>
    <message>
        <source>Sao lưu n&amp;gay</source>
        <translation>Back up &amp;now</translation>
    </message>
    <message>
        <source>&amp;Phục hồi bản đang chọn…</source>
        <translation>&amp;Restore the selected backup…</translation>
    </message>
    <message>
        <source>Phục hồi từ &amp;tệp…</source>
        <translation>Restore from &amp;file…</translation>
    </message>
    <message>
        <source>Hợp &amp;dữ liệu nơi khác…</source>
        <translation>Unite &amp;data kept elsewhere…</translation>
    </message>
    <message>
        <source>Đưa số liệu, báo cáo và minh chứng trong thư mục khác của chính đơn vị này vào đây</source>
        <translation>Bring figures, reports and evidence from another folder of this very office here</translation>
    </message>
    <message>
        <source>Các bản sao lưu</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Sao lưu</source>
        <translation>Back up</translation>
    </message>
    <message>
        <source>Lập phiếu &amp;mới…</source>
        <translation>New &amp;sheet…</translation>
    </message>
    <message>
        <source>&amp;Xác nhận phiếu…</source>
        <translation>C&amp;onfirm sheet…</translation>
    </message>
    <message>
        <source>T&amp;hử một nhóm số…</source>
        <translation>&amp;Test a group…</translation>
    </message>
    <message>
        <source>Phiếu phục hồi</source>
        <translation>Recovery sheet</translation>
    </message>
    <message>
        <source>&amp;Kiểm tra toàn bộ dữ liệu</source>
        <translation>Check &amp;all data</translation>
    </message>
    <message>
        <source>Kết quả kiểm tra</source>
        <translation>Result of the check</translation>
    </message>
    <message>
        <source>Kiểm tra dữ liệu</source>
        <translation>Check data</translation>
    </message>
    <message>
        <source>Đọc lại mọi trang, chữ ký và thay đổi, dựng lại bảng số liệu và so sánh.</source>
        <translation>Reads every page, signature and change again, rebuilds the table of figures and compares.</translation>
    </message>
    <message>
        <source>Bàn g&amp;iao cho người khác…</source>
        <translation>&amp;Hand over to someone else…</translation>
    </message>
    <message>
        <source>Bàn giao</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>Đổi người dùng, phiếu phục hồi và khoá; sao lưu ra USB và lập biên bản trong một lần.</source>
        <translation>Changes user, recovery sheet and key, backs up to a stick and writes the minutes in one go.</translation>
    </message>
    <message>
        <source>Sổ làm việc với</source>
        <translation>Books with</translation>
    </message>
    <message>
        <source>Ra USB hoặc ổ đĩa khác: {at}, {place}.</source>
        <translation>To a stick or another disk: {at}, {place}.</translation>
    </message>
    <message>
        <source>Đang sao lưu. Chờ xong.</source>
        <translation>Backing up. Wait until it is done.</translation>
    </message>
    <message>
        <source>Phục hồi từ bản sao lưu của {unit}, {made}?</source>
        <translation>Restore the backup of {unit}, {made}?</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>At</translation>
    </message>
    <message>
        <source>Vì sao</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Thay đổi</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Dung lượng</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Phiếu</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>có</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>chưa</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Lần cuối trên máy này: {at}, {why}.</source>
        <translation>Last on this PC: {at}, {why}.</translation>
    </message>
    <message>
        <source>Chưa có bản sao lưu nào trên máy này.</source>
        <translation>There is no backup on this PC yet.</translation>
    </message>
    <message>
        <source>Chưa sao lưu ra USB lần nào: nếu ổ đĩa hỏng thì các bản trên máy cũng mất.</source>
        <translation>Never backed up to USB: if the disk fails, the backups on this PC are lost too.</translation>
    </message>
    <message>
        <source>Chưa có. Phiếu là tờ giấy có mã mở dữ liệu khi máy hỏng, cài lại hoặc đổi tài khoản Windows.</source>
        <translation>None yet. The sheet is a paper with the code that opens the data when the PC breaks down, is reinstalled or the Windows account changes.</translation>
    </message>
    <message>
        <source>Phiếu số {number}, lập lúc {at}, đã xác nhận.</source>
        <translation>Sheet no. {number}, made at {at}, confirmed.</translation>
    </message>
    <message>
        <source>Phiếu số {number}, lập lúc {at}, chưa xác nhận: hãy gõ lại nhóm số cuối.</source>
        <translation>Sheet no. {number}, made at {at}, not confirmed: type its last group of digits.</translation>
    </message>
    <message>
        <source>Bản này nằm cùng ổ đĩa với dữ liệu nên không tính là đã sao lưu ra USB.</source>
        <translation>It lies on the disk of the data and does not count as a backup on a stick.</translation>
    </message>
    <message>
        <source>Đã ghi và kiểm tra lại: {name} ({size})</source>
        <translation>Written and read back: {name} ({size})</translation>
    </message>
    <message>
        <source>Chưa có phiếu phục hồi</source>
        <translation>No recovery sheet yet</translation>
    </message>
    <message>
        <source>Bản sao lưu trên USB chỉ mở được ở máy khác khi có phiếu phục hồi. Nên lập phiếu trước rồi sao lưu.</source>
        <translation>A backup on USB opens on another PC only with a recovery sheet. It is better to make the sheet first, then back up.</translation>
    </message>
    <message>
        <source>&amp;Vẫn sao lưu</source>
        <translation>&amp;Back up all the same</translation>
    </message>
    <message>
        <source>&amp;Lập phiếu trước</source>
        <translation>&amp;Make the sheet first</translation>
    </message>
    <message>
        <source>Chọn tệp sao lưu</source>
        <translation>Choose the backup file</translation>
    </message>
    <message>
        <source>Tệp sao lưu (*.ctphbak);;Mọi tệp (*)</source>
        <translation>Backup files (*.ctphbak);;All files (*)</translation>
    </message>
    <message>
        <source>Đang đọc {name}…</source>
        <translation>Reading {name}…</translation>
    </message>
    <message>
        <source>Phục hồi từ bản sao lưu</source>
        <translation>Restore from a backup</translation>
    </message>
    <message>
        <source>Đơn vị sẽ đóng rồi mở lại. Dữ liệu đang dùng được giữ lại một bản, và những số đã nhập sau bản sao lưu được gộp vào, không mất.</source>
        <translation>The office will close and open again. A copy of the present data is kept, and figures typed after the backup are merged in, not lost.</translation>
    </message>
    <message>
        <source>&amp;Phục hồi</source>
        <translation>&amp;Restore</translation>
    </message>
    <message>
        <source>&amp;Thôi</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>Xác nhận phiếu phục hồi</source>
        <translation>Confirm the recovery sheet</translation>
    </message>
    <message>
        <source>Nhìn vào phiếu và gõ nhóm số cuối (nhóm thứ 8):</source>
        <translation>Look at the sheet and type the last group of digits (group 8):</translation>
    </message>
    <message>
        <source>Thử phiếu phục hồi</source>
        <translation>Test the recovery sheet</translation>
    </message>
    <message>
        <source>Lấy phiếu đang cất ra và gõ nhóm số thứ {place}:</source>
        <translation>Take out the stored sheet and type group {place} of its digits:</translation>
    </message>
    <message>
        <source>Đúng: phiếu đang cất là phiếu đang dùng.</source>
        <translation>Right: the stored sheet is the one in use.</translation>
    </message>
    <message>
        <source>Đang đọc lại. Chờ xong.</source>
        <translation>Reading again. Wait until it is done.</translation>
    </message>
    <message>
        <source>Đang đọc lại…</source>
        <translation>Reading again…</translation>
    </message>
    <message>
        <source>Không thấy gì sai.</source>
        <translation>Nothing wrong was found.</translation>
    </message>
</context>
<context>
    <name>SealDialog</name>
    <message>
        <source>Ghi chú gửi kèm</source>
        <translation>Note to go with it</translation>
    </message>
    <message>
        <source>Ghi chú gửi kèm (không bắt buộc)</source>
        <translation>Note to go with it (optional)</translation>
    </message>
    <message>
        <source>Chưa chọn nơi ghi tệp. Hãy cắm USB hoặc chọn thư mục; hoặc bỏ dấu ở «Ghi tệp gửi».</source>
        <translation>No place for the file is chosen. Plug in a stick or choose a folder; or untick “Write the file”.</translation>
    </message>
    <message numerus="yes">
        <source>%n góp ý chưa sửa số, chưa giải trình. Vẫn chốt?</source>
        <translation>
            <numerusform>%n remark is neither corrected nor explained. Seal all the same?</numerusform>
            <numerusform>%n remarks are neither corrected nor explained. Seal all the same?</numerusform>
        </translation>
    </message>
    <message>
        <source>Vẫn &amp;chốt</source>
        <translation>&amp;Seal all the same</translation>
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
        <source>Vẫn &amp;chốt và gửi</source>
        <translation>&amp;Seal and send all the same</translation>
    </message>
    <message>
        <source>&amp;Chốt và gửi</source>
        <translation>&amp;Seal and send</translation>
    </message>
    <message>
        <source>&amp;Chốt</source>
        <translation>&amp;Seal</translation>
    </message>
    <message>
        <source>Báo cáo {period} còn lỗi, chưa chốt được. Hãy sửa các ô sau:</source>
        <translation>The report of {period} has errors and cannot be sealed yet. Correct these cells:</translation>
    </message>
    <message>
        <source>Trước khi chốt báo cáo {period} của {unit}, hãy xem lại các điểm sau; nháy đúp để đến ô.</source>
        <translation>Before the report of {period} of {unit} is sealed, look at these points once more; a double click leads to the cell.</translation>
    </message>
    <message>
        <source>Chốt báo cáo {period} của {unit}? Sau khi chốt, cấp trên sẽ thấy đúng các số này. Nếu sửa số thì phải chốt lại.</source>
        <translation>Seal the report of {period} of {unit}? The superior office will see exactly these figures. Figures that change afterwards have to be sealed again.</translation>
    </message>
    <message>
        <source>Các điểm cần xem trước khi chốt</source>
        <translation>What to look at before sealing</translation>
    </message>
    <message>
        <source>Chốt và gửi báo cáo</source>
        <translation>Seal and send the report</translation>
    </message>
    <message>
        <source>Chốt báo cáo</source>
        <translation>Seal the report</translation>
    </message>
    <message>
        <source>&amp;Quay lại sửa</source>
        <translation>&amp;Back to mend it</translation>
    </message>
    <message>
        <source>Chọn &amp;số đúng…</source>
        <translation>Choose the right &amp;figures…</translation>
    </message>
    <message>
        <source>Ô để trống.</source>
        <translation>Blank.</translation>
    </message>
    <message>
        <source>Số liệu giống bản bị trả lại. Hãy sửa số, hoặc ghi giải trình ở cột bên phải, rồi chốt lại.</source>
        <translation>The figures are those of the returned version. Correct them, or explain in the right-hand column, then seal again.</translation>
    </message>
    <message>
        <source>Góp ý chưa trả lời</source>
        <translation>Unanswered remarks</translation>
    </message>
    <message>
        <source>&amp;Giải trình</source>
        <translation>&amp;Explain</translation>
    </message>
    <message>
        <source>Góp ý</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Có lỗi thì chưa chốt được: sửa số trước. Nháy đúp vào dòng để đến ô.</source>
        <translation>With errors a month cannot be sealed: correct the figures first. Double-click a line to go to its cell.</translation>
    </message>
    <message>
        <source>Điểm này trả lời ở ô ghi chú gửi kèm bên dưới.</source>
        <translation>Answer this in the note below, which goes with the report.</translation>
    </message>
    <message>
        <source>Giải trình (cấp trên đọc)</source>
        <translation>Explanation (the superior reads it)</translation>
    </message>
    <message>
        <source>Góp ý: {text}</source>
        <translation>Remark: {text}</translation>
    </message>
    <message>
        <source>Cả báo cáo</source>
        <translation>Whole report</translation>
    </message>
    <message>
        <source>đã sửa {old} → {new}</source>
        <translation>changed {old} → {new}</translation>
    </message>
</context>
<context>
    <name>Sealing</name>
    <message>
        <source>Đã chốt báo cáo {period}.</source>
        <translation>The report of {period} is sealed.</translation>
    </message>
    <message>
        <source>Đã chốt báo cáo {period}. Đang ghi tệp…</source>
        <translation>The report of {period} is sealed. Writing the file…</translation>
    </message>
    <message>
        <source>Đã chốt {period}; đã ghi và kiểm tra lại {names} trong {folder}.</source>
        <translation>{period} is sealed; {names} was written to {folder} and read again.</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>Ghi bản in để ký</source>
        <translation>Write the page to sign</translation>
    </message>
    <message>
        <source>Đã ghi bản in {path}, nhưng chưa gửi được tới máy in.</source>
        <translation>The paper {path} was written, but could not be sent to the printer.</translation>
    </message>
    <message>
        <source>Đã ghi bản in {path}, nhưng máy này không mở được.</source>
        <translation>{path} was written, but nothing on this PC opens it.</translation>
    </message>
    <message>
        <source>Đã chốt {period}, nhưng chưa ghi được tệp: hãy bấm «Xuất tệp gửi…» để ghi lại.</source>
        <translation>{period} is sealed, but its file could not be written: press “Write the file…” to try again.</translation>
    </message>
</context>
<context>
    <name>SealingDialog</name>
    <message>
        <source>Đổi máy gửi báo cáo của {unit}</source>
        <translation>Change the reporting PC of {unit}</translation>
    </message>
    <message>
        <source>Máy gửi báo cáo từ nay</source>
        <translation>Reporting PC from now on</translation>
    </message>
    <message>
        <source>Mỗi đơn vị chỉ có một máy chốt gửi báo cáo. Hiện nay là «{device}».</source>
        <translation>Each office has only one PC that seals and sends reports. At present it is «{device}».</translation>
    </message>
    <message>
        <source>Các báo cáo máy cũ đã gửi tới đây vẫn được tính. Báo cáo máy cũ chốt sau lần đổi này thì không.</source>
        <translation>Reports the old PC has already sent here still count. Reports it seals after this change do not.</translation>
    </message>
    <message>
        <source>Máy gửi báo cáo từ nay:</source>
        <translation>Reporting PC from now on:</translation>
    </message>
    <message>
        <source>&amp;Đổi máy gửi báo cáo</source>
        <translation>&amp;Change reporting PC</translation>
    </message>
    <message>
        <source>Máy gửi báo cáo của {unit} từ nay là «{device}».</source>
        <translation>The sealing PC of {unit} is «{device}» from now on.</translation>
    </message>
    <message>
        <source>Hãy xuất tệp trả lời; hai máy của đơn vị cần nhập tệp đó.</source>
        <translation>Export the answer; both PCs of the unit must take it in.</translation>
    </message>
</context>
<context>
    <name>SearchedGrid</name>
    <message>
        <source>Trước</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Chỗ trước (Shift+F3)</source>
        <translation>Previous place (Shift+F3)</translation>
    </message>
    <message>
        <source>Sau</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Chỗ sau (F3)</source>
        <translation>Next place (F3)</translation>
    </message>
    <message>
        <source>Lọc:</source>
        <translation>Filter:</translation>
    </message>
    <message>
        <source>Tìm:</source>
        <translation>Find:</translation>
    </message>
    <message>
        <source>chữ có dấu hoặc không dấu (Ctrl+F)</source>
        <translation>words, with marks or without (Ctrl+F)</translation>
    </message>
    <message>
        <source>Không thấy</source>
        <translation>Not found</translation>
    </message>
</context>
<context>
    <name>SendingLine</name>
    <message>
        <source>&amp;Ghi tệp gửi {superior} vào:</source>
        <translation>&amp;Write the file for {superior} to:</translation>
    </message>
    <message>
        <source>Ghi tệp gửi {superior} vào</source>
        <translation>Write the file for {superior} to</translation>
    </message>
    <message>
        <source>Lập &amp;bản in để ký (PDF) và mở ra</source>
        <translation>Make the page to &amp;sign (PDF) and open it</translation>
    </message>
</context>
<context>
    <name>SendingPanel</name>
    <message>
        <source>Sao chép tệp</source>
        <translation>Copy files</translation>
    </message>
    <message>
        <source>Gửi bằng thư…</source>
        <translation>Send by e-mail…</translation>
    </message>
    <message>
        <source>Mở thư mụ&amp;c</source>
        <translation>Open f&amp;older</translation>
    </message>
    <message>
        <source>Đã ghi và kiểm tra lại {count} tệp trong {folder}.</source>
        <translation>Files written and read back in {folder}: {count}.</translation>
    </message>
    <message>
        <source>Đã ghi và kiểm tra lại: {name} ({size}), gửi {recipients}</source>
        <translation>Written and read back: {name} ({size}), for {recipients}</translation>
    </message>
    <message>
        <source>, kèm {count} tệp minh chứng</source>
        <translation>; files of evidence with it: {count}</translation>
    </message>
    <message>
        <source>Thư mục: {folder}; bản lưu trên máy này: {kept}</source>
        <translation>Folder: {folder}; copy kept on this PC: {kept}</translation>
    </message>
    <message>
        <source>Đã sao chép {count} tệp. Dán (Ctrl+V) vào thư, Zalo hoặc thư mục.</source>
        <translation>Files copied: {count}. Paste (Ctrl+V) into an e-mail, Zalo or a folder.</translation>
    </message>
    <message>
        <source>Bản lưu trên máy này không còn; hãy xuất tệp lại.</source>
        <translation>The copy kept on this PC is gone; please write the file again.</translation>
    </message>
    <message>
        <source>Máy này chưa có chương trình thư. Tệp đã được sao chép: hãy dán (Ctrl+V) vào nơi gửi thư.</source>
        <translation>There is no e-mail program on this PC. The file has been copied: paste it (Ctrl+V) where you send e-mail.</translation>
    </message>
    <message>
        <source>Không mở được thư mục: {path}</source>
        <translation>The folder could not be opened: {path}</translation>
    </message>
    <message>
        <source>… và {count} tệp nữa, đã ghi và kiểm tra lại.</source>
        <translation>… and {count} more, written and checked.</translation>
    </message>
    <message>
        <source>{count} đơn vị</source>
        <translation>offices: {count}</translation>
    </message>
    <message>
        <source>Thư dài hơn mức chương trình thư nhận được. Tệp đã được sao chép: hãy mở thư mới và dán (Ctrl+V).</source>
        <translation>The letter is longer than the mail program takes. The files were copied: open a new letter and paste them (Ctrl+V).</translation>
    </message>
    <message>
        <source>Đang gọi chương trình thư. Tệp chưa nằm trong thư: hãy dán (Ctrl+V) hoặc đính kèm tệp vừa chọn; không thấy thư hiện ra thì dán tệp vào nơi gửi thư.</source>
        <translation>Asking the mail program. The file is not in the letter yet: paste it (Ctrl+V) or attach the selected file; if no letter appears, paste it where you write mail.</translation>
    </message>
</context>
<context>
    <name>SetAsideDialog</name>
    <message>
        <source>Số được giữ riêng, chưa tính</source>
        <translation>Values set aside, not counted</translation>
    </message>
    <message>
        <source>Các số này nhập trước khi sổ đổi nơi giữ mà tới sau, hoặc nhập trên máy đã thu hồi, nên chưa tính vào biểu nào. Nơi giữ sổ xem từng ô: lấy lại số đã giữ riêng, hoặc giữ số đang dùng. Không số nào bị mất.</source>
        <translation>These values were typed before the book changed hands and arrived later, or on a PC that was revoked, so no form counts them. Who keeps the book looks at each cell: take the value up again, or keep the one in use. Nothing is lost.</translation>
    </message>
    <message>
        <source>Không có số nào được giữ riêng.</source>
        <translation>Nothing is set aside.</translation>
    </message>
    <message>
        <source>Giữ như đang dùng</source>
        <translation>Keep what is in use</translation>
    </message>
    <message>
        <source>Lấy lại số này</source>
        <translation>Take this value up</translation>
    </message>
</context>
<context>
    <name>SettingUp</name>
    <message>
        <source>Đã ghi thiết lập.</source>
        <translation>The settings are saved.</translation>
    </message>
    <message>
        <source>Đã ghi đầu trang và người ký; mọi bản in từ nay theo đó.</source>
        <translation>Letterhead and signers are kept; whatever is printed from now on has them.</translation>
    </message>
    <message>
        <source>Ngôn ngữ mới dùng từ lần mở chương trình sau.</source>
        <translation>The new language is used from the next start of the program.</translation>
    </message>
    <message>
        <source>Cỡ chữ {size} % dùng từ lần mở chương trình sau.</source>
        <translation>Letters of {size} % are used from the next start on.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Thiết lập</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Các trang thiết lập</source>
        <translation>Pages of settings</translation>
    </message>
    <message>
        <source>Đầu trang, người ký</source>
        <translation>Letterhead, signers</translation>
    </message>
    <message>
        <source>Thư mục</source>
        <translation>Folders</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>Cỡ chữ, ngôn ngữ</source>
        <translation>Letters, language</translation>
    </message>
    <message>
        <source>&amp;Ghi</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>C&amp;ỡ chữ:</source>
        <translation>Letter &amp;size:</translation>
    </message>
    <message>
        <source>&amp;Ngôn ngữ:</source>
        <translation>&amp;Language:</translation>
    </message>
    <message>
        <source>Dùng từ lần mở chương trình sau. Cỡ chữ riêng của bảng đổi ngay bằng Ctrl và phím + hoặc -.</source>
        <translation>Used from the next start of the program. Letters of tables change at once with Ctrl and the key + or -.</translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>Phiếu phục hồi mới</source>
        <translation>New recovery sheet</translation>
    </message>
    <message>
        <source>Để s&amp;au</source>
        <translation>&amp;Later</translation>
    </message>
</context>
<context>
    <name>SheetDialogs</name>
    <message>
        <source>Đã lấy về các số đã chọn.</source>
        <translation>The chosen figures were copied.</translation>
    </message>
</context>
<context>
    <name>SheetPanel</name>
    <message>
        <source>Phiếu phục hồi số {number}, {unit}, lập lúc {at}</source>
        <translation>Recovery sheet no. {number}, {unit}, made at {at}</translation>
    </message>
    <message>
        <source>&amp;In phiếu…</source>
        <translation>&amp;Print sheet…</translation>
    </message>
    <message>
        <source>&amp;Lưu PDF…</source>
        <translation>&amp;Save PDF…</translation>
    </message>
    <message>
        <source>Nhóm số cuối</source>
        <translation>Last group of digits</translation>
    </message>
    <message>
        <source>&amp;Xác nhận</source>
        <translation>&amp;Confirm</translation>
    </message>
    <message>
        <source>Nhóm số cuối trên phiếu:</source>
        <translation>Last group of digits on the sheet:</translation>
    </message>
    <message>
        <source>In, lưu PDF rồi in ở máy khác, hoặc chép tay ra giấy; sau đó nhìn vào giấy gõ lại nhóm số cuối và bấm «Xác nhận». Mã không hiện lại lần nữa; khi mất phiếu thì lập phiếu mới.</source>
        <translation>Print it, save the PDF and print it elsewhere, or copy it by hand; then type the last group back from the paper and press «Confirm». The code is not shown again; when the sheet is lost, make a new one.</translation>
    </message>
    <message>
        <source>Xác nhận xong thì phiếu cũ không mở được dữ liệu nữa: hãy huỷ phiếu cũ.</source>
        <translation>Once it is confirmed the old sheet opens nothing any more: destroy it.</translation>
    </message>
    <message>
        <source>Nhóm {place}</source>
        <translation>Group {place}</translation>
    </message>
    <message>
        <source>Lưu phiếu phục hồi</source>
        <translation>Save the recovery sheet</translation>
    </message>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>Đã ghi: {path}</source>
        <translation>Written: {path}</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Chia {unit}</source>
        <translation>Divide {unit}</translation>
    </message>
    <message>
        <source>Các đơn vị mới</source>
        <translation>The new units</translation>
    </message>
    <message>
        <source>19701 Xã Một
19702 Xã Hai</source>
        <translation>19701 Xã Một
19702 Xã Hai</translation>
    </message>
    <message>
        <source>Ngày cuối của đơn vị cũ</source>
        <translation>Last day of the old units</translation>
    </message>
    <message>
        <source>N&amp;gày cuối của đơn vị cũ:</source>
        <translation>&amp;Last day of the old units:</translation>
    </message>
    <message>
        <source>Mỗi dòng một đơn vị mới: mã, tên (dán từ Excel được). Đơn vị ở dòng đầu giữ sổ của đơn vị cũ.</source>
        <translation>A new unit on each line: code, name (can be pasted from Excel). The unit of the first line keeps the book of the old one.</translation>
    </message>
    <message>
        <source>Đã &amp;xem lại các điều trên và đã nhập hết các tệp của đơn vị cũ</source>
        <translation>I have &amp;read this again and imported all files of the old units</translation>
    </message>
    <message>
        <source>&amp;Tiếp tục</source>
        <translation>Co&amp;ntinue</translation>
    </message>
    <message>
        <source>&amp;Chia đơn vị</source>
        <translation>&amp;Divide</translation>
    </message>
    <message>
        <source>Hãy ghi ít nhất hai đơn vị mới. Nếu chỉ có một, hãy đổi tên đơn vị.</source>
        <translation>Enter at least two new units. If there is only one, rename the unit.</translation>
    </message>
    <message>
        <source>Việc chia đơn vị không rút lại được. Hãy xem lại rồi đánh dấu ô trên.</source>
        <translation>A division cannot be taken back. Read it, then tick the box above.</translation>
    </message>
    <message>
        <source>Đã chia {unit}.</source>
        <translation>{unit} was divided.</translation>
    </message>
    <message>
        <source>Hãy giao chỉ tiêu, xuất thư mời cho các đơn vị mới và tệp trả lời cho các xã.</source>
        <translation>Assign targets, export invitations for the new units and answers for the communes.</translation>
    </message>
</context>
<context>
    <name>StandpointBox</name>
    <message>
        <source>Chương trình và năm</source>
        <translation>Programme and year</translation>
    </message>
    <message>
        <source>Chương trình:</source>
        <translation>Programme:</translation>
    </message>
    <message>
        <source>Năm:</source>
        <translation>Year:</translation>
    </message>
    <message>
        <source>{year} (cấp trên chưa mở)</source>
        <translation>{year} (not opened by the superior yet)</translation>
    </message>
    <message>
        <source>{year} (đã khoá)</source>
        <translation>{year} (closed)</translation>
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
        <translation>Op&amp;en</translation>
    </message>
    <message>
        <source>Mở &amp;thư mục khác…</source>
        <translation>Open another &amp;folder…</translation>
    </message>
    <message>
        <source>&amp;Xã chưa có thư mời…</source>
        <translation>Commune &amp;without invitation…</translation>
    </message>
    <message>
        <source>Cách khác</source>
        <translation>Other ways</translation>
    </message>
    <message>
        <source>Tham &amp;gia theo thư mời…</source>
        <translation>&amp;Join by invitation…</translation>
    </message>
    <message>
        <source>Tạo đơn vị &amp;cấp trên…</source>
        <translation>Found a s&amp;uperior office…</translation>
    </message>
    <message>
        <source>Mở từ bản &amp;sao lưu…</source>
        <translation>Open from a &amp;backup…</translation>
    </message>
    <message>
        <source>Chọn đơn vị để làm việc</source>
        <translation>Choose an office to work in</translation>
    </message>
    <message>
        <source>Xã có thư mời</source>
        <translation>A commune with an invitation</translation>
    </message>
    <message>
        <source>Xã, phường, đặc khu đã nhận tệp thư mời (.ctph) và mã 20 chữ số của cấp trên.</source>
        <translation>A commune that has received an invitation file (.ctph) and the code of 20 digits from its superior office.</translation>
    </message>
    <message>
        <source>Nơi tổng hợp</source>
        <translation>Where reports are consolidated</translation>
    </message>
    <message>
        <source>Tỉnh, sở, huyện nhận và tổng hợp báo cáo: chọn đơn vị mình và các xã trong danh mục.</source>
        <translation>A province, department or district that receives and consolidates reports: choose it and its communes from the catalogue.</translation>
    </message>
    <message>
        <source>Xem thử bộ mẫu</source>
        <translation>Look at the sample</translation>
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
    <message>
        <source>Bắt đầu</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Thêm đơn vị trên máy này</source>
        <translation>Add an office on this PC</translation>
    </message>
    <message>
        <source>Cần phần mềm mới hơn</source>
        <translation>Needs a newer program</translation>
    </message>
    <message>
        <source>Tệp don-vi.json hỏng</source>
        <translation>don-vi.json is damaged</translation>
    </message>
    <message>
        <source>Mở bộ mẫ&amp;u</source>
        <translation>Open the sa&amp;mple</translation>
    </message>
    <message>
        <source>&amp;Dựng lại bộ mẫu…</source>
        <translation>Ma&amp;ke the sample anew…</translation>
    </message>
    <message>
        <source>Số liệu minh họa của một huyện và chín xã, để xem thử và tập làm.</source>
        <translation>Made-up figures of a district and nine communes, to look around and to practise.</translation>
    </message>
</context>
<context>
    <name>StatedTotalsDialog</name>
    <message>
        <source>Tổng ghi trong văn bản: {form}</source>
        <translation>Totals stated in the document: {form}</translation>
    </message>
    <message>
        <source>Tổng ghi trong văn bản</source>
        <translation>Totals stated in the document</translation>
    </message>
    <message>
        <source>Lý do sửa</source>
        <translation>Reason for the change</translation>
    </message>
    <message>
        <source>cần ghi khi sửa tổng đã ghi</source>
        <translation>needed when a total entered before changes</translation>
    </message>
    <message>
        <source>&amp;Lý do sửa:</source>
        <translation>&amp;Reason:</translation>
    </message>
    <message>
        <source>&amp;Ghi</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Chép tổng đúng như văn bản đã ký, dù không bằng tổng cộng từ các đơn vị: chương trình không sửa số nào, chỉ nêu chênh lệch, kèm giải trình nếu có.</source>
        <translation>Copy the totals exactly as signed, even where they differ from the sum over the units: the program corrects neither, it shows the difference, with your explanation.</translation>
    </message>
    <message>
        <source>Cột</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Cộng từ đơn vị</source>
        <translation>Sum of units</translation>
    </message>
    <message>
        <source>Văn bản ghi</source>
        <translation>Document says</translation>
    </message>
    <message>
        <source>Chênh lệch</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>Giải trình</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>Ghi tổng của văn bản trước, rồi giải trình chênh lệch.</source>
        <translation>Enter the document&apos;s total first, then explain the difference.</translation>
    </message>
    <message>
        <source>Chưa có tổng nào thay đổi.</source>
        <translation>No total has changed yet.</translation>
    </message>
    <message>
        <source>Có tổng đã ghi bị sửa: hãy ghi lý do.</source>
        <translation>A total entered before changes: enter the reason.</translation>
    </message>
    <message>
        <source>Đã ghi tổng của văn bản cho {form}.</source>
        <translation>Totals of the document saved for {form}.</translation>
    </message>
    <message>
        <source>Tổng chưa ghi</source>
        <translation>Totals not saved</translation>
    </message>
    <message>
        <source>Có {count} dòng đã sửa mà chưa ghi. Đóng và bỏ các dòng này?</source>
        <translation>Changed lines not recorded yet: {count}. Close and drop them?</translation>
    </message>
    <message>
        <source>&amp;Bỏ và đóng</source>
        <translation>&amp;Drop and close</translation>
    </message>
    <message>
        <source>&amp;Quay lại</source>
        <translation>&amp;Back</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>&amp;Minh chứng…</source>
        <translation>&amp;Evidence…</translation>
    </message>
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
        <source>Đã nhận, qua điện thoại</source>
        <translation>Received, by phone</translation>
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
    <name>StepDialog</name>
    <message>
        <source>&amp;Quay lại</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Đã xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Đón&amp;g</source>
        <translation>C&amp;lose</translation>
    </message>
    <message>
        <source>Bước {number} / {count}</source>
        <translation>Step {number} / {count}</translation>
    </message>
</context>
<context>
    <name>StickBackup</name>
    <message>
        <source>Sao lưu ra USB</source>
        <translation>Backup to a stick</translation>
    </message>
    <message>
        <source>Ghi bản sao lưu vào:</source>
        <translation>Write the backup to:</translation>
    </message>
    <message>
        <source>Cùng một ổ đĩa</source>
        <translation>The same disk</translation>
    </message>
    <message>
        <source>“{folder}” nằm trên chính ổ đĩa đang chứa dữ liệu của đơn vị.</source>
        <translation>“{folder}” lies on the very disk of the office&apos;s data.</translation>
    </message>
    <message>
        <source>Nếu ổ đĩa hỏng hoặc mất máy thì bản sao lưu ở đó cũng mất. Hãy cắm USB rồi chọn USB đó. Nếu vẫn ghi vào đây, bản này không được tính là đã sao lưu ra USB.</source>
        <translation>If the disk breaks or the PC is lost, a backup there is lost as well. Plug in a stick and choose it. Written here it does not count as a backup on a stick.</translation>
    </message>
    <message>
        <source>&amp;Vẫn ghi vào đây</source>
        <translation>&amp;Write here all the same</translation>
    </message>
    <message>
        <source>&amp;Chọn nơi khác</source>
        <translation>&amp;Choose another place</translation>
    </message>
</context>
<context>
    <name>SucceedDialog</name>
    <message>
        <source>Cấp trên mới tiếp nhận chương trình</source>
        <translation>A new superior office takes over the programme</translation>
    </message>
    <message>
        <source>&amp;Tên cấp trên mới:</source>
        <translation>&amp;Name of the new superior office:</translation>
    </message>
    <message>
        <source>Mã đơn &amp;vị:</source>
        <translation>Office c&amp;ode:</translation>
    </message>
    <message>
        <source>Họ và tên &amp;cán bộ:</source>
        <translation>Official&apos;s &amp;full name:</translation>
    </message>
    <message>
        <source>C&amp;hức vụ:</source>
        <translation>&amp;Post:</translation>
    </message>
    <message>
        <source>Đã &amp;xem lại các điều trên, đã nhập hết các tệp đang có và đã sao lưu</source>
        <translation>I have &amp;read this again, imported all files at hand and made a backup</translation>
    </message>
    <message>
        <source>Những gì sẽ thay đổi</source>
        <translation>What will change</translation>
    </message>
    <message>
        <source>Hãy xem lại, làm xong rồi đánh dấu ô trên.</source>
        <translation>Read it again, do what is wanting, then tick the box above.</translation>
    </message>
    <message>
        <source>{device} (máy này)</source>
        <translation>{device} (this PC)</translation>
    </message>
    <message>
        <source>{name} đã tiếp nhận chương trình.</source>
        <translation>{name} has taken over the programme.</translation>
    </message>
    <message>
        <source>Hãy mở «Gửi và nhận», chọn «Xuất thư mời…» và gửi thư mời mới cho các xã.</source>
        <translation>Open «Exchange», choose «Export invitation…» and send the new invitation to the communes.</translation>
    </message>
    <message>
        <source>Dùng khi {old} kết thúc và một đơn vị khác làm cấp trên của chương trình này, trên chính máy này. Chương trình, chỉ tiêu, báo cáo và quyết định được giữ nguyên.</source>
        <translation>For when {old} ends and another office becomes the superior office of this programme, on this same PC. The programme, indicators, reports and decisions are kept as they are.</translation>
    </message>
    <message>
        <source>Sau đó hãy gửi thư mời mới cho các xã. Mỗi xã mở mục «Máy và người dùng», chọn «Nhận thư mời của cấp trên…» và gõ mã trên công văn. Máy của các xã không phải ghi nhận lại.</source>
        <translation>Afterwards, send the communes a new invitation. Each commune goes to «PCs and users», chooses «Accept the superior office&apos;s invitation…» and types the code on the official letter. The communes&apos; PCs need not be enrolled again.</translation>
    </message>
    <message>
        <source>&amp;Tiếp tục</source>
        <translation>Co&amp;ntinue</translation>
    </message>
    <message>
        <source>Việc này không rút lại được. Khoá danh sách máy cũ hết hiệu lực.</source>
        <translation>This cannot be undone. The old key to the list of PCs is no longer valid.</translation>
    </message>
    <message>
        <source>&amp;Tiếp nhận chương trình</source>
        <translation>&amp;Take over the programme</translation>
    </message>
    <message>
        <source>Hãy gõ tên và mã của cấp trên mới.</source>
        <translation>Type the name and code of the new superior office.</translation>
    </message>
</context>
<context>
    <name>Succession</name>
    <message>
        <source>Mã đơn vị chỉ gồm chữ không dấu và chữ số, viết liền (ví dụ 19600). Hãy gõ lại.</source>
        <translation>A unit code has plain letters and digits only, no blanks (for example 19600). Type it again.</translation>
    </message>
</context>
<context>
    <name>TableMenus</name>
    <message>
        <source>&amp;Hoàn tác</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>&amp;Làm lại</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>&amp;Cắt</source>
        <translation>Cu&amp;t</translation>
    </message>
    <message>
        <source>&amp;Sao chép</source>
        <translation>&amp;Copy</translation>
    </message>
    <message>
        <source>&amp;Dán</source>
        <translation>&amp;Paste</translation>
    </message>
    <message>
        <source>Sửa số đan&amp;g có</source>
        <translation>&amp;Edit the figure</translation>
    </message>
    <message>
        <source>Gh&amp;i chú…</source>
        <translation>N&amp;ote…</translation>
    </message>
    <message>
        <source>Để &amp;trống</source>
        <translation>Leave &amp;blank</translation>
    </message>
    <message>
        <source>&amp;Không phát sinh</source>
        <translation>&amp;Nothing to report</translation>
    </message>
    <message>
        <source>Điền &amp;xuống</source>
        <translation>Fill &amp;down</translation>
    </message>
    <message>
        <source>Điền sang &amp;phải</source>
        <translation>F&amp;ill right</translation>
    </message>
    <message>
        <source>Tì&amp;m, lọc ở đây</source>
        <translation>&amp;Find or filter here</translation>
    </message>
    <message>
        <source>Chỗ s&amp;au</source>
        <translation>Ne&amp;xt place</translation>
    </message>
    <message>
        <source>Chỗ t&amp;rước</source>
        <translation>Pre&amp;vious place</translation>
    </message>
    <message>
        <source>Chữ &amp;to hơn</source>
        <translation>&amp;Larger letters</translation>
    </message>
    <message>
        <source>Chữ &amp;nhỏ hơn</source>
        <translation>&amp;Smaller letters</translation>
    </message>
    <message>
        <source>&amp;Cỡ chữ thường</source>
        <translation>&amp;Usual size</translation>
    </message>
    <message>
        <source>Màn hình này không có bảng nào.</source>
        <translation>There is no table on this screen.</translation>
    </message>
</context>
<context>
    <name>TargetColumns</name>
    <message>
        <source>Xã, phường</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Tổng</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Số đầu kỳ</source>
        <translation>Baseline</translation>
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
        <source>Số này gồm chỉ tiêu của đơn vị đã nhập vào. Sửa ở «Máy và người dùng», nút «Chỉ tiêu của đơn vị…».</source>
        <translation>This figure includes the targets of units that merged into this one. Change it at “PCs and users”, button “Targets of the unit…”.</translation>
    </message>
    <message>
        <source>Xã chưa trả lời.</source>
        <translation>The unit has not answered.</translation>
    </message>
    <message>
        <source>Xã đồng ý.</source>
        <translation>The unit agrees.</translation>
    </message>
    <message>
        <source>Xã đề nghị {count}: {reason}.</source>
        <translation>The unit proposes {count}: {reason}.</translation>
    </message>
    <message>
        <source>Trả lời cho số trước ({given}): {said} Số mới chờ xã trả lời.</source>
        <translation>Said to the figure before ({given}): {said} The new figure waits for an answer.</translation>
    </message>
    <message>
        <source>Xã đáp</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Xã trả lời ở máy của xã; trả lời về theo tệp gửi của xã.</source>
        <translation>The unit answers on its own PC; the answer comes with its package.</translation>
    </message>
    <message>
        <source>rút</source>
        <translation>none</translation>
    </message>
</context>
<context>
    <name>TargetsDialog</name>
    <message>
        <source>Chỉ tiêu {period} của {unit}</source>
        <translation>Targets of {unit}, {period}</translation>
    </message>
    <message>
        <source>Kế hoạch giao chung {period} của {unit}</source>
        <translation>Common plan of {unit}, {period}</translation>
    </message>
    <message>
        <source>Chỉ tiêu năm</source>
        <translation>Targets of the year</translation>
    </message>
    <message>
        <source>Áp dụng từ</source>
        <translation>Holds from</translation>
    </message>
    <message>
        <source>Đầu năm (số giao, ký kết)</source>
        <translation>Beginning of the year (as assigned, signed)</translation>
    </message>
    <message>
        <source>Từ {month} (điều chỉnh)</source>
        <translation>From {month} (amended)</translation>
    </message>
    <message>
        <source>Á&amp;p dụng từ:</source>
        <translation>Hol&amp;ds from:</translation>
    </message>
    <message>
        <source>Văn bản điều chỉnh</source>
        <translation>Amending document</translation>
    </message>
    <message>
        <source>ví dụ: QĐ số …/QĐ-UBND</source>
        <translation>e.g. Decision No …/QĐ-UBND</translation>
    </message>
    <message>
        <source>&amp;Văn bản điều chỉnh:</source>
        <translation>Ame&amp;nding document:</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>cần ghi khi sửa số đã giao</source>
        <translation>needed where a given figure changes</translation>
    </message>
    <message>
        <source>&amp;Lý do:</source>
        <translation>&amp;Reason:</translation>
    </message>
    <message>
        <source>&amp;Ghi chỉ tiêu</source>
        <translation>&amp;Give targets</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Gõ vào ô, hoặc dán từ Excel. Ô màu xám là chỗ chương trình không có chỉ tiêu. Ghi xong hãy xuất tệp trả lời; xã nhập tệp đó là thấy chỉ tiêu. Điều chỉnh trong năm: chọn tháng ở «Áp dụng từ», số đầu năm vẫn giữ.</source>
        <translation>Type into the cells, or paste from Excel. Grey cells have no target in the programme. Then export the answer; the commune sees the targets when it imports it. To amend during the year choose the month in “Holds from”; the first figures stay known.</translation>
    </message>
    <message>
        <source>Ghi kế hoạch mà cấp trên giao chung cho các đơn vị. Tổng hợp và Tổng quan đặt số này cạnh tổng chỉ tiêu của các đơn vị.</source>
        <translation>Enter the plan assigned for all units together. Consolidation and Overview set it beside the sum of the units&apos; targets.</translation>
    </message>
    <message>
        <source>Số đầu kỳ</source>
        <translation>Baseline</translation>
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
        <source>Chỉ tiêu</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>ĐVT</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Đã điều chỉnh</source>
        <translation>Amended</translation>
    </message>
    <message>
        <source>Số đầu kỳ là của cả năm: chọn «Đầu năm» ở «Áp dụng từ» để sửa.</source>
        <translation>A baseline is that of the whole year: choose “Beginning of the year” in “Holds from” to change it.</translation>
    </message>
    <message>
        <source>Chương trình phối hợp không có «{title}» ở dòng này.</source>
        <translation>The programme has no «{title}» in this line.</translation>
    </message>
    <message>
        <source>Chưa có chỉ tiêu nào thay đổi.</source>
        <translation>No target has changed.</translation>
    </message>
    <message>
        <source>Có chỉ tiêu đã giao bị sửa: hãy ghi lý do.</source>
        <translation>A given target changes: write why.</translation>
    </message>
    <message>
        <source>Điều chỉnh chỉ tiêu đã giao: hãy ghi văn bản điều chỉnh; nếu chỉ sửa số gõ nhầm thì ghi lý do.</source>
        <translation>A given target is amended: name the amending document; where only a slip is corrected, write why.</translation>
    </message>
    <message>
        <source>«{label}»: các dòng dưới cộng được {added}, dòng này ghi {count}.</source>
        <translation>«{label}»: the lines below add up to {added}, this line says {count}.</translation>
    </message>
    <message>
        <source>trống</source>
        <translation>blank</translation>
    </message>
    <message>
        <source>Đã ghi chỉ tiêu của {unit}. Hãy xuất tệp trả lời.</source>
        <translation>The targets of {unit} were recorded. Export the answer.</translation>
    </message>
    <message>
        <source>Đã ghi kế hoạch giao chung của {unit}.</source>
        <translation>Plan assigned to {unit} as a whole saved.</translation>
    </message>
    <message>
        <source>Chỉ tiêu chưa ghi</source>
        <translation>Targets not recorded</translation>
    </message>
    <message>
        <source>Có {count} ô đã sửa mà chưa ghi. Bỏ các ô này?</source>
        <translation>Changed cells not recorded yet: {count}. Drop them?</translation>
    </message>
    <message>
        <source>&amp;Bỏ các ô đã sửa</source>
        <translation>&amp;Drop them</translation>
    </message>
    <message>
        <source>&amp;Quay lại</source>
        <translation>&amp;Back</translation>
    </message>
</context>
<context>
    <name>TargetsScreen</name>
    <message>
        <source>Chỉ tiêu của các đơn vị</source>
        <translation>Targets of the units</translation>
    </message>
    <message>
        <source>Tổng và số cấp trên giao</source>
        <translation>Total, and what was assigned from above</translation>
    </message>
    <message>
        <source>Loại số đang xem</source>
        <translation>Kind of figures shown</translation>
    </message>
    <message>
        <source>Số áp dụng từ khi nào</source>
        <translation>Since when the figures hold</translation>
    </message>
    <message>
        <source>Giao và cam kết</source>
        <translation>Assigned and committed</translation>
    </message>
    <message>
        <source>&amp;Phân bổ…</source>
        <translation>&amp;Allocate…</translation>
    </message>
    <message>
        <source>Bỏ bản &amp;nháp…</source>
        <translation>Give up &amp;drafts…</translation>
    </message>
    <message>
        <source>&amp;Ghi và giao…</source>
        <translation>&amp;Give…</translation>
    </message>
    <message>
        <source>Chi tiết ô đang chọn</source>
        <translation>Details of the current cell</translation>
    </message>
    <message>
        <source>Số hiện hành</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Số đầu năm</source>
        <translation>At the beginning</translation>
    </message>
    <message>
        <source>Từ {month}</source>
        <translation>From {month} on</translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Tổng các đơn vị</source>
        <translation>Total of the units</translation>
    </message>
    <message>
        <source>Cấp trên giao</source>
        <translation>Assigned from above</translation>
    </message>
    <message>
        <source>· Còn ô trống {count}</source>
        <translation>· With blanks {count}</translation>
    </message>
    <message>
        <source>· Chưa trả lời {count}</source>
        <translation>· Not answered {count}</translation>
    </message>
    <message>
        <source>≠ Đề nghị khác {count}</source>
        <translation>≠ Another figure {count}</translation>
    </message>
    <message>
        <source>○ Có bản nháp {count}</source>
        <translation>○ With drafts {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n đơn vị</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Ghi và giao {count}…</source>
        <translation>&amp;Give {count}…</translation>
    </message>
    <message>
        <source>Chưa có bản nháp nào: gõ vào ô, hoặc dán từ Excel.</source>
        <translation>There is no draft yet: type into the cells, or paste from Excel.</translation>
    </message>
    <message>
        <source>chưa giao</source>
        <translation>not given</translation>
    </message>
    <message>
        <source>rút chỉ tiêu</source>
        <translation>no target any more</translation>
    </message>
    <message>
        <source>Bản nháp, chưa giao: {count}.</source>
        <translation>Draft, not given yet: {count}.</translation>
    </message>
    <message>
        <source>Bỏ bản nháp</source>
        <translation>Give up drafts</translation>
    </message>
    <message numerus="yes">
        <source>Bỏ %n số chưa giao?</source>
        <translation>
            <numerusform>Give up %n figure that is not given yet?</numerusform>
            <numerusform>Give up %n figures that are not given yet?</numerusform>
        </translation>
    </message>
    <message>
        <source>Các số đã giao không thay đổi. Ctrl+Z lấy lại được khi màn hình còn mở.</source>
        <translation>What was given stays as it is. Ctrl+Z brings them back while this screen is open.</translation>
    </message>
    <message>
        <source>&amp;Bỏ bản nháp</source>
        <translation>&amp;Give up drafts</translation>
    </message>
    <message>
        <source>&amp;Giữ lại</source>
        <translation>&amp;Keep them</translation>
    </message>
    <message numerus="yes">
        <source>Đã đưa %n số của bảng dán vào bản nháp, chưa giao.</source>
        <translation>
            <numerusform>%n figure of the pasted table is a draft, not assigned yet.</numerusform>
            <numerusform>%n figures of the pasted table are drafts, not assigned yet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message numerus="yes">
        <source>Đã chép %n chỉ tiêu năm trước thành bản nháp. Xem lại rồi chọn «Ghi và giao».</source>
        <translation>
            <numerusform>%n target of last year was copied as a draft. Look it through, then choose “Give”.</numerusform>
            <numerusform>%n targets of last year were copied as drafts. Look them through, then choose “Give”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Đã đưa %n số phân bổ vào bản nháp; Ctrl+Z lấy lại.</source>
        <translation>
            <numerusform>%n allocated figure became a draft; Ctrl+Z takes it back.</numerusform>
            <numerusform>%n allocated figures became drafts; Ctrl+Z takes them back.</numerusform>
        </translation>
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
    <name>TickList</name>
    <message>
        <source>Lọc {what}</source>
        <translation>Filter {what}</translation>
    </message>
    <message>
        <source>Lọc theo tên, không cần dấu</source>
        <translation>Filter by name, marks not needed</translation>
    </message>
    <message>
        <source>Chọn cả</source>
        <translation>Tick all</translation>
    </message>
    <message>
        <source>Bỏ cả</source>
        <translation>Untick all</translation>
    </message>
</context>
<context>
    <name>TrayPanel</name>
    <message>
        <source>Hộp chờ</source>
        <translation>Tray</translation>
    </message>
    <message>
        <source>Vì sao chờ</source>
        <translation>Why it waits</translation>
    </message>
    <message>
        <source>Hộp chờ trống.</source>
        <translation>The tray is empty.</translation>
    </message>
    <message>
        <source>&amp;Ghi nhận máy…</source>
        <translation>&amp;Enrol PC…</translation>
    </message>
    <message>
        <source>Loạ&amp;i khỏi hộp chờ</source>
        <translation>Remo&amp;ve from the tray</translation>
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
        <source>Tệp</source>
        <translation>File</translation>
    </message>
    <message>
        <source>{sender} (theo tên tệp)</source>
        <translation>{sender} (by the file name)</translation>
    </message>
    <message>
        <source>Tệp này không dùng để ghi nhận máy được; xem lý do ở trên.</source>
        <translation>This file cannot be used to enrol a PC; the reason stands above.</translation>
    </message>
    <message>
        <source>Dòng đang chọn không phải máy xin ghi nhận; xem lý do chờ ở trên.</source>
        <translation>The chosen line is no PC asking to be enrolled; why it waits stands above.</translation>
    </message>
    <message>
        <source>Phần này nằm trong sổ nên không loại được; nó tự hết khi lý do ở trên không còn.</source>
        <translation>This lies in the book and cannot be thrown out; it goes when the reason above goes.</translation>
    </message>
    <message>
        <source>Đã ghi nhận máy «{device}» của {unit} và nhập các tệp máy đó đã gửi.</source>
        <translation>PC «{device}» of {unit} was enrolled, and the files it sent were imported.</translation>
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
    <message>
        <source>Hộp chờ trống: không có máy nào xin ghi nhận, không có tệp nào chưa nhập được. Tệp gửi cho nơi khác không được giữ ở đây.</source>
        <translation>The tray is empty: no PC asks to be enrolled, no file was left out. Files for other offices are not kept here.</translation>
    </message>
    <message>
        <source>{count} tệp</source>
        <translation>files: {count}</translation>
    </message>
    <message>
        <source>Loại {name} khỏi hộp chờ?</source>
        <translation>Take {name} out of the tray?</translation>
    </message>
    <message>
        <source>Đã loại {name} khỏi hộp chờ.</source>
        <translation>Took {name} out of the tray.</translation>
    </message>
</context>
<context>
    <name>UnitPicker</name>
    <message>
        <source>Danh mục đơn vị hành chính Việt Nam</source>
        <translation>Administrative units of Việt Nam</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Thuộc</source>
        <translation>Within</translation>
    </message>
    <message>
        <source>Mã</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Gồm (tên cũ)</source>
        <translation>Made of (former names)</translation>
    </message>
    <message>
        <source>Tìm đơn vị</source>
        <translation>Find a unit</translation>
    </message>
    <message>
        <source>tên có dấu hoặc không dấu, tên cũ, mã</source>
        <translation>name with or without marks, former name, code</translation>
    </message>
    <message>
        <source>Tỉnh, thành phố</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>Địa giới</source>
        <translation>Boundaries</translation>
    </message>
    <message>
        <source>Từ 01/7/2025</source>
        <translation>Since 1 July 2025</translation>
    </message>
    <message>
        <source>Đến 30/6/2025</source>
        <translation>Until 30 June 2025</translation>
    </message>
    <message>
        <source>Các đơn vị</source>
        <translation>The units</translation>
    </message>
    <message>
        <source>Đang đọc danh mục…</source>
        <translation>Reading the catalogue…</translation>
    </message>
    <message>
        <source>&amp;Chọn</source>
        <translation>&amp;Choose</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>&amp;Tìm:</source>
        <translation>&amp;Find:</translation>
    </message>
    <message>
        <source>Địa &amp;giới:</source>
        <translation>&amp;Boundaries:</translation>
    </message>
    <message>
        <source>Cả nước</source>
        <translation>All of Việt Nam</translation>
    </message>
    <message>
        <source>{count} đơn vị</source>
        <translation>units: {count}</translation>
    </message>
    <message>
        <source>Không có đơn vị nào như vậy. Hãy bớt chữ, hoặc đổi địa giới.</source>
        <translation>There is no such unit. Type less, or change the boundaries.</translation>
    </message>
    <message>
        <source>Lấy cả {count} đơn &amp;vị</source>
        <translation>Take &amp;all ({count})</translation>
    </message>
    <message>
        <source>Danh sách đang trống.</source>
        <translation>The list is empty.</translation>
    </message>
</context>
<context>
    <name>UnsealedDialog</name>
    <message>
        <source>Có tháng chưa chốt</source>
        <translation>A month is not sealed</translation>
    </message>
    <message>
        <source>Chốt gửi trước, rồi xuất tệp; hoặc vẫn xuất tệp với các báo cáo đã chốt.</source>
        <translation>Seal it first, then export; or export all the same with the reports that are sealed.</translation>
    </message>
    <message>
        <source>Đến chỗ &amp;chốt</source>
        <translation>Go to &amp;sealing</translation>
    </message>
    <message>
        <source>&amp;Vẫn xuất tệp</source>
        <translation>&amp;Export all the same</translation>
    </message>
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
    <message>
        <source>Nơi khác</source>
        <translation>Another office</translation>
    </message>
</context>
<context>
    <name>WhyClosed</name>
    <message>
        <source>Danh sách máy chỉ đổi được trên máy giữ khoá danh sách (máy lập đơn vị cấp trên đầu tiên).</source>
        <translation>The list of PCs is changed only on the PC with its key (the one that founded the superior office).</translation>
    </message>
    <message>
        <source>Dòng đang chọn không có máy nào.</source>
        <translation>The chosen line has no PC.</translation>
    </message>
    <message>
        <source>Máy này đã thu hồi rồi.</source>
        <translation>This PC is out of use already.</translation>
    </message>
    <message>
        <source>Không thu hồi được chính máy đang dùng.</source>
        <translation>The PC you are using cannot be taken out of use.</translation>
    </message>
    <message>
        <source>Hãy chọn một xã. Cấp trên không có máy gửi báo cáo.</source>
        <translation>Choose a commune. The superior office has no sealing PC.</translation>
    </message>
    <message>
        <source>Đơn vị này không có máy nào khác để chuyển việc gửi báo cáo sang.</source>
        <translation>This unit has no other PC that could seal.</translation>
    </message>
    <message>
        <source>Hãy chọn một xã để nhập thay.</source>
        <translation>Choose a commune to type for.</translation>
    </message>
    <message>
        <source>Sổ của đơn vị này đang do nơi khác giữ: {state}.</source>
        <translation>The book of this unit is kept elsewhere: {state}.</translation>
    </message>
    <message>
        <source>Hãy chọn một xã đang được nhập thay.</source>
        <translation>Choose a commune that is typed for.</translation>
    </message>
    <message>
        <source>Đơn vị này không do cấp trên nhập thay.</source>
        <translation>The superior office does not type for this unit.</translation>
    </message>
    <message>
        <source>Hãy chọn đơn vị đang được nhập thay ở đây (tên in đậm).</source>
        <translation>Choose a unit that is typed for here (in bold).</translation>
    </message>
    <message>
        <source>Hãy chọn một đơn vị để giao chỉ tiêu.</source>
        <translation>Choose a unit to assign targets to.</translation>
    </message>
    <message>
        <source>Hãy chọn một xã để đổi tên.</source>
        <translation>Choose a commune to rename.</translation>
    </message>
    <message>
        <source>Hãy chọn xã sẽ chia thành nhiều đơn vị.</source>
        <translation>Choose the commune to divide.</translation>
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
    <message>
        <source>{numbers} · kế hoạch giao {own}: {share}</source>
        <translation>{numbers} · assigned plan {own}: {share}</translation>
    </message>
    <message>
        <source>{numbers} ({counted}/{units} đơn vị có cam kết; chung {done})</source>
        <translation>{numbers} ({counted} of {units} units have a commitment; {done} in all)</translation>
    </message>
</context>
<context>
    <name>YearMenu</name>
    <message>
        <source>Mở &amp;năm tiếp theo…</source>
        <translation>Open &amp;next year…</translation>
    </message>
    <message>
        <source>&amp;Khoá năm…</source>
        <translation>&amp;Close year…</translation>
    </message>
    <message>
        <source>Mở &amp;lại năm đã khoá…</source>
        <translation>&amp;Reopen a closed year…</translation>
    </message>
    <message>
        <source>Thêm &amp;báo cáo ngoài nhịp…</source>
        <translation>Add a &amp;report beside the rhythm…</translation>
    </message>
    <message>
        <source>Mở &amp;năm {year}…</source>
        <translation>Open &amp;next year, {year}…</translation>
    </message>
    <message>
        <source>&amp;Khoá năm {year}…</source>
        <translation>&amp;Close {year}…</translation>
    </message>
    <message>
        <source>Mở &amp;lại năm {year}…</source>
        <translation>&amp;Reopen {year}…</translation>
    </message>
    <message>
        <source>Đã mở năm {year}. Hãy xuất tệp trả lời để các xã nhận được.</source>
        <translation>{year} is open. Export the answer files so that the communes get it.</translation>
    </message>
    <message>
        <source>{what}: {names}.</source>
        <translation>{what}: {names}.</translation>
    </message>
    <message>
        <source>Còn báo cáo chưa gửi</source>
        <translation>Reports still missing</translation>
    </message>
    <message>
        <source>Còn báo cáo chờ duyệt</source>
        <translation>Reports waiting for review</translation>
    </message>
    <message>
        <source>Còn báo cáo đã trả lại</source>
        <translation>Returned reports</translation>
    </message>
    <message>
        <source>Số liệu cả năm lúc này được giữ lại để in về sau. Báo cáo duyệt sau khi khoá là bổ sung, đính chính. Có thể mở lại năm khi cần, kèm lý do.</source>
        <translation>The figures of the whole year are kept as they are now, to be printed later. Reports accepted after the closing are supplements or corrections. The year can be reopened when needed, with a reason.</translation>
    </message>
    <message>
        <source>Khoá năm</source>
        <translation>Close the year</translation>
    </message>
    <message>
        <source>Khoá năm {year} với {accepted}/{expected} báo cáo đã duyệt?</source>
        <translation>Close {year} with {accepted} of {expected} reports accepted?</translation>
    </message>
    <message>
        <source>&amp;Khoá năm</source>
        <translation>&amp;Close the year</translation>
    </message>
    <message>
        <source>Chưa k&amp;hoá</source>
        <translation>&amp;Not yet</translation>
    </message>
    <message>
        <source>Đã khoá năm {year}. Hãy xuất tệp trả lời để các xã biết.</source>
        <translation>{year} is closed. Export the answer files to let the communes know.</translation>
    </message>
    <message>
        <source>Mở lại năm</source>
        <translation>Reopen the year</translation>
    </message>
    <message>
        <source>Vì sao mở lại năm {year}? Các xã sẽ đọc lý do này khi nhập tệp trả lời.</source>
        <translation>Why is {year} reopened? The communes read the reason when they take in the answer file.</translation>
    </message>
    <message>
        <source>&amp;Mở lại năm</source>
        <translation>&amp;Reopen the year</translation>
    </message>
    <message>
        <source>Đã mở lại năm {year}. Hãy xuất tệp trả lời để các xã biết.</source>
        <translation>{year} is open again. Export the answer files to let the communes know.</translation>
    </message>
    <message>
        <source>Đã thêm báo cáo «{name}». Hãy xuất tệp trả lời để các xã nhận được.</source>
        <translation>The report “{name}” is added. Export the answers so that the communes get it.</translation>
    </message>
</context>
<context>
    <name>_WholeOfficeDialog</name>
    <message>
        <source>&amp;Tiếp tục</source>
        <translation>Co&amp;ntinue</translation>
    </message>
</context>
<context>
    <name>indicator_words</name>
    <message>
        <source>tỷ lệ {numerator} trên {denominator}</source>
        <translation>rate of {numerator} to {denominator}</translation>
    </message>
    <message>
        <source>thời điểm, tính từ tăng và giảm</source>
        <translation>stock, from increase and decrease</translation>
    </message>
    <message>
        <source>trong kỳ, cộng dồn</source>
        <translation>in the period, added up</translation>
    </message>
    <message>
        <source>thời điểm</source>
        <translation>stock</translation>
    </message>
    <message>
        <source>tính từ chỉ tiêu khác</source>
        <translation>computed from others</translation>
    </message>
    <message>
        <source>càng cao càng tốt</source>
        <translation>more is better</translation>
    </message>
    <message>
        <source>càng thấp càng tốt</source>
        <translation>less is better</translation>
    </message>
    <message>
        <source>không đánh giá</source>
        <translation>not judged</translation>
    </message>
</context>
<context>
    <name>reporting_words</name>
    <message>
        <source>hằng tháng</source>
        <translation>monthly</translation>
    </message>
    <message>
        <source>hằng quý</source>
        <translation>quarterly</translation>
    </message>
    <message>
        <source>6 tháng một lần</source>
        <translation>every half-year</translation>
    </message>
    <message>
        <source>hằng năm</source>
        <translation>yearly</translation>
    </message>
    <message>
        <source>tháng dương lịch</source>
        <translation>calendar month</translation>
    </message>
    <message>
        <source>từ ngày 15 tháng trước đến ngày 14</source>
        <translation>from the 15th of the month before to the 14th</translation>
    </message>
    <message>
        <source>chưa ấn định ngày</source>
        <translation>no day fixed</translation>
    </message>
    <message>
        <source>số ngày sau ngày cuối kỳ: {days}</source>
        <translation>days after the last day of the period: {days}</translation>
    </message>
</context>
</TS>
