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

    It 'tests the other pages where one of several cannot be tested, and warns' {
        $null = Set-ProductionConfiguration 'monitoring.accessibility.pages' '/', '/gone/'
        $before = @(Get-MonitoringRecord).Count
        try { $record = Invoke-ProductionMonitor accessibility -WarningAction SilentlyContinue -WarningVariable warnings }
        finally { Set-ProductionConfiguration 'monitoring.accessibility.pages' $null }
        $record.Accessibility.AxeResults.Passes | Should -BeGreaterThan 10
        @($warnings | Where-Object { "$_" -like "*$($server.Url)gone/' was not tested*status 404*" }) | Should -HaveCount 1
        @(Get-MonitoringRecord).Count | Should -Be ($before + 1)
    }

    It 'records a finished report of Lighthouse as it is' -Skip:(-not (Get-Command lighthouse -CommandType Application -ErrorAction Ignore)) {
        $path = Join-Path $root 'a report [1].json'
        $flags = '--headless=new --disable-gpu' + ((id -u) -eq '0' ? ' --no-sandbox' : '')
        $told = lighthouse $server.Url --output=json "--output-path=$path" --quiet --no-enable-error-reporting "--chrome-flags=$flags" 2>&1
        $LASTEXITCODE | Should -Be 0 -Because "$told"
        $report = Get-Content -LiteralPath $path -Raw | ConvertFrom-Json

        $performance = (Invoke-ProductionMonitor Performance -LighthouseReport $path -WarningAction Ignore).Performance
        $performance.Lighthouse.Performance | Should -Be ([math]::Round(100 * $report.categories.performance.score, 2))
        $performance.Lighthouse.Accessibility | Should -Be ([math]::Round(100 * $report.categories.accessibility.score, 2))
        $performance.Lighthouse.BestPractices | Should -Be ([math]::Round(100 * $report.categories.'best-practices'.score, 2))
        $performance.Lighthouse.Seo | Should -Be ([math]::Round(100 * $report.categories.seo.score, 2))
        $performance.Lighthouse.LastRun.UtcDateTime | Should -Be $report.fetchTime
        $performance.CoreWebVitals.Lcp.Value | Should -Be ([math]::Round($report.audits.'largest-contentful-paint'.numericValue / 1000, 7))
        $performance.CoreWebVitals.Fcp.Value | Should -Be ([math]::Round($report.audits.'first-contentful-paint'.numericValue / 1000, 7))
        $performance.CoreWebVitals.Cls.Value | Should -Be $report.audits.'cumulative-layout-shift'.numericValue
        $performance.CoreWebVitals.Tbt.Value | Should -Be $report.audits.'total-blocking-time'.numericValue
        $performance.CoreWebVitals.Fid | Should -BeNullOrEmpty
        $performance.BundleAnalysis.Total | Should -Be ($report.audits.'network-requests'.details.items | Measure-Object transferSize -Sum).Sum
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
    It 'is stopped by Ctrl+C in the middle of a page, and leaves no browser and a whole store' -Skip:(-not $IsLinux) {
        # A page that never comes, and a temporary folder by whose name the browser is known.
        $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $temporary = "/tmp/pw-$([guid]::NewGuid().ToString('N').Substring(0, 8))"
        $null = New-Item $temporary -ItemType Directory
        $store = Join-Path $TestDrive interrupted
        $null = Initialize-ProductionStore $store -Site Silence
        Set-Content "$TestDrive/silence.yaml" @"
environment: production
application: { name: Silence, homepage: 'http://$($listener.LocalEndpoint)/' }
deployment: { target: { type: directory, path: www } }
monitoring: { performance: { lighthouse: false, throttling: none } }
"@
        $null = Import-ProductionConfiguration "$TestDrive/silence.yaml" -StorePath $store
        Set-Content "$TestDrive/measure.ps1" "Import-Module '$Manifest'; Invoke-ProductionMonitor Performance -StorePath '$store'; 'It went on.'"
        $shell = Start-Process (Get-Process -Id $PID).Path -PassThru -Environment @{ TMPDIR = $temporary } -RedirectStandardOutput "$TestDrive/output" -RedirectStandardError "$TestDrive/error" -ArgumentList '-NoProfile', '-NonInteractive', '-File', "$TestDrive/measure.ps1"
        try {
            while (-not $listener.Pending() -and -not $shell.HasExited) { Start-Sleep -Milliseconds 50 }
            $shell.HasExited | Should -BeFalse -Because (Get-Content "$TestDrive/output", "$TestDrive/error" -Raw)
            Get-Process | Where-Object CommandLine -Like "*$temporary/productionops-browser-*" | Should -Not -BeNullOrEmpty

            sh -c "kill -INT $($shell.Id)"
            $shell.WaitForExit()
            while (Get-Process | Where-Object CommandLine -Like "*$temporary/productionops-browser-*") { Start-Sleep -Milliseconds 50 }
            Get-ChildItem $temporary -Filter 'productionops-browser-*' | Should -BeNullOrEmpty
            Get-Content "$TestDrive/output", "$TestDrive/error" | Should -BeNullOrEmpty
            Get-MonitoringRecord -StorePath $store | Should -BeNullOrEmpty
            @(Test-ProductionStore -StorePath $store | Where-Object Severity -EQ Error) | Should -HaveCount 0
        }
        finally {
            if (-not $shell.HasExited) { $shell.Kill($true) }
            $listener.Stop()
            Remove-Item $temporary -Recurse -Force
        }
    }
}
