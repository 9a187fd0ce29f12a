/** Every benefit procedure: which programme it grants, and how its form is filled from the register. Pure. */
import type { Procedure } from "../../../platform/procedures/procedure.ts";
import type { FormKind } from "./prefill/prefill.ts";
import { defactoProcedure } from "./procedures/defacto.ts";
import { defactoAcrossProcedure } from "./procedures/defacto-across.ts";
import { hivProcedure, orphanInstitutionProcedure, orphanProcedure } from "./procedures/orphan.ts";
import { reliefProcedure } from "./procedures/relief.ts";
import { fucaiDefactoProcedure, fucaiOrphanProcedure } from "./procedures/study.ts";
import { payeeProcedure, terminationProcedure } from "./procedures/termination.ts";
import { settlementProcedure, treatmentProcedure } from "./procedures/treatment.ts";

export type GrantedProgramme = "B01" | "B02" | "B03" | "B04" | "B05" | "B06" | "B16";

export interface BenefitProcedure {
  readonly procedure: Procedure;
  readonly form: FormKind;
  /** What the child receives if it is granted; absent where something running is changed. */
  readonly grants?: GrantedProgramme;
  /** Handed in wherever the family is; decided where the child's household is. */
  readonly isAnywhere?: boolean;
  /** Whom nobody but the bureau's officer may apply for. */
  readonly isSecret?: boolean;
}

export const benefitProcedures: readonly BenefitProcedure[] = [
  { procedure: defactoProcedure, form: "living", grants: "B03" },
  { procedure: defactoAcrossProcedure, form: "living", grants: "B03", isAnywhere: true },
  { procedure: orphanProcedure, form: "living", grants: "B01" },
  { procedure: orphanInstitutionProcedure, form: "living", grants: "B01" },
  { procedure: hivProcedure, form: "living", grants: "B02", isSecret: true },
  { procedure: fucaiOrphanProcedure, form: "study", grants: "B04" },
  { procedure: fucaiDefactoProcedure, form: "study", grants: "B05" },
  { procedure: treatmentProcedure, form: "treatment" },
  { procedure: settlementProcedure, form: "settlement", grants: "B06" },
  { procedure: reliefProcedure, form: "relief", grants: "B16" },
  { procedure: terminationProcedure, form: "ending" },
  { procedure: payeeProcedure, form: "payee" },
];

export function findBenefitProcedure(code: string): BenefitProcedure | undefined {
  return benefitProcedures.find(({ procedure }) => procedure.code === code);
}
