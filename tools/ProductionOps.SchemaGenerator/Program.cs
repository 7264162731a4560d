using ProductionOps.SchemaGenerator;

// Writes module/schemas/*.schema.json, and the tables of docs/configuration.md, below the directory that is given.
var root = args.Length == 1 ? args[0] : Directory.GetCurrentDirectory();
foreach (var (path, content) in GeneratedFiles.Create(root))
{
    Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, path))!);
    await File.WriteAllTextAsync(Path.Combine(root, path), content);
    Console.WriteLine(path);
}
