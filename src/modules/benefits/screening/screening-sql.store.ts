/**
 * All questions about all children as one SELECT over the profiles of a day: shared conditions once a child, then a verdict, what is
 * received and the verdict of a later day per subject, and out of these the findings.
 */
import { type RawBuilder, sql } from "kysely";
import type { AtomTable } from "../../../platform/rules/atoms.ts";
import type { Bool, Expression, Node } from "../../../platform/rules/expression.ts";
import { columnOf, type SqlContext, sqlText } from "../../../platform/rules/rule-sql.store.ts";
import type { Day } from "../../../platform/rules/settle.ts";
import { profileAtoms } from "../../recognition/profile.contract.ts";
import { type ProgrammeCode, programmeCodes } from "../programs/program-codes.contract.ts";
import { factsIn, sharedAtoms, sharedParts, withShared } from "./shared-parts.ts";
import { type Subject, subjects, versionOf } from "./subjects.ts";

export interface ScreeningDays {
  readonly today: Day;
  /** The day whose verdict is told in advance; parameters as they are known to be then. */
  readonly soon: Day;
}

/** The bit of a programme in the mask of what a child is paid. */
export function bitOf(programme: ProgrammeCode): number {
  return 2 ** programmeCodes.codes.indexOf(programme);
}

/** Child, place, subject, kind, missing facts, digest: one row a finding; `only` for some children. */
export function findingsSql(days: ScreeningDays, only?: readonly string[]): RawBuilder<unknown> {
  const asked = subjects.filter(
    ({ rule, follow }) => Object.keys(follow).length > 0 && rule.versions.length > 0,
  );
  const among = only === undefined ? sql`true` : sql`p.child_id = any (${only}::uuid[])`;
  const paidAmong = only === undefined ? sql`true` : sql`child_id = any (${only}::uuid[])`;
  return sql`
    select j.child_id, j.scope_code, f.about, f.kind, f.missing, f.digest
    from (
      select v.*, ${sql.raw(asked.map((subject, nth) => `${kindSql(subject, nth)} as k${nth}`).join(",\n      "))}
      from (
        select s.*, ${sql.raw(asked.map((subject, nth) => verdictsSql(subject, nth, days)).join(",\n        "))}
        from (
          select p.*, coalesce(paid.mask, 0) as paid_mask, ${sql.raw(sharedSql(days))}
          from recognition.profile p
          left join (${paidSql(days.today.on, paidAmong)}) paid on paid.child_id = p.child_id
          where p.valid_from <= ${days.today.on} and p.valid_to > ${days.today.on} and ${among}
          offset 0
        ) s offset 0
      ) v offset 0
    ) j
    cross join lateral (values ${sql.raw(asked.map((subject, nth) => findingSql(subject, nth, days)).join(",\n      "))})
      as f(about, kind, missing, digest)
    where num_nonnulls(${sql.raw(asked.map((_, nth) => `j.k${nth}`).join(", "))}) > 0 and f.kind is not null`;
}

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

const atoms: AtomTable = { ...profileAtoms, ...sharedAtoms };

/** Shared conditions of both days, each built on the ones before. */
function sharedSql(days: ScreeningDays): string {
  return marks
    .flatMap((mark) =>
      sharedParts.map(
        ({ name, of }) => `${sqlText(of, contextOf("p", days[mark]))} as ${columnOf(name)}_${mark}`,
      ),
    )
    .join(", ");
}

const marks = ["today", "soon"] as const;
type Mark = (typeof marks)[number];

function contextOf(alias: string, day: Day): SqlContext {
  return { ...day, atoms, alias };
}

/** SQL of an expression with the shared parts as columns of their day. */
function sharedText(expression: Expression, alias: string, day: Day, mark: Mark): string {
  return textOnDay(sqlText(withShared(expression) as Expression, contextOf(alias, day)), alias, mark);
}

const sharedColumn = new RegExp(
  `\\b([a-z]+)\\.(${sharedParts.map(({ name }) => columnOf(name)).join("|")})\\b`,
  "g",
);

function textOnDay(text: string, _alias: string, mark: Mark): string {
  return text.replaceAll(sharedColumn, `$1.$2_${mark}`);
}

function holdsOn(subject: Subject, day: Day): Bool | undefined {
  return versionOf(subject, day.on)?.holds;
}

function verdictsSql(subject: Subject, nth: number, days: ScreeningDays): string {
  const verdict = (mark: Mark) => {
    const holds = holdsOn(subject, days[mark]);
    return holds === undefined ? "false" : sharedText(holds, "s", days[mark], mark);
  };
  const looksAhead = subject.follow.soonEntitled !== undefined || subject.follow.soonEnding !== undefined;
  return [
    `${verdict("today")} as v${nth}`,
    `${receivesSql(subject, days)} as r${nth}`,
    ...(looksAhead ? [`${verdict("soon")} as s${nth}`] : []),
    ...(asksIf(subject)
      ? [`${sharedText(subject.worthAsking as Bool, "s", days.today, "today")} as w${nth}`]
      : []),
  ].join(", ");
}

function asksIf({ follow, worthAsking }: Subject): boolean {
  return follow.cannotTell !== undefined && worthAsking !== undefined;
}

function receivesSql({ programme, receives }: Subject, days: ScreeningDays): string {
  const paid = programme === undefined ? "false" : `(s.paid_mask & ${bitOf(programme)}) <> 0`;
  return receives === undefined ? paid : `(${paid} or ${sharedText(receives, "s", days.today, "today")})`;
}

/** The order says what is told first where several would fit. */
function kindSql(subject: Subject, nth: number): string {
  const { follow } = subject;
  const rows: string[] = [];
  const row = (kind: keyof typeof follow, condition: string) => {
    if (follow[kind] !== undefined) rows.push(`when ${condition} then '${kind}'`);
  };
  const [v, r, s] = [`v.v${nth}`, `v.r${nth}`, `v.s${nth}`];
  row("entitledNotReceiving", `${v} and ${r} is false`);
  row("receivingNotEntitled", `${v} is false and ${r}`);
  row("soonEnding", `${v} and ${r} and ${s} is false`);
  row("soonEntitled", `${v} is false and ${r} is not true and ${s}`);
  const asked = asksIf(subject) ? `v.w${nth}` : "false";
  row("cannotTell", `(${v} and ${r} is null) or (${v} is null and ${r} is not true and ${asked})`);
  return `case ${rows.join(" ")} end`;
}

function findingSql(subject: Subject, nth: number, days: ScreeningDays): string {
  const kind = `j.k${nth}`;
  const digest = `case when ${kind} is not null then md5(concat_ws('|', ${digestParts(subject, days).join(", ")}))::uuid end`;
  const missing =
    subject.follow.cannotTell === undefined
      ? "null::text[]"
      : `case ${kind} when 'cannotTell' then array_remove(array[${missingParts(subject, days).join(", ")}]::text[], null) end`;
  return `('${subject.about}', ${kind}, ${missing}, ${digest})`;
}

/** What the subject asks; of a shared condition its verdict, of a basic allowance's own condition every fact. */
function digestParts(subject: Subject, days: ScreeningDays): string[] {
  return factsOfSubject(subject, days).map((name) => {
    const column = `j.${columnOf(name)}${Object.hasOwn(sharedAtoms, name) ? "_today" : ""}`;
    return `coalesce(${column}::text, '~')`;
  });
}

function missingParts(subject: Subject, days: ScreeningDays): string[] {
  return factsOfSubject(subject, days)
    .filter((name) => !Object.hasOwn(sharedAtoms, name))
    .map((name) => `case when j.${columnOf(name)} is null then '${name}' end`);
}

function factsOfSubject(subject: Subject, { today }: ScreeningDays): string[] {
  const { receives, worthAsking } = subject;
  const holds = holdsOn(subject, today);
  const expressions: Node[] = [holds, receives, worthAsking].filter((one) => one !== undefined);
  const own = expressions.flatMap((one) => factsIn(withShared(one)));
  const deep = deepSubjects.has(subject.about) ? expressions.flatMap((one) => factsIn(one)) : [];
  return [...new Set([...own, ...deep])];
}

/** Whose condition is a shared part itself: its facts are what a settled finding rests on. */
const deepSubjects: ReadonlySet<string> = new Set(["programme:B01", "programme:B03"]);
