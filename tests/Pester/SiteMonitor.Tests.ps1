BeforeDiscovery {
    $missing = 'git', 'nginx' | Where-Object { -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) }
    if ($missing) { Write-Warning "SiteMonitor.Tests.ps1 is skipped: install $($missing -join ', ')." }
}

Describe 'Measuring security and constitutional compliance' -Skip:([bool]$missing) {
    BeforeAll {
        . $PSScriptRoot/Support/Module.ps1
        . $PSScriptRoot/Support/Site.ps1
        $root = Join-Path $TestDrive 'Haus & Hof ü'
        $site = Join-Path $root site
        $www = Join-Path $root www
        $null = New-Item $www -ItemType Directory -Force
        New-TestRepository (Join-Path $Repository samples/static-site) $site
        $server = Start-TestNginx (Join-Path $root nginx) $www
        New-TestConfiguration -Path (Join-Path $site production.yaml) -Target $www -Url $server.Url -PreviewUrl $server.PreviewUrl
        Push-Location $site
        $null = Initialize-ProductionStore -Site Museum
        $null = Import-ProductionConfiguration production.yaml
        $null = New-ProductionDeployment -WarningAction Ignore
        $records = Invoke-ProductionMonitor Security, Constitutional -WarningAction SilentlyContinue -WarningVariable warnings
    }

    AfterAll {
        Pop-Location
        Stop-TestNginx $server
    }

    It 'gives one stored record a type' {
        $records.MonitoringType | Sort-Object | Should -Be (@('Security', 'Constitutional') | Sort-Object { [ProductionOps.Model.MonitoringType] $_ })
        foreach ($record in $records) { (Get-MonitoringRecord $record.MonitoringId).MonitoringType | Should -Be $record.MonitoringType }
    }

    It 'grades the headers, and says that there is no certificate without TLS' {
        $security = ($records | Where-Object MonitoringType -EQ Security).Security
        $security.Headers.Hsts | Should -BeFalse
        $security.Headers.Grade | Should -Be F
        $security.Headers.Advice | Should -Not -BeNullOrEmpty
        $security.SslCheck | Should -BeNullOrEmpty
        "$warnings" | Should -BeLike "*$($server.Url) is not served over TLS*"
    }

    It 'scores the principles, and names what was broken since' {
        $before = ($records | Where-Object MonitoringType -EQ Constitutional).Constitutional
        $before.ZeroGitHubActions | Should -BeTrue
        $null = New-Item .github/workflows -ItemType Directory -Force
        Set-Content .github/workflows/deploy.yml "on: push`njobs: {deploy: {runs-on: ubuntu-latest, steps: [{run: ./deploy}]}}"
        Invoke-Git $site add, --all | Out-Null
        Invoke-Git $site commit, --quiet, '--message=Deploy elsewhere' | Out-Null
        $after = (Invoke-ProductionMonitor Constitutional -WarningAction Ignore).Constitutional
        $after.ZeroGitHubActions | Should -BeFalse
        $after.ComplianceScore | Should -BeLessThan $before.ComplianceScore
        "$($after.Violations)" | Should -BeLike '*deploy.yml*'
    }
}
