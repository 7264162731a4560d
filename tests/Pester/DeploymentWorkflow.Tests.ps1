BeforeDiscovery {
    $missing = @('git', 'node', 'npm', 'nginx', 'lighthouse' | Where-Object { -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) })
    $browsers = 'chromium', 'chromium-browser', 'google-chrome', 'chrome'
    if (-not $env:CHROME_PATH -and -not (Get-Command $browsers -CommandType Application -ErrorAction Ignore)) { $missing += 'chromium' }
    if ($missing) { Write-Warning "DeploymentWorkflow.Tests.ps1 is skipped: install $($missing -join ', ') (Lighthouse: npm install --global lighthouse@12)." }
}

Describe 'A site from its first deployment to its report' -Skip:($missing.Count -gt 0) {
    BeforeAll {
        . $PSScriptRoot/Support/Module.ps1
        . $PSScriptRoot/Support/Site.ps1
        $root = Join-Path $TestDrive 'Museum – Außenstelle 北'
        $site = Join-Path $root 'the site'
        $www = Join-Path $root 'the releases'
        $null = New-Item $www -ItemType Directory -Force
        New-TestRepository (Join-Path $Repository samples/astro-site) $site
        $server = Start-TestNginx (Join-Path $root nginx) $www
        Push-Location $site
    }

    AfterAll {
        Pop-Location
        Stop-TestNginx $server
    }

    It 'has a store and a configuration for this server' {
        (Initialize-ProductionStore -Site 'Harbour Light Museum').Deployments | Should -Be 0
        (Import-ProductionConfiguration ./production.yaml).Deployment.Strategy | Should -Be BlueGreen
        $configuration = Set-ProductionConfiguration -PassThru -Setting @{
            'application.homepage'         = $server.Url
            'deployment.healthCheckUrl'    = $server.Url
            'deployment.target.path'       = $www
            'deployment.target.url'        = $server.Url
            'deployment.target.previewUrl' = $server.PreviewUrl
            'constitutional.enforcementLevel' = 'flexible'
        }
        $configuration.Deployment.Target.Path | Should -Be $www
    }

    It 'is planned' {
        $steps = New-ProductionDeployment -WhatIf
        $steps.Stage | Select-Object -Unique | Should -Be 'source', 'build', 'validate', 'release', 'prove'
        Get-ProductionDeployment | Should -BeNullOrEmpty
    }

    It 'is built, validated, measured in a browser, released blue-green and proven' {
        $script:first = New-ProductionDeployment -UserImpact low -EstimatedUsers 400 -WarningVariable warnings -WarningAction SilentlyContinue
        $first.Errors | ForEach-Object Message | Should -BeNullOrEmpty
        $first.Status | Should -Be Success
        $first.CommitHash | Should -Be (Invoke-Git $site rev-parse, HEAD)
        $first.BranchName | Should -Be main
        $first.BuildInfo.AstroVersion | Should -Be (Get-Content node_modules/astro/package.json -Raw | ConvertFrom-Json).version
        $first.BuildInfo.NodeVersion | Should -Be (node --version).TrimStart('v')
        $first.BuildInfo.BuildTime | Should -BeGreaterThan 0
        $files = Get-ChildItem dist -Recurse -File
        $first.BuildInfo.BundleSize.Total | Should -Be ($files | Measure-Object Length -Sum).Sum
        $first.BuildInfo.BundleSize.Css | Should -Be ($files | Where-Object Extension -eq .css | Measure-Object Length -Sum).Sum
        $first.BuildInfo.Optimizations | Should -Not -BeNullOrEmpty
        $first.Validation.ConstitutionalCompliance.Score | Should -BeGreaterThan 0
        $first.Validation.ConstitutionalCompliance.PassedChecks | Should -Not -BeNullOrEmpty
        $first.Validation.Performance.Lighthouse.Performance | Should -BeIn (1..100)
        $first.Validation.Performance.Lighthouse.Accessibility | Should -BeIn (1..100)
        $first.Validation.Performance.CoreWebVitals.Lcp | Should -BeGreaterThan 0
        $first.Proof.FilesChecked | Should -BeGreaterThan 0
        $first.Proof.Mismatches | Should -BeNullOrEmpty
        $first.Metadata.UserImpact | Should -Be Low
        $first.ConfigurationId | Should -Be (Get-ProductionConfiguration).ConfigurationId
        # An audit that could not run is unknown and says so; it is never a clean one.
        if ($null -eq $first.Validation.Security.SecurityScore) { $first.Warnings -join "`n" | Should -Match 'audit' }
        (Invoke-WebRequest $server.Url).Content | Should -Be (Get-Content dist/index.html -Raw)
    }

    It 'is deployed again with a change' {
        Add-TestCommit $site src/pages/about.astro { $_ -replace '</Base>', '<p>Open on Sundays</p></Base>' }
        Set-ProductionConfiguration deployment.validationSteps 'budgets', 'constitutional'
        $script:second = New-ProductionDeployment -WarningAction Ignore
        $second.Status | Should -Be Success
        $second.DeploymentType | Should -Be Update
        (Invoke-WebRequest "$($server.Url)about/").Content | Should -BeLike '*Open on Sundays*'
        (Test-ProductionDeployment).IsIntact | Should -BeTrue
    }

    It 'is rolled back' {
        $rollback = Undo-ProductionDeployment -Reason 'Closed on Sundays' -Confirm:$false -WarningAction Ignore
        $rollback.Status | Should -Be Success
        $rollback.RollbackDeploymentId | Should -Be $first.DeploymentId
        (Invoke-WebRequest "$($server.Url)about/").Content | Should -Not -BeLike '*Open on Sundays*'
        (Get-ProductionDeployment $second.DeploymentId).Status | Should -Be RolledBack
        (Get-ProductionStatus).LiveDeploymentId | Should -BeIn $first.DeploymentId, $rollback.DeploymentId
    }

    It 'is reported' {
        Get-ProductionDeployment | Export-Csv deployments.csv
        $rows = Import-Csv deployments.csv
        $rows.Status | Should -Be 'Success', 'RolledBack', 'Success'
        $rows.DeploymentType | Should -Be 'Rollback', 'Update', 'Initial'
        [double]$rows[2].PerformanceScore | Should -Be $first.Validation.Performance.Lighthouse.Performance
        [double]$rows[2].BuildTime | Should -BeGreaterThan 0
        Get-Content deployments.csv | Should -Not -Match 'System\.|ProductionOps\.|\{'
    }
}
