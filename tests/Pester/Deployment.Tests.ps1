BeforeDiscovery {
    $missing = 'git', 'nginx' | Where-Object { -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) }
    if ($missing) { Write-Warning "Deployment.Tests.ps1 is skipped: install $($missing -join ', ')." }
}

Describe 'Deployments' -Skip:([bool]$missing) {
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

        function Get-StoreState { Get-ChildItem (Join-Path $site production) -Recurse -File | Get-FileHash | ForEach-Object { $_.Path + $_.Hash } }
    }

    AfterAll {
        Pop-Location
        Stop-TestNginx $server
    }

    It 'are planned by -WhatIf, which writes steps and changes nothing' {
        $before = Get-StoreState
        $steps = New-ProductionDeployment -WhatIf
        $steps[0] | Should -BeOfType ProductionOps.Deployment.DeploymentPlanStep
        $steps.Stage | Select-Object -Unique | Should -Be 'source', 'build', 'validate', 'release', 'prove'
        $steps.Number | Should -Be (1..$steps.Count)
        Get-StoreState | Should -Be $before
        Get-ChildItem $www | Should -BeNullOrEmpty
    }

    It 'write the record, and the live site is what was deployed' {
        $first = New-ProductionDeployment -UserImpact low -EstimatedUsers 120 -DeployedBy ada -WarningAction Ignore
        $first | Should -BeOfType ProductionOps.Model.ProductionDeployment
        $first.Status | Should -Be Success
        $first.DeploymentType | Should -Be Initial
        $first.DeployedBy | Should -Be ada
        $first.Metadata.EstimatedUsers | Should -Be 120
        $first.CommitHash | Should -Be (Invoke-Git $site rev-parse, HEAD)
        $first.Proof.Mismatches | Should -BeNullOrEmpty
        (Invoke-WebRequest $server.Url).Content | Should -Be (Get-Content (Join-Path $site public/index.html) -Raw)
    }

    It 'go on with the others when one project fails' {
        Add-TestCommit $site public/index.html { $_ -replace '</body>', '<p>Second</p></body>' }
        $outside = Join-Path $TestDrive 'no repository'
        $null = New-Item $outside -ItemType Directory
        $record = $outside, $site | New-ProductionDeployment -WarningAction Ignore -ErrorVariable failure -ErrorAction SilentlyContinue
        $record.Status | Should -Be Success
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NotAGitRepository,*'
        $failure[0].TargetObject | Should -Be $outside
        (Invoke-WebRequest $server.Url).Content | Should -BeLike '*Second*'
    }

    It 'take a directory from the pipeline' {
        (Get-Item $site | New-ProductionDeployment -WhatIf)[0].Stage | Should -Be source
    }

    It 'are listed newest first, filtered, and found by wildcard' {
        $all = Get-ProductionDeployment
        $all | Should -HaveCount 2
        $all[0].Sequence | Should -BeGreaterThan $all[1].Sequence
        (Get-ProductionDeployment -Newest 1).DeploymentId | Should -Be $all[0].DeploymentId
        (Get-ProductionDeployment -Type initial).DeploymentId | Should -Be $all[1].DeploymentId
        Get-ProductionDeployment -Status failed, rolled-back | Should -BeNullOrEmpty
        Get-ProductionDeployment -Environment staging | Should -BeNullOrEmpty
        Get-ProductionDeployment -To $all[1].Timestamp.LocalDateTime.AddSeconds(-1) | Should -BeNullOrEmpty
        Get-ProductionDeployment -From $all[1].Timestamp.LocalDateTime.AddSeconds(-1) | Should -HaveCount 2
        Get-ProductionDeployment "$($all[0].DeploymentId.Substring(0, 8))*" | Should -HaveCount 2
        ($all | Get-ProductionDeployment -Detailed).Proof.FilesChecked | Should -HaveCount 2
    }

    It 'that do not exist are an error about that name, and the others are written' {
        $id = (Get-ProductionDeployment -Newest 1).DeploymentId
        (Get-ProductionDeployment 20200101-000000-deployment, $id -ErrorVariable failure -ErrorAction SilentlyContinue).DeploymentId | Should -Be $id
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'RecordNotFound,*'
        $failure[0].TargetObject | Should -Be 20200101-000000-deployment
        $failure[0].CategoryInfo.Category | Should -Be ObjectNotFound
    }

    It 'are flat in a CSV' {
        $file = Join-Path $TestDrive deployments.csv
        Get-ProductionDeployment | Export-Csv $file
        Get-Content $file | Should -Not -Match 'System\.|ProductionOps\.|\{'
        $rows = Import-Csv $file
        $rows | Should -HaveCount 2
        $rows[0].Status | Should -Be Success
        [long]$rows[0].BundleTotal | Should -BeGreaterThan 1000
    }

    It 'show a table of eighty columns without colours when redirected' {
        $lines = (Get-ProductionDeployment | Out-String -Width 80) -split "`r?`n" | Where-Object { $_ }
        $lines[0].Trim() -split '\s+' | Should -Be 'DeploymentId', 'Environment', 'Type', 'Status', 'Commit', 'Started'
        $lines | Should -Not -Match "`e\["
        $lines | Should -Not -Match '…'
    }

    It 'are compared' {
        $ids = (Get-ProductionDeployment).DeploymentId
        $rows = Get-ProductionDeployment | Compare-ProductionDeployment $ids[1]
        $total = $rows | Where-Object { $_.Property -eq 'buildInfo.bundleSize.total' -and $_.DifferenceId -eq $ids[0] }
        $total.Change | Should -Be '<p>Second</p>'.Length
    }

    It 'complete by identifier, newest first, with a tooltip' {
        $offered = (TabExpansion2 'Undo-ProductionDeployment ' 26).CompletionMatches
        $offered.CompletionText | Should -Be (Get-ProductionDeployment).DeploymentId
        $offered[0].ToolTip | Should -BeLike 'Production Success*'
    }

    It 'are tested for drift' {
        (Test-ProductionDeployment).IsIntact | Should -BeTrue
        Get-ProductionDeployment -Newest 1 | Test-ProductionDeployment -Quiet | Should -BeTrue
        $live = Get-Item (Join-Path $www current/about.html)
        # Releases share unchanged files: give this name a file of its own, as a person who edits it would.
        $text = Get-Content $live -Raw
        Remove-Item $live
        Set-Content $live.FullName ($text + '<!-- by hand -->') -NoNewline
        $drift = Test-ProductionDeployment
        $drift.IsIntact | Should -BeFalse
        $drift.ServedMismatches -join ' ' | Should -BeLike '*about.html*'
        Test-ProductionDeployment -Quiet | Should -BeFalse
        Set-Content $live.FullName $text -NoNewline
    }

    It 'are undone: planned, refused without consent, carried out' {
        $ids = (Get-ProductionDeployment).DeploymentId
        $before = Get-StoreState
        (Undo-ProductionDeployment -WhatIf).Stage | Should -Contain release
        Get-StoreState | Should -Be $before
        $rollback = Undo-ProductionDeployment -Reason 'Second is not good' -Confirm:$false
        $rollback.Status | Should -Be Success
        $rollback.DeploymentType | Should -Be Rollback
        $rollback.RollbackDeploymentId | Should -Be $ids[1]
        (Get-ProductionDeployment $ids[0]).Status | Should -Be RolledBack
        (Invoke-WebRequest $server.Url).Content | Should -Not -BeLike '*Second*'
    }

    It 'are held by a person, with a reason, until the hold is lifted' {
        (Lock-ProductionDeployment 'Spring sale' -Duration 2h).Reason | Should -Be 'Spring sale'
        try {
            New-ProductionDeployment -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'DeploymentHeld,*'
            $failure[0].Exception.Message | Should -BeLike '*Spring sale*'
            New-ProductionDeployment -WhatIf -WarningVariable obstacles -WarningAction SilentlyContinue | Should -Not -BeNullOrEmpty
            $obstacles | Should -BeLike '*Spring sale*'
            (Get-ProductionStatus).HoldReason | Should -Be 'Spring sale'
            Unlock-ProductionDeployment -WhatIf | Should -BeNullOrEmpty
        }
        finally { (Unlock-ProductionDeployment).Reason | Should -Be 'Spring sale' }
        Unlock-ProductionDeployment -WarningVariable nothing -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $nothing | Should -Not -BeNullOrEmpty
    }

    It 'that fail write the record and an error with its identifier' {
        Set-ProductionConfiguration -Setting @{ 'deployment.healthCheckUrl' = "$($server.Url)nowhere/"; 'deployment.healthCheckTimeout' = 1 }
        Add-TestCommit $site public/index.html { $_ -replace '</body>', '<p>Third</p></body>' }
        $record = New-ProductionDeployment -WarningAction Ignore -ErrorVariable failure -ErrorAction SilentlyContinue
        $record.Status | Should -BeIn Failed, RolledBack
        $failure[0].FullyQualifiedErrorId | Should -Be "$($record.Errors[0].ErrorId),ProductionOps.PowerShell.Commands.NewProductionDeploymentCommand"
        $failure[0].CategoryInfo.Category | Should -Be InvalidResult
        (Invoke-WebRequest $server.Url).Content | Should -Not -BeLike '*Third*'
        Restore-ProductionConfiguration 1.0.0 | Out-Null
    }

    It 'stop on Ctrl+C, leave the site as it was, and the next one runs' {
        $live = (Invoke-WebRequest $server.Url).Content
        Set-ProductionConfiguration -Setting @{ 'deployment.build.command' = 'sleep', '600' }
        $session = [powershell]::Create()
        $null = $session.AddScript("Set-Location '$($site -replace "'", "''")'; Import-Module '$Manifest'; New-ProductionDeployment -WarningAction Ignore")
        $run = $session.BeginInvoke()
        [System.Threading.SpinWait]::SpinUntil({ $session.Streams.Progress.Where({ $_.StatusDescription -like '*Building*' }).Count -gt 0 -or $run.IsCompleted }, 60000) | Should -BeTrue
        $session.Stop()
        $session.InvocationStateInfo.State | Should -Be Stopped
        $session.Dispose()
        (Invoke-WebRequest $server.Url).Content | Should -Be $live

        Restore-ProductionConfiguration 1.0.0 | Out-Null
        (New-ProductionDeployment -WarningAction Ignore).Status | Should -Be Success
        (Get-ProductionDeployment -Newest 2)[1].Status | Should -Be Failed
    }

    It 'are counted in the status' {
        $status = Get-ProductionStatus
        $status.Site | Should -Be Museum
        $status.LiveDeploymentId | Should -Be (Get-ProductionDeployment -Newest 1).DeploymentId
        'staging', 'production' | Get-ProductionStatus | Should -HaveCount 2
    }
}
