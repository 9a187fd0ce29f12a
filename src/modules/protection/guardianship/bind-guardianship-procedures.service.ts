/** The procedures of guardianship as the house runs them. */
import { today } from "../../../kernel/clock.ts";
import { versionOn } from "../../../platform/procedures/procedure.ts";
import { bindProcedure } from "../../../platform/procedures/procedure-book.service.ts";
import { findApplicantChild } from "../../registry/applicants.service.ts";
import { ofCases } from "../cases/links/tell-matters.service.ts";
import { checkCase } from "./check-case.service.ts";
import { onDecided } from "./effects/decided.service.ts";
import { onReceived } from "./effects/received.service.ts";
import { guardianshipProcedures } from "./guardianship-procedures.ts";
import { printCase } from "./papers/print-case.service.ts";
import { prefillCase } from "./prefill-case.service.ts";
import { isSecretMatter } from "./secret-matter.service.ts";

for (const { procedure, openTo } of guardianshipProcedures)
  bindProcedure(
    ofCases({
      procedure,
      openTo,
      findSubject: async (tx, _app, id) => {
        const child = await findApplicantChild(tx, id);
        return child === undefined ? undefined : { id, name: child.name, placeCode: child.villageCode };
      },
      prefill: async (tx, app, subject) => {
        const spec = versionOn(procedure, today());
        return spec === undefined ? {} : prefillCase(tx, app, procedure.code, spec, subject);
      },
      isSecret: isSecretMatter,
      checks: checkCase,
      onReceived,
      onDecided,
      print: printCase,
    }),
  );
