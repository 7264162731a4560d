namespace ProductionOps.PowerShell.Display;

/// <summary>
/// A function that views call by index: a session in constrained language may read an index of any type, and call methods of few. Two
/// arguments, because PowerShell refuses a lone index that is null.
/// </summary>
/// <typeparam name="TValue">What is shown.</typeparam>
/// <typeparam name="TReference">What it is shown in relation to.</typeparam>
/// <param name="function">What is called.</param>
public sealed class ViewFunction<TValue, TReference>(Func<TValue, TReference, string?> function)
{
    /// <summary>The text for a value; null when nothing is shown.</summary>
    public string? this[TValue value, TReference reference] => function(value, reference);
}
