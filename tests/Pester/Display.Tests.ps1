# What a person sees at a prompt: tables and lists in narrow and wide terminals, colours, times, completion, and the first message of all.
BeforeDiscovery {
    $missing = 'git', 'sh' | Where-Object { -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) }
    if (-not $IsLinux) { $missing = @($missing) + 'Linux' }
    if ($missing) { Write-Warning "Display.Tests.ps1 is skipped: it needs $($missing -join ', ')." }
    $script:Readers = @(
        'Get-ProductionDeployment', 'Get-ProductionDeployment -Detailed', 'Get-ProductionBackup', 'Get-ProductionBackup -File', 'Get-Maintenance', 'Get-Maintenance -Detailed',
        'Get-MonitoringAlert', 'Get-MonitoringAlert -Detailed', 'Get-UptimeIncident', 'Get-UptimeIncident -Detailed', 'Get-MonitoringRecord -Newest 5', 'Get-MonitoringRecord -Newest 5 -Detailed',
        'Get-MonitoringReport', 'Get-MonitoringReport -Flat', 'Get-ProductionAnalytics', 'Get-ProductionAnalytics -Flat', 'Get-ProductionConfiguration', 'Get-ProductionConfiguration -History',
        'Get-ProductionFeature', 'Get-ProductionStatus', 'Get-ProductionStore', 'Test-ProductionBackup', 'Test-ProductionDeployment', 'Test-ProductionStore', 'Test-ProductionStore -Summary',
        'Test-ProductionContent $Content', 'Test-ProductionContent dist -Summary', 'Test-ProductionFeature new-search ada', 'Test-ProductionConfiguration production.yaml',
        'Compare-ProductionConfiguration 1.0.0', 'Optimize-ProductionStore -WhatIf', 'New-ProductionDeployment -WhatIf', 'Invoke-Maintenance -Due -WhatIf'
    )
    $script:Prompts = 'Undo-ProductionDeployment -ToDeploymentId ', 'Get-ProductionDeployment ', 'Compare-ProductionDeployment ', 'Approve-Maintenance ', 'Stop-Maintenance ', 'Get-Maintenance ',
        'Confirm-MonitoringAlert ', 'Resolve-MonitoringAlert ', 'Set-UptimeIncident ', 'Resolve-UptimeIncident ', 'Get-MonitoringRecord ', 'Get-ProductionBackup ', 'Test-ProductionBackup ',
        'Restore-ProductionBackup . '
}

BeforeAll {
    . $PSScriptRoot/Support/Module.ps1
    . $PSScriptRoot/Support/Site.ps1
    . $PSScriptRoot/Support/Sample.ps1
    $script:location = Get-Location
    $script:rendering = $PSStyle.OutputRendering
    $script:server = Start-SampleServer (Join-Path $TestDrive 'home/riverside/.deploy/production')
    $null = New-SampleHome (Join-Path $TestDrive home) $server $server -WarningAction SilentlyContinue
    # A page with a fault.
    $script:Content = New-Item (Join-Path $TestDrive content) -ItemType Directory
    Set-Content (Join-Path $Content index.html) '<!doctype html><html lang=en><title>Visit</title><a href=/tickets/>Tickets</a>'
    $PSStyle.OutputRendering = 'PlainText'
}

AfterAll {
    $PSStyle.OutputRendering = $rendering
    Set-Location $location
    Stop-SampleServer $server
}

Describe 'A terminal' -Skip:([bool]$missing) {
    It 'has room for <_>' -ForEach $Readers {
        $objects = @(& ([scriptblock]::Create($_)) 3> $null)
        $objects.Count | Should -BeGreaterThan 0
        foreach ($width in 80, 160) {
            foreach ($text in ($objects | Out-String -Width $width), ($objects | Format-List | Out-String -Width $width)) {
                $lines = $text -split '\r?\n'
                ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $width
                $text | Should -Not -Match 'System\.(Object|Collections|String)|ProductionOps\.\w+\.\w| \{ AdditionalProperties'
            }
        }
        $objects | Format-List | Out-String -Width 80 | Should -Not -Match '…'
    }

    It 'has words for a measurement of <Type>' -ForEach @(
        @{ Type = 'performance'; Section = @{ lighthouse = @{ performance = 91; accessibility = 100; bestPractices = 96; seo = 100 } }; Expected = 'Performance    : Lighthouse: performance 91, accessibility 100*' }
        @{ Type = 'accessibility'; Section = @{ axeResults = @{ violations = 0; incomplete = 0; passes = 12 } }; Expected = 'Accessibility  : 0 violations*' }
        @{ Type = 'security'; Section = @{ vulnerabilities = @(); vulnerabilitiesUnknown = 'no audit' }; Expected = 'Security       : certificate not checked, headers not checked, vulnerabilities unknown' }
        @{
            Type = 'constitutional'; Expected = 'Compliance     : 80 of 100'
            Section = @{ zeroGitHubActions = $true; performanceFirst = $true; userPreservation = $true; branchPreservation = $true; localValidation = $false; complianceScore = 80; violations = @('localValidation: the tree differs') }
        }
    ) {
        $time = [datetime]::new(2026, 1, 2, 3, 4, $Type.Length, [DateTimeKind]::Utc)
        $id = $time.ToString('yyyyMMdd-HHmmss') + '-monitor'
        [ordered]@{
            monitoringId = $id; timestamp = $time; monitoringType = $Type; siteUrl = $server.Url; environment = 'production'; alerts = @(); $Type = $Section
        } | ConvertTo-Json -Depth 6 -Compress | Set-Content one.ndjson
        $null = Import-ProductionRecord one.ndjson Monitor -ErrorAction Stop
        $lines = (Get-MonitoringRecord $id -Detailed | Format-List | Out-String -Width 160) -split '\r?\n'
        @($lines -like $Expected) | Should -HaveCount 1 -Because ($lines -join "`n")
        $lines | Should -Not -Match 'AdditionalProperties|System\.'
    }

    It 'has statuses in colour, and none when it is redirected' {
        $PSStyle.OutputRendering = 'Ansi'
        try { $text = Get-ProductionDeployment | Out-String }
        finally { $PSStyle.OutputRendering = 'PlainText' }
        $text | Should -Match ([regex]::Escape("$($PSStyle.Foreground.Green)Success"))
        $text | Should -Match ([regex]::Escape("$($PSStyle.Foreground.Yellow)RolledBack"))
        Get-ProductionDeployment | Out-String | Should -Not -Match "`e"
        # To a file by default; to another program, where PowerShell colours its own labels too, when NO_COLOR asks for it.
        $command = "Import-Module '$($Manifest -replace "'", "''")'; Get-ProductionDeployment > shown.txt; Get-ProductionStatus >> shown.txt; Get-ProductionDeployment; Get-ProductionStatus"
        $noColor = $env:NO_COLOR
        $env:NO_COLOR = '1'
        try { $shown = pwsh -NoProfile -Command $command | Out-String }
        finally { $env:NO_COLOR = $noColor }
        foreach ($plain in $shown, (Get-Content shown.txt -Raw)) {
            $plain | Should -Match 'RolledBack(.|\n)*Critical'
            $plain | Should -Not -Match "`e"
        }
    }

    It 'shows as much to a session in constrained language' {
        # One process for all readers; what a view cannot call leaves an error and an empty cell.
        $shown = $Readers | ForEach-Object { "`$before = `$Error.Count; foreach (`$one in $_) { `$one | Out-String -Width 80 | Out-Null; `$one | Format-List | Out-String -Width 80 | Out-Null }; if (`$Error.Count -gt `$before) { '$($_ -replace "'", "''"): ' + `$Error[0] }" }
        $command = "`$Content = '$Content'; Import-Module '$($Manifest -replace "'", "''")'; `$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'; Get-ProductionDeployment | Out-String; $($shown -join '; ')"
        $said = pwsh -NoProfile -NonInteractive -Command $command 3> $null
        ($said | Out-String) | Should -Match 'Success'
        @($said -match '^(Get|Test|Compare|Optimize|New|Invoke)-') | Should -BeNullOrEmpty
    }

    It 'tells how long ago things happened' {
        Get-ProductionStatus | Out-String | Should -Match 'LiveSince +: [\d-]+ [\d:]+ \((now|\d+ min ago)\)'
        Get-ProductionDeployment | Format-List | Out-String | Should -Match 'Started +: [\d-]+ [\d:]+ \((now|\d+ min ago)\)'
    }

    It 'tells in the table of <_> how long ago, or how far ahead' -ForEach @(
        'Get-ProductionDeployment', 'Get-ProductionDeployment -Detailed', 'Get-ProductionBackup', 'Get-Maintenance', 'Get-MonitoringRecord -Newest 5', 'Get-ProductionConfiguration -History', 'Invoke-Maintenance -Due -WhatIf'
    ) {
        $rows = @(@(& ([scriptblock]::Create($_)) 3> $null | Format-Table | Out-String -Width 80 -Stream) -match '^[A-Z\d]' | Select-Object -Skip 1)
        $rows | Should -Not -BeNullOrEmpty
        $rows | Should -Match '\b(now|\d+ (min|hours?|days?|months?|years?) ago|in \d+ (min|hours?|days?|months?|years?))\b'
    }

    It 'shows progress, and takes it away at the end: <_>' -ForEach @(
        'Invoke-ProductionMonitor Uptime', 'Test-ProductionBackup', 'Test-ProductionStore', 'Test-ProductionContent dist', 'Optimize-ProductionStore -WhatIf', 'New-ProductionDeployment', 'Import-ProductionRecord history.ndjson Monitor',
        'Export-ProductionRecord exported.ndjson Monitor', 'Test-ProductionDeployment', 'Get-MonitoringReport', 'Get-MonitoringReport -Flat', 'Get-ProductionAnalytics', 'Export-ProductionReport exported.html'
    ) {
        $shell = [powershell]::Create()
        $null = $shell.AddScript("Set-Location '$((Get-Location).Path -replace "'", "''")'; Import-Module '$($Manifest -replace "'", "''")'; $_").Invoke()
        $told = @($shell.Streams.Progress | Where-Object Activity -NotLike 'Preparing modules*')
        $shell.Dispose()
        $told.Count | Should -BeGreaterThan 1
        $told[-1].RecordType | Should -Be Completed
    }

    It 'takes progress away where it fails' {
        # More records than are written at once, and then no end.
        $sample = Get-Content history.ndjson -TotalCount 1 | ConvertFrom-Json -AsHashtable
        $first = [datetime]'2026-01-01'
        $records = 0..8999 | ForEach-Object {
            $time = $first.AddSeconds($_)
            $sample.monitoringId = $time.ToString('yyyyMMdd-HHmmss') + '-monitor'
            $sample.timestamp = $time.ToString('yyyy-MM-ddTHH:mm:ss.fffZ')
            ConvertTo-Json $sample -Compress -Depth 9
        }
        [IO.File]::WriteAllText((Join-Path (Get-Location) 'cut.json'), '[' + ($records -join ','))
        $shell = [powershell]::Create()
        $null = $shell.AddScript("Set-Location '$((Get-Location).Path -replace "'", "''")'; Import-Module '$($Manifest -replace "'", "''")'; Initialize-ProductionStore other -Site other; Import-ProductionRecord cut.json Monitor -StorePath other").Invoke()
        $told = @($shell.Streams.Progress | Where-Object Activity -EQ 'Importing records')
        $failure = @($shell.Streams.Error)[-1].FullyQualifiedErrorId
        $shell.Dispose()
        $failure | Should -BeLike 'ImportUnreadable*'
        $told.RecordType | Should -Be 'Processing', 'Completed'
    }

    It 'says <Expected> of <Seconds> seconds' -ForEach @(
        @{ Seconds = 0; Expected = 'now' }, @{ Seconds = -59; Expected = 'now' }, @{ Seconds = -60; Expected = '1 min ago' }, @{ Seconds = -7199; Expected = '1 hour ago' }
        @{ Seconds = -172800; Expected = '2 days ago' }, @{ Seconds = 7200; Expected = 'in 2 hours' }, @{ Seconds = -40000000; Expected = '1 year ago' }, @{ Seconds = -2700000; Expected = '1 month ago' }
    ) {
        $now = [datetimeoffset]::UtcNow
        [ProductionOps.PowerShell.Display.RelativeTime]::Of[$now.AddSeconds($Seconds), $now] | Should -BeLike "* ($Expected)"
        [ProductionOps.PowerShell.Display.RelativeTime]::Ago[$now.AddSeconds($Seconds), $now] | Should -Be $Expected
        [ProductionOps.PowerShell.Display.RelativeTime]::Of[$null, $now] | Should -BeNullOrEmpty
        [ProductionOps.PowerShell.Display.RelativeTime]::Ago[$null, $now] | Should -BeNullOrEmpty
    }
}

Describe 'Completion' -Skip:([bool]$missing) {
    It 'offers identifiers for <_>newest first, each with what it is' -ForEach $Prompts {
        $offered = (TabExpansion2 $_ $_.Length).CompletionMatches
        $offered.Count | Should -BeGreaterThan 1
        $offered[0].CompletionText | Should -Match '^\d{8}-\d{6}-\w+$'
        $offered.CompletionText | Should -Be ($offered.CompletionText | Sort-Object -Descending)
        foreach ($one in $offered) { $one.ToolTip | Should -Not -Be $one.CompletionText }
    }

    It 'offers <Expected> for <Line>' -ForEach @(
        @{ Line = 'Set-ProductionConfiguration monitoring.uptime.fre'; Expected = 'monitoring.uptime.frequency' }
        @{ Line = 'Get-ProductionDeployment -Environment st'; Expected = 'Staging' }
        @{ Line = 'Get-Maintenance -Status req'; Expected = 'RequiresApproval' }
        @{ Line = 'Invoke-ProductionMonitor acc'; Expected = 'Accessibility' }
        @{ Line = 'Set-ProductionFeature new'; Expected = 'new-search' }
        @{ Line = 'Test-MonitoringAlert te'; Expected = 'team' }
        @{ Line = 'Restore-ProductionConfiguration 1.0.2'; Expected = '1.0.2' }
    ) {
        (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText | Should -Contain $Expected
    }
}

Describe 'Without a store' {
    It 'every cmdlet that reads says how to begin: <_>' -ForEach @(
        'Get-ProductionDeployment', 'Get-ProductionBackup', 'Get-Maintenance', 'Get-MonitoringAlert', 'Get-UptimeIncident', 'Get-MonitoringRecord', 'Get-MonitoringReport',
        'Get-ProductionAnalytics', 'Get-ProductionConfiguration', 'Get-ProductionFeature', 'Get-ProductionStatus', 'Get-ProductionStore'
    ) {
        $empty = New-Item (Join-Path $TestDrive "empty $([guid]::NewGuid())") -ItemType Directory
        Push-Location -LiteralPath $empty.FullName
        try {
            $failure = { & $_ -ErrorAction Stop } | Should -Throw -PassThru
            $failure.FullyQualifiedErrorId | Should -BeLike 'StoreNotFound,*'
            $failure.Exception.Message | Should -BeLike '*Initialize-ProductionStore*'
            Get-ChildItem -LiteralPath $empty.FullName -Force | Should -BeNullOrEmpty
        }
        finally { Pop-Location }
    }
}
