/** What stands in an order, in words, by the labels of its fields. Pure. */
import { z } from "zod";
import type { OrderKind } from "./guardianship-codes.contract.ts";
import { orderDetails } from "./order-detail.contract.ts";

export function sayDetail(
  kind: OrderKind,
  detail: Readonly<Record<string, unknown>>,
): { label: string; said: string }[] {
  const shape: Readonly<Record<string, z.ZodType>> = orderDetails[kind].shape;
  return Object.entries(shape).flatMap(([name, field]) => {
    const said = sayValue(detail[name]);
    return said === "" ? [] : [{ label: labelOf(field) ?? name, said }];
  });
}

function labelOf(field: z.ZodType): string | undefined {
  const label = field.meta()?.["label"];
  if (typeof label === "string") return label;
  return field instanceof z.ZodOptional ? labelOf(field.unwrap() as z.ZodType) : undefined;
}

function sayValue(value: unknown): string {
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value : "";
}
