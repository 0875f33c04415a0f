; The installer: for one person, without an administrator, from a stick. packing.py hands over VERSION, NUMBERS, LIBRARY,
; STAGE, ICON, SIDE, OUTPUT, KILOBYTES and COMPRESSOR.
;
; The program lies in one of two folders, app-1 and app-2, and current.ini says in which. A new version is written whole
; into the other one, tried, and then current.ini is replaced in one step: until then the old version runs, afterwards
; the new one. What an installation that was cut short left behind is removed by the next.
; It is a 32-bit program, so that 32-bit Windows starts it and hears why the program is not for it.
Unicode true
Target x86-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
CRCCheck force
SetCompressor ${COMPRESSOR}
!if "${COMPRESSOR}" == "/SOLID lzma"
    SetCompressorDictSize 64
!endif

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include WinVer.nsh
!include x64.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define NAME "CTPH Desktop"
!define APP_ID "CTPH.Desktop"
!define CLASS "CTPHDesktop.Package"
!define EXTENSION ".ctph"
!define MEDIA_TYPE "application/x-ctph-package"
!define PACKAGE_TITLE "Gói số liệu CTPH"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\CTPHDesktop"
!define RUNNING "Local\CTPH-Desktop-is-running"
!define INSTALLING "Local\CTPH-Desktop-setup"
!define FIRST_BUILD 17763 ; Windows 10, version 1809
!define SHORTCUT "$SMPROGRAMS\${NAME}.lnk"

; Exit codes; 1 and 2 are NSIS's own: left by the person, failed.
!define NOT_WRITABLE 3
!define DISK_FULL 4
!define STILL_OPEN 5
!define NEWER_INSTALLED 6
!define OLD_WINDOWS 7
!define OTHER_SETUP 8
!define NOT_STARTING 9
!define WINDOWS_32_BIT 10

!define SAY_OLD_WINDOWS "Máy này chạy Windows quá cũ: CTPH Desktop cần Windows 10 (bản 1809 trở lên) hoặc Windows 11. Hãy cập nhật Windows hoặc dùng máy khác; chưa có gì được cài."
!define SAY_32_BIT "Máy này chạy Windows 32 bit: CTPH Desktop cần Windows 10 (bản 1809 trở lên) hoặc Windows 11, loại 64 bit. Hãy dùng máy khác; chưa có gì được cài."
!define SAY_STILL_OPEN "CTPH Desktop đang mở. Hãy đóng chương trình rồi làm lại; chưa có gì thay đổi."
!define SAY_CLOSE_IT "CTPH Desktop đang mở. Hãy đóng chương trình rồi bấm Thử lại (Retry)."
!define SAY_NEWER "Máy này đã có CTPH Desktop $InstalledVersion, mới hơn bản ${VERSION} trong tệp này. Bản đang dùng được giữ nguyên."
!define SAY_OTHER_SETUP "Một cửa sổ cài đặt CTPH Desktop khác đang mở. Hãy dùng cửa sổ đó hoặc đóng nó trước."
!define SAY_NOT_WRITABLE "Không ghi được vào thư mục $INSTDIR. Hãy nhờ người quản lý máy cho tài khoản này ghi vào đó; chưa có gì thay đổi."
!define SAY_DISK_FULL "Ổ đĩa $DiskRoot chỉ còn trống $FreeMegabytes MB, cần $NeededMegabytes MB. Hãy xóa bớt tệp rồi cài lại; chưa có gì thay đổi."
!define SAY_HELD "Không thay được thư mục $INSTDIR\$Folder vì chương trình khác đang giữ tệp trong đó. Hãy khởi động lại máy rồi cài lại; bản đang dùng vẫn còn nguyên."
!define SAY_NOT_STARTING "Bản ${VERSION} không chạy được trên máy này, có thể do phần mềm diệt virus chặn. Hãy cho phép thư mục $INSTDIR rồi cài lại; bản đang dùng vẫn còn nguyên."
!define SAY_NOT_WRITTEN "Không ghi được chương trình vào ổ đĩa. Hãy kiểm tra chỗ trống rồi cài lại; bản đang dùng vẫn còn nguyên."

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
BrandingText "${NAME} ${VERSION}"
Caption "Cài đặt ${NAME} ${VERSION}"
UninstallCaption "Gỡ bỏ ${NAME} ${VERSION}"
VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=1066 ProductName "${NAME}"
VIAddVersionKey /LANG=1066 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=1066 FileVersion "${VERSION}"
VIAddVersionKey /LANG=1066 FileDescription "Cài đặt ${NAME}"
VIAddVersionKey /LANG=1066 LegalCopyright "MIT"
!ifdef SIGN
    !uninstfinalize '${SIGN} "%1"' = 0
    !finalize '${SIGN} "%1"' = 0
!endif

Var InstalledVersion
Var InstalledFolder
Var Folder
Var DiskRoot
Var FreeMegabytes
Var NeededMegabytes
Var WelcomeText

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEPAGE_TITLE "Cài đặt ${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "$WelcomeText"
!define MUI_FINISHPAGE_TITLE "Đã cài xong ${NAME} ${VERSION}"
!define MUI_FINISHPAGE_TEXT "Mở chương trình từ thực đơn Start, mục “${NAME}”, hoặc nháy đúp vào một tệp .ctph."
!define MUI_FINISHPAGE_RUN "$INSTDIR\ctph-desktop.exe"
!define MUI_FINISHPAGE_RUN_TEXT "&Mở ${NAME}"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Chương trình sẽ được gỡ khỏi máy này. Số liệu của các đơn vị trong $LOCALAPPDATA\${NAME} được giữ nguyên: cài lại chương trình là dùng tiếp được."
!define MUI_CUSTOMFUNCTION_ABORT LeaveNothing
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"
LangString ^ErrorDecompressing ${LANG_VIETNAMESE} "Không đọc hết được tệp cài đặt: USB bị rút ra hoặc tệp bị hỏng. Hãy chép lại tệp rồi cài lại; bản đang dùng vẫn còn nguyên."
LangString ^ErrorWriting ${LANG_VIETNAMESE} "${SAY_NOT_WRITTEN} "
ReserveFile /plugin System.dll

; Refuse with one sentence and an exit code; without windows (/S) the sentence goes to standard error.
!macro Refuse un
Function ${un}Refuse
    Exch $0 ; the sentence
    Exch
    Exch $1 ; the code
    SetErrorLevel $1
    RMDir "$INSTDIR" ; goes only when it is empty
    ${If} ${Silent}
        System::Call 'kernel32::GetStdHandle(i -12) p .r2'
        System::Alloc 4096
        Pop $3
        System::Call 'kernel32::WideCharToMultiByte(i 65001, i 0, w r0, i -1, p r3, i 4096, p 0, p 0) i .r4'
        IntOp $4 $4 - 1
        System::Call 'kernel32::WriteFile(p r2, p r3, i r4, *i .r5, p 0)'
        System::Free $3
    ${Else}
        MessageBox MB_OK|MB_ICONSTOP "$0"
    ${EndIf}
    Quit
FunctionEnd
!macroend
!insertmacro Refuse ""
!insertmacro Refuse "un."
!define Refuse '!insertmacro CallRefuse ""'
!define un.Refuse '!insertmacro CallRefuse "un."'
!macro CallRefuse un code sentence
    Push ${code}
    Push "${sentence}"
    Call ${un}Refuse
!macroend

; Wait until the program is closed; without windows, refuse.
!macro WaitForProgram un
Function ${un}WaitForProgram
    ${Do}
        System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "${RUNNING}") p .r0'
        ${If} $0 P= 0
            ${ExitDo}
        ${EndIf}
        System::Call 'kernel32::CloseHandle(p r0)'
        ${If} ${Silent}
            ${${un}Refuse} ${STILL_OPEN} "${SAY_STILL_OPEN}"
        ${EndIf}
        MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${SAY_CLOSE_IT}" IDRETRY +3
            SetErrorLevel ${STILL_OPEN}
            Quit
    ${Loop}
FunctionEnd
!macroend
!insertmacro WaitForProgram ""
!insertmacro WaitForProgram "un."

Function RefuseAnotherSetup
    System::Call 'kernel32::CreateMutexW(p 0, i 0, w "${INSTALLING}") p .r1 ?e'
    Pop $0
    ${If} $0 = 183 ; it exists
        ${Refuse} ${OTHER_SETUP} "${SAY_OTHER_SETUP}"
    ${EndIf}
FunctionEnd

; The program is looked for where it was installed, unless another place was named (/D=); a place that is gone is none.
Function FindInstalled
    ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "InstallLocation"
    ${If} $INSTDIR == "$LOCALAPPDATA\Programs\${NAME}"
    ${AndIf} ${FileExists} "$0\current.ini"
        StrCpy $INSTDIR $0
    ${EndIf}
    ReadINIStr $InstalledVersion "$INSTDIR\current.ini" "program" "version"
    ReadINIStr $InstalledFolder "$INSTDIR\current.ini" "program" "folder"
    StrCpy $Folder "app-1"
    ${If} $InstalledFolder == "app-1"
        StrCpy $Folder "app-2"
    ${EndIf}
    ${If} $InstalledVersion != ""
        ${VersionCompare} "$InstalledVersion" "${VERSION}" $0
        ${If} $0 = 1
            ${Refuse} ${NEWER_INSTALLED} "${SAY_NEWER}"
        ${EndIf}
    ${EndIf}
FunctionEnd

Function RefuseWhatCannotBeWritten
    ClearErrors
    CreateDirectory "$INSTDIR"
    FileOpen $0 "$INSTDIR\ghi-thu.tmp" w
    ${If} ${Errors}
        ${Refuse} ${NOT_WRITABLE} "${SAY_NOT_WRITABLE}"
    ${EndIf}
    FileClose $0
    Delete "$INSTDIR\ghi-thu.tmp"
FunctionEnd

; Its argument is a folder: is there room on its disk, with something to spare?
Function RefuseTooLittleRoom
    Pop $0
    ${GetRoot} "$0" $DiskRoot
    IntOp $NeededMegabytes ${KILOBYTES} / 1024
    IntOp $NeededMegabytes $NeededMegabytes + 30
    System::Call 'kernel32::GetDiskFreeSpaceExW(w r0, *l .r1, p 0, p 0) i .r2'
    ${If} $2 <> 0
        System::Int64Op $1 / 1048576
        Pop $FreeMegabytes
        ${If} $FreeMegabytes < $NeededMegabytes
            ${Refuse} ${DISK_FULL} "${SAY_DISK_FULL}"
        ${EndIf}
    ${EndIf}
FunctionEnd

Function .onInit
    ${IfNot} ${RunningX64}
        ${Refuse} ${WINDOWS_32_BIT} "${SAY_32_BIT}"
    ${EndIf}
    ${IfNot} ${AtLeastBuild} ${FIRST_BUILD}
        ${Refuse} ${OLD_WINDOWS} "${SAY_OLD_WINDOWS}"
    ${EndIf}
    Call RefuseAnotherSetup
    Call FindInstalled
    Call WaitForProgram
    Call RefuseWhatCannotBeWritten
    ; What is unpacked goes through the folder for temporary files first.
    Push "$TEMP"
    Call RefuseTooLittleRoom
    Push "$INSTDIR"
    Call RefuseTooLittleRoom
    StrCpy $WelcomeText "Chương trình được cài cho riêng tài khoản Windows này, không cần quyền quản trị và không cần mạng.$\r$\n$\r$\nBấm Cài đặt để bắt đầu."
    ${If} $InstalledVersion != ""
        StrCpy $WelcomeText "Máy này đang có bản $InstalledVersion. Số liệu của các đơn vị được giữ nguyên; nếu việc cài bị ngắt giữa chừng, bản cũ vẫn dùng được.$\r$\n$\r$\nBấm Cài đặt để bắt đầu."
    ${EndIf}
FunctionEnd

Function LeaveNothing
    RMDir "$INSTDIR"
FunctionEnd

Function .onInstFailed
    Call DropNewVersion
FunctionEnd

; Take back what was written so far; the version in use was not touched.
Function DropNewVersion
    ReadINIStr $0 "$INSTDIR\current.ini" "program" "folder"
    ${If} $0 != $Folder
        SetOutPath "$TEMP"
        RMDir /r "$INSTDIR\$Folder"
        RMDir "$INSTDIR"
    ${EndIf}
FunctionEnd

; Put a file in the place of another, in one step; $0 is 0 if that cannot be done. A scanner may hold it for a moment.
!macro PutInPlace from to
    ${For} $1 1 20
        System::Call 'kernel32::MoveFileExW(w "${from}", w "${to}", i 9) i .r0' ; replace, and write through
        ${If} $0 <> 0
            ${ExitFor}
        ${EndIf}
        Sleep 250
    ${Next}
!macroend

Section
    RMDir /r "$INSTDIR\$Folder"
    ${If} ${FileExists} "$INSTDIR\$Folder\*.*"
        ${Refuse} ${NOT_WRITABLE} "${SAY_HELD}"
    ${EndIf}
    SetOutPath "$INSTDIR\$Folder"
    ClearErrors
    File /r "${STAGE}\*.*"
    ${If} ${Errors}
        Call DropNewVersion
        ${Refuse} ${NOT_WRITABLE} "${SAY_NOT_WRITTEN}"
    ${EndIf}
    SetOutPath "$INSTDIR"

    ; The new version is tried where it lies.
    WriteINIStr "$INSTDIR\$Folder\current.ini" "program" "folder" "."
    WriteINIStr "$INSTDIR\$Folder\current.ini" "program" "library" "${LIBRARY}"
    nsExec::ExecToStack '"$INSTDIR\$Folder\ctph.exe" --version'
    Pop $0
    Pop $1
    ${If} $0 != 0
        Call DropNewVersion
        ${Refuse} ${NOT_STARTING} "${SAY_NOT_STARTING}"
    ${EndIf}
    Delete "$INSTDIR\$Folder\current.ini"

    ; Somebody may have opened the old version meanwhile.
    System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "${RUNNING}") p .r0'
    ${If} $0 P<> 0
        System::Call 'kernel32::CloseHandle(p r0)'
        Call DropNewVersion
        ${Refuse} ${STILL_OPEN} "${SAY_STILL_OPEN}"
    ${EndIf}

    Delete "$INSTDIR\current.new"
    WriteINIStr "$INSTDIR\current.new" "program" "folder" "$Folder"
    WriteINIStr "$INSTDIR\current.new" "program" "library" "${LIBRARY}"
    WriteINIStr "$INSTDIR\current.new" "program" "version" "${VERSION}"
    FlushINI "$INSTDIR\current.new"
    !insertmacro PutInPlace "$INSTDIR\current.new" "$INSTDIR\current.ini"
    ${If} $0 = 0
        Call DropNewVersion
        ${Refuse} ${NOT_WRITABLE} "${SAY_NOT_WRITTEN}"
    ${EndIf}

    ; From here on the new version is the one that runs.
    CopyFiles /SILENT "$INSTDIR\$Folder\ctph-desktop.exe" "$INSTDIR\ctph-desktop.new"
    !insertmacro PutInPlace "$INSTDIR\ctph-desktop.new" "$INSTDIR\ctph-desktop.exe"
    CopyFiles /SILENT "$INSTDIR\$Folder\ctph.exe" "$INSTDIR\ctph.new"
    !insertmacro PutInPlace "$INSTDIR\ctph.new" "$INSTDIR\ctph.exe"
    WriteUninstaller "$INSTDIR\uninstall.new"
    !insertmacro PutInPlace "$INSTDIR\uninstall.new" "$INSTDIR\uninstall.exe"
    ${If} $InstalledFolder != ""
    ${AndIf} $InstalledFolder != $Folder
        RMDir /r "$INSTDIR\$InstalledFolder"
    ${EndIf}

    CreateShortcut "${SHORTCUT}" "$INSTDIR\ctph-desktop.exe"
    Call NameShortcut
    WriteRegStr HKCU "Software\Classes\${EXTENSION}" "" "${CLASS}"
    WriteRegStr HKCU "Software\Classes\${EXTENSION}" "Content Type" "${MEDIA_TYPE}"
    WriteRegNone HKCU "Software\Classes\${EXTENSION}\OpenWithProgids" "${CLASS}"
    WriteRegStr HKCU "Software\Classes\${CLASS}" "" "${PACKAGE_TITLE}"
    WriteRegStr HKCU "Software\Classes\${CLASS}" "AppUserModelID" "${APP_ID}"
    WriteRegStr HKCU "Software\Classes\${CLASS}\DefaultIcon" "" '"$INSTDIR\ctph-desktop.exe",0'
    WriteRegStr HKCU "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\ctph-desktop.exe" "%1"'
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" '"$INSTDIR\ctph-desktop.exe",0'
    WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${NAME}"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${KILOBYTES}
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; what opens which file has changed
SectionEnd

; Give the Start menu's entry the name under which the taskbar gathers the program's windows.
Function NameShortcut
    !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
    ${If} $0 P<> 0
        ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
        ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
        ${If} $1 P<> 0
        ${AndIf} $2 P<> 0
            ${IPersistFile::Load} $1 '("${SHORTCUT}", ${STGM_READWRITE})'
            System::Call '*(&w64 "${APP_ID}")p.r3'
            System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
            System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_LPWSTR},,r3)p.r5'
            ${IPropertyStore::SetValue} $2 '($4,$5)'
            ${IPropertyStore::Commit} $2 ""
            ${IPersistFile::Save} $1 '("${SHORTCUT}",1)'
            System::Free $5
            System::Free $4
            System::Free $3
        ${EndIf}
        ${If} $2 P<> 0
            ${IUnknown::Release} $2 ""
        ${EndIf}
        ${If} $1 P<> 0
            ${IUnknown::Release} $1 ""
        ${EndIf}
        ${IUnknown::Release} $0 ""
    ${EndIf}
FunctionEnd

Section Uninstall
    Call un.WaitForProgram
    SetOutPath "$TEMP"
    Delete "$INSTDIR\current.ini"
    Delete "$INSTDIR\ctph-desktop.exe"
    Delete "$INSTDIR\ctph.exe"
    Delete "$INSTDIR\*.new"
    RMDir /r "$INSTDIR\app-1"
    RMDir /r "$INSTDIR\app-2"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "${SHORTCUT}"
    DeleteRegKey HKCU "Software\Classes\${CLASS}"
    DeleteRegValue HKCU "Software\Classes\${EXTENSION}\OpenWithProgids" "${CLASS}"
    ReadRegStr $0 HKCU "Software\Classes\${EXTENSION}" ""
    ${If} $0 == "${CLASS}"
        DeleteRegKey HKCU "Software\Classes\${EXTENSION}"
    ${EndIf}
    DeleteRegKey HKCU "${UNINSTALL_KEY}"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
