; The Windows installer. makensis gets VERSION (1.2.3), DIST (the program's folder), ICON, SIZE_KB,
; OUT, LETTERS (a folder to be made) and PYTHON by -D; build.sh and build.ps1 call it.
;
;   /S         no questions      /D=FOLDER  another folder (last on the line)
;   /ALLUSERS  for every account of the machine, from an administrator's prompt
;
; Exit codes: 0 done · 2 cannot be installed here · 3 no space or not writable · 5 program is open.
; What is installed is unpacked beside the old program first and then takes its place, so that a full
; disk or a cut-off leaves the old program as it was.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
; Both executables carry the same modules and are packed first, 13 MB apart: the dictionary must
; reach from one to the other. A larger one costs more time than it saves room.
SetCompressorDictSize 16
AllowSkipFiles off
ManifestDPIAware true
RequestExecutionLevel user

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "WordFunc.nsh"

!define NAME "Báo cáo Công Thương"
!define APP "BaoCaoCongThuong"
!define WINDOW "BaoCaoCongThuong.exe"
!define CONSOLE "baocao.exe"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"
!define BACKUP "${APP}.Backup"
!define PACKAGE "${APP}.Package"
!define STAGE ".moi"
!define OLD ".cu"
; Windows 10 1703 brought icuuc.dll, which Qt needs.
!define OLDEST_BUILD 15063
; Half seconds to wait for a program that is being closed.
!define PATIENCE 8

Name "${NAME} ${VERSION}"
OutFile "${OUT}"
BrandingText " "
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1066 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1066 "FileDescription" "Bộ cài ${NAME}"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "CompanyName" "The Báo cáo Công Thương authors"
VIAddVersionKey /LANG=1066 "LegalCopyright" "MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; The loader's own sentences, about an installer that is damaged.
!packhdr "${LETTERS}.stub" '"${PYTHON}" "${__FILEDIR__}/stub.py" "${LETTERS}.stub"'
!system '"${PYTHON}" "${__FILEDIR__}/letters.py" "${NSISDIR}" "${LETTERS}"' = 0
!insertmacro MUI_LANGUAGEEX "${LETTERS}" "Vietnamese"

LangString OldWindows ${LANG_VIETNAMESE} "Máy này dùng Windows cũ hơn Windows 10 bản 1703 nên chưa chạy được ${NAME}. Hãy nâng cấp Windows rồi cài lại."
LangString NotAdministrator ${LANG_VIETNAMESE} "Cài cho mọi tài khoản cần quyền quản trị. Hãy chạy lại bằng quyền quản trị, hoặc bỏ /ALLUSERS để chỉ cài cho tài khoản này."
LangString Newer ${LANG_VIETNAMESE} "Máy đã có bản $R1, mới hơn bản ${VERSION} trong bộ cài này. Bản đang có được giữ nguyên; muốn dùng bản cũ, hãy gỡ bản $R1 trước."
LangString Running ${LANG_VIETNAMESE} "${NAME} đang mở hoặc tệp của chương trình không ghi được. Hãy đóng chương trình rồi chạy lại, chưa có gì bị thay đổi."
LangString NoSpace ${LANG_VIETNAMESE} "Ổ đĩa chỉ còn $R2 MB, cần $R3 MB. Hãy dọn bớt hoặc chọn ổ khác, chưa có gì bị thay đổi."
LangString Unwritable ${LANG_VIETNAMESE} "Chưa ghi được vào $INSTDIR. Hãy chọn thư mục khác, chương trình và số liệu đang có vẫn nguyên."
LangString DataStay ${LANG_VIETNAMESE} "Đã gỡ chương trình. Số liệu vẫn còn tại $LOCALAPPDATA\${APP}; chỉ xóa thư mục đó khi không cần nữa."
LangString BackupType ${LANG_VIETNAMESE} "Bản sao lưu ${NAME}"
LangString PackageType ${LANG_VIETNAMESE} "Báo cáo đã ký (xác minh bằng ${NAME})"

!macro Refuse CODE SENTENCE
  MessageBox MB_OK|MB_ICONSTOP "${SENTENCE}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; An open program cannot be written to. This sees every account's program, the console's as well.
; A program that has just been closed, or is being looked at by a virus scanner, gets a few seconds.
!macro RefuseWhileOpen FILE
  ${If} ${FileExists} "$INSTDIR\${FILE}"
    StrCpy $R1 0
    ${Do}
      ClearErrors
      FileOpen $R0 "$INSTDIR\${FILE}" a
      ${IfNot} ${Errors}
        FileClose $R0
        ${Break}
      ${EndIf}
      ${If} $R1 = ${PATIENCE}
        !insertmacro Refuse 5 "$(Running)"
      ${EndIf}
      IntOp $R1 $R1 + 1
      Sleep 500
    ${Loop}
  ${EndIf}
!macroend

; Everything the program consists of moves from one folder to another; the error flag tells.
!macro Move FROM TO
  !insertmacro MoveOne "${FROM}" "${TO}" "_internal"
  !insertmacro MoveOne "${FROM}" "${TO}" "${WINDOW}"
  !insertmacro MoveOne "${FROM}" "${TO}" "${CONSOLE}"
!macroend

!macro MoveOne FROM TO NAME
  ${If} ${FileExists} "${FROM}\${NAME}"
    Rename "${FROM}\${NAME}" "${TO}\${NAME}"
  ${EndIf}
!macroend

!macro TellTheShell
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
    !insertmacro Refuse 2 "$(OldWindows)"
  ${EndIf}
  ${WinVerGetBuild} $R0
  ${If} $R0 < ${OLDEST_BUILD}
    !insertmacro Refuse 2 "$(OldWindows)"
  ${EndIf}
  Call ChooseAccounts
  Call ChooseFolder
  ReadRegStr $R1 SHCTX "${UNINSTALL}" "DisplayVersion"
  ${If} $R1 != ""
    ${VersionCompare} "$R1" "${VERSION}" $R0
    ${If} $R0 == 1
      !insertmacro Refuse 2 "$(Newer)"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function ChooseAccounts
  SetShellVarContext current
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/ALLUSERS" $R1
  ${IfNot} ${Errors}
    UserInfo::GetAccountType
    Pop $R0
    ${If} $R0 != "Admin"
      !insertmacro Refuse 2 "$(NotAdministrator)"
    ${EndIf}
    SetShellVarContext all
    StrCpy $R9 "all"
  ${EndIf}
FunctionEnd

Function ChooseFolder ; unless /D= has chosen
  ${If} $INSTDIR == ""
    ReadRegStr $INSTDIR SHCTX "${UNINSTALL}" "InstallLocation"
  ${EndIf}
  ${If} $INSTDIR == ""
    ${If} $R9 == "all"
      StrCpy $INSTDIR "$PROGRAMFILES64\${APP}"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${APP}"
    ${EndIf}
  ${EndIf}
FunctionEnd

Section
  !insertmacro RefuseWhileOpen "${WINDOW}"
  !insertmacro RefuseWhileOpen "${CONSOLE}"
  Call CheckSpace
  Call Unpack
  Call TakePlace
  Call Register
SectionEnd

Function CheckSpace
  ${GetRoot} "$INSTDIR" $R0
  ClearErrors
  ${DriveSpace} "$R0\" "/D=F /S=M" $R2
  ${If} ${Errors}
    Return ; a network path: unpacking will tell
  ${EndIf}
  IntOp $R3 ${SIZE_KB} / 1024
  IntOp $R3 $R3 + 64
  ${If} $R2 < $R3
    !insertmacro Refuse 3 "$(NoSpace)"
  ${EndIf}
FunctionEnd

Function Unpack
  RMDir /r "$INSTDIR\${STAGE}"
  ClearErrors
  CreateDirectory "$INSTDIR\${STAGE}"
  ${If} ${Errors}
    !insertmacro Refuse 3 "$(Unwritable)"
  ${EndIf}
  SetOutPath "$INSTDIR\${STAGE}"
  File "${DIST}\${WINDOW}"
  File "${DIST}\${CONSOLE}"
  File /r "${DIST}\_internal"
  SetOutPath "$INSTDIR"
FunctionEnd

; From here on only renames: every module of the old program goes, none of the new one is missing.
; What cannot be renamed leaves the old program as it was.
Function TakePlace
  RMDir /r "$INSTDIR\${OLD}"
  CreateDirectory "$INSTDIR\${OLD}"
  ClearErrors
  !insertmacro Move "$INSTDIR" "$INSTDIR\${OLD}"
  ${If} ${Errors}
    Call PutBack
    !insertmacro Refuse 5 "$(Running)"
  ${EndIf}
  ClearErrors
  !insertmacro Move "$INSTDIR\${STAGE}" "$INSTDIR"
  ${If} ${Errors}
    !insertmacro Move "$INSTDIR" "$INSTDIR\${STAGE}"
    Call PutBack
    !insertmacro Refuse 3 "$(Unwritable)"
  ${EndIf}
  RMDir /r "$INSTDIR\${STAGE}"
  RMDir /r "$INSTDIR\${OLD}"
FunctionEnd

Function PutBack
  !insertmacro Move "$INSTDIR\${OLD}" "$INSTDIR"
  RMDir /r "$INSTDIR\${STAGE}"
  RMDir "$INSTDIR\${OLD}"
FunctionEnd

Function Register
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${WINDOW}"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${WINDOW}"

  ; A double-click on a backup asks what to bring back; nothing is written by that.
  WriteRegStr SHCTX "Software\Classes\.bcct" "" "${BACKUP}"
  WriteRegStr SHCTX "Software\Classes\${BACKUP}" "" "$(BackupType)"
  WriteRegStr SHCTX "Software\Classes\${BACKUP}\DefaultIcon" "" "$INSTDIR\${WINDOW},0"
  WriteRegStr SHCTX "Software\Classes\${BACKUP}\shell\open\command" "" \
    '"$INSTDIR\${WINDOW}" "%1"'
  ; Excel stays the program for XLSX; this is one more entry of "Open with".
  WriteRegStr SHCTX "Software\Classes\${PACKAGE}" "" "$(PackageType)"
  WriteRegStr SHCTX "Software\Classes\${PACKAGE}\DefaultIcon" "" "$INSTDIR\${WINDOW},0"
  WriteRegStr SHCTX "Software\Classes\${PACKAGE}\shell\open\command" "" \
    '"$INSTDIR\${WINDOW}" "%1"'
  WriteRegStr SHCTX "Software\Classes\.xlsx\OpenWithProgids" "${PACKAGE}" ""

  WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${WINDOW}"
  WriteRegStr SHCTX "${UNINSTALL}" "Publisher" "The Báo cáo Công Thương authors"
  WriteRegStr SHCTX "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1
  !insertmacro TellTheShell
FunctionEnd

Function .onInstFailed ; the old program still stands where it stood
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\${STAGE}"
  RMDir "$INSTDIR"
  SetErrorLevel 3
FunctionEnd

Function un.onInit
  SetShellVarContext all
  ReadRegStr $R0 SHCTX "${UNINSTALL}" "InstallLocation"
  ${If} $R0 != $INSTDIR
    SetShellVarContext current
  ${EndIf}
  !insertmacro RefuseWhileOpen "${WINDOW}"
  !insertmacro RefuseWhileOpen "${CONSOLE}"
FunctionEnd

; Only what was installed goes. The data are in another folder and are not touched.
Section "Uninstall"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${WINDOW}"
  Delete "$INSTDIR\${CONSOLE}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey SHCTX "Software\Classes\.bcct"
  DeleteRegKey SHCTX "Software\Classes\${BACKUP}"
  DeleteRegKey SHCTX "Software\Classes\${PACKAGE}"
  DeleteRegValue SHCTX "Software\Classes\.xlsx\OpenWithProgids" "${PACKAGE}"
  DeleteRegKey SHCTX "${UNINSTALL}"
  !insertmacro TellTheShell
  SetShellVarContext current
  MessageBox MB_OK|MB_ICONINFORMATION "$(DataStay)" /SD IDOK
SectionEnd
