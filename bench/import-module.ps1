<#
.SYNOPSIS
    Measures Import-Module ProductionOps beside Import-Module PSReadLine, each in fresh processes, taken in turns.
.DESCRIPTION
    Writes the median and the least of each, in milliseconds, and their ratio.
.EXAMPLE
    ./bench/import-module.ps1 -Count 20
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 1000)]
    [int] $Count = 15
)

$ErrorActionPreference = 'Stop'
$module = Join-Path (Split-Path $PSScriptRoot) 'ProductionOps.psd1'
$subjects = [ordered]@{ ProductionOps = $module; PSReadLine = 'PSReadLine' }
$times = @{}
foreach ($name in $subjects.Keys) { $times[$name] = [System.Collections.Generic.List[double]]::new() }

foreach ($round in 0..$Count) {
    foreach ($name in $subjects.Keys) {
        $script = "`$w = [Diagnostics.Stopwatch]::StartNew(); Import-Module '$($subjects[$name] -replace "'", "''")'; `$w.Elapsed.TotalMilliseconds"
        $time = [double](pwsh -NoProfile -NonInteractive -Command $script)
        # The first round fills the file cache.
        if ($round -gt 0) { $times[$name].Add($time) }
    }
}

function Get-Median([double[]] $Values) {
    ($Values | Sort-Object)[[int][Math]::Floor($Values.Count / 2)]
}

$reference = Get-Median $times['PSReadLine']
foreach ($name in $subjects.Keys) {
    [pscustomobject]@{
        Module   = $name
        MedianMs = [Math]::Round((Get-Median $times[$name]), 1)
        LeastMs  = [Math]::Round(($times[$name] | Measure-Object -Minimum).Minimum, 1)
        Ratio    = [Math]::Round((Get-Median $times[$name]) / $reference, 2)
    }
}
