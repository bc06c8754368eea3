# Builds the same program, installer and ZIP on a real Windows 10 or 11.
#
#     powershell -ExecutionPolicy Bypass -File packaging\windows\build.ps1 [-Python C:\...\python.exe] [-Work FOLDER]
#         [-Thumbprint SHA1] [-TimestampServer URL]
#
# With a thumbprint, both programs and the installer are signed with that certificate of the current
# account's store, as build.sh does with PUBLISHER_P12. The MSI is made on Debian only (wixl).
#
# Needs CPython 3.12 (64-bit) from python.org and NSIS 3.08 or newer with its amd64-unicode stubs
# (Debian's nsis package has them; without makensis the ZIP is made and the installer left out).
# This script has not been run by the project's own machines; docs/release.md says what has.
param(
    [string]$Python = "python",
    [string]$Work = "out\windows",
    [string]$Thumbprint = "",
    [string]$TimestampServer = ""
)

$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")
# makensis leaves this folder and Windows' own functions never knew it: every path is a whole one.
$Work = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Work)
$name = "BaoCaoCongThuong"
# What Python says and what is read of it are in one encoding, whatever the machine's is.
$env:PYTHONUTF8 = "1"
[Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false

function Invoke-Step([string]$What, [scriptblock]$Do) {
    $begun = Get-Date
    & $Do
    if ($LASTEXITCODE -ne 0) { throw "${What}: chưa xong, mã $LASTEXITCODE." }
    "{0,4:N0} giây: {1}" -f ((Get-Date) - $begun).TotalSeconds, $What
}

function Set-Publisher([string]$File) {
    if (-not $Thumbprint) { return }
    $how = @{
        FilePath = $File
        Certificate = Get-Item "Cert:\CurrentUser\My\$Thumbprint"
        HashAlgorithm = "SHA256"
    }
    if ($TimestampServer) { $how.TimestampServer = $TimestampServer }
    $signed = Set-AuthenticodeSignature @how
    if ($signed.Status -ne "Valid") { throw "${File}: chưa ký được, $($signed.StatusMessage)" }
}

$version = & $Python -c "import struct, sys; print('%d.%d-%d' % (*sys.version_info[:2], 8 * struct.calcsize('P')))"
if ($version -ne "3.12-64") { throw "Cần Python 3.12 bản 64-bit, đang là $version." }
$interpreter = & $Python -c "import sys; print(getattr(sys, '_base_executable', sys.executable))"
$signature = Get-AuthenticodeSignature $interpreter
if ($signature.Status -ne "Valid" -or $signature.SignerCertificate.Subject -notmatch "O=Python Software Foundation") {
    throw "$interpreter không mang chữ ký hợp lệ của Python Software Foundation."
}

$environment = Join-Path $Work "venv"
$venvPython = Join-Path $environment "Scripts\python.exe"
$dist = Join-Path $Work "dist"
foreach ($old in "dist", "build", "setup", "demo") {
    $folder = Join-Path $Work $old
    if (Test-Path $folder) { Remove-Item -Recurse -Force $folder }
}
New-Item -ItemType Directory -Force (Join-Path $Work "setup") | Out-Null

Invoke-Step "Môi trường Python" { & $Python -m venv $environment }
Invoke-Step "Thư viện theo khóa" {
    & $venvPython -m pip install --quiet --no-deps --require-hashes -r requirements-dev.txt
}
Invoke-Step "Bài thử" { & $venvPython -m pytest -q -n auto -p no:cacheprovider }
Invoke-Step "Đóng gói chương trình" {
    & $venvPython -m PyInstaller --noconfirm --log-level WARN `
        --distpath $dist --workpath (Join-Path $Work "build") build.spec
}

$program = Join-Path $dist $name
$release = & $venvPython -c "from forms.version import APP_VERSION; print(APP_VERSION)"
$setup = Join-Path $Work "setup\$name-$release-cai-dat.exe"
$portable = Join-Path $Work "setup\$name-$release-mang-theo.zip"
Set-Publisher (Join-Path $program "$name.exe")
Set-Publisher (Join-Path $program "baocao.exe")
Invoke-Step "Làm trọn tháng mẫu" { & (Join-Path $program "baocao.exe") demo --out (Join-Path $Work "demo") }
Invoke-Step "Bản mang theo (ZIP)" { & $venvPython packaging\windows\portable.py $program $portable }

$made = @($portable)
if (Get-Command makensis -ErrorAction SilentlyContinue) {
    $bytes = (Get-ChildItem -Recurse -File $program | Measure-Object Length -Sum).Sum
    Invoke-Step "Bộ cài (NSIS)" {
        & makensis /V2 /INPUTCHARSET UTF8 "/DVERSION=$release" "/DDIST=$program" `
            "/DICON=$(Join-Path $Work 'build\build\resources\app.ico')" `
            "/DSIZE_KB=$([int]($bytes / 1024))" "/DOUT=$setup" "/DLETTERS=$(Join-Path $Work 'build\letters')" `
            "/DPYTHON=$venvPython" (Join-Path $PSScriptRoot "installer.nsi")
    }
    Invoke-Step "Lời kể thay đổi" { & $venvPython packaging\windows\changes.py $setup }
    Set-Publisher $setup
    $made += $setup
} else {
    "Không có makensis: chưa làm bộ cài."
}
Invoke-Step "Soát thư mục và kích thước" { & $venvPython packaging\windows\audit.py $program @made }
$made | ForEach-Object { Get-FileHash -Algorithm SHA256 $_ } | Format-List -Property "Path", "Hash"
