using ProductionOps.Faults.Disks;

namespace ProductionOps.Faults.Damage;

/// <summary>One thing that a failing disk has done to a file: its length and time are as they were, or it is shorter.</summary>
/// <param name="Path">The file.</param>
/// <param name="Position">Where.</param>
/// <param name="Bit">Which bit of that byte is flipped; null where the file ends there.</param>
internal sealed record DamagedFile(string Path, int Position, int? Bit)
{
    public DiskImage ApplyTo(DiskImage image)
    {
        var content = image.File(image.Find(Path)!.Value).Content;
        return DiskEdits.WithContent(image, Path, Bit is { } bit ? Flipped(content, bit) : content[..Position]);
    }

    public override string ToString() => Bit is { } bit ? $"bit {bit} of byte {Position} of {Path}" : $"{Path} cut to {Position} bytes";

    private byte[] Flipped(byte[] content, int bit)
    {
        byte[] flipped = [.. content];
        flipped[Position] ^= (byte)(1 << bit);
        return flipped;
    }
}
