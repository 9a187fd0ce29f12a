/** Conditions as SQL over `s`, a row of registry.standing or of a frozen quarter. Every leaf is true or false, never NULL. */
import { type RawBuilder, sql } from "kysely";
import { birthDays, type CodeColumn, type Condition, type FlagColumn, type ListColumn } from "./condition.ts";
import { fieldSql } from "./standing-columns.store.ts";

type Sql = RawBuilder<unknown>;

export interface ConditionContext {
  readonly asOf: string;
  /** Whoever may not know of an infection meets the data as if it were not there, in filters too. */
  readonly seesHiv: boolean;
}

/** As mask-hiv.ts masks it. */
const discreetOrphanType = sql`(case when s.orphan_type = 'hiv'
  then case when s.care_mode in ('institution', 'agency') then 'institution' else 'community' end else s.orphan_type end)`;

export function conditionSql(condition: Condition, context: ConditionContext): Sql {
  switch (condition.op) {
    case "all":
      return condition.of.length === 0 ? sql`true` : joined(condition.of, context, sql` and `);
    case "any":
      return condition.of.length === 0 ? sql`false` : joined(condition.of, context, sql` or `);
    case "not":
      return sql`(not ${conditionSql(condition.of, context)})`;
    case "flag":
      return flagSql(condition.column, condition.is);
    case "in":
      return inSql(codeColumn(condition.column, context), condition.codes);
    case "unset":
      return sql`(${fieldSql[condition.column]} is null)`;
    case "has":
      return hasSql(condition.column, condition.codes, context);
    case "empty":
      return sql`(cardinality(${listColumn(condition.column, context)}) = 0)`;
    case "age":
      return ageSql(condition.from, condition.to, context.asOf);
    case "notVisitedSince":
      return sql`(s.last_visit is null or s.last_visit < ${condition.day}::date)`;
  }
}

function joined(of: readonly Condition[], context: ConditionContext, by: Sql): Sql {
  return sql`(${sql.join(
    of.map((part) => conditionSql(part, context)),
    by,
  )})`;
}

/** Plain columns stay plain, so that partial indexes (`where left_behind`) are recognised. */
function flagSql(column: FlagColumn, is: boolean): Sql {
  const name = fieldSql[column];
  if (column === "entrustSigned") return is ? sql`(${name} is true)` : sql`(${name} is false)`;
  return is ? name : sql`(not ${name})`;
}

function inSql(column: Sql, codes: readonly string[]): Sql {
  if (codes.length === 0) return sql`false`;
  // Codes come from closed tables; as literals the planner sees them and the statement text still is the same for all callers.
  if (codes.length === 1) return sql`(${column} is not null and ${column} = ${literal(codes[0] ?? "")})`;
  return sql`(${column} is not null and ${column} in (${sql.join(codes.map(literal))}))`;
}

function hasSql(column: ListColumn, codes: readonly string[], context: ConditionContext): Sql {
  const known = column === "difficulty" && !context.seesHiv ? codes.filter((code) => code !== "H5") : codes;
  if (known.length === 0) return sql`false`;
  const name = fieldSql[column];
  if (known.length === 1) return sql`(${literal(known[0] ?? "")} = any (${name}))`;
  return sql`(${name} && array[${sql.join(known.map(literal))}])`;
}

function ageSql(from: number | null, to: number | null, asOf: string): Sql {
  const { latest, after } = birthDays(from, to, asOf);
  const parts = [
    sql`s.birth_date is not null`,
    ...(latest === null ? [] : [sql`s.birth_date <= ${literal(latest)}::date`]),
    ...(after === null ? [] : [sql`s.birth_date > ${literal(after)}::date`]),
  ];
  return sql`(${sql.join(parts, sql` and `)})`;
}

function codeColumn(column: CodeColumn, context: ConditionContext): Sql {
  if (column !== "orphanType") return fieldSql[column];
  return context.seesHiv ? fieldSql.orphanType : discreetOrphanType;
}

function listColumn(column: ListColumn, context: ConditionContext): Sql {
  const name = fieldSql[column];
  return column === "difficulty" && !context.seesHiv ? sql`array_remove(${name}, 'H5')` : name;
}

/** @throws when a code could be anything but a word or a date: nothing else may be written into a statement */
function literal(code: string): Sql {
  if (!/^[A-Za-z0-9-]{1,40}$/.test(code)) throw new Error(`not a code: ${code}`);
  return sql.lit(code);
}
