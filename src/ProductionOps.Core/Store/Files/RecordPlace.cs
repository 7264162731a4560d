namespace ProductionOps.Store.Files;

/// <summary>Where a record file is, or would be.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="FileName">Its name there.</param>
internal readonly record struct RecordPlace(RecordFolder Folder, string FileName)
{
    public string FullPath => Path.Combine(Folder.Directory, FileName);
}
