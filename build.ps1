#!/usr/bin/env pwsh
#Requires -Version 7.6
<#
.SYNOPSIS
    Builds, tests and packages ProductionOps.
.DESCRIPTION
    Runs tasks in the order given and stops at the first that fails.

    Build    Compiles the solution; afterwards, Import-Module ./ProductionOps.psd1 works.
    Test     Runs the xunit tests.
    Pester   Runs the Pester tests against a copy of the built module, in a process of its own.
    Bench    Runs the benchmarks of the module.
    Package  Writes the module folder, its zip, and the packages to artifacts/.
    Clean    Removes what the other tasks made.
.PARAMETER Task
    The tasks to run.
.PARAMETER Configuration
    Debug or Release; Package always uses Release.
.EXAMPLE
    ./build.ps1

    Builds.
.EXAMPLE
    ./build.ps1 Build, Test, Pester

    Builds and runs every test.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Pester', 'Bench', 'Package', 'Clean')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
$Artifacts = Join-Path $PSScriptRoot 'artifacts'
$Solution = Join-Path $PSScriptRoot 'ProductionOps.sln'

function Invoke-Build([string] $Of = $Configuration) {
    dotnet build $Solution --configuration $Of --nologo --verbosity quiet
}

function Invoke-Test {
    dotnet test $Solution --configuration $Configuration --nologo
}

function Copy-Module([string] $Destination) {
    Remove-Item $Destination -Recurse -Force -ErrorAction Ignore
    $null = New-Item $Destination -ItemType Directory -Force
    Copy-Item (Join-Path $PSScriptRoot 'ProductionOps.psd1'), (Join-Path $PSScriptRoot 'LICENSE'), (Join-Path $PSScriptRoot 'THIRD-PARTY-NOTICES.md') $Destination
    Copy-Item (Join-Path $PSScriptRoot 'module'), (Join-Path $PSScriptRoot 'en-US') $Destination -Recurse
}

function Invoke-PesterTask {
    # Assemblies stay locked in a process that imported them: the tests use a copy, so that the next build can replace the original.
    $copy = Join-Path $Artifacts 'pester/ProductionOps'
    Copy-Module $copy
    $env:PRODUCTIONOPS_TEST_MODULE = Join-Path $copy 'ProductionOps.psd1'
    $tests = Join-Path $PSScriptRoot 'tests/Pester'
    # The results file goes where the process starts.
    pwsh -NoProfile -NonInteractive -WorkingDirectory $Artifacts -Command "Invoke-Pester -Path '$($tests -replace "'", "''")' -CI -Output Detailed"
}

function Invoke-Bench {
    Get-ChildItem (Join-Path $PSScriptRoot 'bench') -Filter *.ps1 | ForEach-Object { & $_.FullName }
}

function Invoke-Package {
    Invoke-Build Release
    $version = (Import-PowerShellDataFile (Join-Path $PSScriptRoot 'ProductionOps.psd1')).ModuleVersion
    $module = Join-Path $Artifacts "module/ProductionOps/$version"
    Copy-Module $module
    Get-ChildItem $module -Recurse -Filter *.pdb | Remove-Item
    Compress-Archive (Join-Path $Artifacts 'module/ProductionOps') (Join-Path $Artifacts "ProductionOps.$version.zip") -Force
    dotnet pack $Solution --configuration Release --no-build --nologo --verbosity quiet --output (Join-Path $Artifacts 'packages')
    Get-ChildItem $Artifacts -Recurse -Include *.zip, *.nupkg | Select-Object Name, Length
}

function Invoke-Clean {
    dotnet clean $Solution --configuration $Configuration --nologo --verbosity quiet
    'artifacts', 'module/bin', 'en-US' | ForEach-Object {
        Remove-Item (Join-Path $PSScriptRoot $_) -Recurse -Force -ErrorAction Ignore
    }
}

foreach ($name in $Task) {
    Write-Host "$($PSStyle.Bold)$name$($PSStyle.Reset)"
    switch ($name) {
        'Build' { Invoke-Build }
        'Test' { Invoke-Test }
        'Pester' { Invoke-PesterTask }
        'Bench' { Invoke-Bench }
        'Package' { Invoke-Package }
        'Clean' { Invoke-Clean }
    }
}
