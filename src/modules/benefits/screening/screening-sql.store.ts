/**
 * All questions about all children as one SELECT over the profiles of a day: what several of them ask is worked out once a child,
 * then a verdict, what is received and the verdict of a later day per subject, and out of these the findings.
 */
import { type RawBuilder, sql } from "kysely";
import type { AtomTable } from "../../../platform/rules/atoms.ts";
import { any, type Bool, type Node } from "../../../platform/rules/expression.ts";
import { columnOf, sqlText } from "../../../platform/rules/rule-sql.store.ts";
import { type Day, settle } from "../../../platform/rules/settle.ts";
import { profileAtoms } from "../../recognition/profile.contract.ts";
import { type ProgrammeCode, programmeCodes } from "../programs/program-codes.contract.ts";
import { type Named, type Part, shareParts } from "./share-parts.ts";
import { isSharedVerdict, restsOn, sharedVerdicts } from "./shared-parts.ts";
import { type Subject, subjects, versionOf } from "./subjects.ts";
import { turningPoints } from "./turning-days.ts";

export interface ScreeningDays {
  readonly today: Day;
  /** The day whose verdict is told in advance; parameters as they are known to be then. */
  readonly soon: Day;
}

/**
 * Keeps a level apart, so that what it names is worked out once a row. Written as a constant of the very type, for the planner looks
 * at it before it has converted anything, and only a level without a limit may be shared among workers.
 */
const apart = sql`offset bigint '0'`;

/** The bit of a programme in the mask of what a child is paid. */
export function bitOf(programme: ProgrammeCode): number {
  return 2 ** programmeCodes.codes.indexOf(programme);
}

const asked = subjects.filter(({ follow }) => Object.keys(follow).length > 0);

/** One row a child of the day with its answers: v, r and w with the number of the subject. */
function answersSql(days: ScreeningDays, only?: readonly string[]): RawBuilder<unknown> {
  const { on } = days.today;
  const among = only === undefined ? sql`true` : sql`p.child_id = any (${only}::uuid[])`;
  const paidAmong = only === undefined ? sql`true` : sql`child_id = any (${only}::uuid[])`;
  const { stages, outputs } = textsOf(days);
  let level = sql`
    select p.*, coalesce(paid.mask, 0) as paid_mask
    from recognition.profile p left join (${paidSql(on, paidAmong)}) paid on paid.child_id = p.child_id
    where p.valid_from <= ${on} and p.valid_to > ${on} and ${among} ${apart}`;
  for (const stage of [...stages, outputs])
    level = sql`select x.*, ${sql.raw(stage)} from (${level}) x ${apart}`;
  return level;
}

/** Child, place, subject, kind, missing facts, digest: one row a finding; `only` for some children. */
export function findingsSql(days: ScreeningDays, only?: readonly string[]): RawBuilder<unknown> {
  // A list of rows (VALUES) would be prepared anew for every child; an array of what was found costs nothing where nothing was.
  return sql`
    select * from (select f.child_id, f.scope_code, (array[${list(({ about }) => `'${about}'`)}])[f.nth + 1] as about,
      case f.nth ${cases((_, nth) => `f.k${nth}`)} end as kind,
      case f.nth ${cases((subject, nth) => missingText(subject, nth, days))} end as missing,
      lpad(to_hex(case f.nth ${cases((subject) => digestText(subject, days))} end), 32, '0')::uuid as digest
    from (
      select j.*, unnest(array_remove(array[${list((_, nth) => `case when j.k${nth} is not null then ${nth} end`)}], null)) as nth
      from (select x.*, ${sql.raw(textsOf(days).kinds)} from (${answersSql(days, only)}) x ${apart}) j
      where num_nonnulls(${list((_, nth) => `j.k${nth}`)}) > 0 ${apart}
    ) f ${apart}) told`;
}

/** Village, subject, how many are entitled, of them receive, cannot be told. */
export function coverageSql(days: ScreeningDays): RawBuilder<unknown> {
  const counts = (each: (subject: Subject, nth: number) => string) =>
    list((subject, nth) => `count(*) filter (where ${each(subject, nth)})::int`);
  return sql`
    select v.scope_code, c.about, c.entitled, c.receiving, c.cannot_tell
    from (
      select x.scope_code, array[${counts((_, nth) => `x.v${nth}`)}] as entitled,
        array[${counts((subject, nth) => `x.v${nth} and ${receivedText(subject, nth)}`)}] as receiving,
        array[${counts(cannotTellText)}] as cannot_tell
      from (${answersSql(days)}) x group by x.scope_code
    ) v
    cross join lateral unnest(array[${list(({ about }) => `'${about}'`)}], v.entitled, v.receiving, v.cannot_tell)
      as c(about, entitled, receiving, cannot_tell)
    where c.entitled > 0 or c.cannot_tell > 0`;
}

const list = (each: (subject: Subject, nth: number) => string) => sql.raw(asked.map(each).join(", "));
const cases = (each: (subject: Subject, nth: number) => string) =>
  sql.raw(asked.map((subject, nth) => `when ${nth} then ${each(subject, nth)}`).join("\n        "));

/** What the bureau pays this month, and what another department has answered that it gives, as one mask a child. */
function paidSql(on: string, among: RawBuilder<unknown>): RawBuilder<unknown> {
  const month = on.slice(0, 7);
  const bit = sql.raw(
    `case programme ${programmeCodes.codes.map((code) => `when '${code}' then ${bitOf(code)}`).join(" ")} else 0 end`,
  );
  return sql`
    select child_id, bit_or(bit) as mask from (
      select child_id, ${bit} as bit from benefits.entitlement
      where from_month <= ${month} and coalesce(to_month, '9999-12') >= ${month} and ${among}
      union all
      select child_id, ${bit} from benefits.referral
      where state = 'takenUp' and coalesce(valid_until, 'infinity') >= ${on} and ${among}
    ) one group by child_id`;
}

interface Texts {
  readonly stages: readonly string[];
  readonly outputs: string;
  readonly kinds: string;
}

let kept: { readonly key: string; readonly texts: Texts } | undefined;

/** Columns of each stage; the texts of a day are kept, for one changed child must not cost their making. */
function textsOf(days: ScreeningDays): Texts {
  const key = JSON.stringify([
    days.today.on,
    [...days.today.parameters],
    days.soon.on,
    [...days.soon.parameters],
  ]);
  if (kept?.key !== key) kept = { key, texts: makeTexts(days) };
  return kept.texts;
}

function makeTexts(days: ScreeningDays): Texts {
  const later = asked.map((subject, nth) => laterOf(subject, nth, days));
  const isTurning = (one: Later | undefined) => one?.turns !== undefined;
  const expressions = [
    ...asked.flatMap((subject, nth) => questionsOf(subject, nth, days.today)),
    ...sharedVerdicts.map(({ name, of }) => ({ name, node: settle(of, days.today) })),
    ...later.filter((one) => one !== undefined && !isTurning(one)),
  ].filter((one) => one !== undefined);
  const { stages, outputs } = shareParts(
    expressions,
    later.filter((one) => one !== undefined).filter(isTurning),
  );
  const named: AtomTable = Object.fromEntries(stages.flat().map(({ name }) => [name, partAtom]));
  const write = (node: Node) =>
    sqlText(node, { ...days.today, atoms: { ...profileAtoms, ...named }, alias: "x" });
  const column = ({ name, node, isSeldom }: Part) =>
    `${isSeldom ? `case when x.turns then ${write(node)} end` : write(node)} as ${columnOf(name)}`;
  const turns = `${write(any(...distinct(later.flatMap((one) => one?.turns ?? []))))} as turns`;
  return {
    stages: [turns, ...stages.map((stage) => stage.map(column).join(", "))],
    outputs: outputs.map(column).join(",\n        "),
    kinds: asked
      .map(
        (subject, nth) =>
          `${kindText(subject, nth, isTurning(later[nth]) ? `case when x.turns then x.s${nth} else x.v${nth} end` : `x.s${nth}`)} as k${nth}`,
      )
      .join(",\n        "),
  };
}

const partAtom = { type: "boolean", label: "", settledBy: { role: "villageDirector", how: "" } } as const;

function holdsOn(subject: Subject, day: Day): Bool | undefined {
  return versionOf(subject, day.on)?.holds;
}

const never: Bool = { op: "literal", type: "boolean", value: false };

function distinct(nodes: readonly Bool[]): Bool[] {
  return [...new Map(nodes.map((node) => [JSON.stringify(node), node])).values()];
}

interface Later extends Named {
  /** Where a child may be between the two days; undefined where the whole must be asked again. */
  readonly turns: Bool[] | undefined;
}

/** The verdict of the later day as s with the subject's number; nothing for who does not look ahead. */
function laterOf(subject: Subject, nth: number, { today, soon }: ScreeningDays): Later | undefined {
  const { soonEntitled, soonEnding } = subject.follow;
  if (soonEntitled === undefined && soonEnding === undefined) return undefined;
  const node = settle(holdsOn(subject, soon) ?? never, soon);
  return {
    name: `s${nth}`,
    node,
    turns: turningPoints(settle(holdsOn(subject, today) ?? never, today), node),
  };
}

/** Verdict, what is received, whether it is worth asking: v, r and w with the subject's number. */
function questionsOf(subject: Subject, nth: number, today: Day): Named[] {
  const { receives, worthAsking } = subject;
  const settled = (letter: string, node: Node): Named => ({
    name: `${letter}${nth}`,
    node: settle(node, today),
  });
  return [
    settled("v", holdsOn(subject, today) ?? never),
    ...(receives === undefined ? [] : [settled("r", receives)]),
    ...(worthAsking === undefined ? [] : [settled("w", worthAsking)]),
  ];
}

/** The order says what is told first where several would fit; the later day is asked last, for it is the dearest. */
function kindText(subject: Subject, nth: number, later: string): string {
  const { follow } = subject;
  const rows: string[] = [];
  const row = (kind: keyof typeof follow, condition: string) => {
    if (follow[kind] !== undefined) rows.push(`when ${condition} then '${kind}'`);
  };
  const [v, r] = [`x.v${nth}`, receivedText(subject, nth)];
  const has = satisfiedText(subject, nth);
  row("entitledNotReceiving", `${v} and ${has} is false`);
  row("receivingNotEntitled", `${v} is false and ${r}`);
  row("soonEnding", `${v} and ${r} and (${later}) is false`);
  row("soonEntitled", `${v} is false and ${has} is not true and (${later})`);
  row("cannotTell", cannotTellText(subject, nth));
  return `case ${rows.join(" ")} end`;
}

function receivedText(subject: Subject, nth: number): string {
  return paidText(subject, nth, subject.programme === undefined ? [] : [subject.programme]);
}

/** Received, or another one of which a child has only one. */
function satisfiedText(subject: Subject, nth: number): string {
  const { satisfiedBy } = subject;
  return satisfiedBy === undefined ? receivedText(subject, nth) : paidText(subject, nth, satisfiedBy);
}

function paidText({ receives }: Subject, nth: number, programmes: readonly ProgrammeCode[]): string {
  const mask = programmes.reduce((sum, one) => sum + bitOf(one), 0);
  const paid = mask === 0 ? "false" : `(x.paid_mask & ${mask}) <> 0`;
  return receives === undefined ? `(${paid})` : `(${paid} or x.r${nth})`;
}

function cannotTellText(subject: Subject, nth: number): string {
  const [v, r] = [`x.v${nth}`, satisfiedText(subject, nth)];
  const isAsked = subject.worthAsking === undefined ? "false" : `x.w${nth}`;
  return `((${v} and ${r} is null) or (${v} is null and ${r} is not true and ${isAsked}))`;
}

function missingText(subject: Subject, nth: number, days: ScreeningDays): string {
  if (subject.follow.cannotTell === undefined) return "null::text[]";
  const parts = factsOf(subject, days)
    .filter((name) => !isSharedVerdict(name))
    .map((name) => `case when f.${columnOf(name)} is null then '${name}' end`);
  return `case f.k${nth} when 'cannotTell' then array_remove(array[${parts.join(", ")}]::text[], null) end`;
}

/** PostgreSQL's own hash of values, on which its partitions stand: nothing is written out as text for it. */
function digestText(subject: Subject, days: ScreeningDays): string {
  const facts = factsOf(subject, days).map((name) => `f.${columnOf(name)}`);
  return `hash_record_extended(row(${facts.join(", ")}), 0)`;
}

function factsOf(subject: Subject, { today }: ScreeningDays): string[] {
  const expressions = [holdsOn(subject, today), subject.receives, subject.worthAsking].filter(
    (one) => one !== undefined,
  );
  return restsOn(expressions, deepSubjects.has(subject.about));
}

/** Whose condition is a shared verdict itself: its facts are what a settled finding rests on. */
const deepSubjects: ReadonlySet<string> = new Set(["programme:B01", "programme:B03"]);
