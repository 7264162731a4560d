using ProductionOps.HelpBuilder;
using ProductionOps.HelpBuilder.About;
using ProductionOps.HelpBuilder.Cmdlets;
using ProductionOps.HelpBuilder.Maml;
using ProductionOps.HelpBuilder.Pages;

if (args is not [var assembly, var docs, var output])
{
    Console.Error.WriteLine("usage: ProductionOps.HelpBuilder ASSEMBLY DOCS OUTPUT");
    return 2;
}

try
{
    var cmdlets = CmdletAssembly.Read(assembly);
    var pages = cmdlets.ToDictionary(
        static cmdlet => cmdlet, cmdlet => CmdletPageReader.Read(Path.Combine(docs, "cmdlets", cmdlet.Name + ".md")));

    Directory.CreateDirectory(output);
    MamlDocument.Of(pages).Save(Path.Combine(output, Path.GetFileName(assembly) + "-Help.xml"));
    foreach (var topic in Directory.EnumerateFiles(Path.Combine(docs, "about"), "about_*.md")) AboutTopic.Write(topic, output);
    return 0;
}
catch (HelpSourceException e)
{
    // The form in which builds show errors.
    Console.Error.WriteLine($"{e.Path}({e.Line}): error HELP: {e.Message}");
    return 1;
}
