import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const shared = { environment: "node" as const, setupFiles: [] as string[] };

const room = {
  ...shared,
  globalSetup: ["./test/support/database-setup.ts"],
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

/** These look at what is done once when the product is loaded. */
const alone = ["src/modules/registry/registry-keyed.db.test.ts", "test/faults/uploads.test.ts"];

/** What takes minutes begins first, or it would run alone at the end while the other processor waits. */
const long = [
  "test/faults/fuzz.test.ts",
  "test/journeys/found-by-policy.test.ts",
  "test/journeys/red-report.test.ts",
  "test/journeys/public-report.test.ts",
  "test/journeys/quarter.test.ts",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => long.some((one) => moduleId.endsWith(one));
    const rank = ({ moduleId }: TestSpecification) => long.findIndex((one) => moduleId.endsWith(one));
    const first = sorted.filter(isLong).sort((a, b) => rank(a) - rank(b));
    return [...first, ...sorted.filter((file) => !isLong(file))];
  }
}

/** Three sizes of test: pure (no I/O, milliseconds), room and alone (real PostgreSQL), journeys (real server and browser). */
export default defineConfig({
  test: {
    // Two cores: one worker each; more of them only fight for the processor.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    coverage: {
      provider: "v8",
      include: ["src/kernel/**", "src/**/*.access.ts", "src/platform/access/**"],
      reportsDirectory: "coverage",
    },
    projects: [
      {
        test: {
          ...shared,
          name: "pure",
          include: ["src/**/*.test.{ts,tsx}", "tools/**/*.test.ts"],
          exclude: ["**/*.db.test.ts", "**/node_modules/**"],
          // Milliseconds each, but a busy machine must not fail a property test.
          testTimeout: 20_000,
        },
      },
      {
        test: {
          ...room,
          name: "room",
          include: ["src/**/*.db.test.ts", "tools/**/*.db.test.ts", "test/faults/**/*.test.ts"],
          exclude: [...alone, "**/node_modules/**"],
          // Loading the whole product anew for each of 140 files costs a fifth of the time; the database is a fresh one anyway.
          isolate: false,
        },
      },
      { test: { ...room, name: "alone", include: alone } },
      {
        test: {
          ...shared,
          name: "journeys",
          include: ["test/journeys/**/*.test.ts"],
          globalSetup: ["./test/support/demo-folder.ts"],
          // Two at a time wait for their pages beside each other.
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
