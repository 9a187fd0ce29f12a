/** Which standard a confirmed allowance is paid by, and whether it is topped up. Pure. */
const keys: Readonly<Record<string, string>> = {
  defacto: "benefits.standard.defacto",
  defactoAcross: "benefits.standard.defacto",
  orphan: "benefits.standard.orphan",
  orphanInstitution: "benefits.standard.orphan",
};

export function standardKeyOf(procedure: string, careMode: string): string | undefined {
  if (procedure === "hiv") return "benefits.standard.hiv";
  const key = keys[procedure];
  const mode = careMode === "institution" || careMode === "agency" ? "institution" : "community";
  return key === undefined ? undefined : `${key}.${mode}`;
}

const counted: ReadonlySet<unknown> = new Set(["dibao", "tekun", "disabledLiving"]);

/** Whoever has low-income, destitute or disability living aid gets the difference (民发〔2019〕62号). */
export function toppedUp(answers: Readonly<Record<string, unknown>>): boolean {
  const held = answers["reliefMeasures"];
  return Array.isArray(held) && held.some((one) => counted.has(one));
}
