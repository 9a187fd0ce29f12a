/**
 * `npm test`: the whole proof, from a bare clone too. Static checks side by side, all of them even if one fails, and the pure tests
 * with them; then the tests of rooms; then journeys. The last line is the sum. `--fast`: types and walls, and of format
 * and pure tests what changed: for before a commit.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { facesAreCurrent } from "./face-inputs.mjs";
import { ensureInstalled, findNode, houseEnvironment, readJson, root } from "./house.mjs";

const fast = process.argv.includes("--fast");
const STAGE_LIMIT_MS = 25 * 60_000;

ensureInstalled({ dev: true });
const scratch = mkdtempSync(join(tmpdir(), "tongan-proof-"));
const sum = { passed: 0, failed: 0, skipped: 0 };
const times = [];

const typesInfo = join(root, "node_modules", ".cache", "types.tsbuildinfo");
// Before a commit only what changed since the last one is formatted and tried.
const changed = fast ? ["--changed", "--since=HEAD", "--no-errors-on-unmatched"] : [];
const checks = [
  // The longest first: the others pass by on the second processor.
  fast
    ? { name: "types", command: "tsc", args: ["-p", ".", "--incremental", "--tsBuildInfoFile", typesInfo] }
    : { name: "types and lint", command: "oxlint", args: ["."] },
  { name: "format", command: "biome", args: ["check", "--error-on-warnings", ...changed] },
  { name: "walls", command: "depcruise", args: ["src", "--output-type", "err-long"] },
  { name: "dead code", command: "knip", args: [], slow: true },
];
if (!facesAreCurrent()) {
  checks.push({
    name: "faces build",
    command: findNode(),
    args: [join("tools", "build-faces.mjs")],
    slow: true,
  });
}
const wanted = checks.filter(({ slow }) => !(fast && slow)).map((one) => () => check(one));
await inParallel([...wanted, () => runTests("pure")]);
if (!fast) {
  await runTests("room", ["room", "alone"]);
  await runTests("journeys");
}

rmSync(scratch, { recursive: true });
process.stdout.write(`\n${times.map(([name, seconds]) => `${name} ${seconds.toFixed(1)} s`).join(", ")}\n`);
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : "";
process.stdout.write(`${sum.passed} passed, ${sum.failed} failed${skipped}\n`);
process.exitCode = sum.failed === 0 ? 0 : 1;

/** A check is silent when it is content. */
async function check({ name, command, args }) {
  const { status, output } = await run(name, command, args, "pipe");
  if (status === 0) return;
  sum.failed += 1;
  process.stdout.write(`\n--- ${name} failed\n${output.trimEnd()}\n`);
}

async function runTests(name, projects = [name]) {
  process.stdout.write(`\n--- ${name} tests\n`);
  const report = join(scratch, `${name}.json`);
  const chosen = projects.flatMap((project) => ["--project", project]);
  const args = ["run", ...chosen, "--passWithNoTests", "--reporter=default", "--reporter=json"];
  if (fast) args.push("--changed");
  const { status } = await run(name, "vitest", [...args, `--outputFile.json=${report}`], "inherit");
  const counts = countTests(readJson(report)?.testResults ?? []);
  sum.passed += counts.passed;
  // An error outside any test fails the run, but no test by number.
  sum.failed += counts.failed === 0 && status !== 0 ? 1 : counts.failed;
  sum.skipped += counts.skipped;
}

function countTests(files) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, assertionResults: tests } of files) {
    const failed = tests.filter((test) => test.status === "failed").length;
    counts.passed += tests.filter((test) => test.status === "passed").length;
    counts.skipped += tests.filter((test) => !["passed", "failed"].includes(test.status)).length;
    // A file that does not load has no failed test of its own.
    counts.failed += failed === 0 && status === "failed" ? 1 : failed;
  }
  return counts;
}

/** Settings of the person who runs the proof are not part of it. */
function proofEnvironment() {
  const env = houseEnvironment();
  for (const name of Object.keys(env)) {
    if (name.startsWith("TONGAN_") || ["DATABASE_URL", "PORT", "HOST", "NODE_ENV"].includes(name))
      delete env[name];
  }
  return env;
}

function run(name, command, args, output) {
  const started = performance.now();
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", output, output],
      env: proofEnvironment(),
      timeout: STAGE_LIMIT_MS,
    });
    const pieces = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (piece) => pieces.push(piece));
    child.on("error", (error) => pieces.push(Buffer.from(error.message)));
    child.on("close", (code) => {
      times.push([name, (performance.now() - started) / 1000]);
      done({ status: code ?? 1, output: Buffer.concat(pieces).toString() });
    });
  });
}

async function inParallel(works) {
  const queue = [...works];
  const worker = async () => {
    for (let work = queue.shift(); work; work = queue.shift()) await work();
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), works.length) }, worker));
}
