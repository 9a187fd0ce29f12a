/** The demonstration's organisations: a school in every township, some kindergartens, internet cafés in town; all invented. Pure. */
import type { IsoDate } from "../../../../kernel/calendar-date.ts";
import type { MemberUnit } from "../../../../kernel/member-units.ts";
import type { OrganisationKind } from "../../../../platform/records/organisations/organisation-codes.contract.ts";

export interface ToldOrganisation {
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly townshipName: string;
  readonly unit: MemberUnit;
  readonly openedOn: IsoDate;
  readonly closedOn?: IsoDate;
}

const OPENED = "2015-09-01";
const KINDERGARTENS = 12;
const cafes = ["星空网络会所", "江岸网咖", "南门网吧", "滨江电竞馆", "三江上网服务部", "北环网咖"];
const surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"];

export function tellOrganisations(townships: readonly string[]): ToldOrganisation[] {
  const short = (name: string) => name.replace(/(街道|镇)$/, "");
  const education = { unit: "education", openedOn: OPENED } as const;
  const schools = townships.map((townshipName, index): ToldOrganisation => {
    const name = index % 2 === 0 ? `${short(townshipName)}中心小学` : `${short(townshipName)}初级中学`;
    return { ...education, kind: "school", name, townshipName };
  });
  const kindergartens = townships.slice(0, KINDERGARTENS).map(
    (townshipName, index): ToldOrganisation => ({
      ...education,
      kind: "kindergarten",
      name: `${short(townshipName)}中心幼儿园`,
      townshipName,
      // One that closed within a term, and one that opened within one.
      ...(index === 3 ? { closedOn: "2026-05-20" } : {}),
      ...(index === 5 ? { openedOn: "2026-10-08" } : {}),
    }),
  );
  const venues = cafes.map(
    (name, index): ToldOrganisation => ({
      kind: "internetCafe",
      unit: "cultureTourism",
      name,
      townshipName: townships[index % 3] ?? "",
      openedOn: "2018-03-01",
    }),
  );
  return [...schools, ...kindergartens, ...venues];
}

/** 王校长: nobody in particular. */
export function tellResponsible({ kind }: ToldOrganisation, nth: number): string {
  const surname = surnames[nth % surnames.length] ?? "王";
  return `${surname}${kind === "internetCafe" ? "经理" : kind === "kindergarten" ? "园长" : "校长"}`;
}
