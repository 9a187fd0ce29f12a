/** Numbers in clear leave only when their entry is on the disk: a power cut must not make a look at them unseen. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { composeCitizenId } from "../../src/kernel/citizen-id.ts";
import { declaredOperations } from "../../src/kernel/operation.ts";
import { LedgerQuery } from "../../src/modules/registry/ledgers/ledgers.contract.ts";
import { cast } from "../support/app.ts";
import { type FaultWorld, openFaultWorld } from "./fault-world.ts";

let world: FaultWorld;
let childId: string;

beforeAll(async () => {
  world = await openFaultWorld();
  // How the transaction that wrote the last entry of an operation was to be committed.
  await world.owner.query(`
    create table public.seen (operation text primary key, commits text);
    grant select, insert, update on public.seen to tongan_app;
    create function public.look() returns trigger language plpgsql as $$ begin
      insert into public.seen values (new.operation, current_setting('synchronous_commit'))
      on conflict (operation) do update set commits = excluded.commits;
      return new;
    end $$;
    create trigger look before insert on audit.entry for each row execute function public.look()`);
  const opened = await (await world.test.as("director")).post("/api/children", {
    person: {
      name: "童小河",
      sex: "1",
      birthDate: "2014-03-09",
      citizenNo: composeCitizenId("500199", "2014-03-09", 8),
    },
    villageCode: cast.director.place,
    on: "2021-01-01",
    facts: [{ kind: "category", from: "2021-01-01", value: { category: "ruralLeftBehind" } }],
  });
  childId = opened.json<{ id: string }>().id;
});
afterAll(() => world.close());

async function commitsOf(operation: string): Promise<string | undefined> {
  const { rows } = await world.owner.query<{ commits: string }>(
    "select commits from public.seen where operation = $1",
    [operation],
  );
  return rows[0]?.commits;
}

describe("a read that shows numbers in clear, or leaves as a paper", () => {
  it("is one of these", () => {
    const query = LedgerQuery.parse({ numbers: "full", purpose: "报送医保参保" });
    const durable = declaredOperations().filter((operation) => operation.durable?.(query));
    expect(durable.map(({ name }) => name)).toEqual([
      "benefits.payroll.printRoster",
      "benefits.payroll.printSheet",
      "benefits.payroll.readFile",
      "exchange.copy.take",
      "ledger.read",
      "match.national.export",
      "procedures.material.read",
      "procedures.paper.print",
      "protection.assessment.print",
      "protection.case.print",
      "protection.order.print",
      "protection.placement.print",
      "records.entries.print",
      "records.entry.print",
      "records.paper.read",
      "registry.attachment.read",
      "registry.import.comparison",
      "registry.import.errors",
      "registry.import.rows",
      "registry.import.sheets",
      "registry.number.reveal",
      "sync.changes",
    ]);
  });

  it("waits for the disk: a revealed number", async () => {
    const answer = await (await world.test.as("district")).post(`/api/children/${childId}/reveals`, {
      personId: childId,
      field: "citizenNo",
      reason: "核对身份证",
    });
    expect(answer.statusCode).toBe(200);
    expect(await commitsOf("registry.number.reveal")).toBe("on");
  });

  it("waits for the disk: a ledger with numbers, and no page or masked file of it", async () => {
    const district = await world.test.as("district");
    const read = (query: string, accept: string) =>
      district.request({ method: "GET", url: `/api/ledgers/leftBehind?${query}`, headers: { accept } });
    expect((await read("limit=5", "application/json")).statusCode).toBe(200);
    expect(await commitsOf("ledger.read")).toBe("off");
    expect((await read("", "text/csv")).statusCode).toBe(200);
    expect(await commitsOf("ledger.read")).toBe("off");
    const full = await read(`numbers=full&purpose=${encodeURIComponent("报送医保参保")}`, "text/csv");
    expect(full.body).toContain(composeCitizenId("500199", "2014-03-09", 8));
    expect(await commitsOf("ledger.read")).toBe("on");
  });

  it("waits no less than a write does", async () => {
    expect(await commitsOf("registry.child.open")).toBe("on");
  });
});
