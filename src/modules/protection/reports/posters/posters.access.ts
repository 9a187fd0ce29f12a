/** Posters hold no personal data; whoever puts them up in a place prints them for it. */
import { declareVerbs } from "../../../../platform/access/policy.ts";

declareVerbs({ "poster.read": ["villageDirector", "townshipSupervisor", "districtOfficer"] });
