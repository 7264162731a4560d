namespace ProductionOps.Deployment.Build;

/// <summary>What a file of a site is, by its extension.</summary>
internal enum FileClass
{
    /// <summary>.js, .mjs, .cjs.</summary>
    JavaScript,

    /// <summary>.css.</summary>
    Css,

    /// <summary>.html, .htm.</summary>
    Page,

    /// <summary>.png, .jpg, .jpeg, .gif, .webp, .avif.</summary>
    RasterImage,

    /// <summary>Other text that servers compress, such as .svg and .json.</summary>
    OtherText,

    /// <summary>Everything else.</summary>
    Other,
}
