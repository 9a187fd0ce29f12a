import { type Route, route } from "../../../platform/http/route.ts";
import "./bind-special-procedures.service.ts";
import * as people from "./people/people.contract.ts";
import { addPersonTo, listPeopleOf, removePersonOf, tellGuardianOf } from "./people/people.service.ts";

export const specialRoutes: readonly Route[] = [
  route(people.listPeople, ({ app, params, work }) => work((tx) => listPeopleOf(tx, app, params.id))),
  route(people.addPerson, ({ app, params, body, work }) =>
    work((tx) => addPersonTo(tx, app, params.id, body)),
  ),
  route(people.tellGuardian, ({ app, params, body, work }) =>
    work((tx) => tellGuardianOf(tx, app, params.id, { id: params.personId, ...body })),
  ),
  route(people.removePerson, ({ app, params, body, work }) =>
    work((tx) => removePersonOf(tx, app, params.id, { id: params.personId, ...body })),
  ),
];
