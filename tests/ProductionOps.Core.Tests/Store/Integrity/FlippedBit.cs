namespace ProductionOps.Core.Tests.Store.Integrity;

/// <summary>A bit of a file that is another for a while; length and time of the file stay.</summary>
internal sealed class FlippedBit : IDisposable
{
    private readonly string _path;
    private readonly byte[] _before;
    private readonly DateTime _modified;

    public FlippedBit(string path, int bit)
    {
        _path = path;
        _before = File.ReadAllBytes(path);
        _modified = File.GetLastWriteTimeUtc(path);
        var content = (byte[])_before.Clone();
        content[bit / 8] ^= (byte)(1 << (bit % 8));
        Write(content);
    }

    public void Dispose() => Write(_before);

    private void Write(byte[] content)
    {
        File.WriteAllBytes(_path, content);
        File.SetLastWriteTimeUtc(_path, _modified);
    }
}
