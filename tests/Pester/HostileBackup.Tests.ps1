# Whole backups with a path that would lead out of the place to which they are restored; the tests' own library writes them.
BeforeDiscovery {
    $library = "$PSScriptRoot/../ProductionOps.Testing/bin/Debug/net10.0/ProductionOps.Testing.dll"
    $script:CannotRun = -not (Test-Path $library)
    $script:Kinds = @(
        @{ Name = 'a path in the directory above'; Path = '../escaped.txt' }
        @{ Name = 'a path with .. in its middle'; Path = 'content/../../escaped.txt' }
        @{ Name = 'an absolute path'; Path = '/escaped.txt' }
        @{ Name = 'a file below a symbolic link'; Path = $null }
    )
}

BeforeAll {
    . $PSScriptRoot/Support/Module.ps1
}

Describe 'A backup with <Name>' -Skip:$CannotRun -ForEach $Kinds {
    BeforeAll {
        Add-Type -Path "$PSScriptRoot/../ProductionOps.Testing/bin/Debug/net10.0/ProductionOps.Testing.dll"
        $script:place = Join-Path $TestDrive "Städte & Häfen [1] $([guid]::NewGuid())"
        $outside = Join-Path $place outside
        $null = [IO.Directory]::CreateDirectory($outside)
        $null = [IO.Directory]::CreateDirectory((Join-Path $place deep))
        $hostile = [ProductionOps.Testing.HostileBackup]::new((Join-Path $place copy))
        $script:unsafe = switch ($Path) {
            $null { [ProductionOps.Testing.HostileBackup]::PathBelowLink }
            '/escaped.txt' { $outside + $Path }
            default { $Path }
        }
        $writing = $Path ? $hostile.PublishAsync($unsafe) : $hostile.PublishBelowLinkAsync($outside)
        $script:id = $writing.GetAwaiter().GetResult()
        Push-Location -LiteralPath $place
        function Get-Everything {
            [IO.Directory]::EnumerateFileSystemEntries($place, '*', [IO.SearchOption]::AllDirectories) | Where-Object { $_ -notlike '*verifications*' } | Sort-Object
        }
    }

    AfterAll { Pop-Location }

    It 'is refused before anything is written' {
        $before = Get-Everything
        foreach ($more in @{}, @{ WhatIf = $true }, @{ Item = [ProductionOps.Testing.HostileBackup]::SafePath }) {
            Restore-ProductionBackup -Location copy -Destination deep/restored @more -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'BackupPathUnsafe,*'
            $failure[0].Exception.Message.Contains("'$unsafe'") | Should -BeTrue
        }
        Test-Path -LiteralPath (Join-Path $place deep/restored) | Should -BeFalse
        Get-Everything | Should -Be $before
    }

    It 'does not pass a test, with or without a restoration' {
        $before = Get-Everything
        foreach ($restore in $false, $true) {
            $check = Test-ProductionBackup -Location copy -Restore:$restore -RestoreIn deep -ErrorVariable failure -ErrorAction SilentlyContinue
            $check.BackupId | Should -Be $id
            $check.Verified | Should -BeFalse
            $check.Findings.Id | Should -Be BackupPathUnsafe
            $check.Findings.Path | Should -Be $unsafe
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'BackupPathUnsafe,*'
            $failure[0].Exception.Message.Contains("'$unsafe'") | Should -BeTrue
        }
        Test-ProductionBackup -Location copy -Quiet | Should -BeFalse
        Get-Everything | Should -Be $before
    }
}
