/** Whose desk looks after a desk. Pure. */
import type { Role } from "../../kernel/actor.ts";

export interface DeskOfPost {
  readonly role: Role;
  readonly scopeCode: string;
}

/** With how many digits of the place are theirs; above the district's leader there is nobody. */
const above: Readonly<Partial<Record<Role, { readonly role: Role; readonly length: number }>>> = {
  villageDirector: { role: "townshipSupervisor", length: 9 },
  townshipSupervisor: { role: "districtOfficer", length: 6 },
  partnerLiaison: { role: "districtOfficer", length: 6 },
  districtOfficer: { role: "districtLeader", length: 6 },
  finance: { role: "districtLeader", length: 6 },
};

/** The posts above which there is one. */
export const lookedAfter = Object.keys(above) as readonly Role[];

export function deskAbove({ role, scopeCode }: DeskOfPost): DeskOfPost | undefined {
  const post = above[role];
  return post === undefined ? undefined : { role: post.role, scopeCode: scopeCode.slice(0, post.length) };
}
