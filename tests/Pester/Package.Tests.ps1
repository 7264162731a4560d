BeforeAll {
    . $PSScriptRoot/Support/Module.ps1
    pwsh -NoProfile -NonInteractive -File (Join-Path $Repository build.ps1) Package | Out-Host
    $script:Artifacts = Join-Path $Repository artifacts
    $script:Version = (Import-PowerShellDataFile (Join-Path $Repository ProductionOps.psd1)).ModuleVersion
    $script:Modules = Join-Path $TestDrive 'Modules'
    $folder = New-Item (Join-Path $Modules "ProductionOps/$Version") -ItemType Directory -Force
    [System.IO.Compression.ZipFile]::ExtractToDirectory("$Artifacts/packages/ProductionOps.$Version.nupkg", $folder)
}

Describe 'The package of the module' {
    It 'has what the gallery asks for' {
        [xml] $specification = Get-Content -Raw (Join-Path $Modules "ProductionOps/$Version/ProductionOps.nuspec")
        $metadata = $specification.package.metadata
        $metadata.id, $metadata.version | Should -Be 'ProductionOps', $Version
        $tags = $metadata.tags -split ' '
        'PSModule', 'PSEdition_Core', 'PSIncludes_Cmdlet', 'PSCmdlet_New-ProductionDeployment' | ForEach-Object { $tags | Should -Contain $_ }
        $metadata.description.Length | Should -BeLessThan 4000
        Test-ModuleManifest (Join-Path $Modules "ProductionOps/$Version/ProductionOps.psd1") | Should -Not -BeNullOrEmpty
    }

    It 'works from an empty folder, with its help and its packages' {
        $store = Join-Path $TestDrive 'a store'
        $sample = Join-Path $Repository 'samples/static-site/production.yaml'
        $output = pwsh -NoProfile -NonInteractive -Command @"
            `$env:PSModulePath = '$Modules'
            `$ErrorActionPreference = 'Stop'
            (Get-Command Get-ProductionStore).Version.ToString(3)
            `$null = Initialize-ProductionStore -Path '$store' -Site Packaged
            (Test-ProductionConfiguration '$sample').IsValid
            (Get-Help New-ProductionDeployment).Synopsis
            @(Test-ProductionStore -StorePath '$store' | Where-Object IsProblem).Count
"@
        $LASTEXITCODE | Should -Be 0
        $output[0] | Should -Be $Version
        $output[1] | Should -Be 'True'
        $output[2] | Should -BeLike '*releases*'
        $output[3] | Should -Be '0'
    }
}

Describe 'The packages of the program' {
    It 'takes the tour as a .NET tool' {
        $tools = Join-Path $TestDrive 'tools'
        dotnet tool install ProductionOps.Cli --tool-path $tools --version $Version --source (Join-Path $Artifacts packages) | Out-Null
        $LASTEXITCODE | Should -Be 0
        & (Join-Path $tools prodops) --version | Should -BeLike "$Version*"
        $tour = & (Join-Path $tools prodops) tour 2>&1
        $LASTEXITCODE | Should -Be 0 -Because ($tour -join "`n")
    }

    It 'takes the tour from the archive, where there is no .NET' {
        $folder = New-Item (Join-Path $TestDrive 'an archive') -ItemType Directory
        $archive = Get-Item (Join-Path $Artifacts "prodops-$Version-*.tar.gz")
        tar -xzf $archive -C $folder
        $program = Join-Path $folder "$($archive.Name.Replace('.tar.gz', ''))/prodops"
        $without = ($env:PATH -split ':' | Where-Object { -not (Test-Path (Join-Path $_ dotnet)) }) -join ':'
        $git = Split-Path (Get-Command git).Source
        $tour = & env "PATH=${without}:$git" 'DOTNET_ROOT=/nowhere' $program tour 2>&1
        $LASTEXITCODE | Should -Be 0 -Because ($tour -join "`n")
    }
}
