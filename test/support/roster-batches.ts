/** Rosters of people in a small register, sent in as an office does it and worked on; and a look at all that came of them. */
import type pg from "pg";
import { composeCitizenId } from "../../src/kernel/citizen-id.ts";
import type { AgreementView } from "../../src/platform/exchange/agreements.contract.ts";
import type { BatchView } from "../../src/platform/exchange/batches.contract.ts";
import { runBatch } from "../../src/platform/exchange/run-batch.job.ts";
import type { TestApp } from "./app.ts";
import { agreeOn, readBatch, upload } from "./sample-roster.ts";

export const VILLAGE = "500117104204";

export interface Family {
  readonly child: string;
  readonly childId: string;
  readonly father: string;
  readonly fatherId: string;
  readonly number: string;
  readonly born: string;
}

let families = 0;

export interface WantedFamily {
  readonly child: string;
  readonly childBorn?: string;
  readonly father: string;
  readonly born: string;
  readonly phone?: string;
  readonly villageCode?: string;
  /** Of the father's number; odd, as a man's is. */
  readonly sequence?: number;
}

/** A child with a father of whom number and birth date are known. */
export async function openFamily(
  test: TestApp,
  owner: pg.Client,
  { child, childBorn = "2017-04-01", father, born, phone, villageCode = VILLAGE, sequence }: WantedFamily,
): Promise<Family> {
  families += 1;
  const number = composeCitizenId("500199", born, sequence ?? (families * 2 + 1) % 999);
  const answer = await (await test.as("district")).post("/api/children", {
    person: { name: child, sex: "2", birthDate: childBorn },
    villageCode,
    on: "2024-01-01",
    notADouble: true,
    kin: [
      {
        relation: "51",
        person: {
          ...{ name: father, sex: "1", birthDate: born, citizenNo: number },
          ...(phone === undefined ? {} : { phone }),
        },
      },
    ],
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const { id: childId } = answer.json<{ id: string }>();
  const { rows } = await owner.query<{ person_id: string }>(
    "select person_id from registry.kin where child_id = $1",
    [childId],
  );
  return { child, childId, father, fatherId: rows[0]?.person_id ?? "", number, born };
}

const PRISON = ["姓名", "性别", "身份证号", "出生日期", "刑期起", "监狱", "联系电话"];

export interface Prisoner {
  readonly name: string;
  readonly number?: string;
  readonly born?: string;
  readonly from?: string;
  readonly phone?: string;
}

export const prisonRoster = (rows: readonly Prisoner[]): string =>
  [
    PRISON.join(","),
    ...rows.map(({ name, number = "", born = "", from = "2025-01-01", phone = "" }) =>
      [name, "男", number, born, from, "渝都监狱", phone].join(","),
    ),
  ].join("\n");

export const agreeOnPrison = (test: TestApp, wanted: object = {}): Promise<AgreementView> =>
  agreeOn(test, {
    ...{ subject: "prison", title: "服刑在押人员名册" },
    fields: ["name", "sex", "citizenNo", "birthDate", "from", "place", "phone"],
    ...wanted,
  });

/** Received, read, and worked on as far as it goes by itself. */
export async function take(test: TestApp, agreementId: string, text: string): Promise<BatchView> {
  const answer = await upload(test, agreementId, text);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const { id } = answer.json<BatchView>();
  await runBatch(test.app, id);
  return readBatch(test, id);
}

/** All that rosters have brought about, in words that are the same wherever it happens again: no ids, no moments. */
export async function broughtAbout(owner: pg.Client) {
  const listed = async (query: string) =>
    (await owner.query<{ line: string }>(`select line::text from (${query}) t(line) order by 1`)).rows.map(
      ({ line }) => line,
    );
  return {
    facts: await listed(`
      select jsonb_build_array(p.name, p.birth_date, f.kind, f.slot, f.valid_from, f.valid_to, f.value, f.evidence, f.source,
        f.superseded_at is null, f.reason)
      from registry.fact f join registry.person p on p.id = f.person_id
      where f.source = 'exchange' or f.superseded_batch in (select id from exchange.batch)`),
    effects: await listed(`
      select jsonb_build_array(b.ordinal, e.kind, e.state, p.name, p.birth_date, c.name, e.fact_id is null, e.scope_code, e.settled_why,
        e.detail - 'inserted' - 'superseded' - 'entryId', jsonb_array_length(e.detail -> 'inserted'))
      from matching.effect e join exchange.batch b on b.id = e.batch_id
      join registry.person p on p.id = e.person_id left join registry.person c on c.id = e.child_id`),
    pairs: await listed(`
      select jsonb_build_array(b.ordinal, q.ordinal, p.name, p.birth_date, q.rank, q.band, q.decision, q.decided_by_name, q.decided_why,
        q.version)
      from matching.pair q join exchange.batch b on b.id = q.batch_id join registry.person p on p.id = q.person_id`),
    rows: await listed(`
      select jsonb_build_array(b.ordinal, r.ordinal, r.at, r.faults, r.band, r.state, r.values_sealed is null, r.identity_index is null)
      from matching.row r join exchange.batch b on b.id = r.batch_id`),
    tasks: await listed(`
      select jsonb_build_array(t.kind, t.title, t.role, t.scope_code, t.due_on, t.done_at is null, p.name)
      from platform.task t left join registry.person p on p.id = t.subject_id where t.kind like 'matching.%' or t.kind like 'exchange.%'`),
    batches: await listed(`
      select jsonb_build_array(b.ordinal, b.state, b.rows, b.faulty, b.held_for, b.as_of, b.tallies, b.problem ->> 'code', b.model_version,
        (select jsonb_agg(e.what order by e.what) from exchange.batch_event e where e.batch_id = b.id))
      from exchange.batch b`),
    remembered: await listed("select jsonb_build_array(says, withdrawn_at is null) from matching.remembered"),
  };
}

/** Of one batch: what the log says was done with it, in order. */
export async function loggedOf(owner: pg.Client, batchId: string): Promise<string[]> {
  const { rows } = await owner.query<{ operation: string }>(
    "select operation from audit.entry where detail ->> 'batch' = $1 order by id",
    [batchId],
  );
  return rows.map(({ operation }) => operation);
}
