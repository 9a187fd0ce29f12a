/** Families whose children benefits are applied for: opened on the village's desk, with parents in a condition and a grandmother who cares. */
import { checkDigitOf } from "../../src/kernel/bank-account.ts";
import { type Agent, cast } from "./app.ts";

export interface ParentFact {
  readonly condition: string;
  readonly from: string;
  readonly evidence?: string;
  /** What else is known of it: term, report to the police, receipt. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface FamilyDraft {
  readonly name: string;
  readonly birthDate?: string;
  readonly village?: string;
  readonly father?: ParentFact;
  readonly mother?: ParentFact;
  readonly withoutCarer?: boolean;
  readonly facts?: readonly object[];
}

/** The father serves 36 months since two years ago; the mother was reported missing seven months before 2026-11-27. */
export const FLAGSHIP = {
  father: {
    condition: "imprisoned",
    from: "2024-11-20",
    details: { termMonths: 36 },
    evidence: "（2024）渝0117刑初88号",
  },
  mother: {
    condition: "outOfContact",
    from: "2026-04-10",
    details: { road: "police", reportedOn: "2026-04-20", dutyFulfilled: false, receipt: "回执 2026-18" },
    evidence: "报警回执 古楼所 2026-04-20",
  },
} as const;

/** Opens the family's child and gives its id. */
export async function openFamily(agent: Agent, family: FamilyDraft): Promise<string> {
  const { village = cast.director.place, birthDate = "2016-03-05", facts = [] } = family;
  const answer = await agent.post("/api/children", {
    person: { name: family.name, sex: "1", birthDate },
    villageCode: village,
    address: "三社12号",
    on: "2020-01-01",
    notADouble: true,
    facts: [
      { kind: "household", from: "2020-01-01", value: { hukou: "rural", address: "古楼镇摇金村三社" } },
      { kind: "relief", from: "2025-01-01", value: { measure: "none" } },
      { kind: "health", from: "2025-09-01", value: { status: "healthy" } },
      {
        kind: "schooling",
        from: "2025-09-01",
        value: { stage: "primary", school: "古楼镇中心小学", grade: "五年级" },
      },
      ...facts,
    ],
    kin: [
      ...(family.father === undefined ? [] : [parent("51", `${family.name}之父`, family.father)]),
      ...(family.mother === undefined ? [] : [parent("52", `${family.name}之母`, family.mother)]),
      ...(family.withoutCarer === true
        ? []
        : [
            {
              relation: "62",
              person: { name: "王桂英", phone: "13800000001" },
              caresForChild: true,
              facts: [],
            },
          ]),
    ],
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<{ id: string }>().id;
}

function parent(relation: string, name: string, { condition, from, details = {}, evidence }: ParentFact) {
  return {
    relation,
    person: { name },
    caresForChild: false,
    facts: [
      {
        kind: "condition",
        from,
        value: { condition, ...details },
        ...(evidence === undefined ? {} : { evidence }),
      },
    ],
  };
}

/** A card that no bank has given out. */
export function anyCard(serial: number): string {
  const digits = `629998${String(serial).padStart(12, "0")}`;
  return digits + checkDigitOf(digits);
}

/** What the applicant adds when all else is known. */
export function account(serial: number) {
  return {
    payeeBank: { value: "重庆农村商业银行古楼支行", source: { kind: "typed", words: "申请人填写" } },
    payeeAccount: { value: anyCard(serial), source: { kind: "typed", words: "申请人填写" } },
  };
}
