import type { ComponentType, LazyExoticComponent } from "react";
import type { MenuPage } from "../shell/menu.ts";

/** `path` in react-router's words; `verb` absent: every post; `nav`: in the menu, in the order of this table. */
export interface DeskPage extends MenuPage {
  /** What its parts must look like; another address is no page. */
  readonly parts?: Readonly<Record<string, RegExp>>;
  /** Where a post without the verb finds its own part of the same: a task's link is read by whoever it is for and by their superior. */
  readonly instead?: string;
  /** In the window's title. */
  readonly title: string;
  /** Shows who is meant: the reader's name lies faintly over it. */
  readonly personal: boolean;
  readonly Page: LazyExoticComponent<ComponentType>;
}
