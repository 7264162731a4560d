using System.CommandLine;
using System.CommandLine.Parsing;
using ProductionOps.Cli.Output;

namespace ProductionOps.Cli.Hosting;

/// <summary>The options that every command has.</summary>
internal sealed class GlobalOptions
{
    private readonly Option<string[]> _store = new("--store", "--store-path")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "The store; otherwise $PRODUCTIONOPS_STORE, otherwise the nearest production/ at or above the current directory.",
        HelpName = "path",
        Recursive = true,
    };

    private readonly Option<OutputFormat?> _output = new("--output", "-o")
    {
        Description = "How records are written to standard output: table, json, ndjson, csv, or sarif for findings; table when it is not given.",
        HelpName = "format",
        Recursive = true,
        CustomParser = ParseFormat,
    };

    private readonly Option<bool> _verbose = new("--verbose", "-v")
    {
        Description = "Tell every decision and detail on standard error.",
        Recursive = true,
    };

    private readonly Option<bool> _quiet = new("--quiet", "-q")
    {
        Description = "Tell only errors on standard error.",
        Recursive = true,
    };

    private readonly Option<bool> _noColor = new("--no-color")
    {
        Description = "Write no colours; the same as a NO_COLOR variable.",
        Recursive = true,
    };

    /// <summary>The options, with their completions.</summary>
    public GlobalOptions()
    {
        // Those of the type are names of the code.
        _output.CompletionSources.Clear();
        _output.CompletionSources.Add("table", "json", "ndjson", "csv", "sarif");
    }

    /// <summary>Adds them to the root.</summary>
    public void AddTo(Command root)
    {
        root.Options.Add(_store);
        root.Options.Add(_output);
        root.Options.Add(_verbose);
        root.Options.Add(_quiet);
        root.Options.Add(_noColor);
    }

    /// <summary>The stores that were named; none when it is to be found.</summary>
    public IReadOnlyList<string> StoreAddresses(ParseResult arguments) => arguments.GetValue(_store) ?? [];

    /// <summary>How records are written.</summary>
    public OutputFormat Format(ParseResult arguments) => arguments.GetValue(_output) ?? OutputFormat.Table;

    /// <summary>How much is told.</summary>
    public Verbosity Verbosity(ParseResult arguments)
    {
        if (arguments.GetValue(_verbose)) return Hosting.Verbosity.Verbose;
        return arguments.GetValue(_quiet) ? Hosting.Verbosity.Quiet : Hosting.Verbosity.Normal;
    }

    /// <summary>The terminal as the user wants it.</summary>
    public Terminal Apply(ParseResult arguments, Terminal terminal) =>
        arguments.GetValue(_noColor) ? terminal with { AllowsColor = false } : terminal;

    private static OutputFormat? ParseFormat(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        switch (text)
        {
            case "table": return OutputFormat.Table;
            case "json": return OutputFormat.Json;
            case "ndjson": return OutputFormat.Ndjson;
            case "csv": return OutputFormat.Csv;
            case "sarif": return OutputFormat.Sarif;
            default:
                result.AddError($"'{text}' is no output format; use table, json, ndjson, csv or sarif.");
                return null;
        }
    }
}
