/**
 * What each part sees of a case and may write in it: only what its work needs. The office (whoever sees the case by the place of the
 * post) and the lead see all of it. Pure.
 */
import type { CasePart } from "../protection-codes.contract.ts";
import type { RecordKind } from "./records/record-kinds.contract.ts";

/** `office`: by place, not by a part; `reader`: by place, but only to look. */
export type Seat = CasePart | "office" | "reader";

export interface Sight {
  /** The reports with their statements. */
  readonly reports: boolean;
  /** Caregivers and other adults; children are shown to every part. */
  readonly adults: boolean;
  readonly suspects: boolean;
  readonly records: readonly RecordKind[];
  /** Everybody's assignments, or only those of the own unit and person. */
  readonly assignments: "all" | "own";
  readonly papers: boolean;
  readonly timeline: boolean;
  readonly participants: boolean;
  readonly writes: readonly RecordKind[];
}

const all: readonly RecordKind[] = [
  ...([
    "contact",
    "visit",
    "safetyCheck",
    "policeTransfer",
    "policeReply",
    "escort",
    "policeExplain",
  ] as const),
  ...(["emergencyPlan", "placement", "conference", "assessment", "plan", "followUp", "returnHome"] as const),
  ...(["advice", "transferOut", "note"] as const),
];

const everything: Sight = {
  reports: true,
  adults: true,
  suspects: true,
  records: all,
  assignments: "all",
  papers: true,
  timeline: true,
  participants: true,
  writes: all,
};

const nothing: Sight = {
  reports: false,
  adults: false,
  suspects: false,
  records: [],
  assignments: "own",
  papers: false,
  timeline: false,
  participants: false,
  writes: [],
};

const sight = (more: Partial<Sight>): Sight => ({ ...nothing, ...more });

const investigating = sight({
  reports: true,
  adults: true,
  suspects: true,
  records: [
    "visit",
    "safetyCheck",
    "policeTransfer",
    "policeReply",
    "escort",
    "policeExplain",
    "placement",
    "conference",
  ],
  papers: true,
  timeline: true,
  participants: true,
});

const sights: Readonly<Record<Seat, Sight>> = {
  office: everything,
  lead: everything,
  supervisor: everything,
  reader: { ...everything, writes: [] },
  director: sight({
    adults: true,
    records: ["contact", "visit", "emergencyPlan", "plan", "followUp", "placement"],
    timeline: true,
    participants: true,
    writes: ["contact", "visit", "followUp", "note"],
  }),
  police: { ...investigating, writes: ["policeReply", "escort", "policeExplain", "note"] },
  procuratorate: investigating,
  court: investigating,
  institution: sight({
    adults: true,
    records: ["safetyCheck", "emergencyPlan", "placement", "assessment", "plan", "followUp", "returnHome"],
    timeline: true,
    participants: true,
    writes: ["note"],
  }),
  assessor: sight({
    adults: true,
    records: ["contact", "visit", "safetyCheck", "placement", "assessment", "followUp"],
    timeline: true,
    participants: true,
    writes: ["note"],
  }),
  socialWorker: sight({
    adults: true,
    records: ["visit", "emergencyPlan", "assessment", "plan", "followUp"],
    timeline: true,
    participants: true,
    writes: ["contact", "followUp", "note"],
  }),
  // What a unit is to do stands on its assignment; plan and minutes name other people and other units' work.
  education: sight({}),
  health: sight({}),
  justice: sight({ suspects: true }),
  womensFederation: sight({ adults: true }),
  youthLeague: sight({}),
  disabledFederation: sight({}),
  otherUnit: sight({}),
};

export function sightOf(seat: Seat): Sight {
  return sights[seat];
}

const offices: ReadonlySet<string> = new Set<Seat>(["lead", "supervisor", "office", "reader"]);

/** Sees all of the case: its terms, its conditions, its closing. */
export function isOffice(seat: string): boolean {
  return offices.has(seat);
}
