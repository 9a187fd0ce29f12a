/** What everybody does without an engine: the same number, or the same name and birth date where one of the two has no number. */
import type { LinkedPair } from "../../src/modules/matching/engine/linkage.contract.ts";
import type { Side, Timed } from "./run.ts";

const [NAME, BIRTH_DATE, CITIZEN_NO] = [0, 2, 3];

export function sameNumberOrNameAndBirth(
  left: Side,
  right: Side,
): Timed & { readonly pairs: readonly LinkedPair[] } {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const byNumber = new Map<string, number>();
  const byNameAndBirth = new Map<string, number>();
  for (let record = 0; record < right.size; record++) {
    byNumber.set(text(right, record, CITIZEN_NO), record);
    byNameAndBirth.set(nameAndBirth(right, record), record);
  }
  const pairs: LinkedPair[] = [];
  for (let record = 0; record < left.size; record++) {
    const number = text(left, record, CITIZEN_NO);
    const birth = text(left, record, BIRTH_DATE);
    const found =
      (number === "" ? undefined : byNumber.get(number)) ??
      (birth === "" ? undefined : byNameAndBirth.get(nameAndBirth(left, record)));
    if (found !== undefined) pairs.push({ left: record, right: found, weight: 1, probability: 1 });
  }
  const { user, system } = process.cpuUsage(cpu);
  return {
    pairs,
    seconds: { link: Math.round(performance.now() - began) / 1000 },
    cpu: (user + system) / 1e6,
  };
}

function nameAndBirth(side: Side, record: number): string {
  return `${text(side, record, NAME)} ${text(side, record, BIRTH_DATE)}`;
}

function text(side: Side, record: number, field: number): string {
  const value = side.valueAt(record, field);
  return typeof value === "string" ? value : "";
}
