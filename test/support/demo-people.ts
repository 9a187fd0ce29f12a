/** The demonstration's own people, as other departments' tables would write them: what a journey sends in is about whom the register knows. */
import { generateDistrict } from "../../src/modules/registry/demo/generate-district.ts";
import type { FactDraft, PersonDraft } from "../../src/modules/registry/file-draft.contract.ts";
import { readDivisions } from "../../src/platform/places/seed-places.ts";

export interface DemoFamily {
  readonly child: PersonDraft;
  readonly father: PersonDraft | undefined;
  readonly villageCode: string;
  readonly isLeftBehind: boolean;
  readonly school: string | undefined;
  readonly grade: string | undefined;
}

const FATHER = "51";

/** Children with an open file, as of the day on which the demonstration was loaded. */
export async function demoFamilies(today: string): Promise<readonly DemoFamily[]> {
  const { files } = generateDistrict({ today, places: await readDivisions() });
  return files
    .filter(({ ended }) => ended === undefined)
    .map(({ draft: { child, facts, kin } }) => {
      const now = (kind: FactDraft["kind"]) =>
        facts.filter((fact) => fact.kind === kind && (fact.to === undefined || fact.to > today));
      const schooling = now("schooling").at(-1)?.value;
      const text = (value: unknown) => (typeof value === "string" ? value : undefined);
      return {
        child,
        father: kin.find(({ relation }) => relation === FATHER)?.person,
        villageCode: text(now("residence").at(-1)?.value["villageCode"]) ?? "",
        isLeftBehind: now("category").some(({ value }) => value["category"] === "ruralLeftBehind"),
        school: text(schooling?.["school"]),
        grade: text(schooling?.["grade"]),
      };
    });
}
