using ProductionOps.Cli.Tests.Running;

namespace ProductionOps.Cli.Tests.Commands;

public sealed class ConfigurationCommandTests : IDisposable
{
    private const string Yaml = """
        environment: production
        application:
          name: Harbour Light
          homepage: http://127.0.0.1:8080/
        deployment:
          healthCheckUrl: http://127.0.0.1:8080/
          healthCheckTimeout: 20
          build:
            output: public
          target:
            type: directory
            path: served
        """;

    private readonly Workplace _place = new();

    [Fact]
    public async Task A_file_is_tested_imported_shown_and_exported()
    {
        await _place.InitializeAsync();
        _place.Write("cönfig/my site.yaml", Yaml);
        var tested = (await _place.RunAsync("configuration", "test", "cönfig/my site.yaml")).Succeeded();
        Assert.Contains("can be used", tested.Error, StringComparison.Ordinal);

        var imported = (await _place.RunJsonAsync("configuration", "import", "cönfig/my site.yaml")).Succeeded().Record;
        Assert.Equal("Harbour Light", imported.GetProperty("application").GetProperty("name").GetString());
        var shown = (await _place.RunJsonAsync("configuration", "get")).Succeeded().Record;
        Assert.Equal(imported.GetRawText(), shown.GetRawText());

        foreach (var format in new[] { "yaml", "json" })
        {
            var text = (await _place.RunAsync("configuration", "export", "--format", format)).Succeeded().Output;
            (await _place.RunWithInputAsync(text, "configuration", "test", "-", "--format", format)).Succeeded();
        }
    }

    [Fact]
    public async Task What_is_stored_is_what_is_printed()
    {
        await _place.InitializeAsync();
        await _place.ImportAsync(Yaml.Replace("Harbour Light", "Hafenlicht „Möwe“ 灯台", StringComparison.Ordinal));
        var record = (await _place.RunAsync("configuration", "get", "-o", "json")).Succeeded().Output;
        var stored = Assert.Single(Directory.GetFiles(_place.PathOf("production/configuration/history")));
        var lines = (await File.ReadAllTextAsync(stored, TestContext.Current.CancellationToken)).TrimEnd().Split('\n');
        Assert.Equal($"[\n{string.Join('\n', lines.Select(static line => "  " + line))}\n]\n", record);
    }

    [Fact]
    public async Task Settings_are_changed_compared_and_restored_with_the_history_kept()
    {
        await _place.InitializeAsync();
        await _place.ImportAsync(Yaml);
        var first = (await _place.RunJsonAsync("configuration", "get")).Record.GetProperty("version").GetString()!;

        var changed = (await _place.RunJsonAsync("configuration", "set", "deployment.healthCheckTimeout=45")).Succeeded().Record;
        Assert.Equal(45, changed.GetProperty("deployment").GetProperty("healthCheckTimeout").GetInt32());

        var difference = Assert.Single(CsvText.Read((await _place.RunAsync("configuration", "compare", first, "-o", "csv")).Succeeded().Output));
        Assert.Equal(("changed", "deployment.healthCheckTimeout", "20", "45"), (difference["kind"], difference["path"], difference["left"], difference["right"]));

        var restored = (await _place.RunJsonAsync("configuration", "restore", first)).Succeeded().Record;
        Assert.Equal(20, restored.GetProperty("deployment").GetProperty("healthCheckTimeout").GetInt32());
        Assert.Equal(3, (await _place.RunJsonAsync("configuration", "list")).Succeeded().Records.Count);
        Assert.Single((await _place.RunJsonAsync("configuration", "list", "--limit", "1")).Succeeded().Records);
        Assert.Empty((await _place.RunJsonAsync("configuration", "list", "--environment", "staging")).Succeeded().Records);
    }

    [Fact]
    public async Task A_setting_returns_to_its_default()
    {
        await _place.InitializeAsync();
        await _place.ImportAsync(Yaml);
        var changed = (await _place.RunJsonAsync("configuration", "set", "--unset", "deployment.healthCheckTimeout")).Succeeded().Record;
        Assert.NotEqual(20, changed.GetProperty("deployment").GetProperty("healthCheckTimeout").GetInt32());
    }

    [Fact]
    public async Task What_if_changes_nothing()
    {
        await _place.InitializeAsync();
        await _place.ImportAsync(Yaml);
        (await _place.RunAsync("configuration", "set", "deployment.healthCheckTimeout=45")).Succeeded();
        _place.Write("other.yaml", Yaml.Replace("Harbour Light", "Another", StringComparison.Ordinal));
        var before = _place.Fingerprint();

        Assert.NotEmpty((await _place.RunJsonAsync("configuration", "import", "other.yaml", "--what-if")).Succeeded().Records);
        Assert.NotEmpty((await _place.RunJsonAsync("configuration", "set", "deployment.healthCheckTimeout=50", "--what-if")).Succeeded().Records);
        Assert.NotEmpty((await _place.RunJsonAsync("configuration", "restore", "1.0.0", "--what-if")).Succeeded().Records);
        Assert.Equal(before, _place.Fingerprint());
    }

    [Fact]
    public async Task An_import_that_is_not_to_be_active_is_only_stored()
    {
        await _place.InitializeAsync();
        await _place.ImportAsync(Yaml);
        _place.Write("other.yaml", Yaml.Replace("Harbour Light", "Another", StringComparison.Ordinal));
        var stored = (await _place.RunJsonAsync("configuration", "import", "other.yaml", "--no-activate", "--set-version", "7.0.0")).Succeeded().Record;
        Assert.Equal("7.0.0", stored.GetProperty("version").GetString());
        var active = (await _place.RunJsonAsync("configuration", "get")).Succeeded().Record;
        Assert.Equal("Harbour Light", active.GetProperty("application").GetProperty("name").GetString());
        Assert.Equal("7.0.0", (await _place.RunJsonAsync("configuration", "get", "7.0.0")).Succeeded().Record.GetProperty("version").GetString());
    }

    [Theory]
    [InlineData("deploymnet:\n  strategy: atomic\n", "/deploymnet")]
    [InlineData("environment: production\ndeployment:\n  healthCheckTimeout: soon\n", "/deployment/healthCheckTimeout")]
    public async Task A_faulty_file_is_listed_problem_by_problem(string yaml, string pointer)
    {
        await _place.InitializeAsync();
        _place.Write("faulty.yaml", yaml);
        var before = _place.Fingerprint();
        var problems = (await _place.RunJsonAsync("configuration", "test", "faulty.yaml")).Failed(1, "ConfigurationInvalid").Records;
        Assert.Contains(problems, problem => problem.GetProperty("pointer").GetString() == pointer);
        Assert.All(problems, static problem => Assert.Contains(problem.GetProperty("severity").GetString(), new[] { "error", "warning" }));
        (await _place.RunAsync("configuration", "import", "faulty.yaml")).Failed(2, "ConfigurationInvalid");
        Assert.Equal(before, _place.Fingerprint());
    }

    [Fact]
    public async Task Every_other_mistake_has_its_error()
    {
        await _place.InitializeAsync();
        (await _place.RunAsync("configuration", "get")).Failed(1, "ConfigurationNotFound");
        (await _place.RunAsync("configuration", "test", "missing.yaml")).Failed(1, "FileNotFound");
        (await _place.RunAsync("configuration", "test", ".")).Failed(1, "FileNotReadable");
        _place.Write("syntax.yaml", "a: [1,\nb: }");
        (await _place.RunAsync("configuration", "import", "syntax.yaml")).Failed(2, "ConfigurationYamlInvalid");
        var aliases = string.Join('\n', Enumerable.Range(1, 12).Select(static n =>
            $"a{n}: &a{n} [{string.Join(',', Enumerable.Repeat(n == 1 ? "x" : $"*a{n - 1}", 10))}]"));
        _place.Write("bomb.yaml", aliases);
        (await _place.RunAsync("configuration", "import", "bomb.yaml")).Failed(2, "ConfigurationTooComplex");
        _place.Write("large.yaml", "a: " + new string('x', 1_100_000));
        (await _place.RunAsync("configuration", "import", "large.yaml")).Failed(2, "ConfigurationTooLarge");

        await _place.ImportAsync(Yaml);
        (await _place.RunAsync("configuration", "get", "9.9.9")).Failed(1, "ConfigurationNotFound");
        (await _place.RunAsync("configuration", "restore", "9.9.9")).Failed(1, "ConfigurationNotFound");
        (await _place.RunAsync("configuration", "set", "deployment..x=1")).Failed(2, "ConfigurationPathInvalid");
        (await _place.RunAsync("configuration", "set", "deployment.healthCheckTimeout=soon")).Failed(2, "ConfigurationInvalid");
        _place.Write("other.yaml", Yaml.Replace("Harbour Light", "Another", StringComparison.Ordinal));
        (await _place.RunAsync("configuration", "import", "other.yaml", "--set-version", "0.0.1")).Failed(2, "ConfigurationVersionTooLow");
        (await _place.RunAsync("configuration", "import", "other.yaml", "--set-version", "one")).Failed(2, "ConfigurationVersionInvalid");
    }

    public void Dispose() => _place.Dispose();
}
