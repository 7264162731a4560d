using System.Security.Cryptography;
using System.Text;
using ProductionOps.Monitoring.Accessibility;

namespace ProductionOps.Core.Tests.Monitoring.Accessibility;

public sealed class AxeCoreTests
{
    [Fact]
    public void It_is_shipped_as_it_was_published_with_its_license()
    {
        Assert.Equal(AxeCore.Checksum, Convert.ToHexStringLower(SHA256.HashData(Resource("axe-core/axe.min.js"))));
        Assert.StartsWith($"/*! axe v{AxeCore.Version}\n", Encoding.UTF8.GetString(Resource("axe-core/axe.min.js")), StringComparison.Ordinal);
        Assert.StartsWith("Mozilla Public License, version 2.0", Encoding.UTF8.GetString(Resource("axe-core/LICENSE")), StringComparison.Ordinal);
        Assert.NotEmpty(Resource("axe-core/LICENSE-3RD-PARTY.txt"));
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(AxeReport).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
