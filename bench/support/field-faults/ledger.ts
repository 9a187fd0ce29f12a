/** What the server has of the phone's words, read from its database, and what happens there meanwhile. */
import pg from "pg";
import { startEmbeddedPostgres } from "../../../src/platform/db/embedded-postgres.ts";
import type { ChangesAnswer } from "../../../src/platform/sync/changes.contract.ts";
import { logInOverHttp } from "../../../test/support/http-caller.ts";
import { connectPhone } from "../../../test/support/phone-line.ts";
import type { TestServer } from "../../../test/support/server.ts";

export interface LedgerRow {
  readonly id: string;
  readonly state: "applied" | "conflict" | "handedOver" | "refused";
  /** How often it was done. */
  readonly effects: number;
}

export interface Ledger {
  /** Records of visits only; what the phone tells of itself stands elsewhere. */
  rows(): Promise<readonly LedgerRow[]>;
  /** The words of every visit that was done since it was last asked, as they can be read at a desk. */
  newWords(): Promise<readonly string[]>;
  /** What the phone should hold, in one digest. */
  heldDigest(): Promise<string | null>;
  readonly childIds: readonly string[];
  /** Names, numbers, addresses and words of people, as the phone is told them. */
  secrets(): Promise<readonly string[]>;
  moveChild(id: string, villageCode: string): Promise<void>;
  /** As if somebody had written in each file of the village. */
  touchAll(): Promise<void>;
  close(): Promise<void>;
}

export async function openLedger(server: TestServer, villageCode: string): Promise<Ledger> {
  const postgres = await startEmbeddedPostgres({
    dataDir: server.dataDir,
    join: true,
    log: () => undefined,
  });
  const owner = new pg.Client({ connectionString: postgres.url });
  await owner.connect();
  const director = await logInOverHttp(server.url, `director-${villageCode}`);
  const other = await connectPhone(server.url, villageCode);
  await other.pull();
  const { rows: before } = await owner.query<{ id: string }>("select id from workforce.visit");
  const known = new Set(before.map(({ id }) => id));
  return {
    childIds: other.childIds,
    async rows() {
      const { rows } = await owner.query<LedgerRow>(
        `select m.id, m.state, count(e.*)::int as effects
           from platform.field_mutation m
           left join audit.entry e on e.operation = m.operation and e.detail ->> 'receipt' = m.receipt_no
                and m.state in ('applied', 'conflict')
          where m.operation = 'workforce.visit.record'
          group by m.id`,
      );
      return rows;
    },
    async newWords() {
      const { rows } = await owner.query<{ id: string }>("select id from workforce.visit");
      const words: string[] = [];
      for (const { id } of rows.filter((row) => !known.has(row.id))) {
        known.add(id);
        const visit = await director.get<{ childWords: string | null }>(`/api/visits/${id}`);
        if (visit.childWords !== null) words.push(visit.childWords);
      }
      return words;
    },
    async heldDigest() {
      const answer = await director.get<ChangesAnswer>(
        `/api/sync/changes?deviceId=${other.deviceId}&check=true`,
      );
      return answer.digest;
    },
    async secrets() {
      const found: string[] = [];
      let cursor = "";
      for (;;) {
        const answer = await director.get<ChangesAnswer>(
          `/api/sync/changes?deviceId=${other.deviceId}${cursor && `&cursor=${cursor}`}`,
        );
        for (const { body } of answer.documents) collectSecrets(body, found);
        ({ cursor } = answer);
        if (!answer.more) return found;
      }
    },
    async moveChild(id, to) {
      await owner.query("update registry.child set scope_code = $2 where id = $1", [id, to]);
    },
    async touchAll() {
      await owner.query("update registry.child set scope_code = scope_code where scope_code = $1", [
        villageCode,
      ]);
    },
    close: () => owner.end(),
  };
}

const secretFields = new Set(["name", "phone", "idNumber", "address", "childWords", "carerWords", "note"]);

/** Two letters may stand together by chance; three and more do not. */
function collectSecrets(value: unknown, found: string[], field = ""): void {
  if (typeof value === "string") {
    if (secretFields.has(field) && value.length >= 3) found.push(value);
  } else if (Array.isArray(value)) for (const one of value) collectSecrets(one, found, field);
  else if (typeof value === "object" && value !== null)
    for (const [name, one] of Object.entries(value)) collectSecrets(one, found, name);
}
