<#
.SYNOPSIS
    Measures Import-Module ProductionOps, and the first Get-ProductionDeployment after it, beside Import-Module PSReadLine.
.DESCRIPTION
    Each in fresh processes, taken in turns, in another order each round. The store has so many deployments as -Record says. Writes the median and the
    least of each, in milliseconds, and the ratio of the median to that of PSReadLine. The module is the one that was built last, or the one
    whose manifest -Module names, such as that of a package.
.EXAMPLE
    ./bench/import-module.ps1 -Count 20
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 1000)]
    [int] $Count = 15,

    [ValidateRange(1, 100000)]
    [int] $Record = 500,

    [string] $Module = (Join-Path (Split-Path $PSScriptRoot) 'ProductionOps.psd1')
)

$ErrorActionPreference = 'Stop'
$module = Convert-Path -LiteralPath $Module
$folder = (New-Item (Join-Path ([IO.Path]::GetTempPath()) "productionops-bench-$([guid]::NewGuid())") -ItemType Directory).FullName

function Import-Deployment([int] $Number) {
    Import-Module $module
    Push-Location -LiteralPath $folder
    try {
        $null = Initialize-ProductionStore -Site bench
        $records = Join-Path $folder 'deployments.ndjson'
        $first = [datetime]::UtcNow.AddDays(-90)
        0..($Number - 1) | ForEach-Object {
            $time = $first.AddHours(4 * $_ * 500 / $Number)
            [ordered]@{
                deploymentId = $time.ToString('yyyyMMdd-HHmmss') + '-deployment'; timestamp = $time; completedAt = $time.AddMinutes(1); commitHash = "$($_ % 10)" * 40; branchName = 'main'
                environment = 'production'; deploymentType = 'update'; triggerSource = 'manual'; deployedBy = 'bench'; status = 'success'; metadata = @{ constitutionalCompliance = $true }
                buildInfo = @{ buildTime = 12.5; bundleSize = @{ javascript = 1; css = 2; assets = 3; total = 6 }; optimizations = @('minification') }; errors = @(); warnings = @()
            } | ConvertTo-Json -Depth 9 -Compress
        } | Set-Content -LiteralPath $records
        $null = Import-ProductionRecord -LiteralPath $records -Kind Deployment -ErrorAction Stop
        if (@(Get-ProductionDeployment).Count -ne $Number) { throw "The store has not $Number deployments." }
    }
    finally {
        Pop-Location
    }
}

function Get-Median([double[]] $Values) {
    ($Values | Sort-Object)[[int][Math]::Floor($Values.Count / 2)]
}

function ConvertTo-Quoted([string] $Text) {
    "'" + ($Text -replace "'", "''") + "'"
}

try {
    Import-Deployment $Record
    $listing = "Import-Module $(ConvertTo-Quoted $module); `$w = [Diagnostics.Stopwatch]::StartNew(); `$null = Get-ProductionDeployment -StorePath $(ConvertTo-Quoted $folder)"
    $subjects = [ordered]@{
        'Import-Module ProductionOps'    = "`$w = [Diagnostics.Stopwatch]::StartNew(); Import-Module $(ConvertTo-Quoted $module)"
        'First Get-ProductionDeployment' = $listing
        'Import-Module PSReadLine'       = '$w = [Diagnostics.Stopwatch]::StartNew(); Import-Module PSReadLine'
    }
    $times = @{}
    foreach ($name in $subjects.Keys) { $times[$name] = [System.Collections.Generic.List[double]]::new() }
    foreach ($round in 0..$Count) {
        # Each comes first, second and third in turn: what ran before it changes a process's time.
        $names = @($subjects.Keys)
        foreach ($place in 0..($names.Count - 1)) {
            $name = $names[($round + $place) % $names.Count]
            $time = [double](pwsh -NoProfile -NonInteractive -Command "$($subjects[$name]); `$w.Elapsed.TotalMilliseconds")
            # The first round fills the file cache.
            if ($round -gt 0) { $times[$name].Add($time) }
        }
    }
}
finally {
    Remove-Item -LiteralPath $folder -Recurse -Force
}

$reference = Get-Median $times['Import-Module PSReadLine']
foreach ($name in $subjects.Keys) {
    [pscustomobject]@{
        Subject  = $name
        MedianMs = [Math]::Round((Get-Median $times[$name]), 1)
        LeastMs  = [Math]::Round(($times[$name] | Measure-Object -Minimum).Minimum, 1)
        Ratio    = [Math]::Round((Get-Median $times[$name]) / $reference, 2)
    }
}
