/** What the sections of the form share. */
import type { ApiProblem } from "../../../../platform/client/api-problem.ts";
import type { OpenDraft, OpenFaults } from "./open-file-draft.ts";

export interface OpenForm {
  readonly draft: OpenDraft;
  readonly today: string;
  readonly set: (patch: Partial<OpenDraft>) => void;
  /** The sentence under the field at this path, once it is time to say it. */
  readonly faultOf: (path: string) => string | undefined;
  /** The field at this path was left: what is wrong with it may be said. */
  readonly left: (path: string) => void;
}

const aboutNumber = ["registry.citizenNo.taken", "registry.child.elsewhere"];

/** What the server refused, at the fields that it speaks of; the rest is said in one note. */
export function serverFaults(problem: Pick<ApiProblem, "code" | "detail" | "errors">): OpenFaults {
  if (aboutNumber.includes(problem.code)) return { "person.citizenNo": problem.detail };
  if (problem.code === "registry.place.unknown") return { villageCode: problem.detail };
  return Object.fromEntries(
    problem.errors.map(({ path, message }) => [path.replace(/^body\./, ""), message]),
  );
}
