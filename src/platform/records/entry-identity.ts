/** What an entry is the one of, where its kind has one each. Pure. */
import { comparable } from "../../kernel/text-repair.ts";
import { ABOUT, type RecordKind } from "./record.ts";
import type { Content } from "./record-fields.contract.ts";

/** Null: there may be many. The same for every way of writing a name. */
export function identityOf(
  { one }: RecordKind,
  content: Content,
  aboutName: string | null | undefined,
): string | null {
  if (one === undefined) return null;
  const parts = one.map((field) => (field === ABOUT ? aboutName : content[field]));
  return parts.map((part) => comparable(String(part ?? ""))).join("/");
}
