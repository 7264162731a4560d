using System.Collections;
using System.Globalization;
using System.Text.Json;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests;

/// <summary>What a cell of a spreadsheet or a message shows of what is no single value.</summary>
public sealed class ListTextTests
{
    public static TheoryData<Type> ModelTypes => [.. typeof(ModelObject).Assembly.GetTypes().Where(static type => type is { IsAbstract: false, Namespace: "ProductionOps.Model" } && type.IsSubclassOf(typeof(ModelObject)))];

    [Theory]
    [MemberData(nameof(ModelTypes))]
    public void A_section_is_its_json_on_one_line(Type type)
    {
        var text = Specimens.Create(type).ToString()!;
        using var json = JsonDocument.Parse(text);
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
        Assert.DoesNotContain('\n', text);
    }

    [Fact]
    public void A_list_is_its_items()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        Assert.Equal("a; Größe", new TextList<string>(["a", "Größe"]).ToString());
        Assert.Equal("0.5; 1", new TextList<double>([0.5, 1]).ToString());
        Assert.Equal("", new TextList<string>(null).ToString());
        Assert.Equal("", new UptimeIncident { IncidentId = "", Description = "" }.ImpactedServices.ToString());
    }

    [Fact]
    public void Values_are_told_by_name_on_one_line()
    {
        using var json = JsonDocument.Parse("""{ "b": [ 1,  "ü" ], "a": "text" }""");
        var values = new JsonValueDictionary(json.RootElement.EnumerateObject().Select(static property => KeyValuePair.Create(property.Name, property.Value)));
        Assert.Equal("""a=text; b=[1,"ü"]""", values.ToString());
    }

    [Fact]
    public void Whoever_asks_without_types_gets_plain_values()
    {
        using var json = JsonDocument.Parse("""{ "text": "ü", "whole": 5, "part": 0.5, "yes": true, "none": null, "list": [1, "x"], "inner": { "a": [2] } }""");
        IDictionary values = new JsonValueDictionary(json.RootElement.EnumerateObject().Select(static property => KeyValuePair.Create(property.Name, property.Value)));
        Assert.Equal(("ü", 5L, 0.5, true), (values["text"], values["whole"], values["part"], values["yes"]));
        Assert.Null(values["none"]);
        Assert.Null(values["missing"]);
        Assert.Equal(new object?[] { 1L, "x" }, values["list"]);
        Assert.Equal(new object?[] { 2L }, Assert.IsType<Dictionary<string, object?>>(values["inner"])["a"]);
        Assert.Equal(7, values.Keys.Count);
        Assert.Contains("ü", values.Values.Cast<object?>());
        Assert.True(values.Contains("none") && !values.Contains("missing") && values.IsReadOnly);
        Assert.Throws<NotSupportedException>(() => values["text"] = "other");
        Assert.Throws<NotSupportedException>(values.Clear);
        foreach (DictionaryEntry entry in values) Assert.IsNotType<JsonElement>(entry.Value);
    }
}
