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

$median = @{}
foreach ($name in $subjects.Keys) {
    $sorted = $times[$name] | Sort-Object
    $median[$name] = $sorted[[int][Math]::Floor($sorted.Count / 2)]
    [pscustomobject]@{
        Module   = $name
        MedianMs = [Math]::Round($median[$name], 1)
        LeastMs  = [Math]::Round($sorted[0], 1)
        Ratio    = [Math]::Round($median[$name] / $median['PSReadLine'], 2)
    }
}
