BeforeAll {
    . $PSScriptRoot/Support/Module.ps1
    $script:prodops = (Get-ChildItem "$PSScriptRoot/../../src/ProductionOps.Cli/bin" -Recurse -Filter prodops.dll | Sort-Object LastWriteTime -Descending | Select-Object -First 1).FullName
    $script:site = Join-Path $TestDrive 'Städte & Häfen [1]'
    $null = [IO.Directory]::CreateDirectory((Join-Path $site 'pages'))
    [IO.File]::WriteAllText((Join-Path $site 'pages/page ü.md'), 'first')
    Push-Location -LiteralPath $site
    $null = Initialize-ProductionStore -Site Museum

    function Import-TestConfiguration([string] $Backup) {
        [IO.File]::WriteAllText((Join-Path $site 'production.yaml'), @"
environment: production
application: { name: Museum, homepage: "https://museum.example.org" }
deployment: { build: { command: ["true"], output: dist }, target: { type: directory, path: ../served } }
maintenance:
  approval: { types: [backup] }
  contentValidation: { enabled: false }
  dependencyUpdates: { enabled: false }
  backup: { sources: [{ name: pages, path: pages }]$Backup }
"@)
        $null = Import-ProductionConfiguration -LiteralPath (Join-Path $site 'production.yaml')
    }
}

AfterAll { Pop-Location }

Describe 'Maintenance' {
    BeforeAll { Import-TestConfiguration }

    It 'is scheduled, approved, run and given to a spreadsheet' {
        $plan = New-Maintenance Backup -WhatIf
        $plan.Status | Should -Be RequiresApproval
        Get-Maintenance | Should -BeNullOrEmpty

        $waiting = New-Maintenance Backup -RequestedBy ada -Comment 'before the fair'
        $waiting.MaintenanceId | Should -Match '^\d{8}-\d{6}-maintenance$'
        Invoke-Maintenance $waiting.MaintenanceId -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'MaintenanceApprovalRequired,*'
        $failure[0].TargetObject | Should -Be $waiting.MaintenanceId

        $run = Get-Maintenance -Status requires-approval | Approve-Maintenance -By kim -Comment 'go on' | Invoke-Maintenance
        $run.Status | Should -Be Success
        $run.Approval.ApprovedBy | Should -Be kim
        $run.Approval.Comments | Should -Be 'before the fair', 'go on'
        $run.Backup.Integrity.Verified | Should -BeTrue
        $run.Results.Changes[0] | Should -BeLike 'made the full backup *'
        (Get-ProductionBackup).BackupId | Should -HaveCount 1

        Get-Maintenance | Export-Csv (Join-Path $TestDrive 'maintenance.csv')
        $line = Import-Csv (Join-Path $TestDrive 'maintenance.csv')
        $line.MaintenanceId | Should -Be $run.MaintenanceId
        $line.Status, $line.MaintenanceType, $line.Success | Should -Be Success, Backup, True
        ($line.psobject.Properties.Value -like '*ProductionOps.*') | Should -BeNullOrEmpty
    }

    It 'refuses what makes no sense, for each object alone' {
        $done = (Get-Maintenance -Status Success).MaintenanceId
        $new = New-Maintenance Backup
        $approved = $done, $new.MaintenanceId | Approve-Maintenance -ErrorVariable failure -ErrorAction SilentlyContinue
        $approved.MaintenanceId | Should -Be $new.MaintenanceId
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'MaintenanceFinished,*'
        (Stop-Maintenance $new.MaintenanceId 'no need').Status | Should -Be Cancelled
        { Deny-Maintenance $new.MaintenanceId -ErrorAction Stop } | Should -Throw -ErrorId 'MaintenanceFinished,*'
        { Get-Maintenance 20200101-000000-maintenance -ErrorAction Stop } | Should -Throw -ErrorId 'MaintenanceNotFound,*'
        { New-Maintenance Backup '2020-01-01' -ErrorAction Stop } | Should -Throw -ErrorId 'MaintenanceTimePast,*'
    }

    It 'does nothing under -WhatIf' {
        $new = New-Maintenance Backup
        $before = Get-Maintenance -Detailed | ConvertTo-Json -Depth 8
        (Approve-Maintenance $new.MaintenanceId -WhatIf).Status | Should -Be Scheduled
        (Deny-Maintenance $new.MaintenanceId -WhatIf).Status | Should -Be Cancelled
        (Stop-Maintenance $new.MaintenanceId -WhatIf).Status | Should -Be Cancelled
        (Invoke-Maintenance -Due -WhatIf).MaintenanceType | Should -Be Backup
        Get-Maintenance -Detailed | ConvertTo-Json -Depth 8 | Should -Be $before
        $null = Deny-Maintenance $new.MaintenanceId 'not needed'
    }

    It 'runs once a day what the configuration asks for' {
        $waiting = Invoke-Maintenance -Due
        $waiting.Status | Should -Be RequiresApproval
        $waiting.Recurring | Should -BeTrue
        Invoke-Maintenance -Due | Should -BeNullOrEmpty
        $waiting | Approve-Maintenance | Should -HaveCount 1
        (Invoke-Maintenance -Due).Status | Should -Be Success
        Invoke-Maintenance -Due | Should -BeNullOrEmpty
    }

    It 'tells that a site was not built, and checks its content once it is' {
        $nothing = New-Maintenance ContentValidation | Invoke-Maintenance
        $nothing.Status | Should -Be Success
        $nothing.Results.Errors.ErrorId | Should -Be SiteNotBuilt
        $nothing.ContentValidation | Should -BeNullOrEmpty

        $null = [IO.Directory]::CreateDirectory("$site/dist")
        [IO.File]::WriteAllText("$site/dist/index.html", '<!doctype html><html lang=en><title>Museum</title><a href=gone.html>gone</a>')
        $run = New-Maintenance ContentValidation | Invoke-Maintenance -ErrorAction SilentlyContinue
        $run.Status | Should -Be Failed
        $run.ContentValidation.BrokenLinks | Should -Be 'index.html: gone.html'
        $run.Results.Errors.ErrorId | Should -Be Content-link-broken
        [IO.Directory]::Delete("$site/dist", $true)
    }

    It 'completes identifiers, types and statuses' {
        $id = (Get-Maintenance -Newest 1).MaintenanceId
        (TabExpansion2 'Approve-Maintenance 2' -cursorColumn 21).CompletionMatches.CompletionText | Should -Contain $id
        (TabExpansion2 'Get-Maintenance -Status req' -cursorColumn 27).CompletionMatches.CompletionText | Should -Contain RequiresApproval
    }

    It 'fits 80 columns' {
        $lines = (Get-Maintenance | Out-String -Width 80) -split '\r?\n'
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
        ($lines -join "`n") | Should -Match 'RequiresApproval|Success'
    }
}

Describe 'An interrupted run' -Skip:(-not $IsLinux) {
    BeforeAll {
        # A copy over ssh that never ends holds the run in its last step.
        $script:bin = Join-Path $TestDrive 'bin'
        $null = [IO.Directory]::CreateDirectory($bin)
        foreach ($name in 'ssh', 'rsync') {
            [IO.File]::WriteAllText("$bin/$name", "#!/bin/sh`ntouch '$bin/begun'`nexec sleep 600`n")
            chmod +x "$bin/$name"
        }
        Import-TestConfiguration ', copies: [{ type: ssh, host: backup.test, path: museum }]'
    }

    It 'is found by the next one' {
        $id = (New-Maintenance Backup | Approve-Maintenance).MaintenanceId
        $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
        $prodops, 'maintenance', 'run', $id | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.WorkingDirectory = $site
        $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $start.Environment['PATH'] = "${bin}:$env:PATH"
        $process = [Diagnostics.Process]::Start($start)
        try {
            # Read from the beginning: a full pipe would hold the process up.
            $output, $problems = $process.StandardOutput.ReadToEndAsync(), $process.StandardError.ReadToEndAsync()
            while (-not (Test-Path "$bin/begun") -and -not $process.HasExited) { Start-Sleep -Milliseconds 50 }
            $said = $process.HasExited ? "it ended with $($process.ExitCode) and said: $($output.Result) $($problems.Result)" : 'it runs'
            Test-Path "$bin/begun" | Should -BeTrue -Because $said
            (Get-Maintenance $id).Status | Should -Be Running
            { Invoke-Maintenance -Due -ErrorAction Stop } | Should -Throw -ErrorId 'LockHeld,*'
        }
        finally {
            $process.Kill($true)
            $process.WaitForExit()
        }

        Invoke-Maintenance -Due -WarningVariable warning -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $warning | Should -BeLike "*$id*interrupted*"
        $record = Get-Maintenance $id -Detailed
        $record.Status | Should -Be Failed
        $record.Results.Errors[0].ErrorId | Should -Be MaintenanceInterrupted
        $record.Progress.CurrentStep | Should -Be 'bringing copies up to date'
    }
}
