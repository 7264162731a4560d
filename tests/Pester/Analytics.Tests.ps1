BeforeAll {
    . $PSScriptRoot/Support/Module.ps1
    $script:folder = Join-Path $TestDrive 'Zahlen [ü]'
    $null = [IO.Directory]::CreateDirectory($folder)
    Push-Location -LiteralPath $folder
    $null = Initialize-ProductionStore -Site '=cmd|calc'

    # Ten deployments in March 2026, an hour apart from their commits; the third was stopped by a gate, the fifth undone.
    1..10 | ForEach-Object {
        $time = [datetime]::new(2026, 3, $_, 12, 0, 0, [DateTimeKind]::Utc)
        $record = [ordered]@{
            deploymentId = $time.ToString('yyyyMMdd-HHmmss') + '-deployment'; timestamp = $time; completedAt = $time.AddMinutes(2); commitTime = $time.AddMinutes(-58)
            commitHash = "$($_ % 10)" * 40; branchName = '20260301-120000-feature'; environment = 'production'; deploymentType = 'update'; triggerSource = 'manual'; deployedBy = '=cmd'
            status = 'success'; buildInfo = @{ buildTime = 10 + $_; optimizations = @() }; errors = @(); warnings = @()
            validation = @{ constitutionalCompliance = @{ score = 100; violations = @(); passedChecks = @() } }
        }
        if ($_ -eq 3) { $record.status = 'failed'; $record.errors = @(@{ errorId = '=BudgetExceeded'; type = 'validation'; severity = 'error'; message = 'over'; context = @{}; timestamp = $time; resolved = $false }) }
        if ($_ -eq 5) { $record.status = 'rolled-back' }
        $record | ConvertTo-Json -Depth 6 -Compress
    } | Set-Content -LiteralPath deployments.ndjson
    $null = Import-ProductionRecord -LiteralPath deployments.ndjson -Kind Deployment
    0..95 | ForEach-Object {
        $time = [datetime]::new(2026, 3, 29, 0, 0, 0, [DateTimeKind]::Utc).AddMinutes(15 * $_)
        [ordered]@{
            monitoringId = $time.ToString('yyyyMMdd-HHmmss') + '-monitor'; timestamp = $time; monitoringType = 'uptime'; siteUrl = 'https://example.org/'; environment = 'production'
            deploymentId = '20260310-120000-deployment'; alerts = @()
            uptime = @{ status = $_ -eq 40 ? 'down' : 'up'; responseTime = $_ + 1; httpStatus = 200; location = 'local'; availability = 100; incidents = @() }
        } | ConvertTo-Json -Depth 6 -Compress
    } | Set-Content -LiteralPath monitoring.ndjson
    $null = Import-ProductionRecord -LiteralPath monitoring.ndjson -Kind Monitor
}

AfterAll { Pop-Location }

Describe 'Get-ProductionAnalytics' {
    It 'counts what reached production' {
        $analytics = Get-ProductionAnalytics 2026-03 -TimeZone Europe/Berlin
        $analytics | Should -BeOfType ProductionOps.Model.PerformanceAnalytics
        $analytics.Period.Days | Should -Be 31
        $analytics.DeploymentFrequency.Deployments | Should -Be 9
        $analytics.DeploymentFrequency.Daily | Should -Be (9 / 31)
        $analytics.BuildTimes.Average | Should -Be 15.5
        $analytics.DeploymentSuccess.Rate | Should -Be 80
        $analytics.Dora.ChangeLeadTime.Median | Should -Be 3600
        $analytics.Dora.ChangeFailRate.DeploymentIds | Should -Be '20260305-120000-deployment'
        $analytics.Dora.Stopped.ByGates | Should -Be 1
    }

    It 'names records that the pipeline takes' {
        $failed = (Get-ProductionAnalytics 2026).Dora.ChangeFailRate.DeploymentIds | Get-ProductionDeployment
        $failed.Status | Should -Be RolledBack
    }

    It 'finds builds that become slower' {
        $times = (Get-ProductionAnalytics 2026-03).BuildTimes
        $times.Trend | Should -Be Degrading
        $times.TrendPValue | Should -BeLessThan 0.001
    }

    It 'writes figures beside those of the period before' {
        $figures = Get-ProductionAnalytics -From 2026-03-06 -To 2026-03-11 -TimeZone UTC -Flat
        $average = $figures | Where-Object Metric -EQ buildTimes.average
        "$($average.Value) $($average.Previous) $($average.Change)" | Should -Be '18 13 5'
    }

    It 'takes environments from the pipeline, and has no data of an empty one' {
        $both = 'Production', 'Staging' | Get-ProductionAnalytics 2026-03
        $both.Environment | Should -Be Production, Staging
        $both[1].DeploymentSuccess.Rate | Should -BeNullOrEmpty
        $both[1].Dora.ChangeFailRate.Note | Should -Be 'no data'
    }

    It 'refuses what is no period and no zone' {
        { Get-ProductionAnalytics 'letzte Woche' -ErrorAction Stop } | Should -Throw -ErrorId 'PeriodInvalid,*'
        { Get-ProductionAnalytics 7d -From 2026-03-01 -ErrorAction Stop } | Should -Throw -ErrorId 'PeriodInvalid,*'
        { Get-ProductionAnalytics -TimeZone Europe/Atlantis -ErrorAction Stop } | Should -Throw -ErrorId 'TimeZoneNotFound,*'
    }

    It 'completes periods and time zones' {
        (TabExpansion2 'Get-ProductionAnalytics last-q' 30).CompletionMatches.CompletionText | Should -Be 'last-quarter'
        (TabExpansion2 'Get-ProductionAnalytics -TimeZone Europe/Berl' 45).CompletionMatches.CompletionText | Should -Be 'Europe/Berlin'
    }
}

Describe 'Get-MonitoringReport' {
    It 'reports availability in the days of a time zone' {
        # The 29th in Berlin has 23 hours, of which the first 60 minutes, before midnight in UTC, were not measured.
        $report = Get-MonitoringReport 2026-03-29 -TimeZone Europe/Berlin
        $report.Period.From.UtcDateTime | Should -Be ([datetime]::new(2026, 3, 28, 23, 0, 0, [DateTimeKind]::Utc))
        # 22 hours are known, a quarter of one was down: 100 * 21.75 / 22.
        [math]::Round($report.Uptime.Current, 6) | Should -Be 98.863636
        [math]::Round($report.Uptime.Coverage, 6) | Should -Be ([math]::Round(100 * 22 / 23, 6))
        $report.Uptime.Samples | Should -Be 88
    }

    It 'computes percentiles of the measurements' {
        (Get-MonitoringReport 2026-03-29 -TimeZone UTC).Uptime.ResponseTime.Percentile95 | Should -Be 91.25
    }
}

Describe 'Report objects' {
    It '<_> -Flat goes to CSV and back without loss' -ForEach 'Get-ProductionAnalytics', 'Get-MonitoringReport' {
        $figures = & $_ 2026-03 -Flat
        $rows = $figures | ConvertTo-Csv | ConvertFrom-Csv
        $rows.Count | Should -Be $figures.Count
        ($rows.ForEach{ $_.PSObject.Properties.Value } -match 'System\.|ProductionOps\.') | Should -BeNullOrEmpty
        foreach ($i in 0..($rows.Count - 1)) { if ($null -ne $figures[$i].Value) { [double]$rows[$i].Value | Should -Be $figures[$i].Value } }
    }

    It '<_> goes through JSON of depth 3 without loss' -ForEach 'Get-ProductionAnalytics', 'Get-MonitoringReport' {
        $object = & $_ 2026-03
        $json = $object | ConvertTo-Json -Depth 3 -WarningVariable lost -WarningAction SilentlyContinue
        $lost | Should -BeNullOrEmpty
        $json | Should -Be ($object | ConvertTo-Json -Depth 20)
        $json | Should -Not -Match 'System\.|ProductionOps\.'
    }

    It '<_> fits 80 columns' -ForEach 'Get-ProductionAnalytics', 'Get-MonitoringReport' {
        & $_ 2026-03 | Out-String -Width 80 -Stream | Where-Object Length -GT 80 | Should -BeNullOrEmpty
        & $_ 2026-03 -Flat | Out-String -Width 80 -Stream | Where-Object Length -GT 80 | Should -BeNullOrEmpty
    }

    It '<_> comes back whole from a job' -ForEach 'Get-ProductionAnalytics', 'Get-MonitoringReport' {
        $serialized = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((& $_ 2026-03), 4))
        ($serialized | ConvertTo-Json -Depth 5) | Should -Not -Match '"ProductionOps\.'
    }
}

Describe 'Export-ProductionReport' {
    It 'writes <_>' -ForEach 'html', 'md', 'csv', 'json', 'xml', 'prom', 'sarif' {
        $file = Export-ProductionReport "Bericht [1].$_" 2026-03 -TimeZone Europe/Berlin -PassThru
        $file | Should -BeOfType IO.FileInfo
        $text = Get-Content -LiteralPath $file.FullName -Raw
        $text.Length | Should -BeGreaterThan 200
        if ($_ -eq 'json') { ($text | ConvertFrom-Json).deploymentList | Should -HaveCount 10 }
        if ($_ -eq 'sarif') { ($text | ConvertFrom-Json).runs.results.ruleId | Should -Contain 'configuration-missing' }
        if ($_ -in 'html', 'md') { $text | Should -Not -Match '(?<![\d.,])1 (attempts|days|deployments|figures|measurements|rollbacks)\b' }
        if ($_ -eq 'xml') { ([xml]$text).testsuites.testsuite | Should -Not -BeNullOrEmpty }
        if ($_ -eq 'csv') { ($text | ConvertFrom-Csv).metric | Should -Contain 'buildTimes.average' }
        if ($_ -eq 'csv') { $text | Should -Not -Match '(?m)(^|,)"?[=+@]' }
    }

    It 'changes nothing under -WhatIf, and refuses to replace under -NoClobber' {
        Export-ProductionReport what.html -WhatIf
        Test-Path -LiteralPath (Join-Path $folder 'what.html') | Should -BeFalse
        [IO.File]::WriteAllText((Join-Path $folder 'kept.html'), 'old')
        { Export-ProductionReport kept.html -NoClobber -ErrorAction Stop } | Should -Throw -ErrorId 'ReportFileExists,*'
        Get-Content -LiteralPath (Join-Path $folder 'kept.html') | Should -Be old
        Export-ProductionReport kept.html
        Get-Content -LiteralPath (Join-Path $folder 'kept.html') -TotalCount 1 | Should -Be '<!DOCTYPE html>'
    }

    It 'takes a format for a name without an extension, and refuses one that says nothing' {
        (Export-ProductionReport state -Format prometheus -PassThru).Length | Should -BeGreaterThan 100
        { Export-ProductionReport report.pdf -ErrorAction Stop } | Should -Throw -ErrorId 'ReportFormatUnknown,*'
        { Export-ProductionReport gone/report.html -ErrorAction Stop } | Should -Throw '*Make the directory first*' -ErrorId 'ReportPathNotFound,*'
    }
}

Describe 'Planned maintenance' {
    It 'is left out of the availability and told apart' {
        # The sample of 10:00 found the site down; the hour around it was planned.
        [IO.File]::WriteAllText((Join-Path $folder 'production.yaml'), @'
environment: production
application: { name: Museum, homepage: "https://museum.example.org" }
deployment: { target: { type: directory, path: ../served } }
monitoring: { uptime: { frequency: 900 } }
alerting: { silences: [{ from: 2026-03-29T09:30:00Z, to: 2026-03-29T10:30:00Z, reason: new pumps }] }
'@)
        $null = Import-ProductionConfiguration -LiteralPath (Join-Path $folder 'production.yaml')
        $uptime = (Get-MonitoringReport 2026-03-29 -TimeZone UTC).Uptime
        $uptime.MaintenanceTime | Should -Be 3600
        $uptime.DownTime | Should -Be 0
        $uptime.Current | Should -Be 100
        $uptime.Coverage | Should -Be 100
        (Get-MonitoringReport 2026-03-29 -TimeZone UTC -Flat | Where-Object Metric -EQ uptime.maintenanceTime).Value | Should -Be 3600
    }
}

Describe 'Get-ProductionStatus' {
    It 'covers measurements, incidents, alerts, maintenance and backups' {
        $status = Get-ProductionStatus
        $status.LastMeasuredAt | Should -Not -BeNullOrEmpty
        $status.OpenIncidents | Should -Be 0
        $status | Out-String -Width 80 -Stream | Where-Object Length -GT 80 | Should -BeNullOrEmpty
    }
}
