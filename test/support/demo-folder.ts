/** Once for a run of journeys: the folder for copies of the demonstration, see demo-server.ts. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the data folders of servers with the demonstration are kept. */
    demoFolder: string;
  }
}

export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "tongan-demo-"));
  project.provide("demoFolder", folder);
  return () => rmSync(folder, { recursive: true });
}
