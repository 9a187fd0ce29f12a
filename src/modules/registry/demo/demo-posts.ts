/** The demonstration accounts: one per post, 30 supervisors and 419 directors among them, with made-up names. */
import type { Role } from "../../../kernel/actor.ts";
import type { PlaceListJson } from "../../../kernel/place-names.ts";
import { drawName, type Sex } from "./demo-names.ts";
import { createRandom, type Random } from "./demo-random.ts";

export interface DemoPost {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly placeCode: string;
  readonly title: string;
  /** Liaisons only: the member unit they speak for. */
  readonly department?: string;
}

type Office = readonly [username: string, role: Role, title: string, department?: string];

const offices: readonly Office[] = [
  ["admin", "systemAdmin", "系统管理员"],
  ["security", "securityAdmin", "安全管理员"],
  ["auditor", "auditor", "审计管理员"],
  ["district", "districtOfficer", "区民政局儿童福利科经办"],
  ["district2", "districtOfficer", "区民政局儿童福利科复核"],
  ["leader", "districtLeader", "区民政局分管领导"],
  ["finance", "finance", "区民政局财务"],
  ["institution", "institutionStaff", "区儿童福利机构业务主管"],
  ["registrar", "adoptionRegistrar", "区民政局收养登记员"],
  ["assessor", "assessor", "儿童评估员"],
  ["socialworker", "socialWorker", "渝童成长项目社工"],
  ["police", "partnerLiaison", "区公安局联络员", "police"],
  ["education", "partnerLiaison", "区教委联络员", "education"],
  ["justice", "partnerLiaison", "区司法局联络员", "justice"],
  ["procuratorate", "partnerLiaison", "区人民检察院联络员", "procuratorate"],
  ["health", "partnerLiaison", "区卫生健康委联络员", "health"],
  ["disabled-federation", "partnerLiaison", "区残联联络员", "disabledFederation"],
];

const SEED = 419;
/** Village directors are women first (民发〔2019〕34号). */
const WOMEN_AMONG_DIRECTORS = 0.78;

/** The same names every time, whatever the day: a director keeps the post while the children change. */
export function generatePosts(places: PlaceListJson): DemoPost[] {
  const random = createRandom(SEED);
  const taken = new Set<string>();
  const name = (women: number) => drawFreeName(random, taken, random.chance(women) ? "2" : "1");
  return [
    ...offices.map(([username, role, title, department]) => ({
      username,
      displayName: name(0.5),
      role,
      placeCode: places.district.code,
      title,
      ...(department === undefined ? {} : { department }),
    })),
    ...places.townships.map((township) => ({
      username: `supervisor-${township.code}`,
      displayName: name(0.6),
      role: "townshipSupervisor" as const,
      placeCode: township.code,
      title: `${township.name}儿童督导员`,
    })),
    ...places.townships.flatMap((township) =>
      township.villages.map(([code = "", village = ""]) => ({
        username: `director-${code}`,
        displayName: name(WOMEN_AMONG_DIRECTORS),
        role: "villageDirector" as const,
        placeCode: code,
        title: `${village.replace(/(?:村民|居民)委员会$/, "")}儿童主任`,
      })),
    ),
  ];
}

function drawFreeName(random: Random, taken: Set<string>, sex: Sex): string {
  let name = drawName(random, sex, "workingAge");
  while (taken.has(name)) name = drawName(random, sex, "workingAge");
  taken.add(name);
  return name;
}
