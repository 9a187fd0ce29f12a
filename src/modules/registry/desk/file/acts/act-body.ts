/** A filled-in act as the contract wants it, or nothing while something is missing. Pure. */
import { ActInput } from "../../../child-acts.contract.ts";
import type { ActKind } from "./acts.ts";

export interface ActDraft {
  readonly on: string | undefined;
  readonly reason: string;
  readonly evidence?: string | undefined;
  readonly category?: string | undefined;
  readonly why?: string | undefined;
  readonly villageCode?: string | undefined;
  readonly address?: string | undefined;
  readonly name?: string | undefined;
  readonly citizenNo?: string | undefined;
  /** Of those that held when the file ended: which hold again. */
  readonly categories?: readonly string[];
}

type TypedPart = Exclude<keyof ActDraft, "categories">;

const parts: Readonly<Record<ActKind, readonly TypedPart[]>> = {
  moved: ["villageCode", "address"],
  exitedCategory: ["category", "why"],
  ended: ["why"],
  returned: ["villageCode"],
  renamed: ["name"],
  numberAssigned: ["citizenNo"],
};
const optional: ReadonlySet<TypedPart> = new Set(["address"]);

export function actBody(kind: ActKind, draft: ActDraft): ActInput | undefined {
  const own: Record<string, string> = {};
  for (const key of parts[kind]) {
    const text = (draft[key] ?? "").trim();
    if (text !== "") own[key] = text;
    else if (!optional.has(key)) return undefined;
  }
  const chosen = kind === "returned" ? { categories: draft.categories ?? [] } : {};
  const evidence = (draft.evidence ?? "").trim();
  const parsed = ActInput.safeParse({
    kind,
    on: draft.on,
    reason: draft.reason,
    ...(evidence === "" ? {} : { evidence }),
    ...own,
    ...chosen,
  });
  return parsed.success ? parsed.data : undefined;
}
