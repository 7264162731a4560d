# The pages of tasks: their blocks in order, and the machine that they take for granted.

# Blocks of a page in a language, and the files that it shows. What stands below 'Before you begin' is done in the shell in every form.
function Get-Block([string] $Path, [string] $Language, [hashtable] $Replacement) {
    $text = Get-Content $Path -Raw
    foreach ($name in $Replacement.Keys) { $text = $text.Replace($name, $Replacement[$name]) }
    foreach ($section in $text -split '(?m)^(?=## )') {
        $wanted = $section.StartsWith('## Before you begin') ? 'sh' : $Language
        [regex]::Matches($section, '(?ms)^```(sh|powershell|yaml)\r?\n(.*?)^```').ForEach{
            $block = [pscustomobject]@{ Language = $_.Groups[1].Value; Text = $_.Groups[2].Value }
            if ($block.Language -in $wanted, 'yaml') { $block }
        }
    }
}

# Types blocks into one shell; the identifier of the process that it left in the background, if there is one.
function Invoke-ShellBlock([string] $Folder, $Blocks) {
    $script = Join-Path $Folder page.sh
    $pidFile = Join-Path $Folder background.pid
    Set-Content $script "set -e`ncd '$Folder'`n$($Blocks.Text -join "`n")`n[ -z `"`$!`" ] || echo `$! > '$pidFile'"
    $output = sh $script 2>&1
    if ($LASTEXITCODE -ne 0) { throw "The preparation failed: $output" }
    Get-Content $pidFile -ErrorAction Ignore
}

# A prodops and an ssh to be found, and the word of the init system that it will run a timer.
function Set-StandIn([string] $Folder, [string] $Program) {
    $bin = New-Item (Join-Path $Folder bin) -ItemType Directory
    Set-Content "$bin/prodops" "#!/bin/sh`nexec dotnet '$Program' `"`$@`""
    Set-Content "$bin/systemctl" "#!/bin/sh`nexit 0"
    chmod +x "$bin/prodops" "$bin/systemctl"
    $env:PATH = "$bin$([IO.Path]::PathSeparator)$env:PATH"
    $env:XDG_CONFIG_HOME = Join-Path $Folder config
}

# A real sshd on loopback with keys of its own, and an ssh that goes there whatever host is named.
function Start-TestSsh([string] $Folder) {
    $keys = New-Item (Join-Path $Folder ssh) -ItemType Directory
    foreach ($key in 'host', 'user') {
        ssh-keygen -q -t ed25519 -N '' -f "$keys/$key"
        if ($LASTEXITCODE -ne 0) { throw 'ssh-keygen failed.' }
    }
    $port = Get-FreePort
    Copy-Item "$keys/user.pub" "$keys/authorized"
    Set-Content "$keys/config" @"
Port $port
ListenAddress 127.0.0.1
HostKey "$keys/host"
AuthorizedKeysFile "$keys/authorized"
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
"@
    $type, $key = (Get-Content "$keys/host.pub" -Raw) -split ' '
    Set-Content "$keys/known" "[127.0.0.1]:$port $type $key"
    Set-Content "$Folder/bin/ssh" @"
#!/bin/sh
exec /usr/bin/ssh -o HostName=127.0.0.1 -o Port=$port -o User=$(id -un) -o 'IdentityFile="$keys/user"' -o 'UserKnownHostsFile="$keys/known"' -o StrictHostKeyChecking=yes "`$@"
"@
    chmod +x "$Folder/bin/ssh"
    if ((id -u) -eq '0') { $null = New-Item /run/sshd -ItemType Directory -Force }
    $info = [System.Diagnostics.ProcessStartInfo]::new('/usr/sbin/sshd', [string[]] ('-D', '-e', '-f', "$keys/config"))
    $info.RedirectStandardError = $true
    $server = [System.Diagnostics.Process]::Start($info)
    while ($true) {
        $line = $server.StandardError.ReadLine()
        if ($null -eq $line) { throw 'sshd did not start.' }
        if ($line -like '*Server listening*') { break }
    }
    # Its messages are read on, so that it never waits for a reader.
    $null = $server.StandardError.ReadToEndAsync()
    $server
}
