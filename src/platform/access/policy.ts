import type { Actor, Role } from "../../kernel/actor.ts";
import { declareProblem, Problem } from "../../kernel/problem.ts";

export const accessProblems = {
  forbidden: declareProblem({
    code: "access.forbidden",
    status: 403,
    title: "您的岗位不能做这件事",
    detail: "这项操作不在您岗位的职责内。如确需办理，请联系区民政局调整岗位。",
  }),
  notFound: declareProblem({
    code: "access.notFound",
    status: 404,
    title: "没有找到",
    detail: "没有这条记录，或者它不在您的辖区内。",
  }),
};

const verbs = new Map<string, ReadonlySet<Role>>();

/** A room's verb table: which roles may do what. Unknown verbs are denied; a verb can be declared once. */
export function declareVerbs(table: Readonly<Record<string, readonly Role[]>>): void {
  for (const [verb, roles] of Object.entries(table)) {
    if (verbs.has(verb)) throw new Error(`verb ${verb} is declared twice`);
    verbs.set(verb, new Set(roles));
  }
}

export function declaredVerbs(): ReadonlyMap<string, ReadonlySet<Role>> {
  return verbs;
}

export function mayDo(actor: Pick<Actor, "role">, verb: string): boolean {
  return verbs.get(verb)?.has(actor.role) ?? false;
}

/** @throws access.forbidden */
export function demand(actor: Pick<Actor, "role">, verb: string): void {
  if (!mayDo(actor, verb))
    throw new Problem(accessProblems.forbidden, { log: `${actor.role} lacks ${verb}` });
}

/** The same words for "absent" and "not yours to know". */
export function notFound(): Problem {
  return new Problem(accessProblems.notFound);
}
