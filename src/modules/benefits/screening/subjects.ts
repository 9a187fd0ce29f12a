/** What is screened: every programme, and every category of the recognition room, as one list of questions about a child. Pure. */
import { all, type Bool, clause, hasAny, not } from "../../../platform/rules/expression.ts";
import { type Rule, type RuleVersion, versionOn } from "../../../platform/rules/rule.ts";
import { categoryRules, type JudgedCategory } from "../../recognition/categories.contract.ts";
import { facts } from "../../recognition/profile.contract.ts";
import { categoryCodes } from "../../registry/codes.contract.ts";
import { programmes } from "../programs/catalogue.ts";
import type { FindingKind, ProgrammeCode } from "../programs/program-codes.contract.ts";
import type { Follow } from "../programs/programme.ts";
import { titleOfRecognition } from "./subject-titles.contract.ts";

export interface Subject {
  /** `programme:B03`, `category:ruralLeftBehind`. */
  readonly about: string;
  readonly title: string;
  readonly rule: Rule;
  readonly programme?: ProgrammeCode;
  readonly receives?: Bool;
  readonly satisfiedBy?: readonly ProgrammeCode[];
  readonly worthAsking?: Bool;
  readonly follow: Readonly<Partial<Record<FindingKind, Follow>>>;
}

const ofProgrammes = programmes.map(
  ({ code, title, who, receives, satisfiedBy, worthAsking, follow }): Subject => ({
    about: `programme:${code}`,
    title,
    rule: who,
    programme: code,
    ...(receives === undefined ? {} : { receives }),
    ...(satisfiedBy === undefined ? {} : { satisfiedBy }),
    ...(worthAsking === undefined ? {} : { worthAsking }),
    follow,
  }),
);

/** Who should be on a list and is not, or is and should not; an infection is nobody's list. */
const followed: Readonly<Partial<Record<JudgedCategory, Subject["follow"]>>> = {
  orphan: { receivingNotEntitled: "list" },
  defactoUnattended: { receivingNotEntitled: "list" },
  abandoned: { entitledNotReceiving: "list" },
  rescuedTrafficked: { entitledNotReceiving: "list" },
  street: { entitledNotReceiving: "list" },
  inDifficulty: { entitledNotReceiving: "list", receivingNotEntitled: "list" },
  ruralLeftBehind: { entitledNotReceiving: "list", receivingNotEntitled: "list", cannotTell: "list" },
  migrant: { entitledNotReceiving: "list", receivingNotEntitled: "list" },
};

const ofCategories = categoryRules.flatMap(({ category, rule, asksWhen }): Subject[] => {
  const follow = followed[category];
  if (follow === undefined || !categoryCodes.has(category)) return [];
  const about = `category:${category}`;
  const isListed = hasAny(facts.categories, category);
  // An infected child stands on the orphans' list by right; that it "should not" would tell everybody why.
  const receives = category === "orphan" ? all(isListed, not(facts.hiv)) : isListed;
  return [{ about, title: titleOfRecognition(category), rule, receives, worthAsking: asksWhen, follow }];
});

export const subjects: readonly Subject[] = [...ofProgrammes, ...ofCategories];

const byAbout = new Map(subjects.map((subject) => [subject.about, subject]));

export function findSubject(about: string): Subject | undefined {
  return byAbout.get(about);
}

const onFile = clause("档案在册", not(facts.fileEnded));

/** One list of conditions, not a list within a list. */
function onFileAnd(holds: Bool): Bool {
  return holds.op === "all" ? all(onFile, ...holds.of) : all(onFile, holds);
}

const onFileRules = new WeakMap<Rule, Rule>();

/** A rule as it is asked of a child on file: nobody is entitled after the file has ended. The same one each time. */
export function ruleOnFile(rule: Rule): Rule {
  let asked = onFileRules.get(rule);
  if (asked === undefined) {
    const versions = rule.versions.map((version) => ({ ...version, holds: onFileAnd(version.holds) }));
    asked = { ...rule, versions };
    onFileRules.set(rule, asked);
  }
  return asked;
}

/** The subject's version of a day, with the file's own condition; undefined while there was no such rule. */
export function versionOf({ rule }: Subject, day: string): RuleVersion | undefined {
  return versionOn(ruleOnFile(rule), day);
}
