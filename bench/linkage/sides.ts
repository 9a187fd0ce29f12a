/** Made-up people as a linkage sees them: five columns, the place as the district alone. */
import type { LinkageSpec } from "../../src/modules/matching/engine/linkage.contract.ts";
import type { PersonRecord } from "../../src/modules/matching/person-record.ts";
import type { Side } from "./run.ts";

export const chineseSpec: LinkageSpec = {
  fields: [
    { name: "name", kind: "chineseName", termFrequency: true },
    { name: "sex", kind: "category", toldBy: { field: "citizenNo", part: "sex" } },
    { name: "birthDate", kind: "date", toldBy: { field: "citizenNo", part: "birth" } },
    { name: "citizenNo", kind: "citizenNo" },
    { name: "area", kind: "category", toldBy: { field: "citizenNo", part: "area" } },
  ],
};

const valuesInOrder: readonly ((person: PersonRecord) => string | null | undefined)[] = [
  ({ name }) => name,
  ({ sex }) => sex,
  ({ birthDate }) => birthDate,
  ({ citizenNo }) => citizenNo,
  ({ placeCode }) => placeCode?.slice(0, 6),
];

export function sideOf(people: readonly PersonRecord[]): Side {
  const columns = valuesInOrder.map((read) => people.map(read));
  return { size: people.length, valueAt: (record, field) => columns[field]?.[record] };
}

export function oneAfterOther(first: Side, second: Side): Side {
  return {
    size: first.size + second.size,
    valueAt: (record, field) =>
      record < first.size ? first.valueAt(record, field) : second.valueAt(record - first.size, field),
  };
}
