/** Which paper is which, by procedure and the code that its step prints. Pure. */
import type { PrintDocument } from "../../../../platform/print/document.contract.ts";
import * as court from "./court-letters.ts";
import type { PaperCase } from "./paper-case.ts";
import * as state from "./state-letters.ts";

type Paper = (paper: PaperCase, stamp: string) => PrintDocument;

const decisions: Readonly<Record<string, Paper>> = {
  temporaryGuardianship: state.temporaryDecision,
  longTermGuardianship: state.longTermDecision,
};

const papers: Readonly<Record<string, Paper>> = {
  handover: state.handoverSheet,
  agreement: state.careAgreement,
  guardianNotice: state.guardianNotice,
  returnReport: state.returnReport,
  lift: state.liftNotice,
  guardianConfirmation: state.guardianConfirmation,
  entrustLetter: state.entrustLetter,
  conference: court.conferenceMinutes,
  petition: court.petition,
  application: court.protectionOrderApplication,
  admonition: court.admonition,
  identification: court.identification,
  sanctionNotice: court.sanctionNotice,
  hearingNotice: court.hearingNotice,
  sanctionDecision: court.sanctionDecision,
  noSanction: court.noSanction,
  pushSheet: court.pushSheet,
  repairDecision: court.repairDecision,
};

export function casePaper(paper: PaperCase, code: string, stamp: string): PrintDocument | undefined {
  const lay = code === "decision" ? decisions[paper.procedure.code] : papers[code];
  return lay?.(paper, stamp);
}
