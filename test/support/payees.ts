/** Children who receive an allowance, for tests about money: opened as on the desk, with a grandmother who cares for them. */
import pg from "pg";
import { checkDigitOf } from "../../src/kernel/bank-account.ts";
import { composeCitizenId } from "../../src/kernel/citizen-id.ts";
import type { FileDraft } from "../../src/modules/registry/file-draft.contract.ts";
import { recordDrafts } from "../../src/modules/registry/record-drafts.service.ts";
import { systemActor } from "../../src/platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../src/platform/db/database.ts";
import type { App } from "../../src/platform/http/app.ts";
import { cast } from "./app.ts";

export interface PaidChild {
  readonly name: string;
  readonly birthDate?: string;
  readonly category?: "orphan" | "defactoUnattended";
  readonly careMode?: "institution" | "community";
  readonly orphanType?: "institution" | "community" | "hiv";
  readonly since?: string;
  readonly village?: string;
  readonly account?: string;
  readonly mode?: "全额" | "补差";
  readonly standardFen?: number;
  readonly amountFen?: number;
  /** A father instead of the grandmother who cares for the others. */
  readonly carer?: "father";
}

export function systemWork<Result>(app: App, use: (tx: Tx) => Promise<Result>): Promise<Result> {
  return unitOfWork(
    app.database,
    systemActor("test"),
    { operation: "test", effect: "write", audited: false },
    use,
  );
}

let serial = 0;

/** A card that no bank has given out. */
export function cardOf(number: number): string {
  const digits = `629999${String(number).padStart(12, "0")}`;
  return digits + checkDigitOf(digits);
}

/** Gives the children's ids, in their order. */
export async function openPaidChildren(app: App, children: readonly PaidChild[]): Promise<string[]> {
  const drafts = children.map((child) => draftOf(app, child));
  const results = await systemWork(app, (tx) =>
    recordDrafts(
      tx,
      drafts.map((draft) => ({ draft, asOf: "2022-01-01" })),
      { cipher: app.cipher, source: "test", reason: "建档" },
    ),
  );
  return results.map(({ childId }) => childId ?? "");
}

function draftOf(app: App, child: PaidChild): FileDraft {
  serial += 1;
  const birthDate = child.birthDate ?? "2015-05-06";
  const category = child.category ?? "orphan";
  const careMode = child.careMode ?? "community";
  const from = child.since ?? "2022-01-01";
  return {
    child: { name: child.name, citizenNo: composeCitizenId("500199", birthDate, serial) },
    facts: [
      { kind: "residence", from: "2022-01-01", value: { villageCode: child.village ?? cast.director.place } },
      {
        kind: "category",
        from,
        value: {
          category,
          careMode,
          ...(category === "orphan" ? { orphanType: child.orphanType ?? careMode } : {}),
        },
      },
      {
        kind: "allowance",
        from,
        value: {
          bank: "重庆农村商业银行合川支行",
          mode: child.mode ?? "全额",
          startMonth: from.slice(0, 7),
          accountSealed: app.cipher
            .seal(child.account ?? cardOf(serial), "fact.bankAccount")
            .toString("base64"),
          ...(child.standardFen === undefined ? {} : { standardFen: child.standardFen }),
          ...(child.amountFen === undefined ? {} : { amountFen: child.amountFen }),
        },
      },
    ],
    kin:
      careMode === "institution"
        ? []
        : [
            {
              relation: child.carer === "father" ? "51" : "62",
              caresForChild: true,
              person: {
                name: `${child.carer === "father" ? "父亲" : "祖母"}${serial}`,
                citizenNo: composeCitizenId("500199", "1955-03-02", serial),
              },
              facts: [],
            },
          ],
  };
}

/** The owner's hand, for what no use case does: an event years ago, a killed process's lock. */
export async function asOwnerOf(url: string, use: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}

const STANDARDS: readonly (readonly [key: string, from: string, to: string | null, fen: number])[] = [
  ["benefits.standard.orphan.institution", "2021-09-01", "2022-09-01", 147_700],
  ["benefits.standard.orphan.institution", "2022-09-01", "2025-07-01", 182_500],
  ["benefits.standard.orphan.institution", "2025-07-01", "2026-01-01", 185_100],
  ["benefits.standard.orphan.institution", "2026-01-01", null, 200_000],
  ["benefits.standard.orphan.community", "2021-09-01", "2022-09-01", 127_700],
  ["benefits.standard.orphan.community", "2022-09-01", "2025-07-01", 162_500],
  ["benefits.standard.orphan.community", "2025-07-01", null, 165_100],
  ["benefits.standard.defacto.institution", "2025-07-01", "2026-01-01", 185_100],
  ["benefits.standard.defacto.institution", "2026-01-01", null, 200_000],
  ["benefits.standard.defacto.community", "2021-09-01", "2025-07-01", 122_500],
  ["benefits.standard.defacto.community", "2025-07-01", null, 165_100],
  ["benefits.standard.hiv", "2025-07-01", null, 165_100],
  ["benefits.fucai.orphan.year", "2019-09-01", null, 1_000_000],
  ["benefits.fucai.defacto.year", "2019-09-01", null, 800_000],
];

/** The standards of the district, where the programme has not brought them. */
export async function seedStandards(url: string): Promise<void> {
  await asOwnerOf(url, async (client) => {
    const { rows } = await client.query<{ key: string }>("select distinct key from platform.parameter");
    const held = new Set(rows.map(({ key }) => key));
    for (const [key, from, to, fen] of STANDARDS.filter(([one]) => !held.has(one))) {
      await client.query(
        `insert into platform.parameter (key, valid_from, valid_to, value, document, certainty)
         values ($1, $2, $3, $4, '渝民规〔2025〕6号', 'verified')`,
        [key, from, to, JSON.stringify(fen)],
      );
    }
  });
}
