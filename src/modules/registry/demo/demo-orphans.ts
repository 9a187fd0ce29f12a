/** Orphans: in the institution, with relatives, and those whom 民发〔2012〕179号 treats like orphans. */
import type { FactDraft, FileDraft, KinDraft } from "../file-draft.contract.ts";
import { allowanceFacts } from "./demo-allowance.ts";
import {
  type Arrival,
  childPerson,
  cutAt,
  noteFacts,
  ordinaryFacts,
  riskFacts,
  visitFacts,
  type Watch,
} from "./demo-child-facts.ts";
import { tellHardship } from "./demo-conditions.ts";
import { type Day, dayOfIso, isoOf, nextMonth, yearsBefore } from "./demo-days.ts";
import { type DemoFile, fact } from "./demo-file.ts";
import type { ChildSketch, Home } from "./demo-home.ts";
import { drawCarerRelation, GRANDPARENTS, makeCarer, parentKin } from "./demo-people.ts";
import { orphanNotes } from "./demo-words.ts";
import { dayBetween, type World } from "./demo-world.ts";

export const INSTITUTION = "合川区儿童福利机构";
const INSTITUTION_BUILDING = "儿童供养大楼";
/** 国办发〔2010〕54号 */
const ORPHAN_LEDGER_SINCE = "2011-01-01";

export interface Ending {
  readonly reason: "died" | "adopted";
  readonly on: Day;
  readonly note: string;
}

/** How a child came to the institution: found, rescued, or orphaned with nobody to take it. */
export type Origin = "abandoned" | "rescued" | "orphaned";

export function communityOrphanFiles(
  world: World,
  home: Home,
  orphanType: "community" | "hiv",
  ending?: Ending,
): DemoFile[] {
  const { random } = world;
  const { parents, lostOn } = lostParents(world, home, (ending?.on ?? world.today) - 220);
  const grandparents = random.chance(0.56);
  const relation = drawCarerRelation(world, grandparents);
  const kin = [...parents, makeCarer(world, relation, home.couple, true)];
  const settled = Math.max(lostOn + random.int(20, 90), dayOfIso(ORPHAN_LEDGER_SINCE));
  return home.children.map((child) => {
    const since = Math.max(Math.min(settled, (ending?.on ?? world.today) - 20), child.birth + 40, lostOn + 1);
    const facts = [
      ...recognised(world, since, orphanType, "community"),
      ...allowanceFacts(world, { confirmedOn: since, standard: "community" }),
      fact(
        "guardianship",
        since,
        {
          form: "relative",
          ability: GRANDPARENTS.has(relation) ? random.pick(["一般", "一般", "较弱"]) : "较强",
        },
        { evidence: "镇街监护人确认书" },
      ),
    ];
    return finish(world, home, child, { since, facts, kin, ending });
  });
}

export function institutionOrphanFile(world: World, home: Home, origin: Origin, ending?: Ending): DemoFile {
  const { today, numbers } = world;
  const child = home.children[0] as ChildSketch;
  const latest = (ending?.on ?? today) - 30;
  const admitted =
    origin === "abandoned"
      ? dayBetween(world, child.birth + 6, child.birth + 120)
      : dayBetween(world, child.birth + 200, latest - 500);
  const lost = origin === "orphaned" ? lostParents(world, home, admitted - 30) : undefined;
  // Sixty days of notice for the found, twelve months of searching for the rescued.
  const since = Math.max(
    Math.min(admitted + { abandoned: 75, rescued: 380, orphaned: 25 }[origin], latest),
    dayOfIso(ORPHAN_LEDGER_SINCE),
  );
  const before = { abandoned: "abandoned", rescued: "rescuedTrafficked", orphaned: undefined }[origin] as
    | "abandoned"
    | "rescuedTrafficked"
    | undefined;
  const paper = {
    abandoned: "捡拾证明及寻亲公告",
    rescued: "查找不到生父母证明",
    orphaned: "父母死亡（失踪）证明",
  }[origin];
  const opened = before === undefined ? since : Math.min(admitted, since - 1);
  const facts = [
    ...(before === undefined
      ? []
      : [
          fact(
            "category",
            opened,
            { category: before, document: numbers.paper("演公寻", opened) },
            { to: since, evidence: paper },
          ),
          ...searchFacts(before === "abandoned" ? "abandoned" : "rescued", opened, since),
        ]),
    ...recognised(world, since, "institution", "institution"),
    ...allowanceFacts(world, { confirmedOn: since, standard: "institution" }),
    fact("guardianship", since, { form: "longTerm", organisation: INSTITUTION }, { evidence: paper }),
  ];
  if (before !== undefined) child.note = "公告期满仍查找不到生父母，转为孤儿。";
  const cameFrom = origin === "orphaned" ? home : undefined;
  const story = { since: opened, facts, kin: lost?.parents ?? [], ending, arrival: { on: opened, cameFrom } };
  return finish(world, institutionHome(world, home), child, story);
}

/** What was known while the parents were sought, and what when nobody had been found. */
function searchFacts(way: "abandoned" | "rescued", found: Day, until: Day): FactDraft[] {
  const known = { way, foundOn: isoOf(found), reportedOn: isoOf(found), sentOn: isoOf(found) };
  const lag = way === "abandoned" ? 12 : 31;
  const proofs = {
    searchProofOn: isoOf(Math.min(found + lag, until)),
    announcedOn: isoOf(Math.min(found + lag + 2, until)),
    finalProofOn: way === "rescued" ? isoOf(until) : undefined,
  };
  return [
    fact("origin", found, known, { to: until, evidence: "接警回执" }),
    fact("origin", until, { ...known, ...proofs }, { evidence: "公安机关证明" }),
  ];
}

export function institutionHome(world: World, home: Home): Home {
  return { ...home, village: world.land.institution, address: institutionAddress(world) };
}

export function institutionAddress({ land }: World): string {
  return `重庆市合川区${land.institution.town.name}${land.institution.name}${INSTITUTION_BUILDING}`;
}

function lostParents(world: World, home: Home, until: Day): { parents: KinDraft[]; lostOn: Day } {
  const { random } = world;
  const youngest = home.children.at(-1)?.birth ?? until;
  const from = Math.max(youngest + 15, yearsBefore(until, 12));
  const missing = random.chance(0.22) ? random.pick(["1", "2"] as const) : undefined;
  const father = tellHardship(world, home.couple.father, missing === "1" ? "declaredMissing" : "deceased", {
    from,
    to: until,
  });
  const mother = tellHardship(world, home.couple.mother, missing === "2" ? "declaredMissing" : "deceased", {
    from,
    to: until,
  });
  return {
    parents: [parentKin(father.adult, father.facts), parentKin(mother.adult, mother.facts)],
    lostOn: Math.max(father.from, mother.from),
  };
}

function recognised(
  world: World,
  since: Day,
  orphanType: "institution" | "community" | "hiv",
  careMode: "institution" | "community",
): FactDraft[] {
  const document = world.numbers.paper(orphanType === "hiv" ? "演民特" : "演民孤", since);
  return [
    fact(
      "category",
      since,
      {
        category: "orphan",
        orphanType,
        careMode,
        recognisedOn: isoOf(since),
        startMonth: isoOf(nextMonth(since)).slice(0, 7),
        document,
      },
      { evidence: orphanType === "hiv" ? "疾控机构转介单" : "孤儿认定审批表" },
    ),
    fact("relief", since, { measure: "orphanAllowance" }),
  ];
}

interface Story {
  readonly since: Day;
  readonly facts: readonly FactDraft[];
  readonly kin: readonly KinDraft[];
  readonly ending: Ending | undefined;
  readonly arrival?: Arrival;
}

function finish(world: World, home: Home, child: ChildSketch, story: Story): DemoFile {
  const { since, ending, arrival } = story;
  const watch: Watch = { child, openedOn: since, setting: arrival === undefined ? "kin" : "institution" };
  const ended =
    ending === undefined ? undefined : { on: isoOf(ending.on), reason: ending.reason, note: ending.note };
  const person = childPerson(world, child);
  const facts = [
    ...ordinaryFacts(world, home, child, { openedOn: since, arrival }, person.citizenNo),
    ...story.facts,
    ...riskFacts(world, watch, { blue: 0.3, orange: 0.05, red: 0 }),
    ...visitFacts(world, watch, world.random.int(2, 4), 85),
    ...noteFacts(world, watch, 0.4, orphanNotes),
  ];
  const draft: FileDraft = {
    child: person,
    facts: cutAt(facts, ended),
    kin: story.kin.map((kin) => ({ ...kin, facts: cutAt(kin.facts, ended) })),
  };
  return {
    draft,
    openedOn: isoOf(since),
    ...(ended === undefined ? {} : { ended }),
    ...(child.note === undefined ? {} : { note: child.note }),
  };
}
