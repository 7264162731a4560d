using System.Diagnostics.CodeAnalysis;

namespace ProductionOps.Cli.Tour;

/// <summary>What must be true for a tour to go on.</summary>
internal static class TourExpectation
{
    /// <summary>Ends the tour when something is not as it should be.</summary>
    /// <exception cref="OperationException"><c>TourFailed</c>.</exception>
    public static void Require([DoesNotReturnIf(false)] bool isTrue, string expected, string found)
    {
        if (isTrue) return;
        throw new OperationException("TourFailed", ErrorKind.Failed, $"Expected {expected}, but {found}. The folder of the tour stays for a closer look.");
    }
}
