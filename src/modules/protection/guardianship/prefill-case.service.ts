/** What the register knows of a form of guardianship: the child, where it lives, its parents and who cares. */
import { today } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { ProcedureVersion } from "../../../platform/procedures/procedure.ts";
import type { FormValues, Subject } from "../../../platform/procedures/procedure-book.service.ts";
import { listSanctionLeads } from "../../benefits/payroll/sanction-leads.service.ts";
import { ethnicityName, openNumbersOf } from "../../registry/applicants.service.ts";
import type { ChildFile } from "../../registry/child-file.contract.ts";
import { readChild } from "../../registry/read-child.service.ts";
import { bureauName } from "./offices.ts";

/** Numbers in clear: they are sealed before the form is kept. */
export async function prefillCase(
  tx: Tx,
  app: App,
  procedure: string,
  spec: ProcedureVersion,
  { id }: Subject,
): Promise<FormValues> {
  const file = await readChild(tx, app, id, today());
  const numbers = await openNumbersOf(tx, app.cipher, [id]);
  const of = (what: string, on: string = file.openedOn) => ({
    kind: "fact" as const,
    words: `儿童档案 ${file.fileNo} · ${what}`,
    on,
  });
  const held = (kind: string) => file.facts.find((fact) => fact.kind === kind && fact.holds);
  const address = (kind: string) => {
    const value = held(kind)?.value["address"];
    return typeof value === "string" ? value : undefined;
  };
  const [father, mother] = ["51", "52"].map((relation) => file.kin.find((one) => one.relation === relation));
  const carer = file.kin.find(
    ({ caresForChild, relation }) => caresForChild && relation !== "51" && relation !== "52",
  );
  const guardian = father ?? mother;
  const [lead] = procedure === "jointSanction" ? await listSanctionLeads(tx, id) : [];
  const known: Record<string, readonly [value: unknown, what: string]> = {
    childName: [file.person.name, "身份信息"],
    childSex: [file.person.sex, "身份信息"],
    childEthnicity: [ethnicityName(file.person.ethnicity), "身份信息"],
    childBirthDate: [file.person.birthDate, "身份信息"],
    childCitizenNo: [numbers.get(id)?.citizenNo, "身份信息"],
    householdAddress: [address("household"), "户籍"],
    homeAddress: [homeOf(file, address("residence") ?? ""), "现住地"],
    guardianRole: [
      guardian === undefined ? undefined : guardian === father ? "father" : "mother",
      "家庭与监护",
    ],
    guardianName: [guardian?.person.name, "家庭与监护"],
    carerName: [carer?.person.name, "家庭与监护"],
    carerRelation: [carer?.relation, "家庭与监护"],
    carerAge: [carer?.person.age, "家庭与监护"],
    holder: [bureauName(app.places, file.villageCode), "系统设定"],
    offence: [lead === undefined ? undefined : "fraud", "追回登记的线索"],
    facts: [lead === undefined ? undefined : `待遇追回中发现：${lead.why}`, "追回登记的线索"],
    amountFen: [lead?.fen, "追回登记的线索"],
  };
  // A guardian to be is typed, not guessed.
  const typed = procedure === "guardianChange" ? new Set(["guardianName"]) : new Set<string>();
  return Object.fromEntries(
    Object.keys(spec.form.shape).flatMap((field) => {
      const [value, what] = known[field] ?? [];
      if (value === undefined || value === null || value === "" || typed.has(field) || what === undefined)
        return [];
      return [[field, { value, source: of(what) }]];
    }),
  );
}

/** Whole addresses begin with the city; short ones need the village before them. */
function homeOf(
  { townshipName, villageName }: Pick<ChildFile, "townshipName" | "villageName">,
  address: string,
) {
  return address.includes(townshipName) ? address : `${townshipName}${villageName}${address}`;
}
