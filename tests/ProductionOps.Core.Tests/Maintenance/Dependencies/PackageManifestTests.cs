using System.Text;
using ProductionOps.Maintenance.Dependencies.Packages;

namespace ProductionOps.Core.Tests.Maintenance.Dependencies;

public sealed class PackageManifestTests
{
    [Theory]
    [InlineData("{\r\n\t\"name\" : \"a\",\r\n\t\"devDependencies\":{\"x\":\"^1.0.0\" , \"ü\": \"1.0.0\"},\"dependencies\":{\"x\": \"^1.0.0\"}}")]
    [InlineData("\uFEFF{\"dependencies\":{\"ü\":\"1.0.0\",\"x\":\"^1.0.0\"},\"x\":\"^1.0.0\",\"y\":{\"dependencies\":{\"x\":\"^1.0.0\"}}}\n")]
    public void Only_ranges_of_dependencies_change(string text)
    {
        var manifest = PackageManifest.Parse(Encoding.UTF8.GetBytes(text), "package.json");

        var changed = Encoding.UTF8.GetString(manifest.WithSpecs(new Dictionary<string, string> { ["x"] = "^2.0.0" }));

        var own = text.IndexOf("\"x\":\"^1.0.0\"},\"x\"", StringComparison.Ordinal);
        Assert.Equal(own < 0 ? text.Replace("^1.0.0", "^2.0.0") : text.Remove(own + 5, 6).Insert(own + 5, "^2.0.0"), changed);
    }

    [Fact]
    public void Overrides_are_added_with_the_indentation_that_there_is()
    {
        var changed = PackageManifest.WithOverrides(
            Encoding.UTF8.GetBytes("{\n    \"name\": \"größe & <b>\",\n    \"overrides\": {\n        \"a\": \"1.0.0\"\n    }\n}\n"), new Dictionary<string, string> { ["b"] = "2.0.0" });

        Assert.Equal("{\n    \"name\": \"größe & <b>\",\n    \"overrides\": {\n        \"a\": \"1.0.0\",\n        \"b\": \"2.0.0\"\n    }\n}\n", Encoding.UTF8.GetString(changed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"dependencies\":")]
    [InlineData("[] x")]
    public void What_is_no_JSON_is_named(string text) =>
        Assert.Equal("DependencyManifestInvalid", Assert.Throws<OperationException>(() => PackageManifest.Parse(Encoding.UTF8.GetBytes(text), "package.json")).Id);
}
