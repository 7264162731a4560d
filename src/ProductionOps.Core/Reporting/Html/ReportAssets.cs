using System.Security.Cryptography;
using System.Text;

namespace ProductionOps.Reporting.Html;

/// <summary>What is embedded in a page: our style sheet and script, and uPlot as its author publishes it, unmodified, under the MIT license.</summary>
internal static class ReportAssets
{
    /// <summary>Version of uPlot.</summary>
    public const string UplotVersion = "1.6.32";

    /// <summary>SHA-256 of <c>dist/uPlot.iife.min.js</c> in the npm package of that version.</summary>
    public const string UplotChecksum = "19c8d4c6ad88929a79f4ae49d6f7161566dfd0ba3d15cc495e974f787eb78f1f";

    /// <summary>A file, as it is.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(ReportAssets).Assembly.GetManifestResourceStream("report/" + name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The source expression by which a content security policy lets exactly this text run or apply.</summary>
    public static string PolicyOf(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
