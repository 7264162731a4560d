using ProductionOps.Maintenance.Backups.Creation;

namespace ProductionOps.Core.Tests.Maintenance.Backups;

public sealed class PathPatternsTests
{
    [Theory]
    // A plain name fits at any depth, and only whole.
    [InlineData("node_modules", "node_modules", true)]
    [InlineData("node_modules", "a/b/node_modules", true)]
    [InlineData("node_modules/", "a/node_modules", true)]
    [InlineData("node_modules", "a/node_modules2", false)]
    [InlineData("node_modules", "Node_Modules", false)]
    // So does a pattern of a name.
    [InlineData("*.log", "a/b/c.log", true)]
    [InlineData("*.log", "a.log/b", false)]
    [InlineData(".env.*", ".env.local", true)]
    [InlineData(".env.*", ".env", false)]
    [InlineData("?.txt", "x/é.txt", true)]
    [InlineData("?.txt", "ab.txt", false)]
    [InlineData("a**b", "a--b", true)]
    [InlineData("a+(b).*", "a+(b).txt", true)]
    // With a slash it is the whole path from the source on.
    [InlineData("/backups", "backups", true)]
    [InlineData("/backups", "a/backups", false)]
    [InlineData("a/b", "a/b", true)]
    [InlineData("a/b", "c/a/b", false)]
    [InlineData(@"a\b", "a/b", true)]
    [InlineData("a/*.js", "a/x.js", true)]
    [InlineData("a/*.js", "a/b/x.js", false)]
    [InlineData("a/**/x.js", "a/x.js", true)]
    [InlineData("a/**/x.js", "a/b/c/x.js", true)]
    [InlineData("**/x.js", "b/x.js", true)]
    [InlineData("a/**", "a/b/c", true)]
    [InlineData("a/b?.js", "a/b1.js", true)]
    [InlineData("a/b.js", "a/bxjs", false)]
    [InlineData("a/b.j*", "a/bxjs", false)]
    [InlineData("", "a", false)]
    public void A_pattern_fits_as_in_gitignore(string pattern, string path, bool fits) =>
        Assert.Equal(fits, new PathPatterns(["unrelated", pattern, "/other/*"]).Fits(path, path[(path.LastIndexOf('/') + 1)..]));
}
