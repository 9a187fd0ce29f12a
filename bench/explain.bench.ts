/**
 * One child explained through HTTP: everything that the child receives or could with its reason, one programme condition by
 * condition, and what it is recognised as, all categories condition by condition. One person asks for one child after the other, on a register whose size does not matter to it.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import pg from "pg";
import { drive } from "./support/load.ts";
import { fillProfiles } from "./support/profiles.ts";
import { openBenchRegister } from "./support/register.ts";
import { Connection, startBenchServer } from "./support/server-process.ts";

const SECONDS = 10;
const TARGET_P95 = 20;
const given = process.argv.slice(2);
const register = await openBenchRegister(
  given.includes("--children") ? given : [...given, "--children", "3000"],
);
const children = await fillProfiles(register.url, console.error);
const owner = new pg.Client({ connectionString: register.url });
await owner.connect();
const ids = await owner.query<{ child_id: string }>(
  "select child_id from recognition.profile order by child_id",
);
const server = await startBenchServer(register);
try {
  await untilDerived();
  const officer = await new Connection(server.origin).logIn("bench-500117");
  const ask = (page: string) =>
    drive(1, SECONDS, async (_, n) => {
      const id = ids.rows[(n * 7919) % ids.rows.length]?.child_id ?? "";
      const { status, body } = await officer.get(`/api/children/${id}/${page}`);
      if (status !== 200) throw new Error(`${page} of a child: ${status} ${body}`);
    });
  const benefits = await ask("benefits");
  const benefit = await ask("benefits?programme=B03");
  const recognition = await ask("recognition");
  officer.close();
  const results = {
    name: "explain",
    children,
    benefits,
    benefit,
    recognition,
    targets: { p95: TARGET_P95 },
    met: {
      benefits: benefits.p95 <= TARGET_P95,
      benefit: benefit.p95 <= TARGET_P95,
      recognition: recognition.p95 <= TARGET_P95,
    },
  };
  mkdirSync(new URL("./results/", import.meta.url), { recursive: true });
  writeFileSync(new URL("./results/explain.json", import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
  console.log(results);
} finally {
  await server.stop();
  await owner.end();
  await register.stop();
}

/** A register that was filled without the server is gone through once; who measures waits for that. */
async function untilDerived(): Promise<void> {
  for (;;) {
    const { rows } = await owner.query("select from platform.derivation where finished_at is null");
    if (rows.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
