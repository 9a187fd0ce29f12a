import { describe, expect, it } from "vitest";
import { allRoutes } from "../../serve.ts";
import { openApiDocument } from "./openapi.ts";

describe("the OpenAPI document", () => {
  it("refers only to what stands in it, also from a schema that holds itself", () => {
    expect(allRoutes.length).toBeGreaterThan(0);
    const document = openApiDocument("0") as { components: { schemas: Record<string, unknown> } };
    const text = JSON.stringify(document);
    const referred = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference);
    expect(referred).toContain("#/components/schemas/RuleLine");
    for (const reference of referred)
      expect(Object.keys(document.components.schemas)).toContain(
        reference?.replace("#/components/schemas/", ""),
      );
    expect(text).not.toContain("$defs");
  });

  it("describes the content of every kind of record", () => {
    const document = openApiDocument("0") as {
      components: {
        schemas: Record<string, { title?: string; properties?: Record<string, { label?: string }> }>;
      };
    };
    const schema = document.components.schemas["record.protection.familyGuidance.v1"];
    expect(schema?.title).toBe("家庭教育指导活动");
    expect(schema?.properties?.["guardians"]?.label).toBe("参加监护人");
  });
});
