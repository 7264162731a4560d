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
    Package  Writes to artifacts/ what is installed: the module as a folder, a zip and a package of the PowerShell Gallery;
             prodops as a .NET tool and as an archive that needs no .NET.
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
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', 'Configuration', Justification = 'The functions below read it.')]
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

function Copy-Module([string] $Destination, [string] $Built = $PSScriptRoot) {
    Remove-Item $Destination -Recurse -Force -ErrorAction Ignore
    $null = New-Item $Destination -ItemType Directory -Force
    Copy-Item (Join-Path $PSScriptRoot 'ProductionOps.psd1'), (Join-Path $PSScriptRoot 'LICENSE'), (Join-Path $PSScriptRoot 'THIRD-PARTY-NOTICES.md') $Destination
    Copy-Item (Join-Path $PSScriptRoot 'module') $Destination -Recurse -Exclude bin
    Copy-Item (Join-Path $Built 'module/bin') (Join-Path $Destination 'module') -Recurse -Force
    Copy-Item (Join-Path $Built 'en-US') $Destination -Recurse
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

# As Publish-PSResource makes it: the tags tell the gallery what the module is and has.
function Write-ModulePackage([string] $Module, [string] $Destination) {
    $manifest = Import-PowerShellDataFile (Join-Path $Module 'ProductionOps.psd1')
    $data = $manifest.PrivateData.PSData
    $text = { param($value) [System.Security.SecurityElement]::Escape($value) }
    $tags = @($data.Tags) + 'PSModule' + 'PSIncludes_Cmdlet' + ($manifest.CmdletsToExport | ForEach-Object { "PSCmdlet_$_", "PSCommand_$_" })
    $specification = Join-Path $Artifacts 'ProductionOps.nuspec'
    Set-Content $specification @"
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd">
  <metadata>
    <id>ProductionOps</id>
    <version>$($manifest.ModuleVersion)</version>
    <authors>$(& $text $manifest.Author)</authors>
    <description>$(& $text $manifest.Description)</description>
    <copyright>$(& $text $manifest.Copyright)</copyright>
    <licenseUrl>$($data.LicenseUri)</licenseUrl>
    <releaseNotes>$(& $text $data.ReleaseNotes)</releaseNotes>
    <tags>$(& $text ($tags -join ' '))</tags>
  </metadata>
  <files><file src="**/*" /></files>
</package>
"@
    dotnet pack (Join-Path $PSScriptRoot 'src/ProductionOps.PowerShell') --no-build --nologo --verbosity quiet --output $Destination `
        -p:IsPackable=true "-p:NuspecFile=$specification" "-p:NuspecBasePath=$Module" '-p:NoWarn=NU5100%3BNU5110%3BNU5111%3BNU5125%3BNU5128'
    Remove-Item $specification
}

function Write-Archive([string] $Version) {
    $runtime = [System.Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier
    $name = "prodops-$Version-$runtime"
    $folder = Join-Path $Artifacts "archive/$name"
    Remove-Item $folder -Recurse -Force -ErrorAction Ignore
    dotnet publish (Join-Path $PSScriptRoot 'src/ProductionOps.Cli') --configuration Release --nologo --verbosity quiet --output $folder `
        --runtime $runtime -p:ForArchive=true --artifacts-path (Join-Path $Artifacts 'obj')
    Copy-Item (Join-Path $PSScriptRoot 'LICENSE'), (Join-Path $PSScriptRoot 'THIRD-PARTY-NOTICES.md') $folder
    tar -czf (Join-Path $Artifacts "$name.tar.gz") -C (Split-Path $folder) $name
}

function Invoke-Package {
    # Not to module/bin: a session may have that loaded.
    $built = Join-Path $Artifacts 'built'
    dotnet build (Join-Path $PSScriptRoot 'src/ProductionOps.PowerShell') --configuration Release --nologo --verbosity quiet `
        "-p:ModuleBin=$built/module/bin/" "-p:ModuleHelp=$built/en-US/"
    $version = (Import-PowerShellDataFile (Join-Path $PSScriptRoot 'ProductionOps.psd1')).ModuleVersion
    $module = Join-Path $Artifacts "module/ProductionOps/$version"
    Copy-Module $module $built
    Get-ChildItem $module -Recurse -Filter *.pdb | Remove-Item
    Compress-Archive (Join-Path $Artifacts 'module/ProductionOps') (Join-Path $Artifacts "ProductionOps.$version.zip") -Force
    Write-ModulePackage $module (Join-Path $Artifacts 'packages')
    dotnet pack (Join-Path $PSScriptRoot 'src/ProductionOps.Cli') --configuration Release --nologo --verbosity quiet --output (Join-Path $Artifacts 'packages')
    Write-Archive $version
    Get-ChildItem $Artifacts -Include "ProductionOps.$version.zip", '*.nupkg', "prodops-$version-*.tar.gz" -Recurse -Depth 1 | Select-Object Name, Length
}

function Invoke-Clean {
    dotnet clean $Solution --configuration $Configuration --nologo --verbosity quiet
    'artifacts', 'module/bin', 'en-US' | ForEach-Object {
        Remove-Item (Join-Path $PSScriptRoot $_) -Recurse -Force -ErrorAction Ignore
    }
}

foreach ($name in $Task) {
    Write-Information "$($PSStyle.Bold)$name$($PSStyle.Reset)" -InformationAction Continue
    switch ($name) {
        'Build' { Invoke-Build }
        'Test' { Invoke-Test }
        'Pester' { Invoke-PesterTask }
        'Bench' { Invoke-Bench }
        'Package' { Invoke-Package }
        'Clean' { Invoke-Clean }
    }
}
