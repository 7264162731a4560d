# Ten things that people script, each from a fresh copy of one sample home, and judged by the files and objects that they would look at.
BeforeDiscovery {
    $missing = 'git', 'sh', 'dotnet' | Where-Object { -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) }
    if (-not $IsLinux) { $missing = @($missing) + 'Linux' }
    if (-not (Get-ChildItem "$PSScriptRoot/../../src/ProductionOps.Cli/bin" -Recurse -Filter prodops.dll -ErrorAction Ignore)) { $missing = @($missing) + 'the built prodops' }
    $withoutNode = @($missing) + @(if (-not (Get-Command node -CommandType Application -ErrorAction Ignore)) { 'node' }) | Where-Object { $_ }
    if ($withoutNode) { Write-Warning "Workflows.Tests.ps1 is skipped, in part or whole: it needs $($withoutNode -join ', ')." }
}

BeforeAll {
    . $PSScriptRoot/Support/Module.ps1
    . $PSScriptRoot/Support/Site.ps1
    . $PSScriptRoot/Support/Sample.ps1
    $script:location = Get-Location
    $script:prodops = (Get-ChildItem "$PSScriptRoot/../../src/ProductionOps.Cli/bin" -Recurse -Filter prodops.dll | Sort-Object LastWriteTime -Descending | Select-Object -First 1).FullName
    $script:ada = Join-Path $TestDrive home
    $script:prepared = Join-Path $TestDrive prepared
    $script:server = Start-SampleServer (Join-Path $ada 'riverside/.deploy/production')
    $null = New-SampleHome $ada $server $server -WarningAction SilentlyContinue
    Set-Location $location
    Move-Item $ada $prepared

    function Enter-Sample {
        Set-Location $location
        Remove-Item $ada -Recurse -Force -ErrorAction Ignore
        cp -a $prepared $ada
        $server.Down.Clear()
        Set-Location (Join-Path $ada riverside)
    }

    function Get-Page([string] $Path = '') { (Invoke-WebRequest "$($server.Url)$Path" -SkipHttpErrorCheck).Content }
}

AfterAll {
    Set-Location $location
    Stop-SampleServer $server
}

Describe 'Workflow 1: a scheduled night run' -Skip:([bool]$missing) {
    BeforeAll {
        Enter-Sample
        # The timer is written for real; nothing but the word of the init system that it will run it is stood in for.
        $script:before = @{ PATH = $env:PATH; XDG_CONFIG_HOME = $env:XDG_CONFIG_HOME }
        $null = New-Item "$ada/bin" -ItemType Directory
        Set-Content "$ada/bin/systemctl" "#!/bin/sh`nexit 0"
        Set-Content "$ada/bin/prodops" "#!/bin/sh`nexec dotnet '$prodops' `"`$@`""
        chmod +x "$ada/bin/systemctl" "$ada/bin/prodops"
        $env:PATH = "$ada/bin:$env:PATH"
        $env:XDG_CONFIG_HOME = "$ada/config"
        $script:service = "$ada/config/systemd/user/prodops-riverside-maintenance.service"
        function Invoke-Service {
            # What is within double quotes has no escapes here.
            $line = (Get-Content $service | Where-Object { $_ -like 'ExecStart=*' }) -replace '^ExecStart='
            sh -c $line *> "$ada/night.log"
            $LASTEXITCODE | Should -Be 0 -Because (Get-Content "$ada/night.log" -Raw)
        }
    }
    AfterAll { foreach ($name in $before.Keys) { Set-Item "env:$name" $before[$name] } }

    It 'is installed, does in one night what is due, and nothing twice' {
        $schedule = Register-ProductionSchedule Maintenance daily -At 03:00
        $schedule.Name | Should -Be riverside-maintenance
        Get-Content ($service -replace 'service$', 'timer') | Should -Contain 'OnCalendar=*-*-* 03:00:00'
        $due = Invoke-Maintenance -Due -WhatIf
        $due.MaintenanceType | Should -Contain ContentValidation

        $done = (Get-Maintenance).MaintenanceId
        Invoke-Service
        $night = Get-Maintenance | Where-Object MaintenanceId -NotIn $done
        $night.MaintenanceType | Sort-Object | Should -Be ($due.MaintenanceType | Sort-Object)
        $night.Status | Select-Object -Unique | Should -Be Success

        Invoke-Service
        (Get-Maintenance | Where-Object MaintenanceId -NotIn $done) | Should -HaveCount @($night).Count
    }

    It 'is seen to be edited, and is removed without a trace' {
        Add-Content $service '# mine'
        (Get-ProductionSchedule riverside-*).IsEdited | Should -BeTrue
        $null = Get-ProductionSchedule riverside-* | Unregister-ProductionSchedule
        Get-ChildItem "$ada/config/systemd/user" | Should -BeNullOrEmpty
    }
}

Describe 'Workflow 2: a deploy script with approval' -Skip:([bool]$missing) {
    BeforeAll {
        Enter-Sample
        $null = Set-ProductionConfiguration maintenance.approval.byOthers true
        Add-TestCommit (Get-Location) src/visit/index.html { $_ -replace 'seven', 'eight' }
        Set-Content "$ada/deploy.ps1" @'
param([string] $Change)
$ErrorActionPreference = 'Stop'
$approval = (Get-Maintenance $Change -Detailed).Approval
if (-not $approval.ApprovedBy) { throw "Nobody has approved $Change." }
$backup = Invoke-Maintenance $Change
if ($backup.Status -ne 'Success') { throw "There is no backup: $($backup.Results.Errors.Message)" }
$null = Unlock-ProductionDeployment
$deployment = New-ProductionDeployment -Trigger Automated -WarningAction SilentlyContinue
if (-not (Test-ProductionDeployment -Quiet)) { Undo-ProductionDeployment -Reason 'what is served differs' -Confirm:$false }
$deployment
'@
    }

    It 'waits for somebody else, backs up, deploys and proves' {
        $null = Lock-ProductionDeployment 'waiting for kim'
        $change = New-Maintenance Backup -RequireApproval -RequestedBy ada -Comment 'open longer'
        { & "$ada/deploy.ps1" $change.MaintenanceId } | Should -Throw '*Nobody has approved*'
        { New-ProductionDeployment -ErrorAction Stop -WarningAction SilentlyContinue } | Should -Throw '*waiting for kim*'
        { Approve-Maintenance $change.MaintenanceId -By ada -ErrorAction Stop } | Should -Throw
        Get-Page visit/ | Should -BeLike '*seven*'

        $null = Approve-Maintenance $change.MaintenanceId 'seen on staging' -By kim
        $deployment = & "$ada/deploy.ps1" $change.MaintenanceId
        Get-Page visit/ | Should -BeLike '*eight*'
        $deployment.Status, $deployment.TriggerSource | Should -Be Success, Automated

        $record = Get-Maintenance $change.MaintenanceId -Detailed
        $record.Status, $record.Approval.ApprovedBy, $record.RequestedBy | Should -Be Success, kim, ada
        $record.Approval.Comments | Should -Be 'open longer', 'seen on staging'
        (Get-ProductionStatus).LiveDeploymentId | Should -Be $deployment.DeploymentId
    }
}

Describe 'Workflow 3: a CSV to a manager' -Skip:([bool]$missing) {
    BeforeAll { Enter-Sample }

    It 'has one line a deployment and one a figure, and words where a manager reads words' {
        Get-ProductionDeployment | Select-Object DeploymentId, Environment, Status, DeployedBy, Timestamp, BundleTotal | Export-Csv deployments.csv
        $rows = Import-Csv deployments.csv
        $rows | Should -HaveCount 4
        $rows.Status | Should -Be Success, Success, RolledBack, Success
        $rows.Environment | Select-Object -Unique | Should -Be Production
        [datetimeoffset]::Parse($rows[0].Timestamp, [cultureinfo]::InvariantCulture) | Should -BeGreaterThan ([datetimeoffset]::UtcNow.AddHours(-1))

        $file = Export-ProductionReport figures.csv -PassThru
        $figures = Import-Csv $file
        $figures.Count | Should -BeGreaterThan 20
        Get-ProductionAnalytics -Flat | Export-Csv analytics.csv
        $analytics = Import-Csv analytics.csv
        [double](($analytics | Where-Object Metric -EQ deploymentFrequency.deployments).Value) | Should -Be 3
        [double](($analytics | Where-Object Metric -EQ deploymentFrequency.rollbacks).Value) | Should -Be 1
        Get-MonitoringReport -Flat | Export-Csv monitoring.csv

        foreach ($csv in 'deployments.csv', 'figures.csv', 'analytics.csv', 'monitoring.csv') {
            Get-Content $csv -Raw | Should -Not -Match 'System\.|ProductionOps\.\w+\.|\[\]'
        }
    }
}

Describe 'Workflow 4: JSON to another tool' -Skip:([bool]$withoutNode) {
    BeforeAll { Enter-Sample }

    It 'is read by a program that knows nothing of PowerShell' {
        Get-ProductionDeployment -Detailed | ConvertTo-Json -Depth 10 -EnumsAsStrings | Set-Content deployments.json
        Get-ProductionStatus | ConvertTo-Json -Depth 5 -EnumsAsStrings | Set-Content status.json
        $said = node -e @'
const fs = require('fs');
const read = name => JSON.parse(fs.readFileSync(name, 'utf8'));
const deployments = read('deployments.json'), status = read('status.json');
console.log(deployments.map(d => d.Status).join());
console.log(deployments.every(d => !isNaN(Date.parse(d.Timestamp)) && (d.DeploymentType === 'Rollback' || d.BuildInfo.BundleSize.Total > 0)));
console.log(status.Health, status.OpenAlerts, Array.isArray(status.Attention));
'@
        $LASTEXITCODE | Should -Be 0
        $said[0] | Should -Be 'Success,Success,RolledBack,Success'
        $said[1] | Should -Be 'true'
        $status = Get-ProductionStatus
        $said[2] | Should -Be "$($status.Health) $($status.OpenAlerts) true"
    }
}

Describe 'Workflow 5: an incident from alert to post-mortem' -Skip:([bool]$missing) {
    BeforeAll {
        Enter-Sample
        # The sample has an open one; this one begins from a site that is up.
        $null = Invoke-ProductionMonitor Uptime
    }

    It 'is told, taken, explained, over, and written down' {
        Get-MonitoringAlert -Status Open | Should -BeNullOrEmpty
        $null = $server.Down.TryAdd('down', $true)
        (Invoke-ProductionMonitor Uptime).Uptime.Status | Should -Be Down
        $alert = Get-MonitoringAlert -Status Open
        $alert.Severity | Should -Be Critical
        (Get-ProductionStatus).Health | Should -Be Critical

        $null = $alert | Confirm-MonitoringAlert -By ada -Comment 'restarting the server'
        $incident = Get-UptimeIncident -Newest 1
        $null = $incident | Set-UptimeIncident -Status Identified -RootCause 'the disk is full'
        $server.Down.Clear()
        (Invoke-ProductionMonitor Uptime).Uptime.Status | Should -Be Up

        (Get-MonitoringAlert $alert.AlertId).Status | Should -Be Resolved
        $null = Set-UptimeIncident $incident.IncidentId -PostMortem 'Watch the disk.'
        $over = Get-UptimeIncident $incident.IncidentId -Detailed
        $over.Status, $over.RootCause, $over.PostMortem | Should -Be Resolved, 'the disk is full', 'Watch the disk.'
        $over.Duration | Should -BeGreaterThan 0

        Export-ProductionRecord incidents.ndjson Incident
        $kept = Get-Content incidents.ndjson | ConvertFrom-Json | Where-Object incidentId -EQ $incident.IncidentId
        $kept.postMortem | Should -Be 'Watch the disk.'
        Get-UptimeIncident -Newest 1 | Export-Csv incidents.csv
        (Import-Csv incidents.csv).IncidentId | Should -Be $incident.IncidentId
    }
}

Describe 'Workflow 6: disaster recovery from the second backup copy' -Skip:([bool]$missing) {
    BeforeAll {
        Enter-Sample
        $script:ids = (Get-ProductionDeployment).DeploymentId
        $script:version = (Get-ProductionConfiguration).Version
    }

    It 'has the site live again from nothing but the copy' {
        Set-Location $ada
        Remove-Item riverside -Recurse -Force
        Get-Page | Should -BeNullOrEmpty
        Test-ProductionBackup -Location usb -Quiet | Should -Not -Contain $false
        $newest = Get-ProductionBackup -Location usb -Newest 1
        (Restore-ProductionBackup $newest.BackupId -Location usb -Destination restored).Files | Should -Be $newest.Files

        Move-Item restored/site riverside
        Move-Item restored/store riverside/production
        Copy-Item usb riverside/production/backups -Recurse
        Set-Location riverside
        Test-ProductionStore -Quiet | Should -BeTrue
        (Get-ProductionDeployment).DeploymentId | Should -Be $ids
        (Get-ProductionConfiguration).Version | Should -Be $version
        git status --porcelain -- src | Should -Not -Match '^ [MD]'

        $deployment = New-ProductionDeployment -WarningAction SilentlyContinue
        $deployment.Status | Should -Be Success
        Get-Page visit/ | Should -BeLike '*seven*'
        (Test-ProductionDeployment).IsIntact | Should -BeTrue
        (New-Maintenance Backup | Invoke-Maintenance).Status | Should -Be Success
    }
}

Describe 'Workflow 7: a move to another machine' -Skip:([bool]$missing) {
    BeforeAll {
        Enter-Sample
        $null = New-Item "$ada/moved", "$ada/machine" -ItemType Directory
        function Get-Holding { Get-ProductionStore | Select-Object Deployments, MonitoringRecords, MaintenanceRuns }
    }

    It 'takes records and configuration as files' {
        $here = Get-Holding
        $deployments = Get-ProductionDeployment | Select-Object DeploymentId, Status, CommitHash, Timestamp | ConvertTo-Csv
        $alerts = (Get-MonitoringAlert).AlertId
        foreach ($kind in 'Config', 'Deployment', 'Monitor', 'Maintenance', 'Alert', 'Incident') { Export-ProductionRecord "$ada/moved/$kind.ndjson" $kind }
        Export-ProductionConfiguration "$ada/moved/production.yaml"

        Set-Location "$ada/machine"
        $null = Initialize-ProductionStore -Site Riverside
        $imports = foreach ($kind in 'Config', 'Deployment', 'Monitor', 'Maintenance', 'Alert', 'Incident') { Import-ProductionRecord "$ada/moved/$kind.ndjson" $kind }
        ($imports | Measure-Object Rejected -Sum).Sum | Should -Be 0
        $null = Import-ProductionConfiguration "$ada/moved/production.yaml"
        # Of staging only the versions came along; which of them is active is not a record.
        (Test-ProductionStore -ProblemOnly).Problem | Should -Be ConfigurationMissing
        $null = Repair-ProductionStore

        Get-Holding | ConvertTo-Csv | Should -Be ($here | ConvertTo-Csv)
        Get-ProductionDeployment | Select-Object DeploymentId, Status, CommitHash, Timestamp | ConvertTo-Csv | Should -Be $deployments
        (Get-MonitoringAlert).AlertId | Should -Be $alerts
        (Get-ProductionConfiguration).Application.Name | Should -Be Riverside
        Test-ProductionStore -Quiet | Should -BeTrue
        (Import-ProductionRecord "$ada/moved/Deployment.ndjson" Deployment).Added | Should -Be 0
    }

    It 'or takes the store as it is, from a backup' {
        Set-Location "$ada/riverside"
        $store = Get-ProductionStore
        $backup = New-Maintenance Backup -BackupType Full | Invoke-Maintenance
        $backup.Status | Should -Be Success
        $null = Restore-ProductionBackup -Destination "$ada/taken" -Item store
        Set-Location "$ada/taken"
        Move-Item store production
        (Get-ProductionStore).StoreId | Should -Be $store.StoreId
        (Get-ProductionStore).Deployments | Should -Be $store.Deployments
        Get-ChildItem "$ada/taken/site" -ErrorAction Ignore | Should -BeNullOrEmpty
        (Get-ProductionConfiguration -History).Version | Should -Be (Get-ProductionConfiguration -History -StorePath "$ada/riverside").Version
    }
}

Describe 'Workflow 8: a feature rollout' -Skip:([bool]$missing) {
    BeforeAll {
        Enter-Sample
        $script:people = 1..500 | ForEach-Object { "user$_" }
        function Get-Audience { ($people | Test-ProductionFeature new-search | Where-Object IsOn).Key }
    }

    It 'reaches more and more of the same people, and is taken back to what it was' {
        $null = Set-ProductionFeature new-search $true -RolloutPercentage 10
        $version = (Get-ProductionConfiguration).Version
        $audience = @{}
        foreach ($percentage in 10, 50, 100) {
            $null = Set-ProductionFeature new-search $true -RolloutPercentage $percentage
            $audience[$percentage] = @(Get-Audience)
        }
        $audience[10].Count | Should -BeGreaterThan 20
        $audience[10].Count | Should -BeLessThan 90
        $audience[10] | Where-Object { $_ -notin $audience[50] } | Should -BeNullOrEmpty
        $audience[50].Count | Should -BeLessThan 300
        $audience[100] | Should -HaveCount 500

        $null = Restore-ProductionConfiguration $version
        Get-Audience | Should -Be $audience[10]
        $history = Get-ProductionConfiguration -History
        $history[0].Version | Should -Not -Be $version
        $changes = Compare-ProductionConfiguration $history[1].ConfigurationId $history[0].ConfigurationId
        $changes.Path | Should -Be features.rolloutPercentage.new-search
    }
}

Describe 'Workflow 9: an audit over a year' -Skip:([bool]$missing) {
    BeforeAll {
        Set-Location $location
        $null = New-Item "$ada/audit" -ItemType Directory -Force
        Set-Location "$ada/audit"
        $null = Initialize-ProductionStore -Site Archive
        0..51 | ForEach-Object {
            $time = [datetime]::new(2025, 1, 6, 10, 0, 0, [DateTimeKind]::Utc).AddDays(7 * $_)
            $record = [ordered]@{
                deploymentId = $time.ToString('yyyyMMdd-HHmmss') + '-deployment'; timestamp = $time; completedAt = $time.AddMinutes(3); commitTime = $time.AddHours(-5)
                commitHash = "$($_ % 10)" * 40; branchName = 'main'; environment = 'production'; deploymentType = 'update'; triggerSource = 'manual'
                deployedBy = $_ % 3 ? 'ada' : 'kim'; status = 'success'; buildInfo = @{ buildTime = 20; optimizations = @() }; errors = @(); warnings = @()
            }
            if ($_ % 13 -eq 12) {
                $record.status = 'failed'
                $record.errors = @(@{ errorId = 'BudgetExceeded'; type = 'validation'; severity = 'error'; message = 'over'; context = @{}; timestamp = $time; resolved = $false })
            }
            $record | ConvertTo-Json -Depth 6 -Compress
        } | Set-Content year.ndjson
        (Import-ProductionRecord year.ndjson Deployment).Added | Should -Be 52
    }

    It 'says who did what in which month, and that nobody changed it afterwards' {
        $year = Get-ProductionDeployment -From '2025-01-01Z' -To '2026-01-01Z'
        $year | Should -HaveCount 52
        $year | Group-Object { $_.Timestamp.UtcDateTime.ToString('yyyy-MM') }, DeployedBy -NoElement |
            Select-Object @{ n = 'Month'; e = { $_.Values[0] } }, @{ n = 'By'; e = { $_.Values[1] } }, Count | Export-Csv audit.csv
        $rows = Import-Csv audit.csv
        ($rows | Measure-Object Count -Sum).Sum | Should -Be 52
        ($rows.Month | Sort-Object -Unique) | Should -HaveCount 12

        $failed = Get-ProductionDeployment -Status Failed -Detailed
        $failed.Errors.ErrorId | Should -Be (, 'BudgetExceeded' * 4)
        $analytics = Get-ProductionAnalytics 2025 -TimeZone UTC
        $analytics.DeploymentSuccess.Ended, $analytics.DeploymentSuccess.Failed | Should -Be 52, 4
        (Test-ProductionStore -Summary).ValidationRules.DeploymentChain | Should -BeTrue
        Test-ProductionStore -Quiet | Should -BeTrue
    }

    It 'names what somebody changed afterwards' {
        $file = Get-ChildItem production -Recurse -Filter 20250106-*-deployment.json | Select-Object -First 1
        (Get-Content $file -Raw) -replace '"kim"', '"ada"' | Set-Content $file -NoNewline
        $finding = Test-ProductionStore -ProblemOnly
        $finding.Location | Should -Contain "deployments/$($file.Name)"
        Test-ProductionStore -Quiet | Should -BeFalse
    }
}

Describe 'Workflow 10: a clean-up' -Skip:([bool]$missing) {
    BeforeAll { Enter-Sample }

    It 'is shown first, removes what is old, keeps its sums, and then has nothing to do' {
        # The days of the sample, and one period for both reports: midnight may come in between.
        $oldest = Get-MonitoringRecord | Sort-Object Timestamp | Select-Object -First 1
        $day = $oldest.Timestamp.UtcDateTime.Date
        $period = @{ From = $day.AddDays(-1); To = $day.AddDays(44); TimeZone = 'UTC' }
        $old = { Get-ChildItem production/monitoring -Recurse -Filter uptime-*.json | Where-Object FullName -Match $day.ToString('yyyy/MM/dd') }
        & $old | Should -HaveCount 6
        $before = Get-MonitoringReport @period
        $plan = Optimize-ProductionStore -WhatIf -ChangedOnly
        $plan | Where-Object Kind -EQ Monitoring | ForEach-Object Reason | Should -BeLike '*older than 30 days*'
        & $old | Should -HaveCount 6

        $done = Optimize-ProductionStore -ChangedOnly
        $done.Id | Should -Be $plan.Id
        & $old | Should -BeNullOrEmpty
        Get-MonitoringRecord -To $day.AddDays(5) | Should -BeNullOrEmpty
        $after = Get-MonitoringReport @period
        $after.Uptime.Samples | Should -Be $before.Uptime.Samples
        $after.Uptime.Current | Should -Be $before.Uptime.Current

        Optimize-ProductionStore -ChangedOnly | Should -BeNullOrEmpty
        Test-ProductionStore -Quiet | Should -BeTrue
        Get-ProductionDeployment | Should -HaveCount 4
    }
}
