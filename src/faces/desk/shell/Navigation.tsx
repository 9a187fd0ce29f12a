import { Link, useLocation } from "react-router";
import { deskPages } from "../routes.tsx";
import { useSession } from "../session/session.ts";
import { entryAt, menuOf, pageAt } from "./menu.ts";

/** Only what this post uses; a second row where the present subject has several pages. */
export function Navigation() {
  const { can } = useSession();
  const { pathname } = useLocation();
  const menu = menuOf(deskPages, can);
  const here = entryAt(menu, pathname);
  const open = here === undefined ? undefined : pageAt(here, pathname);
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
          {here.pages.map((page) => (
            <Link
              key={page.to}
              to={page.to}
              className={page === open ? "active" : ""}
              aria-current={page !== open ? undefined : pathname === page.to ? "page" : "true"}
            >
              {page.label}
            </Link>
          ))}
        </nav>
      )}
    </>
  );
}
