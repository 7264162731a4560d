BeforeAll {
    . $PSScriptRoot/Support/Module.ps1
    $script:folder = Join-Path $TestDrive 'Tabellen [ü]'
    $null = [IO.Directory]::CreateDirectory((Join-Path $folder 'dist'))
    Push-Location -LiteralPath $folder
    $null = Initialize-ProductionStore -Site Museum
    [IO.File]::WriteAllText((Join-Path $folder 'dist/index.html'), '<!doctype html><html lang="de"><title>Museum</title><a href="gone.html">gone</a><img src="gone.png" alt="">')
    [IO.File]::WriteAllText((Join-Path $folder 'production.yaml'), @'
environment: production
application: { name: Museum, homepage: "https://museum.example.org" }
deployment: { target: { type: directory, path: ../served } }
features: { flags: { tours: true, shop: false }, rolloutPercentage: { tours: 40 } }
maintenance: { approval: { types: [backup] }, backup: { sources: [{ name: pages, path: dist }] } }
'@)
    $null = Import-ProductionConfiguration -LiteralPath (Join-Path $folder 'production.yaml')

    # Records that have every kind of section: nested objects, lists of texts and of objects, dictionaries.
    $time = [datetime]::UtcNow.AddDays(-1)
    $stamp = { param($offset) $time.AddMinutes($offset).ToString('yyyyMMdd-HHmmss') }
    $vulnerability = @{ id = 'GHSA-1'; severity = 'high'; title = 'über "quoted"'; description = 'x'; package = 'left-pad'; version = '1.0.0'; discoveredAt = $time }
    $deployments = 0, 1 | ForEach-Object {
        [ordered]@{
            deploymentId = (& $stamp (10 * $_)) + '-deployment'; timestamp = $time.AddMinutes(10 * $_); completedAt = $time.AddMinutes(10 * $_ + 1); commitTime = $time.AddHours(-1)
            commitHash = "$_" * 40; branchName = 'main'; environment = 'production'; deploymentType = 'update'; triggerSource = 'manual'; deployedBy = 'ada'; status = 'success'
            deploymentUrl = 'https://museum.example.org'; warnings = @('first', 'zweite; Größe'); metadata = @{ constitutionalCompliance = $true }
            buildInfo = @{ buildTime = 12.5; bundleSize = @{ javascript = 1; css = 2; assets = 3; total = 6 }; optimizations = @('minification', 'modern-images') }
            errors = @(@{ errorId = 'E'; type = 'build'; severity = 'warning'; message = 'm'; context = @{ a = 1 }; timestamp = $time; resolved = $false })
            validation = @{ constitutionalCompliance = @{ score = 90; violations = @('v'); passedChecks = @('p') }; security = @{ vulnerabilities = @($vulnerability); securityScore = 80 } }
        }
    }
    $monitoring = 0, 1 | ForEach-Object {
        [ordered]@{
            monitoringId = (& $stamp (20 + $_)) + '-monitor'; timestamp = $time.AddMinutes(20 + $_); monitoringType = ('uptime', 'security')[$_]; siteUrl = 'https://museum.example.org/'
            environment = 'production'; deploymentId = $deployments[1].deploymentId
            alerts = @(@{ alertId = (& $stamp 20) + '-alert'; type = 'uptime'; severity = 'error'; title = 't'; description = 'd'; triggeredAt = $time; escalated = $false; notificationsSent = @(); metadata = @{} })
        }
    }
    $monitoring[0].uptime = @{ status = 'up'; responseTime = 80.5; httpStatus = 200; location = 'local'; availability = 99.5; incidents = @() }
    $monitoring[1].security = @{ sslCheck = @{ valid = $true; expiryDate = $time.AddDays(90); grade = 'A' }; headers = @{ csp = $true; hsts = $false; xFrame = $true; xContent = $true }; vulnerabilities = @($vulnerability) }
    $others = @{
        Incident = [ordered]@{ incidentId = (& $stamp 30) + '-incident'; startTime = $time; severity = 'major'; status = 'investigating'; description = 'down'; impactedServices = @('production a', 'production b') }
        Alert = [ordered]@{
            alertId = (& $stamp 40) + '-alert'; type = 'uptime'; severity = 'error'; title = 'down'; description = 'd'; triggeredAt = $time; escalated = $true
            notificationsSent = @('mail to a', 'https://hook'); metadata = @{ cause = 'uptime'; reminders = 2; channels = @('mail') }
        }
        Maintenance = [ordered]@{
            maintenanceId = (& $stamp 50) + '-maintenance'; maintenanceType = 'dependency-update'; scheduledTime = $time; executedTime = $time; priority = 'high'; automated = $true; approvalRequired = $true; status = 'failed'
            impactAssessment = @{ userImpact = 'low'; downtime = 0; rollbackTime = 60 }; progress = @{ totalSteps = 3; completedSteps = 1; currentStep = 'test' }
            results = @{ success = $false; changes = @('a', 'b'); errors = @(); rollbackRequired = $false; constitutionalCompliance = $true }
            approval = @{ required = $true; requestedBy = 'ada'; requestedAt = $time; comments = @('please') }
        }
    }
    foreach ($set in @{ Deployment = $deployments }, @{ Monitor = $monitoring }, $others) {
        foreach ($kind in $set.Keys) {
            $set[$kind] | ForEach-Object { $_ | ConvertTo-Json -Depth 9 -Compress } | Set-Content -LiteralPath records.ndjson
            $null = Import-ProductionRecord -LiteralPath records.ndjson -Kind $kind -ErrorAction Stop
        }
    }

    $backup = New-Maintenance Backup -RequestedBy ada
    $null = $backup | Approve-Maintenance -By grace
    $null = Invoke-Maintenance $backup.MaintenanceId -ErrorAction Stop
    [IO.File]::WriteAllText((Join-Path $folder 'production/maintenance/strange.txt'), 'x')
    $script:commands = @{
        'Get-MonitoringReport' = { Get-MonitoringReport 7d }
        'Get-MonitoringReport -Flat' = { Get-MonitoringReport 7d -Flat }
        'Get-ProductionAnalytics' = { Get-ProductionAnalytics 7d }
        'Get-ProductionAnalytics -Flat' = { Get-ProductionAnalytics 7d -Flat }
        'Compare-ProductionDeployment' = { Compare-ProductionDeployment $deployments[0].deploymentId $deployments[1].deploymentId }
        'Get-ProductionStatus' = { Get-ProductionStatus }
        'Get-ProductionStatus -Detailed' = { Get-ProductionStatus -Detailed }
        'Export-ProductionReport' = { Export-ProductionReport report.csv -PassThru }
        'Get-ProductionStore' = { Get-ProductionStore }
        'Test-ProductionStore' = { Test-ProductionStore }
        'Test-ProductionStore -Summary' = { Test-ProductionStore -Summary }
        'Test-ProductionContent' = { Test-ProductionContent dist }
        'Test-ProductionContent -Summary' = { Test-ProductionContent dist -Summary }
        'Test-ProductionConfiguration' = { Test-ProductionConfiguration -LiteralPath (Join-Path $folder 'production.yaml') }
        'Get-UptimeIncident' = { Get-UptimeIncident }
        'Get-UptimeIncident -Detailed' = { Get-UptimeIncident -Detailed }
        'Get-MonitoringAlert' = { Get-MonitoringAlert }
        'Get-MonitoringAlert -Detailed' = { Get-MonitoringAlert -Detailed }
        'Get-MonitoringRecord' = { Get-MonitoringRecord }
        'Get-MonitoringRecord -Detailed' = { Get-MonitoringRecord -Detailed }
        'Get-Maintenance' = { Get-Maintenance }
        'Get-Maintenance -Detailed' = { Get-Maintenance -Detailed }
        'Get-ProductionDeployment' = { Get-ProductionDeployment }
        'Get-ProductionDeployment -Detailed' = { Get-ProductionDeployment -Detailed }
        'Get-ProductionBackup' = { Get-ProductionBackup }
        'Register-ProductionSchedule -WhatIf' = { Register-ProductionSchedule Maintenance -Every 1h -WhatIf }
        'Get-ProductionFeature' = { Get-ProductionFeature }
        'Get-ProductionConfiguration' = { Get-ProductionConfiguration }
    }
}

AfterAll { Pop-Location }

Describe 'A spreadsheet of <_>' -ForEach @(
    'Get-MonitoringReport', 'Get-MonitoringReport -Flat', 'Get-ProductionAnalytics', 'Get-ProductionAnalytics -Flat', 'Compare-ProductionDeployment', 'Get-ProductionStatus', 'Get-ProductionStatus -Detailed'
    'Export-ProductionReport'
    'Get-ProductionStore', 'Test-ProductionStore', 'Test-ProductionStore -Summary', 'Test-ProductionContent', 'Test-ProductionContent -Summary', 'Test-ProductionConfiguration', 'Get-UptimeIncident'
    'Get-UptimeIncident -Detailed', 'Get-MonitoringAlert', 'Get-MonitoringAlert -Detailed', 'Get-MonitoringRecord', 'Get-MonitoringRecord -Detailed', 'Get-Maintenance', 'Get-Maintenance -Detailed'
    'Get-ProductionDeployment', 'Get-ProductionDeployment -Detailed', 'Get-ProductionBackup', 'Register-ProductionSchedule -WhatIf', 'Get-ProductionFeature', 'Get-ProductionConfiguration'
) {
    It 'has values in its cells, not names of types' {
        $output = @(& $commands[$_])
        $output.Count | Should -BeGreaterThan 0
        $rows = @($output | ConvertTo-Csv | ConvertFrom-Csv)
        $rows.Count | Should -Be $output.Count
        foreach ($row in $rows) {
            foreach ($cell in $row.PSObject.Properties) {
                if ($cell.Value -cmatch 'System\.(Collections|String|Object|Text)|ProductionOps\.[A-Z]|`\d\[|^\w+ \{ ') { throw "$($cell.Name): $($cell.Value)" }
            }
        }
    }
}

Describe 'Cells' {
    It 'hold lists with semicolons, and sections as JSON' {
        $row = Get-ProductionDeployment -Detailed -Newest 1 | ConvertTo-Csv | ConvertFrom-Csv
        $row.Warnings | Should -Be 'first; zweite; Größe'
        ($row.BuildInfo | ConvertFrom-Json).bundleSize.total | Should -Be 6
        ($row.Errors | ConvertFrom-Json).errorId | Should -Be E
        ($row.Validation | ConvertFrom-Json).security.vulnerabilities.title | Should -Be 'über "quoted"'
        (Get-UptimeIncident -Detailed | ConvertTo-Csv | ConvertFrom-Csv).ImpactedServices | Should -Be 'production a; production b'
        (Get-MonitoringAlert -Detailed | ConvertTo-Csv | ConvertFrom-Csv).Metadata | Should -Be 'cause=uptime; channels=["mail"]; reminders=2'
    }

    It 'keep values of any kind in JSON and in jobs' {
        $alert = Get-MonitoringAlert -Detailed
        $alert.Metadata['cause'].ToString() | Should -Be uptime
        foreach ($copy in ($alert | ConvertTo-Json -Depth 3 | ConvertFrom-Json), (Start-Job { $using:alert } | Receive-Job -Wait -AutoRemoveJob)) {
            $copy.Metadata.cause | Should -Be uptime
            $copy.Metadata.reminders | Should -Be 2
            $copy.Metadata.channels | Should -Be mail
        }
    }

    It 'do not change what the lists are' {
        $deployment = Get-ProductionDeployment -Detailed -Newest 1
        $deployment.Warnings.Count | Should -Be 2
        $deployment.Warnings[1] | Should -Be 'zweite; Größe'
        $deployment.Warnings | Should -Be 'first', 'zweite; Größe'
        $deployment.Warnings -contains 'first' | Should -BeTrue
        ($deployment | ConvertTo-Json -Depth 9 | ConvertFrom-Json).Warnings | Should -Be 'first', 'zweite; Größe'
        (Start-Job { $using:deployment } | Receive-Job -Wait -AutoRemoveJob).Warnings | Should -Be 'first', 'zweite; Größe'
    }
}

Describe 'JSON of depth 3 of <_>' -ForEach @(
    'Get-MonitoringReport', 'Get-MonitoringReport -Flat', 'Get-ProductionAnalytics', 'Get-ProductionAnalytics -Flat', 'Compare-ProductionDeployment', 'Get-ProductionStatus'
    'Get-ProductionStore', 'Test-ProductionStore', 'Test-ProductionStore -Summary', 'Test-ProductionContent', 'Test-ProductionContent -Summary', 'Get-UptimeIncident', 'Get-UptimeIncident -Detailed', 'Get-MonitoringAlert', 'Get-MonitoringRecord'
    'Get-Maintenance', 'Get-ProductionDeployment', 'Get-ProductionBackup', 'Get-ProductionFeature'
) {
    It 'is all of it' {
        $output = @(& $commands[$_])
        $json = ConvertTo-Json $output -Depth 4 -WarningVariable lost -WarningAction SilentlyContinue
        $lost | Should -BeNullOrEmpty
        $json | Should -Be (ConvertTo-Json $output -Depth 20)
        foreach ($one in $output) { $one | ConvertTo-Json -Depth 3 | Should -Be ($one | ConvertTo-Json -Depth 20) }
    }
}
