import type { OutputOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { httpProblems } from "../../../platform/http/http-problems.ts";
import { type FileAnswer, type Route, route } from "../../../platform/http/route.ts";
import { fileFormatOf } from "../../registry/payees.service.ts";
import "./payroll.access.ts";
import { sayNoneDeclared as sayNoneDeclaredOf } from "./ask-price-months.service.ts";
import * as budgets from "./budgets.contract.ts";
import { readBudgets, saveBudget } from "./budgets.service.ts";
import { readChildPayments } from "./child-payments.contract.ts";
import { readChildPayments as readPaymentsOf } from "./child-payments.service.ts";
import { computePayroll } from "./compute-payroll.service.ts";
import * as prints from "./papers/print-payroll.contract.ts";
import * as printing from "./papers/print-payroll.service.ts";
import * as files from "./payment-files.contract.ts";
import * as fileService from "./payment-files.service.ts";
import * as contract from "./payroll.contract.ts";
import * as service from "./payroll.service.ts";
import { previewAct } from "./preview-act.contract.ts";
import { previewAct as previewActOf } from "./preview-act.service.ts";
import { readPriceMonths, sayNoneDeclared } from "./price-months.contract.ts";
import { readPriceMonths as readPriceMonthsOf } from "./price-months.service.ts";
import * as lines from "./read-lines.service.ts";
import * as recoveries from "./recoveries.contract.ts";
import * as recoveryService from "./recoveries.service.ts";
import * as setOffs from "./set-offs.contract.ts";
import * as setOffService from "./set-offs.service.ts";

const payrolls: readonly Route[] = [
  route(contract.listPayrolls, ({ work }) => work((tx) => service.listPayrolls(tx))),
  route(contract.computePayroll, ({ body, work }) =>
    work(async (tx) => {
      await computePayroll(tx, body.month, body.earlyReason);
      return service.readPayroll(tx, body.month);
    }),
  ),
  route(contract.readPayroll, ({ params, work }) => work((tx) => service.readPayroll(tx, params.month))),
  route(contract.explainChecks, ({ params, body, work }) =>
    work((tx) => service.explainChecks(tx, params.month, body)),
  ),
  ...(
    [
      [contract.submitPayroll, "submit"],
      [contract.reviewPayroll, "review"],
      [contract.approvePayroll, "approve"],
      [contract.returnPayroll, "return"],
      [contract.closePayroll, "close"],
    ] as const
  ).map(([operation, act]) =>
    route(operation, ({ params, body, version, work }) =>
      work((tx) => service.takeStep(tx, params.month, act, version, body["note"] as string | undefined)),
    ),
  ),
  route(contract.listPayrollLines, ({ app, params, query, accept, work }) => {
    const format = fileFormatOf(accept);
    return work<OutputOf<typeof contract.listPayrollLines> | FileAnswer>((tx) =>
      format === undefined
        ? lines.listPayrollLines(tx, app, params.month, query)
        : lines.exportPayrollLines(tx, app, params.month, query, format),
    );
  }),
  route(contract.listPayrollDifferences, ({ app, params, query, work }) =>
    work((tx) => lines.listDifferences(tx, app, params.month, query)),
  ),
  route(contract.readPaymentSheet, ({ app, params, work }) =>
    work((tx) => lines.readPaymentSheet(tx, app, params.month, params.childId)),
  ),
  route(prints.printPaymentSheet, ({ app, params, query, work }) =>
    work((tx) => printing.printPaymentSheet(tx, app, params, query.as)),
  ),
  route(prints.printRoster, ({ app, params, query, work }) =>
    work((tx) => printing.printRoster(tx, app, params.month, query)),
  ),
  route(previewAct, ({ params, body, work }) => work((tx) => previewActOf(tx, params.id, body))),
  route(readChildPayments, ({ app, params, work }) => work((tx) => readPaymentsOf(tx, app, params.id))),
];

const bank: readonly Route[] = [
  route(files.listBankTemplates, ({ work }) => work((tx) => fileService.listBankTemplates(tx))),
  route(files.makePaymentFile, ({ params, body, version, work }) =>
    work((tx) => fileService.makePaymentFile(tx, params.month, body.template, version)),
  ),
  route(files.readPaymentFile, ({ app, params, work }) =>
    work((tx) => fileService.readPaymentFile(tx, app.cipher, params.month, params.fileId)),
  ),
  route(files.takeReturnFile, ({ app, params, upload, work }) => {
    if (upload === undefined) throw new Problem(httpProblems.uploadMissing);
    return work((tx) => fileService.takeReturnFile(tx, app.cipher, params.month, params.fileId, upload));
  }),
];

const recovering: readonly Route[] = [
  route(recoveries.listRecoveries, ({ app, query, work }) =>
    work((tx) => recoveryService.listRecoveries(tx, app, query)),
  ),
  route(recoveries.notifyRecovery, ({ app, params, version, body, work }) =>
    work((tx) => recoveryService.notifyRecovery(tx, app, params.id, version, body)),
  ),
  route(recoveries.planRecovery, ({ app, params, version, body, work }) =>
    work((tx) => recoveryService.planRecovery(tx, app, params.id, version, body)),
  ),
  route(recoveries.refundRecovery, ({ app, params, version, body, work }) =>
    work((tx) =>
      recoveryService.settleRecovery(tx, app, params.id, version, { ...body, kind: "refund", note: null }),
    ),
  ),
  route(recoveries.waiveRecovery, ({ app, params, version, body, work }) =>
    work((tx) => recoveryService.settleRecovery(tx, app, params.id, version, { ...body, kind: "waived" })),
  ),
  route(setOffs.readSetOff, ({ params, work }) => work((tx) => setOffService.readSetOff(tx, params.id))),
  route(setOffs.recordSetOff, ({ app, params, version, body, work }) =>
    work((tx) => setOffService.recordSetOff(tx, app, params.id, version, body)),
  ),
  route(recoveries.flagFraud, ({ app, params, version, body, work }) =>
    work((tx) => recoveryService.flagFraud(tx, app, params.id, version, body)),
  ),
  route(readPriceMonths, ({ work }) => work((tx) => readPriceMonthsOf(tx))),
  route(sayNoneDeclared, ({ params, work }) => work((tx) => sayNoneDeclaredOf(tx, params.month))),
  route(budgets.readBudgets, ({ query, work }) => work((tx) => readBudgets(tx, query.year))),
  route(budgets.saveBudget, ({ params, version, body, work }) =>
    work((tx) => saveBudget(tx, { ...params, ...body, version })),
  ),
];

export const payrollRoutes: readonly Route[] = [...payrolls, ...bank, ...recovering];
