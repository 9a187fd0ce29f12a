import { type CodeOf, codeTable } from "./code-table.ts";

export const roleCodes = codeTable("role", "岗位", {
  villageDirector: "儿童主任",
  townshipSupervisor: "儿童督导员",
  districtOfficer: "区民政儿童福利经办",
  districtLeader: "区领导",
  finance: "财务",
  institutionStaff: "福利机构人员",
  adoptionRegistrar: "收养登记员",
  assessor: "评估员",
  partnerLiaison: "部门联络员",
  socialWorker: "社工",
  auditor: "审计员",
  securityAdmin: "安全管理员",
  systemAdmin: "系统管理员",
  // No post: an organisation whose machines come with a key.
  partner: "接入单位",
});
export type Role = CodeOf<typeof roleCodes>;

declare const scopeBrand: unique symbol;

/**
 * The range of division codes that somebody may see: `lo <= code < hi` bytewise. Made only by platform/access, so a store
 * function that asks for a Scope cannot be called with a guess.
 */
export interface Scope {
  readonly lo: string;
  readonly hi: string;
  readonly [scopeBrand]: true;
}

/** Who is asking: an account acting in one of its posts. */
export interface Actor {
  readonly accountId: string;
  readonly username: string;
  readonly displayName: string;
  readonly postId: string;
  readonly role: Role;
  readonly placeCode: string;
  readonly placeName: string;
  readonly department: string | null;
  readonly scope: Scope;
  /** The hash of the session's cookie; none where no person sits: the house itself, a machine with a key. */
  readonly session?: Buffer;
  readonly ip?: string;
  readonly traceId?: string;
}
