import { type Route, route } from "../../../platform/http/route.ts";
import "./bind-special-procedures.service.ts";
import * as emergencies from "./events/emergencies.contract.ts";
import {
  checkChildOf,
  declareEmergencyOf,
  endEmergencyOf,
  listEmergenciesOf,
  readEmergencyOf,
} from "./events/emergencies.service.ts";
import { readFigures } from "./figures.contract.ts";
import { readFiguresOf } from "./figures.service.ts";
import * as people from "./people/people.contract.ts";
import { addPersonTo, listPeopleOf, removePersonOf, tellGuardianOf } from "./people/people.service.ts";

export const specialRoutes: readonly Route[] = [
  route(readFigures, ({ query, work }) => work((tx) => readFiguresOf(tx, query.year))),
  route(emergencies.listEmergencies, ({ app, work }) => work((tx) => listEmergenciesOf(tx, app))),
  route(emergencies.readEmergency, ({ app, params, query, work }) =>
    work((tx) => readEmergencyOf(tx, app, params.id, query)),
  ),
  route(emergencies.declareEmergency, ({ app, body, work }) =>
    work((tx) => declareEmergencyOf(tx, app, body)),
  ),
  route(emergencies.checkChild, ({ app, params, body, work }) =>
    work((tx) => checkChildOf(tx, app, params.id, body)),
  ),
  route(emergencies.endEmergency, ({ app, params, body, work }) =>
    work((tx) => endEmergencyOf(tx, app, params.id, body.reason)),
  ),
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
