/** Who around two files of one child is the same person, and who comes along. Pure. */

export interface KinLink {
  readonly id: string;
  readonly personId: string;
  readonly relation: string;
  readonly name: string;
  readonly from: string;
  readonly to: string | null;
}

export interface KinPlan<Link extends KinLink> {
  /** Not yet known to the kept file. */
  readonly comes: readonly Link[];
  /** Known to both, be it as two persons. */
  readonly same: readonly { readonly own: Link; readonly other: Link }[];
}

/**
 * `areOther` tells two persons of one name and relation apart (by their numbers). Whom a file names as its own brother stays where it
 * is: nobody becomes kin of himself.
 */
export function planKin<Link extends KinLink>(
  kept: { readonly id: string; readonly kin: readonly Link[] },
  merged: { readonly id: string; readonly kin: readonly Link[] },
  areOther: (own: Link, other: Link) => boolean,
): KinPlan<Link> {
  const comes: Link[] = [];
  const same: { own: Link; other: Link }[] = [];
  for (const other of merged.kin) {
    if (other.personId === kept.id) continue;
    const own = kept.kin.find(
      (link) =>
        overlaps(link, other) &&
        (link.personId === other.personId ||
          (link.relation === other.relation && link.name === other.name && !areOther(link, other))),
    );
    if (own === undefined) comes.push(other);
    else same.push({ own, other });
  }
  return { comes, same };
}

function overlaps(a: KinLink, b: KinLink): boolean {
  return (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to);
}
