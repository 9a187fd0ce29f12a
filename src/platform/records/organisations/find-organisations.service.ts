/** Organisations of some kinds, as forms choose from them and duties are owed for them. */
import { today } from "../../../kernel/clock.ts";
import type { OutputOf, QueryOf } from "../../../kernel/operation.ts";
import type { Tx } from "../../db/database.ts";
import type { App } from "../../http/app.ts";
import type { PlaceDirectory } from "../../places/place-directory.ts";
import { isOpenOn, type Organisation } from "./open-organisations.ts";
import type { OrganisationKind } from "./organisation-codes.contract.ts";
import type { listOrganisations as contract } from "./organisations.contract.ts";
import { listOrganisationRows } from "./organisations.store.ts";

export async function findOrganisations(
  tx: Pick<Tx, "sql">,
  { places }: Pick<App, "places">,
  kinds: readonly OrganisationKind[],
): Promise<Organisation[]> {
  if (kinds.length === 0) return [];
  const townships = townshipCodes(places);
  return (await listOrganisationRows(tx, kinds)).map(({ scopeCode, ...row }) => {
    const districtCode = scopeCode.slice(0, DISTRICT);
    return {
      ...row,
      districtCode,
      placeCode: townships.get(`${districtCode}/${row.townshipName}`) ?? districtCode,
    };
  });
}

const DISTRICT = 6;

function townshipCodes({ all }: PlaceDirectory): ReadonlyMap<string, string> {
  return new Map(
    all
      .filter(({ level }) => level === "township")
      .flatMap(({ code, name, shortName }) => {
        const district = code.slice(0, DISTRICT);
        return [
          [`${district}/${name}`, code],
          [`${district}/${shortName}`, code],
        ];
      }),
  );
}

/** Those that are open today first, by township and name; closed ones for records of days gone by. */
export async function listOrganisations(
  tx: Tx,
  app: Pick<App, "places">,
  { kinds }: QueryOf<typeof contract>,
): Promise<OutputOf<typeof contract>> {
  const found = await findOrganisations(tx, app, kinds);
  return {
    items: found
      .map((one) => ({
        id: one.id,
        kind: one.kind,
        name: one.name,
        townshipName: one.townshipName,
        closedOn: one.closedOn,
        isOpen: isOpenOn(one, today()),
      }))
      .sort((one, other) => Number(other.isOpen) - Number(one.isOpen)),
  };
}
