# Imports the module under test: the copy that the build script names, else the one of the work tree.
$script:Manifest = if ($env:PRODUCTIONOPS_TEST_MODULE) { $env:PRODUCTIONOPS_TEST_MODULE } else { Join-Path $PSScriptRoot '../../../ProductionOps.psd1' | Convert-Path }
$script:Repository = Join-Path $PSScriptRoot '../../..' | Convert-Path
Import-Module $script:Manifest -Force -ErrorAction Stop

# A fresh process sees neither a store of the user nor colours.
$env:PRODUCTIONOPS_STORE = $null
