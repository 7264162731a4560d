BeforeDiscovery {
    $missing = 'git', 'nginx' | Where-Object { -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) }
    if (-not $env:CHROME_PATH -and -not (Get-Command chromium, chromium-browser, google-chrome, msedge -CommandType Application -ErrorAction Ignore)) {
        $missing = @($missing) + 'chromium' | Where-Object { $_ }
    }
    if ($missing) { Write-Warning "BrowserMonitor.Tests.ps1 is skipped: install $($missing -join ', ')." }
}

Describe 'Measuring in a browser' -Skip:([bool]$missing) {
    BeforeAll {
        . $PSScriptRoot/Support/Module.ps1
        . $PSScriptRoot/Support/Site.ps1
        $root = Join-Path $TestDrive 'Haus & Hof ü'
        $site = Join-Path $root site
        $www = Join-Path $root www
        $null = New-Item $www -ItemType Directory -Force
        New-TestRepository (Join-Path $Repository samples/static-site) $site
        $server = Start-TestNginx (Join-Path $root nginx) $www
        $configuration = Join-Path $site production.yaml
        New-TestConfiguration -Path $configuration -Target $www -Url $server.Url -PreviewUrl $server.PreviewUrl -Steps accessibility, budgets
        Add-Content -LiteralPath $configuration 'monitoring: { performance: { lighthouse: false, throttling: none, maximumRuns: 3 } }'
        Push-Location $site
        $null = Initialize-ProductionStore -Site Museum
        $null = Import-ProductionConfiguration production.yaml
        $release = New-ProductionDeployment -WarningAction Ignore
    }

    AfterAll {
        Pop-Location
        Stop-TestNginx $server
    }

    It 'tests the built pages of a deployment' {
        $release.Status | Should -Be Success
        $release.Validation.Accessibility.WcagLevel | Should -Be AA
        $release.Validation.Accessibility.ComplianceScore | Should -BeOfType double
        $release.Validation.Accessibility.Violations | ForEach-Object { $_.Page | Should -BeLike "$($server.Url)*" }
    }

    It 'finds the same on the live site as before its release' {
        $record = Invoke-ProductionMonitor accessibility -WarningAction Ignore
        $record.Accessibility.AxeResults.Passes | Should -BeGreaterThan 10
        $built = $release.Validation.Accessibility.Violations | Where-Object Page -EQ $server.Url | ForEach-Object { $_.Id + $_.Selector }
        $record.Accessibility.WcagCompliance.Violations | ForEach-Object { $_.Id + $_.Selector } | Sort-Object | Should -Be ($built | Sort-Object)
    }

    It 'rates what the browser reports' {
        $vitals = (Invoke-ProductionMonitor performance -WarningAction Ignore).Performance.CoreWebVitals
        foreach ($name in 'Lcp', 'Fcp', 'Cls', 'Fid', 'Tbt', 'Ttfb') {
            $vitals.$name.Rating | Should -BeIn 'Good', 'NeedsImprovement', 'Poor' -Because $name
        }
    }

    It 'says how to get a browser, and records nothing without one' {
        $before = @(Get-MonitoringRecord).Count
        $own = $env:CHROME_PATH
        try {
            $env:CHROME_PATH = '/nowhere/chrome'
            Invoke-ProductionMonitor accessibility -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        }
        finally {
            $env:CHROME_PATH = $own
        }
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'BrowserNotFound,*'
        $failure[0].Exception.Message | Should -BeLike '*CHROME_PATH*'
        @(Get-MonitoringRecord).Count | Should -Be $before
    }
}
