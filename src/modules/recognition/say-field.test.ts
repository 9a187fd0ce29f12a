import { expect, it } from "vitest";
import { z } from "zod";
import { sayField } from "./say-field.ts";

const schema = z.object({
  road: z.string().meta({ label: "认定途径", codeTable: "lostRoad" }).optional(),
  reported: z.boolean().meta({ label: "已经报警" }),
  months: z.int().meta({ label: "期限" }).optional(),
  plain: z.string(),
});

it.each<[string, unknown, string, string | null]>([
  ["road", "police", "认定途径", "公安查找"],
  ["road", "unheardOf", "认定途径", "unheardOf"],
  ["reported", true, "已经报警", "是"],
  ["reported", false, "已经报警", "否"],
  ["months", 36, "期限", "36"],
  ["months", 0, "期限", "0"],
  ["months", undefined, "期限", null],
  ["plain", "", "plain", null],
  ["plain", ["一"], "plain", null],
])("says %s of %j under the field's own label", (field, value, label, words) => {
  expect(sayField(schema, field, value)).toEqual({ label, value: words });
});
