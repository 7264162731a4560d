# Updates of the dependencies of a real npm project, from a registry on loopback that the tests' own library serves.
BeforeDiscovery {
    $library = "$PSScriptRoot/../ProductionOps.Testing/bin/Debug/net10.0/ProductionOps.Testing.dll"
    $script:CannotRun = -not (Test-Path $library) -or -not (Get-Command npm, git -ErrorAction Ignore)
}

BeforeAll {
    . $PSScriptRoot/Support/Module.ps1
    . $PSScriptRoot/Support/Site.ps1
}

Describe 'Updates of dependencies' -Skip:$CannotRun {
    BeforeAll {
        Add-Type -Path "$PSScriptRoot/../ProductionOps.Testing/bin/Debug/net10.0/ProductionOps.Testing.dll"
        $script:registry = [ProductionOps.Testing.NpmRegistry]::new()
        $machine = Join-Path $TestDrive 'machine ü'
        $packages = [ProductionOps.Testing.NpmPackages]::new((Get-Command npm).Source, $machine)
        foreach ($name in 'good', 'unsafe', 'bad') {
            $packages.Add($name, '1.0.0', "module.exports = '$name 1.0.0'", '{}')
            $packages.Add($name, '1.1.0', ($name -eq 'bad' ? "throw new Error('bad cannot be loaded')" : "module.exports = '$name 1.1.0'"), '{}')
        }
        $packages.Add('good', '1.2.0', "module.exports = 'good 1.2.0'", '{}')
        $packed = $packages.PackAsync([Threading.CancellationToken]::None).GetAwaiter().GetResult()
        function Publish-TestVersion([string] $Version) {
            foreach ($key in $packed.Keys -like "*@$Version") { $registry.Publish($packed[$key].Item1, $packed[$key].Item2, [DateTimeOffset]::UtcNow.AddDays(-30)) }
        }

        $script:site = Join-Path $TestDrive 'Städte & Häfen [1]'
        $null = [IO.Directory]::CreateDirectory($site)
        Push-Location -LiteralPath $site
        [IO.File]::WriteAllText("$site/package.json", '{ "name": "site", "private": true, "dependencies": { "bad": "^1.0.0", "good": "^1.0.0", "unsafe": "^1.0.0" } }')
        [IO.File]::WriteAllText("$site/build.cjs", "const fs = require('fs'); fs.mkdirSync('dist', { recursive: true }); fs.writeFileSync('dist/index.html', ['bad', 'good', 'unsafe'].map(require).join())")
        [IO.File]::WriteAllText("$site/.npmrc", "registry=$($registry.Address)`ncache=$machine/cache`n")
        [IO.File]::WriteAllText("$site/.gitignore", "node_modules/`ndist/`nproduction/`nproduction.yaml`n")
        Publish-TestVersion 1.0.0
        npm install --package-lock-only --ignore-scripts --no-audit 2>&1 | Out-Null
        Invoke-Git $site init, --quiet, --initial-branch=main | Out-Null
        Invoke-Git $site add, --all | Out-Null
        Invoke-Git $site commit, --quiet, '--message=Site' | Out-Null
        Publish-TestVersion 1.1.0
        $registry.Warn('unsafe', 'GHSA-aaaa-bbbb-cccc', 'high', '<1.1.0', 'Lets anybody in')

        $null = Initialize-ProductionStore -Site Museum
        [IO.File]::WriteAllText("$site/production.yaml", @'
environment: production
application: { name: Museum, homepage: "https://museum.example.org" }
deployment:
  healthCheckUrl: "https://museum.example.org"
  build: { command: [node, build.cjs], output: dist }
  target: { type: directory, path: served }
maintenance:
  dependencyUpdates: { autoApprove: true, checks: [tests, budgets] }
'@)
        $null = Import-ProductionConfiguration -LiteralPath "$site/production.yaml"
        $script:before = (git for-each-ref), (git status --porcelain --ignored), (git worktree list) -join "`n"
    }

    AfterAll {
        if ($registry) { $registry.DisposeAsync().AsTask().GetAwaiter().GetResult() }
        Pop-Location
    }

    It 'are found, tried and committed, and the one that breaks the build is named' {
        $run = New-Maintenance DependencyUpdate | Invoke-Maintenance
        $run.Status | Should -Be Success
        $found = $run.DependencyUpdates.Updates | Sort-Object Package
        $found.Package | Should -Be bad, good, unsafe
        $found.Outcome | Should -Be Failed, Applied, Applied
        ($found | Where-Object Security).Package | Should -Be unsafe
        $run.Results.Errors.ErrorId | Should -Be DependencyUpdateFailed
        $run.Results.Errors.Message | Should -BeLike '*bad 1.0.0 to 1.1.0*'

        $branch = $run.DependencyUpdates.Branch
        git log -1 --format=%s $branch | Should -Be 'Update 2 dependencies'
        $locked = git show "${branch}:package-lock.json" | ConvertFrom-Json -AsHashtable
        $locked.packages['node_modules/good'].version | Should -Be 1.1.0
        $locked.packages['node_modules/bad'].version | Should -Be 1.0.0
        git branch -D $branch --quiet
        (git for-each-ref), (git status --porcelain --ignored), (git worktree list) -join "`n" | Should -Be $before
    }

    It 'are made for vulnerabilities alone' {
        $run = New-Maintenance SecurityPatch | Invoke-Maintenance
        $run.Status | Should -Be Success
        $run.SecurityPatch.PatchedPackages | Should -Be unsafe
        $run.SecurityPatch.Vulnerabilities.PatchedAt | Should -Not -BeNullOrEmpty
        git diff --name-only main $run.SecurityPatch.Branch | Should -Be package-lock.json, package.json
    }

    It 'are shown to whoever approves them, and no others are applied' {
        (Get-Content -LiteralPath "$site/production.yaml" -Raw) -replace 'autoApprove: true', 'autoApprove: false, excludePackages: [bad]' |
            Set-Content -LiteralPath "$site/production.yaml"
        $null = Import-ProductionConfiguration -LiteralPath "$site/production.yaml"

        $waiting = New-Maintenance DependencyUpdate
        $waiting.Status | Should -Be RequiresApproval
        $planned = $waiting.ImpactAssessment.Updates
        $planned.Package | Should -Be good, unsafe, bad
        $planned.Outcome | Should -Be Planned, Planned, Excluded
        ($planned | Where-Object Package -EQ unsafe).Advisories | Should -Be GHSA-aaaa-bbbb-cccc
        (Get-Maintenance $waiting.MaintenanceId -Detailed | Format-List | Out-String -Width 200) |
            Should -Match 'Updates +: good 1\.0\.0 to 1\.1\.0 \(Minor\): Planned; maintenance\.dependencyUpdates\.autoApprove is false'

        $id = $waiting.MaintenanceId
        $manifest = $script:Manifest
        $question = pwsh -NoProfile -NonInteractive -Command "`$PSStyle.OutputRendering = 'PlainText'; Import-Module -Name '$($manifest -replace "'", "''")'; Approve-Maintenance $id -WhatIf | Out-Null" | Out-String
        $question | Should -BeLike '*Approve the maintenance*good 1.0.0 to 1.1.0 (minor): planned*unsafe 1.0.0 to 1.1.0 (minor, settles GHSA-aaaa-bbbb-cccc)*bad 1.0.0 to 1.1.0 (minor): excluded*'

        Publish-TestVersion 1.2.0
        $run = $waiting | Approve-Maintenance | Invoke-Maintenance
        $run.DependencyUpdates.Updates | Sort-Object Package, TargetVersion | ForEach-Object { "$($_.Package) $($_.TargetVersion) $($_.Outcome)" } |
            Should -Be 'bad 1.1.0 Excluded', 'good 1.1.0 Applied', 'good 1.2.0 ApprovalNeeded', 'unsafe 1.1.0 Applied'
    }

    It 'ask nobody where there is nothing to update' {
        (Get-Content -LiteralPath "$site/production.yaml" -Raw) -replace 'excludePackages: \[bad\]', "excludePackages: ['*']" | Set-Content -LiteralPath "$site/production.yaml"
        $null = Import-ProductionConfiguration -LiteralPath "$site/production.yaml"
        $free = New-Maintenance DependencyUpdate
        $free.Status | Should -Be Scheduled
        $run = $free | Invoke-Maintenance
        $run.Status | Should -Be Success
        $run.DependencyUpdates.Updates.Outcome | Sort-Object -Unique | Should -Be Excluded
    }
}
