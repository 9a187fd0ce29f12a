/** What a cell of a roster says, in words: the house keeps codes, people read none. Pure. */
import {
  disabilityClassCodes,
  disabilityLevelCodes,
  hukouCodes,
  reliefCodes,
} from "../../registry/codes.contract.ts";
import type { RosterField } from "../rosters/roster-type.ts";
import { rulingLabels } from "../rosters/types/guardianship-rulings.ts";

interface Words {
  readonly has: (code: string) => boolean;
  readonly label: (code: never) => string;
}

/** By the field's code. */
const tables: Readonly<Record<string, Words>> = {
  class: disabilityClassCodes,
  level: disabilityLevelCodes,
  measure: reliefCodes,
  hukou: hukouCodes,
};

/** States that only rosters know. */
const states: Readonly<Record<string, string>> = {
  yes: "是",
  no: "否",
  enrolled: "在读",
  left: "已离校",
  valid: "有效",
  invalid: "已失效",
  found: "找到了",
  missing: "没有下落",
  ...rulingLabels,
};

export function sayValue({ code, kind }: Pick<RosterField, "code" | "kind">, value: string): string {
  if (kind !== "code" && kind !== "yesNo") return value;
  const table = tables[code];
  return table?.has(value) === true ? table.label(value as never) : (states[value] ?? value);
}
