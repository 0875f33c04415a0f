; Included by the installer script: a double-click on a .ctph file opens the program, for this person only.
; Everything is written below HKEY_CURRENT_USER, so no administrator is needed.
#define PackageExtension ".ctph"
#define PackageMediaType "application/x-ctph-package"
#define PackageClass "CTPHDesktop.Package"

[Setup]
PrivilegesRequired=lowest
ChangesAssociations=yes

[Registry]
Root: HKCU; Subkey: "Software\Classes\{#PackageExtension}"; ValueType: string; ValueName: ""; ValueData: "{#PackageClass}"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\{#PackageExtension}"; ValueType: string; ValueName: "Content Type"; ValueData: "{#PackageMediaType}"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\{#PackageExtension}\OpenWithProgids"; ValueType: none; ValueName: "{#PackageClass}"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\{#PackageClass}"; ValueType: string; ValueName: ""; ValueData: "Gói số liệu CTPH"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\{#PackageClass}\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: """{app}\ctph-desktop.exe"",0"
Root: HKCU; Subkey: "Software\Classes\{#PackageClass}\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\ctph-desktop.exe"" ""%1"""
