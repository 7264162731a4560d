using System.Collections.ObjectModel;
using System.Globalization;

namespace ProductionOps;

/// <summary>A list whose text is that of its items, so that a cell of a spreadsheet shows them and not the name of a type.</summary>
/// <typeparam name="T">What is in it.</typeparam>
/// <param name="items">The items, which are not copied from a list; null for none.</param>
public sealed class TextList<T>(IEnumerable<T>? items) : ReadOnlyCollection<T>(items as IList<T> ?? [.. items ?? []])
{
    /// <summary>The texts of the items, separated by a semicolon and a space, the same in every culture.</summary>
    public override string ToString() => string.Join("; ", this.Select(static item => Convert.ToString(item, CultureInfo.InvariantCulture)));
}
