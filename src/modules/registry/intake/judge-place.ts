/** Which township and village a row belongs to. */
import {
  findTownship,
  type Place,
  readVillage,
  shortVillageName,
  type VillageReading,
} from "../../../kernel/place-names.ts";
import { repairText } from "../../../kernel/text-repair.ts";
import { isBlank, rawText } from "../../../platform/excel/tables/cell-text.ts";
import { mend, type RowWork, report } from "./row-work.ts";

const AT_VILLAGE = { column: "village", severity: "reject" } as const;

export function judgePlace(work: RowWork): void {
  const township = townshipOf(work);
  const text = villageText(work);
  if (text === "") {
    if (township !== undefined) work.values.township = township;
    report(work, "required.missing", AT_VILLAGE);
    return;
  }
  const reading = readVillage(work.places, text, township?.code);
  const settled =
    reading.kind === "found" ? work.places.townshipByCode.get(reading.village.townshipCode) : township;
  if (settled !== undefined) work.values.township = { code: settled.code, name: settled.name };
  if (reading.kind === "found") keepVillage(work, text, reading);
  else reportVillage(work, text, reading);
}

function townshipOf({ cells, context, places }: RowWork): Place | undefined {
  const cell = isBlank(cells.township) ? context.above.township : cells.township;
  const named = findTownship(places, rawText(cell));
  if (named !== undefined || context.township === undefined) return named;
  return places.townshipByCode.get(context.township);
}

/** The row's own words, else those of the row above (with a warning), else those around the table. */
function villageText(work: RowWork): string {
  const { cells, context } = work;
  if (!isBlank(cells.village)) return repairText(rawText(cells.village));
  if (!context.hasVillageColumn) return context.village ?? "";
  if (isBlank(context.above.village)) return "";
  const above = repairText(rawText(context.above.village));
  report(work, "place.filledDown", { column: "village", severity: "warn" }, { other: above });
  return above;
}

function keepVillage(work: RowWork, text: string, reading: Extract<VillageReading, { kind: "found" }>): void {
  const { village, group } = reading;
  work.values.village = group === undefined ? village : { ...village, group };
  const raw = rawText(work.cells.village);
  if (raw !== "" && raw !== village.name && raw !== shortVillageName(village.name)) {
    mend(work, "village", raw, village.name + (group ?? ""), "placeName");
  }
  const { scope } = work.context;
  if (scope !== undefined && !village.code.startsWith(scope)) {
    report(work, "place.outsideScope", AT_VILLAGE, { text, other: village.name });
  }
}

function reportVillage(
  work: RowWork,
  text: string,
  reading: Exclude<VillageReading, { kind: "found" }>,
): void {
  if (reading.kind === "unknown") {
    const suggestion = reading.suggestion?.name;
    report(work, "place.unknown", AT_VILLAGE, { text, ...(suggestion === undefined ? {} : { suggestion }) });
    return;
  }
  const names = reading.villages.map((village) => {
    const township = work.places.townshipByCode.get(village.townshipCode)?.name ?? "";
    return (reading.kind === "outsideTownship" ? township : "") + shortVillageName(village.name);
  });
  report(work, reading.kind === "ambiguous" ? "place.ambiguous" : "place.outsideTownship", AT_VILLAGE, {
    text,
    other: names.slice(0, 4).join("、"),
  });
}
