# Schedules in the crontab of the tests' own, through the real crontab program, and in a folder of units of systemd.
BeforeDiscovery {
    $library = "$PSScriptRoot/../ProductionOps.Testing/bin/Debug/net10.0/ProductionOps.Testing.dll"
    $script:CannotRun = -not $IsLinux -or -not (Test-Path $library)
}

BeforeAll {
    . $PSScriptRoot/Support/Module.ps1
}

Describe 'Schedules' -Skip:$CannotRun {
    BeforeAll {
        Add-Type -Path "$PSScriptRoot/../ProductionOps.Testing/bin/Debug/net10.0/ProductionOps.Testing.dll"
        $script:system = [ProductionOps.Testing.SystemSchedulers]::new("$TestDrive/system")
        $script:kept = @{ PATH = $env:PATH; XDG_CONFIG_HOME = $env:XDG_CONFIG_HOME; XDG_DATA_HOME = $env:XDG_DATA_HOME }
        # Whoever has the module alone has no prodops.
        $without = $env:PATH -split ':' | Where-Object { -not (Test-Path -LiteralPath (Join-Path $_ prodops)) }
        $env:PATH = @($system.Programs) + $without -join ':'
        $env:XDG_CONFIG_HOME = "$TestDrive/configuration"
        $env:XDG_DATA_HOME = "$TestDrive/data"

        $script:site = Join-Path $TestDrive "Ada$([char]0x2019)s 'Häfen' 100% [1]"
        $null = [IO.Directory]::CreateDirectory($site)
        Push-Location -LiteralPath $site
        $null = Initialize-ProductionStore -Site Museum

        # A line of somebody with bytes that are no UTF-8, and one without an end.
        $script:others = [Text.Encoding]::UTF8.GetBytes("MAILTO=ada`n5 4 * * * echo \% done`n# ") + [byte[]](0xFF, 0xE9) + [Text.Encoding]::UTF8.GetBytes("`n")
    }

    AfterAll {
        Pop-Location
        foreach ($name in $kept.Keys) { Set-Item "env:$name" $kept[$name] }
    }

    It 'are run by the module where there is no prodops, whatever the names of folders are' {
        if ($obstacle = $system.CrontabObstacle()) { Set-ItResult -Skipped -Because $obstacle }
        $system.WriteCrontab($others)
        $file = "it's `"100%`" für €$([char]0x2018).md"
        $wanted = @{ Work = 'Report'; Every = 'daily'; At = '03:05'; Manager = 'Cron'; ArgumentList = $file, '-Format', 'Markdown' }

        $plan = Register-ProductionSchedule @wanted -WhatIf
        $plan.Path | Should -Be crontab
        Compare-Object $system.ReadCrontab() $others -SyncWindow 0 | Should -BeNullOrEmpty

        $entry = Register-ProductionSchedule @wanted
        $entry.Name, $entry.Timing, $entry.IsEdited | Should -Be 'museum-report', '5 3 * * *', $false
        $entry.Command | Should -BeLike "*'-NoProfile' '-NonInteractive' '-Command' 'Import-Module -Name *; Export-ProductionReport -Environment production -StorePath *"
        $written = $system.ReadCrontab()
        Compare-Object $written[0..($others.Length - 1)] $others -SyncWindow 0 | Should -BeNullOrEmpty
        $block = [Text.Encoding]::UTF8.GetString($written, $others.Length, $written.Length - $others.Length)
        $block | Should -BeExactly $plan.Content

        # Cron gives what follows the time to the shell, a backslash before a percent sign removed.
        $line = ($block -split "`n" | Where-Object { $_.StartsWith('5 3 * * * ') }).Substring('5 3 * * * '.Length).Replace('\%', '%')
        $output = /bin/sh -c $line 2>&1 | Out-String
        $LASTEXITCODE | Should -Be 0 -Because $output
        [IO.File]::ReadAllText("$site/$file") | Should -BeLike '# *'

        (Get-ProductionSchedule museum-*).Name | Should -Be museum-report
        (Unregister-ProductionSchedule museum-report -WhatIf).Name | Should -Be museum-report
        Compare-Object $system.ReadCrontab() $written -SyncWindow 0 | Should -BeNullOrEmpty
        Get-ProductionSchedule | Unregister-ProductionSchedule | Should -HaveCount 1
        Compare-Object $system.ReadCrontab() $others -SyncWindow 0 | Should -BeNullOrEmpty
        { Unregister-ProductionSchedule museum-report -ErrorAction Stop } | Should -Throw -ErrorId 'ScheduleNotFound,*'
    }

    It 'end with an error code when the command fails' {
        $plan = Register-ProductionSchedule Report daily -Manager Cron -ArgumentList report.nonsense, '-Format', Nonsense -WhatIf
        $line = ($plan.Content -split "`n" | Where-Object { $_.StartsWith('0 0 * * * ') }).Substring('0 0 * * * '.Length).Replace('\%', '%')
        /bin/sh -c $line 2>&1 | Out-Null
        $LASTEXITCODE | Should -Be 1
    }

    It 'are units of systemd that systemd accepts' {
        $entry = Register-ProductionSchedule Monitoring 5m -Manager Systemd -ArgumentList '-Type', Uptime, Security
        $entry.Path | Should -Be "$TestDrive/configuration/systemd/user/prodops-museum-monitoring.timer"
        $entry.Timing | Should -Be '*-*-* *:00/5:00'
        $system.Systemctl | Should -Be '--user daemon-reload', '--user enable --now prodops-museum-monitoring.timer'
        if (Get-Command systemd-analyze -ErrorAction Ignore) {
            systemd-analyze calendar $entry.Timing | Out-Null
            $LASTEXITCODE | Should -Be 0
            $said = systemd-analyze verify "$TestDrive/configuration/systemd/user/prodops-museum-monitoring.service" $entry.Path 2>&1 | Out-String
            $LASTEXITCODE | Should -Be 0 -Because $said
            $said | Should -Not -BeLike '*prodops-*'
        }

        Add-Content -LiteralPath $entry.Path '# by hand'
        (Get-ProductionSchedule).IsEdited | Should -BeTrue
        (Get-ProductionSchedule | Out-String -Width 80) -split '\r?\n' | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
        $null = Unregister-ProductionSchedule museum-monitoring
        Get-ChildItem "$TestDrive/configuration/systemd/user" | Should -BeNullOrEmpty
    }
}
