using System.Text;
using ProductionOps.Configuration;

namespace ProductionOps.Cli.Hosting;

/// <summary>A text that the user gives by the path of a file, or through standard input.</summary>
/// <param name="Text">The text.</param>
/// <param name="Source">Its origin, for messages.</param>
internal sealed record InputText(string Text, string Source)
{
    private const string StandardInput = "-";

    /// <summary>Reads a text. One that is too long for a configuration is read only so far that the core can refuse it.</summary>
    /// <exception cref="OperationException"><c>FileNotFound</c>, <c>FileNotReadable</c>.</exception>
    public static async Task<InputText> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (path == StandardInput) return new InputText(await ReadAsync(Console.OpenStandardInput(), cancellationToken), "standard input");
        try
        {
            return new InputText(await ReadAsync(File.OpenRead(path), cancellationToken), path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new OperationException("FileNotFound", ErrorKind.NotFound, $"There is no file '{path}'.", path, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OperationException("FileNotReadable", ErrorKind.PermissionDenied, $"'{path}' cannot be read: {exception.Message}", path, exception);
        }
    }

    private static async Task<string> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = new StringBuilder();
        var buffer = new char[8192];
        while (text.Length <= ConfigurationLimits.MaximumLength)
        {
            var count = await reader.ReadAsync(buffer, cancellationToken);
            if (count == 0) break;
            text.Append(buffer, 0, count);
        }

        return text.ToString();
    }
}
