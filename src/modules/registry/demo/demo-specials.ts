/** Special cases that a register must bear: rare characters, former names, no papers, moves between villages. */
import type { ChildSketch } from "./demo-home.ts";
import { rename } from "./demo-home.ts";
import type { Village } from "./demo-land.ts";
import { drawName, drawSurname } from "./demo-names.ts";
import type { World } from "./demo-world.ts";
import { rareGivenNames } from "./name-tables.ts";

export function giveRareNames(world: World, children: readonly ChildSketch[]): void {
  for (const [index, child] of children.entries()) {
    const given = rareGivenNames[(index * 7 + child.name.length) % rareGivenNames.length] ?? "";
    rename(world, child, surnameOf(child) + given);
  }
}

/** Half got another given name, the others took the mother's or a stepfather's surname. */
export function giveFormerNames(world: World, children: readonly ChildSketch[]): void {
  const { random } = world;
  for (const [index, child] of children.entries()) {
    const surname = surnameOf(child);
    const given = child.name.slice(surname.length);
    let former =
      index % 2 === 0 ? drawName(random, child.sex, "child", surname) : drawSurname(random) + given;
    while (former === child.name) former = drawName(random, child.sex, "child", surname);
    child.formerName = former;
  }
}

export function leaveUnregistered(children: readonly ChildSketch[]): void {
  for (const child of children) child.paper = "none";
}

/** Each child lives in its village now and lived in another one before. */
export function moveBetweenVillages(
  world: World,
  moves: readonly { readonly child: ChildSketch; readonly village: Village }[],
): void {
  for (const { child, village } of moves) {
    let from = world.random.chance(0.5) ? world.land.neighbourOf(village) : world.land.draw(world.random);
    while (from.code === village.code) from = world.land.draw(world.random);
    child.movedFrom = from;
  }
}

function surnameOf(child: ChildSketch): string {
  return /^(?:欧阳|上官)/.exec(child.name)?.[0] ?? String.fromCodePoint(child.name.codePointAt(0) ?? 0);
}
