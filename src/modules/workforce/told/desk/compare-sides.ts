/** What a phone showed, what was told on it and what holds now, side by side. Pure. */
import type { ToldChangeView } from "../told-changes.contract.ts";

export interface ToldSide {
  readonly key: "shown" | "said" | "holds";
  readonly title: string;
  readonly text: string | null;
  /** What there is to see about it; null: nothing. */
  readonly mark: string | null;
}

export function sidesOf({
  shown,
  said,
  holds,
}: Pick<ToldChangeView, "shown" | "said" | "holds">): readonly ToldSide[] {
  const isChanged = holds !== shown;
  return [
    { key: "shown", title: "报的时候档案里是", text: shown, mark: null },
    { key: "said", title: "村里报来", text: said, mark: said === holds ? null : "和档案不一样" },
    {
      key: "holds",
      title: "档案里现在是",
      text: holds,
      mark: said === holds ? "已经和报来的一样" : isChanged ? "报了以后别人改过" : null,
    },
  ];
}
