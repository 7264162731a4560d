# The pages of tasks in their form of PowerShell, typed after the site that they are tried on. Their form of the shell is typed by the tests of prodops.
BeforeDiscovery {
    $needed = @{ 'scheduled-tasks' = @(); pages = @(); 'ssh-targets' = 'rsync', 'ssh-keygen', '/usr/sbin/sshd'; approvals = @(); 'disaster-recovery' = @() }
    $built = Get-ChildItem "$PSScriptRoot/../../src/ProductionOps.Cli/bin" -Recurse -Filter prodops.dll -ErrorAction Ignore
    $script:Pages = foreach ($page in $needed.Keys | Sort-Object) {
        $missing = @('git', 'sh', 'dotnet') + $needed[$page] | Where-Object { -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) }
        if (-not $IsLinux) { $missing = @($missing) + 'Linux' }
        if (-not $built) { $missing = @($missing) + 'the built prodops' }
        if ($missing) { Write-Warning "The page $page is not typed: it needs $($missing -join ', ')." }
        @{ Page = $page; Missing = [bool]$missing }
    }
}

BeforeAll {
    . $PSScriptRoot/Support/Module.ps1
    . $PSScriptRoot/Support/Site.ps1
    . $PSScriptRoot/Support/Example.ps1
    . $PSScriptRoot/Support/TaskPage.ps1
    $script:prodops = (Get-ChildItem "$PSScriptRoot/../../src/ProductionOps.Cli/bin" -Recurse -Filter prodops.dll | Sort-Object LastWriteTime -Descending | Select-Object -First 1).FullName
    $script:tasks = Join-Path $Repository docs/tasks
    $script:seen = @{
        'scheduled-tasks' = { (Get-Maintenance -Status Success).MaintenanceType | Should -Contain Backup; Get-ProductionSchedule harbour-* | Should -BeNullOrEmpty }
        'pages' = { Get-Content ../published/index.html -Raw | Should -BeLike '*nine to five*'; (Get-ProductionDeployment).Status | Should -Be Success, RolledBack, Success }
        'ssh-targets' = { Get-Content "$www/current/index.html" -Raw | Should -BeLike '*nine to five*'; (Get-ProductionDeployment).Status | Should -Be Success, RolledBack, Success }
        'approvals' = { (Get-Maintenance).Status | Should -Be Cancelled, Success; (Get-Maintenance -Status Success -Detailed).Approval.ApprovedBy | Should -Be kim }
        'disaster-recovery' = { (Get-ProductionDeployment).Status | Should -Be Success, Success; Test-Path .deploy/site/current/index.html | Should -BeTrue }
    }
}

Describe 'The page <Page>' -ForEach $Pages {
    It 'can be typed from its first command to its last' -Skip:$Missing {
        # A folder whose name ssh need not quote.
        $www = (New-Item (Join-Path ([IO.Path]::GetTempPath()) "harbour-$([guid]::NewGuid().ToString('N'))") -ItemType Directory).FullName
        $folder = New-Item (Join-Path $TestDrive $Page) -ItemType Directory
        $location = Get-Location
        $kept = @{ PATH = $env:PATH; XDG_CONFIG_HOME = $env:XDG_CONFIG_HOME }
        try {
            Set-StandIn $folder $prodops
            $sshd = if ($Page -eq 'ssh-targets') { Start-TestSsh $folder }
            $replacements = @{ '8080' = "$(Get-FreePort)"; '/var/www/harbour' = $www; 'http://www.example.org' = 'http://127.0.0.1' }
            $common = Get-Block (Join-Path $tasks README.md) sh $replacements
            $own = Get-Block (Join-Path $tasks "$Page.md") powershell $replacements
            $background = Invoke-ShellBlock $folder (@($common) + @($own | Where-Object Language -EQ sh))
            $session = New-ExampleSession $Manifest $folder (Join-Path $folder harbour)
            foreach ($block in $own | Where-Object Language -NE sh) {
                if ($block.Language -eq 'yaml') { Set-Content (Join-Path $folder harbour/production.yaml) $block.Text; continue }
                foreach ($line in $block.Text.Trim() -split '\n') {
                    (Invoke-Example $session $line).Errors | Should -BeNullOrEmpty -Because "$Page`: $line"
                }
            }
            Set-Location (Join-Path $folder harbour)
            & $seen[$Page]
        }
        finally {
            Set-Location $location
            foreach ($name in $kept.Keys) { Set-Item "env:$name" $kept[$name] }
            if ($session) { $session.Dispose() }
            if ($background) { Stop-Process -Id $background -ErrorAction Ignore }
            if ($sshd) { $sshd.Kill(); $sshd.WaitForExit() }
            Remove-Item $www -Recurse -Force
        }
    }
}
