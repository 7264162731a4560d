BeforeAll {
    . $PSScriptRoot/Support/Module.ps1
    $work = Join-Path $TestDrive 'Städte & Häfen [1]'
    $null = [IO.Directory]::CreateDirectory((Join-Path $work 'dist/sub'))
    Push-Location -LiteralPath $work
    [IO.File]::WriteAllText((Join-Path $work 'dist/index.html'), "<!doctype html><title>x</title><a href='gone.html'>x</a>`n<a href='sub/'>x</a><img src=p.png width=1 height=1>")
    [IO.File]::WriteAllText((Join-Path $work 'dist/sub/index.html'), "<!doctype html><title>x</title><a href='../index.html#none'>=1+1</a>")
    [IO.File]::WriteAllText((Join-Path $work 'dist/p.png'), '')
}

AfterAll { Pop-Location }

Describe 'Test-ProductionContent' {
    It 'writes one object for each fault, without a store' {
        $findings = Test-ProductionContent dist
        $findings.Rule | Should -Be link-broken, image-alt-missing, image-empty, anchor-missing
        $findings[0].Line | Should -Be 1
        $findings[3].Page | Should -Be 'sub/index.html'
    }

    It 'keeps everything in a CSV, one line a fault' {
        Test-ProductionContent dist | Export-Csv findings.csv
        $back = Import-Csv findings.csv
        $back.Count | Should -Be 4
        ($back | Get-Member -MemberType NoteProperty).Name | Should -Contain Hint
        $back[0].Target | Should -Be gone.html
        (Get-Content findings.csv) -join "`n" | Should -Not -BeLike '*System.*'
    }

    It 'pipes SARIF into a file' {
        Test-ProductionContent dist -Sarif | Set-Content -LiteralPath (Join-Path $work findings.sarif)
        $log = Get-Content -LiteralPath (Join-Path $work findings.sarif) -Raw | ConvertFrom-Json
        $log.version | Should -Be '2.1.0'
        $log.runs[0].results.Count | Should -Be 4
        $log.runs[0].results[0].locations[0].physicalLocation.region.startLine | Should -Be 1
        $log.runs[0].results.ruleId | ForEach-Object { $_ | Should -BeIn $log.runs[0].tool.driver.rules.id }
    }

    It 'takes directories from the pipeline, and names those that are not there' {
        (Get-Item -LiteralPath dist | Test-ProductionContent).Count | Should -Be 4
        ('dist', 'nowhere' | Test-ProductionContent -ErrorVariable failure -ErrorAction SilentlyContinue).Count | Should -Be 4
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'PathNotFound,*'
        Test-ProductionContent -LiteralPath nowhere -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'ContentPathNotFound,*'
        $failure[0].CategoryInfo.Category | Should -Be ObjectNotFound
        { Test-ProductionContent -ErrorAction Stop } | Should -Throw -ErrorId 'StoreNotFound,*'
    }

    It 'gives the sum, or True and False' {
        $sum = Test-ProductionContent dist -Summary
        $sum.Pages, $sum.Images, $sum.Errors | Should -Be 2, 1, 4
        Test-ProductionContent dist -Quiet | Should -BeFalse
        Test-ProductionContent dist -Exclude gone*, *#none -ProblemOnly | ForEach-Object Rule | Should -Be image-alt-missing, image-empty
    }

    It 'tells a circle and a chain of redirects once, and keeps the fragment of a link through one' {
        $site = Join-Path $work 'redirected'
        $null = [IO.Directory]::CreateDirectory($site)
        [IO.File]::WriteAllText((Join-Path $site 'index.html'), "<!doctype html><title>x</title><p id=here></p><a href='/home#here'>x</a>`n<a href='/home#gone'>x</a>")
        [IO.File]::WriteAllLines((Join-Path $site '_redirects'), [string[]]('/home /', '/round /and-round', '/and-round /round', '/one /two', '/two /nowhere'))
        Test-ProductionContent -LiteralPath $site | ForEach-Object { "$($_.Page):$($_.Line) $($_.Rule) $($_.Target)" } |
            Should -Be '_redirects:2 redirect-loop /and-round', '_redirects:5 redirect-broken /nowhere', 'index.html:2 anchor-missing /home#gone'
    }

    It 'fits 80 columns' {
        (Test-ProductionContent dist | Out-String -Width 80) -split '\r?\n' | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
    }

    It 'tests what the configuration says was built, with its settings' {
        $null = Initialize-ProductionStore -Site Museum
        @'
environment: production
application: { name: Museum, homepage: "https://museum.example/" }
deployment:
  healthCheckUrl: https://museum.example/
  build: { output: dist }
  target: { type: directory, path: releases }
maintenance:
  contentValidation: { exclude: ["gone*"], validateImages: false }
'@ | Set-Content -LiteralPath (Join-Path $work production.yaml)
        $null = Import-ProductionConfiguration -LiteralPath (Join-Path $work production.yaml)
        (Test-ProductionContent).Rule | Should -Be anchor-missing
    }
}
