import { Link, NavLink, useLocation } from "react-router";
import { deskPages } from "../routes.tsx";
import { useSession } from "../session/session.ts";
import { entryAt, liesUnder, menuOf } from "./menu.ts";

/** Only what this post uses; a second row where the present subject has several pages. */
export function Navigation() {
  const { can } = useSession();
  const { pathname } = useLocation();
  const menu = menuOf(deskPages, can);
  const here = entryAt(menu, pathname);
  return (
    <>
      <nav className="ta-nav" aria-label="主菜单">
        {menu.map((entry) => (
          <Link
            key={entry.label}
            to={entry.to}
            className={entry === here ? "active" : ""}
            aria-current={entry !== here ? undefined : pathname === entry.to ? "page" : "true"}
          >
            {entry.label}
          </Link>
        ))}
      </nav>
      {here !== undefined && here.pages.length > 1 && (
        <nav className="ta-nav ta-subnav" aria-label={here.label}>
          {here.pages.map(({ to, label }) => (
            <NavLink key={to} to={to} end={!liesUnder(pathname, to)}>
              {label}
            </NavLink>
          ))}
        </nav>
      )}
    </>
  );
}
