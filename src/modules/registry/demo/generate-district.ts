/**
 * The demonstration district's children: as many as the plan counts, all of them made up, the same for the same day and seed.
 * Ages, periods and reviews hang on `today`, so that the district is alive whenever it is looked at.
 */
import type { PlaceListJson } from "../../../kernel/place-names.ts";
import type { DemoFile } from "./demo-file.ts";
import { createWorld } from "./demo-world.ts";
import { populateInDifficulty } from "./populate-in-difficulty.ts";
import { populateLeftBehind } from "./populate-left-behind.ts";
import { populateOrphans } from "./populate-orphans.ts";
import { populateUnattended } from "./populate-unattended.ts";

export interface DistrictOptions {
  /** ISO date; nothing in the files is later. */
  readonly today: string;
  readonly seed?: number;
  readonly places: PlaceListJson;
}

const DEFAULT_SEED = 500_117;

/** Files in the order in which they were opened. */
export function generateDistrict({ today, seed = DEFAULT_SEED, places }: DistrictOptions): {
  files: DemoFile[];
} {
  const world = createWorld(today, seed, places);
  const files = [
    ...populateOrphans(world),
    ...populateUnattended(world),
    ...populateLeftBehind(world),
    ...populateInDifficulty(world),
  ];
  return {
    files: files.sort((one, other) =>
      one.openedOn < other.openedOn ? -1 : one.openedOn > other.openedOn ? 1 : 0,
    ),
  };
}
