/** Who may receive a child's basic allowance: a guardian, who really brings it up, or its institution (民发〔2019〕62号). Pure. */
import type { ChildFile } from "../../registry/child-file.contract.ts";
import { relationCodes } from "../../registry/codes.contract.ts";
import { guardiansOf } from "./prefill/prefill-family.ts";

export interface PayeeCandidate {
  readonly personId: string;
  readonly name: string;
  readonly relation: string;
  readonly relationLabel: string;
  readonly kind: "guardian" | "carer";
}

/** Parents who cannot care are no payees; the guardian of record comes first. */
export function payeeCandidates(file: Pick<ChildFile, "facts" | "kin">): PayeeCandidate[] {
  const guardianId = file.facts.find(({ kind, holds }) => kind === "guardianship" && holds)?.value[
    "guardianId"
  ];
  return guardiansOf(file).map(({ person, relation, relationLabel }) => ({
    personId: person.id,
    name: person.name,
    relation,
    relationLabel,
    kind: person.id === guardianId ? "guardian" : "carer",
  }));
}

export type PayeeVerdict =
  | { readonly fit: true; readonly words: string }
  | { readonly fit: false; readonly words: string };

export function judgePayee(
  file: Pick<ChildFile, "facts" | "kin" | "id">,
  answers: Readonly<Record<string, unknown>>,
): PayeeVerdict {
  const kind = answers["payeeKind"];
  const personId = answers["payeePersonId"];
  if (kind === "institution") return { fit: true, words: "由抚养机构领取" };
  if (kind === "self") return judgeSelf(file, personId);
  const candidate = payeeCandidates(file).find((one) => one.personId === personId);
  if (candidate === undefined)
    return { fit: false, words: `档案里没有登记${sayPayee(answers)}是监护人或平时照料孩子` };
  const known = candidate.kind === "guardian" ? "档案登记的监护人" : "档案登记平时照料孩子";
  return { fit: true, words: `${candidate.relationLabel}${candidate.name}，${known}` };
}

function judgeSelf(file: Pick<ChildFile, "id">, personId: unknown): PayeeVerdict {
  return personId === file.id
    ? { fit: true, words: "由本人领取" }
    : { fit: false, words: "选了本人领取，但领取人不是孩子本人" };
}

function sayPayee(answers: Readonly<Record<string, unknown>>): string {
  const { payeeRelation: relation, payeeName: name } = answers;
  const label =
    typeof relation === "string" && relationCodes.has(relation) ? relationCodes.label(relation) : "";
  return `${label}${typeof name === "string" ? name : "这个人"}`;
}
