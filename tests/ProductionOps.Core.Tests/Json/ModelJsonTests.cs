using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Json;

public sealed partial class ModelJsonTests
{
    private const string Unknown = "x-unknown";

    public static TheoryData<Type> RootTypes => [
        .. ModelInstances.Types.Where(type => ProductionJson.Default.GetTypeInfo(type) is not null)];

    [Fact]
    public void EveryModelTypeCanBeSerialized() =>
        Assert.All(ModelInstances.Types, type => Assert.NotNull(ProductionJson.Default.GetTypeInfo(type)));

    [Theory]
    [MemberData(nameof(RootTypes))]
    public void UnknownPropertiesSurviveAtEveryLevel(Type type)
    {
        var info = ProductionJson.Default.GetTypeInfo(type)!;
        var expected = JsonSerializer.SerializeToNode(ModelInstances.Of(type), info)!.AsObject();
        var injected = Inject(expected, info);

        var read = JsonSerializer.Deserialize(expected.ToJsonString(), info);
        var actual = JsonSerializer.SerializeToNode(read, info);

        Assert.True(injected > 0);
        Assert.True(JsonNode.DeepEquals(expected, actual), actual!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(RootTypes))]
    public void EveryPropertyIsWrittenWithMillisecondsAndZ(Type type)
    {
        var info = ProductionJson.Default.GetTypeInfo(type)!;
        var json = JsonSerializer.Serialize(ModelInstances.Of(type), info);

        foreach (var property in info.Properties.Where(property => !property.IsExtensionData))
        {
            Assert.Contains($"\"{property.Name}\":", json, StringComparison.Ordinal);
            Assert.True(char.IsAsciiLetterLower(property.Name[0]), property.Name);
        }

        Assert.All(TimePattern.Matches(json), match => Assert.Equal("2026-01-31T23:15:42.123Z", match.Value));
    }

    [Theory]
    [MemberData(nameof(RootTypes))]
    public void AbsentValuesAreLeftOut(Type type)
    {
        var info = ProductionJson.Default.GetTypeInfo(type)!;
        var json = JsonSerializer.SerializeToNode(ModelInstances.Of(type), info)!.AsObject();
        foreach (var property in info.Properties.Where(property => !property.IsRequired)) json.Remove(property.Name);

        var sparse = JsonSerializer.SerializeToNode(JsonSerializer.Deserialize(json.ToJsonString(), info), info)!.AsObject();

        Assert.All(sparse, property => Assert.NotNull(property.Value));
        Assert.All(
            info.Properties.Where(property => property.IsGetNullable && !property.IsRequired && !property.IsExtensionData),
            property => Assert.False(sparse.ContainsKey(property.Name), property.Name));
    }

    [Fact]
    public void CompactJsonIsOnOneLine()
    {
        var compact = JsonSerializer.Serialize(
            ModelInstances.Of<ProductionDeployment>(), ProductionJson.Compact.ProductionDeployment);
        var indented = JsonSerializer.Serialize(
            ModelInstances.Of<ProductionDeployment>(), ProductionJson.Default.ProductionDeployment);

        Assert.DoesNotContain('\n', compact);
        Assert.Contains('\n', indented);
        Assert.DoesNotContain('\r', indented);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(compact), JsonNode.Parse(indented)));
    }

    [Theory]
    [InlineData("""{"field":"x","field":"y"}""")]
    [InlineData("not json")]
    [InlineData("[]")]
    public void WhatIsNotARecordIsRefused(string json) => Assert.Throws<JsonException>(
        () => JsonSerializer.Deserialize(json, ProductionJson.Default.ProductionDeployment));

    [Fact]
    public void NestingHasALimit() => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(
        $$"""{"x":{{new string('[', 100)}}{{new string(']', 100)}}}""", ProductionJson.Default.BundleSize));

    private static int Inject(JsonNode? node, JsonTypeInfo info)
    {
        if (node is JsonArray array) return array.Sum(item => Inject(item, info));
        if (node is not JsonObject json || !info.Type.IsSubclassOf(typeof(ModelObject))) return 0;
        var count = 1;
        foreach (var property in info.Properties.Where(property => !property.IsExtensionData))
        {
            var elementType = property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[^1] : property.PropertyType;
            if (!elementType.IsSubclassOf(typeof(ModelObject))) continue;

            // Of a dictionary the values are records, not it itself.
            var isDictionary = property.PropertyType.IsGenericType && property.PropertyType.GetGenericArguments().Length == 2;
            IEnumerable<JsonNode?> nodes = isDictionary ? [.. json[property.Name]!.AsObject().Select(pair => pair.Value)] : [json[property.Name]];
            count += nodes.Sum(one => Inject(one, ProductionJson.Default.GetTypeInfo(elementType)!));
        }

        json[Unknown] = JsonNode.Parse("""{"deep":[1,2.50,{"text":"ü\u0000"}],"nothing":null}""");
        return count;
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[^""]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimePattern { get; }
}
