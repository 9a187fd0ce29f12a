import { sql } from "kysely";
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Tx } from "../../db/database.ts";
import type { OrganisationKind } from "./organisation-codes.contract.ts";
import { ORGANISATIONS } from "./organisation-record.ts";

export interface OrganisationRow {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly townshipName: string;
  readonly scopeCode: string;
  readonly openedOn: IsoDate;
  readonly closedOn: IsoDate | null;
}

/** What was handed in, of these kinds, in the district of whoever asks. */
export async function listOrganisationRows(
  tx: Pick<Tx, "sql">,
  kinds: readonly OrganisationKind[],
): Promise<OrganisationRow[]> {
  const { rows } = await sql<OrganisationRow>`
    select id, content ->> 'kind' as kind, content ->> 'name' as name, about_name as "townshipName",
      scope_code as "scopeCode", on_day as "openedOn", content ->> 'closedOn' as "closedOn"
    from record.entry
    where kind = ${ORGANISATIONS} and state = any (array['submitted', 'recorded', 'confirmed'])
      and content ->> 'kind' = any (${kinds}::text[])
    order by about_name, name, id limit 20000`.execute(tx.sql);
  return rows;
}
